"""What people do to the ledger: claim, register, rule, correct, withdraw, undo. Each is one transaction."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.withdrawing import statement_of, withdrawals
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.guards import in_force, needs_paper, needs_reason, needs_unit, not_ahead, own_unit
from yinfeng.ledger.models import Batch, Entry, Source
from yinfeng.plan.models import Campaign

_CHUNK = 500


def claim(
    *,
    campaign: Campaign,
    kind: str,
    key: str,
    word: str,
    by: Viewer,
    at: datetime,
    interval: Interval | None = None,
    quantity: Quantity | None = None,
    text: str = "",
    paper: Source | None = None,
) -> Batch:
    """Record what a unit says of a subject, with the paper that proves it where there is one.

    Raises: RefusedError if nobody acts for a unit, or the day lies ahead.
    """
    needs_unit(campaign, by)
    not_ahead(interval, at)
    source = paper or _statement(campaign, by)
    draft = Draft(kind, key, word, Standing.CLAIMED, interval, quantity, text, source=source)
    return append(campaign=campaign, title=f"填报 {key} {word}", drafts=[draft], by=by, at=at)


@transaction.atomic
def register(
    *,
    campaign: Campaign,
    kind: str,
    by: Viewer,
    at: datetime,
    texts: Mapping[str, str],
    amount: Quantity | None = None,
    paper: Source | None = None,
) -> Batch:
    """Claim a subject that is new, attributes by word, under a key made here: n-0001, counted by campaign and kind.

    Raises: RefusedError if nobody acts for a unit or it has no name.
    """
    needs_unit(campaign, by)
    if not texts.get("name", "").strip():
        raise RefusedError(_("登记要写明名称。"))
    key, source = next_key(campaign, kind), paper or _statement(campaign, by)
    drafts = [Draft(kind, key, word, Standing.CLAIMED, text=text, source=source) for word, text in texts.items()]
    if amount is not None:
        drafts.append(Draft(kind, key, "agreed_amount", Standing.CLAIMED, quantity=amount, source=source))
    return append(campaign=campaign, title=f"登记 {key} {texts['name']}"[:200], drafts=drafts, by=by, at=at)


def next_key(campaign: Campaign, kind: str) -> str:
    """Return the key after the highest made here; the campaign is locked, so that two at once do not get the same."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    keys = campaign.subjects.filter(kind=kind, key__startswith="n-").values_list("key", flat=True)
    made = [int(key[2:]) for key in keys if key[2:].isdecimal()]
    return f"n-{max(made, default=0) + 1:04d}"


@transaction.atomic
def rule(
    *,
    entry_id: int,
    accepted: bool,
    by: Viewer,
    at: datetime,
    reason: str,
    interval: Interval | None = None,
    quantity: Quantity | None = None,
    paper: Source | None = None,
) -> Batch:
    """Accept an assertion (reduced or dated otherwise where a figure or day is given) or refuse it.

    Raises: RefusedError if the unit that ruled would be the one that claimed, if the assertion is no longer in force,
    or if it is to be accepted and neither it nor the ruling has a paper.
    """
    entry = _get(entry_id)
    fact = in_force(entry, Book(entry.campaign))
    needs_unit(entry.campaign, by)
    if entry.by_unit == by.unit:
        raise RefusedError(_("本单位填报的事项要由另一个单位审核。"))
    if accepted:
        needs_paper(fact, paper)
    if accepted and quantity and entry.high is not None and quantity.high > entry.high:
        raise RefusedError(_("核定数不能大于填报数；数额有增加时，请由填报单位更正。"))
    standing = Standing.VERIFIED if accepted else Standing.REFUSED
    draft = _about(entry, standing, interval=interval, quantity=quantity, text=reason, source=paper)
    return _append_about(entry, draft, by=by, at=at)


@transaction.atomic
def correct(
    *,
    entry_id: int,
    by: Viewer,
    at: datetime,
    interval: Interval | None = None,
    quantity: Quantity | None = None,
    text: str = "",
    paper: Source | None = None,
) -> Batch:
    """Replace an assertion of the same unit by a new claim; a verified one stands until the correction is verified.

    Raises: RefusedError if another unit made it or it is no longer in force.
    """
    entry = _get(entry_id)
    in_force(entry, Book(entry.campaign))
    own_unit(entry, by)
    not_ahead(interval, at)
    source = paper or _statement(entry.campaign, by)
    draft = _about(entry, Standing.CLAIMED, interval=interval, quantity=quantity, text=text, source=source)
    return _append_about(entry, draft, by=by, at=at)


