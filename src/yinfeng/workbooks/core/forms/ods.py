"""Workbooks of LibreOffice and WPS in OpenDocument (ods): OASIS OpenDocument 1.3, part 3."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import Archive, encrypted
from yinfeng.workbooks.core.forms.grid import Bounds, Grid, number
from yinfeng.workbooks.core.forms.markup import Attributes, parse
from yinfeng.workbooks.core.forms.ods_styles import Styles
from yinfeng.workbooks.core.sheets import Limits, Sheet, UnreadableError, Value, Workbook

CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_ODF}{name}:1.0": name for name in ("office", "table", "text", "style")},
    f"{_ODF}datastyle:1.0": "number",
    f"{_ODF}drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ASIDE = frozenset(
    ("office:annotation", "table:tracked-changes", "table:shapes", "table:dde-links", "text:ruby-text", "office:forms")
)
"""Elements whose texts and cells are no part of the sheet as it stands."""
_SPACES = {"text:tab": "\t", "text:line-break": "\n"}
_MAX_SPACES = 100
_MAX_COPIES = 200_000
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001
_DURATION = re.compile(r"(-?)PT(\d{1,9})H(\d{1,9})M(\d{1,9}(?:\.\d+)?)S")


@dataclass(slots=True)
class _Cell:
    """A cell while it is read, and how often it stands side by side."""

    column: int
    n: int
    attributes: Attributes
    pieces: list[str] | None = None


@dataclass(slots=True)
class _Table:
    """A table while it is read: where the next row and cell will stand."""

    name: str
    style: str
    grid: Grid
    row: int = 0
    n_rows: int = 1
    column: int = 0
    n_columns: int = 0
    row_style: str = ""
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)


def read_ods(archive: Archive, limits: Limits) -> Workbook:
    """Return the workbook in an archive that holds an OpenDocument text.

    Raises: UnreadableError where it is damaged, encrypted or past the limits.
    """
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise encrypted()
    document = _Document(Bounds(limits))
    if _STYLES in archive:
        parse(archive.read(_STYLES), document.styles, _PREFIXES)
    parse(archive.read(CONTENT), document, _PREFIXES)
    return Workbook("ods", tuple(document.sheets()))


class _Document:
    """The content of a document (§ 9) as it is told."""

    def __init__(self, bounds: Bounds) -> None:
        self.styles = Styles()
        self._bounds = bounds
        self._tables: list[_Table] = []
        self._cell: _Cell | None = None
        self._aside = 0
        self._n_copies = 0

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets read."""
        for table in self._tables:
            yield table.grid.sheet(table.name, hidden=table.style in self.styles.hidden)

    def start(self, name: str, attributes: Attributes) -> None:
        nested = name == "table:table" and self._cell is not None
        if self._aside or nested or name in _ASIDE or name.startswith("draw:"):
            self._aside += 1
        elif name == "table:table":
            grid = Grid(self._bounds)
            self._tables.append(_Table(attributes.get("table:name", ""), attributes.get("table:style-name", ""), grid))
        elif self._cell is not None:
            self._start_text(self._cell, name, attributes)
        elif self._tables:
            self._start_part(self._tables[-1], name, attributes)
        else:
            self.styles.start(name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in _CELLS:
            self._cell = None
        elif name == "table:table-row":
            self._end_row(self._tables[-1])
        elif not self._tables:
            self.styles.end(name)

    def text(self, data: str) -> None:
        if self._aside:
            return
        if self._cell is not None and self._cell.pieces is not None:
            self._cell.pieces.append(data)
        elif not self._tables:
            self.styles.text(data)

    def _start_text(self, cell: _Cell, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            if cell.pieces is None:
                cell.pieces = []
            else:
                cell.pieces.append("\n")
        elif cell.pieces is not None:
            n_spaces = min(_times(attributes, "text:c"), _MAX_SPACES)
            cell.pieces.append(" " * n_spaces if name == "text:s" else _SPACES.get(name, ""))

    def _start_part(self, table: _Table, name: str, attributes: Attributes) -> None:
        if name in _CELLS:
            n = _times(attributes, "table:number-columns-repeated")
            self._cell = _Cell(table.column, n, attributes)
            table.cells.append(self._cell)
            table.column += n
        elif name == "table:table-row":
            table.n_rows = _times(attributes, "table:number-rows-repeated")
            table.row_style = attributes.get("table:default-cell-style-name", "")
            if _is_hidden(attributes):
                table.grid.hidden_rows.append(range(table.row, table.row + table.n_rows))
        elif name == "table:table-column":
            n = _times(attributes, "table:number-columns-repeated")
            table.column_styles.append((table.n_columns + n, attributes.get("table:default-cell-style-name", "")))
            if _is_hidden(attributes):
                table.grid.hidden_columns.append(range(table.n_columns, table.n_columns + n))
            table.n_columns += n

    def _put(self, table: _Table, cell: _Cell, value: Value) -> None:
        """Put a value as often as it is repeated. Few bytes can repeat much, so copies have a bound of their own."""
        self._n_copies += table.n_rows * cell.n - 1
        if self._n_copies > _MAX_COPIES:
            raise UnreadableError(
                _("同样的内容重复填写了 {n} 格以上。"), _("请删去多余的内容，另存为 xlsx 再导入。"), n=_MAX_COPIES
            )
        code = self.styles.code(_style(cell, table), cell.attributes)
        for row in range(table.row, table.row + table.n_rows):
            for column in range(cell.column, cell.column + cell.n):
                table.grid.put(row, column, value, code)

    def _end_row(self, table: _Table) -> None:
        for cell in table.cells:
            value = _value(cell)
            if value is not None:
                self._put(table, cell, value)
            spans = (_times(cell.attributes, f"table:number-{side}-spanned") for side in ("rows", "columns"))
            table.grid.merge(table.row, cell.column, *spans)
        table.row += table.n_rows
        table.column, table.cells = 0, []


def _times(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return max(1, int(text[:9])) if text.isdecimal() else 1


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("table:visibility") in ("collapse", "filter")


def _style(cell: _Cell, table: _Table) -> str:
    """Return the style of a cell: its own, its row's or its column's (§ 19.615)."""
    if style := cell.attributes.get("table:style-name", table.row_style):
        return style
    return next((style for end, style in table.column_styles if cell.column < end), "")


def _value(cell: _Cell) -> Value:
    """Return what a cell holds (§ 19.385 to § 19.391); a formula's error is no value."""
    kind = cell.attributes.get("office:value-type", "")
    text = "".join(cell.pieces or ())
    if cell.attributes.get("calcext:value-type") == "error":
        return None
    try:
        return _typed(kind, cell.attributes, text)
    except (ValueError, OverflowError):
        return text or None


def _typed(kind: str, attributes: Attributes, text: str) -> Value:
    if kind in ("float", "percentage", "currency"):
        return number(float(attributes.get("office:value", text)))
    if kind == "date":
        read = datetime.fromisoformat(attributes.get("office:date-value", text))
        return read.date() if read.time() == time() else read.replace(tzinfo=None)
    if kind == "time":
        return _time(attributes.get("office:time-value", ""))
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    return attributes.get("office:string-value", text) or None


def _time(duration: str) -> Value:
    """Return a time of day, or the days of a longer duration."""
    found = _DURATION.fullmatch(duration)
    if not found:
        raise ValueError(duration)
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + float(found[4])
    if found[1] or seconds >= 86_400:
        return number((-1 if found[1] else 1) * seconds / 86_400)
    return (_MIDNIGHT + timedelta(seconds=seconds)).time()
