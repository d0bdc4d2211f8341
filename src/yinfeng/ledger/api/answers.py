"""Rows and states of the ledger as what the interface answers."""

from collections.abc import Mapping
from datetime import date, datetime

from yinfeng.kernel.days import Interval
from yinfeng.ledger.api import schemas as out
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.listing import split_keys
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.lists.columns import Column
from yinfeng.ledger.lists.rows import Printer
from yinfeng.ledger.models import Listed, Source
from yinfeng.ledger.showing import figure

Sources = Mapping[int, Source]

_ROWS: Mapping[str, type[out.RowOut]] = {
    "project": out.ProjectOut,
    "key-project": out.KeyProjectOut,
    "firm": out.FirmOut,
    "park": out.ParkOut,
    "event": out.EventOut,
    "assignment": out.AssignmentRowOut,
}


def row_out(row: Listed, printer: Printer) -> out.RowOut:
    """Return a row of a list."""
    kind = printer.kind
    columns = {column.key: column for column in kind.columns}
    figures = {key: _figure(row, column, printer) for key, column in columns.items() if column.shows == "figure"}
    known = {
        "key": row.key,
        "name": row.name,
        "kind": kind.key,
        "units": _named(row.units, printer),
        "groups": _named(getattr(row, "groups", ""), printer),
        "stage": _stage(row, printer),
        "contested": [out.NamedOut(key=word, label=printer.speaker.word(word)) for word in row.contested.split()],
        "known_at": row.known_at,
        **figures,
    }
    schema = _ROWS[kind.key]
    own = {name: getattr(row, name) for name in schema.model_fields if name not in known}
    return schema(**{name: value for name, value in {**known, **own}.items() if name in schema.model_fields})


def _named(keys: str, printer: Printer) -> list[out.NamedOut]:
    return [out.NamedOut(key=key, label=printer.names.get(key, key)) for key in split_keys(keys)]


def _stage(row: Listed, printer: Printer) -> out.StageOut | None:
    if not row.stage:
        return None
    return out.StageOut(
        key=row.stage,
        label=printer.speaker.word(row.stage),
        standing=row.stage_standing,
        days=_days(row.stage_from, row.stage_to),
    )


def _days(first: date | None, last: date | None) -> out.DaysOut | None:
    if last is None:
        return None
    return out.DaysOut(from_day=first, to_day=last, precision=Interval(first, last).precision)


def _figure(row: Listed, column: Column, printer: Printer) -> out.FigureOut | None:
    low = getattr(row, column.field)
    if low is None:
        return None
    high = getattr(row, column.high) if column.high else low
    return out.FigureOut(
        low=low, high=high, unit=printer.currency(row, column), printed=printer.text(row, column)
    )  # fmt: skip


def subject_out(
    *, campaign: str, invented: bool, kind: str, key: str, state: State, sources: Sources, printer: Printer,
    known_at: datetime | None,
) -> out.SubjectOut:  # fmt: skip
    """Return a subject with its facts by word."""
    contested = state.contested()
    words = {
        word: out.WordOut(
            label=printer.speaker.word(word),
            family=word_of(word).family,
            contested=word in contested,
            facts=[_fact(fact, sources) for fact in facts],
        )
        for word, facts in state.facts.items()
    }
    named = state.best("name")
    name = named[0].entry.text if named else key
    return out.SubjectOut(
        campaign=campaign, invented=invented, kind=kind, key=key, name=name, known_at=known_at, words=words
    )


def _fact(fact: Fact, sources: Sources) -> out.FactOut:
    ruling = fact.ruling
    return out.FactOut(
        **_said(fact.entry).model_dump(),
        standing=fact.standing.value,
        by_unit=fact.entry.by,
        known_at=fact.entry.known_at,
        source=_source(fact.entry, sources),
        ruling=_ruling(ruling, sources) if ruling else None,
        before_ruling=_said(fact.said) if fact.said is not fact.entry else None,
        corrects=[entry.id for entry in fact.corrects],
    )


def _ruling(ruling: Entry, sources: Sources) -> out.RulingOut:
    return out.RulingOut(
        **_said(ruling).model_dump(),
        standing=ruling.standing.value,
        by_unit=ruling.by,
        known_at=ruling.known_at,
        source=_source(ruling, sources),
    )


def _said(entry: Entry) -> out.SaidOut:
    printed = entry.raw or figure(entry)
    known = entry.low is not None and entry.high is not None
    read = out.FigureOut(low=entry.low, high=entry.high, unit=entry.unit, printed=printed) if known else None
    return out.SaidOut(
        entry=entry.id, days=_days(entry.from_day, entry.to_day), figure=read, text=entry.text, raw=entry.raw
    )


def _source(entry: Entry, sources: Sources) -> out.SourceOut | None:
    source = sources.get(entry.source or 0)
    return out.SourceOut.from_orm(source) if source else None
