"""Pairs of rows that share a key, without ever forming the pairs of a crowd."""

from typing import Any

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.texts import Keys

Rows = npt.NDArray[np.int64]
Pairs = tuple[Rows, Rows]


def join(keys: Keys, rows: Rows, cap: int) -> tuple[Pairs, npt.NDArray[np.bool_]]:
    """Return all pairs of rows with one key, and which entries belong to a group of more than `cap` and were left out.

    Shape: keys and rows (e,), an entry each; a row may have several keys. Key 0 joins nothing.
    """
    order = np.argsort(keys)
    ordered = keys[order]
    first = (
        np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(keys) else np.zeros(0, np.int64)
    )
    sizes = np.diff(np.append(first, len(keys)))
    stated = ordered[first] != 0
    crowded = np.zeros(len(keys), bool)
    crowded[order] = np.repeat((sizes > cap) & stated, sizes)
    usable = (sizes > 1) & (sizes <= cap) & stated
    return _pairs_within(rows[order], first[usable], sizes[usable]), crowded


def _pairs_within(rows: Rows, first: Rows, sizes: Rows) -> Pairs:
    """Return all pairs of places within each group: each member with those after it."""
    members = np.repeat(first, sizes) + _counts_up(sizes)
    after = np.repeat(first + sizes, sizes) - members - 1
    left = np.repeat(members, after)
    right = left + 1 + _counts_up(after)
    return rows[left], rows[right]


def _counts_up(sizes: Rows) -> Rows:
    """Return 0, 1 … for each size, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def distinct(pairs: list[Pairs], n: int) -> Pairs:
    """Return each pair once, the smaller row first, in the order of rows."""
    codes = [np.minimum(a, b) * n + np.maximum(a, b) for a, b in pairs if len(a)]
    if not codes:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    left, right = np.divmod(sorted_distinct(np.concatenate(codes)), n)
    apart = left != right
    return left[apart], right[apart]


def sorted_distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return each value once, in order: by sorting, which for millions of keys beats the hashing of `np.unique`."""
    ordered = np.sort(values)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered
