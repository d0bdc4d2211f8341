"""A list says the same however people disturb it: every case and every stranger, disturbed in every way."""

from dataclasses import replace
from functools import lru_cache

import pytest
from tests.workbooks.cases import CASES
from tests.workbooks.disturbing import DISTURBANCES
from tests.workbooks.reading import campaign
from tests.workbooks.strangers import STRANGERS

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.results import Project, WorkbookReading
from yinfeng.workbooks.core.sheets import Sheet, Workbook
from yinfeng.workbooks.core.understanding import understand

_MOST_ROWS = 120


@lru_cache(maxsize=1)
def books() -> dict[str, tuple[Workbook, WorkbookReading]]:
    """Return the short files that can be read, with what is read of them as they are."""
    made = {file: one for file, one in {**CASES, **STRANGERS}.items() if one.expected["must_refuse"] is False}
    read = {file: read_workbook(one.content, file) for file, one in made.items()}
    short = {file: book for file, book in read.items() if sum(len(sheet.rows) for sheet in book.sheets) <= _MOST_ROWS}
    return {file: (book, understand(book, file, campaign())) for file, book in short.items()}


def told(reading: WorkbookReading) -> list[Project]:
    """Return the projects of a file, without what was only kept of them and how their sums were written."""
    found = [row.project for sheet in reading.sheets for row in sheet.projects if row.project]
    return [replace(one, details={}, amount=_unwritten(one.amount), others=_all_unwritten(one)) for one in found]


def _unwritten(quantity: Quantity | None) -> Quantity | None:
    return replace(quantity, raw="") if quantity else None


def _all_unwritten(project: Project) -> dict[str, Quantity | None]:
    return {kind: _unwritten(quantity) for kind, quantity in project.others.items()}


def disturbed(book: Workbook, reading: WorkbookReading, way: str) -> Workbook | None:
    """Return a file whose lists are disturbed; None where it holds none that can be."""
    lists = {one.sheet: one for one in reading.sheets if len(one.tables) == 1 and one.tables[0].headers}
    lists = {name: one for name, one in lists.items() if one.projects and one.projects[0].column is None}

    def other(sheet: Sheet) -> Sheet:
        return (DISTURBANCES[way](sheet, lists[sheet.name]) if sheet.name in lists else None) or sheet

    sheets = tuple(map(other, book.sheets))
    return replace(book, sheets=sheets) if sheets != book.sheets else None


@pytest.mark.parametrize("way", DISTURBANCES)
def test_a_list_says_the_same_when_it_is_disturbed(way: str):
    other, done = [], 0
    for file, (book, reading) in books().items():
        if changed := disturbed(book, reading, way):
            done += 1
            if told(understand(changed, file, campaign())) != told(reading):
                other.append(file)
    assert done
    assert not other
