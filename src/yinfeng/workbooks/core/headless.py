"""A list whose header is unknown or absent: what its columns hold tells what they are."""

from collections.abc import Callable, Sequence

from yinfeng.workbooks.core.contents import counts, is_county, is_firm, is_project, is_stage, is_written_money, mostly
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.headers import Header
from yinfeng.workbooks.core.meanings import Label
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.tables import Table

_SAMPLE, _FEWEST, _CELLS = 200, 3, 3
_SHARE = 0.6
_LONGEST = 20


def find_headless(grid: Grid, places: Places) -> list[tuple[Table, dict[int, str]]]:
    """Return the list on a sheet whose header is unknown or absent, with the meaning of its columns.

    Where there is a header in words nobody knows, the names have to sound like projects.
    """
    rows = [row for row, columns in enumerate(grid.filled[:_SAMPLE]) if len(columns) >= _CELLS]
    if len(rows) <= _FEWEST:
        return []
    headed = _is_header(grid, rows)
    told = _meanings(grid, rows[1:] if headed else rows, places)
    if "name" not in told.values() and not headed:
        told |= _first_distinct(grid, rows, told)
    if "name" not in told.values() or not {"total", "investor", "county"} & set(told.values()):
        return []
    return [(_table(grid, rows[0], headed), told)]


def _table(grid: Grid, first: int, headed: bool) -> Table:
    words_of = {column: grid.word(first, column) if headed else "" for column in range(grid.width)}
    labels = {column: Label(word) for column, word in words_of.items()}
    header = Header((first,) if headed else (), labels, words_of)
    body = range(first + headed, len(grid.rows))
    return Table(header, range(first), body, frozenset(header.rows), 0, grid.width - 1)


def _is_header(grid: Grid, rows: list[int]) -> bool:
    """Tell whether the first row only has words where the rows below have figures or days."""
    first = grid.rows[rows[0]]
    if any(not isinstance(value, str) or len(value) > _LONGEST for value in first if value is not None):
        return False
    figures = [column for column in grid.filled[rows[0]] if _mostly(_cells(grid, rows[1:], column), _is_figure)]
    return bool(figures) and not any(_is_figure(first[column]) for column in figures)


def _is_figure(cell: Value) -> bool:
    return not isinstance(cell, str) or cell.strip()[:1].isdigit()


def _cells(grid: Grid, rows: list[int], column: int) -> list[Value]:
    return [cell for row in rows if (cell := grid.cell(row, column)) is not None]


def _meanings(grid: Grid, rows: list[int], places: Places) -> dict[int, str]:
    tests: tuple[tuple[str, Callable[[Value], bool]], ...] = (
        ("county", lambda cell: bool(places.names) and is_county(cell, places)),
        ("stage", is_stage),
        ("investor", is_firm),
        ("name", is_project),
        ("total", is_written_money),
    )
    told: dict[int, str] = {}
    for column in range(grid.width):
        cells = _cells(grid, rows, column)
        numbers = "ordinal" not in told.values() and counts(cells)
        meaning = next((key for key, test in tests if key not in told.values() and _mostly(cells, test)), "")
        if numbers or meaning:
            told[column] = "ordinal" if numbers else meaning
    return told


def _first_distinct(grid: Grid, rows: list[int], told: dict[int, str]) -> dict[int, str]:
    """Return the first other column as that of names if its texts all differ."""
    for column in (column for column in range(grid.width) if column not in told):
        cells = [cell for cell in _cells(grid, rows, column) if isinstance(cell, str) and len(cell) > 2]
        if len(cells) >= _SHARE * len(rows) and len(set(cells)) == len(cells):
            return {column: "name"}
    return {}


def _mostly(cells: Sequence[Value], test: Callable[[Value], bool]) -> bool:
    return len(cells) >= _FEWEST and mostly(cells, test)
