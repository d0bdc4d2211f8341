"""The questions of published figures: what a publisher counted, knew and rounded; bad values say where they stand."""

from datetime import date

import pytest

from yinfeng.figures.core.asking import ALL_STANDINGS, Ask
from yinfeng.figures.core.published import load_published
from yinfeng.figures.core.reconciling import Held, Verdict, verdict
from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import parse_quantity

YEAR = Interval(date(2026, 1, 1), date(2026, 12, 31))
FEN_OF_YI = 10**10


def read(ask: str):
    return load_published(
        f"figures:\n  - key: half-year\n    bound: exact\n    ask: {{op: count, kind: project, {ask}}}\n"
    )


def test_a_question_says_which_standings_counted_and_how_much_was_known():
    (one,), problems = read("word: signed, standings: [verified], known_at: 2026-07-08")
    assert not problems
    assert (one.ask.ask().standings, one.ask.known_at) == (("verified",), date(2026, 7, 8))


def test_without_them_all_that_is_not_refused_counts_as_known_now():
    (one,), _ = read("word: signed")
    assert (one.ask.ask().standings, one.ask.known_at, one.ask.rounded_to) == (ALL_STANDINGS, None, None)


@pytest.mark.parametrize(
    "wrong", ["standings: [approved]", "known_at: last-week", "rounded_to: much", "known_when: now"]
)
def test_a_bad_value_is_located_and_its_figure_left_out(wrong):
    figures, problems = read(f"word: signed, {wrong}")
    assert not figures
    assert [problem.where.line for problem in problems] == [4]


@pytest.mark.parametrize(
    ("held_yi", "found"),
    [("2033.386", Verdict.EXPLAINED), ("2032.5", Verdict.EXPLAINED), ("2032.49", "partly"), ("2033.5", "contradicted")],
)
def test_a_sum_is_rounded_as_its_publisher_rounded(held_yi, found):
    whole, _, part = held_yi.partition(".")
    amount = int(whole) * FEN_OF_YI + int(part.ljust(10, "0"))
    ask = Ask("sum", "project", YEAR, YEAR.to_day, word="signed")
    told = Held(("p-1",), (), amount)
    assert verdict(parse_quantity("2033亿元"), "exact", ask, told, FEN_OF_YI) == found


def test_a_sum_that_is_not_said_to_be_rounded_has_to_agree_to_the_fen():
    ask = Ask("sum", "project", YEAR, YEAR.to_day, word="signed")
    assert verdict(parse_quantity("2033亿元"), "exact", ask, Held(("p-1",), (), 2033 * FEN_OF_YI + 1)) == "contradicted"
