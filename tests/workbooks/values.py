"""The values that an expectation speaks of: sums of money, days as precise as written, and several right answers."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

Value = dict[str, object]

ACCEPT = "accept"
QUARTER_MONTHS = 3
XUN = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def either(*answers: object) -> Value:
    """Return the expectation that any of these answers meets; the first is the one a careful clerk would give."""
    return {ACCEPT: list(answers)}


def or_null(answer: object) -> Value:
    """Return the expectation that the answer meets, and so does none."""
    return either(answer, None)


def answers_of(expected: object) -> list[object]:
    """Return every answer that meets the expectation."""
    return list(expected[ACCEPT]) if isinstance(expected, dict) and ACCEPT in expected else [expected]


def money(amount: object, scale: int, qualifier: str = "=", currency: str = "CNY") -> Value:
    """Return a sum in base units."""
    return {"value": _plain(Decimal(str(amount)) * scale), "currency": currency, "qualifier": qualifier}


def yi(amount: object, qualifier: str = "=", currency: str = "CNY") -> Value:
    """Return so many 亿."""
    return money(amount, 10**8, qualifier, currency)


def wan(amount: object, qualifier: str = "=", currency: str = "CNY") -> Value:
    """Return so many 万."""
    return money(amount, 10**4, qualifier, currency)


def yuan(amount: object, qualifier: str = "=", currency: str = "CNY") -> Value:
    """Return so many 元."""
    return money(amount, 1, qualifier, currency)


def between(low: Value, high: Value) -> Value:
    """Return the range from one sum to another."""
    ends = {"from": low["value"], "to": high["value"]}
    return {"value": None, "currency": low["currency"], "qualifier": "~", "range": ends}


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _interval(first: date | None, last: date, precision: str, planned: bool) -> Value:
    start = first.isoformat() if first else None
    return {"from": start, "to": last.isoformat(), "precision": precision, "planned": planned}


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def day(year: int, month: int, of_month: int, planned: bool = False) -> Value:
    """Return one day."""
    only = date(year, month, of_month)
    return _interval(only, only, "day", planned)


def xun(year: int, month: int, part: str, planned: bool = False) -> Value:
    """Return the first (上), middle (中) or last (下) ten days of a month."""
    first, last = XUN[part]
    end = min(date(year, month, min(last, monthrange(year, month)[1])), _last_day(year, month))
    return _interval(date(year, month, first), end, "xun", planned)


def month(year: int, of_year: int, planned: bool = False) -> Value:
    """Return a month."""
    return _interval(date(year, of_year, 1), _last_day(year, of_year), "month", planned)


def quarter(year: int, of_year: int, planned: bool = False) -> Value:
    """Return a quarter."""
    last = of_year * QUARTER_MONTHS
    return _interval(date(year, last - 2, 1), _last_day(year, last), "quarter", planned)


def half(year: int, of_year: int, planned: bool = False) -> Value:
    """Return a half of a year."""
    last = of_year * 6
    return _interval(date(year, last - 5, 1), _last_day(year, last), "half", planned)


def whole_year(year: int, planned: bool = False) -> Value:
    """Return a year."""
    return _interval(date(year, 1, 1), date(year, 12, 31), "year", planned)


def before(year: int, of_year: int, of_month: int, planned: bool = False) -> Value:
    """Return an open beginning up to a day (底前)."""
    return _interval(None, date(year, of_year, of_month), "before", planned)


def serial(year: int, of_year: int, of_month: int) -> int:
    """Return the number that Excel keeps for a day in the 1900 system."""
    return (date(year, of_year, of_month) - date(1899, 12, 30)).days
