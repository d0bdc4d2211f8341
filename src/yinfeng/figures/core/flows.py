"""Measures that come in instalments: what arrived in a window, subject by subject."""

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
