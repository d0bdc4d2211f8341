"""What people do to a list without changing what it says: sheets disturbed in one way each.

A disturbance takes a sheet and what was read of it and returns the other sheet, None where it cannot be done to it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain

from yinfeng.workbooks.core.results import SheetReading
from yinfeng.workbooks.core.sheets import Sheet, Value

Disturbance = Callable[[Sheet, SheetReading], Sheet | None]
Rows = list[list[Value]]


def moved(sheet: Sheet, row: Callable[[int], int], column: Callable[[int], int]) -> Sheet:
    """Return a sheet whose cells stand elsewhere, in the same order."""
    rows: Rows = [[] for _ in range(max(map(row, range(len(sheet.rows))), default=-1) + 1)]
    for at, cells in enumerate(sheet.rows):
        wide: list[Value] = [None] * (column(len(cells) - 1) + 1 if cells else 0)
        for index, cell in enumerate(cells):
            wide[column(index)] = cell
        rows[row(at)] = wide
    merged = tuple((row(top), column(left), row(bottom), column(right)) for top, left, bottom, right in sheet.merged)
    hidden = {"hidden_rows": frozenset(map(row, sheet.hidden_rows))}
    hidden |= {"hidden_columns": frozenset(map(column, sheet.hidden_columns))}
    formats = {(row(at), column(index)): code for (at, index), code in sheet.formats.items()}
    return replace(sheet, rows=rows, merged=merged, formats=formats, **hidden)


def _with_rows(sheet: Sheet, at: int, rows: Rows) -> Sheet | None:
    """Return a sheet with more rows; None where they would part merged cells."""
    if any(top < at <= bottom for top, _, bottom, _ in sheet.merged):
        return None
    wider = moved(sheet, lambda row: row if row < at else row + len(rows), lambda column: column)
    wider.rows[at : at + len(rows)] = rows
    return wider


def _with_column(sheet: Sheet, at: int, cells: Mapping[int, Value]) -> Sheet:
    wider = moved(sheet, lambda row: row, lambda column: column if column < at else column + 1)
    for row, cell in cells.items():
        wider.rows[row] += [None] * (at + 1 - len(wider.rows[row]))
        wider.rows[row][at] = cell
    return wider


def _between(line: list[Value]) -> Disturbance:
    """Put a line between the projects."""

    def disturb(sheet: Sheet, reading: SheetReading) -> Sheet | None:
        data = [row.row for row in reading.projects]
        return _with_rows(sheet, data[len(data) // 2], [line]) if len(data) > 2 else None

    return disturb


def _below(*lines: list[Value]) -> Disturbance:
    return lambda sheet, reading: replace(sheet, rows=[*sheet.rows, *map(list, lines)])


def _below_header(number: Callable[[int], Value]) -> Disturbance:
    """Put a row below the header that has something in every column."""

    def disturb(sheet: Sheet, reading: SheetReading) -> Sheet | None:
        header = reading.tables[0].headers
        width = max(column.index for column in reading.tables[0].columns) + 1
        # Columns that are numbered already are not numbered twice.
        numbered = {"1", "（1）"} & {str(cell) for row in header for cell in sheet.rows[row]}
        return None if numbered else _with_rows(sheet, header[-1] + 1, [[number(column) for column in range(width)]])

    return disturb


def _beside(header: str, cell: Value) -> Disturbance:
    """Put a column behind the last one, where nothing else stands behind it."""

    def disturb(sheet: Sheet, reading: SheetReading) -> Sheet | None:
        at = max(column.index for column in reading.tables[0].columns) + 1
        if any(len(row) > at for row in sheet.rows):
            return None
        cells = dict.fromkeys((row.row for row in reading.projects), cell)
        return _with_column(sheet, at, {reading.tables[0].headers[0]: header, **cells})

    return disturb


def _behind_names(sheet: Sheet, reading: SheetReading) -> Sheet:
    at = next(column.index for column in reading.tables[0].columns if column.meaning == "name")
    return _with_column(sheet, at + 1, {})


def _renamed(meaning: str, header: str) -> Disturbance:
    """Call a column by a word nobody knows, if it is not the firms that are the names."""

    def disturb(sheet: Sheet, reading: SheetReading) -> Sheet | None:
        columns = {column.meaning: column for column in reading.tables[0].columns}
        row = reading.tables[0].headers[0]
        if meaning not in columns or columns[meaning].label.group or len(reading.tables[0].headers) > 1:
            return None
        renamed = [list(cells) for cells in sheet.rows]
        renamed[row][columns[meaning].index] = header
        return replace(sheet, rows=renamed)

    return disturb


def _rewritten(write: Callable[[str], str], *, header: bool) -> Disturbance:
    """Write the texts of the header, or of all other cells, in another way."""

    def disturb(sheet: Sheet, reading: SheetReading) -> Sheet:
        headers = set(chain.from_iterable(table.headers for table in reading.tables))
        rows = [
            [write(cell) if isinstance(cell, str) and cell and (at in headers) is header else cell for cell in row]
            for at, row in enumerate(sheet.rows)
        ]
        return replace(sheet, rows=rows)

    return disturb


DISTURBANCES: dict[str, Disturbance] = {
    "far from the corner": lambda sheet, reading: moved(sheet, lambda row: row + 3, lambda column: column + 2),
    "below a letter": lambda sheet, reading: _with_rows(sheet, 0, [["附件2"], ["招商项目调度情况一览表"], []]),
    "a blank row": _between([]),
    "a remark": _between(["备注：以上数据由企业提供，仅供参考。"]),
    "a remark in brackets": _between(["（此行为说明，统计时请忽略）"]),
    "signatures": _below([], ["制表人：示例甲", None, "审核人：示例乙", None, "联系电话：00000000"], ["（盖章）"]),
    "notes with numbers": _below(["说明", "1.本表由各县（市、区）填报；"], [None, "2.总投资保留两位小数。"]),
    "columns numbered": _below_header(lambda column: column + 1),
    "columns lettered": _below_header(lambda column: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]),
    "what must be filled in": _below_header(lambda column: "必填" if column % 3 else "选填"),
    "an empty column": _behind_names,
    "a person": _beside("招商专员", "示例丙"),
    "capital": _beside("注册资本（万元）", 5000),
    "output": _beside("预计年产值（亿元）", 12.5),
    "land": _beside("用地（亩）", 50),
    "a day of paper work": _beside("更新日期", "2022.11.1"),
    "a question": _beside("存在问题", "用地指标未落实，需市自然资源局协调解决"),
    "marks": _beside("得分", 95),
    "a code": _beside("项目编码", "2203-350500-04-01-123456"),
    "a header in two lines": _rewritten(
        lambda text: f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}", header=True
    ),
    "spaces behind texts": _rewritten(lambda text: f"{text} ", header=False),
    "an unknown word for the county": _renamed("county", "落点"),
    "an unknown word for the number": _renamed("ordinal", "号数"),
}
