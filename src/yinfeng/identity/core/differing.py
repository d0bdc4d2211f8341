"""Two texts side by side: which parts of each the other does not have."""

from difflib import SequenceMatcher
from typing import NamedTuple


class Part(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    differs: bool


def differing(left: str, right: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both texts cut into parts. Joined, the parts are the text again."""
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    lefts = tuple(Part(left[start:end], tag != "equal") for tag, start, end, _, _ in blocks if end > start)
    rights = tuple(Part(right[start:end], tag != "equal") for tag, _, _, start, end in blocks if end > start)
    return lefts, rights
