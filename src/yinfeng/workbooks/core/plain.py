"""Cells as words to compare: one script, one width, no white space. Fast enough for every cell of a large sheet."""

import re
import unicodedata
from functools import lru_cache

from yinfeng.kernel.folding import simplify
from yinfeng.workbooks.core.sheets import Value

EMPTY = frozenset(
    {"", "-", "--", "---", "—", "——", "–", "/", "//", "\\", "无", "暂无", "待定", "未定", "暂未定", "不详", "待确定",
     "未明确", "待明确", "未知", "n/a", "na", "null", "none", "#n/a", "tbd", "无法统计", "面议", "暂缺", "空", "?", ".",
     "未提供", "保密", "另行商定", "待商定", "待议", "待核实", "未确定", "尚未确定", "暂不明确", "#value!", "#ref!"}
)  # fmt: skip
"""What people write to say that there is nothing to say."""


_KNOWN: set[str] = set()
_ROUND = {"〔": "(", "〕": ")", "〖": "(", "〗": ")"}
_SIMPLIFIED: dict[int, str | None] = {}
"""Each character met so far, in simplified script; white space disappears."""


def _learn(text: str) -> None:
    for character in set(text) - _KNOWN:
        unseen = character.isspace() or not character.isprintable()
        _SIMPLIFIED[ord(character)] = None if unseen else _ROUND.get(character) or simplify(character)
        _KNOWN.add(character)


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Return a text in simplified script, compatibility forms unified, lower case, without white space.

    Source: Unicode NFKC; OpenCC t2s, here character by character, which is enough for the vocabulary of headers.
    """
    wide = unicodedata.normalize("NFKC", text)
    if not _KNOWN.issuperset(wide):
        _learn(wide)
    return wide.translate(_SIMPLIFIED).lower()


def words(value: Value) -> str:
    """Return a cell as plain words; a number or day as it would be typed."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def any_of(alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of some expressions, written as a list with white space between them."""
    return re.compile("|".join(alternatives.split()))


def table_of(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a table of terms: each line is a key and the expressions for it; a key may have several lines."""
    lines = (line.split(maxsplit=1) for line in text.strip().splitlines())
    return tuple((key, any_of(expressions)) for key, expressions in lines)


def says_nothing(value: Value) -> bool:
    """Tell whether a cell is empty or only says that nothing is known."""
    return value is None or (isinstance(value, str) and len(value) < 12 and plain(value) in EMPTY)
