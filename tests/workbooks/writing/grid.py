"""A sheet's lines as a grid: which cells stand at the head of a merged block, and how large it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tests.workbooks.lines import LEFT, UP, Formula, Line, Merged

LABEL = "示例数据：单位、企业、项目、人员和数字全部虚构"
CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - files carry no zone; a fixed day, so that the same sheets are the same bytes


@dataclass(frozen=True)
class Cell:
    """A cell that holds something or heads a merged block."""

    row: int
    column: int
    value: object
    height: int = 1
    width: int = 1

    @property
    def is_merged(self) -> bool:
        """Tell whether the block is larger than one cell."""
        return self.height * self.width > 1


def _at(lines: list[Line], row: int, column: int) -> object:
    cells = lines[row].cells if row < len(lines) else ()
    return cells[column] if column < len(cells) else None


def _reach(lines: list[Line], row: int, column: int) -> tuple[int, int]:
    width = height = 1
    while _at(lines, row, column + width) is LEFT:
        width += 1
    while _at(lines, row + height, column) is UP:
        height += 1
    return height, width


def cells(lines: list[Line]) -> Iterator[Cell]:
    """Yield the cells of the grid, from 0, row by row; those merged into another are left out."""
    for row, line in enumerate(lines):
        for column, value in enumerate(line.cells):
            if value is None or isinstance(value, Merged):
                continue
            yield Cell(row, column, value, *_reach(lines, row, column))


def covered(found: list[Cell]) -> set[tuple[int, int]]:
    """Return the places that lie in merged blocks but do not head them."""
    inside = {
        (cell.row + down, cell.column + right)
        for cell in found
        for down in range(cell.height)
        for right in range(cell.width)
    }
    return inside - {(cell.row, cell.column) for cell in found}


def width_of(lines: list[Line]) -> int:
    """Return how many columns the lines take."""
    return max(len(line.cells) for line in lines)


def shown(value: object) -> object:
    """Return what a cell shows: a formula shows its cached value, a merged cell nothing."""
    if isinstance(value, Formula):
        return value.cached
    return None if isinstance(value, Merged) else value
