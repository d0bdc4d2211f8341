"""The one way into the ledger: drafts become a batch of entries, and the lists show them, in one transaction.

An entry is never changed. The rows that lists filter on are made again for every subject touched, in the same
transaction, so a process that dies leaves either all of it or nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Source, Subject
from yinfeng.ledger.projecting import project
from yinfeng.ledger.writing import insert
from yinfeng.plan.models import Campaign

_PIECE = 8000
_COLUMNS = (
    "subject", "word", "standing", "known_at", "by_unit", "concerns", "from_day", "to_day", "low", "high", "unit",
    "text", "raw", "source", "qualifier", "known_by", "spot", "by", "recorded_at", "campaign", "batch",
)  # fmt: skip
_SUBJECT = ("campaign", "kind", "key", "batch")
_OF_VALUE = slice(3, 14)
"""The columns that an entry has as a value, in its order, after its id, subject, word and standing."""
_Who = tuple[str, str]
"""The kind and key of a subject."""


@transaction.atomic
def append(
    *,
    campaign: Campaign,
    title: str,
    drafts: Iterable[Draft],
    by: Viewer,
    at: datetime,
    book: Book | None = None,
    file_name: str = "",
    file_sha256: str = "",
    undoes: Batch | None = None,
) -> Batch:
    """Store drafts as one batch; subjects that are new are made. Sources without an id are stored first.

    `book` is what the caller has read of the campaign already. Drafts are taken and stored piece by piece, so that a
    hundred thousand subjects need no more room than a thousand; what is said of one subject should stand together.
    The number of queries grows with the drafts by pieces.
    """
    book = book or Book(campaign)
    book.read(())
    batch = Batch.objects.create(
        campaign=campaign, title=title, by=by.name, by_unit=by.unit, at=at,
        file_name=file_name, file_sha256=file_sha256, undoes=undoes,
    )  # fmt: skip
    for piece in _pieces(drafts):
        _store_sources(campaign, piece)
        subjects = _subjects(piece, batch, book)
        rows = [_row(subjects[draft.kind, draft.key], draft, batch, at) for draft in piece]
        insert(models.Entry, _COLUMNS, rows)
        book.add(map(_value, _numbers(batch, book), piece, rows))
        project(subjects, book)
        batch.n_entries += len(piece)
    batch.save(update_fields=["n_entries"])
    return batch


def _pieces(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Part drafts into pieces that end where a subject ends."""
    piece: list[Draft] = []
    for draft in drafts:
        if len(piece) >= _PIECE and draft.key != piece[-1].key:
            yield piece
            piece = []
        piece.append(draft)
    if piece:
        yield piece


def _store_sources(campaign: Campaign, drafts: Iterable[Draft]) -> None:
    new = {id(draft.source): draft.source for draft in drafts if draft.source is not None and draft.source.pk is None}
    for source in new.values():
        source.campaign = campaign
    Source.objects.bulk_create(new.values())


def _subjects(drafts: Iterable[Draft], batch: Batch, book: Book) -> dict[_Who, int]:
    """Return the id of each subject; those that are new are made, all that is said of the others is read."""
    wanted: dict[str, dict[str, None]] = {}
    for draft in drafts:
        wanted.setdefault(draft.kind, {})[draft.key] = None
    found: dict[_Who, int] = {}
    for kind, keys in wanted.items():
        found |= {(kind, key): number for key, number in book.subjects(kind, keys).items()}
    book.read(found.values())
    for kind, keys in wanted.items():
        new = [key for key in keys if (kind, key) not in found]
        insert(Subject, _SUBJECT, [(batch.campaign_id, kind, key, batch.pk) for key in new])
        rows = Subject.objects.filter(batch=batch, kind=kind).order_by("-pk").values_list("key", "pk")
        book.enter(kind, made := dict(rows[: len(new)]))
        found |= {(kind, key): number for key, number in made.items()}
    return found


def _row(subject: int, draft: Draft, batch: Batch, at: datetime) -> Sequence[Any]:
    """Return an entry in the order of the columns."""
    interval, quantity = draft.interval, draft.quantity
    from_day, to_day = (interval.from_day, interval.to_day) if interval else (None, None)
    low, high, unit, qualifier, printed = (
        (quantity.low, quantity.high, quantity.unit, quantity.qualifier, quantity.raw)
        if quantity
        else (None, None, "", "", "")
    )
    return (
        subject, draft.word, str(draft.standing), draft.known_at or at,
        batch.by_unit if draft.by_unit is None else draft.by_unit, draft.concerns,
        from_day, to_day, low, high, unit, draft.text, draft.raw or printed,
        draft.source.pk if draft.source else None,
        qualifier, draft.known_by, draft.spot, batch.by, at, batch.campaign_id, batch.pk,
    )  # fmt: skip


def _numbers(batch: Batch, book: Book) -> Iterable[int]:
    """Return the ids of what was written to a batch after the book was last read, in the order of writing. One query.

    A statement numbers its rows in their order, and statements are one after the other.
    """
    written = batch.entries.filter(pk__gt=book.position).order_by("pk")
    return written.values_list("pk", flat=True).iterator(_PIECE)


def _value(number: int, draft: Draft, row: Sequence[Any]) -> Entry:
    """Return an entry as the fold takes it."""
    return Entry(number, row[0], draft.word, draft.standing, *row[_OF_VALUE])
