"""A document's text cut at the borders of the spans that cite it, so that a page can mark each passage."""

import itertools
from dataclasses import dataclass

from yinfeng.plan.core.schema import Plan


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text with the clauses that cite it, and the reason where it is listed as not modelled."""

    start: int
    end: int
    text: str
    clauses: tuple[str, ...]
    not_modelled: str = ""


def passages(plan: Plan, document: str, text: str) -> list[Passage]:
    """Return the whole text as runs, in order; joined they give the text back."""
    clauses = [(clause.span, clause.key) for clause in plan.clauses if clause.document == document]
    listed = [(entry.span, entry.reason) for entry in plan.not_modelled if entry.document == document]
    borders = {0, len(text)} | {min(end, len(text)) for span, _ in clauses + listed for end in span}
    cuts = sorted(borders)
    return [
        Passage(
            start,
            end,
            text[start:end],
            tuple(key for span, key in clauses if span[0] <= start and end <= span[1]),
            next((reason for span, reason in listed if span[0] <= start and end <= span[1]), ""),
        )
        for start, end in itertools.pairwise(cuts)
    ]
