"""Sums that a table states: which rows each covers, whether it is a total, and whether it is right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core import lines as wording
from yinfeng.workbooks.core.amounts import sign_of
from yinfeng.workbooks.core.money import FIELD_OF, MoneyColumn
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Difference, Project
from yinfeng.workbooks.core.rows import DATA, SUBTOTAL, SUM, TOTAL, Line, Shape
from yinfeng.workbooks.core.sheets import Value

_SECTIONS = {"section", "section_sum"}


@dataclass
class Covered:
    """A stated sum and the rows it may cover: the likeliest group first."""

    line: Line
    groups: list[list[int]] = field(default_factory=list)


def unmark_headings(lines: list[Line], shape: Shape, money: dict[str, MoneyColumn]) -> None:
    """Find headings that only their sums give away: a branch of industry without number, investor, county or day whose
    figure is that of the rows below it; most of them have to be right."""
    if shape.ordinal is not None or "total" not in money:
        return
    marks = [at for at, line in enumerate(lines) if line.kind == DATA and _could_head(shape, line.row)]
    groups = [_below(lines, at, set(marks)) for at in marks]
    right = sum(bool(rows) and _fits(money["total"], lines[at].row, rows) for at, rows in zip(marks, groups, strict=True))
    if marks and right * 3 >= len(marks) * 2:
        for at in marks:
            lines[at].kind, lines[at].reason, lines[at].level = SUM, "section_sum", 1


def _could_head(shape: Shape, row: int) -> bool:
    cells = shape.grid.filled[row]
    named = wording.GROUPED.search(shape.grid.word(row, shape.name))
    return bool(named) and len(cells) < shape.usual and all(one == shape.name or one in shape.money for one in cells)


def _below(lines: list[Line], at: int, marks: set[int]) -> list[int]:
    rows: list[int] = []
    for place in range(at + 1, len(lines)):
        if place in marks or lines[place].kind == SUM:
            break
        rows += [lines[place].row] if lines[place].kind == DATA else []
    return rows


def settle(lines: list[Line], money: dict[str, MoneyColumn]) -> None:
    """Make each sum a total or a subtotal, by its words and by its place among the projects."""
    sums = [line for line in lines if line.kind == SUM]
    data = [line.row for line in lines if line.kind == DATA]
    whole = [line for line in sums if _may_be_whole(line, len(sums))]
    grand = [line for line in whole if wording.GRAND.search(line.words)]
    chosen = grand or _outermost(whole, data, money) or _last_of_all(sums, data)
    for line in sums:
        line.kind = TOTAL if line in chosen else SUBTOTAL


def _may_be_whole(line: Line, n_sums: int) -> bool:
    if wording.AMONG.search(line.words) or wording.PAGE.search(line.words) or line.reason == "section_sum":
        return False
    if wording.RUNNING.search(line.words):
        return n_sums == 1 and "累计" in line.words
    return line.level == 3 or (line.level == 2 and n_sums == 1)


def _last_of_all(sums: list[Line], data: list[int]) -> list[Line]:
    """Return the one 两年合计 behind all projects and their subtotals, where no line says 合计 by itself."""
    wide = [
        line for line in sums if line.level == 2 and line.reason == "sum_words" and not wording.AMONG.search(line.words)
    ]
    alone = len(wide) == 1 and len(sums) > 1 and bool(data) and wide[0].row > max(data)
    return wide if alone and wide[0] is sums[-1] else []


def _outermost(whole: list[Line], data: list[int], money: dict[str, MoneyColumn]) -> list[Line]:
    """Return of several 合计 the one before or behind all projects; of a group each ends, only the one that is their sum."""
    if not data or len(whole) < 2:
        return whole
    outside = [line for line in whole if line.row < data[0] or line.row > data[-1]]
    equal = [line for line in whole if _equals_all(line, data, money)]
    if equal:
        return equal
    first_between = any(data[0] < line.row < data[-1] for line in whole)
    behind = [line for line in outside if line.row > data[-1]]
    if first_between and len(behind) == 1 and not any(line.row < data[0] for line in outside):
        return []
    return outside[-1:] if outside else []


def _equals_all(line: Line, data: list[int], money: dict[str, MoneyColumn]) -> bool:
    checked = [
        _fits(column, line.row, data) for column in money.values() if column.figure(line.row).quantity is not None
    ]
    return bool(checked) and all(checked)


def differences(
    lines: list[Line], projects: dict[int, Project], money: dict[str, MoneyColumn], places: Places
) -> Iterator[Difference]:
    """Yield every stated sum that is not that of its rows; rounding at the shown digits is no difference."""
    covered = list(_covered(lines, projects, places))
    for key, column in money.items():
        wrong = [found for one in covered if (found := _difference(one, key, column))]
        subtotals = [one.line for one in covered if one.line.kind == SUBTOTAL]
        for found in wrong:
            yield _excused(found, subtotals, lines, column, {one.row for one in wrong})


def _covered(lines: list[Line], projects: dict[int, Project], places: Places) -> Iterator[Covered]:
    on_top = stand_on_top(lines)
    for at, line in enumerate(lines):
        if line.kind == TOTAL:
            everything = [other.row for other in lines if other.kind == DATA]
            yield Covered(line, [everything, *([_page(lines, at)] if _several_totals(lines) else [])])
        elif line.kind == SUBTOTAL and not wording.AMONG.search(line.words):
            if wording.RUNNING.search(line.words):
                yield Covered(line, [[other.row for other in lines[:at] if other.kind == DATA]])
                continue
            before, after = _before(lines, at), _after(lines, at)
            groups = (
                [after, before] if on_top and line.reason == "section_sum" or on_top and not before else [before, after]
            )
            if wording.PAGE.search(line.words):
                groups = [before]
            elif county := places.only_in([line.words]) if places.names else None:
                groups.append([row for row, project in projects.items() if project.county == county])
            yield Covered(line, [group for group in groups if group])


def _several_totals(lines: list[Line]) -> bool:
    return sum(line.kind == TOTAL for line in lines) > 1


def _page(lines: list[Line], at: int) -> list[int]:
    """Return the projects between a total and the header above it, for tables pasted below one another."""
    rows: list[int] = []
    for line in reversed(lines[:at]):
        if line.kind == "header":
            break
        rows += [line.row] if line.kind == DATA else []
    return rows[::-1]


def stand_on_top(lines: list[Line]) -> bool:
    """Tell whether subtotals stand above their rows: one does before the first project, none behind the last."""
    kinds = [line.kind for line in lines if line.kind in (DATA, SUBTOTAL)]
    return bool(kinds) and kinds[0] == SUBTOTAL and kinds[-1] == DATA


def _before(lines: list[Line], at: int) -> list[int]:
    """Return the projects above a sum, back to the sum, heading or page before that is no part of its group."""
    level, rows = lines[at].level, []
    page = bool(wording.PAGE.search(lines[at].words))
    for line in reversed(lines[:at]):
        if line.kind == DATA:
            rows.append(line.row)
        elif line.kind == TOTAL or (line.kind == SUBTOTAL and line.level >= level and not _aside(line, page)):
            break
        elif line.reason in _SECTIONS and line.level >= min(level, 2):
            break
        elif page and (line.kind == "header" or wording.RUNNING.search(line.words)):
            break
    return rows[::-1]


def _aside(line: Line, page: bool) -> bool:
    """Tell whether a sum belongs to another way of grouping than the one that is being followed."""
    return not page and bool(
        wording.PAGE.search(line.words) or wording.RUNNING.search(line.words) or wording.AMONG.search(line.words)
    )


def _after(lines: list[Line], at: int) -> list[int]:
    level, rows = lines[at].level, []
    for line in lines[at + 1 :]:
        if line.kind == DATA:
            rows.append(line.row)
        elif (
            line.kind == TOTAL
            or (line.kind == SUBTOTAL and line.level >= level)
            or (line.reason == "section" and line.level >= level)
        ):
            break
    return rows


def _difference(one: Covered, key: str, column: MoneyColumn) -> Difference | None:
    stated = column.figure(one.line.row).quantity
    if stated is None or not one.groups or stated.low != stated.high:
        return None
    if any(_fits(column, one.line.row, group) for group in one.groups):
        return None
    group = one.groups[0]
    computed = _added(column, group, stated.unit)
    if computed is None:
        return None
    unsure = bool(wording.RUNNING.search(one.line.words)) or not _is_exact(column, group, stated.unit)
    return Difference(one.line.row, column.column.index, FIELD_OF.get(key, key), stated.low, computed, unsure)


def _added(column: MoneyColumn, group: Iterable[int], currency: str) -> int | None:
    found = [quantity.low for quantity in _quantities(column, group) if quantity.unit == currency]
    return sum(found) if found else None


def _quantities(column: MoneyColumn, group: Iterable[int]) -> Iterator[Quantity]:
    return (quantity for row in group if (quantity := column.figure(row).quantity))


def _is_exact(column: MoneyColumn, group: list[int], currency: str) -> bool:
    exact = all(
        quantity.low == quantity.high and quantity.unit == currency and sign_of(quantity) == "="
        for quantity in _quantities(column, group)
    )
    return exact and not any(column.figure(row).flag and column.figure(row).quantity is None for row in group)


def _fits(column: MoneyColumn, row: int, group: list[int]) -> bool:
    """Tell whether a stated sum is that of a group, but for rounding at the digits it shows."""
    stated = column.figure(row).quantity
    computed = _added(column, group, stated.unit) if stated else None
    if stated is None or computed is None:
        return False
    if stated.low == computed:
        return True
    step = _step(column, row)
    if abs(stated.low - computed) > step:
        return False
    finest = min((_step(column, one) for one in group if column.figure(one).quantity), default=step)
    slack = step / 2 if finest < step else (step if finest < _unit_scale(column) else 0)
    return abs(stated.low - computed) <= slack


def _unit_scale(column: MoneyColumn) -> int:
    return column.unit.scale * 100


def _step(column: MoneyColumn, row: int) -> Decimal:
    """Return the value of the last digit that a cell shows, in hundredths."""
    value: Value = column.grid.cell(row, column.column.index)
    text = f"{value:.10g}" if isinstance(value, float) else words(value)
    match = re.search(r"\d[\d,]*(?:\.(\d+))?", text)
    digits = len(match[1]) if match and match[1] else 0
    quantity = column.figure(row).quantity
    number = Decimal(match[0].replace(",", "")) if match else Decimal(0)
    scale = Decimal(quantity.low) / number if quantity and number else Decimal(_unit_scale(column))
    return scale / (10**digits)


def _excused(
    found: Difference, subtotals: list[Line], lines: list[Line], column: MoneyColumn, wrong: set[int]
) -> Difference:
    """Mark a wrong total as unsure where it is the sum of its subtotals, one of which is wrong already."""
    total = any(line.row == found.row and line.kind == TOTAL for line in lines)
    parts = [quantity.low for line in subtotals if not wording.AMONG.search(line.words) and not wording.PAGE.search(line.words)
             if not wording.RUNNING.search(line.words) and (quantity := column.figure(line.row).quantity)]  # fmt: skip
    if (
        total
        and any(line.row in wrong for line in subtotals)
        and abs(sum(parts) - found.stated) <= _step(column, found.row)
    ):
        return Difference(found.row, found.column, found.field, found.stated, found.computed, True)
    return found
