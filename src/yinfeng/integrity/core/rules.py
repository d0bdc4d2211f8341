"""The numbers that decide what is asked. They are settings of the desk, not policy: a plan may give others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """What is out of line.

    Units: days; shares from 0 to 1. `closed_after`: a month is closed so many days after its end. `silent_after`: an
    amount from a ceremony is asked about when nothing followed for so long. `split_within`: parts of one project are
    signed within so many days. A unit's habit is asked about when it is `times` as frequent as elsewhere, with at least
    `least` cases, and chance would do the same less often than `chance`.
    """

    closed_after: int = 120
    silent_after: int = 90
    split_within: int = 45
    times: float = 1.8
    least: int = 8
    chance: float = 1e-5


USUAL = Rules()
