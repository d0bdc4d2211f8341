"""Instalments and figures that run from the start of the year."""

from datetime import UTC, date, datetime

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.building import build
from yinfeng.figures.core.measuring import tally
from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import fold

YEAR = parse_interval("2026")


def say(number: int, word: str, day: str, fen: int, **rest) -> Entry:
    interval = parse_interval(day)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    ends = {"from_day": interval.from_day, "to_day": interval.to_day}
    return Entry(number, 1, word, Standing.CLAIMED, at, low=fen, high=fen, unit="CNY", **ends, **rest)


def total(entries: list[Entry], word: str, value: str, window: Interval = YEAR) -> tuple[int, int, int]:
    ask = Ask("sum", "project", window, window.to_day, ("claimed",), word, value=value)
    cube = tally(build({"p": fold(entries)}, {}, {}), ask, {})
    return int(cube.count[-1, 1]), int(cube.low[0, -1, 1]), int(cube.high[0, -1, 1])


def test_instalments_add_up_inside_the_window_whenever_the_first_came():
    paid = [say(1, "arrived_amount", "2025-12-01", 5), say(2, "arrived_amount", "2026-02-01", 7)]
    assert total([*paid, say(3, "arrived_amount", "2026-03-01", 11)], "funded", "arrived_amount") == (1, 18, 18)


def test_an_instalment_of_a_vague_day_is_only_possible():
    paid = [say(1, "arrived_amount", "2026-02-01", 7), say(2, "arrived_amount", "2025..2026", 3)]
    assert total(paid, "funded", "arrived_amount") == (1, 7, 10)


def test_of_a_figure_that_runs_from_the_start_of_the_year_the_latest_counts():
    done = [say(1, "completed_investment", "2026-03-31", 30), say(2, "completed_investment", "2026-06-30", 70)]
    begun = say(3, "started", "2026-01-05", 0)
    assert total([*done, begun], "started", "completed_investment")[1] == 70
    until_may = Interval(date(2026, 1, 1), date(2026, 5, 31))
    assert total([*done, begun], "started", "completed_investment", until_may)[1] == 30


def test_two_units_that_say_different_figures_of_one_day_give_a_range():
    done = [say(1, "revenue", "2026-06-30", 70), say(2, "revenue", "2026-06-30", 75)]
    assert total([*done, say(3, "started", "2026-01-05", 0)], "started", "revenue")[1:] == (70, 75)
