"""Amounts that may be wrong by a unit: two that differ by just a power of ten, one that no other project comes near."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log10
from statistics import median

from yinfeng.integrity.core.doubts import Doubt
from yinfeng.integrity.core.projects import AMOUNT, Ledger, Project, amount_text
from yinfeng.integrity.core.rules import Rules
from yinfeng.kernel.display import money
from yinfeng.ledger.core.entries import Entry

SLIPS = {10: "10", 100: "100", 1000: "1000", 10**4: "1万", 10**8: "1亿"}
_NEARLY = 0.005
_FAR, _NEAR = 4.4, 3.0
_UNITS = 10**4
_LEAST = 30
_MAD = 1.4826  # of a normal distribution: standard deviation over median absolute deviation


def unit_slip(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where two amounts of one project differ by a power of ten: of several sources, before and after a change,
    or of two projects that are one."""
    for project in ledger.projects.values():
        said = {entry.value: entry for entry in _amounts(project)}
        if pair := _slipped(list(said.values())):
            yield _slip(project, (project.key,), *pair)
    for one, other in (*map(tuple, ledger.same), *ledger.proposed):
        projects = [ledger.projects[key] for key in (one, other) if key in ledger.projects]
        amounts = [project.agreed for project in projects if project.agreed]
        if len(amounts) == 2 and (slipped := _slipped(amounts)):
            yield _slip(projects[0], (one, other), *slipped)


def _amounts(project: Project) -> Iterator[Entry]:
    """Yield every agreed amount in force, and what each corrected by more than a factor of ten."""
    for fact in project.state.of(AMOUNT):
        yield fact.said
        yield from (old for old in fact.corrects if _times(old, fact.said) not in (0, 10))


def _slipped(entries: Sequence[Entry]) -> tuple[Entry, Entry, int] | None:
    for one, other in combinations(entries, 2):
        if times := _times(one, other):
            return one, other, times
    return None


def _times(one: Entry, other: Entry) -> int:
    """Return the power of ten by which two amounts differ, 0 where it is none."""
    low, high = sorted((one.high or 0, other.high or 0))
    if one.unit != other.unit or low <= 0:
        return 0
    return next((times for times in SLIPS if abs(high / low - times) <= _NEARLY * times), 0)


def _slip(project: Project, about: tuple[str, ...], one: Entry, other: Entry, times: int) -> Doubt:
    facts = {"name": project.name, "one": amount_text(one), "other": amount_text(other), "times": SLIPS[times]}
    stake = abs((one.high or 0) - (other.high or 0))
    return Doubt("unit-slip", about, (one.id, other.id), project.unit, stake, one.unit, facts)


def magnitude(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where an amount lies far from all others and would be usual with 万 added or left out.

    Rules: robust on the logarithm (median and median absolute deviation), by currency, from 30 amounts on.
    """
    projects = [project for project in ledger.projects.values() if project.agreed and project.agreed.high]
    for currency in sorted({project.stake[1] for project in projects}):
        own = [project for project in projects if project.stake[1] == currency]
        sizes = [log10(project.stake[0]) for project in own]
        if len(own) < _LEAST:
            continue
        middle = median(sizes)
        spread = max(_MAD * median(abs(size - middle) for size in sizes), 0.1)
        for project, size in zip(own, sizes, strict=True):
            far = (size - middle) / spread
            other = size - 4 if far > 0 else size + 4
            if abs(far) > _FAR and abs(other - middle) / spread < _NEAR:
                yield _unusual(project, middle, spread, up=far > 0)


def _unusual(project: Project, middle: float, spread: float, *, up: bool) -> Doubt:
    amount, currency = project.stake
    meant = amount // _UNITS if up else amount * _UNITS
    low, high = (_rounded(middle + sign * 2 * spread) for sign in (-1, 1))
    facts = {
        "name": project.name, "one": money(amount, currency), "other": money(meant, currency),
        "low": money(low, currency), "high": money(high, currency),
    }  # fmt: skip
    rows = (project.agreed.id,) if project.agreed else ()
    return Doubt("magnitude", (project.key,), rows, project.unit, abs(amount - meant), currency, facts)


def _rounded(size: float) -> int:
    """Return ten to a power with one digit that is not nought."""
    return int(float(f"{10.0**size:.0e}"))
