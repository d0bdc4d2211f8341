"""A sheet to read: cells without mere white space, and what merged cells say in the cells they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.sheets import Sheet, Value

DITTO = frozenset({"同上", "〃", "″", "同前", "''", '"', "”", "“", "同上格", "同上行"})
"""What people write for: the same as in the cell above."""

_DITTO_BEGINS = frozenset(text[0] for text in DITTO) | {" ", "\u3000"}
_FARTHEST = 4


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet, by row and column from 0."""

    sheet: Sheet

    @cached_property
    def rows(self) -> list[list[Value]]:
        """The rows with None for every cell of mere white space, and the cell above for 同上."""
        texts = {value for row in self.sheet.rows for value in row if type(value) is str}
        others = {text for text in texts if _says_other(text)}
        rows: list[list[Value]] = []
        for row in self.sheet.rows:
            rows.append(row if others.isdisjoint(row) else _meant(row, rows))
        return rows

    @cached_property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def filled(self) -> list[list[int]]:
        """For each row the columns with content."""
        return [[column for column, value in enumerate(row) if value is not None] for row in self.rows]

    @cached_property
    def above(self) -> dict[tuple[int, int], int]:
        """For each cell that a merged cell covers from above, the row that holds its content."""
        return {
            (row, column): top
            for top, left, bottom, right in self._merged
            for row in range(top + 1, bottom + 1)
            for column in range(left, right + 1)
        }

    @cached_property
    def across(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell in a cell merged over columns, its first and last column."""
        return {
            (row, column): (left, right)
            for top, left, bottom, right in self._merged
            if right > left
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }

    @property
    def _merged(self) -> Iterator[tuple[int, int, int, int]]:
        for top, left, bottom, right in self.sheet.merged:
            if top < len(self.rows) and left < self.width:
                yield top, left, min(bottom, len(self.rows) - 1), min(right, self.width - 1)

    def cell(self, row: int, column: int) -> Value:
        """Return what is written in one cell itself."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def said(self, row: int, column: int) -> Value:
        """Return what a cell says: its own content, or that of the cell merged over it."""
        value = self.cell(row, column)
        if value is not None:
            return value
        top = self.above.get((row, column))
        left, _ = self.across.get((row, column), (column, column))
        if top is None and left == column:
            return None
        return self.cell(row if top is None else top, left)

    def word(self, row: int, column: int) -> str:
        """Return one cell in plain words."""
        return words(self.cell(row, column))


def _says_other(text: str) -> bool:
    """Tell whether a text stands for something else: for nothing, or for the cell above."""
    return not text or text.isspace() or (text[0] in _DITTO_BEGINS and "".join(text.split()) in DITTO)


def _meant(row: list[Value], rows: list[list[Value]]) -> list[Value]:
    """Return a row with None for mere white space and, for 同上, what the row above says; remarks and blank rows
    between are passed over."""
    told = (other for other in reversed(rows[-_FARTHEST:]) if len(other) - other.count(None) > 1)
    above = next(told, [])
    return [_meaning(value, above[at] if at < len(above) else None) for at, value in enumerate(row)]


def _meaning(value: Value, above: Value) -> Value:
    if not isinstance(value, str) or not _says_other(value):
        return value
    return None if not value or value.isspace() else above


def turned(sheet: Sheet, top: int, bottom: int, left: int) -> Sheet:
    """Return part of a sheet with rows and columns exchanged: cards side by side become rows of a list."""
    cut = [row[left:] for row in sheet.rows[top : bottom + 1]]
    width = max(map(len, cut), default=0)
    rows = [[row[column] if column < len(row) else None for row in cut] for column in range(width)]
    merged = tuple(
        (first - left, above - top, last - left, below - top)
        for above, first, below, last in sheet.merged
        if top <= above and below <= bottom and left <= first
    )
    hidden = frozenset(column - left for column in sheet.hidden_columns if column >= left)
    formats = {(column - left, row - top): code for (row, column), code in sheet.formats.items()}
    return Sheet(sheet.name, rows, merged, sheet.hidden, hidden, frozenset(), formats)
