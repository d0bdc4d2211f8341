"""Sheets as separated values."""

import csv
from datetime import date
from io import StringIO

from tests.workbooks.writing.grid import shown, width_of


def write_csv(sheets: list, encoding: str = "utf-8", delimiter: str = ",", newline: str = "\r\n") -> bytes:
    """Return the only sheet as separated values; a row without cells is an empty line."""
    (sheet,) = sheets
    lines = sheet.placed
    width = width_of(lines)
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=newline)
    for line in lines:
        padded = [*line.cells, *[None] * (width - len(line.cells))]
        writer.writerow([_text(value) for value in padded] if line.cells else [])
    return file.getvalue().encode(encoding)


def _text(value: object) -> str:
    value = shown(value)
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return "" if value is None else str(value)
