"""The one way into the ledger: drafts become a batch of entries, and the lists show them, in one transaction.

An entry is never changed. The rows that lists filter on are made again for every subject touched, in the same
transaction, so a process that dies leaves either all of it or nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.book import Book
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Entry, Source, Subject
from yinfeng.ledger.projecting import project
from yinfeng.plan.models import Campaign

_CHUNK = 2000


@transaction.atomic
def append(
    *,
    campaign: Campaign,
    title: str,
    drafts: Sequence[Draft],
    by: Viewer,
    at: datetime,
    book: Book | None = None,
    file_name: str = "",
    file_sha256: str = "",
    undoes: Batch | None = None,
) -> Batch:
    """Store drafts as one batch; subjects that are new are made. Sources without an id are stored first.

    `book` is what the caller has read of the campaign already. The number of queries grows with the drafts by chunks.
    """
    book = book or Book(campaign)
    batch = Batch.objects.create(
        campaign=campaign, title=title, by=by.name, by_unit=by.unit, at=at,
        file_name=file_name, file_sha256=file_sha256, n_entries=len(drafts), undoes=undoes,
    )  # fmt: skip
    _store_sources(campaign, drafts)
    subjects = _subjects(drafts, batch, book)
    rows = [_entry(subjects[draft.kind, draft.key], draft, batch=batch, by=by, at=at) for draft in drafts]
    Entry.objects.bulk_create(rows, batch_size=_CHUNK)
    project(subjects.values(), book)
    return batch


def _store_sources(campaign: Campaign, drafts: Iterable[Draft]) -> None:
    new = {id(draft.source): draft.source for draft in drafts if draft.source is not None and draft.source.pk is None}
    for source in new.values():
        source.campaign = campaign
    Source.objects.bulk_create(new.values(), batch_size=_CHUNK)


def _subjects(drafts: Iterable[Draft], batch: Batch, book: Book) -> dict[tuple[str, str], Subject]:
    wanted: dict[str, dict[str, None]] = {}
    for draft in drafts:
        wanted.setdefault(draft.kind, {})[draft.key] = None
    found = {}
    for kind, keys in wanted.items():
        known = book.subjects(kind, keys)
        new = [Subject(campaign=batch.campaign, kind=kind, key=key, batch=batch) for key in keys if key not in known]
        book.enter(Subject.objects.bulk_create(new, batch_size=_CHUNK))
        found |= {(kind, key): subject for key, subject in book.subjects(kind, keys).items()}
    return found


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
        by=by.name, by_unit=by.unit if draft.by_unit is None else draft.by_unit,
        source=draft.source, spot=draft.spot, batch=batch,
    )  # fmt: skip
