"""From lines to a file and to the report that is expected of it; the registry of all cases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from tests.workbooks.lines import MILESTONES, OTHER_AMOUNTS, UP, Line
from tests.workbooks.values import Value, answers_of, either
from tests.workbooks.writing import write

ROW_FIELDS = ("name", "investors", "county", "amount", "stage", "inferred_unit")
NO_SHEET = {"csv", "html"}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its lines, what all its projects share, and where it stands.

    `verbatim` names the fields that are read as they are written, with their position in the row (from 0);
    `usual` gives the fields that all projects share. Beside a project stands only what differs.
    """

    name: str
    lines: list[Line]
    verbatim: dict[str, int] = field(default_factory=dict)
    usual: dict[str, object] = field(default_factory=dict)
    skip_rows: int = 0
    skip_columns: int = 0
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    holds_projects: bool = True

    @property
    def placed(self) -> list[Line]:
        """The lines where they stand on the sheet."""
        shift = (None,) * self.skip_columns
        lines = [Line((*shift, *line.cells), line.kind) for line in self.lines]
        return [Line((), "blank")] * self.skip_rows + lines

    def block(self) -> dict[str, object]:
        """Return what the report says of this sheet."""
        first = self.skip_rows + 1
        blanks = [{"source_row": row, "class": "blank"} for row in range(1, first)]
        numbered = list(enumerate(_unmerged(self.lines), first))
        return {
            "sheet": self.name,
            "rows": blanks + [self._row(number, line) for number, line in numbered],
            "subtotal_mismatches": [{"row": number, **wrong} for number, line in numbered for wrong in line.wrong],
            "problems": [{"row": number, "field": name} for number, line in numbered for name in line.problems],
        }

    def _row(self, number: int, line: Line) -> dict[str, object]:
        row: dict[str, object] = {"source_row": number, "class": line.kind}
        if line.hidden:
            row["hidden"] = True
        return row | self._fields(line) if line.kind == "data" else row

    def _fields(self, line: Line) -> dict[str, object]:
        read = {
            name: _as_written(name, line.cells[at]) for name, at in self.verbatim.items() if name not in line.fields
        }
        told = {"investors": [], **self.usual, **read, **line.fields}
        told.setdefault("stage", _implied_stage(told))
        row = {name: told[name] for name in ROW_FIELDS if name in told}
        row["dates"] = {name: told[name] for name in MILESTONES if name in told}
        row["other_amounts"] = {name: told[name] for name in OTHER_AMOUNTS if name in told}
        return row


def _unmerged(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines with what stands in the cell that a cell is merged into above."""
    above: tuple[object, ...] = ()
    for line in lines:
        filled = [above[at] if cell is UP else cell for at, cell in enumerate(line.cells)]
        above = tuple(filled)
        yield replace(line, cells=above)


def _implied_stage(told: dict[str, object]) -> Value:
    """Return that no stage is written; what a day that has passed implies is accepted."""
    days = {name: answers_of(told[name])[0] for name in MILESTONES if name in told}
    return either("unspecified", *(name for name, day in days.items() if day and not day["planned"]))


def _as_written(name: str, cell: object) -> object:
    if name == "investors":
        return [cell] if cell else []
    return cell


@dataclass(frozen=True)
class Book:
    """A workbook of one or more sheets in one form of file."""

    sheets: list[Sheet]
    form: str = "xlsx"
    options: dict[str, object] = field(default_factory=dict)
    refused: object = False

    def content(self) -> bytes:
        """Return the file."""
        return write(self.form, self.sheets, **self.options)

    def expected(self) -> dict[str, object]:
        """Return the report that is expected."""
        blocks = [sheet.block() for sheet in self.sheets if sheet.holds_projects]
        first, *more = blocks or [{"sheet": None, "rows": []}]
        if self.form in NO_SHEET:
            first["sheet"] = None
        return {"must_refuse": self.refused, **first, "more": more}


@dataclass(frozen=True)
class Raw:
    """A file made by hand; without sheets it has to be refused."""

    made: Callable[[], bytes]
    refused: object = True

    def content(self) -> bytes:
        """Return the file."""
        return self.made()

    def expected(self) -> dict[str, object]:
        """Return the report that is expected."""
        return {"must_refuse": self.refused, "sheet": None, "rows": [], "more": []}


@dataclass(frozen=True)
class Case:
    """One file of the set."""

    file: str
    about: str
    make: Callable[[], Book | Raw]

    @cached_property
    def made(self) -> Book | Raw:
        """The workbook, built once."""
        return self.make()

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.made.content()

    @property
    def expected(self) -> dict[str, object]:
        """The report that is expected."""
        return {"file": self.file, **self.made.expected()}


REGISTRY: dict[str, Case] = {}
MAY_BE_REFUSED = either(False, True)


def case(file: str) -> Callable[[Callable[[], Book | Raw]], Callable[[], Book | Raw]]:
    """Register the function that makes this file; its docstring says what the file is about."""

    def register(make: Callable[[], Book | Raw]) -> Callable[[], Book | Raw]:
        if file in REGISTRY:
            raise ValueError(f"two cases are named {file}")
        REGISTRY[file] = Case(file, (make.__doc__ or "").strip().splitlines()[0], make)
        return make

    return register
