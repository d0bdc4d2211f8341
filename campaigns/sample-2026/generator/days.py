"""The fourteen months: which days exist, how busy they are, and when returns and tables are sent."""

from datetime import date, timedelta

FIRST = date(2025, 10, 1)
LAST = date(2026, 11, 22)
"""The first and last day on which anything happens; what would be sent later is not there yet."""

CONFERENCES = {date(2025, 12, 18): 25, date(2026, 5, 18): 35, date(2026, 9, 8): 30}
"""Days of joint signing ceremonies and how much busier they are than an ordinary day."""

_MONTH_WEIGHT = {
    (2025, 10): 0.60, (2025, 11): 0.68, (2025, 12): 0.98, (2026, 1): 0.70, (2026, 2): 0.45, (2026, 3): 1.35,
    (2026, 4): 0.95, (2026, 5): 1.15, (2026, 6): 1.45, (2026, 7): 0.85, (2026, 8): 0.90, (2026, 9): 1.30,
    (2026, 10): 0.95, (2026, 11): 0.95,
}  # fmt: skip
_QUARTER_END_BUSIER = 2.2
_WEEKEND = 0.2
_HOLIDAY = 0.03


def all_days() -> list[date]:
    """Return every day from the first to the last."""
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def month_of(day: date) -> str:
    """Return the month as folders name it: 2026-03."""
    return f"{day:%Y-%m}"


MONTHS = sorted({month_of(day) for day in all_days()})


def _is_holiday(day: date) -> bool:
    spring = date(2026, 2, 15) <= day <= date(2026, 2, 23)
    new_year = day.month == 1 and day.day <= 3
    return spring or new_year or (day.month == 10 and day.day <= 7) or (day.month == 5 and day.day <= 3)


def _ends_quarter(day: date) -> bool:
    return day.month % 3 == 0 and (day + timedelta(days=8)).month != day.month


def busyness(day: date) -> float:
    """Return how many signings a day attracts, relative to an ordinary working day of an average month."""
    weight = _MONTH_WEIGHT[day.year, day.month] * CONFERENCES.get(day, 1)
    weight *= _QUARTER_END_BUSIER if _ends_quarter(day) else 1
    if day in CONFERENCES:
        return weight
    return weight * (_HOLIDAY if _is_holiday(day) else _WEEKEND if day.weekday() >= 5 else 1)


BUSYNESS = {day: busyness(day) for day in all_days()}


def working_day(day: date) -> date:
    """Return the day itself or the last working day before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def table_days() -> list[date]:
    """Return the days on which the office sends its table of rulings: the 5th and 20th or the working day before."""
    first_of_months = [date(int(month[:4]), int(month[5:]), 1) for month in MONTHS]
    days = [working_day(first.replace(day=n)) for first in first_of_months for n in (5, 20)]
    return [day for day in days if FIRST < day <= LAST]


def next_table(day: date) -> date | None:
    """Return the first table of rulings sent on or after a day, None if it is not sent yet."""
    return min((sent for sent in table_days() if sent >= day), default=None)


def part_of_month(day: date, part: str) -> str:
    """Write only the month of a day, or its third of the month (xun): 2026年3月, 2026年3月上旬."""
    xun = ("上旬", "中旬", "下旬")[min(2, (day.day - 1) // 10)]
    return f"{day.year}年{day.month}月{xun if part == 'xun' else ''}"
