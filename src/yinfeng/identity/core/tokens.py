"""What stands in a name besides words: quantities (20GW, 66万吨/年), phases (一期, 二期), parts of a place (A区, 一园).

All texts are read as one string by one pattern, so only what is found costs time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from yinfeng.identity.core.texts import Keys, Mask, Texts, scatter

_NUMERALS = {
    c: n for n, cs in enumerate(("", "一壹", "二贰两", "三叁", "四", "五", "六", "七", "八", "九", "十"), 0) for c in cs
}
_ROMANS = ("", "i", "ii", "iii", "iv", "v")
_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}
_UNITS = {
    "gw": ("w", 9), "吉瓦": ("w", 9), "mw": ("w", 6), "兆瓦": ("w", 6), "千瓦": ("w", 3), "kw": ("w", 3),
    "瓦": ("w", 0),
    "gwh": ("wh", 9), "吉瓦时": ("wh", 9), "mwh": ("wh", 6), "兆瓦时": ("wh", 6), "千瓦时": ("wh", 3), "kwh": ("wh", 3),
    "吨": ("t", 0), "t": ("t", 0), "千克": ("t", -3), "公斤": ("t", -3),
    "平方米": ("m2", 0), "平米": ("m2", 0), "m2": ("m2", 0), "平方公里": ("m2", 6),
    "公里": ("m", 3), "千米": ("m", 3), "km": ("m", 3), "米": ("m", 0), "nm": ("nm", 0), "纳米": ("nm", 0),
    "英寸": ("inch", 0), "吋": ("inch", 0), "寸": ("inch", 0), "kv": ("v", 3), "千伏": ("v", 3),
} | {one: (one, 0) for one in "台套辆件条张片只支瓶箱双头户床人亩升颗块艘架组根卷盒间栋座个层羽株枚副"}  # fmt: skip
"""Of each unit: what it measures, and the power of ten to the unit that stands for it."""
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_ONE = "一二三四五六七八九十壹贰叁"
_PATTERN = re.compile(
    rf"(?P<amount>(?:计划)?(?:项目)?(?:总)?投资?额?(?:约|超|逾)?\d+(?:\.\d+)?[多余]?[万亿]+(?:人民币|美|港|欧)?元)"
    rf"|(?:年产)?(?P<figure>\d+(?:\.\d+)?)(?P<scale>[十百千万亿]*)(?P<unit>{_UNIT})(?:/?年)?"
    rf"|第?(?P<phase>(?:[{_ONE}]|\d{{1,2}})(?:[、,和及与至\-~/]?(?:期[、,和及与]?)?(?:[{_ONE}]|\d{{1,2}}))*|首)期"
    rf"|第?(?<![a-z])(?P<roman>i{{1,3}}|iv|v)期"
    rf"|(?P<annex>(?<![及与和小微])配套(?!设施|工程|园|区|项目|\n|$))"
    rf"|(?<![a-z0-9])(?P<part>[{_ONE}]|[a-z]\d?|\d{{1,3}})(?:号?(?P<what>园|区|标段|标|地块|楼|栋|线|机组)|号|\#)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """What was found in each of n texts.

    Shape: `phases` (n,) bits, bit k for phase k; `parts` (n,) a key of the part named, 0 for none; `annex` whether it
    is what belongs to something else (配套码头);
    `figures` and `units` (n, 3) keys of quantities in the order of their keys, 0 for none.
    """

    phases: np.ndarray
    parts: Keys
    annex: Mask
    figures: Keys
    units: Keys


def read_tokens(texts: Texts) -> tuple[Tokens, Texts]:
    """Return what stands in the texts besides words, and the texts without it."""
    n = len(texts)
    tokens = Tokens(
        np.zeros(n, np.uint32),
        np.zeros(n, np.uint64),
        np.zeros(n, bool),
        np.zeros((n, 3), np.uint64),
        np.zeros((n, 3), np.uint64),
    )
    rows = _rows_with_triggers(texts)
    kept = np.ones(len(texts.characters), bool)
    some = texts.take(rows)
    for number, first, last, match in _matches(some):
        row = int(rows[number])
        offset = int(texts.starts[row] - some.starts[number])
        if _note(tokens, row, match):
            kept[first + offset : last + offset] = False
    return tokens, texts.keep(kept)


def _rows_with_triggers(texts: Texts) -> np.ndarray:
    """Return the texts in which something may be found: a digit, or a numeral before a word for a part."""
    characters = texts.characters
    hit = _among("0123456789配")[characters]
    hit[1:] |= (
        _among("期园区标地楼栋线号#")[characters[1:]] & _among(_ONE + "首abcdefghijklmnopqrstuvwxyz")[characters[:-1]]
    )
    return np.flatnonzero(np.bincount(texts.owners[hit], minlength=len(texts)))


@lru_cache(maxsize=4)
def _among(characters: str) -> Mask:
    marked = np.zeros(1 << 16, bool)
    marked[[ord(one) for one in characters]] = True
    return marked


def _matches(texts: Texts) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    """Yield the text's number, first and last position of each match."""
    number, end = -1, 0
    starts = texts.starts.tolist()
    for match in _PATTERN.finditer(texts.joined()):
        while match.start() >= end:  # text t stands from starts[t] + t + 1 on
            number += 1
            end = starts[number + 1] + number + 1
        yield number, match.start() - number - 1, match.end() - number - 1, match


def _note(tokens: Tokens, row: int, match: re.Match[str]) -> bool:
    """Enter one match; tell whether it is to leave the name."""
    if phase := match["phase"]:
        for one in re.findall(rf"[{_ONE}]|\d+", phase) or ["1"]:
            number = _NUMERALS.get(one) or int(one)
            tokens.phases[row] |= np.uint32(1 << min(number, 31))
        return True
    if match["annex"]:
        tokens.annex[row] = True
        return False
    if roman := match["roman"]:
        tokens.phases[row] |= np.uint32(1 << _ROMANS.index(roman))
        return True
    if part := match["part"]:
        tokens.parts[row] = _key(f"{_NUMERALS.get(part, part)}{match['what'] or '#'}")
        return True
    if figure := match["figure"]:
        _note_figure(tokens, row, figure, match["scale"], match["unit"])
    return True


def _note_figure(tokens: Tokens, row: int, figure: str, scale: str, unit: str) -> None:
    kind, power = _UNITS[unit]
    value = float(figure) * 10**power
    for step in scale:
        value *= _SCALES[step]
    free = np.flatnonzero(tokens.figures[row] == 0)
    if len(free):
        tokens.figures[row, free[0]], tokens.units[row, free[0]] = _key(f"{value:.6g}{kind}"), _key(kind)


@lru_cache(maxsize=1 << 16)
def _key(text: str) -> np.uint64:
    """Return a key of a short text, the same in every run."""
    return np.uint64(scatter(np.array([int.from_bytes(text.encode()[-8:].rjust(8, b"\0"), "big")], np.uint64))[0])
