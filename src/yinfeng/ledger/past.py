"""The rows of lists as they stood at another moment: the same questions are asked of them as of those of today."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import State, fold, until
from yinfeng.ledger.models import KINDS, Listed, Subject
from yinfeng.ledger.projecting import make_row, stages_of
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When

_SCHEMAS = {"sqlite": "temp", "postgresql": "pg_temp"}  # where temporary tables are found, before all others


@contextmanager
def rows_at(campaign: Campaign, plan: Plan, kind: str, when: When, *, viewer: Viewer) -> Iterator[None]:
    """Have every question about the rows of a kind answered as of a moment, as far as one was asked for.

    A temporary table of the same name stands before the kind's own while the questions are asked. It belongs to this
    connection alone and needs no right to write, so a read-only data directory can be asked as well.
    """
    if not when.kept:
        yield
        return
    table = KINDS[kind]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE "{table}" AS SELECT * FROM "{table}" WHERE 1 = 0')
    try:
        _store(KINDS[kind], _rows(campaign, plan, kind, when))
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP TABLE {_SCHEMAS[connection.vendor]}."{table}"')


def list_rows_at(campaign: Campaign, plan: Plan, kind: str, when: When, *, viewer: Viewer) -> list[Listed]:
    """Return all rows of a kind as of a moment, today's where none was asked for. One query, two for a moment."""
    return list(_rows(campaign, plan, kind, when) if when.kept else KINDS[kind].objects.filter(campaign=campaign))


def state_at(state: State, when: When) -> State:
    """Return what a state says of the time up to the day asked for; all of it where no moment was asked for."""
    return until(state, when.as_of) if when.kept else state


def known_by(entries: Iterable[Entry], when: When) -> list[Entry]:
    """Return the entries that were known at a moment."""
    return [entry for entry in entries if when.known_at is None or entry.known_at <= when.known_at]


def _rows(campaign: Campaign, plan: Plan, kind: str, when: When) -> Iterator[Listed]:
    """Yield the rows of the subjects that were known then. Two queries."""
    stages, entries = stages_of(plan).get(kind, ()), load_entries(campaign, kind=kind)
    for subject in Subject.objects.filter(campaign=campaign, kind=kind):
        if known := known_by(entries[subject.pk], when):
            yield make_row(subject, state_at(fold(known), when), stages, max(entry.known_at for entry in known))


def _store(table: type[Listed], rows: Iterable[Listed]) -> None:
    fields = table._meta.concrete_fields
    names, places = ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))
    values = [[field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({places})', values)
