"""The classes of rows, and how a table's rows are usually built: what a row means depends on what the others do."""

from dataclasses import dataclass

from yinfeng.workbooks.core import lines
from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS

DATA, SUBTOTAL, TOTAL, NOTE, HEADER, BLANK = "data", "subtotal", "total", "note", "header", "blank"
SUM = "sum"
"""A total or a subtotal: which of them, the place among the other rows tells (`sums.settle`)."""

_SAMPLE = 600
_MOST = 0.5


@dataclass(slots=True)
class Line:
    """One row of a table: its class and why; a sum keeps its words, a heading its level and county."""

    row: int
    kind: str
    reason: str
    words: str = ""
    level: int = 0
    continues: bool = False


@dataclass
class Shape:
    """A table as its rows are classified: where its columns are and how its rows are usually numbered."""

    grid: Grid
    table: Table
    places: Places
    columns: tuple[Column, ...]
    name: int
    ordinal: int | None = None
    naming: tuple[int, ...] = ()
    investors: frozenset[int] = frozenset()
    money: tuple[int, ...] = ()
    telling: tuple[int, ...] = ()
    numbered: bool = False
    in_chinese: bool = False
    sectioned: bool = False
    usual: int = 0


def shape_of(grid: Grid, table: Table, columns: tuple[Column, ...], places: Places) -> Shape | None:
    """Return how a table is built, None where no column holds names of projects."""
    by_meaning = {column.meaning: column.index for column in reversed(columns)}
    if "name" not in by_meaning:
        return None
    name, ordinal = by_meaning["name"], by_meaning.get("ordinal")
    naming = [by_meaning[key] for key in ("ordinal", "name", "county", "investor", "unit") if key in by_meaning]
    money = tuple(column.index for column in columns if column.meaning in AMOUNTS)
    telling = tuple(
        column.index
        for column in columns
        if column.meaning.partition(":")[0] in ("investor", "address", "on", "tick", "stage", *AMOUNTS)
    )
    investors = frozenset(column.index for column in columns if column.meaning == "investor")
    shape = Shape(grid, table, places, columns, name, ordinal, tuple(naming), investors, money, telling)
    _learn(shape)
    return shape


def _learn(shape: Shape) -> None:
    """Find how the projects of the table are numbered and how many cells they usually fill."""
    body = shape.table.body
    rows = [row for row in body[:_SAMPLE] if shape.grid.cell(row, shape.name) is not None]
    full = [row for row in rows if len(shape.grid.filled[row]) > 2] or rows
    indices = [shape.grid.word(row, shape.ordinal) if shape.ordinal is not None else "" for row in full]
    names = [shape.grid.word(row, shape.name) for row in full]
    counts = sorted(len(shape.grid.filled[row]) for row in full)
    shape.numbered = sum(bool(lines.NUMBER.match(index)) for index in indices) > _MOST * len(full)
    shape.in_chinese = sum(bool(lines.ORDINAL.match(index)) for index in indices) > _MOST * len(full)
    shape.sectioned = sum(bool(lines.SECTION.match(name)) for name in names) > _MOST * len(full)
    shape.usual = counts[len(counts) // 2] if counts else 0
