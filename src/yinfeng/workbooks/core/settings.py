"""What the lines around a table say of all its rows: the unit, the county, the reporting date and its year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from yinfeng.workbooks.core.dates import read_date
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import plain, words
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.units import Unit, unit_of_title

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年|[-/.]\d|(?!\d))")
_SHORT_YEAR = re.compile(r"(?<!\d)(2\d)年")
_ROC_YEAR = re.compile(r"民国(\d{2,3})年")
_DATED = re.compile(r"(?:截至|截止到?|数据至|填报|报送|上报|制表|填表|统计|更新|日期|时间)[^\d:]{0,6}:?(?=[\d二民])")
_MONTHS = re.compile(r"((?:19|20)\d{2})年?度?(?:1?\d月?[-~至—])?(\d{1,2})月(?:份|底|末)?(?!\d|.{0,2}日)")
_PART = re.compile(r"((?:19|20)\d{2})年?(上半年|第?[一二三四1-4]季度|前[一二三四1-4]季度)")
_CUE = re.compile("截至|截止|填报|填表|报送|上报|制表|统计|日期:|时间:|单位")
_ONLY_DATE = re.compile(r"^[(\[]?(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?[)\]]?$")
_BARE_MONTH = re.compile(r"(?<![\d.\-至年])\d{1,2}月(?=份|报|度|$)")
_EXPLICIT, _IMPLIED = (_DATED, _ONLY_DATE), (_MONTHS, _PART, _BARE_MONTH)
T = TypeVar("T")
_LONGEST = 200
_MOST_LINES = 30
_TAIL = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all rows of a table; None where nothing says it. `title` joins the lines above in plain words."""

    unit: Unit | None = None
    county: str | None = None
    year: int | None = None
    reported_on: date | None = None
    title: str = ""


def setting_of(grid: Grid, table: Table, places: Places, file: str, reported_on: date | None) -> Setting:
    """Return what the title, the lines below, the sheet's name and the file's name say, in this order."""
    above = list(_lines(grid, table.above[-_MOST_LINES:]))
    below = [*filter(_CUE.search, _lines(grid, table.body[-_TAIL:])), *_lone_cells(grid, table.body[-_TAIL:])]
    around = [plain(grid.sheet.name or ""), plain(file)]
    lines = (*above, *below, *around)
    year = _first(map(_year, (*above, *around)))
    day = _first(_reported(line, patterns, year) for patterns in (_EXPLICIT, _IMPLIED) for line in lines) or reported_on
    year = year or (day.year if day else None)
    county = next(filter(None, map(places.only_in, (above, around[:1], around[1:]))), None)
    unit = _first(map(unit_of_title, (*above, *(line for line in below if "单位" in line), *around[:1])))
    return Setting(unit, county, year, day, "".join((*above, *around[:1])))


def _first(found: Iterable[T | None]) -> T | None:
    return next((one for one in found if one is not None), None)


def _lines(grid: Grid, rows: range) -> Iterator[str]:
    """Yield the cells of lines of text, days as they would be typed."""
    for row in rows:
        columns = grid.filled[row]
        if len(columns) <= 8:
            cells = [words(grid.rows[row][column])[:_LONGEST] for column in columns]
            yield from cells
            if len(cells) > 1:
                yield from (left + right for left, right in pairwise(cells) if left.endswith(":"))


def _lone_cells(grid: Grid, rows: range) -> Iterator[str]:
    """Yield what stands alone in a row, such as the date under a signature."""
    return (words(grid.rows[row][grid.filled[row][0]])[:_LONGEST] for row in rows if len(grid.filled[row]) == 1)


def _year(line: str) -> int | None:
    if match := _YEAR.search(line):
        return int(match[1])
    if match := _ROC_YEAR.search(line):
        return int(match[1]) + 1911
    match = _SHORT_YEAR.search(line)
    return 2000 + int(match[1]) if match else None


def _reported(line: str, patterns: tuple[re.Pattern[str], ...], year: int | None) -> date | None:
    """Return the day up to which a line says that its list goes; of a month or quarter its last day."""
    year = _year(line) or year
    for pattern in patterns:
        if match := pattern.search(line):
            said = line[match.end() :] if pattern is _DATED else match[0].strip("()[]")
            interval = read_date(_last_month(said), year).interval
            if interval and (interval.to_day - (interval.from_day or interval.to_day)).days < 200:
                return interval.to_day
    return None


def _last_month(text: str) -> str:
    """Return 2022年8月 for 2022年1-8月."""
    return re.sub(r"((?:19|20)\d{2}年?)(?:1?\d月?[-~至—]|前)(?=\d{1,2}月|[一二三四1-4]季)", r"\1", text)
