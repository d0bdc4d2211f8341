"""Where cores end, learned from the column itself.

Industry words follow many cores; so a pair of characters that follows many different beginnings is no part of a core,
whether or not anybody has listed it.
"""

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.joining import sorted_distinct
from yinfeng.identity.core.names import WIDTH
from yinfeng.identity.core.texts import Characters, Mask

_SAMPLE = 100_000
_FEWEST_CORES = 5
_SHARE_OF_CORES = 0.001
_SHORTEST = 2

Pairs = npt.NDArray[np.uint32]


def find_boundaries(heads: Characters, cores: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """Return how many first characters of each head are its core, now that the whole column is known.

    Shape: heads (n, k, WIDTH), cores (n, k) as the grammar found them; the result is never longer.
    """
    common = _common_followers(heads)
    end = np.full(cores.shape, WIDTH, np.int8)
    for at in range(WIDTH - 2, _SHORTEST - 1, -1):
        end[_is_among(_pair(heads, at), common)] = at
    return np.minimum(cores, end)


def _common_followers(heads: Characters) -> Pairs:
    """Return the pairs of characters that follow many different beginnings."""
    sample = heads.reshape(-1, WIDTH)[:: max(len(heads) // _SAMPLE, 1)]
    sample = sample[sample[:, _SHORTEST] > 0]
    beginning = _pair(sample, 0).astype(np.uint64)
    followed = [beginning | _pair(sample, at).astype(np.uint64) << np.uint64(32) for at in range(_SHORTEST, WIDTH - 1)]
    pairs = (sorted_distinct(np.concatenate(followed)) >> np.uint64(32)).astype(np.uint32)
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])) if len(pairs) else np.zeros(0, np.int64)
    counts = np.diff(np.append(first, len(pairs)))
    enough = (counts >= max(_FEWEST_CORES, _SHARE_OF_CORES * len(sample))) & (pairs[first] > 0)
    return pairs[first[enough]]


def _pair(heads: Characters, at: int) -> Pairs:
    """Return the two characters of each head from a place on, 0 where there are not two."""
    second = heads[..., at + 1].astype(np.uint32)
    return np.where(second > 0, heads[..., at].astype(np.uint32) << np.uint32(16) | second, np.uint32(0))


def _is_among(pairs: Pairs, few: Pairs) -> Mask:
    """Tell which pairs are among few sorted ones; most are told by their first character."""
    found = np.zeros(pairs.shape, bool)
    if len(few):
        begins = np.zeros(1 << 16, bool)
        begins[few >> 16] = True
        maybe = np.flatnonzero(begins[pairs.reshape(-1) >> 16])
        some = pairs.reshape(-1)[maybe]
        found.reshape(-1)[maybe] = few[np.minimum(np.searchsorted(few, some), len(few) - 1)] == some
    return found
