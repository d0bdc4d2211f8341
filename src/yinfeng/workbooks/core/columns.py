"""What each column of a table holds: its header's meaning, settled by its cells where the words leave it open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yinfeng.workbooks.core.contents import SOME, is_day, is_money, is_stage, mostly, telling_rows, tells_stage
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.meanings import Label, meaning_of, milestone_in, rank_of_total
from yinfeng.workbooks.core.plain import plain, says_nothing, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import is_tick
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS, OTHER
from yinfeng.workbooks.core.units import Unit, read_unit, unit_of_label

_LONGEST_KEY = 200
_SINGLE = ("name", "ordinal", "county", "address", "currency", "money_unit", *AMOUNTS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it is (from 0), its header as written, what it means, and the unit its header gives; `guessed`
    where only its cells tell what it means, `fixed` where that was decided before the header was asked."""

    index: int
    text: str
    label: Label
    meaning: str
    unit: Unit | None = None
    hidden: bool = False
    guessed: bool = False
    fixed: bool = False


def columns_of(grid: Grid, table: Table, title: str, fixed: Mapping[int, str]) -> tuple[Column, ...]:
    """Return the columns of a table as their headers name them; what is decided of one already (`fixed`: column →
    meaning) wins."""
    header, columns = table.header, []
    rows = list(telling_rows(grid, table))
    for index, label in header.labels.items():
        cells = _sample(grid, index, rows)
        meaning = fixed.get(index) or _looked_at(meaning_of(label.leaf, label.group), label, cells, title)
        unit = unit_of_label(label.leaf) or unit_of_label(label.group)
        hidden, text = index in grid.sheet.hidden_columns, header.texts[index]
        columns.append(Column(index, text, label, meaning, unit, hidden, fixed=index in fixed))
    return tuple(_single(columns, set(fixed)))


def decided(table: Table, corrections: Mapping[str, str]) -> dict[int, str]:
    """Return which columns of a table a person's corrections are about, with the meaning given (see `header_key`)."""
    keys = {index: header_key(table.header.texts[index], index) for index in table.header.labels}
    return {index: corrections[key] for index, key in keys.items() if key in corrections}


def header_key(text: str, column: int) -> str:
    """Return what a person's correction of a column is kept by: its header in plain words, wherever it stands; of a
    column without one the letter."""
    return plain(text)[:_LONGEST_KEY] or letters(column)


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
    if kind == "on" and mostly(cells, lambda cell: is_tick(cell) is not None and cell not in range(2, 13)):
        return f"tick:{rest.partition(':')[0]}"
    return _checked(meaning, label, cells)


def _checked(meaning: str, label: Label, cells: list[Value]) -> str:
    """Return the meaning of a column whose cells may belie its header."""
    of_kinds = meaning == OTHER and label.short.endswith(("类", "类别", "类型", "性质"))
    if meaning in AMOUNTS and not mostly(cells, is_money, SOME):
        return "stage" if mostly(cells, is_stage) else OTHER
    if meaning == "stage" and mostly(cells, is_day) and not mostly(cells, tells_stage, SOME):
        return OTHER
    if meaning in ("unit", "money_unit"):
        return "money_unit" if mostly(cells, lambda cell: read_unit(words(cell)) is not None) else "unit"
    return "stage" if of_kinds and mostly(cells, is_stage) else meaning


def _days_or_ticks(dated: str, cells: list[Value]) -> str:
    """Return what a column headed by a stage's word holds; `dated` is the stage, perhaps planned or actual."""
    stage = dated.partition(":")[0]
    if mostly(cells, lambda cell: is_tick(cell) is not None or says_nothing(cell)):
        return f"tick:{stage}"
    if mostly(cells, is_day):
        return f"on:{dated}"
    return f"tick:{stage}" if mostly(cells, is_stage) else OTHER


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
