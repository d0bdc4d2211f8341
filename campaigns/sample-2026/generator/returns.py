"""When each unit sends its monthly return, and in which return something first appears."""

from datetime import date, timedelta

from generator.days import LAST, MONTHS, working_day
from generator.dice import Dice
from generator.model import Record
from generator.profiles import UNITS

NOT_YET = {("airport-zone", "2026-11")}
"""Returns that are overdue on the last day."""


def _sent(unit: str, month: str) -> date:
    dice = Dice("return", unit, month)
    due = working_day(date(int(month[:4]), int(month[5:]), 20))
    if (unit, month) in NOT_YET or dice.chance(UNITS[unit].late_return):
        return due + timedelta(days=dice.between(3, 13))
    return working_day(due - timedelta(days=dice.between(0, 2)))


SENT = {unit: {month: _sent(unit, month) for month in MONTHS} for unit in UNITS}
"""The day on which each unit's return of each month was sent, also where that is after the last day."""


def is_sent(unit: str, month: str) -> bool:
    """Tell whether a unit's return of a month is there by the last day."""
    return SENT[unit][month] <= LAST


def first_after(unit: str, day: date, skip: int = 0) -> date | None:
    """Return the day of a unit's first return sent on or after a day (or so many returns later), None if not yet."""
    days = [sent for sent in SENT[unit].values() if day <= sent <= LAST]
    return days[skip] if len(days) > skip else None


def carried(record: Record, ready: date) -> date | None:
    """Return the day of the first return that carries what the project's unit knows since a day."""
    unit = record.unit_on(ready)
    sent = first_after(unit, ready)
    if sent is not None and record.unit_on(sent) != unit:
        moved = record.units[-1]
        return first_after(moved[1], max(ready, moved[0]))
    return sent


def next_return(record: Record, since: date, skip: int = 0) -> date | None:
    """Return the day of the return after one (or so many later), None if it is not there or another unit's by then."""
    unit = record.unit_on(since)
    sent = first_after(unit, since + timedelta(days=1), skip)
    return sent if sent is not None and record.unit_on(sent) == unit else None


def month_sent(unit: str, day: date) -> str:
    """Return the month whose return a unit sent on a day."""
    return next(month for month, sent in SENT[unit].items() if sent == day)
