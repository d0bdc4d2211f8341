"""A document laid out for reading: runs of text that belong together, beside the clauses that cite them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.plan.core.passages import Passage
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.core.spans import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages that no clause divides, the clauses that cite them, and the reason where they are not modelled."""

    passages: tuple[Passage, ...]
    clauses: tuple[str, ...]
    reason: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.passages[0].start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.passages[-1].end

    @property
    def text(self) -> str:
        """The whole text of the stretch, white space included."""
        return "".join(passage.text for passage in self.passages)

    @property
    def ends_paragraph(self) -> bool:
        """Tell whether the text goes on in a new line."""
        return "\n" in self.text[len(self.text.rstrip()) :]

    @property
    def runs(self) -> tuple[tuple[int, str, bool], ...]:
        """The runs to print, without the white space round the stretch: start, text, whether a clause cites it."""
        last = len(self.text.rstrip()) + self.start
        first = last - len(self.text.strip())
        return tuple(
            (passage.start, passage.text[max(first - passage.start, 0) : last - passage.start], bool(passage.clauses))
            for passage in self.passages
            if passage.start < last and passage.end > first
        )


def stretches(plan: Plan, passages: Iterable[Passage]) -> list[Stretch]:
    """Return the passages of one document as stretches, in order; joined they give all passages back.

    Shape: a clause lies in one stretch; white space goes with what stands before it; neighbours that are not modelled
    for the same reason are one stretch.
    """
    spans = {clause.key: clause.span for clause in plan.clauses}
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and _continues(groups[-1], passage, spans):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return [_stretch(group) for group in groups]


def _continues(group: list[Passage], passage: Passage, spans: Mapping[str, Span]) -> bool:
    if not passage.text.strip():
        return True
    spanned = any(spans[key][1] > passage.start for before in group for key in before.clauses)
    reasons = {before.not_modelled for before in group if before.text.strip()}
    return spanned or (bool(passage.not_modelled) and not passage.clauses and reasons == {passage.not_modelled})


def _stretch(group: list[Passage]) -> Stretch:
    clauses = dict.fromkeys(key for passage in group for key in passage.clauses)
    reason = "" if clauses else next((passage.not_modelled for passage in group if passage.not_modelled), "")
    return Stretch(tuple(group), tuple(clauses), reason)
