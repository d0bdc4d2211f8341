"""Keeps the rows that lists filter on equal to the fold of the entries."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from yinfeng.ledger.book import Book
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.projection import Row, project_row
from yinfeng.ledger.models import KINDS, Listed, Subject
from yinfeng.ledger.writing import replace
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.selectors import get_plan


def stages_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the order of stages of each kind by the plan."""
    return {kind.key: tuple(kind.stages) for kind in plan.kinds}


def project(subjects: Mapping[tuple[str, str], int], book: Book) -> None:
    """Make the rows of subjects (their ids by kind and key) again from their entries, which the book has read.

    Queries: the plan, two writes a kind.
    """
    stages = stages_of(get_plan(book.campaign))
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for (kind, key), subject in subjects.items():
        known_at = max(entry.known_at for entry in book.entries(subject))
        row = row_of(kind, key, book.state(subject), stages.get(kind, ()), known_at)
        rows[kind].append({"subject": subject, "campaign": book.campaign.pk, **row})
    for kind, listed in rows.items():
        replace(KINDS[kind], listed[0], [row.values() for row in listed], key="subject")


def make_row(subject: Subject, state: State, stages: tuple[str, ...], known_at: datetime) -> Listed:
    """Return the row that lists filter on, of a subject in a state. No query."""
    row = row_of(subject.kind, subject.key, state, stages, known_at)
    return KINDS[subject.kind](subject=subject, campaign_id=subject.campaign_id, **row)


def row_of(kind: str, key: str, state: State, stages: tuple[str, ...], known_at: datetime) -> Row:
    """Return a row by the names of its columns, without those of the subject and campaign."""
    return {"key": key, "known_at": known_at, **project_row(kind, key, state, stages)}
