"""Places by their names: a code where the name is known, else a key of the name itself; and how two places relate.

A code is the national one of six digits; its first two and four digits are province and city. Names that belong to
several places (鼓楼区) keep a code of their own, which equals only itself.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.lexicon import Lexicon
from yinfeng.identity.core.texts import Keys, Mask, Places, Texts

Codes = npt.NDArray[np.int64]
NOWHERE = 0
_SHARED = 10**6
"""Codes from here on stand for names that several places bear; from `_UNKNOWN` on for names nobody knows."""
_UNKNOWN = 1 << 40
_SPREAD = 10**7
_DEEPEST = 4
_TOWNS = np.array([ord(one) for one in "乡镇街村"], np.uint16)


class Near(IntEnum):
    """How two places relate."""

    UNSTATED = 0
    EQUAL = 1
    WITHIN = 2
    APART = 3


class PlaceName(NamedTuple):
    """One name of a place. `full` with 省, 市, 县 or 区; `clear` if a firm's name that starts so is from there."""

    code: int
    name: str
    full: bool = True
    clear: bool = True


class Gazetteer:
    """Names of places and their codes."""

    def __init__(self, places: Sequence[PlaceName]) -> None:
        """Take the names of places; a place may have several names, and a name several places."""
        codes_of: dict[str, list[int]] = {}
        for place in places:
            codes_of.setdefault(place.name, []).append(place.code)
        number = {name: index for index, name in enumerate(codes_of)}
        shared: dict[frozenset[int], int] = {}
        own = [_code_of(set(codes), shared) for codes in codes_of.values()]
        self._codes = np.array([*own, NOWHERE], np.int64)
        bearers = {one * _SPREAD + code for one, codes in zip(own, codes_of.values(), strict=True) for code in codes}
        self._bearers = np.array(sorted(one for one in bearers if one >= _SHARED * _SPREAD), np.int64)
        full = {place.name for place in places if place.full}
        self._short = np.array([*(name not in full for name in codes_of), False])
        self.any_name = Lexicon(number.items())
        self.clear_name = Lexicon((place.name, number[place.name]) for place in places if place.clear)

    def code(self, word: npt.NDArray[np.int32], around: Codes) -> Codes:
        """Return the code of each word, 0 for -1; of several bearers of a name the one in the place around."""
        return self.narrowed(self._codes[word], around)

    def read(self, texts: Texts) -> Codes:
        """Return the code of each place: the last of a chain such as 福建省泉州市晋江市, else a key of the text."""
        first, last = texts.starts[:-1], texts.starts[1:]
        code, after = self._chain(texts, first, last)
        unknown = (code == NOWHERE) & (last > after)
        return np.where(unknown, _unknown(texts.keys(after, last)), code)

    def chain(self, texts: Texts, first: Places, last: Places) -> Codes:
        """Return the code of each stretch that is nothing but a chain of places, 0 for others."""
        code, after = self._chain(texts, first, last)
        return np.where(after == last, code, NOWHERE)

    def _chain(self, texts: Texts, first: Places, last: Places) -> tuple[Codes, Places]:
        """Return the last place of the chain that each stretch begins with, and where the chain ends."""
        first = first.copy()
        code = np.zeros(len(first), np.int64)
        for _ in range(_DEEPEST):
            word, length = self.any_name.starting(texts, first, last)
            taken = (word >= 0) & ~self.is_of_town(texts, word, first + length, last)
            code = np.where(taken, self.code(word, code), code)
            first = first + np.where(taken, length, 0)
        return code, first

    def is_short(self, word: npt.NDArray[np.int32]) -> Mask:
        """Tell which words are names of places without 省, 市, 县 or 区."""
        return self._short[word]

    def is_of_town(self, texts: Texts, word: npt.NDArray[np.int32], after: Places, last: Places) -> Mask:
        """Tell where a short name is but the name of a town, since 乡, 镇 or 街道 follows it."""
        padded = np.append(texts.characters, np.uint16(0))
        return self._short[word] & (after < last) & np.isin(padded[np.minimum(after, len(padded) - 1)], _TOWNS)

    def relate(self, left: Codes, right: Codes) -> npt.NDArray[np.int8]:
        """Return how each two places relate, as `Near`, whichever comes first.

        A name that nobody knows may be the zone of a known place, so the two are neither equal nor apart: unstated.
        """
        near = np.full(len(left), Near.APART, np.int8)
        known = (left < _UNKNOWN) & (right < _UNKNOWN)
        left, right = self.narrowed(left, right), self.narrowed(right, left)
        near[known & (_covers(left, right) | _covers(right, left))] = Near.WITHIN
        near[(left < _UNKNOWN) != (right < _UNKNOWN)] = Near.UNSTATED
        near[known & (left >= _SHARED) & (right >= _SHARED)] = Near.UNSTATED
        near[left == right] = Near.EQUAL
        near[(left == NOWHERE) | (right == NOWHERE)] = Near.UNSTATED
        return near

    def narrowed(self, codes: Codes, around: Codes) -> Codes:
        """Return for a name that several places bear the one that is, or lies in, the place around, if there is one."""
        rows = np.flatnonzero((codes >= _SHARED) & (codes < _UNKNOWN) & (around > NOWHERE) & (around < _SHARED))
        if not len(rows):
            return codes
        wide = around[rows]
        extent = np.where(wide % 10000 == 0, 10000, np.where(wide % 100 == 0, 100, 1))
        lowest = codes[rows] * _SPREAD + wide
        found = self._bearers[np.minimum(np.searchsorted(self._bearers, lowest), len(self._bearers) - 1)]
        inside = (found >= lowest) & (found < lowest + extent)
        narrowed = codes.copy()
        narrowed[rows[inside]] = found[inside] % _SPREAD
        return narrowed


def narrower(stated: Codes, named: Codes) -> Codes:
    """Return of the place a row states and the one its name has the more exact; the stated one if they disagree."""
    better = (stated == NOWHERE) | ((stated >= _UNKNOWN) & (named != NOWHERE)) | _covers(stated, named)
    return np.where(better, named, stated)


def _code_of(codes: set[int], shared: dict[frozenset[int], int]) -> int:
    """Return the one code, or the widest place's if there is one such, else one for just these bearers of a name."""
    widest = sorted(codes, key=lambda code: (code % 10000 != 0, code % 100 != 0))
    level = [(code % 10000 == 0, code % 100 == 0) for code in widest]
    if len(widest) == 1 or level[0] != level[1]:
        return widest[0]
    return _SHARED + shared.setdefault(frozenset(codes), len(shared))


def _unknown(keys: Keys) -> Codes:
    return ((keys >> np.uint64(8)) | np.uint64(_UNKNOWN)).astype(np.int64)


def _covers(wide: Codes, narrow: Codes) -> npt.NDArray[np.bool_]:
    province = (wide % 10000 == 0) & (wide // 10000 == narrow // 10000)
    city = (wide % 100 == 0) & (wide // 100 == narrow // 100)
    return (province | city) & (wide != NOWHERE) & (wide < _SHARED) & (wide != narrow)
