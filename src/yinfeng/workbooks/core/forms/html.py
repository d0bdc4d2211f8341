"""Tables that a web page holds, as programs save them under the name xls (HTML, MHTML)."""

import email
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.errors import MessageError

from yinfeng.kernel.decoding import decode
from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import damaged
from yinfeng.workbooks.core.forms.grid import Bounds, Grid
from yinfeng.workbooks.core.forms.tags import attributes, tell
from yinfeng.workbooks.core.sheets import Limits, UnreadableError, Workbook

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "cp950"}
_BLANK = re.compile(r"[ \t\r\f\xa0]+")
_BREAKS = ("br", "p", "div", "li")
_MAX_SPAN = 1000
"""HTML clips colspan at 1000 (§ 4.9.11); a rowspan of more is clipped as well."""
_HEAD = 4096
_MAX_BOUNDARIES = 50


def read_html(text: str, limits: Limits) -> Workbook:
    """Return the workbook whose one sheet holds the rows of all tables of a page.

    Raises: UnreadableError where there is no table, or past the limits.
    """
    return _workbook([_told(text, Bounds(limits))])


def read_mhtml(content: bytes, limits: Limits) -> Workbook:
    """Return the workbook in a web page saved as one file (RFC 2557): each part with a table is a sheet.

    Raises: UnreadableError where it is damaged, no part holds a table, or past the limits.
    """
    if content.count(b"boundary=") > _MAX_BOUNDARIES:
        raise damaged()
    bounds = Bounds(limits)
    try:
        parts = [part.get_payload(decode=True) for part in email.message_from_bytes(content).walk()]
    except (MessageError, LookupError, ValueError, RecursionError):
        raise damaged() from None
    pages = (page_text(part) for part in parts if isinstance(part, bytes) and b"<tr" in part.lower())
    return _workbook([_told(page or "", bounds) for page in pages])


def page_text(content: bytes) -> str | None:
    """Return the text of a page: as UTF-8, by the encoding it declares, or by its bytes; None if by none of them."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content[:_HEAD])
    if declared and (encoding := _CHARSETS.get(declared[1].decode("ascii").lower())):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    decoded = decode(content)
    return decoded.text if decoded else None


@dataclass(slots=True)
class _Table:
    """A table while it is read: its row, the next column, and the last row down to which a cell fills a column."""

    row: int = -1
    column: int = 0
    filled: dict[int, int] = field(default_factory=dict)
    n_columns: int = 0
    cell: list[str] | None = None


class _Tables:
    """Rows of a page in their order: each <tr> is a row of the sheet, also those of a table inside a cell."""

    def __init__(self, bounds: Bounds) -> None:
        self.grid = Grid(bounds)
        self.n_rows = 0
        self._bounds = bounds
        self._open: list[_Table] = []

    def start(self, name: str, tag: str) -> None:
        if name == "table":
            self._open.append(_Table())
        elif self._open and name in ("tr", "td", "th", "col"):
            self._start_part(self._open[-1], name, attributes(tag))
        elif name in _BREAKS:
            self.text("\n")

    def end(self, name: str) -> None:
        if not self._open:
            return
        if name in ("td", "th", "tr"):
            self._end_cell(self._open[-1])
        elif name == "table":
            self._end_cell(self._open.pop())
        elif name in _BREAKS and name != "br":
            self.text("\n")

    def text(self, data: str) -> None:
        if self._open and (cell := self._open[-1].cell) is not None:
            cell.append(data)

    def close(self) -> None:
        while self._open:
            self._end_cell(self._open.pop())

    def _start_part(self, table: _Table, name: str, given: dict[str, str]) -> None:
        hidden = "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))
        span = _span(given, "span" if name == "col" else "colspan")
        if name == "col":
            if hidden:
                self.grid.hidden_columns.append(range(table.n_columns, table.n_columns + span))
            table.n_columns += span
            return
        self._end_cell(table)
        if name == "tr":
            table.row, table.column = self.n_rows, 0
            self.n_rows += 1
            if hidden:
                self.grid.hidden_rows.append(range(table.row, table.row + 1))
        elif table.row >= 0:
            self._start_cell(table, span, _span(given, "rowspan"))

    def _start_cell(self, table: _Table, across: int, down: int) -> None:
        while table.filled.get(table.column, -1) >= table.row:
            table.column += 1
        if down > 1 or across > 1:
            self._bounds.take(across)
            self.grid.merge(table.row, table.column, down, across)
        if down > 1:
            table.filled.update(dict.fromkeys(range(table.column, table.column + across), table.row + down - 1))
        table.column += across
        table.cell = [str(table.column - across)]

    def _end_cell(self, table: _Table) -> None:
        if table.cell is not None:
            column, *pieces = table.cell
            table.cell = None
            self.grid.put(table.row, int(column), _clean("".join(pieces)) or None)


def _told(page: str, bounds: Bounds) -> _Tables:
    """Return the tables of a page. Raises: UnreadableError where it has more tags than cells are allowed."""
    Bounds(bounds.limits).take(page.count("<"))
    tables = _Tables(bounds)
    tell(page, tables)
    tables.close()
    return tables


def _workbook(tables: Iterable[_Tables]) -> Workbook:
    sheets = tuple(found.grid.sheet(None) for found in tables if found.n_rows)
    if not sheets:
        raise UnreadableError(_("网页里没有表格。"), _("请把表格复制到 Excel，另存为 xlsx 再导入。"))
    return Workbook("html", sheets)


def _span(given: dict[str, str], name: str) -> int:
    text = given.get(name, "").strip()
    return min(max(1, int(text[:6])), _MAX_SPAN) if text.isdecimal() else 1


def _clean(text: str) -> str:
    """Return the text of a cell as a page shows it: white space runs together, breaks stay."""
    lines = (_BLANK.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
