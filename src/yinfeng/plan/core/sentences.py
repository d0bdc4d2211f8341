"""Sentences of a published text, by offset. Coverage counts them; nothing here knows what they mean."""

import csv
import hashlib
import io
import re
from dataclasses import dataclass

from yinfeng.kernel.folding import fold

_END = re.compile(r"[。！？!?]+[”’」』）)]*")
_INSIDE_A_SENTENCE = re.compile(r"[，,、；;]")
_HEADING_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its offsets `[start, end)` and the SHA-256 of its folded text."""

    start: int
    end: int
    sha256: str


def folded_hash(text: str) -> str:
    """Return the SHA-256 of the folded text: it stays when only white space or script changes."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def _closes(line: str) -> bool:
    """Tell whether a line without a full stop stands alone: a heading, a caption, a menu entry."""
    return len(line) <= _HEADING_LENGTH and not _INSIDE_A_SENTENCE.search(line)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    A sentence ends at 。！？ with the brackets and quotes that follow. A short line without a comma is a heading and
    stands alone; any other line without a full stop goes on across blank lines, as newspapers break them.
    Shape: offsets of the original text, white space at both ends left out, in order, never overlapping.
    """
    found: list[Sentence] = []
    start = 0
    for match in re.finditer(r"[^\r\n]+", text):
        opening = start if text[start : match.start()].strip() else match.start()
        position = opening
        for stop in _END.finditer(text, match.start(), match.end()):
            _add(found, text, position, stop.end())
            position = stop.end()
        rest = text[max(position, match.start()) : match.end()].strip()
        if rest and position >= match.start() and _closes(rest):
            _add(found, text, position, match.end())
            position = match.end()
        start = position
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    part = text[start:end]
    if part.strip():
        start += len(part) - len(part.lstrip())
        found.append(Sentence(start, start + len(part.strip()), folded_hash(part)))


def read_sentences(table: str) -> tuple[Sentence, ...]:
    """Read a sentence table (CSV with start, end, sha256).

    Raises: ValueError naming the line that is not two ascending offsets and a hash.
    """
    rows = csv.DictReader(io.StringIO(table))
    read: list[Sentence] = []
    for number, row in enumerate(rows, start=2):
        try:
            sentence = Sentence(int(row["start"]), int(row["end"]), row["sha256"])
        except (KeyError, ValueError, TypeError):
            raise ValueError(f"line {number}: expected start,end,sha256") from None
        if sentence.end <= sentence.start or (read and sentence.start < read[-1].end):
            raise ValueError(f"line {number}: offsets must ascend and not overlap")
        read.append(sentence)
    return tuple(read)
