"""Sheets as the pages that web systems export under the name of xls: HTML, and SpreadsheetML of 2003."""

from datetime import date
from html import escape

from tests.workbooks.lines import Line
from tests.workbooks.writing.grid import Cell, cells, covered, shown, width_of

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def write_html(sheets: list, encoding: str = "utf-8", charset: str | None = None) -> bytes:
    """Return the only sheet as a table of a page; `charset` is what the page says of itself."""
    (sheet,) = sheets
    lines = sheet.placed
    rows = "\n".join(f"<tr>{inside}</tr>" for inside in _by_row(lines, _html_cell, "<td></td>"))
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset or encoding}">'
    return f"<html><head>{meta}</head><body><table border=1>\n{rows}\n</table></body></html>".encode(encoding)


def write_spreadsheetml(sheets: list) -> bytes:
    """Return a SpreadsheetML file of 2003."""
    pages = "".join(_worksheet(sheet) for sheet in sheets)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    return f'{head}<Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">{pages}</Workbook>'.encode()


def _worksheet(sheet: object) -> str:
    hidden = {number for number, line in enumerate(sheet.lines, sheet.skip_rows) if line.hidden}
    rows = "".join(
        _ml_row(number, number in hidden, inside)
        for number, inside in enumerate(_by_row(sheet.placed, _ml_cell, ""))
        if inside
    )
    return f'<Worksheet ss:Name="{escape(sheet.name)}"><Table>{rows}</Table></Worksheet>'


def _ml_row(number: int, hidden: bool, inside: str) -> str:
    hiding = ' ss:Hidden="1"' if hidden else ""
    return f'<Row ss:Index="{number + 1}"{hiding}>{inside}</Row>'


def _by_row(lines: list[Line], written: object, empty: str) -> list[str]:
    found = list(cells(lines))
    heads = {(cell.row, cell.column): cell for cell in found}
    inside = covered(found)
    return [
        "".join(
            written(heads[row, column]) if (row, column) in heads else empty
            for column in range(width_of(lines))
            if (row, column) in heads or (row, column) not in inside
        )
        for row in range(len(lines))
    ]


def _html_cell(cell: Cell) -> str:
    down = f" rowspan={cell.height}" if cell.height > 1 else ""
    across = f" colspan={cell.width}" if cell.width > 1 else ""
    return f"<td{down}{across}>{escape(str(shown(cell.value))).replace(chr(10), '<br>')}</td>"


def _ml_cell(cell: Cell) -> str:
    value = shown(cell.value)
    kind = "DateTime" if isinstance(value, date) else "Number" if isinstance(value, int | float) else "String"
    text = f"{value.isoformat()}T00:00:00.000" if isinstance(value, date) else escape(str(value))
    across = f' ss:MergeAcross="{cell.width - 1}"' if cell.width > 1 else ""
    down = f' ss:MergeDown="{cell.height - 1}"' if cell.height > 1 else ""
    return f'<Cell ss:Index="{cell.column + 1}"{across}{down}><Data ss:Type="{kind}">{text}</Data></Cell>'
