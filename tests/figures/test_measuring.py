"""The engine against the oracle, and the laws that cubes obey."""

import numpy as np
from hypothesis import given, settings
from tests.figures import oracle
from tests.figures.histories import CONDITIONS, GROUPS, UNITS, asks, states

from yinfeng.figures.core.bounds import rate_bounds
from yinfeng.figures.core.building import build
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.measuring import degrees, rate, tally
from yinfeng.ledger.core.fold import State

LABELS = {"unit": UNITS, "group": GROUPS, "tier": ("first", "second"), "event": ("fair", "forum")}
TIERS = {"east": "first", "west": "first", "north": "second"}


def columns_of(ledger: dict[str, State]) -> Columns:
    columns = build(ledger, LABELS, TIERS)
    currencies = ("CNY", "USD")
    if columns.currencies != currencies:
        columns = Columns(columns.keys, columns.axes, columns.tracks, currencies)
    return columns


@settings(max_examples=300, deadline=None)
@given(states(), asks())
def test_a_count_and_a_sum_are_what_the_oracle_says(ledger, ask):
    answer = tally(columns_of(ledger), ask, CONDITIONS)
    assert (int(answer.count[-1, 1]), int(answer.count[-1, 0])) == oracle.count(ledger, ask, CONDITIONS)
    assert {
        "sure_low": int(answer.low[0, -1, 1]),
        "sure_high": int(answer.high[0, -1, 1]),
        "possible_low": int(answer.low[0, -1, 0]),
        "possible_high": int(answer.high[0, -1, 0]),
        "sure_unknown": int(answer.unknown[-1, 1]),
        "possible_unknown": int(answer.unknown[-1, 0]),
    } == oracle.total(ledger, ask, CONDITIONS)


@settings(max_examples=200, deadline=None)
@given(states(), asks())
def test_a_cell_of_an_axis_is_the_count_under_that_filter(ledger, ask):
    columns = columns_of(ledger)
    for axis in ("unit", "group", "event"):
        answer = tally(columns, ask, CONDITIONS, axis)
        for place, label in enumerate(answer.labels):
            filtered = {key: state for key, state in ledger.items() if oracle.label_degree(state, axis, label)}
            sure = [
                min(oracle.degree(key, state, ask, CONDITIONS), oracle.label_degree(state, axis, label))
                for key, state in filtered.items()
            ]
            assert (int(answer.count[place, 1]), int(answer.count[place, 0])) == (sure.count(2), sure.count(1))


@settings(max_examples=200, deadline=None)
@given(states(), asks(op="rate"))
def test_the_bounds_of_a_rate_hold_every_reading_and_no_more(ledger, ask):
    bounds = rate_bounds(rate(columns_of(ledger), ask, CONDITIONS))
    low, high = oracle.rate(ledger, ask, CONDITIONS)
    assert (None if bounds.low is None else float(bounds.low)) == low
    assert (None if bounds.high is None else float(bounds.high)) == high


@settings(max_examples=100, deadline=None)
@given(states(), states(), asks())
def test_cubes_of_disjoint_subjects_add_up(left, right, ask):
    right = {f"q{key}": state for key, state in right.items()}
    both = tally(columns_of(left | right), ask, CONDITIONS, "unit")
    summed = tally(columns_of(left), ask, CONDITIONS, "unit") + tally(columns_of(right), ask, CONDITIONS, "unit")
    for name in ("count", "low", "high", "unknown"):
        assert np.array_equal(getattr(both, name), getattr(summed, name))


@settings(max_examples=100, deadline=None)
@given(states(), asks())
def test_what_is_sure_stays_in_a_wider_window(ledger, ask):
    columns = columns_of(ledger)
    if ask.word != "landed" and not ask.unless:
        wide = type(ask.window)(None, ask.window.to_day)
        narrow = degrees(columns, ask, CONDITIONS)
        wider = degrees(columns, _with_window(ask, wide), CONDITIONS)
        assert ((wider == 2) | (narrow < 2)).all()


def _with_window(ask, window):
    from dataclasses import replace

    return replace(ask, window=window)
