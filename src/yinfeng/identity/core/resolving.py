"""The same firm, the same project: from records to pairs with probability, verdict and reason.

    pairs = resolve(records, vocabulary)
    for line in pairs.lines(): ...

Nothing is read or written here, and nothing is learned from the records but how common things are among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.boundaries import find_boundaries
from yinfeng.identity.core.comparing import Comparer, Comparison
from yinfeng.identity.core.counting import Frequencies, Nats
from yinfeng.identity.core.deciding import Verdict, decide
from yinfeng.identity.core.history import Renaming, find_firms
from yinfeng.identity.core.keys import candidates
from yinfeng.identity.core.owners import Rows
from yinfeng.identity.core.preparing import Prepared, prepare
from yinfeng.identity.core.reasons import Reasons
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.vocabulary import Vocabulary
from yinfeng.identity.core.weighing import weigh


class Line(NamedTuple):
    """One pair as it stands in a table."""

    left_id: str
    right_id: str
    probability: float
    verdict: str
    reason: str


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs that are the same, part of each other, look-alikes, or for a person to judge; likelier ones first.

    Shape: `left`, `right` (m,) rows of `records`; `probability` (m,) that both are the same; `verdict` as `Verdict`.
    """

    records: Records
    prepared: Prepared
    left: Rows
    right: Rows
    probability: Nats
    verdict: npt.NDArray[np.int8]
    comparison: Comparison

    def __len__(self) -> int:
        return len(self.left)

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.records, self.prepared, self.left, self.right, self.comparison)

    def reason(self, pair: int) -> str:
        """Return why a pair got its verdict, in Chinese."""
        return self._reasons.say(pair, Verdict(int(self.verdict[pair])))

    def lines(self) -> Iterator[Line]:
        """Yield the pairs as they stand in a table, each reason written when it is its turn."""
        ids = self.records.ids
        for pair, (left, right, probability, verdict) in enumerate(
            zip(self.left.tolist(), self.right.tolist(), self.probability.tolist(), self.verdict.tolist(), strict=True)
        ):
            yield Line(ids[left], ids[right], round(probability, 4), Verdict(verdict).word, self.reason(pair))


def resolve(records: Records, vocabulary: Vocabulary, history: Sequence[Renaming] = ()) -> Pairs:
    """Return which records are the same firm or project, and which only look so.

    Shape:  any number of records; pairs of rows, each once, the earlier row left.
    Rules:  the probability does not depend on the order of records, and means the same at every number of them; a pair
            is the same from `weighing.THRESHOLD` on. Without a history firms that share no character stay apart.
    """
    prepared = prepare(records, vocabulary)
    prepared = replace(prepared, cores=find_boundaries(prepared.heads, prepared.cores))
    weights = Frequencies(prepared, vocabulary.rarity).weigh(prepared)
    firms = find_firms(records, history, vocabulary) if history else None
    left, right = candidates(prepared, weights, vocabulary.sounds, firms)
    comparison = Comparer(prepared, weights, vocabulary, firms).compare(left, right)
    odds = weigh(comparison, len(records))
    verdict, kept = decide(comparison, odds)
    probability = odds.probability()
    rows = np.flatnonzero(kept)
    rows = rows[np.argsort(-probability[rows], kind="stable")]
    return Pairs(records, prepared, left[rows], right[rows], probability[rows], verdict[rows], comparison.take(rows))
