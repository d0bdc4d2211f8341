"""A row of a list as people read it: keys by their names, figures as printed, days as precise as they are known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext

from yinfeng.kernel.days import Interval
from yinfeng.kernel.display import money
from yinfeng.ledger.core.listing import short_names, split_keys
from yinfeng.ledger.lists.columns import CODES, Column, ListKind
from yinfeng.ledger.models import Listed
from yinfeng.ledger.showing import STANDINGS, Speaker, days


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of one row; `marks` are things to be looked into.

    `printed` text is left as it stands; `unread` text was meant to be a figure and is none.
    """

    column: Column
    text: str = ""
    marks: tuple[str, ...] = ()
    printed: bool = False
    unread: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether it says nothing, not even that something is unknown."""
        return not (self.text or self.marks or self.column.is_told_unknown)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list with its cells, the name first."""

    row: Listed
    cells: tuple[Cell, ...]


class Printer:
    """Prints the rows of one list by the names of its plan, in the reader's language."""

    def __init__(self, kind: ListKind, speaker: Speaker) -> None:
        self.kind, self.speaker = kind, speaker
        self.names: Mapping[str, str] = short_names(speaker.plan)
        self.codes = {name: {key: str(word) for key, word in words.items()} for name, words in CODES.items()}
        self.standings = {key: str(word) for key, word in STANDINGS.items()}
        self._words: Mapping[str, Callable[[Any, Column, Any], str]] = {
            "keys": lambda row, column, value: "、".join(self.names.get(key, key) for key in split_keys(value)),
            "code": lambda row, column, value: self.codes[column.key].get(value, value),
            "figure": self._printed_figure,
            "count": lambda row, column, value: f"{value:,}",
            "stage": lambda row, column, value: speaker.word(value),
            "standing": lambda row, column, value: self.standings.get(value, value),
            "day": lambda row, column, value: days(Interval(row.stage_from, value)),
            "yes": lambda row, column, value: gettext("是") if value else "",
            "instant": lambda row, column, value: f"{localtime(value):%Y-%m-%d}",
        }

    def lines(self, rows: Iterable[Listed], columns: Sequence[Column]) -> list[Line]:
        """Return the rows with a cell for each column."""
        return [Line(row, tuple(self.cell(row, column) for column in columns)) for row in rows]

    def cell(self, row: Listed, column: Column) -> Cell:
        """Return what a column says of a row."""
        if column.shows == "marks":
            return Cell(column, marks=tuple(self.marks(row)))
        text = self.text(row, column)
        unread = bool(column.raw) and bool(text) and getattr(row, column.field) is None
        return Cell(column, text, printed=column.shows in ("name", "text") or bool(column.raw), unread=unread)

    def text(self, row: Listed, column: Column) -> str:
        """Return the words of a cell; nothing where nothing is known."""
        value = getattr(row, column.field)
        if value is None or value == "":
            return getattr(row, column.raw) if column.raw else ""
        return self._words[column.shows](row, column, value) if column.shows in self._words else str(value)

    def _printed_figure(self, row: Listed, column: Column, value: int) -> str:
        return (getattr(row, column.raw) if column.raw else "") or self.figure(row, column)

    def figure(self, row: Listed, column: Column) -> str:
        """Return a figure that nobody printed, in words; a range keeps both ends."""
        low, high = getattr(row, column.field), getattr(row, column.high) if column.high else None
        if low is None:
            return ""
        if not column.is_money:
            return gettext("%(n)s 平方米") % {"n": f"{low:,}"}
        currency = self.currency(row, column)
        ends = dict.fromkeys((low, low if high is None else high))
        return "–".join(money(end, currency) for end in ends)

    def currency(self, row: Listed, column: Column) -> str:
        """Return the currency of an amount: that of the row where it says one, else that of the column."""
        return getattr(row, column.currency) if column.currency else column.unit

    def marks(self, row: Listed) -> Iterator[str]:
        """Yield what is to be looked into: words that sources contradict each other on, possible duplicates."""
        for word in row.contested.split():
            yield gettext("有分歧：%(word)s") % {"word": self.speaker.word(word)}
        if n := getattr(row, "n_uncertain", 0):
            yield gettext("疑似重复 %(n)s") % {"n": n}
