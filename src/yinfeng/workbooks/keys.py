"""Which subject of the ledger a row is about: by the workbook's own key, else by name and county, else a new one."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from yinfeng.kernel.folding import search_key
from yinfeng.ledger.actions import next_key
from yinfeng.ledger.models import Entry, Project, Subject
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.results import Row, SheetReading
from yinfeng.workbooks.core.sheets import Sheet
from yinfeng.workbooks.opening import value_at

_KEY_COLUMN = re.compile(r"(?:项目|统一)?(?:编号|编码|代码|id|key)", re.IGNORECASE)
_KEY = re.compile(r"(?=.*[^\d.])[\w.\-]{3,64}|\d{4,64}")
_Called = tuple[str, str]
"""A folded name and the key of a unit, empty where no county is named."""


@dataclass
class Keys:
    """The keys of a campaign's projects by name and county; those made here go on after the last."""

    known: dict[_Called, str]
    next: int

    def of(self, name: str, unit: str, own: str = "") -> str:
        """Return the key of a project, the same one for the same name and county of the same file."""
        if own:
            return own
        called = (search_key(name), unit)
        if called not in self.known:
            self.known[called] = f"n-{self.next:04d}"
            self.next += 1
        return self.known[called]

    def met(self, name: str, unit: str, own: str = "") -> str:
        """Return the key of a project that is known by now, else an empty one."""
        return own or self.known.get((search_key(name), unit), "")


def keys_of(campaign: Campaign) -> Keys:
    """Return the keys that a campaign's projects have. Three queries.

    A project all of whose entries were withdrawn is still found by what it was called, so that a file that was undone
    and comes again meets its own projects.
    """
    known: dict[_Called, str] = {}
    for key, said in _withdrawn(campaign).items():
        known.setdefault((search_key(said.get("name", "")), said.get("unit", "")), key)
    listed: dict[_Called, str] = {}
    rows = Project.objects.filter(campaign=campaign).order_by("subject_id").values_list("key", "name", "units")
    for key, name, units in rows:
        for unit in units.strip("|").split("|"):
            listed.setdefault((search_key(name), unit), key)
    return Keys(known | listed, int(next_key(campaign, "project")[2:]))


def _withdrawn(campaign: Campaign) -> Mapping[str, Mapping[str, str]]:
    """Return by key what projects without a name in force were called, and of which unit they were. One query."""
    nameless = Subject.objects.filter(campaign=campaign, kind="project", batch__undone_by__isnull=False)
    rows = Entry.objects.filter(campaign=campaign, subject__in=nameless, word__in=("name", "unit"), standing="claimed")
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, word, text in rows.order_by("id").values_list("subject__key", "word", "text"):
        found[key][word] = text
    return found


def own_keys(reading: SheetReading, sheet: Sheet) -> dict[int, str]:
    """Return the keys that a sheet itself gives its projects by row, none where its numbers only count its rows.

    Rules: two rows may share a key only where they have the same name; a new project may have none yet.
    """
    rows = [row for row in reading.projects if row.column is None]
    for column in dict.fromkeys(
        column.index for table in reading.tables for column in table.columns if _KEY_COLUMN.fullmatch(column.label.leaf)
    ):
        keys = {row.row: key for row in rows if (key := _text(sheet, row, column))}
        named = {(keys[row.row], row.project.name) for row in rows if row.row in keys and row.project}
        if (
            len(keys) >= len(rows) / 2
            and len(named) == len(set(keys.values()))
            and all(map(_KEY.fullmatch, keys.values()))
        ):
            return keys
    return {}


def _text(sheet: Sheet, row: Row, column: int) -> str:
    value = value_at(sheet, row.row, column)
    return value.strip() if isinstance(value, str) else words(value)
