"""Stated sums that are not those of their rows."""

from collections.abc import Iterator
from dataclasses import replace

from yinfeng.workbooks.core import lines as wording
from yinfeng.workbooks.core.adding import added, fits, is_exact, last_digit
from yinfeng.workbooks.core.covering import Covered, covered
from yinfeng.workbooks.core.money import FIELD_OF, MoneyColumn
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Difference, Project
from yinfeng.workbooks.core.rows import SUBTOTAL, TOTAL, Line


def differences(
    lines: list[Line], projects: dict[int, Project], money: dict[str, MoneyColumn], places: Places
) -> Iterator[Difference]:
    """Yield every stated sum that is not that of its rows; rounding at the shown digits is no difference."""
    stated = list(covered(lines, projects, places))
    for key, column in money.items():
        wrong = [found for one in stated if (found := _difference(one, key, column))]
        subtotals = [one.line for one in stated if one.line.kind == SUBTOTAL]
        for found in wrong:
            yield _excused(found, subtotals, lines, column, {one.row for one in wrong})


def _difference(one: Covered, key: str, column: MoneyColumn) -> Difference | None:
    stated = column.figure(one.line.row).quantity
    if stated is None or not one.groups or stated.low != stated.high:
        return None
    if any(fits(column, one.line.row, group) for group in one.groups):
        return None
    group = one.groups[0]
    computed = added(column, group, stated.unit)
    if computed is None:
        return None
    unsure = bool(wording.RUNNING.search(one.line.words)) or not is_exact(column, group, stated.unit)
    return Difference(one.line.row, column.column.index, FIELD_OF.get(key, key), stated.low, computed, unsure)


def _excused(
    found: Difference, subtotals: list[Line], lines: list[Line], column: MoneyColumn, wrong: set[int]
) -> Difference:
    """Mark a wrong total as unsure where it is the sum of its subtotals, one of which is wrong already."""
    total = any(line.row == found.row and line.kind == TOTAL for line in lines)
    if not total or not any(line.row in wrong for line in subtotals):
        return found
    parts = (column.figure(line.row).quantity for line in subtotals if not _counts_again(line))
    rest = abs(sum(part.low for part in parts if part) - found.stated)
    return replace(found, optional=True) if rest <= last_digit(column, found.row) else found


def _counts_again(line: Line) -> bool:
    """Tell whether a sum is of rows that other sums hold too."""
    return any(words.search(line.words) for words in (wording.AMONG, wording.PAGE, wording.RUNNING))
