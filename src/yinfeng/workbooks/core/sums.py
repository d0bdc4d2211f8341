"""Which rows are sums, and which of them are totals: told by their words and by their place among the projects."""

from yinfeng.workbooks.core import lines as wording
from yinfeng.workbooks.core.adding import fits
from yinfeng.workbooks.core.money import MoneyColumn
from yinfeng.workbooks.core.rows import DATA, SUBTOTAL, SUM, TOTAL, Line, Shape

_FEWEST = {True: 2, False: 3}
"""How many rows must add up to a figure before it is taken for their sum, where rows are numbered and where not."""


def unmark_headings(lines: list[Line], shape: Shape, money: dict[str, MoneyColumn]) -> None:
    """Find headings that only their sums give away: a branch of industry without number, investor, county or day whose
    figure is that of the rows below it; most of them have to be right."""
    if shape.ordinal is not None or "total" not in money:
        return
    marks = [at for at, line in enumerate(lines) if line.kind == DATA and _could_head(shape, line.row)]
    groups = [_below(lines, at, set(marks)) for at in marks]
    right = sum(
        bool(rows) and fits(money["total"], lines[at].row, rows) for at, rows in zip(marks, groups, strict=True)
    )
    if marks and right * 3 >= len(marks) * 2:
        for at in marks:
            lines[at].kind, lines[at].reason, lines[at].level = SUM, "section_sum", 1


def unmark_sums(lines: list[Line], shape: Shape, money: dict[str, MoneyColumn]) -> list[Line]:
    """Find sums in words nobody knows: a row without number, investor or day, emptier than a project, whose figure is
    that of the rows above it, back to the last sum or all of them, or of those below it down to the next such row.

    Returns those of a numbered list whose figures do not add up: projects, as far as one can tell.
    """
    if "total" not in money:
        return []
    kinds = (DATA, "more_of_the_same")
    marks = [at for at, line in enumerate(lines) if {line.kind, line.reason} & set(kinds) and _may_add_up(shape, line)]
    for at in marks:
        groups = (
            _since(lines, at),
            [line.row for line in lines[:at] if line.kind == DATA],
            _below(lines, at, set(marks)),
        )
        if any(
            len(group) >= _FEWEST[shape.numbered] and fits(money["total"], lines[at].row, group) for group in groups
        ):
            lines[at].kind, lines[at].reason, lines[at].level = SUM, "adds_up", 1 + 2 * (lines[at] is lines[-1])
            lines[at].continues = False
    return [lines[at] for at in marks if shape.numbered and lines[at].kind == DATA]


def _since(lines: list[Line], at: int) -> list[int]:
    """Return the projects above a row back to the last sum."""
    rows: list[int] = []
    for line in reversed(lines[:at]):
        if line.kind == SUM:
            break
        rows += [line.row] if line.kind == DATA else []
    return rows


def _may_add_up(shape: Shape, line: Line) -> bool:
    if line.reason == "numbered":
        return False
    cells = shape.grid.filled[line.row]
    named = {shape.name, *shape.naming, *shape.money} - shape.investors
    numbered = shape.ordinal is not None and bool(wording.NUMBER.match(shape.grid.word(line.row, shape.ordinal)))
    return not numbered and len(cells) < shape.usual and named.issuperset(cells) and not named.isdisjoint(shape.money)


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
    spoken = [line for line in sums if line.reason == "sum_words" and not wording.AMONG.search(line.words)]
    wide = [line for line in spoken if line.level == 2]
    alone = len(wide) == 1 and len(sums) > 1 and bool(data) and wide[0].row > max(data)
    return wide if alone and wide[0] is sums[-1] else []


def _outermost(whole: list[Line], data: list[int], money: dict[str, MoneyColumn]) -> list[Line]:
    """Return of several 合计 those that are the sum of all projects, else the one before or behind all of them."""
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
        fits(column, line.row, data) for column in money.values() if column.figure(line.row).quantity is not None
    ]
    return bool(checked) and all(checked)
