"""One table read as a list of projects: its rows in order, and the sums that differ."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yinfeng.kernel.display import money
from yinfeng.workbooks.core.columns import Column, columns_of
from yinfeng.workbooks.core.covering import stand_on_top
from yinfeng.workbooks.core.details import with_details
from yinfeng.workbooks.core.differences import differences
from yinfeng.workbooks.core.evidence import told_by_cells
from yinfeng.workbooks.core.findings import Findings
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.milestones import with_year
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.projects import Reader
from yinfeng.workbooks.core.results import Difference, Project, Row, TableReading
from yinfeng.workbooks.core.rows import DATA, HEADER, Line, Shape, shape_of
from yinfeng.workbooks.core.rules import classify
from yinfeng.workbooks.core.settings import Setting
from yinfeng.workbooks.core.sums import settle, unmark_headings, unmark_sums
from yinfeng.workbooks.core.tables import Table

_SHORTEST_PASTE = 2


@dataclass(frozen=True)
class Listing:
    """A table that holds projects."""

    table: TableReading
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]


def read_listing(
    grid: Grid,
    table: Table,
    setting: Setting,
    *,
    places: Places,
    fixed: Mapping[int, str],
    findings: Findings,
) -> Listing:
    """Read a table; without a column of project names it has columns and no rows."""
    columns = told_by_cells(columns_of(grid, table, setting.title, fixed), grid, table, places, fixed)
    columns = tuple(with_details(columns, fixed))
    shape = shape_of(grid, table, columns, places)
    if shape is None:
        return Listing(TableReading(columns, setting, table.header.rows), (), ())
    _tell_guessed(columns, table, findings)
    lines = classify(shape)
    setting = with_year(setting, grid, columns, table.body)
    _tell_pasted(grid, lines, findings)
    reader = Reader(shape, setting, findings)
    reader.prepare(lines)
    unmark_headings(lines, shape, reader.money)
    for line in unmark_sums(lines, shape, reader.money):
        findings.add("unnumbered", line.row, shape.name, "name", cell=grid.cell(line.row, shape.name))
    settle(lines, reader.money)
    reader.sums_on_top = stand_on_top(lines)
    projects = _projects(lines, reader)
    _tell_repeated(projects, shape, findings)
    wrong = tuple(differences(lines, projects, reader.money, places))
    for one in wrong:
        _tell_sum(one, reader, findings)
    hidden = grid.sheet.hidden_rows
    rows = [Row(row, HEADER, "header") for row in table.header.rows]
    rows += [Row(line.row, line.kind, line.reason, projects.get(line.row), line.row in hidden) for line in lines]
    return Listing(TableReading(columns, setting, table.header.rows), tuple(rows), wrong)


def _projects(lines: list[Line], reader: Reader) -> dict[int, Project]:
    projects: dict[int, Project] = {}
    last: int | None = None
    for line in lines:
        if line.kind == DATA:
            projects[line.row] = reader.read(line.row)
            last = line.row
        elif line.continues and last is not None:
            investors = dict.fromkeys((*projects[last].investors, *reader.more_investors(line.row)))
            projects[last] = replace(projects[last], investors=tuple(investors))
        else:
            reader.heading(line)
            last = None
    return projects


def _tell_guessed(columns: tuple[Column, ...], table: Table, findings: Findings) -> None:
    """Ask about each column whose header is unknown and whose cells told what it is."""
    for column in columns:
        if column.guessed and column.text and column.meaning != "ordinal":
            findings.add("guessed", table.header.last, column.index, column.meaning, cell=column.text)


def _tell_pasted(grid: Grid, lines: list[Line], findings: Findings) -> None:
    """Tell of a page that is cell for cell one of those above: its rows are projects, a person says whether twice."""
    pages: list[list[int]] = [[]]
    for line in lines:
        if line.kind == HEADER and pages[-1]:
            pages.append([])
        elif line.kind == DATA:
            pages[-1].append(line.row)
    seen: dict[str, list[int]] = {}
    for page in (page for page in pages if len(page) >= _SHORTEST_PASTE and len(pages) > 1):
        first = seen.setdefault(str(grid.rows[page[0]]), page)
        if first is not page and [grid.rows[row] for row in first] == [grid.rows[row] for row in page]:
            findings.add("pasted", page[0], None, "name")


def _tell_repeated(projects: dict[int, Project], shape: Shape, findings: Findings) -> None:
    first: dict[str, int] = {}
    for row, project in projects.items():
        if project.name and (other := first.setdefault(plain(project.name), row)) != row:
            findings.add("again", row, shape.name, "name", cell=project.name, other=other + 1)


def _tell_sum(one: Difference, reader: Reader, findings: Findings) -> None:
    column = next(column for column in reader.money.values() if column.column.index == one.column)
    unit = column.unit.currency
    kind = "unsure_sum" if one.optional else "sum"
    findings.add(
        kind, one.row, one.column, one.field, stated=money(one.stated, unit), computed=money(one.computed, unit)
    )
