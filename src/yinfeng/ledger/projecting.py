"""Keeps the rows that lists filter on equal to the fold of the entries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from yinfeng.ledger.book import Book
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.projection import project_row
from yinfeng.ledger.models import KINDS, Listed, Subject
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

_CHUNK = 500
_IDENTITY = ("subject", "campaign", "key")


def stages_of(campaign: Campaign) -> dict[str, tuple[str, ...]]:
    """Return the order of stages of each kind by the campaign's plan. One query."""
    return {kind.key: tuple(kind.stages) for kind in get_plan(campaign).kinds}


def project(subjects: Collection[Subject], book: Book) -> None:
    """Make the rows of these subjects again from their entries. Queries: the plan, the book's, one write a kind."""
    stages = stages_of(book.campaign)
    rows: defaultdict[str, list[Listed]] = defaultdict(list)
    book.read([subject.pk for subject in subjects])
    for subject in subjects:
        known_at = max(entry.known_at for entry in book.entries(subject.pk))
        rows[subject.kind].append(make_row(subject, book.state(subject.pk), stages.get(subject.kind, ()), known_at))
    for kind, listed in rows.items():
        _store(KINDS[kind], listed)


def make_row(subject: Subject, state: State, stages: tuple[str, ...], known_at: datetime) -> Listed:
    """Return the row that lists filter on, of a subject in a state. No query."""
    columns = project_row(subject.kind, subject.key, state, stages)
    return KINDS[subject.kind](
        subject=subject, campaign_id=subject.campaign_id, key=subject.key, known_at=known_at, **columns
    )


def _store(table: type[Listed], rows: list[Listed]) -> None:
    fields = [field.name for field in table._meta.concrete_fields if field.name not in _IDENTITY]
    table.objects.bulk_create(
        rows, batch_size=_CHUNK, update_conflicts=True, unique_fields=["subject"], update_fields=fields
    )
