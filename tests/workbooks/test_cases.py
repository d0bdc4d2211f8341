"""The importer is held to the cases: what it reads of each file against what a careful clerk reads."""

from functools import lru_cache

import pytest
from tests.workbooks.cases import CASES
from tests.workbooks.reading import read_case
from tests.workbooks.scoring import Score, mean, score, score_cases, sum_up

CLASSES, FIELD, OVERALL, FILES_THAT_MAY_MISS = 0.98, 0.95, 0.92, 2


@lru_cache(maxsize=1)
def scores() -> list[Score]:
    """Return the scores of all cases, read once."""
    return score_cases([], read_case)


@pytest.mark.parametrize("file", CASES)
def test_what_can_be_read_is_read_and_what_cannot_is_refused(file: str):
    one = next(one for one in scores() if one.file == file)
    assert one.refusal.rate == 1, one.faults


def test_the_class_of_rows_is_told():
    assert sum_up(scores()).classes.rate >= CLASSES


@pytest.mark.parametrize("field", sum_up([]).fields)
def test_every_field_is_read(field: str):
    assert sum_up(scores()).fields[field].rate >= FIELD


def test_hardly_a_file_has_a_missed_or_a_false_project():
    assert len([one.file for one in scores() if one.missed or one.false]) <= FILES_THAT_MAY_MISS


def test_every_wrong_sum_is_found_and_none_is_invented():
    assert not [fault for one in scores() for fault in one.faults if " sum in " in fault]


def test_the_set_is_read_well():
    assert mean(scores()) >= OVERALL


def test_a_report_is_the_same_when_it_is_made_again():
    case = next(iter(CASES.values()))
    again = score(case.expected, read_case(case.file, case.content))
    assert again.faults == scores()[0].faults
