from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.kernel.days import Interval, parse_interval

days = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022", (2022, 1, 1), (2022, 12, 31), "year"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "month"),
        ("2022-Q1", (2022, 1, 1), (2022, 3, 31), "quarter"),
        ("2022H2", (2022, 7, 1), (2022, 12, 31), "half"),
        ("2022-3-5", (2022, 3, 5), (2022, 3, 5), "day"),
        ("2022年3月5日", (2022, 3, 5), (2022, 3, 5), "day"),
        ("2022/3/5", (2022, 3, 5), (2022, 3, 5), "day"),
        ("2022.3", (2022, 3, 1), (2022, 3, 31), "month"),
        ("2022年", (2022, 1, 1), (2022, 12, 31), "year"),
        ("2022-01..2022-11", (2022, 1, 1), (2022, 11, 30), "range"),
        ("2021..2024", (2021, 1, 1), (2024, 12, 31), "range"),
    ],
)
def test_a_period_is_as_precise_as_printed(text: str, first: tuple, last: tuple, precision: str):
    interval = parse_interval(text)
    assert (interval.from_day, interval.to_day) == (date(*first), date(*last))
    assert interval.precision == precision


@pytest.mark.parametrize("text", ["", "2022-13", "2022-02-30", "soon", "2022-Q5", "2022-12-31..2022-01-01", "22"])
def test_what_is_no_period_is_refused(text: str):
    with pytest.raises(ValueError, match=r"not a day|begins on"):
        parse_interval(text)


def test_a_year_is_possible_but_not_sure_inside_its_first_half():
    year, half = parse_interval("2022"), parse_interval("2022-H1")
    assert year.overlaps(half)
    assert not year.inside(half)
    assert half.inside(year)


def test_an_event_without_a_first_day_is_sure_only_in_a_window_without_one():
    by_december = parse_interval("..2022-12-31")
    assert by_december.inside(parse_interval("..2022-12-31"))
    assert not by_december.inside(parse_interval("2022"))
    assert by_december.overlaps(parse_interval("2019"))


@given(days, days, days, days)
def test_what_is_sure_is_also_possible(a: date, b: date, c: date, d: date):
    event, window = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert not event.inside(window) or event.overlaps(window)


@given(days, days)
def test_an_interval_prints_as_something_that_reads_back(a: date, b: date):
    interval = Interval(min(a, b), max(a, b))
    assert parse_interval(str(interval)) == interval
