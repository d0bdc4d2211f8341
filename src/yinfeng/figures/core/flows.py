"""Measures that come in instalments, or that run from the start of the year: what a window holds of them."""

from collections.abc import Sequence

import numpy as np

from yinfeng.figures.core.columns import Amounts, Columns
from yinfeng.figures.core.reached import POSSIBLE, SURE, fact_degrees
from yinfeng.kernel.days import Interval


def arrived(columns: Columns, word: str, window: Interval, standings: Sequence[str]) -> Amounts:
    """Add up the instalments of each subject that lie in a window.

    Shape:  low adds what surely lies in it, high also what possibly does; currency -1 where nothing came or several
    currencies did.
    Units:  fen. An instalment without a day is possible in every window.
    """
    n = columns.n_subjects
    low, high = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    least, most = np.full(n, np.iinfo(np.int8).max, dtype=np.int8), np.full(n, -1, dtype=np.int8)
    for standing in standings:
        track = columns.track(word, standing)
        degree = fact_degrees(track, window)
        counts = (degree >= POSSIBLE) & (track.currency >= 0)
        owner, money = track.subject[counts], track.currency[counts]
        np.add.at(low, owner, np.where(degree[counts] == SURE, track.low[counts], 0))
        np.add.at(high, owner, track.high[counts])
        np.minimum.at(least, owner, money)
        np.maximum.at(most, owner, money)
    return Amounts(low, high, np.where(least == most, most, -1).astype(np.int8))


def running(columns: Columns, word: str, window: Interval, standings: Sequence[str]) -> Amounts:
    """Return the latest figure of each subject inside a window, of a measure that runs from the start of the year.

    Shape:  a figure of the same last day said twice gives a range; currency -1 where there is none.
    Units:  fen.
    """
    n, most = columns.n_subjects, np.iinfo(np.int64).max
    low, high = np.full(n, most, dtype=np.int64), np.zeros(n, dtype=np.int64)
    currency, latest = np.full(n, -1, dtype=np.int8), np.full(n, np.iinfo(np.int32).min, dtype=np.int32)
    for standing in standings:
        track = columns.track(word, standing)
        inside = (fact_degrees(track, window) == SURE) & (track.currency >= 0)
        np.maximum.at(latest, track.subject[inside], track.last[inside])
    for standing in standings:
        track = columns.track(word, standing)
        chosen = np.flatnonzero((track.currency >= 0) & (track.last == latest[track.subject]))
        owner = track.subject[chosen]
        np.minimum.at(low, owner, track.low[chosen])
        np.maximum.at(high, owner, track.high[chosen])
        currency[owner] = track.currency[chosen]
    return Amounts(np.where(low == most, 0, low), high, currency)
