"""From folded states to columns. Only here does a fact become numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from yinfeng.figures.core.columns import Axis, Columns, Track, axis_of
from yinfeng.figures.core.reached import day_number
from yinfeng.ledger.core.entries import COUNTED
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_OF_FLOW, WORDS
from yinfeng.plan.core.schema import Plan

AXES = ("unit", "group", "industry", "nature", "origin", "event", "model")
_NEVER = np.iinfo(np.int32).max


def build(
    states: Mapping[str, State],
    labels: Mapping[str, Sequence[str]],
    tiers: Mapping[str, str],
    currencies: Sequence[str] = ("CNY",),
) -> Columns:
    """Make the columns of the subjects of one kind.

    Shape: states by subject key, in the order the rows shall have; `labels` gives an axis its labels in the plan's
    order; `tiers` maps a unit's key to its tier; `currencies` come first, in this order, others behind them.
    """
    keys = tuple(states)
    tracks: defaultdict[tuple[str, str], list[tuple[int, int, int, int, int, int]]] = defaultdict(list)
    known = {currency: number for number, currency in enumerate(currencies)}
    for row, state in enumerate(states.values()):
        for word, fact in _facts(state):
            tracks[word, fact.standing.value].append((row, *_numbers(fact, known)))
    axes = {word: _axis(states.values(), word, labels.get(word, ())) for word in AXES}
    axes["tier"] = _tier_axis(axes["unit"], tiers, labels.get("tier", ()))
    return Columns(keys, axes, {mark: Track.of(rows) for mark, rows in tracks.items()}, tuple(known))


def _facts(state: State) -> Iterable[tuple[str, Fact]]:
    """Return the facts of a state by word, and where a stage is only known by what flowed, what made it reached."""
    for word, facts in state.facts.items():
        for fact in facts:
            yield word, fact
    for stage, flow in STAGE_OF_FLOW.items():
        said = {fact.standing for fact in state.facts.get(stage, ())}
        if flow in state.facts:
            for standing in COUNTED:
                if standing not in said:
                    yield from ((stage, fact) for fact in state.of(stage, standing))


def _numbers(fact: Fact, currencies: dict[str, int]) -> tuple[int, int, int, int, int]:
    entry = fact.entry
    last = _NEVER if entry.to_day is None else day_number(entry.to_day)
    if entry.low is None or entry.high is None:
        return (day_number(entry.from_day), last, 0, 0, -1)
    currency = currencies.setdefault(entry.unit, len(currencies))
    return (day_number(entry.from_day), last, entry.low, entry.high, currency)


def _axis(states: Iterable[State], word: str, labels: Sequence[str]) -> Axis:
    values = [[fact.entry.text for fact in state.best(word)] for state in states]
    return axis_of(values, labels, shared=WORDS[word].many)


def _tier_axis(units: Axis, tiers: Mapping[str, str], labels: Sequence[str]) -> Axis:
    """Sort subjects by the tier of their unit; units of one tier that contest a subject do not contest its tier."""
    values: list[list[str]] = [[] for _ in units.code]
    pairs = [(row, int(code)) for row, code in enumerate(units.code) if code >= 0]
    for row, code in (*pairs, *units.several):
        tier = tiers.get(units.labels[code])
        if tier is not None:
            values[row].append(tier)
    return axis_of(values, labels)


def labels_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the labels that the plan gives each axis, in its order."""
    return {
        "unit": tuple(unit.key for unit in plan.units),
        "tier": tuple(tier.key for tier in plan.tiers),
        "group": tuple(body.key for body in plan.bodies if body.kind == "industry_group"),
    }


def tiers_of(plan: Plan) -> dict[str, str]:
    """Return the tier of each unit."""
    return {unit.key: unit.tier for unit in plan.units}
