"""Which rows of an outline a reader asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from yinfeng.kernel.folding import search_key
from yinfeng.plan.core.assignments import answers_as
from yinfeng.plan.core.outline import Object, Row
from yinfeng.plan.core.schema import Plan

UNSAID = "unknown"
"""What a filter says where the text says nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reader's filter; an empty field asks for everything. `section` is a section or a family of provisions."""

    document: str = ""
    section: str = ""
    responsible: str = ""
    due: str = ""
    text: str = ""

    @property
    def is_anything(self) -> bool:
        """Tell whether nothing is filtered."""
        return self == Wanted()


def matching(plan: Plan, rows: Iterable[Row], wanted: Wanted) -> list[Row]:
    """Return the rows that meet every field of the filter.

    Shape: a responsible unit matches what obliges itself, its tier or a body it is a member of; text is found in both
    scripts, in the clause and in the objects it created.
    """
    names = answers_as(plan, wanted.responsible)
    text = search_key(wanted.text)
    return [
        row
        for row in rows
        if wanted.document in ("", row.assignment.clause.document)
        and (not wanted.section or any(wanted.section in (made.section, made.family) for made in row.objects))
        and _owned_as(row, wanted.responsible, names)
        and (not wanted.due or _due(row) == wanted.due)
        and (not text or text in search_key(" ".join(_words(row))))
    ]


def _owned_as(row: Row, responsible: str, names: set[str]) -> bool:
    if responsible == UNSAID:
        return row.sort == "unowned"
    return not responsible or bool(names & set(row.assignment.responsible or ()))


def _due(row: Row) -> str:
    due = str(row.assignment.due).split(":")[0]
    return "" if due == UNSAID and row.sort == "fact" else due


def _words(row: Row) -> Iterable[str]:
    clause = row.assignment.clause
    yield from (clause.key, clause.summary, clause.anchor, *(owner.label for owner in row.owners))
    for made in row.objects:
        yield from _object_words(made)


def _object_words(made: Object) -> Iterable[str]:
    yield made.label
    yield made.item.key
    for told in made.particulars:
        yield from (told.printed, *told.values)
    for part in made.parts:
        yield from _object_words(part)
