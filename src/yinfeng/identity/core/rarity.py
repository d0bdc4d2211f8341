"""How rare characters and pairs of characters are in names, before a column is seen."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.texts import Characters, Texts

Chances = npt.NDArray[np.float32]
_UNSEEN = 2e-6
_TOGETHER = 3
"""So much likelier is a character after another in a name than by itself; brands repeat themselves."""
_OF_WORDS = 0.3
"""A character of common words is this much as common as they are; so two that meet at a joint of words say little."""
_PLACES_IN_A_NAME = 6
"""At how many places of a name a pair may stand."""


class Rarity:
    """Chances that a name, drawn at random from the field, has a character or a pair of characters in it."""

    def __init__(self, counts: Mapping[str, int], common: Mapping[float, Iterable[str]]) -> None:
        """Take how often characters open names, and by chance the words whose pairs are so common."""
        total = max(sum(counts.values()), 1)
        self.of_character = np.full(1 << 16, _UNSEEN if counts else 1 / 3000, np.float32)
        for character, count in counts.items():
            self.of_character[ord(character)] = max(count / total, _UNSEEN)
        self._in_words = self.of_character.copy()
        self._common: dict[int, float] = {}
        for chance, words in sorted(common.items()):
            pairs = _pairs_of(words)
            self._common.update(dict.fromkeys(pairs, chance))
            characters = [code for pair in pairs for code in (pair >> 16, pair & 0xFFFF)]
            self._in_words[characters] = np.maximum(self._in_words[characters], chance * _OF_WORDS)
        self._keys = np.array(sorted(self._common), np.uint32)
        self._chances = np.array([self._common[key] for key in self._keys.tolist()], np.float32)

    def of_pairs(self, pairs: npt.NDArray[np.uint32]) -> Chances:
        """Return the chance of each pair of characters, coded as first * 65536 + second."""
        first, second = self._in_words[pairs >> 16], self._in_words[pairs & 0xFFFF]
        return np.maximum(np.minimum(first * second * _PLACES_IN_A_NAME, 1), self._known(pairs)).astype(np.float32)

    def of_next(self, pairs: npt.NDArray[np.uint32]) -> Chances:
        """Return the chance of each pair's second character where the first one stands."""
        plain = np.minimum(self._in_words[pairs & 0xFFFF] * _TOGETHER, 1)
        known = self._known(pairs)
        begun = known + self._in_words[pairs >> 16] * _PLACES_IN_A_NAME
        return np.maximum(plain, known / np.maximum(begun, _UNSEEN))

    def of_beginnings(self, heads: Characters, lengths: npt.NDArray[np.integer]) -> Chances:
        """Return the chance that a name begins with the first characters of each head. Shape: (m, w), (m,)."""
        before, after = heads[:, :-1].astype(np.uint32), heads[:, 1:]
        plain = np.minimum(self.of_character[after] * _TOGETHER, 1)
        follows = np.maximum(plain, self._known(before << np.uint32(16) | after))
        follows[np.arange(heads.shape[1] - 1) >= lengths[:, None] - 1] = 1
        return self.of_character[heads[:, 0]] * follows.prod(axis=1)

    def _known(self, pairs: npt.NDArray[np.uint32]) -> Chances:
        """Return the chance of pairs that stand in common words, 0 for others."""
        if not len(self._keys):
            return np.zeros(pairs.shape, np.float32)
        at = np.minimum(np.searchsorted(self._keys, pairs), len(self._keys) - 1)
        return np.where(self._keys[at] == pairs, self._chances[at], np.float32(0))


def _pairs_of(words: Iterable[str]) -> list[int]:
    texts = Texts.of([*words])
    return pairs_of(texts)[0].tolist()


def pairs_of(texts: Texts) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Return each pair of neighbouring characters, and the position of its first one."""
    codes = texts.characters.astype(np.uint32)
    at = np.flatnonzero(texts.owners[:-1] == texts.owners[1:]) if len(codes) > 1 else np.zeros(0, np.int64)
    return codes[at] << np.uint32(16) | codes[at + 1], at
