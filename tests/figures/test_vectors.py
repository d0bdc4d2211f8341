"""Published arithmetic, reproduced with each publisher's own calendar and rounding."""

import ast
import csv
import operator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.figures.conftest import FOLDER

from yinfeng.figures.core.schedule import elapsed_share, rounded, schedule_gap, schedule_ratio
from yinfeng.kernel.days import parse_interval

VECTORS = list(csv.DictReader((Path(FOLDER) / "ledger" / "vectors.csv").read_text(encoding="utf-8").splitlines()))
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
YEAR = parse_interval("2022")


def exact(expression: str) -> Fraction:
    """Work an expression of the table out exactly."""

    def work(node: ast.expr) -> Fraction:
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](work(node.left), work(node.right))
        return Fraction(ast.get_source_segment(expression, node))

    return work(ast.parse(expression, mode="eval").body)


def digits(printed: str) -> int:
    return -int(Decimal(printed).as_tuple().exponent)


PRINTED = [row for row in VECTORS if row["published"]]


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row["vector_id"])
def test_each_publishers_rounding_gives_the_printed_figure(row):
    value, printed = exact(row["expression"]), row["published"]
    roundings = {"half_up": rounded(value, digits(printed)), "truncate": rounded(value, digits(printed), "truncate")}
    agree = {name for name, figure in roundings.items() if figure == Decimal(printed)}
    expected = {
        "round_half_up": {"half_up"},
        "truncate": {"truncate"},
        "exact_or_both": {"half_up", "truncate"},
        "mismatch": set(),
    }
    assert agree == expected[row["match"]]


def test_the_city_counts_days_and_prints_a_ratio():
    share = elapsed_share(YEAR, date(2022, 10, 31), "day")
    ratio = schedule_ratio(Fraction("10374.08"), Fraction(10000), share)
    assert rounded(ratio * 100, 2) == Decimal("124.56")
    by_month = schedule_ratio(Fraction("10374.08"), Fraction(10000), elapsed_share(YEAR, date(2022, 10, 31), "month"))
    assert rounded(by_month * 100, 2) == Decimal("124.49")


@pytest.mark.parametrize(
    ("rate", "as_of", "points"),
    [
        ("42.6", (2022, 3, 31), "17.6"),
        ("39.2", (2022, 4, 30), "5.9"),
        ("85.1", (2022, 9, 30), "10.1"),
        ("54.83", (2022, 6, 30), "4.83"),
    ],
)
def test_departments_count_months_and_print_points(rate, as_of, points):
    share = elapsed_share(YEAR, date(*as_of), "month")
    gap = schedule_gap(Fraction(rate), Fraction(100), share)
    assert rounded(gap * 100, digits(points)) == Decimal(points)


def test_one_publisher_cuts_off_and_another_rounds():
    assert rounded(Fraction(62, 125) * 100, 0, "truncate") == 49
    assert rounded(Fraction(21, 36) * 100, 1) == Decimal("58.3")


def test_nothing_is_due_before_the_period_and_all_of_it_after():
    assert elapsed_share(YEAR, date(2021, 12, 31), "day") == 0
    assert elapsed_share(YEAR, date(2023, 1, 1), "month") == 1
    assert schedule_ratio(Fraction(3), Fraction(10), Fraction(0)) is None
    assert schedule_gap(Fraction(3), Fraction(0), Fraction(1)) is None


def test_starts_over_signings_is_no_start_rate():
    trap = next(row for row in VECTORS if row["kind"] == "trap")
    assert trap["published"] == ""
