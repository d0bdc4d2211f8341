"""Which rows a stated sum covers: those above it or below it, of its page, of its county, or all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yinfeng.workbooks.core import lines as wording
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Project
from yinfeng.workbooks.core.rows import DATA, HEADER, SUBTOTAL, TOTAL, Line

_SECTIONS = {"section", "section_sum"}


@dataclass
class Covered:
    """A stated sum and the rows it may cover: the likeliest group first."""

    line: Line
    groups: list[list[int]] = field(default_factory=list)


def covered(lines: list[Line], projects: dict[int, Project], places: Places) -> Iterator[Covered]:
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
                [after, before] if (on_top and line.reason == "section_sum") or (on_top and not before) else [before, after]
            )
            if wording.PAGE.search(line.words):
                groups = [before]
            elif county := places.only_in([line.words]) if places.names else None:
                groups.append([row for row, project in projects.items() if project.county == county])
            yield Covered(line, [group for group in groups if group])


def stand_on_top(lines: list[Line]) -> bool:
    """Tell whether subtotals stand above their rows: one does before the first project, none behind the last."""
    kinds = [line.kind for line in lines if line.kind in (DATA, SUBTOTAL)]
    return bool(kinds) and kinds[0] == SUBTOTAL and kinds[-1] == DATA


def _several_totals(lines: list[Line]) -> bool:
    return sum(line.kind == TOTAL for line in lines) > 1


def _page(lines: list[Line], at: int) -> list[int]:
    """Return the projects between a total and the header above it, for tables pasted below one another."""
    rows: list[int] = []
    for line in reversed(lines[:at]):
        if line.kind == HEADER:
            break
        rows += [line.row] if line.kind == DATA else []
    return rows[::-1]


def _before(lines: list[Line], at: int) -> list[int]:
    """Return the projects above a sum, back to the sum, heading or page before that is no part of its group."""
    level, rows = lines[at].level, []
    page = bool(wording.PAGE.search(lines[at].words))
    for line in reversed(lines[:at]):
        if line.kind == DATA:
            rows.append(line.row)
        elif line.kind == TOTAL or (line.kind == SUBTOTAL and line.level >= level and not _aside(line, page)) or (line.reason in _SECTIONS and line.level >= min(level, 2)) or (page and (line.kind == HEADER or wording.RUNNING.search(line.words))):
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
