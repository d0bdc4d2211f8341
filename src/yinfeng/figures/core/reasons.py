"""Why a subject is only possible: the vague day, the contested label, the unknown amount."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.measuring import Conditions, Posed
from yinfeng.figures.core.reached import POSSIBLE, SURE
from yinfeng.figures.core.said import degree_in, known_amounts, said
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.fold import Fact, State

WHYS = (
    "vague_day", "by_day", "no_day", "days_differ", "one_of_several", "contested", "amount_unknown", "other_currency",
    "amount_vague", "perhaps_gone", "vague_end", "negative",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is only possible: one of WHYS, the word or axis it concerns, and the labels that contest it."""

    why: str
    about: str = ""
    labels: tuple[str, ...] = ()


def reasons_of(posed: Posed, part: str, state: State, row: int) -> tuple[Reason, ...]:
    """Return why a part of a question (a key of `conjuncts`) holds only possibly for a subject.

    Shape: `row` is the subject's place in the columns.
    """
    ask, conditions = posed.ask, posed.conditions
    if part == "word":
        return tuple(word_reasons(state, ask.counted_word, ask.window, ask.standings, conditions))
    if part == "unless":
        by_then = Interval(None, ask.until)
        gone = [word for word in ask.unless if _degree(state, word, by_then, ask.barring) == POSSIBLE]
        return tuple(Reason("perhaps_gone", word) for word in gone)
    if part == "at_least":
        return (_amount_reason(state, ask),)
    axis = part.removeprefix("in-")
    found = posed.columns.axes[axis]
    return (Reason("contested", axis, tuple(found.labels[code] for who, code in found.several if who == row)),)


def word_reasons(
    state: State, word: str, window: Interval, standings: Sequence[str], conditions: Conditions
) -> Iterator[Reason]:
    """Yield why a word, or each word of a condition, lies only possibly in a window."""
    condition = conditions.get(word)
    if condition is None:
        yield from _vague(state, word, window, standings)
        return
    by_then = Interval(None, window.to_day)
    for place, part in enumerate(condition.all_of):
        yield from _vague(state, part, by_then if place else window, standings)
    if SURE not in [_degree(state, part, by_then, standings) for part in condition.any_of]:
        for part in condition.any_of:
            yield from _vague(state, part, by_then, standings)


def _degree(state: State, word: str, window: Interval, standings: Sequence[str]) -> int:
    facts, wider = said(state, word, standings)
    return degree_in(facts, window, wider=wider)


def _vague(state: State, word: str, window: Interval, standings: Sequence[str]) -> Iterator[Reason]:
    facts, wider = said(state, word, standings)
    if degree_in(facts, window, wider=wider) != POSSIBLE:
        return
    if wider:
        yield Reason("one_of_several", word)
    if degree_in(facts, window, wider=False) == POSSIBLE:
        yield Reason(_why_vague(facts), word)


def _why_vague(facts: Sequence[Fact]) -> str:
    days = {fact.entry.interval for fact in facts}
    if len(days) > 1:
        return "days_differ"
    (interval,) = days
    if interval is None:
        return "no_day"
    return "by_day" if interval.from_day is None else "vague_day"


def _amount_reason(state: State, ask: Ask) -> Reason:
    known = known_amounts(state, "agreed_amount", ask.standings)
    currencies = {fact.entry.unit for fact in known}
    if not known:
        return Reason("amount_unknown")
    if ask.at_least is not None and currencies != {ask.at_least.unit}:
        return Reason("other_currency")
    return Reason("amount_vague")
