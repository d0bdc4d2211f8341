"""The timeline of a subject: every entry, what it does, and what became of it. Nothing is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yinfeng.ledger.core.entries import ASSERTING, Entry, Standing
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.withdrawing import root, withdrawals


class Act(StrEnum):
    """What an entry does."""

    SAYS = "says"
    CORRECTS = "corrects"
    ACCEPTS = "accepts"
    REDUCES = "reduces"
    REDATES = "redates"
    REFUSES = "refuses"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the one it concerns and those that concern it; of several, the one that holds."""

    entry: Entry
    act: Act
    about: Entry | None = None
    ruled_by: Entry | None = None
    corrected_by: Entry | None = None
    withdrawn_by: Entry | None = None
    in_force: bool = False

    @property
    def standing(self) -> Standing:
        """Where it stands now: withdrawn, as ruled, or as it was made."""
        if self.withdrawn_by is not None:
            return Standing.WITHDRAWN
        return self.ruled_by.standing if self.ruled_by is not None else self.entry.standing


def timeline(entries: Iterable[Entry]) -> list[Line]:
    """Return one line for each entry of a subject, latest first."""
    known = sorted(entries, key=lambda entry: entry.id)
    by_id = {entry.id: entry for entry in known}
    taken = withdrawals(known)
    concerning = [entry for entry in known if entry.concerns is not None and entry.id not in taken]
    rulings = {entry.concerns: entry for entry in concerning if entry.standing in (Standing.VERIFIED, Standing.REFUSED)}
    corrections = {entry.concerns: entry for entry in concerning if entry.standing in ASSERTING}
    in_force = {fact.entry.id for facts in fold(known).facts.values() for fact in facts}
    lines = [
        Line(
            entry, _act(entry, by_id.get(entry.concerns or 0)), by_id.get(entry.concerns or 0),
            rulings.get(entry.id), corrections.get(entry.id), taken.get(entry.id), entry.id in in_force,
        )
        for entry in known
    ]  # fmt: skip
    return lines[::-1]


def by_days(lines: Iterable[Line]) -> list[Line]:
    """Return the lines in the order of the days they speak of, each ruling after what it concerns.

    Shape: what speaks of no day comes last, in the order of recording.
    """
    lines = list(lines)
    by_id = {line.entry.id: line.entry for line in lines}

    def place(line: Line) -> tuple[date, int, int]:
        saying = root(line.entry, by_id)
        return (saying.to_day or date.max, saying.id, line.entry.id)

    return sorted(lines, key=place)


def _act(entry: Entry, about: Entry | None) -> Act:
    if entry.standing in ASSERTING:
        return Act.SAYS if about is None else Act.CORRECTS
    if entry.standing == Standing.WITHDRAWN:
        return Act.WITHDRAWS
    if entry.standing == Standing.REFUSED:
        return Act.REFUSES
    return _acceptance(entry, about)


def _acceptance(entry: Entry, about: Entry | None) -> Act:
    if about is not None and entry.low is not None and (entry.low, entry.high) != (about.low, about.high):
        return Act.REDUCES
    if about is not None and entry.to_day is not None and entry.interval != about.interval:
        return Act.REDATES
    return Act.ACCEPTS
