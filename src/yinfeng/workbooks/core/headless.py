"""A list without a header: what its columns hold tells what they are."""

import re
from collections.abc import Callable, Sequence

from yinfeng.workbooks.core import lines
from yinfeng.workbooks.core.amounts import read_amount
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.headers import Header
from yinfeng.workbooks.core.meanings import Label
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import UNSPECIFIED, read_stage
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.units import YI

_SAMPLE, _FEWEST, _CELLS = 200, 3, 3
_SHARE = 0.6
_FIRM = re.compile(r"(?:公司|集团|企业|厂|合伙\)?)(?:$|[、,;/(])")


def find_headless(grid: Grid, places: Places) -> list[tuple[Table, dict[int, str]]]:
    """Return the list on a sheet without header, with the meaning of its columns; none where its cells do not tell."""
    rows = [row for row, columns in enumerate(grid.filled[:_SAMPLE]) if len(columns) >= _CELLS]
    if len(rows) < _FEWEST:
        return []
    told = _meanings(grid, rows, places)
    if "name" not in told.values() or not {"total", "investor", "county"} & set(told.values()):
        return []
    labels = {column: Label("") for column in range(grid.width)}
    header = Header((), labels, dict.fromkeys(labels, ""))
    return [(Table(header, range(rows[0]), range(rows[0], len(grid.rows)), frozenset(), 0, grid.width - 1), told)]


def _meanings(grid: Grid, rows: list[int], places: Places) -> dict[int, str]:
    tests: tuple[tuple[str, Callable[[Value], bool]], ...] = (
        ("ordinal", lambda cell: bool(lines.NUMBER.match(words(cell))) and len(words(cell)) < 4),
        ("county", lambda cell: bool(places.names) and places.in_cell(cell) is not None and len(str(cell)) < 10),
        ("stage", lambda cell: isinstance(cell, str) and len(cell) < 8 and read_stage(cell) != UNSPECIFIED),
        ("investor", lambda cell: bool(_FIRM.search(words(cell)))),
        ("name", lambda cell: isinstance(cell, str) and bool(lines.PROJECT.search(words(cell)))),
        ("total", _is_written_money),
    )
    told: dict[int, str] = {}
    for column in range(grid.width):
        cells = [cell for row in rows if (cell := grid.cell(row, column)) is not None]
        meaning = next((key for key, test in tests if key not in told.values() and _mostly(cells, test)), "")
        if meaning:
            told[column] = meaning
    if "name" not in told.values():
        told |= _first_distinct(grid, rows, told)
    return told


def _first_distinct(grid: Grid, rows: list[int], told: dict[int, str]) -> dict[int, str]:
    """Return the first other column as that of names if its texts all differ."""
    for column in (column for column in range(grid.width) if column not in told):
        cells = [cell for row in rows if isinstance(cell := grid.cell(row, column), str) and len(cell) > 2]
        if len(cells) >= _SHARE * len(rows) and len(set(cells)) == len(cells):
            return {column: "name"}
    return {}


def _is_written_money(cell: Value) -> bool:
    return isinstance(cell, str) and any(word in cell for word in "亿万") and read_amount(cell, YI).quantity is not None


def _mostly(cells: Sequence[Value], test: Callable[[Value], bool]) -> bool:
    return len(cells) >= _FEWEST and sum(map(test, cells)) >= _SHARE * len(cells)
