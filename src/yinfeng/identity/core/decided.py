"""What people have said of two projects: which pairs are decided, and which wait for somebody."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from yinfeng.figures.core.merging import ends
from yinfeng.identity.core.proposing import Proposal
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.words import WORDS

VERDICTS = tuple(key for key, word in WORDS.items() if word.family == "verdict")


class Decided(NamedTuple):
    """A verdict in force on two projects: `key` is the same as, part of … `other`; `entry` is the entry's id."""

    key: str
    word: str
    other: str
    entry: int


def verdicts(states: Mapping[str, State]) -> list[Decided]:
    """Return every verdict in force on two projects that the ledger has, the latest first."""
    found = [
        Decided(key, word, fact.entry.text, fact.entry.id)
        for key, state in states.items()
        for word in VERDICTS
        if word in state.facts
        for fact in state.of(word)
        if fact.entry.text in states
    ]
    return sorted(found, key=lambda one: -one.entry)


def undecided(proposals: Iterable[Proposal], states: Mapping[str, State]) -> list[Proposal]:
    """Return the proposals on which nobody decided, in their order.

    Rules: what was decided of a project that counts as another was decided of that other too.
    """
    counted = ends(states)
    done = {frozenset((counted[one.key], counted[one.other])) for one in verdicts(states)}
    return [
        one
        for one in proposals
        if frozenset((counted.get(one.left, one.left), counted.get(one.right, one.right))) not in done
    ]
