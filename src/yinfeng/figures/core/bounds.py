"""Rates as bounds: what is surely and at most true while some subjects are only possible."""

from dataclasses import dataclass
from fractions import Fraction

from yinfeng.figures.core.measuring import RateCubes
from yinfeng.figures.core.reached import NO, POSSIBLE, SURE


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rate between two ends, with the numerators and denominators that give them; None where nothing divides.

    `sure` is the rate among the subjects that are surely in the cohort and whose outcome is sure.
    """

    low: Fraction | None
    high: Fraction | None
    reached: int
    cohort: int
    possible_cohort: int
    unsure: int


def rate_bounds(cubes: RateCubes, place: int = -1, weigh: str = "count", currency: int = 0) -> Bounds:
    """Return the bounds of a rate for one label.

    Shape: `place` is the label's place in the cubes (-1: those without a label; the total of a cube without an axis).
    Rules: a possible member of the cohort is left out or taken in, and a possible outcome read as no or yes, whichever
    gives the smaller (larger) rate.
    Units: a plain ratio; `weigh` amount divides agreed amounts (fen of one currency) instead of counts.
    """

    def cell(c: int, r: int) -> int:
        cube = cubes.cells[c, r]
        return int(cube.count[place, 1] if weigh == "count" else cube.low[currency, place, 1])

    members = sum(cell(SURE, r) for r in (NO, POSSIBLE, SURE))
    unwilling = cell(POSSIBLE, NO) + cell(POSSIBLE, POSSIBLE)
    willing = cell(POSSIBLE, POSSIBLE) + cell(POSSIBLE, SURE)
    surely = cell(SURE, SURE)
    return Bounds(
        _ratio(surely, members + unwilling, Fraction(1) if cell(POSSIBLE, SURE) else None),
        _ratio(surely + cell(SURE, POSSIBLE) + willing, members + willing, Fraction(0) if cell(POSSIBLE, NO) else None),
        surely,
        members,
        cell(POSSIBLE, NO) + cell(POSSIBLE, POSSIBLE) + cell(POSSIBLE, SURE),
        cell(SURE, POSSIBLE),
    )


def _ratio(above: int, below: int, otherwise: Fraction | None = None) -> Fraction | None:
    """Divide; `otherwise` is the rate when the only cohort there can be consists of what was left out."""
    return Fraction(above, below) if below else otherwise


def money_rate(cubes: RateCubes, place: int = -1, currency: int = 0) -> Bounds:
    """Return money arrived over agreed amounts of the sure cohort, for one label; instalments may be possible.

    Units: a plain ratio; numerator and denominator in fen of one currency.
    """
    agreed_low = sum(int(cubes.cells[SURE, r].low[currency, place, 1]) for r in (NO, POSSIBLE, SURE))
    agreed_high = sum(int(cubes.cells[SURE, r].high[currency, place, 1]) for r in (NO, POSSIBLE, SURE))
    low, high = (int(figures[currency, place, 1]) for figures in (cubes.arrived[SURE].low, cubes.arrived[SURE].high))
    possible = sum(int(cubes.cells[POSSIBLE, r].count[place, 1]) for r in (NO, POSSIBLE, SURE))
    return Bounds(_ratio(low, agreed_high), _ratio(high, agreed_low), low, agreed_low, possible, high - low)
