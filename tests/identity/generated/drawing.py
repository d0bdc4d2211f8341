"""Draws subjects with NumPy: heavy-tailed choices, cores, credit codes, and how often each subject is mentioned."""

from collections.abc import Mapping, Sequence

import numpy as np
from tests.identity.generated.rates import CLUSTER_SIZES
from tests.identity.generated.sounds import SPELT
from tests.identity.generated.words import COMMON_CORES, kept_back

USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = np.array([3**k % 31 for k in range(17)])
_DIVISIONS = np.array([f"{n:06d}" for n in (350583, 350502, 350102, 330106, 440305, 320583, 360104, 430104, 370212)])


def allowed(count: int, with_kept_back: bool) -> np.ndarray:
    """Numbers of the words that a mix may use."""
    return np.array([n for n in range(count) if with_kept_back or not kept_back(n)])


def heavy_tail(rng: np.random.Generator, numbers: np.ndarray, size: int, slope: float) -> np.ndarray:
    """Choose numbers, the first ones most often: weight of the k-th is (k + 2) to the power of minus `slope`."""
    weights = (np.arange(numbers.size) + 2.0) ** -slope
    return numbers[rng.choice(numbers.size, size, p=weights / weights.sum())]


def chosen(rng: np.random.Generator, shares: Mapping[str, float], size: int) -> np.ndarray:
    """Choose a key for each, or "" for what the shares leave over."""
    keys = np.array([*shares, ""])
    odds = [*shares.values(), 1 - sum(shares.values())]
    return keys[rng.choice(keys.size, size, p=odds)]


def cores(rng: np.random.Generator, size: int, with_kept_back: bool) -> np.ndarray:
    """Cores: one in eight common, else invented of two (60 %), three (30 %) or four characters.

    An invented one avoids the characters kept back unless they are allowed.
    """
    signs = np.array(sorted(SPELT, key=hash_of))
    signs = signs[allowed(signs.size, with_kept_back)]
    drawn = [signs[heavy_tail(rng, np.arange(signs.size), size, 0.5)] for _ in range(4)]
    two = np.char.add(drawn[0], drawn[1])
    three = np.char.add(two, drawn[2])
    four = np.char.add(three, drawn[3])
    length = rng.choice(3, size, p=[0.62, 0.30, 0.08])
    made = np.choose(length, [two.astype("U4"), three.astype("U4"), four])
    common = np.array(COMMON_CORES, dtype="U4")[heavy_tail(rng, allowed(len(COMMON_CORES), with_kept_back), size, 0.7)]
    return np.where(rng.random(size) < 0.125, common, made)


def hash_of(sign: str) -> int:
    """An order of characters that is neither sound nor code point, and the same everywhere."""
    return ord(sign) * 2654435761 % 2**32


def credit_codes(rng: np.random.Generator, size: int) -> list[str]:
    """Unified social credit codes with a right check sign (GB 32100-2015), of invented firms."""
    values = np.empty((size, 18), dtype=np.int64)
    values[:, 0:2] = [9, 1]
    divisions = np.array([[int(sign) for sign in division] for division in _DIVISIONS])
    values[:, 2:8] = divisions[rng.integers(0, len(_DIVISIONS), size)]
    values[:, 8:17] = rng.integers(0, 31, (size, 9))
    values[:, 17] = -(values[:, :17] @ _USCC_WEIGHTS) % 31
    return ["".join(row) for row in np.array(list(USCC_SIGNS))[values].tolist()]


def mentions(rng: np.random.Generator, n_records: int) -> np.ndarray:
    """The subject of each record, 0, 0, 1, 2, 2, 2, …: exactly `n_records`, sizes as published."""
    sizes = rng.choice(list(CLUSTER_SIZES), n_records, p=list(CLUSTER_SIZES.values()))
    return np.repeat(np.arange(n_records), sizes)[:n_records]


def distinct(rng: np.random.Generator, keys: Sequence[np.ndarray], core: np.ndarray) -> np.ndarray:
    """Lengthen the core of every subject whose key was there before: no two registered names are the same."""
    joined = core.astype("U8")
    for key in keys:
        joined = np.char.add(np.char.add(joined, "|"), key.astype("U4"))
    _, first = np.unique(joined, return_index=True)
    again = np.ones(core.size, dtype=bool)
    again[first] = False
    signs = np.array(sorted(SPELT))
    added = np.char.add(signs[rng.integers(0, signs.size, core.size)], signs[rng.integers(0, signs.size, core.size)])
    return np.where(again, np.char.add(core.astype("U4"), added), core.astype("U6"))
