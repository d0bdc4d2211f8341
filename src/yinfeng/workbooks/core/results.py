"""What is understood of a workbook: values that previews, entries and the report are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yinfeng.kernel.days import Interval
from yinfeng.kernel.problems import Problem
from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.settings import Setting


@dataclass(frozen=True, slots=True)
class Dated:
    """When a milestone was or will be reached, and whether that is still planned."""

    interval: Interval
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """What a row says of a project. Units: money in hundredths of its currency, with the text it was read from.

    `sent` is the day on which the row itself says it was sent, `details` what else it tells (see `details`).
    """

    name: str | None
    investors: tuple[str, ...] = ()
    county: str | None = None
    amount: Quantity | None = None
    inferred_unit: bool = False
    others: Mapping[str, Quantity] = field(default_factory=dict)
    dates: Mapping[str, Dated] = field(default_factory=dict)
    stage: str = "unspecified"
    sent: date | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet from 0, or one column of cards (`column`); its class with the reason; the project of data."""

    row: int
    kind: str
    reason: str
    project: Project | None = None
    hidden: bool = False
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A stated sum that is not that of its rows, in hundredths; `optional` where the rows cannot tell exactly."""

    row: int
    column: int
    field: str
    stated: int
    computed: int
    optional: bool = False


@dataclass(frozen=True)
class TableReading:
    """One table: its columns, what holds for all its rows, the rows of its header."""

    columns: tuple[Column, ...]
    setting: Setting
    headers: tuple[int, ...]


@dataclass(frozen=True)
class SheetReading:
    """One sheet: all its rows in order, the sums that differ, every problem, located, and the tables on it that are
    no list of projects because none of their columns holds names."""

    sheet: str | None
    at: int
    tables: tuple[TableReading, ...] = ()
    rows: tuple[Row, ...] = ()
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    nameless: tuple[TableReading, ...] = ()

    @property
    def projects(self) -> list[Row]:
        """The rows that are projects."""
        return [row for row in self.rows if row.project is not None]


@dataclass(frozen=True)
class WorkbookReading:
    """What is understood of a file: the sheets that hold projects, and the others with why they were passed over."""

    file: str
    sheets: tuple[SheetReading, ...] = ()
    passed_over: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
    others: tuple[SheetReading, ...] = ()
