"""How far a target is reached, against the share of its time that has passed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from yinfeng.figures.core.schedule import elapsed_share, schedule_gap, schedule_ratio
from yinfeng.figures.core.values import Value
from yinfeng.kernel.days import Interval
from yinfeng.plan.core.schema import Target

Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Progress:
    """A completion rate with what the calendar asks for.

    Units: plain ratios; each pair holds the sure end and the end with everything possible. `ratio` is done over due by
    days, `gap` the completion less the share of months that are over; both are empty for targets that do not grow.
    """

    completion: Ends
    share_by_day: Fraction
    share_by_month: Fraction
    ratio: Ends | None = None
    gap: Ends | None = None


class Pace(StrEnum):
    """How a target stands on a day, in one word; `perhaps` where only what is possible would carry it."""

    REACHED = "reached"
    ON_SCHEDULE = "on_schedule"
    PERHAPS = "perhaps"
    BEHIND = "behind"
    SHORT = "short"
    NOT_BEGUN = "not_begun"


def pace(found: Progress) -> Pace:
    """Tell how a target stands.

    Rules: whole targets are reached; while time runs the calendar by days decides; what does not grow with time, or
    whose time is over, is short of its target or not.
    """
    least, most = found.completion
    if least >= 1:
        return Pace.REACHED
    if not found.share_by_day:
        return Pace.NOT_BEGUN
    if found.ratio is None or found.share_by_day == 1:
        return Pace.PERHAPS if most >= 1 else Pace.SHORT
    if found.ratio[0] >= 1:
        return Pace.ON_SCHEDULE
    return Pace.PERHAPS if found.ratio[1] >= 1 else Pace.BEHIND


def shortfall(found: Progress) -> Fraction:
    """Return how much of what is due by now is surely not done, a plain ratio: what to compare targets by."""
    return max(Fraction(0), 1 - (found.ratio or found.completion)[0])


def done_ends(value: Value, unit: str) -> Ends | None:
    """Return the least and most that a value says is done, in the smallest unit of a target; None where it says none.

    Units: counts, fen of one currency (`unit` names it), or hundredths of a per cent.
    """
    if value.op == "count":
        return Fraction(value.sure), Fraction(value.sure + value.possible)
    if value.op == "sum":
        low, high = next(((s.sure[0], s.sure[1] + s.possible[1]) for s in value.sums if s.currency == unit), (0, 0))
        return Fraction(low), Fraction(high)
    if value.op == "rate" and value.low is not None and value.high is not None:
        return Fraction(value.low) * 10000, Fraction(value.high) * 10000
    return None


def progress_of(target: Target, value: Value, begin: date | None, as_of: date) -> Progress | None:
    """Return how far a value says a target is reached on a day; None where it says nothing, or nothing is owed yet.

    Shape: the target's time runs from `begin` to the day it is due.
    """
    owed = target.value_on(as_of)
    done = done_ends(value, owed.unit) if owed else None
    if owed is None or done is None:
        return None
    return progress(done, owed.low, Interval(begin, target.due), as_of, grows=owed.unit != "%")


def progress(done: Ends, owed: int, period: Interval, as_of: date, *, grows: bool = True) -> Progress | None:
    """Return how far a target is reached; None for a target of nothing.

    A target that does not grow with time, as one in per cent, has no schedule.
    Units: `done` and `owed` in the same smallest unit.
    """
    if not owed:
        return None
    by_day, by_month = elapsed_share(period, as_of, "day"), elapsed_share(period, as_of, "month")
    completion = (done[0] / owed, done[1] / owed)
    if not grows or not by_day:
        return Progress(completion, by_day, by_month)
    ratios = [schedule_ratio(end, Fraction(owed), by_day) or Fraction(0) for end in done]
    gaps = [schedule_gap(end, Fraction(owed), by_month) or Fraction(0) for end in done]
    return Progress(completion, by_day, by_month, (ratios[0], ratios[1]), (gaps[0], gaps[1]))
