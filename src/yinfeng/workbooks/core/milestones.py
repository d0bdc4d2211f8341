"""The columns of days in a table, by the milestone they date: actual, planned, or as the reporting date tells."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from yinfeng.kernel.days import Interval
from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.dates import CellDate, read_date
from yinfeng.workbooks.core.findings import Findings
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.results import Dated
from yinfeng.workbooks.core.settings import Setting
from yinfeng.workbooks.core.sheets import Value

_ORDER = {"actual": 0, "": 1, "planned": 2}
_NOUGHT = re.compile(r"\d{4}\.0\d")
_OCTOBER = 10
_SAMPLE = 300


@dataclass
class DateColumn:
    """One column of days; `how` is actual, planned, or empty where its header leaves it open."""

    index: int
    milestone: str
    how: str
    has_noughts: bool
    known: dict[tuple[Value, date | None], tuple[Dated | None, str]] = field(default_factory=dict)

    def read(self, value: Value, setting: Setting) -> tuple[Dated | None, str]:
        """Return when the milestone is dated in a cell, and what to look at there."""
        found = self.known.get((value, setting.reported_on))
        if found is None:
            cell_date = read_date(value, setting.year)
            if cell_date.flag == "lost_nought" and self.has_noughts:
                cell_date = _in_october(cell_date)
            dated = (
                Dated(cell_date.interval, is_planned(cell_date, self.how, setting.reported_on))
                if cell_date.interval
                else None
            )
            found = self.known[value, setting.reported_on] = (dated, cell_date.flag)
        return found


def date_columns(grid: Grid, columns: tuple[Column, ...], rows: range) -> list[list[DateColumn]]:
    """Return for each milestone its columns, those of actual days first."""
    found: dict[str, list[DateColumn]] = {}
    for column in columns:
        kind, milestone, how = (*column.meaning.split(":"), "", "")[:3]
        if kind == "on":
            one = DateColumn(column.index, milestone, how, _has_noughts(grid, column.index, rows))
            found.setdefault(milestone, []).append(one)
    return [sorted(one, key=lambda column: _ORDER[column.how]) for one in found.values()]


def with_year(setting: Setting, grid: Grid, columns: tuple[Column, ...], rows: range) -> Setting:
    """Return the setting with the year that most days of a list name, where no title and no reporting date has one."""
    if setting.year is not None:
        return setting
    days = [column.index for column in columns if column.meaning.startswith("on:")]
    cells = [grid.cell(row, index) for row in rows[:_SAMPLE] for index in days]
    years = Counter(
        cell_date.interval.to_day.year
        for cell in cells
        if cell is not None and (cell_date := read_date(cell, None)).interval
    )
    return replace(setting, year=years.most_common(1)[0][0]) if years else setting


def _has_noughts(grid: Grid, index: int, rows: range) -> bool:
    """Tell whether months stand as 2022.05, so that 2022.1 can only be October."""
    cells = (grid.cell(row, index) for row in rows)
    return any(isinstance(cell, float) and _NOUGHT.fullmatch(f"{cell:.10g}") for cell in cells)


def _in_october(cell_date: CellDate) -> CellDate:
    year = cell_date.interval.to_day.year if cell_date.interval else 0
    return CellDate(Interval(date(year, _OCTOBER, 1), date(year, _OCTOBER, 31)), cell_date.planned)


def is_planned(cell_date: CellDate, how: str, reported_on: date | None) -> bool:
    """Tell whether a day is still to come: its cell says so, its header, or the reporting date."""
    if cell_date.planned is not None and how != "planned":
        return cell_date.planned
    if how or cell_date.interval is None or reported_on is None:
        return how == "planned"
    return (cell_date.interval.from_day or cell_date.interval.to_day) > reported_on


def read_dates(
    grid: Grid, columns: list[list[DateColumn]], setting: Setting, row: int, findings: Findings
) -> Iterator[tuple[str, Dated]]:
    """Yield the milestones that a row dates; of several columns the actual one counts, then the planned one."""
    for rivals in columns:
        for column in rivals:
            value = grid.said(row, column.index)
            if value is None:
                continue
            dated, flag = column.read(value, setting)
            if flag:
                findings.add(flag, row, column.index, column.milestone, cell=value)
            if dated:
                yield column.milestone, dated
                break
