"""Count once: subjects that someone ruled to be the same count as one, with the stages of both."""

from collections.abc import Mapping

from yinfeng.figures.core.reached import BEST_FIRST
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.words import word_of


def merge_same(states: Mapping[str, State]) -> dict[str, State]:
    """Return the states with each subject that is the same as another taken into that other.

    Shape: states by subject key. The other keeps its attributes and money; stages that the duplicate was said to have
    reached stand beside its own, and its agreed amount where it is better proved. A chain of duplicates ends in its
    last; a circle is left as it is.
    """
    kept = ends(states)
    merged = {key: state for key, state in states.items() if kept[key] == key}
    for key, other in kept.items():
        if other != key:
            merged[other] = _with_stages(merged[other], states[key])
    return merged


def ends(states: Mapping[str, State]) -> dict[str, str]:
    """Return for each subject the one that it counts as: itself, or the last of a chain of the same."""
    return {key: _end(key, states) for key in states}


def involved(states: Mapping[str, State], changed: Mapping[str, State]) -> bool:
    """Tell whether a change touches subjects that are, were or become the same as another."""
    said = [state for key in changed for state in (states.get(key), changed[key]) if state is not None]
    targets = {fact.entry.text for state in states.values() for fact in state.of("same_as")}
    return any(state.facts.get("same_as") for state in said) or not targets.isdisjoint(changed)


def _end(key: str, states: Mapping[str, State]) -> str:
    seen = [key]
    while facts := states[seen[-1]].of("same_as"):
        other = facts[-1].entry.text
        if other not in states:
            break
        if other in seen:
            return key
        seen.append(other)
    return seen[-1]


def _with_stages(state: State, duplicate: State) -> State:
    facts = dict(state.facts)
    for word, found in duplicate.facts.items():
        if word_of(word).family == "stage" or (word == _AMOUNT and _rank(duplicate) < _rank(state)):
            facts[word] = (*facts.get(word, ()), *found)
    return State(facts)


_AMOUNT = "agreed_amount"


def _rank(state: State) -> int:
    """How good the agreed amount is known: 0 verified, 1 claimed, 2 reported, 3 not at all."""
    best = state.best(_AMOUNT)
    return BEST_FIRST.index(best[0].standing.value) if best else len(BEST_FIRST)
