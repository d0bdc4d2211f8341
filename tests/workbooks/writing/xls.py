"""Sheets as xls of Excel 97–2003."""

import warnings
from datetime import date
from io import BytesIO

from tests.workbooks.writing.grid import cells, shown

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library is older than the warnings
    import xlwt


def write_xls(sheets: list, epoch_1904: bool = False) -> bytes:
    """Return an xls file; formulas are written as their values."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = epoch_1904
    styles = {False: xlwt.easyxf(""), True: xlwt.easyxf(num_format_str="yyyy-mm-dd")}
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        for cell in cells(sheet.placed):
            bottom, right = cell.row + cell.height - 1, cell.column + cell.width - 1
            style = styles[isinstance(cell.value, date)]
            page.write_merge(cell.row, bottom, cell.column, right, shown(cell.value), style)
        _hide(page, sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _hide(page: "xlwt.Worksheet", sheet: object) -> None:
    for number, line in enumerate(sheet.lines, sheet.skip_rows):
        if line.hidden:
            page.row(number).hidden = True
    for column in sheet.hidden_columns:
        page.col(column).hidden = True
    if sheet.hidden:
        page.visibility = 1
