"""Places by their names: a code where the name is known, else a key of the name itself; and how two places relate.

A code is the national one of six digits; its first two and four digits are province and city. Names that belong to
several places (鼓楼区) keep a code of their own, which equals only itself.
"""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.lexicon import Lexicon
from yinfeng.identity.core.texts import Keys, Texts

Codes = npt.NDArray[np.int64]
NOWHERE = 0
_SHARED = 10**6
"""Codes from here on stand for names that several places bear; from `_UNKNOWN` on for names nobody knows."""
_UNKNOWN = 1 << 40
_SPREAD = 10**7
_DEEPEST = 4


class Near(IntEnum):
    """How two places relate."""

    UNSTATED = 0
    EQUAL = 1
    WITHIN = 2
    APART = 3


class Gazetteer:
    """Names of places and their codes."""

    def __init__(self, places: Sequence[tuple[int, str]]) -> None:
        """Take pairs of code and name; a place may have several names, and a name several places."""
        codes_of: dict[str, list[int]] = {}
        for code, name in places:
            codes_of.setdefault(name, []).append(code)
        own = [_code_of(codes, number) for number, codes in enumerate(codes_of.values())]
        self._codes = np.array([*own, NOWHERE], np.int64)
        bearers = [one * _SPREAD + code for one, codes in zip(own, codes_of.values(), strict=True) for code in codes]
        self._bearers = np.array(sorted(one for one in bearers if one >= _SHARED * _SPREAD), np.int64)
        self.lexicon = Lexicon((name, number) for number, name in enumerate(codes_of))

    def code(self, word: npt.NDArray[np.int32], around: Codes) -> Codes:
        """Return the code of each word, 0 for -1; of several bearers of a name the one in the place around."""
        return self.narrowed(self._codes[word], around)

    def read(self, texts: Texts) -> Codes:
        """Return the code of each place: the last of a chain such as 福建省泉州市晋江市, else a key of the text."""
        first, last = texts.starts[:-1].copy(), texts.starts[1:]
        code = np.zeros(len(texts), np.int64)
        for _ in range(_DEEPEST):
            word, length = self.lexicon.starting(texts, first, last)
            code = np.where(word >= 0, self.code(word, code), code)
            first = first + length
        unknown = (code == NOWHERE) & (last > first)
        return np.where(unknown, _unknown(texts.keys(first, last)), code)

    def relate(self, left: Codes, right: Codes) -> npt.NDArray[np.int8]:
        """Return how each two places relate, as `Near`, whichever comes first.

        A name that nobody knows may be the zone of a known place, so the two are neither equal nor apart: unstated.
        """
        near = np.full(len(left), Near.APART, np.int8)
        known = (left < _UNKNOWN) & (right < _UNKNOWN)
        left, right = self.narrowed(left, right), self.narrowed(right, left)
        near[known & (_covers(left, right) | _covers(right, left))] = Near.WITHIN
        near[(left < _UNKNOWN) != (right < _UNKNOWN)] = Near.UNSTATED
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


def _code_of(codes: list[int], number: int) -> int:
    """Return the one code, or the widest place's if there is one such, else one of the name's own."""
    widest = sorted(set(codes), key=lambda code: (code % 10000 != 0, code % 100 != 0))
    level = [(code % 10000 == 0, code % 100 == 0) for code in widest]
    if len(widest) == 1 or level[0] != level[1]:
        return widest[0]
    return _SHARED + number


def _unknown(keys: Keys) -> Codes:
    return ((keys >> np.uint64(8)) | np.uint64(_UNKNOWN)).astype(np.int64)


def _covers(wide: Codes, narrow: Codes) -> npt.NDArray[np.bool_]:
    province = (wide % 10000 == 0) & (wide // 10000 == narrow // 10000)
    city = (wide % 100 == 0) & (wide // 100 == narrow // 100)
    return (province | city) & (wide != NOWHERE) & (wide < _SHARED) & (wide != narrow)
