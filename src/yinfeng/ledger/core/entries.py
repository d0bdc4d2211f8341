"""One entry of the ledger, as a value. Nothing is ever updated or deleted."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from yinfeng.kernel.days import Interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.quantity import Quantity


class Standing(StrEnum):
    """What an entry is worth: a publication reports, a unit claims, another unit verifies or refuses on papers."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    VERIFIED = "verified"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word on a page, to be translated there."""
        return _LABELS[self.value]


_LABELS = {
    "reported": _("报道"),
    "claimed": _("申报"),
    "verified": _("核定"),
    "refused": _("不予认可"),
    "withdrawn": _("撤回"),
}

COUNTED = (Standing.REPORTED, Standing.CLAIMED, Standing.VERIFIED)
BEST_FIRST = COUNTED[::-1]
ASSERTING = (Standing.REPORTED, Standing.CLAIMED)


Value = tuple[int | None, int | None, str, str]
"""What is said, comparable: low, high, unit and text."""


def value_said(quantity: Quantity | None, text: str = "") -> Value:
    """Return what an entry with this figure and text would say."""
    return (quantity.low, quantity.high, quantity.unit, text) if quantity else (None, None, "", text)


class Entry(NamedTuple):
    """An entry: who says what of a subject, as of which days, known since when.

    Units: `low` and `high` are whole smallest units (`unit` CNY means fen, % hundredths, m2 square metres).
    """

    id: int
    subject: int
    word: str
    standing: Standing
    known_at: datetime
    by: str = ""
    concerns: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    low: int | None = None
    high: int | None = None
    unit: str = ""
    text: str = ""
    raw: str = ""
    source: int | None = None

    @property
    def interval(self) -> Interval | None:
        """The days it speaks of, or None when it speaks of no day."""
        return None if self.to_day is None else Interval(self.from_day, self.to_day)

    @property
    def value(self) -> Value:
        """What it says, comparable: two entries with one value do not conflict."""
        return (self.low, self.high, self.unit, self.text)
