"""Workbooks in the XML of Excel 2003 (SpreadsheetML), which programs save under the name xls."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from yinfeng.workbooks.core.forms.grid import Bounds, Grid, number
from yinfeng.workbooks.core.forms.markup import Attributes, parse
from yinfeng.workbooks.core.forms.number_formats import LONGEST, is_telling
from yinfeng.workbooks.core.sheets import Limits, Sheet, Value, Workbook

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_PREFIXES = {NAMESPACE: "", "urn:schemas-microsoft-com:office:excel": "x"}
_NAMED_FORMATS = {"Percent": "0.00%", "Currency": "[$¤]#,##0.00", "Euro Currency": "[$€]#,##0.00"}
_ASIDE = ("Comment", "x:PhoneticText")
_DECLARED = re.compile(r"""\s*+(<\?xml[^>]{0,200}?)\sencoding\s?=\s?["'][\w-]{0,50}["']""")
_ZERO_DAYS = (date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1))
"""The day on which a time of day is written."""


def read_spreadsheetml(text: str, limits: Limits) -> Workbook:
    """Return the workbook in a text. Raises: UnreadableError where it is not well-formed or past the limits."""
    document = _Document(Bounds(limits))
    parse(_DECLARED.sub(r"\1", text.lstrip(), count=1).encode("utf-8", "replace"), document, _PREFIXES, "utf-8")
    return Workbook("xls", tuple(document.sheets))


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    style: str
    kind: str = ""
    pieces: list[str] = field(default_factory=list)


class _Document:
    """Worksheets as they are told: Worksheet > Table > Column, Row > Cell > Data."""

    def __init__(self, bounds: Bounds) -> None:
        self.sheets: list[Sheet] = []
        self._bounds = bounds
        self._codes: dict[str, str] = {}
        self._style = self._name = ""
        self._grid: Grid | None = None
        self._is_hidden = False
        self._row = self._column = self._n_columns = 0
        self._cell: _Cell | None = None
        self._reads = ""
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "Style":
            self._style = attributes.get("ID", "")
        elif name == "NumberFormat":
            code = attributes.get("Format", "")[:LONGEST]
            self._codes[self._style] = _NAMED_FORMATS.get(code, code)
        elif name == "Worksheet":
            self._name, self._grid, self._is_hidden = attributes.get("Name", ""), Grid(self._bounds), False
            self._row = self._column = self._n_columns = 0
        elif self._grid is not None:
            self._start_part(self._grid, name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif self._grid is None:
            return
        elif name == self._reads:
            self._reads = ""
        elif name == "Cell" and self._cell is not None:
            code = self._codes.get(self._cell.style, "")
            value = _value(self._cell)
            self._grid.put(self._cell.row, self._cell.column, value, code if is_telling(code) else "")
            self._cell = None
        elif name == "Worksheet":
            self.sheets.append(self._grid.sheet(self._name, hidden=self._is_hidden))
            self._grid = None

    def text(self, data: str) -> None:
        if self._aside:
            return
        if self._cell is not None and self._reads:
            self._cell.pieces.append(data)
        elif self._reads == "x:Visible":
            self._is_hidden = self._is_hidden or data.strip() in ("SheetHidden", "SheetVeryHidden")

    def _start_part(self, grid: Grid, name: str, attributes: Attributes) -> None:
        if name == "Row":
            self._row = _whole(attributes, "Index", self._row + 1)
            self._column = 0
            if attributes.get("Hidden") == "1":
                grid.hidden_rows.append(range(self._row - 1, self._row + _whole(attributes, "Span", 0)))
        elif name == "Column":
            first = _whole(attributes, "Index", self._n_columns + 1)
            self._n_columns = first + _whole(attributes, "Span", 0)
            if attributes.get("Hidden") == "1":
                grid.hidden_columns.append(range(first - 1, self._n_columns))
        elif name == "Cell":
            column = _whole(attributes, "Index", self._column + 1)
            across, down = _whole(attributes, "MergeAcross", 0), _whole(attributes, "MergeDown", 0)
            self._column = column + across
            self._cell = _Cell(self._row - 1, column - 1, attributes.get("StyleID", ""))
            grid.merge(self._row - 1, column - 1, down + 1, across + 1)
        elif name == "Data" and self._cell is not None:
            self._cell.kind, self._reads = attributes.get("Type", "String"), name
        elif name == "x:Visible":
            self._reads = name


def _whole(attributes: Mapping[str, str], name: str, otherwise: int) -> int:
    text = attributes.get(name, "")
    return int(text[:9]) if text.isdecimal() else otherwise


def _value(cell: _Cell) -> Value:
    text = "".join(cell.pieces)
    try:
        if cell.kind == "Number":
            return number(float(text))
        if cell.kind == "DateTime":
            return _moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        return text or None
    if cell.kind == "Boolean":
        return text.strip() == "1"
    return None if cell.kind == "Error" else text or None


def _moment(read: datetime) -> Value:
    if read.date() in _ZERO_DAYS:
        return read.time()
    return read.date() if read.time() == time() else read.replace(tzinfo=None)
