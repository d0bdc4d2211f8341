"""A column of texts as one array of characters, so that a million names are folded and cut without a loop.

Script and width are folded character by character: what `kernel.folding` does with the help of phrases, this does with
a table. Both sides of a comparison go through the same table, which is all that identity asks of it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import opencc

from yinfeng.kernel.folding import simplify

Characters: TypeAlias = npt.NDArray[np.uint16]
Keys: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_BMP = 0x10000
_BEYOND = 0xE000  # private use: stands for a character outside the basic plane


@dataclass(frozen=True, slots=True, eq=False)
class _Powers:
    """Powers of the base and of its inverse, long enough for one column."""

    up: Keys
    down: Keys


@dataclass(frozen=True, eq=False)
class Texts:
    """A column of n texts: all characters in one array, and where each text starts.

    Shape: `characters` holds every text after the other; text i is `characters[starts[i]:starts[i + 1]]`.
    """

    characters: Characters
    starts: Places

    @staticmethod
    def of(texts: Sequence[str]) -> "Texts":
        """Return the texts as a column, each character in simplified script, narrow and lower case, no white space."""
        joined = _characters(texts)
        if (_ligature_table()[joined]).any():
            texts = [text.translate(_ligatures()) for text in texts]
            joined = _characters(texts)
        starts = _starts(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
        folded = Texts(fold_table()[joined], starts)
        return folded.keep(folded.characters != 0)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Places:
        """How many characters each text has."""
        return np.diff(self.starts)

    @cached_property
    def owners(self) -> Places:
        """Which text each character belongs to."""
        return np.repeat(np.arange(len(self)), self.lengths)

    @cached_property
    def _sums(self) -> Keys:
        """Sums of scattered characters times powers of the base, from the start of the column."""
        with np.errstate(over="ignore"):
            up = _powers(len(self.characters)).up[: len(self.characters)]
            weighed = _scattered()[self.characters] * up
            return np.concatenate([np.zeros(1, np.uint64), np.cumsum(weighed, dtype=np.uint64)])

    def keys(self, first: Places, last: Places) -> Keys:
        """Return a key of each stretch `characters[first:last]`: equal for equal characters wherever they stand."""
        with np.errstate(over="ignore"):
            return (self._sums[last] - self._sums[first]) * _powers(len(self.characters)).down[first]

    def whole_keys(self) -> Keys:
        """Return a key of each text; 0 for an empty one."""
        return self.keys(self.starts[:-1], self.starts[1:])

    def keep(self, kept: Mask) -> "Texts":
        """Return the column with only the characters that are marked."""
        counts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept, dtype=np.int64)])
        return Texts(self.characters[kept], counts[self.starts])

    def cut(self, first: Places, last: Places) -> "Texts":
        """Return the column of the stretches `characters[first[i]:last[i]]`, one in each text."""
        marks = np.zeros(len(self.characters) + 1, np.int8)
        some = last > first
        marks[first[some]] += 1
        marks[last[some]] -= 1
        return self.keep(np.cumsum(marks[:-1], dtype=np.int8).astype(bool))

    def take(self, rows: Places) -> "Texts":
        """Return the column of some texts, in the order given."""
        lengths = self.lengths[rows]
        starts = _starts(lengths)
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
        return Texts(self.characters[np.repeat(self.starts[rows], lengths) + within], starts)

    def split(self, separators: str) -> tuple["Texts", Places, Places]:
        """Return the parts between separators, empty ones left out; of which text each is, and the how manieth."""
        marked = np.zeros(_BMP, bool)
        marked[[ord(one) for one in separators]] = True
        between = np.flatnonzero(marked[self.characters])
        edges = np.sort(np.concatenate([self.starts[:-1], between]))
        kept = self.characters.copy()
        parts = Texts(kept, np.append(edges, self.starts[-1])).keep(~marked[kept])
        row = np.searchsorted(self.starts, edges, side="right") - 1
        full = parts.lengths > 0
        row = row[full]
        firsts = np.searchsorted(row, row)
        return parts.take(np.flatnonzero(full)), row, np.arange(len(row)) - firsts

    def heads(self, width: int) -> Characters:
        """Return the first characters of each text, zeros after its end. Shape: (n, width)."""
        at = self.starts[:-1, None] + np.arange(width)
        padded = np.concatenate([self.characters, np.zeros(1, np.uint16)])
        return np.where(at < self.starts[1:, None], padded[np.minimum(at, len(self.characters))], np.uint16(0))

    def joined(self, between: str = "\n") -> str:
        """Return all texts as one string with a character before each, so that position i of text t is i + t + 1."""
        marked = np.insert(self.characters, self.starts[:-1], np.uint16(ord(between)))
        return marked.astype("<u2").tobytes().decode("utf-16-le", "surrogatepass")

    def strings(self) -> list[str]:
        """Return the texts one by one."""
        return self.joined("\n")[1:].split("\n") if len(self) else []


def scatter(values: Keys) -> Keys:
    """Return the values spread over all 64 bits, equal for equal.

    Source: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    """
    with np.errstate(over="ignore"):
        mixed = values + np.uint64(_BASE)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))


def combine(*columns: npt.NDArray[np.generic]) -> Keys:
    """Return one key for each row of several columns of numbers or keys. Shape: columns of n; the order matters."""
    with np.errstate(over="ignore"):
        mixed = scatter(columns[0].astype(np.uint64))
        for column in columns[1:]:
            mixed = scatter(mixed * np.uint64(31) + column.astype(np.uint64))
        return mixed


@lru_cache(maxsize=1)
def _scattered() -> Keys:
    return scatter(np.arange(_BMP, dtype=np.uint64))


def _starts(lengths: Places) -> Places:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def _powers(n: int) -> _Powers:
    """Return powers up to the n-th; tables grow by doubling, so few of them are ever made."""
    return _powers_of(max(1 << n.bit_length(), 1 << 12))


@lru_cache(maxsize=2)
def _powers_of(n: int) -> _Powers:
    with np.errstate(over="ignore"):

        def run(base: int) -> Keys:
            steps = np.full(n + 1, base, np.uint64)
            steps[0] = 1
            return np.cumprod(steps, dtype=np.uint64)

        return _Powers(run(_BASE), run(_INVERSE))


@lru_cache(maxsize=1)
def fold_table() -> Characters:
    """Return what each character of the basic plane becomes: simplified, narrow, lower case; 0 for white space.

    Shape: (65536,). A character that would become several is kept; `Texts.of` spells it out before. A simplified
    character is taken the way over its traditional form, so that 钜 and 鉅 become the same.
    """
    singles = [_narrow(chr(code)) for code in range(_BMP)]
    simplified = simplify(_traditional("\n".join(singles))).split("\n")
    codes = [ord(one) if one else 0 for one in simplified]
    return np.array([code if code < _BMP else ord(own) for code, own in zip(codes, singles, strict=True)], np.uint16)


def _traditional(text: str) -> str:
    """Return the text in traditional script; what has no single counterpart is kept."""
    converted = str(opencc.OpenCC("s2t").convert(simplify(text)))
    return converted if len(converted) == len(text) else text


def _narrow(character: str) -> str:
    """Return the character narrow and in lower case, or empty if it is white space or a line's end."""
    if character.isspace() or "\ud800" <= character <= "\udfff" or unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    narrow = unicodedata.normalize("NFKC", character).casefold()
    if character < "\u0250" and len(plain := unicodedata.normalize("NFD", narrow)) > 1:
        narrow = plain[0]  # ù and ü are u
    return narrow if len(narrow) == 1 and not narrow.isspace() and ord(narrow) < _BMP else character


@lru_cache(maxsize=1)
def _ligatures() -> dict[int, str]:
    """Return what the characters become that stand for several, such as ㈱ and ㎡."""
    return {
        code: narrow
        for code in range(0xA0, _BMP)
        if len(narrow := unicodedata.normalize("NFKC", chr(code)).casefold()) > 1
    }


@lru_cache(maxsize=1)
def _ligature_table() -> Mask:
    marked = np.zeros(_BMP, bool)
    marked[list(_ligatures())] = True
    return marked


def _characters(texts: Sequence[str]) -> Characters:
    """Return the characters of all texts; one outside the basic plane as one of private use."""
    joined = "".join(texts)
    narrow = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(narrow) == len(joined):
        return narrow
    wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.where(wide < _BMP, wide, _BEYOND + wide % 0x1000).astype(np.uint16)
