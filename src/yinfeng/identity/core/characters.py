"""Which characters are signs, Chinese, or of a set, as tables over all codes; stretches of positions."""

import unicodedata
from functools import lru_cache

import numpy as np

from yinfeng.identity.core.texts import Mask, Places, Texts


@lru_cache(maxsize=8)
def marked(characters: str) -> Mask:
    """Return for each code of a character whether it is one of these."""
    table = np.zeros(1 << 16, bool)
    table[[ord(one) for one in characters]] = True
    return table


@lru_cache(maxsize=1)
def signs() -> Mask:
    """Return for each code whether it is no letter, digit or character: signs, spaces, controls."""
    return np.array([unicodedata.category(chr(code))[0] in "PSZC" for code in range(1 << 16)])


@lru_cache(maxsize=1)
def chinese() -> Mask:
    """Return for each code whether it is a Chinese character."""
    codes = np.arange(1 << 16)
    return (codes >= 0x3400) & (codes <= 0x9FFF)


def is_chinese(texts: Texts, at: Places) -> Mask:
    """Tell at which positions a Chinese character stands."""
    if not len(texts.characters):
        return np.zeros(len(at), bool)
    return chinese()[texts.characters[np.clip(at, 0, len(texts.characters) - 1)]]


def within(n: int, first: Places, last: Places) -> Mask:
    """Return which of n positions lie in one of the stretches."""
    steps = np.bincount(first, minlength=n + 1) - np.bincount(last, minlength=n + 1)
    return np.cumsum(steps[:n]) > 0
