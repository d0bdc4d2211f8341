"""Doubts about several projects: one signed at two events, one split into parts, one paper under several."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from yinfeng.integrity.core.doubts import Doubt
from yinfeng.integrity.core.projects import Ledger, Project
from yinfeng.integrity.core.rules import Rules
from yinfeng.kernel.folding import search_key
from yinfeng.ledger.core.entries import Entry

_PART = re.compile(
    r"第?[一二三四五六七八九十\d]+(?:期|号地块|号|标段|批|阶段|区|地块)|[a-z\d]+(?:区|地块)?|[(（][^)）]*[)）]"
)
_SHORTEST = 4
NOBODY = "未写明投资方的"
_MANY = 5
"""So many names a sentence carries; the others are in the rows."""


def several_events(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where one project carries several events, or two that are probably one carry an event each."""
    for project in ledger.projects.values():
        named = {fact.entry.text: fact.entry for fact in project.events}
        if len(named) > 1:
            yield _events([project], named.values())
    for pair in ledger.proposed:
        projects = [ledger.projects[key] for key in pair if key in ledger.projects]
        entries = [fact.entry for project in projects for fact in project.events]
        if all(project.events for project in projects) and len({entry.text for entry in entries}) > 1:
            yield _events(projects, entries)


def _events(projects: Sequence[Project], entries: Iterable[Entry]) -> Doubt:
    found = list(entries)
    least = min(projects, key=lambda project: project.stake[0])
    facts = {"names": _named(projects), "events": "、".join(dict.fromkeys(entry.text for entry in found))}
    keys, rows = tuple(project.key for project in projects), tuple(entry.id for entry in found)
    return Doubt("several-events", keys, rows, least.unit, *least.stake, facts)


def split(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where a unit and an investor signed, within some weeks, projects of one name but for a phase or number."""
    groups: defaultdict[tuple[str, str, str], list[tuple[date, Project]]] = defaultdict(list)
    for project in ledger.projects.values():
        signed = [fact.entry.to_day for fact in project.state.best("signed") if fact.entry.to_day]
        stem = _stem(project)
        if signed and stem:
            groups[project.unit, search_key(project.investor), stem].append((signed[-1], project))
    for (unit, *_), found in groups.items():
        for run in _runs(sorted(found, key=lambda one: (one[0], one[1].key)), rules.split_within):
            if len(run) > 1 and not _all_same(ledger, [project for _, project in run]):
                yield _parts(ledger, unit, run)


def _stem(project: Project) -> str:
    """Return a project's name without phase, part and number; empty where too little is left to compare."""
    stem = _PART.sub("", search_key(project.name))
    return stem if len(stem) >= _SHORTEST else ""


def _runs(found: Sequence[tuple[date, Project]], within: int) -> Iterator[list[tuple[date, Project]]]:
    """Yield stretches in which each follows the one before within some days."""
    run: list[tuple[date, Project]] = []
    for day, project in found:
        if run and day - run[-1][0] > timedelta(days=within):
            yield run
            run = []
        run.append((day, project))
    if run:
        yield run


def _parts(ledger: Ledger, unit: str, run: Sequence[tuple[date, Project]]) -> Doubt:
    days = [str(day) for day in dict.fromkeys((run[0][0], run[-1][0]))]
    projects = sorted((project for _, project in run), key=lambda project: (-project.stake[0], project.key))
    facts = {
        "investor": projects[0].investor or NOBODY, "unit": ledger.label(unit), "days": "至".join(days),
        "n": str(len(projects)),
    }  # fmt: skip
    rows = tuple(fact.entry.id for project in projects for fact in project.state.best("signed")[-1:])
    currency = projects[0].stake[1]
    stake = sum(project.stake[0] for project in projects if project.stake[1] == currency)
    return Doubt("split", tuple(project.key for project in projects), rows, unit, stake, currency, facts)


def shared_paper(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where one numbered paper stands beside several projects that are not ruled to be one."""
    users: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for project in ledger.projects.values():
        for fact in project.all_facts():
            paper = ledger.paper_of(fact.said)
            if any(map(str.isdigit, paper)):
                users[paper].setdefault(project.key, fact.said)
    for paper, entries in users.items():
        projects = [ledger.projects[key] for key in sorted(entries)]
        if len(projects) > 1 and not _all_same(ledger, projects):
            projects.sort(key=lambda project: project.stake[0])
            facts = {"paper": paper, "names": _named(projects)}
            keys, rows = tuple(project.key for project in projects), tuple(entry.id for entry in entries.values())
            yield Doubt("shared-paper", keys, rows, projects[0].unit, *projects[0].stake, facts)


def _all_same(ledger: Ledger, projects: Sequence[Project]) -> bool:
    return all(ledger.are_same(one.key, other.key) for one, other in combinations(projects, 2))


def _named(projects: Sequence[Project]) -> str:
    names = "、".join(f"{project.name}（{project.key}）" for project in projects[:_MANY])
    return f"{names}等{len(projects)}个项目" if len(projects) > _MANY else names
