"""The columns that lists filter on, from the fold: one pure function, so that a row can always be made again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from yinfeng.kernel.folding import search_key
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_OF_FLOW, STAGE_SPANS, WORDS

Row = dict[str, object]

_SEARCHED = ("name", "alias", "investor", "industry", "site", "product", "operator", "event")
TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class Reached:
    """The furthest stage a subject has reached, with the days and standing of the fact that says so."""

    stage: str
    standing: Standing
    from_day: date | None
    to_day: date | None


def furthest(state: State, stages: Sequence[str]) -> Reached | None:
    """Return the furthest stage in the plan's order; a termination outweighs all others."""
    order = _order(tuple(stages))
    reached = [word for word in order if (word in state.facts or word in STAGE_OF_FLOW) and state.of(word)]
    if not reached:
        return None
    word = TERMINATED if TERMINATED in reached else max(reached, key=lambda word: order[word])
    fact = state.best(word)[-1]
    return Reached(word, fact.standing, fact.entry.from_day, fact.entry.to_day)


@lru_cache(maxsize=64)
def _order(stages: tuple[str, ...]) -> Mapping[str, int]:
    """Return the place of each stage, and of each word that spans several."""
    order = {stage: place for place, stage in enumerate(stages)}
    return order | {word: min(order.get(stage, 0) for stage in spans) for word, spans in STAGE_SPANS.items()}


def project_row(kind: str, key: str, state: State, stages: Sequence[str]) -> Row:
    """Return the columns of a subject of a kind.

    Shape: the names are those of the kind's table; the table's identity columns are not here.
    """
    reached = furthest(state, stages)
    return {
        "name": _text(state, "name") or key,
        "search": _search(state, key),
        "units": keys_of(state, "unit"),
        "contested": " ".join(state.contested()),
        "stage": reached.stage if reached else "",
        "stage_standing": reached.standing.value if reached else "",
        "stage_from": reached.from_day if reached else None,
        "stage_to": reached.to_day if reached else None,
        **{name: column(state) for name, column in _COLUMNS[kind].items()},
    }


def keys_of(state: State, word: str) -> str:
    """Return every key that the best facts of a word name, as |a|b|, so that a filter finds each."""
    keys = dict.fromkeys(fact.entry.text for fact in state.best(word))
    return f"|{'|'.join(keys)}|" if keys else ""


def _text(state: State, word: str) -> str:
    if word not in state.facts:
        return ""
    facts = state.best(word)
    if WORDS[word].many:
        return "、".join(dict.fromkeys(fact.entry.text for fact in facts))
    return facts[0].entry.text if facts else ""


def _search(state: State, key: str) -> str:
    said = [fact.entry.text for word in _SEARCHED if word in state.facts for fact in state.of(word)]
    return "|".join(dict.fromkeys(search_key("|".join((key, *said))).split("|")))


def _first(state: State, word: str, read: Callable[[Fact], object], default: object = None) -> object:
    facts = state.best(word)
    return read(facts[0]) if facts else default


def _latest(word: str) -> Callable[[State], object]:
    """The figure of the last day, of a measure that runs from the start of the year."""

    def latest(state: State) -> object:
        known = [fact.entry for fact in state.best(word) if fact.entry.low is not None]
        return max(known, key=lambda entry: (entry.to_day or date.min, entry.id)).low if known else None

    return latest


def _text_of(word: str) -> Callable[[State], object]:
    return lambda state: _text(state, word)


def _low(word: str) -> Callable[[State], object]:
    return lambda state: _first(state, word, lambda fact: fact.entry.low)


_COLUMNS: Mapping[str, Mapping[str, Callable[[State], object]]] = {
    "project": {
        "groups": lambda state: keys_of(state, "group"),
        "industry": _text_of("industry"),
        "nature": _text_of("nature"),
        "origin": _text_of("origin"),
        "investor": _text_of("investor"),
        "amount_low": _low("agreed_amount"),
        "amount_high": lambda state: _first(state, "agreed_amount", lambda fact: fact.entry.high),
        "amount_currency": lambda state: _first(state, "agreed_amount", lambda fact: fact.entry.unit, ""),
        "amount_raw": lambda state: _first(state, "agreed_amount", lambda fact: fact.entry.raw, ""),
        "n_uncertain": lambda state: len(state.of("uncertain_with")),
    },
    "key-project": {
        "groups": lambda state: keys_of(state, "group"),
        "amount_low": _low("agreed_amount"),
        "planned_low": _low("planned_investment"),
        "completed_low": _latest("completed_investment"),
    },
    "firm": {
        "industry": _text_of("industry"),
        "product": _text_of("product"),
        "above_scale": lambda state: bool(state.of("above_scale")),
        "lists": _text_of("lead_firm"),
    },
    "park": {
        "model": _text_of("model"),
        "operator": _text_of("operator"),
        "floor_area": _low("floor_area"),
        "status": _text_of("status"),
    },
    "event": {
        "place": _text_of("place"),
        "n_projects": _low("n_projects"),
        "total_low": _low("total_amount"),
        "total_currency": lambda state: _first(state, "total_amount", lambda fact: fact.entry.unit, ""),
    },
    "assignment": {},
}
KINDS = tuple(_COLUMNS)
"""The kinds of subject that have rows of their own."""
