"""What each column of a table holds: its header's meaning, settled by its cells where the words leave it open."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yinfeng.workbooks.core.amounts import read_amount
from yinfeng.workbooks.core.dates import read_date
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.lines import PROJECT, instructs
from yinfeng.workbooks.core.meanings import Label, meaning_of, milestone_in, rank_of_total
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import plain, says_nothing, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import UNSPECIFIED, is_tick, read_stage
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS, OTHER
from yinfeng.workbooks.core.units import YUAN, Unit, read_unit, unit_of_label

_MOST, _SOME = 0.6, 0.3
_SAMPLE = 200
_NEARLY_ALL = 0.9
_LONGEST_KEY = 200
_LONGEST_DAY = 24
_OTHER_NAMES = re.compile(
    "(?:基金|园区|活动|设备|产品|银行|机构|会议|学校|平台|部门|楼宇|地块|指标|字段|人员)名称?$|姓名"
)
_WRITTEN = re.compile(r"\d\s*(?:亿|万|億|萬)")
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


def columns_of(grid: Grid, table: Table, places: Places, title: str, fixed: Mapping[int, str]) -> tuple[Column, ...]:
    """Return the columns of a table; what is decided of one already (`fixed`: column → meaning) wins."""
    header, columns = table.header, []
    rows = list(_telling_rows(grid, table))
    for index, label in header.labels.items():
        cells = _sample(grid, index, rows)
        meaning = fixed.get(index) or _looked_at(meaning_of(label.leaf, label.group), label, cells, title)
        unit = unit_of_label(label.leaf) or unit_of_label(label.group)
        columns.append(Column(index, header.texts[index], label, meaning, unit, index in grid.sheet.hidden_columns))
    return tuple(_promoted(_single(columns, set(fixed)), grid, rows, places, set(fixed)))


def decided(table: Table, corrections: Mapping[str, str]) -> dict[int, str]:
    """Return which columns of a table a person's corrections are about, with the meaning given (see `header_key`)."""
    keys = {index: header_key(table.header.texts[index], index) for index in table.header.labels}
    return {index: corrections[key] for index, key in keys.items() if key in corrections}


def header_key(text: str, column: int) -> str:
    """Return what a person's correction of a column is kept by: its header in plain words, wherever it stands; of a
    column without one the letter."""
    return plain(text)[:_LONGEST_KEY] or letters(column)


def _telling_rows(grid: Grid, table: Table) -> Iterator[int]:
    """Yield rows spread over a table, without headers and what they ask for (必填)."""
    step = max(1, len(table.body) // _SAMPLE)
    for row in table.body[::step]:
        if row not in table.headers and not instructs([grid.word(row, column) for column in grid.filled[row]]):
            yield row


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
    of_kinds = meaning == "" or (meaning == OTHER and label.short.endswith(("类", "类别", "类型", "性质")))
    if meaning in AMOUNTS and not _mostly(cells, _is_money, _SOME):
        return "stage" if _mostly(cells, _is_stage) else OTHER
    if meaning == "stage" and _mostly(cells, _is_day) and not _mostly(cells, _tells_stage, _SOME):
        return OTHER
    if meaning in ("unit", "money_unit"):
        return "money_unit" if _mostly(cells, lambda cell: read_unit(words(cell)) is not None) else "unit"
    return "stage" if of_kinds and _mostly(cells, _is_stage) else meaning


def _days_or_ticks(dated: str, cells: list[Value]) -> str:
    """Return what a column headed by a stage's word holds; `dated` is the stage, perhaps planned or actual."""
    stage = dated.partition(":")[0]
    if _mostly(cells, lambda cell: is_tick(cell) is not None or says_nothing(cell)):
        return f"tick:{stage}"
    if _mostly(cells, _is_day):
        return f"on:{dated}"
    return f"tick:{stage}" if _mostly(cells, _is_stage) else OTHER


def _mostly(cells: Sequence[Value], test: Callable[[Value], bool], share: float = _MOST) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def _is_money(cell: Value) -> bool:
    return says_nothing(cell) or read_amount(cell, YUAN).quantity is not None


def _is_day(cell: Value) -> bool:
    return not (isinstance(cell, str) and len(cell) > _LONGEST_DAY) and read_date(cell, 2022).interval is not None


def _tells_stage(cell: Value) -> bool:
    return read_stage(cell) != UNSPECIFIED


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
    cells = {column.index: _sample(grid, column.index, rows) for column in columns}
    unnamed = {column.label.leaf for column in columns if column.meaning == ""}
    columns = _given(columns, "investor", lambda one: one.meaning == "" and _mostly(cells[one.index], _is_firm))
    if not {column.meaning for column in columns} & set(AMOUNTS):
        columns = _given(columns, "total", lambda column: _is_of_money(column, cells[column.index]))
    beside = any(column.meaning == "investor" for column in columns)
    columns = _given(
        columns,
        "name",
        lambda column: column.index not in fixed and _names(column, cells[column.index], len(rows), beside),
    )
    columns = _given(columns, "name", lambda column: column.meaning == "investor" and column.label.leaf not in unnamed)
    if not places.names:
        return columns
    free = ("", OTHER)
    return _given(
        columns,
        "county",
        lambda column: (
            column.meaning in free
            and column.index not in fixed
            and _mostly(cells[column.index], lambda cell: _is_county(cell, places))
        ),
    )


def _given(columns: list[Column], meaning: str, test: Callable[[Column], bool]) -> list[Column]:
    """Return the columns, the first that passes the test with the meaning if none has it yet."""
    if any(column.meaning == meaning for column in columns):
        return columns
    found = next((column for column in columns if test(column)), None)
    return [replace(column, meaning=meaning) if column is found else column for column in columns]


def _names(column: Column, cells: list[Value], n_rows: int, beside: bool) -> bool:
    """Tell whether a column of unknown words holds names of projects: all differ, none is a firm, and firms stand
    beside them or most sound like projects, as they must under 建设内容 or 基金名称."""
    texts = [cell for cell in cells if isinstance(cell, str) and 3 <= len(cell) <= 40 and not _FIRM.search(cell)]
    unknown = column.meaning == "" and beside and not _OTHER_NAMES.search(column.label.leaf)
    if column.meaning not in ("", OTHER) or not texts or not (unknown or _mostly(texts, _is_project)):
        return False
    return len(texts) >= _MOST * n_rows and len(set(texts)) > _NEARLY_ALL * len(texts)


def _is_project(cell: Value) -> bool:
    return bool(PROJECT.search(words(cell)))


def _is_firm(cell: Value) -> bool:
    return isinstance(cell, str) and bool(_FIRM.search(cell))


def _is_of_money(column: Column, cells: list[Value]) -> bool:
    """Tell whether a column of unknown words holds sums: its header gives a unit of money, or its cells do."""
    written = column.unit is not None or _mostly(
        cells, lambda cell: isinstance(cell, str) and bool(_WRITTEN.search(cell))
    )
    return column.meaning == "" and written and _mostly(cells, _is_money)


def _is_county(cell: Value, places: Places) -> bool:
    return isinstance(cell, str) and len(cell) <= 12 and places.in_cell(cell) is not None
