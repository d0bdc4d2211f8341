"""The rows of a table that are projects, read field by field; cells of a kind are read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.dates import read_date
from yinfeng.workbooks.core.details import STATED, detail_columns, read_details
from yinfeng.workbooks.core.findings import Findings
from yinfeng.workbooks.core.investors import read_investors
from yinfeng.workbooks.core.milestones import date_columns, is_planned, read_dates
from yinfeng.workbooks.core.money import MoneyColumn, money_columns
from yinfeng.workbooks.core.plain import plain, says_nothing, words
from yinfeng.workbooks.core.results import Dated, Project
from yinfeng.workbooks.core.rows import SUBTOTAL, Line, Shape
from yinfeng.workbooks.core.settings import Setting
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import RANKS, REPORTED_AS, UNSPECIFIED, is_tick, read_stage

_NUMBERING = re.compile(r"^(?:\d{1,3}[、.．](?=\D)|[★☆*▲●◆■]+|[(（]\d{1,3}[)）])\s*")
_BETWEEN = re.compile(r"\s*[\n\r]+\s*")
_TWO_SIDES = re.compile("中方|外方|内方")
_STRONG = re.compile("投资|外方|中方")
_HEADINGS = {"section", "section_sum", "lone_text"}
_WORD = re.compile("阶段|状态")


@dataclass
class Reader:
    """Reads the projects of one table; problems go to `findings`."""

    shape: Shape
    setting: Setting
    findings: Findings
    money: dict[str, MoneyColumn] = field(default_factory=dict)
    county_above: str | None = None
    level_above: int = 0
    last_county: str | None = None
    fills_down: bool = False
    sums_on_top: bool = False

    def __post_init__(self) -> None:
        by_meaning: dict[str, list[Column]] = {}
        for column in self.shape.columns:
            by_meaning.setdefault(column.meaning.partition(":")[0], []).append(column)
        self.county = [column.index for column in by_meaning.get("county", [])]
        self.address = [column.index for column in by_meaning.get("address", [])]
        self.unit = [column.index for column in by_meaning.get("unit", [])]
        self.investors = _investing(by_meaning.get("investor", []))
        self.dates = date_columns(self.shape.grid, self.shape.columns, self.shape.table.body)
        self.ticks = [(column.index, column.meaning.partition(":")[2]) for column in by_meaning.get("tick", [])]
        stage = sorted(by_meaning.get("stage", []), key=lambda column: not _WORD.search(column.label.leaf))
        self.stages = [column.index for column in stage]
        self.sent = [column.index for column in by_meaning.get("sent", [])]
        self.details = detail_columns(self.shape.columns)

    def prepare(self, lines: list[Line]) -> None:
        """Settle the units of money and whether a county stands only in the first row of its group."""
        rows = [line.row for line in lines if line.kind == "data"]
        self.money = money_columns(self.shape, self.setting, rows, self.findings)
        blanks = [row for row in rows if self.county and self.shape.grid.said(row, self.county[0]) is None]
        first = bool(rows) and rows[0] not in blanks
        merges = any(column == self.county[0] for _, column in self.shape.grid.above) if self.county else True
        self.fills_down = first and not merges and len(blanks) >= 0.4 * len(rows) and len(blanks) < len(rows)

    def heading(self, line: Line) -> None:
        """Take note of a line between projects: a section may name the county of those below it, up to the next one
        that is no part of it; a remark is no section."""
        if line.reason not in _HEADINGS and not (self.sums_on_top and line.kind == SUBTOTAL):
            return
        cells = [cell for cell in self.shape.grid.rows[line.row] if isinstance(cell, str)][:3]
        texts = [words(cell)[:40] for cell in cells]
        named = self.shape.places.only_in(texts) if self.shape.places.names else None
        if named or (line.reason != "lone_text" and line.level >= self.level_above):
            self.county_above, self.last_county, self.level_above = named, None, line.level

    def read(self, row: int) -> Project:
        """Return what a row says of its project."""
        amounts = {key: quantity for key, column in self.money.items() if (quantity := column.read(row))}
        for key, part in (self.money["total"].parts(row) if "total" in self.money else {}).items():
            amounts.setdefault(key, part)
        total = amounts.pop("total", None)
        inferred = "total" in self.money and self.money["total"].is_inferred(row) and total is not None
        if total is None and "total" not in self.money:
            total = amounts.get("domestic") or amounts.get("foreign")
        sent = self._sent(row)
        setting = replace(self.setting, reported_on=sent) if sent else self.setting
        dates = dict(read_dates(self.shape.grid, self.dates, setting, row, self.findings))
        return Project(
            self._name(row),
            self._investors(row),
            self._county(row),
            total,
            inferred,
            amounts,
            dates,
            self._stage(row, dates),
            sent,
            self._details(row),
        )

    def _details(self, row: int) -> Mapping[str, str]:
        """Return what else a row tells; what is written of its total only where that is no sum."""
        told = read_details(self.shape.grid, self.details, row)
        stated = any(self.money[key].figure(row).quantity for key in STATED if key in self.money)
        return {key: text for key, text in told.items() if key != "amount" or not stated}

    def _sent(self, row: int) -> date | None:
        """Return the day on which a row says it was sent, where it names one day."""
        found = (read_date(self.shape.grid.said(row, index), self.setting.year).interval for index in self.sent)
        return next((interval.to_day for interval in found if interval and interval.precision == "day"), None)

    def _name(self, row: int) -> str | None:
        value = self.shape.grid.said(row, self.shape.name)
        if value is None or says_nothing(value):
            self.findings.add("name", row, self.shape.name, "name")
            return None
        return clean_name(value)

    def _investors(self, row: int) -> tuple[str, ...]:
        named = [name for index in self.investors for name in read_investors(self.shape.grid.said(row, index))]
        return tuple(dict.fromkeys(named))

    def more_investors(self, row: int) -> tuple[str, ...]:
        """Return the investors on the second line of a project."""
        return tuple(name for index in self.investors for name in read_investors(self.shape.grid.cell(row, index)))

    def _county(self, row: int) -> str | None:
        """Return the county of a row: of its cell, its address, the heading above, its unit, else of the title."""
        if self.fills_down and self.shape.grid.said(row, self.county[0]) is None:
            return self.last_county
        own = self._own_county(row) or self._named_in(row, self.address)
        return own or self.county_above or self._named_in(row, self.unit) or self.setting.county

    def _own_county(self, row: int) -> str | None:
        for index in self.county:
            value = self.shape.grid.said(row, index)
            if county := self.shape.places.in_cell(value):
                self.last_county = county
                self._tell_several(row, index, value)
                return county
            if not says_nothing(value) and self.shape.places.names:
                self.findings.add("county", row, index, "county", cell=value)
        return None

    def _named_in(self, row: int, columns: list[int]) -> str | None:
        if not self.shape.places.names:
            return None
        found = (self.shape.places.in_cell(self.shape.grid.said(row, index)) for index in columns)
        return next(filter(None, found), None)

    def _tell_several(self, row: int, index: int, value: Value) -> None:
        if isinstance(value, str) and len(value) > 4 and len(self.shape.places.all_in(plain(value))) > 1:
            self.findings.add("counties", row, index, "county", cell=value)

    def _stage(self, row: int, dates: dict[str, Dated]) -> str:
        ticked = [stage for index, stage in self.ticks if self._is_reached(row, index, stage, dates)]
        if ticked:
            best = max(ticked, key=RANKS.__getitem__)
            return REPORTED_AS.get(best, best)
        said = (read_stage(self.shape.grid.said(row, index)) for index in self.stages)
        return next((stage for stage in said if stage != UNSPECIFIED), UNSPECIFIED)

    def _is_reached(self, row: int, index: int, stage: str, dates: dict[str, Dated]) -> bool:
        value = self.shape.grid.said(row, index)
        ticked = is_tick(value)
        if ticked is not None or value is None:
            return bool(ticked)
        if read_stage(value) != UNSPECIFIED:
            return RANKS[read_stage(value)] >= RANKS[stage]
        read = read_date(value, self.setting.year)
        if read.interval is None:
            return False
        dated = Dated(read.interval, is_planned(read, "", self.setting.reported_on))
        dates.setdefault(stage, dated)
        return not dated.planned


def clean_name(value: Value) -> str:
    """Return a project's name as people say it: one line, without a number or star before it."""
    text = words(value) if not isinstance(value, str) else value
    text = _BETWEEN.sub("", _NUMBERING.sub("", text.strip()))
    return " ".join(text.split())


def _investing(columns: list[Column]) -> list[int]:
    """Return the columns that name the investors: both sides of a joint venture, else the one that says so best, and
    whatever was decided to."""
    fixed = [column.index for column in columns if column.fixed]
    others = [column for column in columns if not column.fixed]
    sides = [column.index for column in others if _TWO_SIDES.search(column.label.text)]
    best = sorted(others, key=lambda column: not _STRONG.search(column.label.leaf))
    return (sides if len(sides) > 1 else [column.index for column in best[:1]]) + fixed
