"""The lines of a sheet as an author writes them: the cells, and beside them what a careful clerk reads there."""

from dataclasses import dataclass, field
from enum import Enum

from tests.workbooks.values import either

MILESTONES = ("negotiating", "signed", "registered", "funded", "started", "completed", "producing", "terminated")
OTHER_AMOUNTS = ("fixed", "arrived", "plan_year", "foreign", "domestic")
ABOVE_HEADER = either("note", "header", "title", "blank")


class Merged(Enum):
    """A cell that is merged into the one above it, or into the one on its left."""

    UP = "up"
    LEFT = "left"


UP, LEFT = Merged.UP, Merged.LEFT


@dataclass(frozen=True)
class Formula:
    """A formula and the value that the program last computed; none where the file was never calculated."""

    text: str
    cached: object = None


@dataclass(frozen=True)
class Styled:
    """A number that a format dresses, as in 5.00亿元."""

    value: object
    pattern: str


@dataclass(frozen=True)
class Line:
    """One row: its cells, its class, what is read from it, and what has to be flagged."""

    cells: tuple[object, ...]
    kind: object
    fields: dict[str, object] = field(default_factory=dict)
    wrong: tuple[dict[str, object], ...] = ()
    problems: tuple[str, ...] = ()
    hidden: bool = False


def title(*cells: object) -> Line:
    """Return a row above the header."""
    return Line(cells, ABOVE_HEADER)


def header(*cells: object) -> Line:
    """Return a row of the header."""
    return Line(cells, "header")


def note(*cells: object, kind: object = "note") -> Line:
    """Return a remark, a heading without sums, a signature, the sample row."""
    return Line(cells, kind)


def blank(*cells: object) -> Line:
    """Return an empty row, or a numbered line of a form that nobody filled in."""
    return Line(cells, "blank")


def data(*cells: object, problems: tuple[str, ...] = (), hidden: bool = False, **fields: object) -> Line:
    """Return one project and the fields that differ from what the sheet says of all its rows."""
    return Line(cells, "data", fields, problems=problems, hidden=hidden)


def subtotal(*cells: object, wrong: object = (), kind: object = "subtotal", hidden: bool = False) -> Line:
    """Return a sum over part of the rows, and where it differs from them."""
    return Line(cells, kind, wrong=_several(wrong), hidden=hidden)


def total(*cells: object, wrong: object = ()) -> Line:
    """Return the sum over all rows."""
    return Line(cells, "total", wrong=_several(wrong))


def differs(column: str, stated: dict, computed: dict | None, field: str = "amount", optional: bool = False) -> dict:
    """Return that the sum in a column is not that of its rows."""
    found = {"column": column, "field": field, "stated": stated["value"]}
    found |= {"computed": computed["value"] if computed else None}
    return found | ({"optional": True} if optional else {})


def _several(wrong: object) -> tuple[dict[str, object], ...]:
    return (wrong,) if isinstance(wrong, dict) else tuple(wrong)
