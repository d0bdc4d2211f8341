"""Sheets as xlsx."""

from datetime import date
from io import BytesIO

import xlsxwriter
from tests.workbooks.lines import Formula, Styled
from tests.workbooks.writing.grid import CREATED, LABEL, Cell, cells

QUIET = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(sheets: list, epoch_1904: bool = False, date_format: str = "yyyy-mm-dd") -> bytes:
    """Return an xlsx file; `epoch_1904` counts days as old Macs did."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": epoch_1904, **QUIET})
    book.set_properties({"comments": LABEL, "created": CREATED})
    formats = {"plain": book.add_format(), "date": book.add_format({"num_format": date_format})}
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for cell in cells(sheet.placed):
            _put(book, page, cell, formats)
        _hide(page, sheet)
    book.close()
    return file.getvalue()


def _put(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, cell: Cell, formats: dict) -> None:
    style = formats["date" if isinstance(cell.value, date) else "plain"]
    if cell.is_merged:
        bottom, right = cell.row + cell.height - 1, cell.column + cell.width - 1
        page.merge_range(cell.row, cell.column, bottom, right, "", style)
    if isinstance(cell.value, Styled):
        page.write(cell.row, cell.column, cell.value.value, book.add_format({"num_format": cell.value.pattern}))
    elif isinstance(cell.value, Formula):
        cached = "" if cell.value.cached is None else cell.value.cached
        page.write_formula(cell.row, cell.column, cell.value.text, style, cached)
    elif isinstance(cell.value, date):
        page.write_datetime(cell.row, cell.column, cell.value, style)
    else:
        page.write(cell.row, cell.column, cell.value, style)


def _hide(page: xlsxwriter.worksheet.Worksheet, sheet: object) -> None:
    for number, line in enumerate(sheet.lines, sheet.skip_rows):
        if line.hidden:
            page.set_row(number, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column, column, None, None, {"hidden": True})
    if sheet.hidden:
        page.hide()
