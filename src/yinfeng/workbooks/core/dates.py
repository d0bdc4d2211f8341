"""Days and periods as cells hold them: 44625, 20220305, 2022.3, 22年3月5日, 3月底前, 一季度, 民國111年, 待定.

A new form is a line in `_FORMS` (what stands after the year) or in `_YEARS` (how a year is written).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from yinfeng.kernel.days import Interval
from yinfeng.workbooks.core.numerals import arabic_dates
from yinfeng.workbooks.core.plain import plain, says_nothing
from yinfeng.workbooks.core.sheets import Value

_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1980, 2060
_ROC = 1911
_BEIJING = timezone(timedelta(hours=8))
_LONGEST = 120
_XUN = {"上旬": 1, "初": 1, "上": 1, "中旬": 11, "中": 11, "下旬": 21, "底": 21, "末": 21, "下": 21}
_PLANNED = re.compile(r"预计|计划|拟|力争|争取|目标|预期|有望|将于|(?<!不)待|下(?=月|季度|半年开)")
_DONE = re.compile(r"已|实际|完成")
_DASHES = re.compile(r"(?<=\d)[—–−‐‑](?=\d)")
_LETTER_O = re.compile(r"(?<=\d)o|o(?=\d)")
_CLOCK = re.compile(r"t?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?z?$")
_MONTH_NAMES = {name: at for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip


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
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
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
    clean = _LETTER_O.sub("0", clean).replace("。", ".")
    clean = _CLOCK.sub("", clean) if ":" in clean else clean
    planned = True if _PLANNED.search(clean) else False if _DONE.search(clean) else None
    if clean.isdigit() and 5 <= len(clean) <= 13 and (number := _digits(clean, year)):
        return number
    try:
        interval = _search(clean, year)
    except ValueError:
        return CellDate(flag="date")
    if interval is None:
        return CellDate(planned=planned, flag="date" if re.search(r"\d", clean) else "no_date")
    return CellDate(interval, planned)


def _digits(text: str, year: int | None) -> CellDate | None:
    """Read 20220305, 202203, 220305, or a serial day or seconds kept as text."""
    if len(text) == 8:
        return _parts(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) == 6 and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        return _parts(int(text[:4]), int(text[4:]), None)
    if len(text) == 6:
        return _parts(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    return _of_number(int(text), year) if len(text) in (5, 10, 13) else None


def _parts(year: int, month: int, day: int | None) -> CellDate:
    try:
        return CellDate(_month(year, month) if day is None else _one(year, month, day))
    except ValueError:
        return CellDate(flag="date")


def _plausible(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(year)
    return year


def _one(year: int, month: int, day: int) -> Interval:
    only = date(_plausible(year), month, day)
    return Interval(only, only)


def _months(year: int, first: int, last: int) -> Interval:
    start = date(_plausible(year), first, 1)
    return Interval(start, date(year, last, monthrange(year, last)[1]))


def _month(year: int, month: int) -> Interval:
    return _months(year, month, month)


def _xun(year: int, month: int, part: str) -> Interval:
    first = _XUN[part]
    last = monthrange(_plausible(year), month)[1] if first == 21 else first + 9
    return Interval(date(year, month, first), date(year, month, last))


def _period(width: int) -> Callable[[int, re.Match[str]], Interval]:
    def read(year: int, match: re.Match[str]) -> Interval:
        order = int(next(group for group in match.groups()[:2] if group))
        return _months(year, (order - 1) * width + 1, order * width)

    return read


_D = r"(\d{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], Interval]], ...] = tuple(
    (re.compile(rf"{pattern}(?P<until>[之以]?前|之内|内)?"), read)
    for pattern, read in (
        (
            rf"{_D}(?:月|[-/.,、]){_D}(?:日|号|(?![\d季月]))",
            lambda year, match: _one(year, int(match[1]), int(match[2])),
        ),
        (rf"{_D}月?份?(上旬|中旬|下旬)", lambda year, match: _xun(year, int(match[1]), match[2])),
        (rf"{_D}月份?(初|中|底|末|上|下)", lambda year, match: _xun(year, int(match[1]), match[2])),
        (r"第?([1-4])季度?|q([1-4])", _period(3)),
        (r"(上)半年", lambda year, match: _months(year, 1, 6)),
        (r"(下)半年", lambda year, match: _months(year, 7, 12)),
        (rf"{_D}(?:月份?|(?![\d:季]))", lambda year, match: _month(year, int(match[1]))),
        (r"年?[底末]", lambda year, match: _month(year, 12)),
        (r"年?初", lambda year, match: _month(year, 1)),
        (r"年?(?:内|全年|度)?", lambda year, match: _months(year, 1, 12)),
    )
)
_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "年内": 0,
    "明年": 1,
    "次年": 1,
    "下一年": 1,
    "后年": 2,
    "去年": -1,
    "上年": -1,
}
_YEARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
    (re.compile(r"(?:公元)?(\d{4})(?:年度?|[-/.,、]|(?!\d))"), lambda match: int(match[1])),
    (re.compile(r"(?:中华)?民国(\d{2,3})(?:年|[-/.])?"), lambda match: int(match[1]) + _ROC),
    (re.compile(r"(1[01]\d)(?:年|[-/.](?=\d))"), lambda match: int(match[1]) + _ROC),
    (re.compile(r"'?(\d{2})年度?"), lambda match: int(match[1]) + 2000),
    (re.compile(r"'?(\d{2})[-/.](?=\d{1,2}[-/.]\d{1,2})"), lambda match: int(match[1]) + 2000),
    (re.compile(r"'?(1[3-9]|[2-4]\d)[-/.](?=\d{1,2}(?!\d|[-/.]))"), lambda match: int(match[1]) + 2000),
)
_START = re.compile(
    r"\d|民国|今年|本年|当年|年内|明年|次年|下一年|后年|去年|上年|上半年|下半年|年[底末初]|第[1-4]季|q[1-4]"
)
_LATE_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})")
_ENGLISH = re.compile(rf"(?:(\d{{1,2}})[-,]?)?({'|'.join(_MONTH_NAMES)})[a-z]*[-,.]?(?:(\d{{1,2}}),)?((?:20)?\d{{2}})")
_UNTIL = re.compile(r"[-~—–至到]{1,2}")


def _search(text: str, year: int | None) -> Interval | None:
    """Return the first day or period in a text; one that is followed by an end (3月至5月) reaches to it.

    Raises: ValueError where the first one is impossible, such as 2022-02-30.
    """
    if match := _LATE_YEAR.search(text):
        first, second = int(match[1]), int(match[2])
        month, day = (second, first) if first > 12 else (first, second)
        return _one(int(match[3]), month, day)
    if match := _ENGLISH.search(text):
        return _english(match)
    start = _START.search(text)
    if start is None:
        return None
    interval, end, said_year = _read_at(text, start.start(), year)
    joined = _UNTIL.match(text, end)
    if interval and joined and _START.match(text, joined.end()):
        try:
            last, _, _ = _read_at(text, joined.end(), said_year)
        except ValueError:
            return interval
        if last and interval.from_day and last.to_day > interval.to_day:
            return Interval(interval.from_day, last.to_day)
    return interval


def _english(match: re.Match[str]) -> Interval:
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    month, day = _MONTH_NAMES[match[2]], match[1] or match[3]
    return _one(year, month, int(day)) if day else _month(year, month)


def _read_at(text: str, at: int, year: int | None) -> tuple[Interval | None, int, int | None]:
    said, rest = _year_at(text, at, year)
    if said is None:
        return None, rest, None
    for pattern, read in _FORMS:
        match = pattern.match(text, rest)
        if match and (match.end() > at or rest > at):
            interval = read(_plausible(said), match)
            before = match["until"] in ("前", "之前", "以前")
            return (Interval(None, interval.to_day) if before else interval), match.end(), said
    return None, rest, said


def _year_at(text: str, at: int, year: int | None) -> tuple[int | None, int]:
    for pattern, read in _YEARS:
        if match := pattern.match(text, at):
            return read(match), match.end()
    for word, shift in _RELATIVE.items():
        if text.startswith(word, at) and year:
            return year + shift, at + len(word)
    return year, at
