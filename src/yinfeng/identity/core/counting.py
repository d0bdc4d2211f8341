"""How much an agreement says: minus the logarithm of the chance that two unrelated records share it.

The chance comes from the column itself and from what is known of the field beforehand, as if the column came after
`BEFORE` records that were like the field. So a rare core says as much in three hundred rows as its rarity in the field
warrants, and in a million rows as much as the column shows.

Units: nats.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.lookup import Lookup
from yinfeng.identity.core.names import WIDTH
from yinfeng.identity.core.preparing import Prepared
from yinfeng.identity.core.rarity import Rarity
from yinfeng.identity.core.texts import Characters, Keys, combine

Nats = npt.NDArray[np.float32]
TWINS = 0.7
"""So many others of a file are the same thing as a record, on average."""
BEFORE = 2000.0
_MENTIONS = 4.0
"""So many further mentions of one thing are no surprise."""
_CHARACTERS_BEFORE = 2 * BEFORE
_PAIRS_BEFORE = 20.0
_LEAST_CHANCE = 1e-8
_MOST_OF_CORE = 16.0
"""Rarer cores say no more: firms of one owner share the rarest."""
_PLACE_CHANCE = 0.05
SHORTEST_CORE = 2
_BY_DIGITS = np.array([0.02, 0.02, 0.004, 0.0008, 0.0002])
"""The chance of an amount by how many digits it has before zeros, four and more alike."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What agreements of n records would say.

    Shape: `cores` (n, k) as in `Prepared.heads`; `by_character` (65536,) for one character of a core; `pairs` (n, p)
    numbers of `by_pair`, 0 after the last; `by_pair` nats of each, [0] is 0, and `by_next` of its second character
    where the first is shared already; `whole`, `place`, `amount` (n,).
    """

    cores: Nats
    by_character: Nats
    pairs: npt.NDArray[np.int32]
    by_pair: Nats
    by_next: Nats
    whole: Nats
    place: Nats
    amount: Nats


class Frequencies:
    """How often things occur in a column of records; what agreements say of its records, or of others beside them."""

    def __init__(self, prepared: Prepared, rarity: Rarity) -> None:
        """Count the column once."""
        self._n, self._rarity = len(prepared), rarity
        heads = prepared.heads.reshape(-1, WIDTH)
        longest = int(prepared.cores.max(initial=0))
        self._beginnings = {
            length: Counter(_beginnings(heads[heads[:, length - 1] > 0], length))
            for length in range(SHORTEST_CORE, longest + 1)
        }
        self._whole = Counter(prepared.whole)
        self._place = Counter(prepared.place.view(np.uint64))
        self._amount = Counter(amount_keys(prepared))
        self._by_character = self._characters(prepared)
        self._rank, self._by_pair, self._by_next = self._pairs(prepared)

    def weigh(self, prepared: Prepared) -> Weights:
        """Return what agreements on each record's parts would say."""
        width = np.int32(self._rank.max() + 1)
        first, second = self._rank[prepared.pairs >> 16], self._rank[prepared.pairs & 0xFFFF]
        numbers = np.where((first > 0) & (second > 0), first * width + second, np.int32(0))
        return Weights(
            cores=self._cores(prepared),
            by_character=self._by_character,
            pairs=numbers,
            by_pair=self._by_pair,
            by_next=self._by_next,
            whole=self._said(self._whole, prepared.whole, np.exp(-prepared.whole_rarity)),
            place=self._said(self._place, prepared.place.view(np.uint64), np.float64(_PLACE_CHANCE)),
            amount=self._said(self._amount, amount_keys(prepared), _chance_of_amount(prepared.low)),
        )

    def _cores(self, prepared: Prepared) -> Nats:
        """Return what it says that an unrelated name begins with each core: names are cut short at any place."""
        heads, cores = prepared.heads.reshape(-1, WIDTH), prepared.cores.reshape(-1)
        chance = self._rarity.of_beginnings(heads, cores)
        said = np.zeros(len(cores), np.float32)
        for length, counter in self._beginnings.items():
            rows = np.flatnonzero(cores == length)
            said[rows] = self._said(counter, _beginnings(heads[rows], length), chance[rows])
        said = np.minimum(said, _MOST_OF_CORE)
        return said.reshape(prepared.cores.shape)

    def _characters(self, prepared: Prepared) -> Nats:
        heads, cores = prepared.heads[:, 0], prepared.cores[:, :1]
        counts = np.bincount(heads[np.arange(WIDTH) < cores], minlength=1 << 16)
        before = _CHARACTERS_BEFORE * self._rarity.of_character
        said = _nats((counts + before) / (counts.sum() + _CHARACTERS_BEFORE))
        said[0] = 0
        return said

    def _pairs(self, prepared: Prepared) -> tuple[npt.NDArray[np.int32], Nats, Nats]:
        """Return the rank of each character that occurs, and the nats of each pair in the square of ranks.

        The second square holds those of the second character alone, given the first: in a run of shared pairs only the
        first counts in full, for words repeat.
        """
        occurs = np.zeros(1 << 16, bool)
        occurs[prepared.pairs >> 16] = occurs[prepared.pairs & 0xFFFF] = True
        occurs[0] = False
        characters = np.concatenate([[0], np.flatnonzero(occurs)])
        rank = np.zeros(1 << 16, np.int32)
        rank[characters] = np.arange(len(characters))
        some = prepared.pairs[prepared.pairs > 0]
        counts = np.bincount(rank[some >> 16] * len(characters) + rank[some & 0xFFFF], minlength=len(characters) ** 2)
        found = np.flatnonzero(counts)
        first, second = np.divmod(found, len(characters))
        chance = self._rarity.of_pairs((characters[first] << 16 | characters[second]).astype(np.uint32))
        by_pair, by_next = np.zeros((2, len(characters) ** 2), np.float32)
        by_pair[found] = _nats(_blend(counts[found], chance, self._n))
        follows = self._rarity.of_next((characters[first] << 16 | characters[second]).astype(np.uint32))
        begun = np.bincount(first, weights=counts[found], minlength=len(characters))[first]
        by_next[found] = _nats(
            (np.maximum(counts[found] - 2, 0) + _PAIRS_BEFORE * follows) / (np.maximum(begun - 2, 0) + _PAIRS_BEFORE)
        )
        return rank, by_pair, by_next

    def _said(self, counter: "Counter", keys: Keys, before: npt.NDArray[np.floating] | np.float64) -> Nats:
        """Return the nats that agreeing on each key says, 0 for key 0."""
        return np.where(keys == 0, np.float32(0), _nats(_blend(counter.count(keys), before, self._n)))


