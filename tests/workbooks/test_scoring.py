"""The scorer: a perfect report scores 1, and every kind of damage lowers the score."""

import copy
from collections.abc import Callable

import pytest
from tests.workbooks.cases import CASES
from tests.workbooks.scoring import score
from tests.workbooks.values import answers_of

SAMPLE = "unit_title_wan.xlsx"


def perfect(expected: object) -> object:
    """Return the first accepted answer everywhere: what a perfect importer would report."""
    if isinstance(expected, dict):
        if "accept" in expected:
            return perfect(answers_of(expected)[0])
        return {name: perfect(value) for name, value in expected.items()}
    return [perfect(value) for value in expected] if isinstance(expected, list) else expected


def perfect_report(file: str) -> dict:
    report = copy.deepcopy(perfect(CASES[file].expected))
    return {**report, "reason": "damaged"} if report["must_refuse"] else report


@pytest.mark.parametrize("file", CASES)
def test_a_perfect_report_scores_one(file: str):
    found = score(CASES[file].expected, perfect_report(file))
    assert found.overall == pytest.approx(1)
    assert not found.faults


def projects(report: dict) -> list[dict]:
    return [row for row in report["rows"] if row["class"] == "data"]


def miss_a_row(report: dict) -> None:
    report["rows"].remove(projects(report)[0])


def invent_a_row(report: dict) -> None:
    report["rows"].append({**projects(report)[0], "source_row": 99})


def take_a_sum_for_a_project(report: dict) -> None:
    next(row for row in report["rows"] if row["class"] == "total")["class"] = "data"


def misname(report: dict) -> None:
    projects(report)[0]["name"] = "另一个项目"


def lose_an_investor(report: dict) -> None:
    projects(report)[0]["investors"] = []


def misplace(report: dict) -> None:
    projects(report)[0]["county"] = "石狮市"


def mistake_the_unit(report: dict) -> None:
    projects(report)[0]["amount"]["value"] = "120000"


def lose_the_qualifier(report: dict) -> None:
    projects(report)[0]["amount"]["qualifier"] = ">="


def blur_a_date(report: dict) -> None:
    projects(report)[0]["dates"]["signed"]["precision"] = "month"


def invent_a_milestone(report: dict) -> None:
    projects(report)[2]["dates"]["started"] = {"from": "2022-01-01", "to": "2022-01-01", "precision": "day"}


def mistake_the_stage(report: dict) -> None:
    projects(report)[0]["stage"] = "producing"


def invent_a_wrong_sum(report: dict) -> None:
    report["subtotal_mismatches"].append({"row": 8, "column": "D", "field": "amount", "stated": "1", "computed": "2"})


def refuse(report: dict) -> None:
    report.update(must_refuse=True, reason="unreadable")


def read_a_sheet_without_projects(report: dict) -> None:
    report["more"].append({"sheet": "字典", "rows": [{"source_row": 2, "class": "data", "name": "晋江市"}]})


DAMAGES = [
    miss_a_row, invent_a_row, take_a_sum_for_a_project, misname, lose_an_investor, misplace, mistake_the_unit,
    lose_the_qualifier, blur_a_date, invent_a_milestone, mistake_the_stage, invent_a_wrong_sum, refuse,
    read_a_sheet_without_projects,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_lowers_the_score_and_is_named(damage: Callable[[dict], None]):
    report = perfect_report(SAMPLE)
    damage(report)
    found = score(CASES[SAMPLE].expected, report)
    assert found.overall < 1
    assert found.faults
