"""Cells as people name them: Sheet1!C7, C7, or only a line of a file."""

import re
from dataclasses import dataclass

_CELL = re.compile(r"(?:(?P<sheet>.*)!)?(?P<letters>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})", re.DOTALL)
_LINE = re.compile(r".*:(?P<row>[1-9]\d{0,6})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: the end of its sheet's name (empty: the only sheet), row and column from 0; a line has no column."""

    sheet: str
    row: int
    column: int | None = None


def read_spot(text: str) -> Spot | None:
    """Return the cell or line that a text names, None where it names none."""
    if match := _CELL.fullmatch(text):
        column = 0
        for letter in match["letters"]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return Spot(match["sheet"] or "", int(match["row"]) - 1, column - 1)
    match = _LINE.fullmatch(text)
    return Spot("", int(match["row"]) - 1) if match else None
