"""Seeded chance. Every draw has a name, so that a change in one place leaves all others as they were.

Only `random.random()` is used, whose sequence for a seed is the same in every version of Python.
"""

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

SEED = "引凤入海-2026"
T = TypeVar("T")


class Dice:
    """A stream of draws of its own, named by what it is for."""

    def __init__(self, *name: object) -> None:
        self._random = random.Random(":".join(map(str, (SEED, *name))))

    def fraction(self) -> float:
        """Return a number in [0, 1)."""
        return self._random.random()

    def chance(self, share: float) -> bool:
        """Return True in this share of cases."""
        return self.fraction() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.fraction() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices, all equally likely."""
        return choices[int(self.fraction() * len(choices))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys by its weight."""
        left = self.fraction() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return list(weights)[-1]

    def spread(self, median: float, sigma: float) -> float:
        """Return a positive number around the median, log-normal with this sigma; twelve draws make it normal."""
        normal = sum(self.fraction() for _ in range(12)) - 6
        return median * math.exp(sigma * normal)

    def tail(self, least: float, alpha: float, most: float) -> float:
        """Return a number from least to most with a heavy (Pareto) tail."""
        return min(most, least * (1 - self.fraction()) ** (-1 / alpha))
