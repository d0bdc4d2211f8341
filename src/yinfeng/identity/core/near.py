"""One project that is about to be registered, held against those that are there: quick enough to ask while typing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yinfeng.identity.core.proposing import Proposal, Row, propose
from yinfeng.identity.core.vocabulary import Vocabulary
from yinfeng.kernel.folding import search_key

TYPED = ""
"""The key of what is typed: nothing in the ledger has it."""
_LOOKED_AT = 300
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Index:
    """Rows by the pairs of neighbouring characters in their names and investors. Shape: numbers into `rows`."""

    rows: Sequence[Row]
    by_piece: Mapping[str, Sequence[int]]

    def near(self, typed: Sequence[Row], vocabulary: Vocabulary) -> list[Proposal]:
        """Return the projects that one may be, the likeliest first; it stands right.

        Shape: `typed` are the rows of one project, their key `TYPED` where the ledger does not have it.

        Rules: of the projects that share two neighbouring characters with it, the 300 that share most and rarest are
        looked at; so how common a name is, is judged among these.
        """
        shared: Counter[int] = Counter()
        for piece in {piece for row in typed for piece in _pieces(row)}:
            numbers = self.by_piece.get(piece, ())
            shared.update(dict.fromkeys(numbers, 10_000 // (len(numbers) or 1)))
        own = {row.key for row in typed}
        chosen = sorted(number for number, _ in shared.most_common(_LOOKED_AT) if self.rows[number].key not in own)
        found = propose([*(self.rows[number] for number in chosen), *typed], vocabulary)
        return [one for one in found if one.right in own]


def near_brought(rows: Sequence[Row], added: Sequence[Row], vocabulary: Vocabulary) -> list[Proposal]:
    """Return which projects that are about to be added, each under a key of its own, may be which of `rows`.

    Rules: what is about to be added stands right; two of them are not held against each other.
    """
    new = {row.key for row in added}
    found = propose([*rows, *added], vocabulary) if added else []
    return [one for one in found if one.right in new and one.left not in new]


def index(rows: Sequence[Row]) -> Index:
    """Return rows ready to be looked up."""
    by_piece: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for piece in _pieces(row):
            by_piece.setdefault(piece, []).append(number)
    return Index(rows, by_piece)


def _pieces(row: Row) -> set[str]:
    texts = (search_key(row.name), search_key(row.investors))
    return {text[at : at + _SHORTEST] for text in texts for at in range(len(text) - 1)}
