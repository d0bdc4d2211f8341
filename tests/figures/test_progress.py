"""How a target stands in one word, and how long a step took: rules on small numbers."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from yinfeng.figures.core.durations import quartiles
from yinfeng.figures.core.progress import Pace, pace, progress, shortfall
from yinfeng.kernel.days import Interval

YEAR = Interval(date(2026, 1, 1), date(2026, 12, 31))
HALF = date(2026, 7, 2)  # day 183 of 365


def of(least: int, most: int, day: date = HALF, *, grows: bool = True):
    found = progress((Fraction(least), Fraction(most)), 365, YEAR, day, grows=grows)
    assert found
    return found


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        (365, 365, Pace.REACHED),
        (183, 183, Pace.ON_SCHEDULE),
        (182, 183, Pace.PERHAPS),
        (182, 182, Pace.BEHIND),
        (0, 0, Pace.BEHIND),
    ],
)
def test_while_time_runs_the_calendar_by_days_decides(least, most, found):
    assert pace(of(least, most)) == found


def test_before_the_first_day_nothing_has_begun():
    assert pace(of(0, 0, date(2025, 12, 31))) == Pace.NOT_BEGUN


@pytest.mark.parametrize(("least", "most", "found"), [(364, 364, Pace.SHORT), (364, 365, Pace.PERHAPS)])
def test_after_the_last_day_a_target_is_reached_or_short(least, most, found):
    assert pace(of(least, most, date(2027, 1, 1))) == found


def test_a_rate_does_not_grow_with_time():
    assert pace(of(364, 364, grows=False)) == Pace.SHORT
    assert of(364, 364, grows=False).ratio is None


def test_what_lacks_is_compared_with_what_is_due_by_now():
    assert shortfall(of(183, 183)) == 0
    assert shortfall(of(61, 183)) == Fraction(2, 3)
    assert shortfall(of(73, 73, grows=False)) == Fraction(4, 5)


def test_quartiles_cut_times_into_four_equal_parts():
    found = quartiles(np.array([10, 20, 30, 40, 50]))
    assert (found.n, found.lower, found.median, found.upper) == (5, 20, 30, 40)
    assert quartiles(np.array([7])).upper == 7
    assert quartiles(np.array([], dtype=np.int64)) is None
