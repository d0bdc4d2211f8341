"""A workbook laid out like the sheet itself: each row with its class, each problem beside its cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.display import money
from yinfeng.kernel.problems import Problem
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.showing import Shown, Speaker, days
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.results import Project, Row, SheetReading
from yinfeng.workbooks.core.sheets import Sheet, Value
from yinfeng.workbooks.drafting import Brought
from yinfeng.workbooks.naming import meaning_name
from yinfeng.workbooks.opening import mark_of, value_at
from yinfeng.workbooks.saying import printed

ROWS_SHOWN = 200
COLUMNS_SHOWN = 200
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
class Change:
    """What a row newly says of a word, and what its sender said before, if anything."""

    word: str
    old: tuple[Shown, str]
    new: tuple[Shown, str]


@dataclass(frozen=True)
class ShownRow:
    """A row of the sheet: mark, number from 1, class with the reason, cells; of a project what is new of it.

    `news` is new, changed or same, empty where the row is no project that is brought in; `aside` is what was read and
    goes into no entry.
    """

    mark: str
    number: int
    kind: str
    label: Promise
    reason: Promise
    cells: Sequence[ShownCell]
    hidden: bool = False
    inferred: bool = False
    agrees: bool = False
    news: str = ""
    n_new: int = 0
    changes: Sequence[Change] = ()
    aside: Sequence[str] = ()


@dataclass(frozen=True)
class ShownSheet:
    """A sheet that holds projects, as far as it is shown: `rows` are those of one page."""

    title: str
    columns: Sequence[str]
    rows: Sequence[ShownRow]


Place = tuple[SheetReading, Row]
"""Where a row stands: its sheet and the row."""


def places(result: Brought, only: str = "") -> list[Place]:
    """Return the rows of all sheets that hold projects, on request only those that are new or changed."""
    rows = [(reading, row) for reading in result.opened.reading.sheets for row in reading.rows]
    return [(reading, row) for reading, row in rows if only != "changed" or result.rows.get(mark_of(reading, row))]


def lay_out(result: Brought, shown: Iterable[Place], say: Speaker) -> list[ShownSheet]:
    """Return the rows of one page under their sheets."""
    sheets = []
    for _at, some in groupby(shown, key=lambda place: place[0].at):
        rows = list(some)
        reading = rows[0][0]
        sheet = result.opened.sheet_of(reading)
        width = min(max(map(len, sheet.rows), default=0), COLUMNS_SHOWN)
        problems = _problems(reading, {row.row + 1 for _reading, row in rows})
        laid = [
            _row(result, reading, row, shown_cells(sheet, row, width, problems), say) for _reading, row in rows
        ]  # fmt: skip
        sheets.append(ShownSheet(reading.sheet or "", [letters(column) for column in range(width)], laid))
    return sheets


def _problems(reading: SheetReading, lines: set[int]) -> Mapping[tuple[int, int], list[Problem]]:
    """Return the problems of some lines by row and column from 0."""
    found: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for problem in reading.problems:
        if problem.where.line in lines:
            found[problem.where.line - 1, problem.where.column - 1].append(problem)
    return found


def _row(result: Brought, reading: SheetReading, row: Row, cells: Sequence[ShownCell], say: Speaker) -> ShownRow:
    mark, project = mark_of(reading, row), row.project
    is_sum = row.kind in ("subtotal", "total") and not result.opened.is_head
    summed = is_sum and all(one.row != row.row for one in reading.differences)
    return ShownRow(
        mark, row.row + 1, row.kind, CLASSES[row.kind], REASONS.get(row.reason, REASONS[row.kind]), cells,
        row.hidden, bool(project and project.inferred_unit), summed, **_news(result, mark, say),
        aside=list(_aside(project, say)) if project else (),
    )  # fmt: skip


def _news(result: Brought, mark: str, say: Speaker) -> dict[str, Any]:
    """Return whether a row is new, changed or the same, and what changed."""
    n_new = result.rows.get(mark)
    if n_new is None:
        return {}
    if mark not in result.changes:
        return {"news": "new" if n_new else "same", "n_new": n_new}
    state = result.states[result.keys[mark]]
    changes = [_change(draft, state, say) for draft in result.changes[mark]]
    return {"news": "changed", "n_new": n_new, "changes": changes}


def _change(draft: Draft, state: State, say: Speaker) -> Change:
    facts = state.facts.get(draft.word, ())
    former = next((fact.entry for fact in facts if fact.entry.id == draft.concerns), None)
    old = (say.value(former, draft.kind), days(former.interval)) if former else (Shown(""), "")
    return Change(say.word(draft.word), old, say.draft(draft))


def _aside(project: Project, say: Speaker) -> Iterator[str]:
    """Yield what a row says and the ledger has no word for: parts of the total, days that are still planned."""
    for key in ("fixed", "foreign", "domestic"):
        if figure := project.others.get(key):
            yield f"{meaning_name(key, say.stages)} {printed(figure).raw or money(figure.low, figure.unit)}"
    for stage, dated in project.dates.items():
        if dated.planned:
            yield f"{meaning_name(f'on:{stage}:planned', say.stages)} {days(dated.interval)}"


def shown_cells(
    sheet: Sheet, row: Row, width: int, problems: Mapping[tuple[int, int], list[Problem]]
) -> list[ShownCell]:
    """Return the cells of a row; of a card, which is a column, from its first row down."""
    if row.column is None:
        places = [(row.row, column) for column in range(width)]
    else:
        places = [(at, row.column) for at in range(row.row, min(row.row + width, len(sheet.rows)))]
    return [ShownCell(text_of(value_at(sheet, *at)), problems.get(at, ())) for at in places]


def text_of(value: Value) -> str:
    """Return a cell as it is shown, a long text cut."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    text = "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
