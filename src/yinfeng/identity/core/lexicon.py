"""Words found in a column of texts: all at once, by keys of stretches, never text by text."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.lookup import Lookup
from yinfeng.identity.core.texts import Keys, Mask, Places, Texts

_NOWHERE = np.zeros(1 << 16, bool)
_NONE = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Finds:
    """Where words stand in a column, by position. Shape: k each; `word` is its number."""

    first: Places
    last: Places
    word: npt.NDArray[np.int32]


class Lexicon:
    """A set of words by length, looked up by key.

    A table of slots holds for each key the word it belongs to; the key itself is compared, so a word is never mistaken
    for another (but for two keys of 64 bits being equal).
    """

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        """Make the lexicon of folded words, each with the number by which it is known."""
        self._by_length: dict[int, _Table] = {}
        lengths: dict[int, dict[str, int]] = {}
        for word, number in words:
            lengths.setdefault(len(word), {}).setdefault(word, number)
        for length, known in sorted(lengths.items(), reverse=True):
            self._by_length[length] = _Table(list(known), list(known.values()), length)
        self._starts = np.logical_or.reduce([table.starts for table in self._by_length.values()] or [_NOWHERE])
        self._ends = np.logical_or.reduce([table.ends for table in self._by_length.values()] or [_NOWHERE])

    def at(self, texts: Texts, first: Places, last: Places) -> npt.NDArray[np.int32]:
        """Return the number of the word that each stretch is as a whole, -1 where it is none."""
        found = np.full(len(first), -1, np.int32)
        for length, table in self._by_length.items():
            rows = np.flatnonzero(last - first == length)
            if len(rows):
                found[rows] = table.find(texts.keys(first[rows], last[rows]))
        return found

    def starting(self, texts: Texts, first: Places, last: Places) -> tuple[npt.NDArray[np.int32], Places]:
        """Return the longest word that starts at each place and ends by `last`, and its length; -1 and 0."""
        return self._longest(texts, first, last, at_end=False)

    def ending(self, texts: Texts, first: Places, last: Places) -> tuple[npt.NDArray[np.int32], Places]:
        """Return the longest word that ends at each place and starts from `first`, and its length; -1, 0."""
        return self._longest(texts, first, last, at_end=True)

    def _longest(
        self, texts: Texts, first: Places, last: Places, *, at_end: bool
    ) -> tuple[npt.NDArray[np.int32], Places]:
        found = np.full(len(first), -1, np.int32)
        lengths = np.zeros(len(first), np.int64)
        rows = np.flatnonzero(last > first)
        edge = texts.characters[last[rows] - 1 if at_end else first[rows]]
        rows = rows[(self._ends if at_end else self._starts)[edge]]
        for length, table in self._by_length.items():
            fits = rows[last[rows] - first[rows] >= length]
            begin = last[fits] - length if at_end else first[fits]
            hit = table.find_at(texts, begin)
            fits, hit = fits[hit >= 0], hit[hit >= 0]
            found[fits], lengths[fits] = hit, length
            rows = rows[found[rows] < 0]
        return found, lengths

    def everywhere(self, texts: Texts) -> Finds:
        """Return all words of all texts, the longer ones first; a word inside a longer one is not found."""
        taken = np.zeros(len(texts.characters), bool)
        at = np.flatnonzero(self._starts[texts.characters])
        left = texts.starts[1:][texts.owners[at]] - at
        finds = [
            self._of_length(length, table, texts, at[left >= length], taken)
            for length, table in self._by_length.items()
        ]
        first, last, word = (np.concatenate(parts) for parts in zip(*finds or [_NONE], strict=True))
        order = np.argsort(first)
        return Finds(first[order], last[order], word[order])

    def _of_length(
        self, length: int, table: "_Table", texts: Texts, at: Places, taken: Mask
    ) -> tuple[Places, Places, npt.NDArray[np.int32]]:
        word = table.find_at(texts, at)
        at, word = at[word >= 0], word[word >= 0]
        free = ~taken[at] & ~taken[at + length - 1]
        at, word = at[free], word[free]
        for step in range(length):
            taken[at + step] = True
        return at, at + length, word


class _Table:
    """Words of one length."""

    def __init__(self, words: list[str], numbers: list[int], length: int) -> None:
        self._length = length
        keys = Texts.of(words).whole_keys()
        order = np.argsort(keys)
        self._lookup, self._numbers = Lookup(keys[order]), np.array(numbers, np.int32)[order]
        self.starts, self.ends = _NOWHERE.copy(), _NOWHERE.copy()
        self.starts[[ord(word[0]) for word in words]] = True
        self.ends[[ord(word[-1]) for word in words]] = True

    def find_at(self, texts: Texts, at: Places) -> npt.NDArray[np.int32]:
        """Return the number of the word that starts at each place, -1 where none does."""
        found = np.full(len(at), -1, np.int32)
        end = at + self._length
        maybe = np.flatnonzero(self.starts[texts.characters[at]] & self.ends[texts.characters[end - 1]])
        if len(maybe):
            found[maybe] = self.find(texts.keys(at[maybe], end[maybe]))
        return found

    def find(self, keys: Keys) -> npt.NDArray[np.int32]:
        """Return the number of each word, -1 where there is none."""
        place = self._lookup.find(keys)
        return np.where(place >= 0, self._numbers[place], np.int32(-1))
