"""Long files are read and stored beside the requests: one thread of this process, one file after another.

Nothing hangs on the thread. What is looked at is read again where it is not held; what is to be stored is an order in
the database, carried out in one transaction (see `storing`) and taken up again when the server starts anew.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Lock
from typing import Any

from django.db import connections

from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger import papers
from yinfeng.workbooks import storing
from yinfeng.workbooks.core.sheets import UnreadableError
from yinfeng.workbooks.drafting import Brought
from yinfeng.workbooks.models import Delivery
from yinfeng.workbooks.opening import Opened

LONG = 400_000
"""From how many bytes on a file is read beside the requests: some thousand rows of a list as people have them."""

PATIENCE = 1.5
"""How many seconds a page waits for the first rows of a long file, or for the whole of one that is not so long."""

_HELD = 2
"""How many long files are held once they are read; a hundred thousand rows take some hundred megabytes."""


@dataclass
class Work:
    """One piece of work: since when, how far (reading, comparing, storing), the first rows as soon as they are read,
    and what comes of it."""

    at: datetime | None = None
    step: str = "reading"
    n_rows: int = 0
    head: Opened | None = None
    _seen: Event = field(default_factory=Event)
    future: "Future[Any]" = field(default_factory=Future)

    def show(self, head: Opened | None) -> None:
        """Show the first rows."""
        self.head = head
        self._seen.set()

    def wait(self, seconds: float) -> None:
        """Wait until it has something to show, at most so long."""
        self._seen.wait(seconds)

    @property
    def is_done(self) -> bool:
        """Tell whether it ended, well or not."""
        return self.future.done()

    @property
    def has_failed(self) -> bool:
        """Tell whether it ended and not well."""
        return self.is_done and self.future.exception() is not None

    def result(self) -> Any:
        """Return what came of it, or raise what it raised."""
        return self.future.result()


_Key = tuple[str, int, int | None, frozenset[tuple[str, str]]]
"""Looking or storing, the delivery, what it is compared with, what a person decided of its headers."""

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workbooks")
_known: OrderedDict[_Key, Work] = OrderedDict()
_lock = Lock()


def is_long(delivery: Delivery) -> bool:
    """Tell whether a file is read beside the requests."""
    path = papers.path_of(delivery.sha256)
    return path is not None and path.stat().st_size >= LONG


def look(delivery: Delivery, *, at: datetime, against: int | None, anew: bool = False) -> Work:
    """Return the work of looking at a file: done where it is short or held, else under way.

    Its result is what the file would add to the ledger as it was when the work began; `anew` asks for it as it is now.
    """
    meanings = storing.meanings_of(delivery)
    key = ("look", delivery.pk, against, frozenset(meanings.items()))
    return _begin(key, lambda work: _look(work, delivery, meanings, against), at, delivery, anew=anew)


def store(delivery: Delivery) -> Work:
    """Return the work of storing what was accepted of a file: done where it is short, else under way; once however
    often it is asked for, but begun again where it ended and the order still stands."""
    return _begin(_storing(delivery), lambda work: _store(work, delivery), None, delivery, anew=True)


def resume() -> None:
    """Take up what was accepted and not stored when the process before this one ended. One query."""
    for delivery in storing.waiting():
        _submit(_storing(delivery), lambda work, one=delivery: _store(work, one), None)


def _storing(delivery: Delivery) -> _Key:
    return "store", delivery.pk, None, frozenset()


def _look(work: Work, delivery: Delivery, meanings: Mapping[str, str], against: int | None) -> Brought:
    opened = _held(delivery, meanings)
    if opened is None:
        work.show(storing.read_head(delivery, meanings) if is_long(delivery) else None)
        opened = storing.read(delivery, meanings)
    work.n_rows = _n_rows(opened)
    work.step = "comparing"
    return storing.look(delivery, opened, at=work.at, against=against)


def _store(work: Work, delivery: Delivery) -> None:
    try:
        meanings = storing.meanings_of(delivery)
        opened = _held(delivery, meanings) or storing.read(delivery, meanings)
        work.n_rows = _n_rows(opened)
        work.step = "storing"
        storing.carry_out(delivery, opened)
    except (RefusedError, UnreadableError) as refused:
        storing.refuse(delivery, refused)


def _held(delivery: Delivery, meanings: Mapping[str, str]) -> Opened | None:
    """Return the reading of a file that is held and was made by the same meanings of its columns, if there is one."""
    wanted = ("look", delivery.pk, frozenset(meanings.items()))
    held = (
        known.result().opened
        for (kind, pk, _against, by), known in list(_known.items())
        if (kind, pk, by) == wanted and known.is_done and not known.has_failed
    )
    return next(held, None)


def _n_rows(opened: Opened) -> int:
    return sum(len(sheet.rows) for sheet in opened.reading.sheets)


def _begin(key: _Key, do: Callable[[Work], Any], at: datetime | None, delivery: Delivery, *, anew: bool) -> Work:
    """Do short work at once; begin long work unless it is under way or its result is held."""
    if not is_long(delivery):
        return _done(Work(at), do)
    if anew:
        _forget(key)
    return _submit(key, do, at)


def _submit(key: _Key, do: Callable[[Work], Any], at: datetime | None) -> Work:
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
        for old in [old for old, known in _known.items() if known.is_done][: -_HELD + 1]:
            del _known[old]
        work = _known[key] = Work(at)
        _thread.submit(_do_beside, work, do)
        return work


def _forget(key: _Key) -> None:
    with _lock:
        if key in _known and _known[key].is_done:
            del _known[key]


def _do_beside(work: Work, do: Callable[[Work], Any]) -> None:
    try:
        _done(work, do)
    finally:
        connections.close_all()


def _done(work: Work, do: Callable[[Work], Any]) -> Work:
    try:
        work.future.set_result(do(work))
    except Exception as error:  # whoever asks for the result gets it
        work.future.set_exception(error)
    finally:
        work.show(work.head)
    return work
