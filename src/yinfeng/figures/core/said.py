"""What a state says of a word, read as the engine reads it: the best standing decides. One subject at a time."""

from collections.abc import Sequence

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.reached import ASKED_FIRST, BEST_FIRST, NO, POSSIBLE, SURE
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_SPANS, WORDS


def said(state: State, word: str, standings: Sequence[str]) -> tuple[tuple[Fact, ...], bool]:
    """Return the facts that decide whether a word was reached, and whether they name it only as one of several."""
    for standing in (Standing(best) for best in ASKED_FIRST if best in standings):
        if facts := state.of(word, standing):
            return facts, False
        for wider, words in STAGE_SPANS.items():
            if word in words and (facts := state.of(wider, standing)):
                return facts, True
    return (), False


def degree_in(facts: Sequence[Fact], window: Interval, *, wider: bool) -> int:
    """Tell how surely the facts of a word lie in a window: all inside SURE, any overlapping POSSIBLE, else NO."""
    if not any(overlaps(fact, window) for fact in facts):
        return NO
    return SURE if not wider and all(_inside(fact, window) for fact in facts) else POSSIBLE


def overlaps(fact: Fact, window: Interval) -> bool:
    """Tell whether a fact possibly lies in a window; one that speaks of no day possibly lies in every window."""
    return fact.entry.interval is None or fact.entry.interval.overlaps(window)


def _inside(fact: Fact, window: Interval) -> bool:
    return fact.entry.interval is not None and fact.entry.interval.inside(window)


def amounts_said(state: State, ask: Ask) -> tuple[Fact, ...]:
    """Return what is said of a question's amount: known figures of the best standing, or the instalments in its window.

    Where no figure is known, what is said instead is returned, so that it can be shown as it is printed.
    """
    word = WORDS.get(ask.value)
    if word is not None and word.family == "measure" and word.many:
        wanted = tuple(Standing(standing) for standing in ask.standings)
        return tuple(fact for fact in state.of(ask.value, *wanted) if overlaps(fact, ask.window))
    return known_amounts(state, ask.value, ask.standings) or state.best(ask.value)


def known_amounts(state: State, word: str, standings: Sequence[str]) -> tuple[Fact, ...]:
    """Return the facts of a word's best standing that hold a figure."""
    for standing in (Standing(best) for best in BEST_FIRST if best in standings):
        if known := tuple(fact for fact in state.of(word, standing) if fact.entry.low is not None):
            return known
    return ()
