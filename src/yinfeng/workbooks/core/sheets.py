"""What a file of tables holds, whatever its form: sheets as values. `reading.read_workbook` makes them from bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from yinfeng.kernel.problems import Place, Problem

Value = str | int | float | bool | date | datetime | time | None
"""A cell as stored: text is never turned into a number; what is empty or an error (#N/A) is None."""

Span = tuple[int, int, int, int]
"""Top, left, bottom, right: from 0, both ends included."""

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold: bytes as handed in and unpacked, rows and cells of all its sheets together (up to the
    last with content), columns of a sheet. A hundred thousand rows of 25 columns unpack to 103 MiB of xlsx."""

    file_bytes: int = 20 * MIB
    unpacked_bytes: int = 200 * MIB
    rows: int = 200_000
    columns: int = 16_384
    cells: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Shape: `rows` stand where they are stored, counted from 0, and are as long as their last cell with content; `name`
    is None where the form has none (csv, html). `formats` holds number format codes by (row, column), only of numbers
    whose meaning they could change: a percentage, a literal such as `0.00"亿元"`, a currency such as `[$$-409]#,##0`.
    """

    name: str | None
    rows: list[list[Value]]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file in their order, its form as its content tells it (xlsx, xls, ods, csv or html), and what
    was left aside or assumed: macros, links to other files, the encoding."""

    form: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = ()


class UnreadableError(Exception):
    """The file is no workbook, is damaged, or holds more than it may; `problem` says why and what to do.

    Message and advice are templates in Chinese, filled from the facts, as in every problem.
    """

    def __init__(self, message: str, advice: str, **facts: object) -> None:
        self.problem = Problem(Place(), message, advice, facts)
        super().__init__(self.problem.say())
