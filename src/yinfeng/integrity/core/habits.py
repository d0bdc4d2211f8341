"""What a unit does far more often than the others: dates at the end of the month, round amounts."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, lgamma, log

from yinfeng.integrity.core.doubts import Doubt
from yinfeng.integrity.core.projects import Ledger, Project
from yinfeng.integrity.core.rules import Rules
from yinfeng.ledger.core.entries import Entry

LAST_DAYS = 3
DATED = ("signed", "started", "producing")


@dataclass(frozen=True, slots=True)
class _Case:
    """One date or amount of a unit, and whether it is of the habit."""

    project: Project
    entry: Entry
    hit: bool


def month_end(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask a unit whose steps fall on the last three days of a month far more often than those of the others."""
    for word in DATED:
        cases = [_Case(project, entry, _is_last(day)) for project, entry, day in _dated(ledger, word)]
        for unit, facts, hits in _habits(cases, rules):
            yield _doubt("month-end", unit, hits, {**facts, "word": ledger.label(word)}, ledger)


def round_numbers(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask a unit whose agreed amounts are round (one digit and noughts, 5亿元, 3000万元) far more often."""
    projects = [project for project in ledger.projects.values() if project.agreed]
    cases = [_Case(project, project.agreed, _is_round(project.agreed)) for project in projects if project.agreed]
    for unit, facts, hits in _habits([case for case in cases if case.entry.low == case.entry.high], rules):
        yield _doubt("round-numbers", unit, hits, facts, ledger)


def _dated(ledger: Ledger, word: str) -> Iterator[tuple[Project, Entry, date]]:
    for project in ledger.projects.values():
        for fact in project.state.best(word)[-1:]:
            if fact.entry.to_day is not None and fact.entry.from_day == fact.entry.to_day:
                yield project, fact.entry, fact.entry.to_day


def _is_last(day: date) -> bool:
    return day.day > monthrange(day.year, day.month)[1] - LAST_DAYS


def _is_round(entry: Entry) -> bool:
    return len(str(entry.high or 0).rstrip("0")) == 1


def _habits(cases: Sequence[_Case], rules: Rules) -> Iterator[tuple[str, dict[str, str], list[_Case]]]:
    """Yield each unit whose share of hits stands out against all others taken together."""
    by_unit: defaultdict[str, list[_Case]] = defaultdict(list)
    for case in cases:
        by_unit[case.project.unit].append(case)
    n, k = len(cases), sum(case.hit for case in cases)
    for unit, own in by_unit.items():
        hits = [case for case in own if case.hit]
        others = (k - len(hits) + 0.5) / (n - len(own) + 1)  # never nought, so that few others prove little
        share = len(hits) / len(own)
        is_common = unit and len(hits) >= rules.least and share >= rules.times * others
        if is_common and binomial_tail(len(hits), len(own), others) < rules.chance:
            yield unit, {"share": f"{share:.0%}", "others": f"{others:.0%}"}, hits


def binomial_tail(k: int, n: int, p: float) -> float:
    """Return the probability of at least k hits of n where each has probability p (0 < p < 1)."""

    def term(hits: int) -> float:
        ways = lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1)
        return exp(ways + hits * log(p) + (n - hits) * log(1 - p))

    return min(1.0, sum(map(term, range(k, n + 1))))


def _doubt(kind: str, unit: str, hits: Iterable[_Case], facts: Mapping[str, str], ledger: Ledger) -> Doubt:
    most_first = sorted(hits, key=_money_first)
    stake = sum(case.project.stake[0] for case in most_first if case.project.stake[1] == "CNY")
    keys = tuple(case.project.key for case in most_first)
    rows = tuple(case.entry.id for case in most_first)
    return Doubt(kind, keys, rows, unit, stake, facts={"unit": ledger.label(unit), **facts})


def _money_first(case: _Case) -> tuple[bool, int, str]:
    amount, currency = case.project.stake
    return (currency != "CNY", -amount, case.project.key)
