"""What was not counted though it came near, and what a count is made of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from yinfeng.figures.core.durations import lengths
from yinfeng.figures.core.measuring import Posed, conjuncts, word_degrees
from yinfeng.figures.core.reached import NO, SURE, Degrees, weakest
from yinfeng.figures.core.rows import Row, words_of
from yinfeng.figures.core.said import overlaps
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import State


def near(posed: Posed, states: Mapping[str, State]) -> dict[str, int]:
    """Count the subjects that all parts of a question but one let in, by that part, and those that were refused.

    Shape: keys of `conjuncts` (`word`: reached, but outside the window), `refused`, and for a duration `start`: the
    earlier word has no day; states by key of the columns.
    """
    columns, ask, conditions = posed.columns, posed.ask, posed.conditions
    parts = conjuncts(columns, ask, conditions)
    ever = word_degrees(columns, ask, conditions, ask.counted_word, Interval(None, date.max))
    found = {"word": int(((parts["word"] == NO) & (ever > NO) & _rest(parts, "word")).sum())}
    found |= {
        name: int(((degrees == NO) & _rest(parts, name)).sum())
        for name, degrees in parts.items()
        if name not in ("word", "keys")
    }
    if ask.op == "days":
        degree = weakest(*parts.values())
        both, *_ = lengths(columns, degree, ask.from_word, ask.to_word, ask.standings)
        found["start"] = int((degree > NO).sum()) - both.size
    words = words_of(ask, conditions)
    found["refused"] = sum(_is_refused(states[key], words, ask.window) for key in let_in(posed))
    return found


def let_in(posed: Posed) -> frozenset[str]:
    """Return the subjects that would count if only the question's word were said of them."""
    parts = conjuncts(posed.columns, posed.ask, posed.conditions)
    found = np.flatnonzero((parts["word"] == NO) & _rest(parts, "word")).tolist()
    return frozenset(posed.columns.keys[row] for row in found)


def _rest(parts: Mapping[str, Degrees], left_out: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    others = [degrees for name, degrees in parts.items() if name != left_out]
    return weakest(*others) > NO if others else np.ones_like(parts[left_out], dtype=np.bool_)


def _is_refused(state: State, words: Sequence[str], window: Interval) -> bool:
    return any(
        overlaps(fact, window)
        for word in words
        for fact in state.facts.get(word, ())
        if fact.standing == Standing.REFUSED
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What a count is made of, each as (sure, possible).

    `precision` counts by how precisely the day is known (day, month … until, none, several); `paired` are rows that
    may be the same as another, `both` those whose other is counted too.
    """

    precision: Mapping[str, tuple[int, int]]
    paired: tuple[int, int]
    both: tuple[int, int]


def made_of(posed: Posed, counted: Sequence[Row], states: Mapping[str, State]) -> Made:
    """Return what the rows of a count are made of.

    Shape: states of all subjects, since a pair is said of one of the two.
    """
    condition = posed.conditions.get(posed.ask.counted_word)
    word = condition.all_of[0] if condition and condition.all_of else posed.ask.counted_word
    others = _pairs(states)
    keys = {row.key for row in counted}
    by_precision: dict[str, list[Row]] = {}
    for row in counted:
        by_precision.setdefault(_precision(row, word), []).append(row)
    return Made(
        {sort: _split(some) for sort, some in by_precision.items()},
        _split(row for row in counted if row.key in others),
        _split(row for row in counted if others.get(row.key, frozenset()) & keys),
    )


def _split(some: Iterable[Row]) -> tuple[int, int]:
    found = Counter(row.degree == SURE for row in some)
    return found[True], found[False]


def _precision(row: Row, word: str) -> str:
    days = {fact.entry.interval for fact in row.said.get(word, ())}
    if len(days) > 1:
        return "several"
    interval = next(iter(days), None)
    return "none" if interval is None else interval.precision


def _pairs(states: Mapping[str, State]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, state in states.items():
        for fact in state.of("uncertain_with"):
            found.setdefault(key, set()).add(fact.entry.text)
            found.setdefault(fact.entry.text, set()).add(key)
    return found
