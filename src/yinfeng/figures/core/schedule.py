"""Progress against the calendar, and rounding as publishers do it. Two calendars and two expressions are in use."""

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from yinfeng.kernel.days import Interval

Basis = Literal["day", "month"]
Rounding = Literal["half_up", "truncate"]


def elapsed_share(period: Interval, as_of: date, basis: Basis) -> Fraction:
    """Return the share of a period that has passed at the end of a day.

    Shape:  day counts days; month counts whole months that are over.
    Units:  a plain ratio, 0 before the period and 1 after it.
    Raises: ValueError if the period has no first day.
    """
    first, last = period.from_day, period.to_day
    if first is None:
        raise ValueError("a schedule needs a period with a first day")
    if as_of < first:
        return Fraction(0)
    if as_of >= last:
        return Fraction(1)
    if basis == "day":
        return Fraction((as_of - first).days + 1, (last - first).days + 1)
    return Fraction(_months(first, as_of), _months(first, last))


def _months(first: date, last: date) -> int:
    """Count the months that end between two days; the month of the first day counts from its end on."""
    is_month_end = (last + timedelta(days=1)).month != last.month
    return (last.year - first.year) * 12 + last.month - first.month + is_month_end


def schedule_ratio(done: Fraction, target: Fraction, share: Fraction) -> Fraction | None:
    """Return what is done over what should be done by now; None where nothing is due yet."""
    due = target * share
    return done / due if due else None


def schedule_gap(done: Fraction, target: Fraction, share: Fraction) -> Fraction | None:
    """Return the completion rate less the share of the period that has passed, in points / 100; None without target."""
    return done / target - share if target else None


def rounded(value: Fraction, digits: int, rounding: Rounding = "half_up") -> Decimal:
    """Round as notices do: half away from zero, or cut off as some publishers do."""
    step = Decimal(1).scaleb(-digits)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(step, rounding=ROUND_HALF_UP if rounding == "half_up" else ROUND_DOWN)
