"""Reads of the ledger room. They take the viewer; what is absent and what is hidden look the same."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import State, fold
from yinfeng.plan.models import Campaign

_COLUMNS = (
    "id", "subject_id", "word", "standing", "known_at", "by_unit", "concerns_id", "from_day", "to_day",
    "low", "high", "unit", "text", "raw", "source_id",
)  # fmt: skip

_STANDINGS = {standing.value: standing for standing in Standing}


def load_entries(
    campaign: Campaign,
    subjects: Iterable[int] | None = None,
    kind: str | None = None,
    *,
    after: int = 0,
    until: int | None = None,
    known_at: datetime | None = None,
) -> dict[int, list[Entry]]:
    """Return the entries by subject, of some subjects or of one kind, in the order of recording. One query.

    `after` and `until` are positions in the ledger (an entry's id) between which they are wanted, the second included;
    `known_at` leaves out what became known later.
    """
    rows = models.Entry.objects.filter(campaign=campaign)
    if kind is not None:
        rows = rows.filter(subject__kind=kind)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    if after:
        rows = rows.filter(id__gt=after)
    if until is not None:
        rows = rows.filter(id__lte=until)
    if known_at is not None:
        rows = rows.filter(known_at__lte=known_at)
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for identifier, subject, word, standing, *rest in rows.order_by("id").values_list(*_COLUMNS).iterator(5000):
        found[subject].append(Entry(identifier, subject, word, _STANDINGS[standing], *rest))
    return found


def last_entry(campaign: Campaign) -> int:
    """Return the position up to which the campaign's ledger is written: its last entry's id, or 0. One query."""
    return models.Entry.objects.filter(campaign=campaign).aggregate(last=Max("id"))["last"] or 0


def get_subject(campaign: Campaign, kind: str, key: str, *, viewer: Viewer) -> models.Subject:
    """Return one subject. One query.

    Raises: NotFoundError if the campaign has none of that kind and key.
    """
    subject = campaign.subjects.filter(kind=kind, key=key).first()
    if subject is None:
        raise NotFoundError(f"{kind} {key}")
    return subject


def get_state(subject: models.Subject, *, known_at: datetime | None = None) -> State:
    """Return the state of a subject at an instant. One query."""
    return fold(load_entries(subject.campaign, [subject.pk]).get(subject.pk, ()), known_at)


def sources_of(state: State, *, viewer: Viewer) -> dict[int, models.Source]:
    """Return the sources of all that stands of a subject and of the rulings on it. One query."""
    said = [entry for facts in state.facts.values() for fact in facts for entry in (fact.entry, fact.ruling) if entry]
    return models.Source.objects.in_bulk({entry.source for entry in said if entry.source is not None})


def list_entries(subject: models.Subject, *, viewer: Viewer) -> list[models.Entry]:
    """Return the entries of a subject with their sources and batches, latest first. One query."""
    return list(subject.entries.select_related("source", "batch").order_by("-id"))


def as_value(row: models.Entry) -> Entry:
    """Return a row as the value that the fold takes. No query."""
    identifier, subject, word, standing, *rest = (getattr(row, column) for column in _COLUMNS)
    return Entry(identifier, subject, word, Standing(standing), *rest)


def list_pointing(
    subject: models.Subject, words: Iterable[str], *, viewer: Viewer, known_at: datetime | None = None
) -> list[tuple[str, Entry]]:
    """Return the key of each other subject of the kind that names this one, with the entry in force at an instant.

    Two queries.
    """
    pointing = models.Entry.objects.filter(models.RELATING, campaign=subject.campaign, text=subject.key)
    others = dict(pointing.filter(subject__kind=subject.kind).values_list("subject_id", "subject__key"))
    found = load_entries(subject.campaign, others) if others else {}
    return [
        (others[other], fact.entry)
        for other, entries in found.items()
        for word in words
        for fact in fold(entries, known_at).of(word)
        if fact.entry.text == subject.key
    ]


def list_batches(campaign: Campaign, *, viewer: Viewer) -> list[models.Batch]:
    """Return the campaign's batches with what undid them, latest first. One query."""
    return list(campaign.batches.select_related("undoes", "undone_by").order_by("-at", "-id"))


def page_of_batches(
    campaign: Campaign, *, number: object, only_files: bool = False, until: datetime | None = None, viewer: Viewer
) -> Page:
    """Return one page of the batches stored by an instant, latest first, on request from files only. Two queries."""
    found = _batches(campaign, until).order_by("-at", "-id")
    return Paginator(found.exclude(file_name="") if only_files else found, 50).get_page(number)


def get_batch(campaign: Campaign, number: int, *, until: datetime | None = None, viewer: Viewer) -> models.Batch:
    """Return one batch with what it undoes and what undid it. One query.

    Raises: NotFoundError if the campaign had none of that number by then.
    """
    batch = _batches(campaign, until).select_related("campaign").filter(pk=number).first()
    if batch is None:
        raise NotFoundError(str(number))
    return batch


def _batches(campaign: Campaign, until: datetime | None) -> QuerySet[models.Batch]:
    found = campaign.batches.select_related("undoes", "undone_by")
    return found.filter(at__lte=until) if until else found


def page_of_entries(batch: models.Batch, *, number: object, viewer: Viewer) -> Page:
    """Return one page of a batch's entries with their subjects and sources, in the order of storing. Two queries."""
    entries = batch.entries.select_related("subject", "source", "concerns").order_by("id")
    return Paginator(entries, 100).get_page(number)


def get_paper(campaign: Campaign, number: int, *, viewer: Viewer) -> models.Source:
    """Return a source of the campaign that came with a file. One query.

    Raises: NotFoundError if there is none such.
    """
    source = campaign.sources.filter(pk=number).exclude(sha256="").first()
    if source is None:
        raise NotFoundError(str(number))
    return source
