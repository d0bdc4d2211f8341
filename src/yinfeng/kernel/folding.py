"""Folding of script and width, so that 兰姆达 finds 蘭姆達 and an anchor finds its text."""

import unicodedata
from functools import lru_cache

import opencc


class LengthChangedError(RuntimeError):
    """The script converter changed the number of characters, so offsets would no longer hold."""


@lru_cache(maxsize=1)
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Return the text in simplified script, character for character.

    Raises: LengthChangedError if the result has another length than the text.
    Source: OpenCC t2s, which keeps the length on all texts of the field; asserted here because spans rely on it.
    """
    simplified: str = _to_simplified().convert(text)
    if len(simplified) != len(text):
        raise LengthChangedError(f"{len(text)} characters became {len(simplified)}")
    return simplified


def fold(text: str) -> str:
    """Return the text in simplified script, compatibility forms unified, without white space.

    Shape:  any text; the result may be shorter or longer, so never use its offsets.
    Source: Unicode NFKC; OpenCC t2s.
    """
    wide = "".join(unicodedata.normalize("NFKC", text).split())
    return str(_to_simplified().convert(unicodedata.normalize("NFKC", wide)))


@lru_cache(maxsize=1 << 14)
def search_key(text: str) -> str:
    """Return the folded text in one letter case: what is stored to be searched, and what is searched for."""
    return "".join(text.split()).casefold() if text.isascii() else fold(text).casefold()
