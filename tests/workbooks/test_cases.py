"""The importer is held to the cases: what it reads of each file against what a careful clerk reads."""

from functools import lru_cache

import pytest
from tests.workbooks.cases import CASES
from tests.workbooks.comparing import FIELDS
from tests.workbooks.reading import read_case
from tests.workbooks.scoring import Score, mean, score_cases, sum_up

CLASSES, FIELD, OVERALL, FILES_THAT_MAY_MISS = 0.98, 0.95, 0.92, 2
REFUSED = [file for file, case in CASES.items() if case.expected["must_refuse"] is True]


@lru_cache(maxsize=1)
def scores() -> dict[str, Score]:
    """Return the scores of all cases, read once."""
    return {one.file: one for one in score_cases([], read_case)}


def all_scores() -> list[Score]:
    return list(scores().values())


@pytest.mark.parametrize("file", CASES)
def test_what_can_be_read_is_read_and_what_cannot_is_refused(file: str):
    assert scores()[file].refusal.rate == 1, scores()[file].faults


@pytest.mark.parametrize("file", REFUSED)
def test_a_refusal_has_a_reason(file: str):
    assert read_case(file, CASES[file].content)["reason"]


def test_the_class_of_rows_is_told():
    assert sum_up(all_scores()).classes.rate >= CLASSES


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_read(field: str):
    assert sum_up(all_scores()).fields[field].rate >= FIELD


def test_hardly_a_file_has_a_missed_or_a_false_project():
    assert len([one.file for one in all_scores() if one.missed or one.false]) <= FILES_THAT_MAY_MISS


def test_every_wrong_sum_is_found_and_none_is_invented():
    assert not [fault for one in all_scores() for fault in one.faults if " sum in " in fault]


def test_the_set_is_read_well():
    assert mean(all_scores()) >= OVERALL
