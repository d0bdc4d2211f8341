"""Which sheets of a workbook bring in projects: not samples, copies of last month, or the same list again."""

import re
from collections.abc import Iterable
from datetime import date

from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.results import SheetReading
from yinfeng.workbooks.core.terms import AMOUNTS

_OLD = re.compile(
    r"上月|上期|上周|上季|上年|去年|往期|往月|历史|旧|备份|副本|copy|作废|删除|回收|存档|归档|old|bak|原始?$|过期"
)
_SAMPLE = re.compile(r"示例|样表|模板|样例|范例|说明|填报要求|字典|下拉|选项|参数|代码|目录|封面|test|测试")
_MONTH = re.compile(r"(?:((?:19|20)?\d{2})年)?(\d{1,2})月|((?:19|20)\d{2})[-.]?(\d{1,2})(?!\d)")
_SAME = 0.5
_TELLING = {"investor", "on", "tick", "stage", *AMOUNTS}


def choose(readings: list[SheetReading]) -> tuple[list[SheetReading], dict[str, str]]:
    """Return the sheets that count in their order, and for each other one why it does not."""
    passed_over: dict[str, str] = {}
    lists = []
    for reading in readings:
        reason = _no_list(reading)
        if reason:
            passed_over[reading.sheet or ""] = reason
        else:
            lists.append(reading)
    doubtful = [reading for reading in lists if _doubt(reading)]
    if len(doubtful) < len(lists):
        passed_over |= {reading.sheet or "": _doubt(reading) for reading in doubtful}
        lists = [reading for reading in lists if reading not in doubtful]
    kept: list[SheetReading] = []
    for reading in sorted(lists, key=_latest_first):
        if kept and any(_is_same_list(reading, other) for other in kept):
            passed_over[reading.sheet or ""] = "same_list"
        else:
            kept.append(reading)
    return sorted(kept, key=lambda reading: reading.at), passed_over


def _no_list(reading: SheetReading) -> str:
    meanings = {column.meaning.partition(":")[0] for table in reading.tables for column in table.columns}
    if not reading.projects:
        return "no_projects"
    return "" if meanings & _TELLING else "no_list"


def _doubt(reading: SheetReading) -> str:
    name = plain(reading.sheet or "")
    return "old" if _OLD.search(name) else "sample" if _SAMPLE.search(name) else ""


def _latest_first(reading: SheetReading) -> tuple[int, int, int]:
    """The later month first, then the longer list, then the earlier sheet."""
    return -_month(reading), -len(reading.projects), reading.at


def _month(reading: SheetReading) -> int:
    if match := _MONTH.search(plain(reading.sheet or "")):
        year = int(match[1] or match[3] or _year(reading.tables)) % 100
        return year * 12 + int(match[2] or match[4])
    days = [table.setting.reported_on for table in reading.tables if table.setting.reported_on]
    latest: date | None = max(days, default=None)
    return (latest.year % 100) * 12 + latest.month if latest else 0


def _year(tables: Iterable[object]) -> int:
    return 0 if not tables else next((table.setting.year or 0 for table in tables), 0)  # type: ignore[attr-defined]


def _is_same_list(reading: SheetReading, other: SheetReading) -> bool:
    names = {plain(row.project.name) for row in reading.projects if row.project and row.project.name}
    others = {plain(row.project.name) for row in other.projects if row.project and row.project.name}
    return bool(names) and len(names & others) >= _SAME * len(names)
