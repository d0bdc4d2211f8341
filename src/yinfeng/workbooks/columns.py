"""The columns of a sheet as a page shows them: the header as written, what it is read as and who said so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.workbooks.core.columns import header_key
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.results import SheetReading, TableReading
from yinfeng.workbooks.core.terms import OTHER
from yinfeng.workbooks.models import ColumnMeaning
from yinfeng.workbooks.naming import meaning_name


@dataclass(frozen=True)
class ShownColumn:
    """A column: its letter, header as written and its key, what it is read as; `by` is empty where the header or the
    cells told, else file or sender: a person said so of this file or of whatever this sender brings."""

    letter: str
    written: str
    key: str
    name: str
    is_read: bool
    by: str = ""


@dataclass(frozen=True)
class Decided:
    """What a person decided of headers: of one file, and of whatever its sender brings."""

    here: Mapping[str, list[str]]
    remembered: Mapping[str, ColumnMeaning]

    def by(self, key: str) -> str:
        """Return who decided what a header means: file, sender or nobody."""
        return "file" if key in self.here else "sender" if key in self.remembered else ""


def shown_columns(
    tables: Iterable[TableReading], decided: Decided, stages: Mapping[str, str], *, upright: bool = True
) -> list[ShownColumn]:
    """Return the columns of the tables of a sheet, each header once; of cards they have no letters."""
    found: dict[str, ShownColumn] = {}
    for table in tables:
        for column in table.columns:
            key = header_key(column.text, column.index)
            letter = letters(column.index) if upright else ""
            name = meaning_name(column.meaning, stages)
            is_read = column.meaning not in ("", OTHER)
            found.setdefault(key, ShownColumn(letter, column.text, key, name, is_read, decided.by(key)))
    return list(found.values())


def columns_of(
    reading: SheetReading, decided: Decided, stages: Mapping[str, str]
) -> tuple[list[ShownColumn], list[ShownColumn]]:
    """Return the columns of a sheet (of its lists of projects, else of the tables that are none), and those of them
    that are not read."""
    upright = all(row.column is None for row in reading.projects)
    found = shown_columns(reading.tables or reading.nameless, decided, stages, upright=upright)
    return found, [column for column in found if not column.is_read]
