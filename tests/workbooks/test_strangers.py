"""The importer is held to workbooks of strangers by the thresholds of acceptance."""

from functools import lru_cache

import pytest
from tests.workbooks.comparing import FIELDS
from tests.workbooks.reading import read_case
from tests.workbooks.scoring import Score, mean, score, sum_up
from tests.workbooks.strangers import STRANGERS

CLASSES, FIELD, OVERALL, FILES_THAT_MAY_MISS = 0.98, 0.95, 0.92, 2
REFUSED = [file for file, one in STRANGERS.items() if one.expected["must_refuse"] is True]
READ = [file for file in STRANGERS if file not in REFUSED]
WORST = 0.85


@lru_cache(maxsize=1)
def scores() -> dict[str, Score]:
    """Return the scores of all strangers, read once."""
    return {file: score(one.expected, read_case(file, one.content)) for file, one in STRANGERS.items()}


@pytest.mark.parametrize("file", REFUSED)
def test_what_is_no_workbook_is_refused_with_a_reason(file: str):
    assert read_case(file, STRANGERS[file].content)["reason"]


@pytest.mark.parametrize("file", READ)
def test_no_workbook_is_read_badly(file: str):
    assert scores()[file].overall >= WORST, scores()[file].faults[:20]


def test_the_class_of_rows_is_told():
    assert sum_up(list(scores().values())).classes.rate >= CLASSES


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_read(field: str):
    assert sum_up(list(scores().values())).fields[field].rate >= FIELD


def test_hardly_a_file_has_a_missed_or_a_false_project():
    assert len([file for file, one in scores().items() if one.missed or one.false]) <= FILES_THAT_MAY_MISS


def test_the_set_is_read_well():
    assert mean(list(scores().values())) >= OVERALL
