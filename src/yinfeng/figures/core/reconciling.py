"""A published figure held against the ledger: explained, partly, contradicted, not held. Rows are never invented."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.cubes import cube
from yinfeng.figures.core.durations import durations
from yinfeng.figures.core.measuring import Conditions, amounts_of, degrees
from yinfeng.figures.core.reached import POSSIBLE, SURE
from yinfeng.kernel.quantity import Quantity

_LOWER = frozenset({"over", "at_least"})


class Verdict(StrEnum):
    """What the ledger says of a published figure."""

    EXPLAINED = "explained"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger holds for a question.

    Units: amounts in fen of CNY, the low ends of known amounts; `days` is the range of a duration.
    """

    rows_sure: tuple[str, ...] = ()
    rows_possible: tuple[str, ...] = ()
    amount_sure: int = 0
    amount_possible: int = 0
    without_amount_sure: int = 0
    without_amount_possible: int = 0
    days: tuple[int, int] | None = None


def held(columns: Columns, ask: Ask, conditions: Conditions) -> Held:
    """Return the rows and sums that answer a question."""
    degree = _both(columns, ask, conditions) if ask.op == "days" else degrees(columns, ask, conditions)
    total = cube(columns, degree, amounts_of(columns, ask))
    yuan = columns.currencies.index("CNY")
    keys = np.array(columns.keys, dtype=object)
    return Held(
        tuple(keys[degree == SURE]),
        tuple(keys[degree == POSSIBLE]),
        int(total.low[yuan, -1, 1]),
        int(total.low[yuan, -1, 0]),
        int(total.unknown[-1, 1]),
        int(total.unknown[-1, 0]),
        _range(columns, ask, degree) if ask.op == "days" else None,
    )


def _both(columns: Columns, ask: Ask, conditions: Conditions) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """A duration needs both words; between vague days it is only possible."""
    degree = degrees(columns, ask, conditions)
    known = durations(columns, degree, ask.from_word, ask.to_word, ask.standings)
    return degree if known.n_exact and not known.n_vague else np.minimum(degree, POSSIBLE)


def _range(columns: Columns, ask: Ask, degree: np.ndarray[tuple[int], np.dtype[np.int8]]) -> tuple[int, int] | None:
    found = durations(columns, degree, ask.from_word, ask.to_word, ask.standings)
    ends = [end for end in (found.shortest, found.longest) if end is not None]
    ends += list(found.vague_range or ())
    return (min(ends), max(ends)) if ends else None


def verdict(value: Quantity | None, bound: str, ask: Ask | None, found: Held, step: int = 1) -> Verdict:
    """Judge a published figure.

    Rules:  without rows it is not held. Where the sure rows alone exceed it (unless it is a lower bound) it is
    contradicted. Where it lies between the sure and the sure and possible rows it is explained; a lower bound is
    explained by more than it. Otherwise it is partly explained. Unknown amounts are no reserve. Where the publisher
    rounded, what the ledger holds is rounded alike before it is compared.
    Units:  counts, or fen of CNY, or days, after the question's operation; `step` is what was rounded to, in the same.
    """
    if ask is None or value is None or not (found.rows_sure or found.rows_possible):
        return Verdict.NOT_HELD
    low, high = (_rounded(end, step) for end in _ends(ask.op, found))
    figure = value.low
    if bound in _LOWER:
        return Verdict.EXPLAINED if high > figure else Verdict.PARTLY
    if low > figure:
        return Verdict.CONTRADICTED
    return Verdict.EXPLAINED if figure <= high else Verdict.PARTLY


def _ends(op: str, found: Held) -> tuple[int, int]:
    if op == "count":
        return len(found.rows_sure), len(found.rows_sure) + len(found.rows_possible)
    if op == "sum":
        return found.amount_sure, found.amount_sure + found.amount_possible
    return found.days or (0, 0)


def _rounded(figure: int, step: int) -> int:
    return (figure + step // 2) // step * step
