"""The rows behind an answer, on random ledgers: those the engine counted, and each possible one with a reason."""

import json
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from tests.figures.histories import CONDITIONS, asks, states
from tests.figures.test_measuring import columns_of

from yinfeng.figures.core.columns import axis_of
from yinfeng.figures.core.kept import ask_from, plain_ask, value_from
from yinfeng.figures.core.measuring import Posed, degrees, tally
from yinfeng.figures.core.near import let_in, made_of, near
from yinfeng.figures.core.reached import POSSIBLE, SURE, on_axis
from yinfeng.figures.core.rows import rows
from yinfeng.figures.core.values import value_of


@settings(max_examples=300, deadline=None)
@given(states(), asks())
def test_rows_are_what_was_counted_and_every_doubt_has_a_reason(ledger, ask):
    columns = columns_of(ledger)
    posed = Posed(columns, ask, CONDITIONS)
    counted = dict(zip(columns.keys, degrees(columns, ask, CONDITIONS).tolist(), strict=True))
    found = rows(posed, ledger)
    assert {row.key: row.degree for row in found} == {key: degree for key, degree in counted.items() if degree}
    assert [row.degree for row in found] == sorted((row.degree for row in found), reverse=True)
    for row in found:
        assert bool(row.reasons) == (row.degree == POSSIBLE)


@settings(max_examples=150, deadline=None)
@given(states(), asks(op="rate"))
def test_rows_of_a_rate_say_who_reached_it(ledger, ask):
    found = rows(Posed(columns_of(ledger), ask, CONDITIONS), ledger)
    value = value_of(columns_of(ledger), ask, CONDITIONS)
    assert sum(row.degree == SURE and row.reached == SURE for row in found) == value.reached
    assert sum(row.degree == SURE for row in found) == value.cohort


@settings(max_examples=150, deadline=None)
@given(states(), asks())
def test_what_a_count_is_made_of_adds_up(ledger, ask):
    posed = Posed(columns_of(ledger), ask, CONDITIONS)
    found = rows(posed, ledger)
    made = made_of(posed, found, ledger)
    assert sum(sure for sure, _ in made.precision.values()) == sum(row.degree == SURE for row in found)
    assert sum(map(sum, made.precision.values())) == len(found)


@settings(max_examples=150, deadline=None)
@given(states(), asks())
def test_what_came_near_is_not_counted(ledger, ask):
    posed = Posed(columns_of(ledger), ask, CONDITIONS)
    counted = {row.key for row in rows(posed, ledger)}
    assert not counted & let_in(posed)
    assert all(0 <= n <= len(ledger) - len(counted) for n in near(posed, ledger).values())


@settings(max_examples=100, deadline=None)
@given(states(), asks())
def test_a_value_and_its_question_are_read_back_as_they_were_kept(ledger, ask):
    value = value_of(columns_of(ledger), ask, CONDITIONS)
    assert value_from(value.as_json()) == value
    assert ask_from(json.loads(json.dumps(plain_ask(ask)))) == ask


@given(states())
def test_the_labels_of_an_axis_and_none_hold_every_subject(ledger):
    columns = columns_of(ledger)
    labels = [*columns.axes["unit"].labels, ""]
    degree = np.array([on_axis(columns, "unit", label) for label in labels])
    assert (degree.max(axis=0) > 0).all() or not ledger


@given(states(), asks())
def test_an_axis_may_have_many_labels_beside_several_currencies(ledger, ask):
    columns = columns_of(ledger)
    many = axis_of([[f"label-{place}"] for place in range(len(ledger))], [f"none-{n}" for n in range(200)])
    wide = replace(columns, axes={**columns.axes, "wide": many})
    cube, total = tally(wide, ask, CONDITIONS, "wide"), tally(wide, ask, CONDITIONS)
    assert (cube.low.sum(axis=1) == total.low.sum(axis=1)).all()
