"""How two cores relate: equal, cut short, one character wrong, an abbreviation, or nothing in common."""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.names import WIDTH
from yinfeng.identity.core.sounds import Sounds
from yinfeng.identity.core.texts import Characters, Mask

Lengths = npt.NDArray[np.int8]
Nats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]
_SHORTEST = 2
_SAME_SOUND = np.float32(3.0)
"""What it says that a character differs but sounds the same: about one in twenty does."""
_WAYS = np.float32(np.log(28))
"""In how many ways two characters stand in eight, in their order."""


class Core(IntEnum):
    """Relations of two cores, the closer the greater."""

    UNKNOWN = 0  # one of them has none
    APART = 1
    LETTERS = 2  # the characters of one stand in the other in their order: 海汽 for 海南汽车
    CLOSE = 3  # one character differs, is missing or stands elsewhere
    SOUND = 4  # one character differs and sounds the same
    END = 5  # one is the end of the other: a place nobody took for one stands before it
    NAMED = 6  # one stands somewhere in the other's name
    SHORT = 7  # one is the beginning of the other
    EQUAL = 8


def relate_cores(
    left: tuple[Characters, Lengths],
    right: tuple[Characters, Lengths],
    flagged: Mask,
    by_character: Nats,
    sounds: Sounds,
) -> tuple[npt.NDArray[np.int8], Nats]:
    """Return how each two cores relate, as `Core`, and what the characters say in which they agree.

    Shape:  each side first characters (m, WIDTH) and how many of them are the core (m,); the order of sides is no
            matter. `flagged` (m,) whether one of them stands under a flag, for then it may be cut to LETTERS.
    Units:  nats; for LETTERS, CLOSE and SOUND, else 0.
    """
    (short, n_short), (long, n_long) = _by_length(left, right)
    first, second = _cut(short, n_short), _cut(long, n_long)
    begin, end = _common_start(first, second), _common_start(_turned(first, n_short), _turned(second, n_long))
    said = np.where(first > 0, by_character[first], np.float32(0))
    agreed = _agreed(said, n_short, begin, end)
    level = np.full(len(first), Core.APART, np.int8)
    says = np.zeros(len(first), np.float32)

    def note(rows: Mask, core: Core, nats: Nats) -> None:
        level[rows], says[rows] = core, nats[rows]

    cut = np.flatnonzero(flagged)
    level[cut[_in_order(first[cut], n_short[cut], long[cut])]] = Core.LETTERS
    says[cut] = said[cut].sum(axis=1) - _WAYS
    close = (begin + end >= n_long - 1) & (n_long - n_short <= 1)
    note(close, Core.CLOSE, agreed - np.log(np.maximum(n_long, 1)).astype(np.float32))
    note(_swapped(first, second, begin, end, (n_short, n_long)), Core.CLOSE, said.sum(axis=1))
    note(close & (n_short == n_long) & _sound_alike(first, second, sounds), Core.SOUND, agreed + _SAME_SOUND)
    note((end == n_short) & (n_long - n_short >= _SHORTEST), Core.END, said.sum(axis=1))
    level[(begin == n_short)] = Core.SHORT
    level[(begin == n_long)] = Core.EQUAL
    level[n_short < _SHORTEST] = Core.UNKNOWN
    says[level == Core.APART] = 0
    return level, says


def _by_length(
    left: tuple[Characters, Lengths], right: tuple[Characters, Lengths]
) -> tuple[tuple[Characters, Lengths], tuple[Characters, Lengths]]:
    turn = left[1] > right[1]
    short = np.where(turn[:, None], right[0], left[0]), np.where(turn, right[1], left[1])
    return short, (np.where(turn[:, None], left[0], right[0]), np.where(turn, left[1], right[1]))


def _cut(heads: Characters, cores: Lengths) -> Characters:
    return np.where(np.arange(WIDTH) < cores[:, None], heads, np.uint16(0))


def _common_start(first: Characters, second: Characters) -> npt.NDArray[np.int64]:
    same = (first == second) & (first > 0)
    return np.where(same.all(axis=1), WIDTH, same.argmin(axis=1))


def _turned(core: Characters, lengths: Lengths) -> Characters:
    at = lengths[:, None].astype(np.int64) - 1 - np.arange(WIDTH)
    return np.where(at >= 0, np.take_along_axis(core, np.maximum(at, 0), axis=1), np.uint16(0))


def _agreed(said: Nats, lengths: Lengths, begin: Counts, end: Counts) -> Nats:
    at = np.arange(WIDTH)
    same = (at < begin[:, None]) | (at >= (lengths - end)[:, None])
    return np.where(same, said, np.float32(0)).sum(axis=1)


def _sound_alike(first: Characters, second: Characters, sounds: Sounds) -> Mask:
    heard = sounds(first)
    alike = (heard == sounds(second)) & (heard > 0)
    return ((first == second) | alike).all(axis=1)


def _swapped(
    first: Characters, second: Characters, begin: Counts, end: Counts, lengths: tuple[Lengths, Lengths]
) -> Mask:
    """Tell where two neighbouring characters have changed places."""
    at = np.minimum(begin, WIDTH - 2)[:, None]
    here, there = np.take_along_axis(first, at, axis=1)[:, 0], np.take_along_axis(first, at + 1, axis=1)[:, 0]
    other_here = np.take_along_axis(second, at, axis=1)[:, 0]
    other_there = np.take_along_axis(second, at + 1, axis=1)[:, 0]
    turned = (here == other_there) & (there == other_here) & (here != 0) & (there != 0)
    return turned & (lengths[0] == lengths[1]) & (begin + end == lengths[0] - 2)


def _in_order(core: Characters, lengths: Lengths, heads: Characters) -> Mask:
    """Tell where all characters of a core stand in the other name's first characters, in their order."""
    at = np.zeros(len(core), np.int64)
    found = lengths >= _SHORTEST
    for step in range(int(lengths.max(initial=0))):
        ahead = (heads == core[:, step : step + 1]) & (np.arange(WIDTH) >= at[:, None])
        needed = step < lengths
        found &= ahead.any(axis=1) | ~needed
        at = np.where(needed, ahead.argmax(axis=1) + 1, at)
    return found
