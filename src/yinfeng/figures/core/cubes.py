"""Additive cubes: exact counts and sums by the labels of an axis. cube(A ∪ B) = cube(A) + cube(B) for disjoint A, B."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinfeng.figures.core.columns import Amounts, Axis, Columns
from yinfeng.figures.core.reached import BEST_FIRST, POSSIBLE, SURE, Degrees

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cube:
    """Counts and sums by label; the last place holds the subjects that lie under no label.

    Shape:  `count` (n_labels + 1, 2): possible, sure. `low`, `high` (n_currencies, n_labels + 1, 2) are sums of known
    amounts. `unknown` (n_labels + 1, 2) counts subjects without an amount.
    Units:  fen.
    """

    labels: tuple[str, ...]
    currencies: tuple[str, ...]
    count: Counts
    low: Counts
    high: Counts
    unknown: Counts

    def __add__(self, other: "Cube") -> "Cube":
        return self._with(other, 1)

    def __sub__(self, other: "Cube") -> "Cube":
        return self._with(other, -1)

    def fits(self, other: "Cube") -> bool:
        """Tell whether another cube can be added: it has the same labels and currencies."""
        return (self.labels, self.currencies) == (other.labels, other.currencies)

    def _with(self, other: "Cube", sign: int) -> "Cube":
        if not self.fits(other):
            raise ValueError("cubes of different labels cannot be added")
        names = ("count", "low", "high", "unknown")
        return Cube(self.labels, self.currencies, *(getattr(self, n) + sign * getattr(other, n) for n in names))


def cube(columns: Columns, degrees: Degrees, amounts: Amounts, axis: str | None = None) -> Cube:
    """Count and sum the subjects that are possible or sure, by the labels of an axis (None: the total alone).

    Shape: degrees (n_subjects,). A subject whose label is contested counts as possible under each of its labels and
    under none as sure, so the labels may add up to more possible subjects than the total has.
    """
    found = columns.axes[axis] if axis else Axis((), np.full(columns.n_subjects, -1, dtype=np.int32))
    subject, place, kept = _spread(found, degrees)
    shape = (len(found.labels) + 1, 2)
    size = shape[0] * 2
    cell = place * 2 + (kept - POSSIBLE)
    currency = amounts.currency[subject]
    known = currency >= 0
    where = currency.astype(np.int64) * size + cell  # as wide as the places: an axis may have many labels
    if not known.all():
        where, subject = where[known], subject[known]
    sums = [_sums(where, figures[subject], len(columns.currencies) * size) for figures in _different(amounts)]
    low, high = (total.reshape(-1, *shape) for total in (sums[0], sums[-1]))
    count = np.bincount(cell, minlength=size).reshape(shape)
    unknown = np.bincount(cell[~known], minlength=size).reshape(shape)
    return Cube(found.labels, columns.currencies, count, low, high, unknown)


def _different(amounts: Amounts) -> tuple[NDArray[np.int64], ...]:
    return (amounts.low,) if amounts.high is amounts.low else (amounts.low, amounts.high)


_HALF = 26


def _sums(where: NDArray[np.int64], figures: NDArray[np.int64], size: int) -> Counts:
    """Add figures up by place, exactly.

    Shape: (size,). The fast sum works in floating point, so each figure is cut into a lower and an upper part whose
    sums stay whole numbers below 2**53: up to 2**27 figures of up to 2**52 fen.
    """
    upper = np.bincount(where, weights=figures >> _HALF, minlength=size).astype(np.int64)
    lower = np.bincount(where, weights=figures & ((1 << _HALF) - 1), minlength=size).astype(np.int64)
    return (upper << _HALF) + lower


def _spread(axis: Axis, degrees: Degrees) -> tuple[NDArray[np.int64], NDArray[np.int64], Degrees]:
    """Return subject, place and degree of every subject that counts, one with several labels once under each."""
    subject = np.flatnonzero(degrees > 0)
    place = axis.code[subject]
    kept = degrees[subject]
    if axis.several:
        pairs = np.array(axis.several, dtype=np.int64)
        pairs = pairs[degrees[pairs[:, 0]] > 0]
        single = ~np.isin(subject, pairs[:, 0])
        subject = np.r_[subject[single], pairs[:, 0]]
        place = np.r_[place[single], pairs[:, 1].astype(np.int32)]
        kept = np.r_[
            kept[single], degrees[pairs[:, 0]] if axis.shared else np.full(len(pairs), POSSIBLE, dtype=np.int8)
        ]
    return subject, np.where(place < 0, len(axis.labels), place).astype(np.int64), kept


def agreed(columns: Columns, word: str, standings: tuple[str, ...]) -> Amounts:
    """Return the amount of each subject from the facts of a word; the best standing decides. Worked out once.

    Shape: several facts of that standing give a range from the smallest to the largest; several currencies, unknown.
    Units: fen.
    """
    mark = (word, tuple(standings))
    if mark not in columns.known_amounts:
        columns.known_amounts[mark] = _agreed(columns, word, standings)
    return columns.known_amounts[mark]


def _agreed(columns: Columns, word: str, standings: tuple[str, ...]) -> Amounts:
    n = columns.n_subjects
    low, high = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    currency = np.full(n, -1, dtype=np.int8)
    decided = np.zeros(n, dtype=bool)
    for standing in (s for s in BEST_FIRST if s in standings):
        track = columns.track(word, standing)
        known = (track.currency >= 0) & ~decided[track.subject]
        subject = track.subject[known]
        if not subject.size:
            continue
        starts = np.flatnonzero(np.r_[True, subject[1:] != subject[:-1]])
        owner, coin = subject[starts], track.currency[known]
        low[owner] = np.minimum.reduceat(track.low[known], starts)
        high[owner] = np.maximum.reduceat(track.high[known], starts)
        first, last = np.minimum.reduceat(coin, starts), np.maximum.reduceat(coin, starts)
        currency[owner] = np.where(first == last, first, -1)
        decided[owner] = True
    return Amounts(low, low if np.array_equal(low, high) else high, currency)


def at_least(amounts: Amounts, floor: int, currency: int) -> Degrees:
    """Tell for each subject whether its amount reaches a floor: unknown amounts and other currencies are possible.

    Units: floor in fen of the currency.
    """
    same = amounts.currency == currency
    degree = np.where(amounts.low >= floor, SURE, np.where(amounts.high >= floor, POSSIBLE, 0))
    return np.where(same, degree, POSSIBLE).astype(np.int8)
