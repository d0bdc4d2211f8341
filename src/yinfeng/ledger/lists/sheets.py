"""A list as a spreadsheet: CSV that opens with its Chinese intact and runs nothing."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from yinfeng.kernel.display import major
from yinfeng.ledger.lists.columns import Column
from yinfeng.ledger.lists.rows import Printer
from yinfeng.ledger.models import Listed

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows: Iterable[Listed], columns: Sequence[Column], printer: Printer, *, invented: bool) -> str:
    """Return the rows as CSV: key and name, then the columns; an amount as printed, in whole units and its currency.

    Rows of an invented campaign say so in a last column.
    """
    file = io.StringIO()
    file.write(_BOM)
    writer = csv.writer(file, lineterminator="\r\n")
    told = [gettext("示例数据")] if invented else []
    heads = [gettext("编号"), gettext("名称"), *(head for column in columns for head in _heads(column))]
    writer.writerow([*heads, gettext("数据性质")] if invented else heads)
    for row in rows:
        cells = (cell for column in columns for cell in _cells(row, column, printer))
        writer.writerow([harmless(cell) for cell in (row.key, row.name, *cells, *told)])
    return file.getvalue()


def _heads(column: Column) -> list[str]:
    facts = {"name": column.label}
    if column.is_money:
        return [
            gettext("%(name)s（原文）") % facts, gettext("%(name)s（元）") % facts,
            gettext("%(name)s上限（元）") % facts, gettext("币种"),
        ]  # fmt: skip
    return [gettext("%(name)s（平方米）") % facts if column.shows == "figure" else str(column.label)]


def _cells(row: Listed, column: Column, printer: Printer) -> list[str]:
    value = getattr(row, column.field)
    if column.is_money:
        high = getattr(row, column.high) if column.high else value
        currency = "" if value is None else printer.currency(row, column)
        return [printer.text(row, column), major(value), major(high), currency]
    if column.is_number:
        return ["" if value is None else str(value)]
    return ["；".join(printer.marks(row)) if column.shows == "marks" else printer.text(row, column)]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what begins like a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
