"""One cell of a table, read as what its column holds. Nothing is guessed: what cannot be read stays as printed."""

import re
from collections.abc import Callable
from decimal import Decimal

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.display import CURRENCY_WORDS
from yinfeng.kernel.quantity import CURRENCIES, LIMIT, Quantity, parse_quantity
from yinfeng.ledger.core.names import Names

EMPTY = frozenset({"", "-", "—", "/", "无", "待定", "未定", "暂无", "不详"})
_YI, _WAN = 10**8 * 100, 10**4 * 100
_PLAIN = re.compile(r"\+?\d{1,19}(?:\.\d{1,10})?(?:[eE]\+?\d{1,2})?")
_LONGEST = 60


def is_empty(cell: str) -> bool:
    """Tell whether a cell says nothing."""
    return cell.strip() in EMPTY


def read_day(cell: str) -> Interval:
    """Read a cell as a day or period.

    Raises: ValueError if it is none (from `parse_interval`, or because it is too long for one).
    """
    if len(cell) > _LONGEST:
        raise ValueError(cell)
    return parse_interval(cell)


def read_quantity(cell: str, reads: str, currency: str = "") -> Quantity:
    """Read a cell as a figure.

    Shape:  `reads` quantity takes a figure as printed; yi, wan, area and count take plain numbers in 亿元, 万元, square
    metres and pieces.
    Raises: ValueError if the cell is no such figure.
    """
    if len(cell) > _LONGEST:
        raise ValueError(cell)
    if reads == "quantity":
        return parse_quantity(cell)
    plain = cell.strip().replace(",", "").replace("，", "")
    if not _PLAIN.fullmatch(plain):
        raise ValueError(cell)
    code = _currency(currency)
    factor, unit = {"yi": (_YI, code), "wan": (_WAN, code), "area": (1, "m2"), "count": (1, "个")}[reads]
    whole = Decimal(plain) * factor
    if whole != whole.to_integral_value() or abs(whole) >= LIMIT:
        raise ValueError(cell)
    money = CURRENCY_WORDS.get(unit, "")
    words = {"yi": f"亿{money}", "wan": f"万{money}", "area": "平方米", "count": "个"}
    return Quantity(int(whole), int(whole), unit, "", f"{plain}{words[reads]}")


def _currency(cell: str) -> str:
    """Read the cell beside a plain sum: a currency's name or code, CNY where it is empty."""
    if is_empty(cell):
        return "CNY"
    code = CURRENCIES.get(cell.strip(), cell.strip().upper())
    if code not in CURRENCIES.values():
        raise ValueError(cell)
    return code


def is_currency(cell: str) -> bool:
    """Tell whether a cell names a currency, or leaves it at the usual one."""
    try:
        return bool(_currency(cell))
    except ValueError:
        return False


def read_name(cell: str, family: str, names: Names) -> str:
    """Read a cell as the key of a unit (`units`), body (`bodies`) or word (`words`).

    Raises: ValueError if the plan has no such name.
    """
    key = names.find(family, cell)
    if key is None:
        raise ValueError(cell)
    return key


def read_sender(cell: str, names: Names) -> str:
    """Read a cell as the key of who says something: a unit, or a body such as an office.

    Raises: ValueError if the plan has neither.
    """
    key = names.find("units", cell) or names.find("bodies", cell)
    if key is None:
        raise ValueError(cell)
    return key


READERS: dict[str, Callable[[str, Names], str]] = {
    "unit": lambda cell, names: read_name(cell, "units", names),
    "body": lambda cell, names: read_name(cell, "bodies", names),
    "text": lambda cell, names: cell.strip(),
    "subject": lambda cell, names: cell.strip(),
}
