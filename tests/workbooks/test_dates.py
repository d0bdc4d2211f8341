"""Days and periods as cells hold them."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.workbooks.core.dates import precision_of, read_date


@pytest.mark.parametrize(
    ("cell", "first", "last", "precision"),
    [
        (44625, "2022-03-05", "2022-03-05", "day"),
        ("20220305", "2022-03-05", "2022-03-05", "day"),
        (202203, "2022-03-01", "2022-03-31", "month"),
        (2022.3, "2022-03-01", "2022-03-31", "month"),
        ("2022.10", "2022-10-01", "2022-10-31", "month"),
        ("22年3月5日", "2022-03-05", "2022-03-05", "day"),
        ("22.3.5", "2022-03-05", "2022-03-05", "day"),
        ("3月5日", "2022-03-05", "2022-03-05", "day"),
        ("3月上旬", "2022-03-01", "2022-03-10", "xun"),
        ("2022年2月下旬", "2022-02-21", "2022-02-28", "xun"),
        ("3月底前", None, "2022-03-31", "before"),
        ("2022年底前", None, "2022-12-31", "before"),
        ("一季度", "2022-01-01", "2022-03-31", "quarter"),
        ("2022年第三季度", "2022-07-01", "2022-09-30", "quarter"),
        ("上半年", "2022-01-01", "2022-06-30", "half"),
        ("年内", "2022-01-01", "2022-12-31", "year"),
        ("明年一季度", "2023-01-01", "2023-03-31", "quarter"),
        ("民國111年3月5日", "2022-03-05", "2022-03-05", "day"),
        ("110.12.10", "2021-12-10", "2021-12-10", "day"),
        ("二〇二二年三月五日", "2022-03-05", "2022-03-05", "day"),
        ("2022-03-05 00:00:00", "2022-03-05", "2022-03-05", "day"),
        ("1646409600000", "2022-03-05", "2022-03-05", "day"),
        ("2022年10-12月", "2022-10-01", "2022-12-31", "quarter"),
        ("2022\\3\\5", "2022-03-05", "2022-03-05", "day"),
        ("22Q3", "2022-07-01", "2022-09-30", "quarter"),
        ("一季度前", None, "2022-03-31", "before"),
        ("3月中下旬", "2022-03-11", "2022-03-31", "range"),
        ("2022.5.8-10", "2022-05-08", "2022-05-10", "range"),
        ("44625.0", "2022-03-05", "2022-03-05", "day"),
        ("2022.3.5签约，2022.6开工", "2022-03-05", "2022-03-05", "day"),
    ],
)
def test_a_day_or_period_is_read(cell: object, first: str | None, last: str, precision: str):
    interval = read_date(cell, 2022).interval
    assert interval.to_day.isoformat() == last
    assert (interval.from_day.isoformat() if interval.from_day else None) == first
    assert precision_of(interval) == precision


@pytest.mark.parametrize("cell", ["2022-02-30", "2022/13/5", "2202-03-05", "20221301", "签约后3个月内", "两年内"])
def test_an_impossible_day_is_none_and_told(cell: str):
    read = read_date(cell, 2022)
    assert (read.interval, read.flag) == (None, "date")


@pytest.mark.parametrize("cell", [None, "待定", "/", "-", ""])
def test_what_says_nothing_is_no_day(cell: object):
    read = read_date(cell, 2022)
    assert (read.interval, read.flag) == (None, "")


def test_a_number_that_lost_its_nought_is_told():
    assert read_date(2022.1, 2022).flag == "lost_nought"
    assert read_date("2022.1", 2022).flag == ""


@pytest.mark.parametrize(
    ("cell", "planned"), [("预计2022年6月", True), ("已于2022年6月开工", False), ("2022年6月", None)]
)
def test_a_cell_may_say_that_its_day_is_planned(cell: str, planned: bool | None):
    assert read_date(cell, 2022).planned is planned


FORMS = [
    lambda day: day,
    lambda day: datetime.combine(day, time(8)),
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year % 100}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"民国{day.year - 1911}年{day.month}月{day.day}日",
    lambda day: f"{day.isoformat()} 00:00:00",
]


@given(st.dates(date(2010, 1, 1), date(2049, 12, 31)), st.sampled_from(FORMS))
def test_any_day_written_in_any_form_comes_back(day: date, write: object):
    assert read_date(write(day), None).interval.to_day == day


@given(st.dates(date(2010, 1, 1), date(2049, 12, 31)))
def test_the_three_xun_of_a_month_follow_one_another(day: date):
    parts = [read_date(f"{day.year}年{day.month}月{part}", None).interval for part in ("上旬", "中旬", "下旬")]
    month = read_date(f"{day.year}年{day.month}月", None).interval
    assert (parts[0].from_day, parts[2].to_day) == (month.from_day, month.to_day)
    assert all(later.from_day == earlier.to_day + timedelta(1) for earlier, later in pairwise(parts))
