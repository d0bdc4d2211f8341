"""Rows added up against a stated sum: exactly, but for rounding at the digits it shows."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.money import MoneyColumn
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.quantities import sign_of
from yinfeng.workbooks.core.sheets import Value

_FIGURE = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def fits(column: MoneyColumn, row: int, group: list[int]) -> bool:
    """Tell whether a stated sum is that of a group, but for rounding at the digits it shows."""
    stated = column.figure(row).quantity
    computed = added(column, group, stated.unit) if stated else None
    if stated is None or computed is None:
        return False
    if stated.low == computed:
        return True
    step = last_digit(column, row)
    if abs(stated.low - computed) > step:
        return False
    finest = min((last_digit(column, one) for one in group if column.figure(one).quantity), default=step)
    slack = step / 2 if finest < step else (step if finest < _unit_scale(column) else 0)
    return abs(stated.low - computed) <= slack


def added(column: MoneyColumn, group: Iterable[int], currency: str) -> int | None:
    """Return the sum of the rows in one currency, in hundredths; None where no row has any."""
    found = [quantity.low for quantity in _quantities(column, group) if quantity.unit == currency]
    return sum(found) if found else None


def is_exact(column: MoneyColumn, group: list[int], currency: str) -> bool:
    """Tell whether the rows can be added up exactly: no ranges, no other currency, no 约, nothing unreadable."""
    exact = all(
        quantity.low == quantity.high and quantity.unit == currency and sign_of(quantity) == "="
        for quantity in _quantities(column, group)
    )
    return exact and not any(column.figure(row).flag and column.figure(row).quantity is None for row in group)


def last_digit(column: MoneyColumn, row: int) -> Decimal:
    """Return the value of the last digit that a cell shows, in hundredths."""
    value: Value = column.grid.cell(row, column.column.index)
    text = f"{value:.10g}" if isinstance(value, float) else words(value)
    match = _FIGURE.search(text)
    digits = len(match[1]) if match and match[1] else 0
    quantity = column.figure(row).quantity
    number = Decimal(match[0].replace(",", "")) if match else Decimal(0)
    scale = Decimal(quantity.low) / number if quantity and number else Decimal(_unit_scale(column))
    return scale / Decimal(10**digits)


def _quantities(column: MoneyColumn, group: Iterable[int]) -> Iterator[Quantity]:
    known = column.read_rows
    return (quantity for row in group if (quantity := (known.get(row) or column.figure(row)).quantity))


def _unit_scale(column: MoneyColumn) -> int:
    return column.unit.scale * 100
