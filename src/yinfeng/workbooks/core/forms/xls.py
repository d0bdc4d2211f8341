"""Workbooks of Excel 97 and before (xls): BIFF, as [MS-XLS] describes it, read by xlrd."""

import io
import struct
from collections.abc import Iterator
from typing import Literal

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet as Cells

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import damaged, encrypted
from yinfeng.workbooks.core.forms.compound import SIGNATURE, Compound
from yinfeng.workbooks.core.forms.grid import Bounds, Grid, number
from yinfeng.workbooks.core.forms.number_formats import is_telling
from yinfeng.workbooks.core.sheets import Limits, Sheet, UnreadableError, Value, Workbook

_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_BROKEN = (
    CompDocError, struct.error, AssertionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
    RecursionError, NotImplementedError,
)  # fmt: skip
"""What xlrd stumbles over where bytes are not what they should be."""
_TICKS = (False, True)


class _Silence(io.TextIOBase):
    """Where xlrd's warnings go: a file can cause any number of them."""

    def write(self, text: str) -> int:
        return len(text)


def read_xls(content: bytes, limits: Limits) -> Workbook:
    """Return the workbook in a compound file, or in a bare BIFF stream as some programs write it.

    Raises: UnreadableError where it is damaged, under a password, past the limits, or a document of another kind.
    """
    notes: tuple[Problem, ...] = ()
    if content.startswith(SIGNATURE):
        compound = Compound(content)
        content = _stream(compound)
        if "_VBA_PROJECT" in compound:
            notes = (Problem(Place(), _("文件带有宏，没有运行，只读保存的值。")),)
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=_Silence()
        ) as book:
            return Workbook("xls", tuple(_sheets(book, Bounds(limits))), notes)
    except XLRDError as error:
        raise (encrypted() if "encrypted" in str(error) else damaged()) from None
    except _BROKEN:
        raise damaged() from None


def _stream(compound: Compound) -> bytes:
    """Return the stream of the workbook (§ 2.1.2)."""
    if "EncryptedPackage" in compound:
        raise encrypted()
    for name in _STREAMS:
        if name in compound:
            return compound.read(name)
    raise UnreadableError(
        _("这是 Word 文档、演示文稿或其他文件，不是表格。"), _("请把表格复制到 Excel，另存为 xlsx 再导入。")
    )


def _sheets(book: Book, bounds: Bounds) -> Iterator[Sheet]:
    for index in range(book.nsheets):
        cells = book.sheet_by_index(index)
        yield _sheet(book, cells, bounds)
        book.unload_sheet(index)


def _sheet(book: Book, cells: Cells, bounds: Bounds) -> Sheet:
    grid = Grid(bounds)
    codes = [_code(book, style) for style in range(len(book.xf_list))]
    for row in range(cells.nrows):
        for column, cell in enumerate(cells.row(row)):
            code = codes[cell.xf_index or 0]
            value = _value(cell.ctype, cell.value, book.datemode, code)
            grid.put(row, column, value, code if is_telling(code) else "")
    grid.merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in cells.merged_cells]
    grid.hidden_rows = [range(row, row + 1) for row, info in cells.rowinfo_map.items() if info.hidden]
    grid.hidden_columns = [range(column, column + 1) for column, info in cells.colinfo_map.items() if info.hidden]
    return grid.sheet(cells.name, hidden=bool(cells.visibility))


def _code(book: Book, style: int) -> str:
    found = book.format_map.get(book.xf_list[style].format_key)
    return found.format_str if found else ""


def _value(kind: int, value: str | float, datemode: Literal[0, 1], code: str) -> Value:
    """Return a cell as a value (§ 2.4: a date is a number with a format that says so)."""
    if kind == xlrd.XL_CELL_TEXT:
        return str(value) or None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return _TICKS[int(value)]
    if kind == xlrd.XL_CELL_DATE and "[h" not in code.lower():
        return _moment(float(value), datemode)
    return number(float(value)) if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) else None


def _moment(serial: float, datemode: Literal[0, 1]) -> Value:
    """Return what a serial number means: a time below one, a day, or both. What is no date stays a number."""
    try:
        read = xlrd.xldate.xldate_as_datetime(serial, datemode)
    except (OverflowError, ValueError):
        return number(serial)
    if 0 <= serial < 1:
        return read.time()
    return read.date() if serial.is_integer() else read