class Counter:
    """How often each key occurs."""

    def __init__(self, keys: Keys) -> None:
        """Count the keys."""
        ordered = np.sort(keys)
        first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(keys) else np.zeros(0, int)
        self._lookup = Lookup(ordered[first])
        self._counts = np.diff(np.append(first, len(keys)))

    def count(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Return how often each key occurs, 0 where it does not."""
        place = self._lookup.find(keys)
        return np.where(place >= 0, self._counts[place], 0) if len(self._counts) else np.zeros(len(keys), np.int64)


def amount_keys(prepared: Prepared) -> Keys:
    """Return a key of each amount, 0 where none is stated."""
    return np.where(prepared.currency > 0, combine(prepared.low, prepared.high, prepared.currency), np.uint64(0))


def _beginnings(heads: Characters, length: int) -> Keys:
    return core_keys(heads, np.full(len(heads), length, np.int8))


def core_keys(heads: Characters, cores: npt.NDArray[np.int8]) -> Keys:
    """Return a key of each core, 0 where there is none. Shape: heads (..., WIDTH), cores (...)."""
    kept = np.where(np.arange(WIDTH) < cores[..., None], heads, np.uint16(0))
    halves = np.ascontiguousarray(kept).view(np.uint64)
    keys = combine(halves[..., 0], halves[..., 1])
    return np.where(cores >= SHORTEST_CORE, keys, np.uint64(0))


def _nats(chance: npt.NDArray[np.floating]) -> Nats:
    return -np.log(np.maximum(chance, _LEAST_CHANCE)).astype(np.float32)


def _blend(
    counts: npt.NDArray[np.int64], before: npt.NDArray[np.floating] | np.float64, n: int
) -> npt.NDArray[np.float64]:
    """Return the chance that unrelated records share something that `counts` of n have.

    Rules: two of the count may be the pair that is being judged. Of the others, those count as unrelated that the field
    leads to expect; a few more may be further mentions of the same thing, many cannot.
    """
    others = np.maximum(counts - 2, 0)
    expected = n * before / (n * before + TWINS)
    unrelated = others * np.maximum(expected, 1 - np.exp(-others / _MENTIONS))
    return (unrelated + BEFORE * before) / (n + BEFORE)


def _chance_of_amount(low: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    digits = digits_of(low)
    length = np.searchsorted(np.array([1, 10, 100, 1000]), digits, side="right")
    return _BY_DIGITS[length]


def digits_of(fen: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the digits of whole fen without the zeros behind them."""
    digits = np.maximum(fen, 1).copy()
    for power in (8, 8, 4, 2, 1):
        whole = digits % 10**power == 0
        digits[whole] //= 10**power
    return digits
