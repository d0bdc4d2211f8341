"""Who reached a word in a window, in three values: NO, POSSIBLE, SURE. Conditions take the weakest or the strongest."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from yinfeng.figures.core.columns import NO_FIRST_DAY, Columns, Track
from yinfeng.kernel.days import Interval

Degrees = NDArray[np.int8]

NO, POSSIBLE, SURE = 0, 1, 2
BEST_FIRST = ("verified", "claimed", "reported")
ASKED_FIRST = (*BEST_FIRST, "refused")
"""What may be asked for: refusals too, where a question names them; they decide last."""
_EPOCH = date(1970, 1, 1)


def day_number(day: date | None) -> int:
    """Return days since 1970-01-01; None (no first day) is before every day."""
    return NO_FIRST_DAY if day is None else (day - _EPOCH).days


def reached(
    columns: Columns,
    word: str,
    window: Interval,
    standings: Sequence[str] = BEST_FIRST,
    spans: Mapping[str, Sequence[str]] | None = None,
) -> Degrees:
    """Tell for each subject whether it reached a word in a window.

    Shape:  returns (n_subjects,) of NO, POSSIBLE, SURE.
    Rules:  of several standings the best that a subject has decides. Of several facts of that standing all must lie in
    the window for SURE, one that overlaps it makes POSSIBLE. `spans` names words that stand for one of several: they
    make POSSIBLE at most, and only where the word itself is not said.
    """
    wider = [other for other, words in (spans or {}).items() if word in words]
    tracks = [
        (columns.track(said, standing), SURE if said == word else POSSIBLE)
        for standing in ASKED_FIRST
        if standing in standings
        for said in (word, *wider)
    ]
    tracks = [(track, most) for track, most in tracks if track.subject.size]
    degree = np.zeros(columns.n_subjects, dtype=np.int8)
    decided = np.zeros(columns.n_subjects if len(tracks) > 1 else 0, dtype=bool)
    for track, most in tracks:
        _lay(degree, decided, track, window, most)
    return degree


def _lay(degree: Degrees, decided: NDArray[np.bool_], track: Track, window: Interval, most: int) -> None:
    """Write the degrees of one track over the subjects that nothing better has decided (no `decided`: all)."""
    said, subject = fact_degrees(track, window), track.subject
    if most < SURE:
        said = np.minimum(said, most).astype(np.int8)
    if track.repeats:
        starts = np.flatnonzero(np.r_[True, subject[1:] != subject[:-1]])
        strongest, weakest = np.maximum.reduceat(said, starts), np.minimum.reduceat(said, starts)
        said, subject = (
            np.where(weakest == SURE, SURE, np.minimum(strongest, POSSIBLE)).astype(np.int8),
            subject[starts],
        )
    if not decided.size:
        degree[subject] = said
        return
    fresh = ~decided[subject]
    degree[subject[fresh]] = said[fresh]
    decided[subject] = True


def fact_degrees(track: Track, window: Interval) -> Degrees:
    """Return for each fact of a track whether it lies in the window (SURE), overlaps it (POSSIBLE) or neither.

    Source: kernel `Interval.inside` and `Interval.overlaps`, in columns.
    """
    first, last = day_number(window.from_day), day_number(window.to_day)
    overlaps = (track.first <= last) & (track.last >= first)
    inside = (track.first >= first) & (track.last <= last)
    return overlaps.view(np.int8) + inside.view(np.int8)


def weakest(*degrees: Degrees) -> Degrees:
    """Combine conditions that must all hold."""
    result: Degrees = np.minimum.reduce(degrees)
    return result


def strongest(*degrees: Degrees) -> Degrees:
    """Combine conditions of which one must hold."""
    result: Degrees = np.maximum.reduce(degrees)
    return result


def on_axis(columns: Columns, axis: str, label: str) -> Degrees:
    """Tell for each subject whether it lies under a label: SURE, POSSIBLE where sources differ, NO.

    Shape: returns (n_subjects,). The empty label holds the subjects that lie under none.
    """
    found = columns.axes[axis]
    degree = np.zeros(columns.n_subjects, dtype=np.int8)
    if not label:
        degree[found.code < 0] = SURE
        degree[[subject for subject, _ in found.several]] = NO
    if label in found.labels:
        code = found.labels.index(label)
        degree[found.code == code] = SURE
        degree[[subject for subject, other in found.several if other == code]] = SURE if found.shared else POSSIBLE
    return degree
