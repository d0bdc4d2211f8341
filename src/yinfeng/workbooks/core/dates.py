"""Days and periods as cells hold them: 44625, 20220305, 2022.3 as a number, 待定; texts are read by `periods`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from yinfeng.kernel.days import Interval
from yinfeng.workbooks.core.numerals import arabic_dates
from yinfeng.workbooks.core.periods import FIRST_YEAR, LAST_YEAR, day_of, find_period, month_of
from yinfeng.workbooks.core.plain import plain, says_nothing
from yinfeng.workbooks.core.sheets import Value

_EPOCH = date(1899, 12, 30)
_BEIJING = timezone(timedelta(hours=8))
_LONGEST = 120
_PLANNED = re.compile(r"预计|计划|拟|力争|争取|目标|预期|有望|将于|(?<!不)待|下(?=月|季度|半年开)")
_DONE = re.compile(r"已|实际|完成")
_DASHES = re.compile(r"(?<=\d)[—–−‐‑](?=\d)")
_LETTER_O = re.compile(r"(?<=\d)o|o(?=\d)")
_SERIAL = re.compile(r"^(\d{5})\.\d+$")
_CLOCK = re.compile(r"t?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?z?$")


@dataclass(frozen=True, slots=True)
class CellDate:
    """What a date cell says: when, whether it calls it planned (None: it does not say), and what to look at."""

    interval: Interval | None = None
    planned: bool | None = None
    flag: str = ""


NO_DATE = CellDate()


@lru_cache(maxsize=1 << 12)
def precision_of(interval: Interval) -> str:
    """Return day, xun, month, quarter, half, year, before, or range."""
    first, last = interval.from_day, interval.to_day
    if first is None:
        return "before"
    if first == last:
        return "day"
    if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) in _xun_spans(first):
        return "xun"
    return interval.precision


def _xun_spans(first: date) -> tuple[tuple[int, int], ...]:
    return ((1, 10), (11, 20), (21, monthrange(first.year, first.month)[1]))


def read_date(value: Value, year: int | None) -> CellDate:
    """Read a cell as a day or period; `year` is that of the list, for what is written without one."""
    if isinstance(value, datetime):
        return _day(value.date())
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, bool) or says_nothing(value):
        return NO_DATE
    if isinstance(value, int | float):
        return _of_number(value, year)
    return _of_text(value, year) if isinstance(value, str) else CellDate(flag="date")


@lru_cache(maxsize=1 << 14)
def _day(day: date) -> CellDate:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return CellDate(flag="date")
    return CellDate(Interval(day, day))


@lru_cache(maxsize=1 << 14)
def _of_number(value: float, year: int | None) -> CellDate:
    """Read a number as Excel's serial day, 20220305, 202203, 2022.3, a year, or seconds since 1970."""
    if 30_000 <= value < 60_000:
        return _day(_EPOCH + timedelta(days=int(value)))
    if 1e9 <= value < 4e9 or 1e12 <= value < 4e12:
        seconds = value if value < 4e9 else value / 1000
        return _day(datetime.fromtimestamp(seconds, _BEIJING).date())
    text = f"{value:.10g}"
    cell_date = _of_text(text, year)
    # As a number 2022.10 has lost its nought: 2022.1 may be January or October.
    if cell_date.interval and re.fullmatch(r"(?:\d{4}|\d{1,2})\.1", text):
        return CellDate(cell_date.interval, cell_date.planned, "lost_nought")
    return cell_date


@lru_cache(maxsize=1 << 16)
def _of_text(text: str, year: int | None) -> CellDate:
    clean = _DASHES.sub("-", arabic_dates(plain(text[:_LONGEST])))
    clean = _LETTER_O.sub("0", clean).replace("。", ".").replace("\\", "/")
    clean = _CLOCK.sub("", clean) if ":" in clean else clean
    clean = _SERIAL.sub(r"\1", clean)
    planned = True if _PLANNED.search(clean) else False if _DONE.search(clean) else None
    if clean.isdigit() and 5 <= len(clean) <= 13 and (number := _digits(clean, year)):
        return number
    try:
        interval = find_period(clean, year)
    except ValueError:
        return CellDate(flag="date")
    if interval is None:
        return CellDate(planned=planned, flag="date" if re.search(r"\d", clean) else "no_date")
    return CellDate(interval, planned)


def _digits(text: str, year: int | None) -> CellDate | None:
    """Read 20220305, 202203, 220305, or a serial day or seconds kept as text."""
    if len(text) == 8:
        return _parts(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) == 6 and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return _parts(int(text[:4]), int(text[4:]), None)
    if len(text) == 6:
        return _parts(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    return _of_number(int(text), year) if len(text) in (5, 10, 13) else None


def _parts(year: int, month: int, day: int | None) -> CellDate:
    try:
        return CellDate(month_of(year, month) if day is None else day_of(year, month, day))
    except ValueError:
        return CellDate(flag="date")
