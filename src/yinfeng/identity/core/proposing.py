"""Projects of a ledger held against each other: which pairs a person should look at, the likeliest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from yinfeng.identity.core.amounts import CURRENCIES, Amounts
from yinfeng.identity.core.deciding import Verdict
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.resolving import resolve
from yinfeng.identity.core.vocabulary import Vocabulary
from yinfeng.ledger.core.fold import State

NAMES = ("name", "alias")
LOOKED_AT = (Verdict.SAME, Verdict.PART_OF, Verdict.UNSURE)
"""Verdicts that a person should look at; of look-alikes that are different nobody need decide anything."""


class Row(NamedTuple):
    """A project under one of its names. Units: `low` and `high` in fen of `currency`, 0 and "" where none is stated."""

    key: str
    name: str
    investors: str = ""
    place: str = ""
    low: int = 0
    high: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two projects that may be the same. `money` is the smaller agreed amount in fen, 0 where one has none."""

    left: str
    right: str
    probability: float
    verdict: Verdict
    reason: str
    money: int = 0

    @property
    def pair(self) -> frozenset[str]:
        """Both keys, whichever stands left."""
        return frozenset((self.left, self.right))


def gather(states: Mapping[str, State], places: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the projects as rows, one for each name that a project has.

    Shape: states by key; `places` says what a unit's key is called, which is the place of a project without a site.
    """
    return tuple(row for key, state in states.items() for row in _rows(key, state, places))


def propose(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Proposal]:
    """Return the pairs of projects to look at: likelier ones first, and of equally likely ones those with more money.

    Rules: of the pairs of names that two projects have, the likeliest speaks for them.
    """
    pairs = resolve(_records(rows), vocabulary)
    found: dict[frozenset[str], Proposal] = {}
    for at in range(len(pairs)):
        left, right = rows[int(pairs.left[at])], rows[int(pairs.right[at])]
        verdict, both = Verdict(int(pairs.verdict[at])), frozenset((left.key, right.key))
        if left.key != right.key and verdict in LOOKED_AT and both not in found:
            found[both] = Proposal(
                left.key, right.key, float(pairs.probability[at]), verdict, pairs.reason(at), _money(left, right)
            )
    return sorted(found.values(), key=lambda one: (-round(one.probability, 2), -one.money))


def _rows(key: str, state: State, places: Mapping[str, str]) -> Iterator[Row]:
    investors = "/".join(_texts(state, ("investor",)))
    unit = next(_texts(state, ("unit",)), "")
    place = next(_texts(state, ("site",)), "") or places.get(unit, unit)
    amount = next((fact.entry for fact in state.best("agreed_amount") if fact.entry.low is not None), None)
    low, high, currency = (amount.low or 0, amount.high or 0, amount.unit) if amount else (0, 0, "")
    for name in dict.fromkeys(_texts(state, NAMES)):
        yield Row(key, name, investors, place, low, high, currency)


def _texts(state: State, words: Iterable[str]) -> Iterator[str]:
    return (fact.entry.text for word in words for fact in state.of(word) if fact.entry.text)


def _records(rows: Sequence[Row]) -> Records:
    def column(name: str) -> list[str] | None:
        cells = [getattr(row, name) for row in rows]
        return cells if any(cells) else None

    known = {currency: number for number, currency in enumerate(CURRENCIES)}
    low, high = np.array([row.low for row in rows], np.int64), np.array([row.high for row in rows], np.int64)
    currency = np.array([known.get(row.currency, 0) for row in rows], np.int8)
    amounts = Amounts(low, high, currency, low != high)
    keys, names = [row.key for row in rows], [row.name for row in rows]
    return Records(keys, names, investors=column("investors"), places=column("place"), amounts=amounts)


def _money(left: Row, right: Row) -> int:
    return min(left.low, right.low) if left.currency == right.currency else 0
