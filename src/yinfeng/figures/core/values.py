"""The value of a figure: plain numbers that can be stored and compared, and how they read."""

from dataclasses import asdict, dataclass, field
from fractions import Fraction

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.bounds import money_rate, rate_bounds
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.cubes import Cube, cube
from yinfeng.figures.core.durations import Durations, durations
from yinfeng.figures.core.measuring import Conditions, RateCubes, amounts_of, degrees, rate
from yinfeng.figures.core.schedule import rounded
from yinfeng.kernel.display import money


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in one currency. Units: fen; `sure` and `possible` are (low, high), the possible not part of the sure."""

    currency: str
    sure: tuple[int, int]
    possible: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """What a figure says. Only the part of its operation is filled.

    Units: counts of subjects; sums in fen; rates as exact fractions written n/d; days.
    """

    op: str
    sure: int = 0
    possible: int = 0
    sums: tuple[Sum, ...] = ()
    without_amount_sure: int = 0
    without_amount_possible: int = 0
    low: str | None = None
    high: str | None = None
    reached: int = 0
    cohort: int = 0
    possible_cohort: int = 0
    unsure: int = 0
    durations: dict[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the value as plain data."""
        return asdict(self)


def value_of(columns: Columns, ask: Ask, conditions: Conditions) -> Value:
    """Answer a question in full, without an axis."""
    if ask.op == "rate":
        return rate_at(ask, rate(columns, ask, conditions))
    degree = degrees(columns, ask, conditions)
    if ask.op == "days":
        return _days_value(durations(columns, degree, ask.from_word, ask.to_word, ask.standings))
    return value_at(ask.op, cube(columns, degree, amounts_of(columns, ask)))


def value_at(op: str, cells: Cube, place: int = -1) -> Value:
    """Return a count or sum for one label of a cube (-1: those without a label; the total where there is no axis)."""
    sums = tuple(
        Sum(
            currency,
            (int(cells.low[number, place, 1]), int(cells.high[number, place, 1])),
            (int(cells.low[number, place, 0]), int(cells.high[number, place, 0])),
        )
        for number, currency in enumerate(cells.currencies)
        if cells.high[number, place].any() or currency == "CNY"
    )
    return Value(
        op, int(cells.count[place, 1]), int(cells.count[place, 0]), sums,
        int(cells.unknown[place, 1]), int(cells.unknown[place, 0]),
    )  # fmt: skip


def rate_at(ask: Ask, cubes: RateCubes, place: int = -1) -> Value:
    """Return a rate for one label of its cubes (-1: those without a label; the total where there is no axis)."""
    bounds = money_rate(cubes, place) if ask.divides_money else rate_bounds(cubes, place, ask.weigh)
    low, high = (None if end is None else str(end) for end in (bounds.low, bounds.high))
    return Value(
        "rate", low=low, high=high, reached=bounds.reached, cohort=bounds.cohort,
        possible_cohort=bounds.possible_cohort, unsure=bounds.unsure,
    )  # fmt: skip


def _days_value(found: Durations) -> Value:
    return Value("days", sure=found.n_exact, possible=found.n_vague, durations=asdict(found))


def done_of(value: Value) -> int:
    """Return what surely was done: a count, or fen of CNY at the low end."""
    return value.sure if value.op == "count" else next((s.sure[0] for s in value.sums if s.currency == "CNY"), 0)


def text_of(value: Value) -> str:
    """Return how a value reads: `4 (+16)`, `92亿元 (+140亿元)`, `40.1%–52.3%`, `31天`; a dash where there is none."""
    return {"count": _count_text, "sum": _sum_text, "rate": _rate_text, "days": _days_text}[value.op](value)


def _count_text(value: Value) -> str:
    return f"{value.sure:,}" + (f" (+{value.possible:,})" if value.possible else "")


def _sum_text(value: Value) -> str:
    parts = [_range(one.sure, one.currency) + _more(one) for one in value.sums if any(one.sure) or any(one.possible)]
    return " · ".join(parts) or money(0, "CNY")


def _more(one: Sum) -> str:
    return f" (+{_range(one.possible, one.currency)})" if any(one.possible) else ""


def _range(ends: tuple[int, int], currency: str) -> str:
    low, high = (money(end, currency) for end in ends)
    return low if low == high else f"{low}–{high}"


def _rate_text(value: Value) -> str:
    if value.low is None or value.high is None:
        return "—"
    low, high = (f"{rounded(Fraction(end) * 100, 1)}%" for end in (value.low, value.high))
    return low if low == high else f"{low}–{high}"


def _days_text(value: Value) -> str:
    median_days = value.durations.get("median_days")
    return "—" if median_days is None else f"{median_days:g}天"
