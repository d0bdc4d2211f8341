"""What a list of projects must have and no header names, given to the column whose cells hold it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.contents import (
    NEARLY_ALL,
    counts,
    is_county,
    is_firm,
    is_money,
    is_name,
    is_project,
    is_written_money,
    mostly,
    telling_rows,
    tells_stage,
)
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import says_nothing
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS, OTHER

_OTHER_NAMES = re.compile(
    "(?:基金|园区|活动|设备|产品|银行|机构|会议?|学校|平台|部门|楼宇|地块|指标|字段|人员|政策|措施|任务|渠道)$|姓名"
    "|(?<![目案的投招引签谈])名称$"
)
"""What a column of other names is headed by: 园区, 政策, and 名称 of what is no project."""

_OF_PROJECTS = re.compile("内容|项目|事项")
_IN_CHARGE = re.compile("责任|牵头|主管|部门|专班|跟踪|包保|首谈")
_PROGRESS = {"on", "tick", *AMOUNTS}
_TELLING = {"ordinal", "county", "address", "unit", "stage", *_PROGRESS}
_FORM_CELLS, _FEWEST_TELLING = 2, 2
_HALF = 0.5


@dataclass
class _Table:
    """A table's columns and a sample of the cells of each; `n_rows` of them are more than numbered lines."""

    columns: list[Column]
    cells: Mapping[int, list[Value]]
    n_rows: int
    fixed: frozenset[int]

    def count(self, meanings: Collection[str]) -> int:
        """Return how many columns have one of the meanings."""
        return sum(column.meaning.partition(":")[0] in meanings for column in self.columns)

    def give(self, meaning: str, test: Callable[[Column], bool]) -> None:
        """Give a meaning to the first column that passes a test, one that people see before a hidden one, if no column
        has it yet and nobody decided otherwise."""
        if self.count((meaning,)):
            return
        free = [column for column in self.columns if column.index not in self.fixed and test(column)]
        if found := min(free, key=lambda column: column.hidden, default=None):
            self.columns[self.columns.index(found)] = replace(found, meaning=meaning, guessed=True)


def told_by_cells(
    columns: tuple[Column, ...], grid: Grid, table: Table, places: Places, fixed: Mapping[int, str]
) -> tuple[Column, ...]:
    """Return the columns of a table; where none is headed as number, name, investor, total, stage or county, the one
    whose cells are. What is decided of a column (`fixed`) stays."""
    rows = list(telling_rows(grid, table))
    filled: dict[int, list[Value]] = {
        column.index: [cell for row in rows if (cell := grid.cell(row, column.index)) is not None] for column in columns
    }
    n_rows = sum(len(grid.filled[row]) > _FORM_CELLS for row in rows)
    found = _Table(list(columns), filled, n_rows, frozenset(fixed))
    found.give("ordinal", lambda column: column.meaning == "" and counts(filled[column.index]))
    _give_investor(found)
    _give_total(found)
    found.give("stage", lambda column: column.meaning == "" and mostly(filled[column.index], tells_stage))
    if places.names:
        _give_county(found, places)
    _give_name(found)
    return tuple(found.columns)


def _give_investor(table: _Table) -> None:
    """An unknown column of firms names the investors, and one of 申报单位 whose cells are mostly firms."""
    said = {index: [cell for cell in cells if not says_nothing(cell)] for index, cells in table.cells.items()}
    firms = [index for index, cells in said.items() if mostly(cells, is_firm)]
    table.give("investor", lambda column: column.meaning == "" and column.index in firms)
    in_charge = {column.index for column in table.columns if _IN_CHARGE.search(column.label.text)}
    table.give(
        "investor",
        lambda column: column.meaning == "unit" and column.index in firms and column.index not in in_charge,
    )


def _give_total(table: _Table) -> None:
    """An unknown column of sums is the total: its header gives a unit of money or its cells do, else it is the only
    column of figures of a table without money."""
    unknown = [column for column in table.columns if column.meaning == ""]
    sums = [column for column in unknown if mostly(table.cells[column.index], is_money)]
    written = [column for column in sums if column.unit or mostly(table.cells[column.index], is_written_money)]
    table.give("total", lambda column: column in written)
    if len(sums) == 1 and not table.count(AMOUNTS):
        table.give("total", lambda column: column in sums)


def _give_county(table: _Table, places: Places) -> None:
    def names_counties(column: Column) -> bool:
        return mostly(table.cells[column.index], lambda cell: is_county(cell, places))

    table.give("county", lambda column: column.meaning in ("", OTHER) and names_counties(column))


def _give_name(table: _Table) -> None:
    """An unknown column of names that all differ names the projects where firms stand beside them, or money and more;
    one known as something else must sound like projects, speak of them, or stand before the firms; else the firms are
    the names."""
    firms = next((column for column in table.columns if column.meaning == "investor"), None)
    told = table.count(_PROGRESS) > 0 and table.count(_TELLING) >= _FEWEST_TELLING
    listed = firms is not None or told
    named = list(_columns_of_names(table))
    table.give("name", lambda column: column in named and column.meaning == "" and listed)
    table.give("name", lambda column: column in named and mostly(table.cells[column.index], is_project))
    table.give("name", lambda column: column in named and listed and bool(_OF_PROJECTS.search(column.label.leaf)))
    if firms is not None:
        table.give("name", lambda column: column in named and column.index < firms.index)
        of_others = any(_OTHER_NAMES.search(column.label.leaf) for column in table.columns)
        table.give("name", lambda column: column is firms and (not firms.guessed or (told and not of_others)))


def _columns_of_names(table: _Table) -> Iterator[Column]:
    """Yield the columns that nothing is read from and whose cells are names that all differ."""
    for column in table.columns:
        names = [cell for cell in table.cells[column.index] if is_name(cell)]
        differ = len(set(names)) > NEARLY_ALL * len(names) and len(names) >= _HALF * table.n_rows
        if column.meaning in ("", OTHER) and names and differ and not _OTHER_NAMES.search(column.label.leaf):
            yield column
