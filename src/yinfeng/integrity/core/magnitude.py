"""Amounts that may be wrong by a unit: two that differ by just a power of ten, one that no other project comes near."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log10
from statistics import median

from yinfeng.integrity.core.questions import Question
from yinfeng.integrity.core.records import AMOUNT, Ledger, Record, amount_text
from yinfeng.integrity.core.rules import Rules
from yinfeng.kernel.display import money
from yinfeng.ledger.core.entries import Entry

SLIPS = {10: "10", 100: "100", 1000: "1000", 10**4: "1万", 10**8: "1亿"}
_NEARLY = 0.005
_FAR, _NEAR = 4.4, 3.0
_UNITS = 10**4
_LEAST = 30
_MAD = 1.4826  # of a normal distribution: standard deviation over median absolute deviation


def unit_slip(ledger: Ledger, rules: Rules) -> Iterator[Question]:
    """Ask where two amounts of one project differ by a power of ten: of several sources, before and after a change,
    or of two projects that are one."""
    for record in ledger.records.values():
        said = {entry.value: entry for entry in _amounts(record)}
        if pair := _slipped(list(said.values())):
            yield _slip(record, (record.key,), *pair)
    for one, other in (*map(tuple, ledger.same), *ledger.proposed):
        records = [ledger.records[key] for key in (one, other) if key in ledger.records]
        amounts = [record.agreed for record in records if record.agreed]
        if len(amounts) == 2 and (slipped := _slipped(amounts)):
            yield _slip(records[0], (one, other), *slipped)


def _amounts(record: Record) -> Iterator[Entry]:
    """Yield every agreed amount in force, and what each corrected by more than a factor of ten."""
    for fact in record.state.of(AMOUNT):
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


def _slip(record: Record, about: tuple[str, ...], one: Entry, other: Entry, times: int) -> Question:
    facts = {"name": record.name, "one": amount_text(one), "other": amount_text(other), "times": SLIPS[times]}
    stake = abs((one.high or 0) - (other.high or 0))
    return Question("unit-slip", about, (one.id, other.id), record.unit, stake, one.unit, facts)


def magnitude(ledger: Ledger, rules: Rules) -> Iterator[Question]:
    """Ask where an amount lies far from all others and would be usual with 万 added or left out.

    Rules: robust on the logarithm (median and median absolute deviation), by currency, from 30 amounts on.
    """
    records = [record for record in ledger.records.values() if record.agreed and record.agreed.high]
    for currency in sorted({record.stake[1] for record in records}):
        own = [record for record in records if record.stake[1] == currency]
        sizes = [log10(record.stake[0]) for record in own]
        if len(own) < _LEAST:
            continue
        middle = median(sizes)
        spread = max(_MAD * median(abs(size - middle) for size in sizes), 0.1)
        for record, size in zip(own, sizes, strict=True):
            far = (size - middle) / spread
            other = size - 4 if far > 0 else size + 4
            if abs(far) > _FAR and abs(other - middle) / spread < _NEAR:
                yield _unusual(record, middle, spread, up=far > 0)


def _unusual(record: Record, middle: float, spread: float, *, up: bool) -> Question:
    amount, currency = record.stake
    meant = amount // _UNITS if up else amount * _UNITS
    low, high = (_rounded(middle + sign * 2 * spread) for sign in (-1, 1))
    facts = {
        "name": record.name, "one": money(amount, currency), "other": money(meant, currency),
        "low": money(low, currency), "high": money(high, currency),
    }  # fmt: skip
    rows = (record.agreed.id,) if record.agreed else ()
    return Question("magnitude", (record.key,), rows, record.unit, abs(amount - meant), currency, facts)


def _rounded(size: float) -> int:
    """Return ten to a power with one digit that is not nought."""
    digits = int(size)
    return round(10.0 ** (size - digits)) * int(10**digits)
