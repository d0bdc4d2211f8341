"""Tables as text (csv, txt): records of fields between commas, semicolons or tabs (RFC 4180 and what is met of it)."""

import csv
import io
import re
from typing import Literal

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.grid import Bounds
from yinfeng.workbooks.core.sheets import Limits, Sheet, UnreadableError, Value, Workbook

_DELIMITERS = ",;\t|"
_SAMPLE = 40
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_IN_QUOTES = re.compile(r'"[^"]*"')
_QUOTED = re.compile(r'="(.*)"|"(.*)"', re.DOTALL)
"""How programs keep Excel from turning a code into a number; and quotes that were read as characters."""


def read_delimited(text: str, limits: Limits) -> Workbook:
    """Return the workbook whose one sheet holds the records of a text; blank lines are records, a line break inside
    quotes begins none.

    Raises: UnreadableError past the limits.
    """
    named = _NAMED.match(text)
    delimiter = named[1] if named else _delimiter(text)
    Bounds(limits).take(text.count(delimiter))
    notes: tuple[Problem, ...] = ()
    try:
        rows = _rows(text, delimiter, csv.QUOTE_MINIMAL, Bounds(limits))
    except csv.Error:
        rows = _plain_rows(text, delimiter, limits)
        notes = (Problem(Place(), _("文件里的引号不成对，按没有引号读入。"), _("请核对各列是否对齐。")),)
    if named and rows:
        rows[0] = []
    return Workbook("csv", (Sheet(None, rows),), notes)


def _rows(text: str, delimiter: str, quoting: Literal[0, 3], bounds: Bounds) -> list[list[Value]]:
    """Return the records. Raises: csv.Error where quotation marks are not those of a writer, or a field is huge."""
    rows: list[list[Value]] = []
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True):
        row: list[Value] = [_value(cell) for cell in record]
        while row and row[-1] is None:
            row.pop()
        bounds.take_rows(1)
        bounds.take(len(row))
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    bounds.check(0, max(map(len, rows), default=0))
    return rows


def _plain_rows(text: str, delimiter: str, limits: Limits) -> list[list[Value]]:
    try:
        return _rows(text, delimiter, csv.QUOTE_NONE, Bounds(limits))
    except csv.Error:
        raise UnreadableError(_("有一格的文字过长，这不是表格。"), _("请另存为 xlsx 再导入。")) from None


def _delimiter(text: str) -> str:
    """Return the delimiter that most lines at the top agree on: by how many lines it cuts alike, then how often."""
    top = _IN_QUOTES.sub("", text[: _SAMPLE * 2000])
    lines = [line for line in top.splitlines() if line.strip()][:_SAMPLE]
    return max(_DELIMITERS, key=lambda delimiter: _agreement([line.count(delimiter) for line in lines]))


def _agreement(counts: list[int]) -> tuple[int, int]:
    usual = max((count for count in counts if count), key=counts.count, default=0)
    return (counts.count(usual), usual) if usual else (0, 0)


def _value(cell: str) -> Value:
    kept = _QUOTED.fullmatch(cell) if cell.endswith('"') else None
    return ((kept[1] or kept[2]) if kept else cell) or None
