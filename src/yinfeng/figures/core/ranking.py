"""Ranks within a tier: units are compared with their like only, and share the better rank when equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place in its tier.

    Units: `done` and `target` are counts or fen; `rate` is a plain ratio, None where the text sets no target.
    """

    unit: str
    tier: str
    done: int
    target: int | None
    rate: Fraction | None
    rank: int


def rank_within_tiers(
    done: Mapping[str, int], targets: Mapping[str, int], tiers: Mapping[str, str], order: Sequence[str]
) -> list[Place]:
    """Rank every unit of the tiers in `order`, tier by tier.

    Shape:  done and targets by unit key, tiers from unit key to tier key; returns the tiers in order, each by rank.
    Rules:  where every unit of a tier has a target the completion rate ranks, otherwise what was done. Equal units
    share the better rank (1, 1, 3); the order of the plan only orders the lines.
    """
    ranked: list[Place] = []
    for tier in order:
        units = [unit for unit, of in tiers.items() if of == tier]
        by_rate = bool(units) and all(targets.get(unit) for unit in units)
        marks = {unit: Fraction(done.get(unit, 0), targets[unit] if by_rate else 1) for unit in units}
        for unit in sorted(units, key=lambda unit: -marks[unit]):
            rank = 1 + sum(mark > marks[unit] for mark in marks.values())
            target = targets.get(unit)
            rate = Fraction(done.get(unit, 0), target) if target else None
            ranked.append(Place(unit, tier, done.get(unit, 0), target, rate, rank))
    return ranked
