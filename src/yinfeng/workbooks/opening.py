"""A file opened for a campaign: its sheets as stored, and what is understood of them by the plan's place names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.collecting import collection_paused
from yinfeng.kernel.problems import Place, Problem, gettext_noop
from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger import papers
from yinfeng.ledger.core.names import Names, names_of
from yinfeng.plan.core.schema import Plan
from yinfeng.workbooks.core.findings import ABOUT_SUMS, Findings
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.reading import read_head, read_workbook
from yinfeng.workbooks.core.results import Row, SheetReading, WorkbookReading
from yinfeng.workbooks.core.sheets import Sheet, UnreadableError, Value, Workbook
from yinfeng.workbooks.core.understanding import Known, understand

_COUNTIES = ("county", "zone")
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Opened:
    """A workbook with its reading: one result, from which report, preview and entries are made; `is_head` tells that
    it is only the first rows (see `open_head`)."""

    workbook: Workbook
    reading: WorkbookReading
    names: Names
    is_head: bool = False

    @property
    def problems(self) -> list[Problem]:
        """Every problem, located; a file without any list of projects is one."""
        found = [problem for sheet in self.reading.sheets for problem in (*sheet.problems, *self._of_groups(sheet))]
        if not self.reading.sheets:
            advice = gettext_noop("请核对是否选对了文件；项目清单要有表头，其中一栏是项目名称。")
            message = gettext_noop("没有找到项目清单，什么也没有读入。")
            found.append(Problem(Place(self.reading.file), message, advice))
        return found

    def _of_groups(self, reading: SheetReading) -> list[Problem]:
        """Return a problem of each industry group that the plan has not, at the first row that names it."""
        findings, told = Findings(self.reading.file, reading.sheet), set()
        columns = (column.index for table in reading.tables for column in table.columns if column.meaning == "group")
        column = next(columns, 0)
        for row in reading.projects:
            text = row.project.details.get("group", "") if row.project else ""
            if text and text not in told and self.names.find("bodies", text) is None:
                told.add(text)
                findings.add("group", row.row, column, "group", cell=text)
        return findings.problems

    def sheet_of(self, reading: SheetReading) -> Sheet:
        """Return the sheet as stored that a reading is of."""
        return self.workbook.sheets[reading.at]


def places_of(plan: Plan) -> Places:
    """Return the counties and zones of a plan under every name it knows."""
    counties = [unit for unit in plan.units if unit.kind in _COUNTIES]
    return Places({name: one.label for one in counties for name in (one.label, one.short, *one.aliases)})


def open_workbook(content: bytes, name: str, plan: Plan, corrections: Mapping[str, str] = NONE) -> Opened:
    """Read the bytes of a file by the plan's place names and what a person decided of its headers.

    Raises: UnreadableError if it is no workbook, is damaged, under a password or past the limits.
    """
    with collection_paused():
        workbook = read_workbook(content, name)
        reading = understand(workbook, name, Known(places_of(plan), corrections=corrections))
    return Opened(workbook, reading, names_of(plan))


def open_head(content: bytes, name: str, plan: Plan, corrections: Mapping[str, str] = NONE) -> Opened | None:
    """Read the first rows of a long workbook as `open_workbook` reads them all, in a second for a hundred thousand:
    what a page can show while the whole is read. None where the file is short, its form has to be read whole, or it
    cannot be read, which the reading of the whole will tell.

    Rules: marks, rows and columns are those of the whole file; it says nothing of sums, since the rows that they cover
    may lie further down, nor can it tell who vanished from a list.
    """
    with collection_paused():
        try:
            workbook = read_head(content, name)
        except UnreadableError:
            return None
        if workbook is None:
            return None
        reading = understand(workbook, name, Known(places_of(plan), corrections=corrections))
    sheets = tuple(map(_without_sums, reading.sheets))
    return Opened(workbook, replace(reading, sheets=sheets), names_of(plan), is_head=True)


def _without_sums(sheet: SheetReading) -> SheetReading:
    told = tuple(problem for problem in sheet.problems if problem.message not in ABOUT_SUMS)
    return replace(sheet, differences=(), problems=told)


def kept(digest: str) -> bytes:
    """Return the bytes of a file that was handed in.

    Raises: RefusedError if it is no longer in the data directory.
    """
    path = papers.path_of(digest)
    if path is None:
        raise RefusedError(_("传上来的文件已经不在数据目录里，请重新选择文件。"))
    return path.read_bytes()


def mark_of(sheet: SheetReading, row: Row) -> str:
    """Return what names a row of a file (or a column of cards): its sheet, row and column from 0, as 0-6 or 0-6-2."""
    return "-".join(str(part) for part in (sheet.at, row.row, row.column) if part is not None)


def value_at(sheet: Sheet, row: int, column: int) -> Value:
    """Return a cell as stored; beyond the end of its row it is empty."""
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return cells[column] if column < len(cells) else None
