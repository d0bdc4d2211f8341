"""A list that a sender brings month after month: which files are editions of the same one, and who may have been
renamed between two of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from yinfeng.workbooks.core.columns import header_key
from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.results import SheetReading, WorkbookReading

_ENDING = re.compile(r"\.\w{2,5}$")
_DATED = re.compile(
    r"\d+|[(（].*?[)）]|(?:上|下)半年|[一二三四五六七八九十]+(?:月|季度?|季)|[年月日号版稿]|季度?|周"
    r"|副本|最终|定稿|终稿|修改|更新|新版|copy|final|[-_.~+ ]"
)
_SAME_HEADERS, _SAME_PROJECTS = 0.6, 0.5
_RENAMED, _SHARED_INVESTOR, _SAME_AMOUNT = 0.7, 0.3, 0.15
_MOST_PAIRS = 250_000


@dataclass(frozen=True)
class Likeness:
    """What stays the same between the editions of a list: its file name and title without dates, its headers."""

    name: str
    title: str
    headers: frozenset[str]


@dataclass(frozen=True)
class Traits:
    """What tells a project from others besides its key; the amount in hundredths."""

    name: str
    investors: frozenset[str] = frozenset()
    amount: int | None = None


class Dated(Protocol):
    """An edition, as far as its order among others goes."""

    @property
    def reported_on(self) -> date | None:
        """The day up to which it goes, as far as the file says so."""


Edition = TypeVar("Edition", bound=Dated)


def likeness_of(reading: WorkbookReading) -> Likeness:
    """Return what an edition is known by."""
    tables = [table for sheet in reading.sheets for table in sheet.tables]
    titles = "".join(dict.fromkeys(undated(table.setting.title) for table in tables))
    headers = {undated(header_key(one.text, one.index)) for table in tables for one in table.columns}
    return Likeness(undated(_ENDING.sub("", reading.file)), titles[:300], frozenset(headers))


def undated(text: str) -> str:
    """Return a text in plain words without what changes from one month or copy to the next."""
    return _DATED.sub("", plain(text))


def reported_on(sheets: Iterable[SheetReading]) -> date | None:
    """Return the latest day up to which the tables of a file say that they go."""
    days = [table.setting.reported_on for sheet in sheets for table in sheet.tables]
    return max((day for day in days if day), default=None)


def may_be_same(one: Likeness, other: Likeness) -> bool:
    """Tell whether two files have about the same headers, without which they are no editions of one list."""
    together = one.headers | other.headers
    return bool(together) and len(one.headers & other.headers) >= _SAME_HEADERS * len(together)


def is_same(one: Likeness, other: Likeness, keys: set[str], others: set[str]) -> bool:
    """Tell whether two files are editions of one list: about the same headers, and the same name or title, or half
    of the shorter one's projects (`keys` and `others`) on both."""
    if not may_be_same(one, other):
        return False
    named = bool(one.name) and one.name == other.name
    titled = bool(one.title) and one.title == other.title
    shared = len(keys & others) >= _SAME_PROJECTS * max(min(len(keys), len(others)), 1)
    return named or titled or shared


def is_late(one: Dated, than: Dated) -> bool:
    """Tell whether an edition is of an earlier day than another; where a day is not known, it is not."""
    return bool(one.reported_on and than.reported_on and one.reported_on < than.reported_on)


def latest(editions: Iterable[Edition]) -> Edition | None:
    """Return the edition that the next one is compared with: of those in the order of storing, the last that is not
    of an earlier day than one before it."""
    found: Edition | None = None
    for edition in editions:
        if found is None or not is_late(edition, found):
            found = edition
    return found


def likely_renamed(vanished: Mapping[str, Traits], new: Mapping[str, Traits]) -> dict[str, str]:
    """Return for vanished projects the new one that each may have become, the likeliest pairs first, each once."""
    if len(vanished) * len(new) > _MOST_PAIRS:
        return {}
    pairs = sorted(_pairs(vanished, new), reverse=True)
    found: dict[str, str] = {}
    for _likely, key, mark in pairs:
        if key not in found and mark not in found.values():
            found[key] = mark
    return found


def _pairs(vanished: Mapping[str, Traits], new: Mapping[str, Traits]) -> Iterator[tuple[float, str, str]]:
    for key, one in vanished.items():
        for mark, other in new.items():
            likely = _likely(one, other)
            if likely >= _RENAMED:
                yield likely, key, mark


def _likely(one: Traits, other: Traits) -> float:
    beside = _SHARED_INVESTOR * bool(one.investors & other.investors)
    beside += _SAME_AMOUNT * (one.amount is not None and one.amount == other.amount)
    names = SequenceMatcher(None, plain(one.name), plain(other.name), autojunk=False)
    if beside + names.quick_ratio() < _RENAMED:
        return 0.0
    return beside + names.ratio()
