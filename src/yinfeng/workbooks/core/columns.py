"""What each column of a table holds: its header's meaning, settled by its cells where the words leave it open."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yinfeng.workbooks.core.amounts import read_amount
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.lines import PROJECT
from yinfeng.workbooks.core.meanings import Label, meaning_of, milestone_in, rank_of_total
from yinfeng.workbooks.core.moments import read_moment
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import says_nothing, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import UNSPECIFIED, is_tick, read_stage
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS, OTHER
from yinfeng.workbooks.core.units import YUAN, Unit, read_unit, unit_of_label

_MOST, _SOME = 0.6, 0.3
_SAMPLE = 200
_NEARLY_ALL = 0.9
_FIRM = re.compile(r"(?:公司|集团|企业|厂)(?:$|[、,;/(（])")
_SINGLE = ("name", "ordinal", "county", "address", "currency", "money_unit", *AMOUNTS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is (from 0), its header as written, what it means, and the unit its header gives."""

    index: int
    text: str
    label: Label
    meaning: str
    unit: Unit | None = None
    hidden: bool = False


def columns_of(
    grid: Grid, table: Table, places: Places, title: str, corrections: Mapping[int, str]
) -> tuple[Column, ...]:
    """Return the columns of a table; what a person decided (`corrections`: column → meaning) wins."""
    header, columns = table.header, []
    step = max(1, len(table.body) // _SAMPLE)
    rows = [row for row in table.body[::step] if row not in table.headers]
    for index, label in header.labels.items():
        cells = _sample(grid, index, rows)
        meaning = corrections.get(index) or _looked_at(meaning_of(label.leaf, label.group), label, cells, title)
        unit = unit_of_label(label.leaf) or unit_of_label(label.group)
        columns.append(Column(index, header.texts[index], label, meaning, unit, index in grid.sheet.hidden_columns))
    fixed = set(corrections)
    return tuple(_promoted(_single(columns, fixed), grid, rows, places, fixed))


def _sample(grid: Grid, index: int, rows: list[int]) -> list[Value]:
    cells = [grid.cell(row, index) for row in rows]
    return [cell for cell in cells if cell is not None]


def _looked_at(meaning: str, label: Label, cells: list[Value], title: str) -> str:
    """Return what a column means once its cells are looked at."""
    kind, _, rest = meaning.partition(":")
    if kind == "at":
        return _days_or_ticks(rest, cells)
    if meaning == "time":
        stage = milestone_in(title)
        return f"on:{stage}" if stage else OTHER
    if not cells:
        return meaning
    if kind == "on" and _mostly(cells, lambda cell: is_tick(cell) is not None and cell not in range(2, 13)):
        return f"tick:{rest.partition(':')[0]}"
    return _checked(meaning, label, cells)


def _checked(meaning: str, label: Label, cells: list[Value]) -> str:
    """Return the meaning of a column whose cells may belie its header."""
    of_kinds = meaning == "" or (meaning == OTHER and label.leaf.endswith(("类", "类别", "类型")))
    if meaning in AMOUNTS and not _mostly(cells, _is_money, _SOME):
        return "stage" if _mostly(cells, _is_stage) else OTHER
    if meaning == "stage" and _mostly(cells, _is_day):
        return OTHER
    if meaning in ("unit", "money_unit"):
        return "money_unit" if _mostly(cells, lambda cell: read_unit(words(cell)) is not None) else "unit"
    return "stage" if of_kinds and _mostly(cells, _is_stage) else meaning


def _days_or_ticks(stage: str, cells: list[Value]) -> str:
    if _mostly(cells, lambda cell: is_tick(cell) is not None or says_nothing(cell)):
        return f"tick:{stage}"
    if _mostly(cells, _is_day):
        return f"on:{stage}"
    return f"tick:{stage}" if _mostly(cells, _is_stage) else OTHER


def _mostly(cells: Sequence[Value], test: Callable[[Value], bool], share: float = _MOST) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def _is_money(cell: Value) -> bool:
    return says_nothing(cell) or read_amount(cell, YUAN).quantity is not None


def _is_day(cell: Value) -> bool:
    return read_moment(cell, 2022).interval is not None


def _is_stage(cell: Value) -> bool:
    return isinstance(cell, str) and len(cell) <= 8 and read_stage(cell) != UNSPECIFIED


def _single(columns: list[Column], fixed: set[int]) -> list[Column]:
    """Leave each meaning that a table has once to one column: a visible one, the surest, the first."""
    for meaning in _SINGLE:
        rivals = [column for column in columns if column.meaning == meaning]
        keep = min(rivals, key=lambda column: (column.index not in fixed, column.hidden, _rank(column)), default=None)
        columns = [
            replace(column, meaning=OTHER) if column in rivals and column is not keep else column for column in columns
        ]
    return _hidden_aside(columns, fixed)


def _rank(column: Column) -> tuple[int, int]:
    return (rank_of_total(column.label) if column.meaning == "total" else 0, column.index)


def _hidden_aside(columns: list[Column], fixed: set[int]) -> list[Column]:
    """A hidden column of old sums or days must not disturb those that people see."""
    seen = {column.meaning.partition(":")[0] for column in columns if not column.hidden}
    aside = {"on", "tick", "investor", "stage", *AMOUNTS}
    return [
        replace(column, meaning=OTHER)
        if column.hidden
        and column.index not in fixed
        and column.meaning.partition(":")[0] in aside & (seen | {"total"})
        else column
        for column in columns
    ]


def _promoted(columns: list[Column], grid: Grid, rows: list[int], places: Places, fixed: set[int]) -> Iterable[Column]:
    """Give what a table must have and no header names to the column whose cells hold it."""
    meanings = {column.meaning for column in columns}
    if "name" not in meanings and (index := _names_by_content(columns, grid, rows)) is not None:
        columns = [replace(one, meaning="name") if one.index == index else one for one in columns]
    elif "name" not in meanings and (firm := next((one for one in columns if one.meaning == "investor"), None)):
        columns = [replace(one, meaning="name") if one is firm else one for one in columns]
    if not meanings & set(AMOUNTS) and (index := _money_by_unit(columns, grid, rows)) is not None:
        columns = [replace(one, meaning="total") if one.index == index else one for one in columns]
    if "county" not in meanings and places.names:
        free = (one for one in columns if one.meaning in ("", OTHER) and one.index not in fixed)
        cells = {one.index: _sample(grid, one.index, rows) for one in free}
        found = [index for index, values in cells.items() if _mostly(values, lambda cell: _is_county(cell, places))]
        columns = [replace(one, meaning="county") if one.index in found[:1] else one for one in columns]
    return columns


def _names_by_content(columns: list[Column], grid: Grid, rows: list[int]) -> int | None:
    """Return the first column of unknown words whose cells all differ and are no firms: names of projects, if firms
    stand beside them or most of them sound like projects."""
    beside = any(column.meaning == "investor" for column in columns)
    for column in columns:
        cells = _sample(grid, column.index, rows) if column.meaning == "" else []
        texts = [cell for cell in cells if isinstance(cell, str) and 3 <= len(cell) <= 40 and not _FIRM.search(cell)]
        named = beside or _mostly(texts, lambda cell: bool(PROJECT.search(words(cell))))
        if texts and named and len(texts) >= _MOST * len(rows) and len(set(texts)) > _NEARLY_ALL * len(texts):
            return column.index
    return None


def _money_by_unit(columns: list[Column], grid: Grid, rows: list[int]) -> int | None:
    """Return the first column of unknown words whose header gives a unit of money and whose cells hold sums."""
    unknown = (column for column in columns if column.meaning == "" and column.unit)
    return next((one.index for one in unknown if _mostly(_sample(grid, one.index, rows), _is_money)), None)


def _is_county(cell: Value, places: Places) -> bool:
    return isinstance(cell, str) and len(cell) <= 12 and places.in_cell(cell) is not None
