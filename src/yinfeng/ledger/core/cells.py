"""One cell of a table, read as what its column holds. Nothing is guessed: what cannot be read stays as printed."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.quantity import Quantity, parse_quantity
from yinfeng.ledger.core.names import Names

EMPTY = frozenset({"", "-", "—", "/", "无", "待定", "未定", "暂无", "不详"})
_YI, _WAN = 10**8 * 100, 10**4 * 100


def is_empty(cell: str) -> bool:
    """Tell whether a cell says nothing."""
    return cell.strip() in EMPTY


def read_day(cell: str) -> Interval:
    """Read a cell as a day or period.

    Raises: ValueError if it is none (from `parse_interval`).
    """
    return parse_interval(cell)


def read_quantity(cell: str, reads: str, currency: str = "") -> Quantity:
    """Read a cell as a figure.

    Shape:  `reads` quantity takes a figure as printed; yi, wan, area and count take plain numbers in 亿元, 万元, square
    metres and pieces.
    Raises: ValueError if the cell is no such figure.
    """
    if reads == "quantity":
        return parse_quantity(cell)
    plain = cell.strip().replace(",", "").replace("，", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(cell) from None
    factors = {"yi": (_YI, currency or "CNY"), "wan": (_WAN, currency or "CNY"), "area": (1, "m2"), "count": (1, "个")}
    factor, unit = factors[reads]
    whole = value * factor
    if not value.is_finite() or whole != whole.to_integral_value() or abs(whole) >= 2**62:
        raise ValueError(cell)
    words = {"yi": "亿元", "wan": "万元", "area": "平方米", "count": "个"}
    return Quantity(int(whole), int(whole), unit, "", f"{plain}{words[reads]}")


def read_name(cell: str, family: str, names: Names) -> str:
    """Read a cell as the key of a unit (`units`), body (`bodies`) or word (`words`).

    Raises: ValueError if the plan has no such name.
    """
    key = names.find(family, cell)
    if key is None:
        raise ValueError(cell)
    return key


READERS: dict[str, Callable[[str, Names], str]] = {
    "unit": lambda cell, names: read_name(cell, "units", names),
    "body": lambda cell, names: read_name(cell, "bodies", names),
    "text": lambda cell, names: cell.strip(),
    "subject": lambda cell, names: cell.strip(),
}
