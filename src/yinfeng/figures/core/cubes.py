"""Additive cubes: exact counts and sums by the labels of an axis. cube(A ∪ B) = cube(A) + cube(B) for disjoint A, B."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinfeng.figures.core.columns import Axis, Columns, Fen
from yinfeng.figures.core.reached import POSSIBLE, SURE, Degrees

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Amounts:
    """One known or unknown amount for each subject.

    Shape: all (n_subjects,). Units: fen; `currency` is a code of the columns' currencies, -1 where unknown.
    """

    low: Fen
    high: Fen
    currency: NDArray[np.int8]


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

    def _with(self, other: "Cube", sign: int) -> "Cube":
        if (self.labels, self.currencies) != (other.labels, other.currencies):
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
    cell = place.astype(np.int64) * 2 + (kept - POSSIBLE)
    currency = amounts.currency[subject]
    known = currency >= 0
    where = (currency[known], cell[known])
    low, high = np.zeros((2, len(columns.currencies), shape[0] * 2), dtype=np.int64)
    np.add.at(low, where, amounts.low[subject[known]])
    np.add.at(high, where, amounts.high[subject[known]])
    count = np.bincount(cell, minlength=shape[0] * 2).reshape(shape)
    unknown = np.bincount(cell[~known], minlength=shape[0] * 2).reshape(shape)
    return Cube(found.labels, columns.currencies, count, low.reshape(-1, *shape), high.reshape(-1, *shape), unknown)


def _spread(axis: Axis, degrees: Degrees) -> tuple[NDArray[np.int64], NDArray[np.int32], Degrees]:
    """Return subject, place and degree of every subject that counts, one with several labels once under each."""
    subject = np.flatnonzero(degrees)
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
    return subject, np.where(place < 0, len(axis.labels), place).astype(np.int32), kept


def agreed(columns: Columns, word: str, standings: tuple[str, ...]) -> Amounts:
    """Return the amount of each subject from the facts of a word; the best standing decides.

    Shape: several facts of that standing give a range from the smallest to the largest; several currencies, unknown.
    Units: fen.
    """
    n = columns.n_subjects
    low, high = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    currency = np.full(n, -1, dtype=np.int8)
    decided = np.zeros(n, dtype=bool)
    for standing in (s for s in ("verified", "claimed", "reported") if s in standings):
        track = columns.track(word, standing)
        known = (track.currency >= 0) & ~decided[track.subject]
        subject = track.subject[known]
        if not subject.size:
            continue
        starts = np.flatnonzero(np.r_[True, subject[1:] != subject[:-1]])
        owner, money = subject[starts], track.currency[known]
        low[owner] = np.minimum.reduceat(track.low[known], starts)
        high[owner] = np.maximum.reduceat(track.high[known], starts)
        first, last = np.minimum.reduceat(money, starts), np.maximum.reduceat(money, starts)
        currency[owner] = np.where(first == last, first, -1)
        decided[owner] = True
    return Amounts(low, high, currency)


def at_least(amounts: Amounts, floor: int, currency: int) -> Degrees:
    """Tell for each subject whether its amount reaches a floor: unknown amounts and other currencies are possible.

    Units: floor in fen of the currency.
    """
    same = amounts.currency == currency
    degree = np.where(amounts.low >= floor, SURE, np.where(amounts.high >= floor, POSSIBLE, 0))
    return np.where(same, degree, POSSIBLE).astype(np.int8)
