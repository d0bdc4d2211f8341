"""Sheets written as files of every form that a bureau sends."""

from tests.workbooks.writing.markup import write_html, write_spreadsheetml
from tests.workbooks.writing.ods import write_ods
from tests.workbooks.writing.separated import write_csv
from tests.workbooks.writing.xls import write_xls
from tests.workbooks.writing.xlsx import write_xlsx

WRITERS = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
    "csv": write_csv,
    "html": write_html,
    "spreadsheetml": write_spreadsheetml,
}


def write(form: str, sheets: list, **options: object) -> bytes:
    """Return the file in this form."""
    return WRITERS[form](sheets, **options)
