"""Days as precise as they were printed: "2022" is an interval of a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_SEPARATOR = re.compile(r"[年月/.]")
_END = re.compile(r"(?<=\d)[年月日]$")
_PART = re.compile(r"(\d{4})-?([QH])(\d)")


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days in which something happened.

    `from_day` is None when only an upper end is known: it happened on or before `to_day`.
    """

    from_day: date | None
    to_day: date

    def __post_init__(self) -> None:
        if self.from_day is not None and self.from_day > self.to_day:
            raise ValueError(f"the interval begins on {self.from_day}, after its end {self.to_day}")

    def inside(self, window: "Interval") -> bool:
        """Tell whether it surely happened in the window."""
        after_start = window.from_day is None or (self.from_day is not None and self.from_day >= window.from_day)
        return after_start and self.to_day <= window.to_day

    def overlaps(self, window: "Interval") -> bool:
        """Tell whether it possibly happened in the window."""
        starts_in_time = self.from_day is None or self.from_day <= window.to_day
        return starts_in_time and (window.from_day is None or self.to_day >= window.from_day)

    @property
    def precision(self) -> str:
        """Name how precise the interval is: day, month, quarter, half, year, range or until."""
        if self.from_day is None:
            return "until"
        return _whole_period(self.from_day, self.to_day)

    def __str__(self) -> str:
        day = self.to_day
        printed = {
            "until": f"..{day}",
            "day": f"{day}",
            "month": f"{day.year:04}-{day.month:02}",
            "quarter": f"{day.year:04}-Q{day.month // 3}",
            "half": f"{day.year:04}-H{day.month // 6}",
            "year": f"{day.year:04}",
            "range": f"{self.from_day}..{day}",
        }
        return printed[self.precision]


def _whole_period(first: date, last: date) -> str:
    if first == last:
        return "day"
    ends_month = last.day == monthrange(last.year, last.month)[1]
    if first.day != 1 or not ends_month or first.year != last.year:
        return "range"
    months = {1: "month", 3: "quarter", 6: "half", 12: "year"}
    length = last.month - first.month + 1
    aligned = length in months and last.month % length == 0
    return months[length] if aligned else "range"


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def parse_interval(text: str) -> Interval:
    """Read an interval such as 2022, 2022-03, 2022-03-05, 2022-Q1, 2022-H1, 2022-01..2022-11 or ..2022-12-31.

    2022年3月5日, 2022/3/5 and 2022.3.5 read as the same day; nothing else is guessed.

    Raises: ValueError with an example of every form if the text is none of them.
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        return _parse_period(first)
    return Interval(_parse_period(first).from_day if first else None, _parse_period(last).to_day)


def _parse_period(text: str) -> Interval:
    said = text = text.strip()
    text = _SEPARATOR.sub("-", _END.sub("", text))
    try:
        if match := _DAY.fullmatch(text):
            day = date(*map(int, match.groups()))
            return Interval(day, day)
        if match := _MONTH.fullmatch(text):
            year, month = map(int, match.groups())
            return _months(year, month, month)
        if match := _PART.fullmatch(text):
            width = {"Q": 3, "H": 6}[match[2]]
            return _months(int(match[1]), (int(match[3]) - 1) * width + 1, int(match[3]) * width)
        if _YEAR.fullmatch(text):
            return _months(int(text), 1, 12)
    except ValueError:
        pass
    raise ValueError(f"'{said}' is not a day or period such as 2022-03-05, 2022-03, 2022-Q1, 2022 or 2022-01..2022-11")
