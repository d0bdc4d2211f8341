"""Writes of the ledger room: append, claim, register, rule, correct, withdraw, undo. Each is one transaction.

An entry is never changed. The rows that lists filter on are made again for every subject touched, in the same
transaction, so a process that dies leaves either all of it or nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.core.entries import ASSERTING, Standing
from yinfeng.ledger.core.fold import Fact, fold
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Entry, Source, Subject
from yinfeng.ledger.projecting import project
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

_CHUNK = 2000


@transaction.atomic
def append(
    *,
    campaign: Campaign,
    title: str,
    drafts: Sequence[Draft],
    by: Viewer,
    at: datetime,
    file_name: str = "",
    file_sha256: str = "",
) -> Batch:
    """Store drafts as one batch; subjects that are new are made. Sources without an id are stored first."""
    batch = Batch.objects.create(
        campaign=campaign, title=title, by=by.name, by_unit=by.unit, at=at,
        file_name=file_name, file_sha256=file_sha256, n_entries=len(drafts),
    )  # fmt: skip
    _store_sources(campaign, drafts)
    subjects = _subjects(campaign, drafts, batch)
    rows = [_entry(subjects[draft.kind, draft.key], draft, batch=batch, by=by, at=at) for draft in drafts]
    Entry.objects.bulk_create(rows, batch_size=_CHUNK)
    project(campaign, {subject.pk: subject for subject in subjects.values()})
    return batch


def _store_sources(campaign: Campaign, drafts: Iterable[Draft]) -> None:
    new = {id(draft.source): draft.source for draft in drafts if draft.source is not None and draft.source.pk is None}
    for source in new.values():
        source.campaign = campaign
    Source.objects.bulk_create(new.values(), batch_size=_CHUNK)


def _subjects(campaign: Campaign, drafts: Iterable[Draft], batch: Batch) -> dict[tuple[str, str], Subject]:
    wanted = dict.fromkeys((draft.kind, draft.key) for draft in drafts)
    kinds = {kind for kind, _ in wanted}
    known = {(s.kind, s.key): s for s in Subject.objects.filter(campaign=campaign, kind__in=kinds)}
    new = [
        Subject(campaign=campaign, kind=kind, key=key, batch=batch) for kind, key in wanted if (kind, key) not in known
    ]
    for subject in Subject.objects.bulk_create(new, batch_size=_CHUNK):
        known[subject.kind, subject.key] = subject
    return {pair: known[pair] for pair in wanted}


def _entry(subject: Subject, draft: Draft, *, batch: Batch, by: Viewer, at: datetime) -> Entry:
    interval, quantity = draft.interval, draft.quantity
    return Entry(
        campaign=batch.campaign, subject=subject, word=draft.word, standing=draft.standing.value,
        concerns_id=draft.concerns,
        from_day=interval.from_day if interval else None, to_day=interval.to_day if interval else None,
        low=quantity.low if quantity else None, high=quantity.high if quantity else None,
        unit=quantity.unit if quantity else "", qualifier=quantity.qualifier if quantity else "",
        text=draft.text, raw=draft.raw or (quantity.raw if quantity else ""),
        known_at=draft.known_at or at, known_by=draft.known_by, recorded_at=at,
        by=by.name, by_unit=draft.by_unit or by.unit, source=draft.source, spot=draft.spot, batch=batch,
    )  # fmt: skip


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
    _needs_unit(campaign, by)
    _not_ahead(interval, at)
    draft = Draft(
        kind, key, word, Standing.CLAIMED, interval, quantity, text, source=paper or _statement(campaign, by),
    )  # fmt: skip
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
    _needs_unit(campaign, by)
    if not texts.get("name", "").strip():
        raise RefusedError("登记要写明名称。")
    key, source = _next_key(campaign, kind), paper or _statement(campaign, by)
    drafts = [Draft(kind, key, word, Standing.CLAIMED, text=text, source=source) for word, text in texts.items()]
    if amount is not None:
        drafts.append(Draft(kind, key, "agreed_amount", Standing.CLAIMED, quantity=amount, source=source))
    return append(campaign=campaign, title=f"登记 {key} {texts['name']}"[:200], drafts=drafts, by=by, at=at)


def _next_key(campaign: Campaign, kind: str) -> str:
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
    entry, fact = _in_force(entry_id)
    _needs_unit(entry.campaign, by)
    if entry.by_unit == by.unit:
        raise RefusedError("本单位填报的事项要由另一个单位审核。")
    if accepted and paper is None and not _has_paper(fact, entry):
        raise RefusedError("没有佐证材料，不能认可；请先补充材料，或在审核时附上。")
    if accepted and quantity and entry.high is not None and quantity.high > entry.high:
        raise RefusedError("核定数不能大于填报数；数额有增加时，请由填报单位更正。")
    standing = Standing.VERIFIED if accepted else Standing.REFUSED
    return _about(entry, standing, by=by, at=at, text=reason, interval=interval, quantity=quantity, source=paper)


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
    entry, _ = _in_force(entry_id)
    _same_unit(entry, by)
    _not_ahead(interval, at)
    source = paper or _statement(entry.campaign, by)
    return _about(
        entry, Standing.CLAIMED, by=by, at=at, text=text, interval=interval, quantity=quantity, source=source
    )  # fmt: skip


@transaction.atomic
def withdraw(*, entry_id: int, by: Viewer, at: datetime, reason: str) -> Batch:
    """Take back an entry of the same unit: an assertion, a ruling or a withdrawal.

    Raises: RefusedError if another unit made it, it is withdrawn already, or no reason is given.
    """
    entry = Entry.objects.select_related("subject", "campaign").get(pk=entry_id)
    _same_unit(entry, by)
    if not reason.strip():
        raise RefusedError("撤回要写明原因。")
    if _is_withdrawn(entry):
        raise RefusedError("这一条已经撤回。")
    return _about(entry, Standing.WITHDRAWN, by=by, at=at, text=reason)


@transaction.atomic
def undo(*, batch: Batch, by: Viewer, at: datetime, reason: str) -> Batch:
    """Withdraw every entry of a batch that still stands.

    Raises: RefusedError if another unit stored it, no reason is given, it is undone already or is itself an undoing.
    """
    if batch.by_unit and batch.by_unit != by.unit:
        raise RefusedError("只有存入这一批的单位可以撤销它。")
    if not reason.strip():
        raise RefusedError("撤销要写明原因。")
    if batch.undoes is not None or Batch.objects.filter(undoes=batch).exists():
        raise RefusedError("这一批已经撤销，或本身就是一次撤销。")
    standing = [entry for entry in batch.entries.select_related("subject") if not _is_withdrawn(entry)]
    drafts = [_draft_about(entry, Standing.WITHDRAWN, reason) for entry in standing]
    undoing = append(campaign=batch.campaign, title=f"撤销 {batch.title}", drafts=drafts, by=by, at=at)
    undoing.undoes = batch
    undoing.save(update_fields=["undoes"])
    return undoing


def _about(
    entry: Entry,
    standing: Standing,
    *,
    by: Viewer,
    at: datetime,
    text: str,
    interval: Interval | None = None,
    quantity: Quantity | None = None,
    source: Source | None = None,
) -> Batch:
    draft = _draft_about(entry, standing, text, interval=interval, quantity=quantity, source=source)
    title = f"{standing.label} {entry.subject.key} {entry.word}"
    return append(campaign=entry.campaign, title=title, drafts=[draft], by=by, at=at)


def _draft_about(
    entry: Entry,
    standing: Standing,
    text: str,
    *,
    interval: Interval | None = None,
    quantity: Quantity | None = None,
    source: Source | None = None,
) -> Draft:
    return Draft(
        entry.subject.kind, entry.subject.key, entry.word, standing, interval, quantity, text,
        source=source, concerns=entry.pk,
    )  # fmt: skip


def _in_force(entry_id: int) -> tuple[Entry, Fact]:
    """Return an assertion that is in force, and the fact it stands for."""
    entry = Entry.objects.select_related("subject", "campaign", "source").get(pk=entry_id)
    state = fold(load_entries(entry.campaign, [entry.subject_id])[entry.subject_id])
    for fact in state.facts.get(entry.word, ()):
        if fact.entry.id == entry.pk and Standing(entry.standing) in ASSERTING:
            return entry, fact
    raise RefusedError("这一条已被更正或撤回，不能再处理；请打开最新的一条。")


def _is_withdrawn(entry: Entry) -> bool:
    return any(not _is_withdrawn(other) for other in entry.about.filter(standing=Standing.WITHDRAWN.value))


def _has_paper(fact: Fact, entry: Entry) -> bool:
    sources = {other.source for other in (fact.entry, *fact.corrects) if other.source is not None}
    return Source.objects.filter(pk__in=sources | {entry.source_id}, kind="paper").exists()


def _same_unit(entry: Entry, by: Viewer) -> None:
    _needs_unit(entry.campaign, by)
    if entry.by_unit != by.unit:
        raise RefusedError("只有填报单位可以更正或撤回自己的事项。")


def _needs_unit(campaign: Campaign, by: Viewer) -> None:
    plan = get_plan(campaign)
    if by.unit not in {unit.key for unit in plan.units} | {body.key for body in plan.bodies}:
        raise RefusedError("请先选择代表哪个单位。")


def _not_ahead(interval: Interval | None, at: datetime) -> None:
    if interval is not None and interval.from_day is not None and interval.from_day > timezone.localtime(at).date():
        raise RefusedError("日期在今天之后；还没有发生的事不能填报。")


def _statement(campaign: Campaign, by: Viewer) -> Source:
    return Source(campaign=campaign, kind="statement", title=f"{by.name}填报")
