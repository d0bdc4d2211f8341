"""Days and periods in plain texts: 2022-3-5, 22年3月, 3月底前, 一季度, 上半年, 民国111年, 明年, mar-22, 3月至5月.

A new form is a line in `_FORMS` (what stands after the year) or in `_YEARS` (how a year is written).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from yinfeng.kernel.days import Interval

FIRST_YEAR, LAST_YEAR = 1980, 2060
_ROC = 1911
_XUN = {"上旬": 1, "初": 1, "上": 1, "中旬": 11, "中": 11, "下旬": 21, "底": 21, "末": 21, "下": 21}
_MONTH_NAMES = {name: at for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip


def _plausible(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return year


def day_of(year: int, month: int, day: int) -> Interval:
    """Return one day. Raises: ValueError where there is none."""
    only = date(_plausible(year), month, day)
    return Interval(only, only)


def _months(year: int, first: int, last: int) -> Interval:
    start = date(_plausible(year), first, 1)
    return Interval(start, date(year, last, monthrange(year, last)[1]))


def month_of(year: int, month: int) -> Interval:
    """Return one month. Raises: ValueError where there is none."""
    return _months(year, month, month)


def _xun(year: int, month: int, part: str) -> Interval:
    first = _XUN[part]
    last = monthrange(_plausible(year), month)[1] if first == 21 else first + 9
    return Interval(date(year, month, first), date(year, month, last))


def _xuns(year: int, month: int, parts: str) -> Interval:
    first, last = (_xun(year, month, part) for part in parts)
    return Interval(first.from_day, last.to_day)


def _period(width: int) -> Callable[[int, re.Match[str]], Interval]:
    def read(year: int, match: re.Match[str]) -> Interval:
        order = int(next(group for group in match.groups()[:2] if group))
        return _months(year, (order - 1) * width + 1, order * width)

    return read


_D = r"(\d{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], Interval]], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?P<until>[之以]?前|之内|内)?"), read)
    for pattern, read in (
        (
            rf"{_D}(?:月|[-/.,、]){_D}(?:日|号|(?![\d季月]))",
            lambda year, match: day_of(year, int(match[1]), int(match[2])),
        ),
        (rf"{_D}月?份?(上中|中下)旬?", lambda year, match: _xuns(year, int(match[1]), match[2])),
        (rf"{_D}月?份?(上旬|中旬|下旬)", lambda year, match: _xun(year, int(match[1]), match[2])),
        (rf"{_D}月份?(初|中|底|末|上|下)", lambda year, match: _xun(year, int(match[1]), match[2])),
        (r"第?([1-4])季度?[末底]?|q([1-4])", _period(3)),
        (r"(上)半年", lambda year, match: _months(year, 1, 6)),
        (r"(下)半年", lambda year, match: _months(year, 7, 12)),
        (rf"{_D}(?:月份?|(?![\d:季个年天周多余]))", lambda year, match: month_of(year, int(match[1]))),
        (r"年?[底末]", lambda year, match: month_of(year, 12)),
        (r"年?初", lambda year, match: month_of(year, 1)),
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
    (re.compile(r"'?(\d{2})(?:年度?|(?=q[1-4]))"), lambda match: int(match[1]) + 2000),
    (re.compile(r"'?(\d{2})[-/.](?=\d{1,2}[-/.]\d{1,2})"), lambda match: int(match[1]) + 2000),
    (re.compile(r"'?(1[3-9]|[2-4]\d)[-/.](?=\d{1,2}(?!\d|[-/.]))"), lambda match: int(match[1]) + 2000),
)
_START = re.compile(
    r"\d|民国|今年|本年|当年|年内|明年|次年|下一年|后年|去年|上年|上半年|下半年|年[底末初]|第[1-4]季|q[1-4]"
)
_LATE_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})")
_ENGLISH = re.compile(rf"(?:(\d{{1,2}})[-,]?)?({'|'.join(_MONTH_NAMES)})[a-z]*[-,.]?(?:(\d{{1,2}}),)?((?:20)?\d{{2}})")
_UNTIL = re.compile(r"[-~—–至到]{1,2}")
_ONLY_DAY = re.compile(r"(\d{1,2})(?:[日号]|$)")


def find_period(text: str, year: int | None) -> Interval | None:
    """Return the first day or period in a plain text; one that is followed by an end (3月至5月) reaches to it.

    `year` is that of the list, for what is written without one. Raises: ValueError where the first day is impossible,
    such as 2022-02-30.
    """
    if match := _LATE_YEAR.search(text):
        first, second = int(match[1]), int(match[2])
        month, day = (second, first) if first > 12 else (first, second)
        return day_of(int(match[3]), month, day)
    if match := _ENGLISH.search(text):
        return _english(match)
    start = _START.search(text)
    if start is None:
        return None
    interval, end, said_year = _read_at(text, start.start(), year)
    joined = _UNTIL.match(text, end)
    return _reaching(interval, text, joined.end(), said_year) if interval and joined else interval


def _reaching(first: Interval, text: str, at: int, year: int | None) -> Interval:
    """Return a period that reaches to the end written behind it, itself where none is."""
    if whole := _same_month(first, text[at:]):
        return whole
    try:
        last = _read_at(text, at, year)[0] if _START.match(text, at) else None
    except ValueError:
        return first
    return Interval(first.from_day, last.to_day) if last and first.from_day and last.to_day > first.to_day else first


def _same_month(first: Interval, rest: str) -> Interval | None:
    """Return the days from one day to another that is only a number: 2022.5.8-10."""
    day = _ONLY_DAY.match(rest)
    if day is None or first.from_day != first.to_day or int(day[1]) < first.to_day.day:
        return None
    return Interval(first.to_day, first.to_day.replace(day=int(day[1])))


def _english(match: re.Match[str]) -> Interval:
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    month, day = _MONTH_NAMES[match[2]], match[1] or match[3]
    return day_of(year, month, int(day)) if day else month_of(year, month)


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
