"""The columns of money in a table: their units, what their cells say, and what looks wrong beside the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median

from yinfeng.kernel.display import money
from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.amounts import NOTHING, Figure, read_amount
from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.findings import Findings
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.rows import Shape
from yinfeng.workbooks.core.settings import Setting
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.terms import AMOUNTS
from yinfeng.workbooks.core.units import CURRENCY_CODES, WAN, YI, YUAN, Unit, read_unit, unit_of_format

FIELD_OF = {"total": "amount"}
"""The name of a meaning in problems and differences."""

_FAR = 500
_WAN_FROM, _YUAN_FROM = 200, 1_000_000
_UNIT_NAMES = {YI: "亿元", WAN: "万元", YUAN: "元"}


@dataclass
class MoneyColumn:
    """One column of money; cells are read once and kept by row."""

    grid: Grid
    column: Column
    unit: Unit
    currencies: int | None = None
    units: int | None = None
    read_rows: dict[int, Figure] = field(default_factory=dict)

    def figure(self, row: int) -> Figure:
        """Return what the cell of a row says."""
        found = self.read_rows.get(row)
        if found is None:
            value = self.grid.cell(row, self.column.index)
            found = NOTHING if value is None else read_amount(value, self.unit_at(row, value))
            self.read_rows[row] = found
        return found

    def unit_at(self, row: int, value: Value) -> Unit:
        """Return the unit of a bare figure in a row: its number format, a column of units or currencies, the header."""
        unit = self.unit
        if self.units is not None:
            unit = read_unit(words(self.grid.said(row, self.units)).strip("()")) or unit
        if self.currencies is not None and (code := CURRENCY_CODES.get(words(self.grid.said(row, self.currencies)))):
            unit = replace(unit, currency=code)
        if code := self._formats.get((row, self.column.index)):
            unit = _as_shown(code, unit)
        return replace(guessed(value), inferred=True) if unit.inferred and isinstance(value, str) else unit

    @cached_property
    def _formats(self) -> Mapping[tuple[int, int], str]:
        return self.grid.sheet.formats

    def read(self, row: int) -> Quantity | None:
        """Return the sum in a row; a total of nought says nothing."""
        quantity = self.figure(row).quantity
        return None if quantity and self.column.meaning == "total" and not quantity.high else quantity

    def parts(self, row: int) -> Mapping[str, Quantity]:
        """Return the sums of other kinds that stand beside the total in its cell."""
        return self.figure(row).parts

    def is_inferred(self, row: int) -> bool:
        """Tell whether the unit of a row's sum was inferred."""
        return self.figure(row).inferred


def _as_shown(code: str, unit: Unit) -> Unit:
    """Return the unit that a number format shows; a mere currency sign keeps the scale of the header."""
    shown = unit_of_format(code)
    if shown is None:
        return unit
    return shown if '"' in code or shown.scale > 1 else replace(unit, currency=shown.currency)


def guessed(value: Value) -> Unit:
    """Return the unit that the size of a bare figure speaks for."""
    try:
        number = float(words(value).replace(",", ""))
    except ValueError:
        return YI
    return YUAN if number >= _YUAN_FROM else WAN if number >= _WAN_FROM else YI


def money_columns(shape: Shape, setting: Setting, rows: list[int], findings: Findings) -> dict[str, MoneyColumn]:
    """Return the columns of money by meaning, their units settled, everything odd in their cells told."""
    by_meaning = {column.meaning: column for column in shape.columns}
    beside = {key: by_meaning[key].index if key in by_meaning else None for key in ("currency", "money_unit")}
    found = {}
    for key in AMOUNTS:
        if column := by_meaning.get(key):
            unit = column.unit or _common(setting, by_meaning) or _inferred(shape.grid, column, rows)
            found[key] = MoneyColumn(shape.grid, column, unit, beside["currency"], beside["money_unit"])
            _tell(found[key], rows, findings)
    return found


def _common(setting: Setting, by_meaning: dict[str, Column]) -> Unit | None:
    """Return the unit of the title, else that of another column of money."""
    others = (by_meaning[key].unit for key in ("total", "fixed", "plan_year", "arrived") if key in by_meaning)
    return setting.unit or next((unit for unit in others if unit and unit.currency == "CNY"), None)


def _inferred(grid: Grid, column: Column, rows: list[int]) -> Unit:
    """Infer the unit of a column that names none from the size of its figures."""
    cells = [grid.cell(row, column.index) for row in rows]
    figures = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool) and cell > 0]
    figures = figures or [
        float(text) for cell in cells if (text := words(cell).replace(",", "")).replace(".", "", 1).isdigit()
    ]
    return replace(guessed(median(figures)) if figures else YI, inferred=True)


def _tell(column: MoneyColumn, rows: list[int], findings: Findings) -> None:
    """Tell what is odd in a column: cells that cannot be read, sizes far from the others', units that nobody wrote."""
    index, name = column.column.index, FIELD_OF.get(column.column.meaning, column.column.meaning)
    figures = [(row, column.figure(row)) for row in rows]
    sizes = [figure.quantity.high for _, figure in figures if figure.quantity and figure.quantity.high]
    middle = median(sizes) if len(sizes) > 2 else 0
    inferred = next((row for row, figure in figures if figure.inferred), None)
    if inferred is not None:
        unit = _UNIT_NAMES.get(replace(column.unit, inferred=False), "")
        findings.add("unit", inferred, index, name, unit=unit)
    for row, figure in figures:
        kind = _shared(column, row) if figure is NOTHING else figure.flag or _odd(figure, name, middle)
        if kind:
            read = money(figure.quantity.high, figure.quantity.unit) if figure.quantity else ""
            findings.add(kind, row, index, name, cell=column.grid.cell(row, index), read=read)


def _odd(figure: Figure, name: str, middle: float) -> str:
    """Name what is odd about a sum that was read: a total of nought, or far from the middle of its column."""
    high = figure.quantity.high if figure.quantity else 0
    if not high:
        return "zero" if name == "amount" and figure.quantity else ""
    return "" if not middle or middle / _FAR < high < middle * _FAR else "magnitude"


def _shared(column: MoneyColumn, row: int) -> str:
    """Name a total that is merged over several projects: only the first of them keeps it."""
    return "shared" if column.column.meaning == "total" and (row, column.column.index) in column.grid.above else ""
