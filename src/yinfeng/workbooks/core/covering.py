"""Which rows a stated sum covers: those above it or below it, of its page, of its county, or all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yinfeng.workbooks.core import lines as wording
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Project
from yinfeng.workbooks.core.rows import DATA, HEADER, SUBTOTAL, TOTAL, Line

_SECTIONS = {"section", "section_sum"}
_MOST_RUNNING = 50


@dataclass
class Covered:
    """A stated sum and the rows it may cover: the likeliest group first."""

    line: Line
    groups: list[list[int]] = field(default_factory=list)


def covered(lines: list[Line], projects: dict[int, Project], places: Places) -> Iterator[Covered]:
    """Yield the sums that can be checked, each with its rows; those carried over many pages are left alone."""
    on_top = stand_on_top(lines)
    several = sum(line.kind == TOTAL for line in lines) > 1
    running = sum(bool(wording.RUNNING.search(line.words)) for line in lines) <= _MOST_RUNNING
    of_county: dict[str | None, list[int]] = {}
    for row, project in projects.items():
        of_county.setdefault(project.county, []).append(row)
    for at, line in enumerate(lines):
        if line.kind == TOTAL:
            yield Covered(line, [list(projects), *([_page(lines, at)] if several else [])])
        elif line.kind != SUBTOTAL or wording.AMONG.search(line.words):
            continue
        elif not wording.RUNNING.search(line.words):
            county = places.only_in([line.words]) if places.names else None
            groups = [*_around(lines, at, on_top), of_county.get(county, []) if county else []]
            yield Covered(line, [group for group in groups if group])
        elif running:
            yield Covered(line, [[other.row for other in lines[:at] if other.kind == DATA]])


def _around(lines: list[Line], at: int, on_top: bool) -> list[list[int]]:
    """Return the rows above a sum and those below it, the likelier ones first."""
    before = _before(lines, at)
    if wording.PAGE.search(lines[at].words):
        return [before]
    after = _after(lines, at)
    return [after, before] if on_top else [before, after]


def stand_on_top(lines: list[Line]) -> bool:
    """Tell whether subtotals stand above their rows: one does before the first project, none behind the last."""
    kinds = [line.kind for line in lines if line.kind in (DATA, SUBTOTAL)]
    return bool(kinds) and kinds[0] == SUBTOTAL and kinds[-1] == DATA


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
        elif (
            line.kind == TOTAL
            or (line.kind == SUBTOTAL and line.level >= level and not _aside(line, page))
            or (line.reason in _SECTIONS and line.level >= min(level, 2))
            or (page and (line.kind == HEADER or wording.RUNNING.search(line.words)))
        ):
            break
    return rows[::-1]


def _aside(line: Line, page: bool) -> bool:
    """Tell whether a sum belongs to another way of grouping than the one that is being followed."""
    return not page and bool(
        wording.PAGE.search(line.words) or wording.RUNNING.search(line.words) or wording.AMONG.search(line.words)
    )


def _after(lines: list[Line], at: int) -> list[int]:
    """Return the projects below a sum, down to the next sum or heading that is no part of its group."""
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
