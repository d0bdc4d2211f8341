"""A workbook laid out like the sheet itself: each row with its class, each problem beside its cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.problems import Problem
from yinfeng.workbooks.actions import Brought
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.results import Row, SheetReading
from yinfeng.workbooks.core.sheets import Sheet, Value
from yinfeng.workbooks.opening import mark_of, value_at

ROWS_SHOWN = 500
_COLUMNS_SHOWN = 40
_LONGEST = 120
CLASSES: dict[str, Promise] = {
    "data": _("项目"), "subtotal": _("小计"), "total": _("合计"), "note": _("说明"), "header": _("表头"),
    "blank": _("空行"),
}  # fmt: skip
REASONS: dict[str, Promise] = {
    "data": _("有项目名称，读作一个项目"), "subtotal": _("一组的合计，不是项目"), "total": _("全表的合计，不是项目"),
    "note": _("标题、分组或备注，不是项目"), "header": _("各栏的名称"), "blank": _("没有内容"),
    "sample": _("填表示例，不是项目"), "second_line": _("上一个项目的第二行"), "form_line": _("编了号的空行"),
    "signature": _("落款，不是项目"), "section": _("分组的标题，不是项目"), "instructions": _("填表说明，不是项目"),
}  # fmt: skip
"""Why a row is read as it is, by its reason where that says more than its class."""


@dataclass(frozen=True)
class ShownCell:
    """A cell as text, with the problems that were met in it."""

    text: str
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class ShownRow:
    """A row of the sheet: mark, number from 1, class with the reason, cells; of a project how much is new."""

    mark: str
    number: int
    kind: str
    label: Promise
    reason: Promise
    cells: Sequence[ShownCell]
    hidden: bool = False
    inferred: bool = False
    n_new: int | None = None
    agrees: bool = False


@dataclass(frozen=True)
class ShownSheet:
    """A sheet that holds projects, as far as it is shown."""

    title: str
    columns: Sequence[str]
    rows: Sequence[ShownRow]
    n_more: int


def lay_out(result: Brought) -> list[tuple[ShownSheet, SheetReading]]:
    """Return the sheets that hold projects, with at most `ROWS_SHOWN` rows together, each with its reading."""
    shown, left = [], ROWS_SHOWN
    for reading in result.opened.reading.sheets:
        sheet = result.opened.sheet_of(reading)
        width = min(max(map(len, sheet.rows), default=0), _COLUMNS_SHOWN)
        rows = list(_rows(result, reading, sheet, width, left))
        columns = [letters(column) for column in range(width)]
        shown.append((ShownSheet(reading.sheet or "", columns, rows, len(reading.rows) - len(rows)), reading))
        left -= len(rows)
    return shown


def _rows(result: Brought, reading: SheetReading, sheet: Sheet, width: int, most: int) -> Iterator[ShownRow]:
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for problem in reading.problems:
        problems[problem.where.line - 1, problem.where.column - 1].append(problem)
    wrong = {one.row for one in reading.differences}
    for row in reading.rows[:most]:
        cells = [ShownCell(_text(value), problems[at]) for at, value in _cells(sheet, row, width)]
        mark, project = mark_of(reading, row), row.project
        yield ShownRow(
            mark, row.row + 1, row.kind, CLASSES[row.kind],
            REASONS.get(row.reason, REASONS[row.kind]), cells, row.hidden,
            bool(project and project.inferred_unit), len(result.rows.get(mark, ())) if project else None,
            row.kind in ("subtotal", "total") and row.row not in wrong,
        )  # fmt: skip


def _cells(sheet: Sheet, row: Row, width: int) -> Iterator[tuple[tuple[int, int], Value]]:
    """Yield the cells of a row; of a card, which is a column, from its first row down."""
    if row.column is None:
        places = [(row.row, column) for column in range(width)]
    else:
        places = [(at, row.column) for at in range(row.row, min(row.row + width, len(sheet.rows)))]
    for at in places:
        yield at, value_at(sheet, *at)


def _text(value: Value) -> str:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    text = "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
