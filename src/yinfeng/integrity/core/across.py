"""Questions about several projects: one signed at two events, one split into parts, one paper under several."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from yinfeng.integrity.core.questions import Question
from yinfeng.integrity.core.records import Ledger, Record
from yinfeng.integrity.core.rules import Rules
from yinfeng.ledger.core.entries import Entry

_MANY = 5
"""So many names a sentence carries; the others are in the rows."""


def several_events(ledger: Ledger, rules: Rules) -> Iterator[Question]:
    """Ask where one project carries several events, or two that are probably one carry an event each."""
    for record in ledger.records.values():
        named = {fact.entry.text: fact.entry for fact in record.events}
        if len(named) > 1:
            yield _events([record], named.values())
    for pair in ledger.proposed:
        records = [ledger.records[key] for key in pair if key in ledger.records]
        entries = [fact.entry for record in records for fact in record.events]
        if all(record.events for record in records) and len({entry.text for entry in entries}) > 1:
            yield _events(records, entries)


def _events(records: Sequence[Record], entries: Iterable[Entry]) -> Question:
    found = list(entries)
    least = min(records, key=lambda record: record.stake[0])
    facts = {"names": _named(records), "events": "、".join(dict.fromkeys(entry.text for entry in found))}
    keys, rows = tuple(record.key for record in records), tuple(entry.id for entry in found)
    return Question("several-events", keys, rows, least.unit, *least.stake, facts)


def split(ledger: Ledger, rules: Rules, stem_of: Callable[[Record], str]) -> Iterator[Question]:
    """Ask where a unit signed, within some weeks, projects whose names differ by a phase or number alone.

    Shape: `stem_of` returns what a project's name is without phase, part and number, with its investor; empty where
    too little is left to compare.
    """
    groups: defaultdict[tuple[str, str], list[tuple[date, Record]]] = defaultdict(list)
    for record in ledger.records.values():
        signed = [fact.entry.to_day for fact in record.state.best("signed") if fact.entry.to_day]
        stem = stem_of(record)
        if signed and stem:
            groups[record.unit, stem].append((signed[-1], record))
    for (unit, _stem), found in groups.items():
        for run in _runs(sorted(found, key=lambda one: (one[0], one[1].key)), rules.split_within):
            if len(run) > 1 and not _all_same(ledger, [record for _, record in run]):
                yield _parts(ledger, unit, run)


def _runs(found: Sequence[tuple[date, Record]], within: int) -> Iterator[list[tuple[date, Record]]]:
    """Yield stretches in which each follows the one before within some days."""
    run: list[tuple[date, Record]] = []
    for day, record in found:
        if run and day - run[-1][0] > timedelta(days=within):
            yield run
            run = []
        run.append((day, record))
    if run:
        yield run


def _parts(ledger: Ledger, unit: str, run: Sequence[tuple[date, Record]]) -> Question:
    days = [str(day) for day in dict.fromkeys((run[0][0], run[-1][0]))]
    records = sorted((record for _, record in run), key=lambda record: (-record.stake[0], record.key))
    investor = next((fact.entry.text for record in records for fact in record.state.best("investor")), records[0].name)
    facts = {
        "investor": investor, "unit": ledger.label(unit), "days": "至".join(days), "n": str(len(records)),
    }  # fmt: skip
    rows = tuple(fact.entry.id for record in records for fact in record.state.best("signed")[-1:])
    currency = records[0].stake[1]
    stake = sum(record.stake[0] for record in records if record.stake[1] == currency)
    return Question("split", tuple(record.key for record in records), rows, unit, stake, currency, facts)


def shared_paper(ledger: Ledger, rules: Rules) -> Iterator[Question]:
    """Ask where one numbered paper stands beside several projects that are not ruled to be one."""
    users: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for record in ledger.records.values():
        for fact in record.all_facts():
            paper = ledger.paper_of(fact.said)
            if any(map(str.isdigit, paper)):
                users[paper].setdefault(record.key, fact.said)
    for paper, entries in users.items():
        records = [ledger.records[key] for key in sorted(entries)]
        if len(records) > 1 and not _all_same(ledger, records):
            records.sort(key=lambda record: record.stake[0])
            facts = {"paper": paper, "names": _named(records)}
            keys, rows = tuple(record.key for record in records), tuple(entry.id for entry in entries.values())
            yield Question("shared-paper", keys, rows, records[0].unit, *records[0].stake, facts)


def _all_same(ledger: Ledger, records: Sequence[Record]) -> bool:
    return all(ledger.are_same(one.key, other.key) for one, other in combinations(records, 2))


def _named(records: Sequence[Record]) -> str:
    names = "、".join(f"{record.name}（{record.key}）" for record in records[:_MANY])
    return f"{names}等{len(records)}个项目" if len(records) > _MANY else names
