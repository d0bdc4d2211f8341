"""Columns that are kept between requests stay what the ledger says, whatever is added."""

import random

import numpy as np
import pytest
from tests.ledger.conftest import EAST, NOON, campaign  # noqa: F401 (a fixture)
from tests.ledger.test_projecting import act_at_random

from yinfeng.figures import holding as holding_room
from yinfeng.figures.core.asking import ask_of
from yinfeng.figures.holding import hold
from yinfeng.figures.selectors import get_basis
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan


@pytest.mark.parametrize("seed", range(6))
def test_a_cube_after_each_entry_equals_the_cube_made_anew(campaign, seed):  # noqa: F811
    rng = random.Random(seed)
    plan = get_plan(campaign)
    ask = ask_of(plan.measures[0], plan, NOON.date())
    for _ in range(25):
        act_at_random(campaign, rng)
        kept = hold(campaign, plan, "project")
        cubes = [kept.tally(ask, axis) for axis in (None, "unit", "tier")]
        holding_room._latest.clear()
        anew = hold(campaign, plan, "project")
        holding_room._latest[campaign.pk, "project"] = kept
        for axis, cube in zip((None, "unit", "tier"), cubes, strict=True):
            assert np.array_equal(cube.count, anew.tally(ask, axis).count)
            assert np.array_equal(cube.low, anew.tally(ask, axis).low)


def test_nothing_new_costs_one_query(campaign, django_assert_num_queries):  # noqa: F811
    plan = get_plan(campaign)
    hold(campaign, plan, "project")
    with django_assert_num_queries(1):
        hold(campaign, plan, "project")


def test_a_figure_names_its_moment_and_its_code_changes_with_the_ledger(campaign):  # noqa: F811
    rng = random.Random(3)
    when = When(NOON.date())
    viewer = Viewer("test")
    before = get_basis(campaign, when, viewer=viewer).figure("new-signed")
    assert before.code == get_basis(campaign, when, viewer=viewer).figure("new-signed").code
    for _ in range(10):
        act_at_random(campaign, rng)
    after = get_basis(campaign, when, viewer=viewer).figure("new-signed")
    assert after.code != before.code
    assert after.moment.position > before.moment.position
    assert EAST.unit == "east"
