"""How long it took from one word to another: as exact as the days were printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.columns import NO_FIRST_DAY, Columns, Days
from yinfeng.figures.core.reached import BEST_FIRST, Degrees


@dataclass(frozen=True, slots=True)
class Durations:
    """Days between two words.

    Units: days. `n_exact` subjects have both words on a known day; the median and range are theirs. `n_vague` have
    both, one of them less precisely; `vague_range` holds every length these may have.
    """

    n_exact: int
    median_days: float | None
    shortest: int | None
    longest: int | None
    n_vague: int
    vague_range: tuple[int, int] | None
    n_negative: int


def durations(columns: Columns, degrees: Degrees, from_word: str, to_word: str, standings: Sequence[str]) -> Durations:
    """Measure the time from one word to another over the subjects that count.

    Shape: degrees (n_subjects,). A subject whose later word comes first is counted in `n_negative` and left out.
    """
    _, shortest, longest = lengths(columns, degrees, from_word, to_word, standings)
    negative = longest < 0
    exact = shortest[(shortest == longest) & ~negative]
    vague = (shortest != longest) & ~negative
    return Durations(
        n_exact=exact.size,
        median_days=float(median(exact.tolist())) if exact.size else None,
        shortest=int(exact.min()) if exact.size else None,
        longest=int(exact.max()) if exact.size else None,
        n_vague=int(vague.sum()),
        vague_range=(max(0, int(shortest[vague].min())), int(longest[vague].max())) if vague.any() else None,
        n_negative=int(negative.sum()),
    )


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Three days that cut the exact times of `n` subjects into four equal parts. Units: days."""

    n: int
    lower: float
    median: float
    upper: float


def quartiles(lengths: NDArray[np.int64]) -> Quartiles | None:
    """Return the quartiles of some times, between two of them in proportion; None where there is none.

    Shape: (n,) days.
    """
    if not lengths.size:
        return None
    lower, middle, upper = (float(end) for end in np.quantile(lengths, (0.25, 0.5, 0.75)))
    return Quartiles(int(lengths.size), lower, middle, upper)


def quartiles_by_label(columns: Columns, degrees: Degrees, ask: Ask, axis: str) -> dict[str, Quartiles]:
    """Return the quartiles of all subjects under the empty label, and those of each label that has any.

    Shape: degrees (n_subjects,). Only exact times that run forward are taken; of a contested label none.
    """
    rows, shortest, longest = lengths(columns, degrees, ask.from_word, ask.to_word, ask.standings)
    exact = (shortest == longest) & (longest >= 0)
    code, times = columns.axes[axis].code[rows[exact]], shortest[exact]
    parts = {"": times} | {label: times[code == place] for place, label in enumerate(columns.axes[axis].labels)}
    found = {label: quartiles(part) for label, part in parts.items()}
    return {label: one for label, one in found.items() if one is not None}


def lengths(
    columns: Columns, degrees: Degrees, from_word: str, to_word: str, standings: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the subjects that count and have both words, with the shortest and longest time between them.

    Shape: three arrays (n,): rows of the columns, days, days. Units: days; the longest is negative where the later
    word surely comes first.
    """
    begin_first, begin_last = ends(columns, from_word, standings)
    end_first, end_last = ends(columns, to_word, standings)
    both = (degrees > 0) & (begin_last > NO_FIRST_DAY) & (end_last > NO_FIRST_DAY)
    both &= (begin_first > NO_FIRST_DAY) & (end_first > NO_FIRST_DAY)
    rows = np.flatnonzero(both)
    return rows, end_first[rows] - begin_last[rows], end_last[rows] - begin_first[rows]


def ends(columns: Columns, word: str, standings: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first and last day of the best facts of a word; NO_FIRST_DAY where nothing or no first day is said.

    Shape: two arrays (n_subjects,) of days since 1970-01-01.
    """
    first = np.full(columns.n_subjects, NO_FIRST_DAY, dtype=np.int64)
    last = first.copy()
    decided = np.zeros(columns.n_subjects, dtype=bool)
    for standing in (standing for standing in BEST_FIRST if standing in standings):
        track = columns.track(word, standing)
        fresh = ~decided[track.subject]
        if fresh.any():
            owner, begin, end = _hull(track.subject[fresh], track.first[fresh], track.last[fresh])
            first[owner], last[owner] = begin, end
            decided[owner] = True
    return first, last


def _hull(subject: Days, first: Days, last: Days) -> tuple[Days, Days, Days]:
    starts = np.flatnonzero(np.r_[True, subject[1:] != subject[:-1]])
    return subject[starts], np.minimum.reduceat(first, starts), np.maximum.reduceat(last, starts)
