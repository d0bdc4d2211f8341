"""Sentences of a published text, by offset. Coverage counts them; nothing here knows what they mean."""

import csv
import hashlib
import io
import re
from dataclasses import dataclass

from yinfeng.kernel.folding import fold
from yinfeng.kernel.problems import Place, Problem

_END = re.compile(r"[。！？!?]+[”’」』）)]*")
_INSIDE_A_SENTENCE = re.compile(r"[，,、；;]")
_ROW = re.compile(r"([0-9]{1,9}),([0-9]{1,9}),[0-9a-f]{64}")
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
    """Read a sentence table (CSV with start, end, sha256) that has no problems, as `check_sentences` tells."""
    rows = csv.DictReader(io.StringIO(table))
    return tuple(Sentence(int(row["start"]), int(row["end"]), row["sha256"]) for row in rows)


def check_sentences(table: str, file: str) -> list[Problem]:
    """Report every line of a sentence table that is not two ascending offsets and a hash."""
    lines = table.splitlines()
    problems = []
    if not lines or lines[0].split(",") != ["start", "end", "sha256"]:
        problems.append(Problem(Place(file, line=1), "句子表的表头不对。", "应为 start,end,sha256。"))
    reached = 0
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        match = _ROW.fullmatch(line)
        if match is None:
            problems.append(Problem(Place(file, line=number), "这一行不是起、止和摘要值。", "请重新生成句子表。"))
            continue
        start, end = int(match[1]), int(match[2])
        if start < reached or end <= start:
            problems.append(
                Problem(Place(file, line=number), "这一句的起止倒置，或与前一句重叠。", "请重新生成句子表。")
            )
        else:
            reached = end
    return problems