@transaction.atomic
def withdraw(*, entry_id: int, by: Viewer, at: datetime, reason: str, whole: bool = False) -> Batch:
    """Take back an entry of the same unit: an assertion, a ruling or a withdrawal.

    Rules: what it stood in for holds again: a corrected claim, a claim that was ruled on. With `whole` a correction
    goes with all that it corrected, so that nothing of what the unit said comes back.
    Raises: RefusedError if another unit made it, it is withdrawn already, no reason is given, or (of a whole) it is no
    longer in force.
    """
    entry = _get(entry_id)
    own_unit(entry, by)
    needs_reason(reason, _("撤回要写明原因。"))
    book = Book(entry.campaign)
    if entry.pk in _taken(book, {entry.subject_id}):
        raise RefusedError(_("这一条已经撤回。"))
    taken = [entry.pk]
    if whole:
        fact = in_force(entry, book)
        taken = [one.id for one in statement_of(fact, book.state(entry.subject_id).facts[entry.word])]
    drafts = [_about(entry, Standing.WITHDRAWN, text=reason, concerns=one) for one in taken]
    return _append_about(entry, *drafts, by=by, at=at, book=book)


@transaction.atomic
def undo(*, batch: Batch, by: Viewer, at: datetime, reason: str) -> Batch:
    """Withdraw every entry of a batch that still stands. The number of queries grows with the entries by chunks.

    Raises: RefusedError if another unit stored it, no reason is given, it is undone already or is itself an undoing.
    """
    if batch.by_unit and batch.by_unit != by.unit:
        raise RefusedError(_("只有存入这一批的单位可以撤销它。"))
    needs_reason(reason, _("撤销要写明原因。"))
    if batch.undoes is not None or Batch.objects.filter(undoes=batch).exists():
        raise RefusedError(_("这一批已经撤销，或本身就是一次撤销。"))
    book, title = Book(batch.campaign), f"撤销 {batch.title}"[:200]
    drafts = _withdrawn(batch, book, reason)
    return append(campaign=batch.campaign, title=title, drafts=drafts, by=by, at=at, book=book, undoes=batch)


def _withdrawn(batch: Batch, book: Book, reason: str) -> Iterator[Draft]:
    """Yield the withdrawal of each entry of a batch that still stands, subject by subject."""
    subjects = list(batch.entries.order_by("subject").values_list("subject", flat=True).distinct())
    for start in range(0, len(subjects), _CHUNK):
        some = subjects[start : start + _CHUNK]
        entries = batch.entries.filter(subject__in=some).order_by("subject", "id")
        taken = _taken(book, set(some))
        for entry, kind, key, word in entries.values_list("pk", "subject__kind", "subject__key", "word"):
            if entry not in taken:
                yield Draft(kind, key, word, Standing.WITHDRAWN, text=reason, concerns=entry)


def _taken(book: Book, subjects: set[int]) -> set[int]:
    """Return what is withdrawn of some subjects."""
    book.read(subjects)
    return set(withdrawals(entry for subject in subjects for entry in book.entries(subject)))


def _get(entry_id: int) -> Entry:
    return Entry.objects.select_related("subject", "campaign", "source").get(pk=entry_id)


def _about(entry: Entry, standing: Standing, **said: Any) -> Draft:
    """Return a draft that concerns an entry."""
    subject = entry.subject
    return Draft(subject.kind, subject.key, entry.word, standing, **{"concerns": entry.pk, **said})


def _append_about(entry: Entry, *drafts: Draft, by: Viewer, at: datetime, book: Book | None = None) -> Batch:
    title = f"{drafts[0].standing.label} {entry.subject.key} {entry.word}"
    return append(campaign=entry.campaign, title=title, drafts=drafts, by=by, at=at, book=book)


def _statement(campaign: Campaign, by: Viewer) -> Source:
    return Source(campaign=campaign, kind="statement", title=f"{by.name}填报")
