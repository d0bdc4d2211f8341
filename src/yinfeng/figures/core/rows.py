"""The subjects behind an answer, one row each: what is said of them, and why some are only possible."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.durations import lengths
from yinfeng.figures.core.measuring import Conditions, Posed, conjuncts, word_degrees
from yinfeng.figures.core.reached import NO, POSSIBLE, SURE, Degrees, weakest
from yinfeng.figures.core.reasons import Reason, reasons_of
from yinfeng.figures.core.said import amounts_said, said
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.fold import Fact, State


@dataclass(frozen=True, slots=True)
class Row:
    """One subject that counts.

    `said` holds what is said of each word of the question, `amounts` of its amount. `reached` is, for a rate, how
    surely it reached the rate's word; `length`, for a duration, the shortest and longest time in days.
    """

    key: str
    degree: int
    said: Mapping[str, tuple[Fact, ...]]
    amounts: tuple[Fact, ...]
    reasons: tuple[Reason, ...] = ()
    reached: int = NO
    length: tuple[int, int] | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that is said of the question's words."""
        return tuple(fact for facts in self.said.values() for fact in facts)


def words_of(ask: Ask, conditions: Conditions) -> tuple[str, ...]:
    """Return the words a question speaks of, conditions taken apart, each once."""
    asked = (ask.from_word, ask.counted_word, ask.reached)
    return tuple(dict.fromkeys(part for word in asked if word for part in _parts(word, conditions)))


def _parts(word: str, conditions: Conditions) -> tuple[str, ...]:
    condition = conditions.get(word)
    return (word,) if condition is None else (*condition.all_of, *condition.any_of)


def rows(posed: Posed, states: Mapping[str, State]) -> list[Row]:
    """Return the subjects that count, sure ones first.

    Shape: states by key of the columns. Of a sum the largest come first, else the earliest.
    """
    parts = conjuncts(posed.columns, posed.ask, posed.conditions)
    degree = weakest(*parts.values())
    if posed.ask.op == "days":
        return sorted(_durations(posed, states, degree), key=_by_day)
    followed = _followed(posed)
    found = []
    for row in np.flatnonzero(degree).tolist():
        key = posed.columns.keys[row]
        vague = (name for name, degrees in parts.items() if degrees[row] == POSSIBLE)
        reasons = (reason for name in vague for reason in reasons_of(posed, name, states[key], row))
        amounts = amounts_said(states[key], posed.ask)
        found.append(Row(key, int(degree[row]), _said(posed, states[key]), amounts, tuple(reasons), int(followed[row])))
    return sorted(found, key=_by_amount if posed.ask.op == "sum" else _by_day)


def _followed(posed: Posed) -> Degrees:
    ask = posed.ask
    if ask.op != "rate":
        return np.zeros(posed.columns.n_subjects, dtype=np.int8)
    return word_degrees(posed.columns, ask, posed.conditions, ask.reached, Interval(None, ask.until))


def _said(posed: Posed, state: State) -> dict[str, tuple[Fact, ...]]:
    words = words_of(posed.ask, posed.conditions)
    return {word: said(state, word, posed.ask.standings)[0] for word in words}


def _durations(posed: Posed, states: Mapping[str, State], degree: Degrees) -> list[Row]:
    """A duration counts where both words have a day; it is sure where both days are known."""
    ask = posed.ask
    places, shortest, longest = lengths(posed.columns, degree, ask.from_word, ask.to_word, ask.standings)
    found = []
    for place, low, high in zip(places.tolist(), shortest.tolist(), longest.tolist(), strict=True):
        key = posed.columns.keys[place]
        state = states[key]
        reasons = (Reason("negative"),) if high < 0 else _vague_ends(state, ask) if low != high else ()
        sure = SURE if low == high and high >= 0 else POSSIBLE
        length = (max(0, low), max(0, high))
        found.append(Row(key, sure, _said(posed, state), amounts_said(state, ask), reasons, length=length))
    return found


def _vague_ends(state: State, ask: Ask) -> tuple[Reason, ...]:
    found = []
    for word in (ask.from_word, ask.to_word):
        days = {fact.entry.interval for fact in said(state, word, ask.standings)[0]}
        if len(days) > 1:
            found.append(Reason("days_differ", word))
        elif not all(interval and interval.precision == "day" for interval in days):
            found.append(Reason("vague_end", word))
    return tuple(found)


def _by_day(row: Row) -> tuple[int, date, str]:
    days = [fact.entry.to_day for fact in row.facts if fact.entry.to_day is not None]
    return (-row.degree, min(days, default=date.max), row.key)


def _by_amount(row: Row) -> tuple[int, int, str]:
    return (-row.degree, -max((fact.entry.high or 0 for fact in row.amounts), default=0), row.key)
