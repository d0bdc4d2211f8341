"""What a figure asks: a measure of the plan made concrete by a day, a window and filters. Also used for replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.plan.core.schema import Measure, Plan

ALL_STANDINGS = ("reported", "claimed", "verified")  # the weakest first


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the ledger.

    `word`, `cohort`, `reached`, `from_word`, `to_word` name a stage or a condition of the plan. `where` are filters by
    axis and label; `keys`, where given, names the only subjects that count. `until` is the day by which rates and
    conditions ask for what follows the window's word.
    """

    op: str
    kind: str
    window: Interval
    until: date
    standings: tuple[str, ...] = ALL_STANDINGS
    word: str = ""
    unless: tuple[str, ...] = ()
    cohort: str = ""
    reached: str = ""
    from_word: str = ""
    to_word: str = ""
    value: str = "agreed_amount"
    weigh: str = "count"
    at_least: Quantity | None = None
    where: tuple[tuple[str, str], ...] = ()
    keys: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.op not in {"count", "sum", "rate", "days"}:
            raise ValueError(f"'{self.op}' is not count, sum, rate or days")

    @property
    def counted_word(self) -> str:
        """The word that has to lie in the window: a rate's cohort, the later word of a duration."""
        return self.word or self.cohort or self.to_word

    @property
    def divides_money(self) -> bool:
        """Tell whether a rate divides what arrived by what was agreed, rather than subjects or agreed amounts."""
        return self.weigh == "amount" and self.reached == "funded"

    @property
    def barring(self) -> tuple[str, ...]:
        """The standings of the words in `unless`: what is verified bars from a count of claims, not the other way."""
        asserted = (ALL_STANDINGS.index(one) for one in self.standings if one in ALL_STANDINGS)  # refused is none
        least = min(asserted, default=0)
        return ALL_STANDINGS[least:]


def window_of(measure: Measure, plan: Plan, as_of: date) -> Interval:
    """Return the window of a measure on a day: the campaign up to that day, the year to date, or all up to the day.

    Before the campaign begins its window is the campaign's first day alone, which holds nothing yet.
    """
    if measure.window == "year_to_date":
        return Interval(date(as_of.year, 1, 1), as_of)
    if measure.window == "as_of":
        return Interval(None, as_of)
    first = plan.period.from_day
    return Interval(first, max(first, min(as_of, plan.period.to_day)))


def ask_of(
    measure: Measure,
    plan: Plan,
    as_of: date,
    *,
    standings: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    window: Interval | None = None,
) -> Ask:
    """Make a plan's measure concrete; `standings` and `window` override the measure's own, `where` adds filters."""
    filters = dict(where or {})
    if measure.group:
        filters["group"] = measure.group
    return Ask(
        op=measure.op,
        kind=measure.kind,
        window=window or window_of(measure, plan, as_of),
        until=as_of,
        standings=tuple(standings or measure.standings),
        word=measure.word or "",
        unless=measure.unless,
        cohort=measure.cohort or "",
        reached=measure.reached or "",
        from_word=measure.from_word or "",
        to_word=measure.to_word or "",
        value=measure.value or "agreed_amount",
        weigh=measure.weigh,
        at_least=measure.at_least,
        where=tuple(sorted(filters.items())),
    )
