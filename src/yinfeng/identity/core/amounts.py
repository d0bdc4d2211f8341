"""Amounts of a column as whole fen with their currency: 20亿元, 200000 with the unit 万元, 约3-5亿元, 1.2亿美元.

What `kernel.quantity` reads, read here by the distinct text; plain decimals in a stated unit, which most are, take a
short way that gives the same fen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from yinfeng.kernel.quantity import Quantity, parse_quantity

CURRENCIES = ("", "CNY", "USD", "HKD", "EUR", "JPY", "TWD", "GBP")
"""Currencies by number; 0 where no amount is stated. Amounts in two currencies are never compared."""
UNSTATED = frozenset(
    {"", "-", "—", "--", "/", "无", "未定", "待定", "面议", "暂无", "不详", "未公布", "nan", "none", "null"}
)
_FEN = {"亿元": 10**10, "亿": 10**10, "万元": 10**6, "万": 10**6, "元": 100, "千万元": 10**9, "百万元": 10**8}
_DIGITS = 15


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """Amounts of n rows. Shape: (n,) each.

    Units: `low` and `high` in fen, equal but for a range; `currency` an index into CURRENCIES, 0 where none is stated;
    `rough` where the cell says 约, 近, 超 or gives a range.
    """

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    currency: npt.NDArray[np.int8]
    rough: npt.NDArray[np.bool_]


def no_amounts(n: int) -> Amounts:
    """Return n amounts that are not stated."""
    zeros = np.zeros(n, np.int64)
    return Amounts(zeros, zeros, np.zeros(n, np.int8), np.zeros(n, bool))


def read_amounts(cells: Sequence[str], units: Iterable[str] | None) -> tuple[Amounts, list[tuple[int, str]]]:
    """Return the amounts of a column, and the rows that are none, each with why.

    Rules: a unit in the cell beats the unit beside it; a bare figure without either cannot be read.
    """
    read: dict[tuple[str, str], tuple[int, int, int, bool] | str] = {}
    faults, values = [], np.zeros((len(cells), 4), np.int64)
    for row, key in enumerate(zip(cells, units or [""] * len(cells), strict=True)):
        if not key[0]:
            continue
        if (value := read.get(key)) is None:
            value = read[key] = read_amount(*key)
        if isinstance(value, str):
            faults.append((row, value))
        else:
            values[row] = value
    low, high, currency, rough = values.T
    return Amounts(low.copy(), high.copy(), currency.astype(np.int8), rough.astype(bool)), faults


def read_amount(cell: str, unit: str) -> tuple[int, int, int, bool] | str:
    """Return fen from, fen to, currency and whether it is rough; or why the cell cannot be read."""
    cell, unit = cell.strip(), unit.strip()
    if cell.lower() in UNSTATED:
        return 0, 0, 0, False
    if (fen := _plain(cell, unit)) is not None:
        return fen, fen, int(fen > 0), False
    try:
        amount = _parse(cell, unit)
    except ValueError as error:
        return str(error)
    if not amount.is_money:
        return f"'{cell}' is not an amount of money"
    if not amount.high:
        return 0, 0, 0, False
    rough = bool(amount.qualifier) or amount.low != amount.high
    return amount.low, amount.high, CURRENCIES.index(amount.unit), rough


def _parse(cell: str, unit: str) -> Quantity:
    try:
        return parse_quantity(cell)
    except ValueError:
        if not unit:
            raise
        return parse_quantity(cell + unit)


def _plain(cell: str, unit: str) -> int | None:
    """Return the fen of digits with at most one point in a unit of yuan, else None."""
    whole, _, part = cell.partition(".")
    factor = _FEN.get(unit)
    if factor is None or not (whole.isascii() and whole.isdigit()) or len(whole) > _DIGITS or len(part) > 6:
        return None
    if part and not (part.isascii() and part.isdigit()):
        return None
    fen, rest = divmod(int(whole + part) * factor, 10 ** len(part))
    return fen if rest == 0 and fen < 2**62 else None
