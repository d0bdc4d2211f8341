"""What a row of a workbook says of its project in the ledger's words, each with the cell that says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache

from django.utils import timezone

from yinfeng.kernel.days import Interval
from yinfeng.kernel.display import money
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.mapping import Column as MappedColumn
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import Names, names_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Source
from yinfeng.plan.core.schema import Plan
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Project, Row, TableReading
from yinfeng.workbooks.core.sheets import Sheet
from yinfeng.workbooks.core.stages import REPORTED_AS
from yinfeng.workbooks.opening import places_of, value_at

ANY = Table(
    key="workbook", files="*", title="表格", kind="project", subject="编号", standing="claimed",
    columns=(MappedColumn(column="项目名称", word="name"),),
)  # fmt: skip
"""A workbook in the terms of a campaign's mapping: projects that the acting unit claims."""

HIDDEN = "表中为隐藏行"
ARRIVED = "表中累计"
_MONEY_WORDS = ("元", "亿", "万", "$", "￥", "¥", "USD", "RMB", "美")
_BEHIND = ("多", "余", "左右", "以上", "及以上")
_TOTALS = ("total", "domestic", "foreign")
_TOLD = ("origin", "group", "industry", "event", "note")
_MAX_TEXT = 500


@dataclass(frozen=True)
class Context:
    """What the words of a row depend on: the plan's units by county and all its names, the stages of a project, today,
    the file as a source, and who brings it. `sender` is empty for a file that has to say itself whose return it is and
    when it was sent, as those of a campaign's own folder do."""

    units: Mapping[str, str]
    names: Names
    places: Places
    stages: frozenset[str]
    today: date
    source: Source
    sender: str


def context_of(plan: Plan, today: date, source: Source, sender: str = "") -> Context:
    """Return what the words of a row depend on under a plan."""
    stages = next((kind.stages for kind in plan.kinds if kind.key == ANY.kind), ())
    units = {unit.label: unit.key for unit in plan.units}
    return Context(units, names_of(plan), places_of(plan), frozenset(stages), today, source, sender)


_Part = tuple[str, tuple[str, ...], str, Quantity | None, Interval | None, str]
"""One thing a row says: a word, the meanings of the columns that say it; text, figure, days, and what was written."""


class Speaker:
    """Says what the rows of one table hold; what many rows share is found once."""

    def __init__(self, sheet: Sheet, table: TableReading, context: Context) -> None:
        self.sheet, self.table, self.context = sheet, table, context
        self._has_counties = any(column.meaning == "county" for column in table.columns)
        self._columns = cache(self._columns_of)
        self._sender = cache(self._sender_of)
        self._group = cache(lambda text: context.names.find("bodies", text))
        self._paper = cache(lambda title: Source(kind="paper", title=title[:300]))
        self._until = cache(lambda day: Interval(None, day))
        self._year = cache(lambda year: Interval(date(year, 1, 1), date(year, 12, 31)))
        self._known_at = cache(lambda day: datetime.combine(day, time.max, timezone.get_default_timezone()))

    def say(self, row: Row, key: str) -> Iterator[Draft]:
        """Yield what a row says of its project, whose key is given, as claims. Planned days are not said."""
        project, source = row.project, self.context.source
        if project is None or not project.name:
            return
        sender, sent = self.told_by(project)
        known_at, known_by = (self._known_at(sent), "published") if sent else (None, "recorded")
        for word, meanings, text, quantity, interval, raw in self._parts(row, project):
            paper = project.details.get(f"paper:{word}") if interval else None
            yield Draft(
                ANY.kind, key, word, Standing.CLAIMED, interval, quantity, text, raw,
                self._paper(paper) if paper else source, self._spot(row, meanings), known_at, known_by, None, sender,
            )  # fmt: skip

    def told_by(self, project: Project) -> tuple[str, date | None]:
        """Return the key of who says what a row says, and the day since which it is known.

        Rules: its own columns tell first; else it is who brings the file, from the moment it is brought in (no day). A
        file that nobody brings is of the unit and the day that its title or its name tells; empty and None where
        nothing does.
        """
        setting, context = self.table.setting, self.context
        sender, sent = self._sender(project.details.get("sender", "")) or context.sender, project.sent
        if not context.sender:
            sender = sender or context.units.get(setting.county or "", "")
            sent = sent or setting.reported_on
        return sender, sent if sent and sent <= context.today else None

    def _sender_of(self, written: str) -> str:
        """Return the unit or body that a column of senders names; a bureau of a county is that county."""
        context = self.context
        county = context.places.in_cell(written) if context.places.names else None
        known = context.names.find("units", written) or context.names.find("bodies", written)
        return known or context.units.get(county or "", "")

    def _parts(self, row: Row, project: Project) -> Iterator[_Part]:
        yield "name", (), (project.name or "")[:_MAX_TEXT], None, None, ""
        for investor in project.investors:
            yield "investor", ("investor",), investor[:_MAX_TEXT], None, None, ""
        yield from self._where(project)
        yield from self._told(project)
        yield from self._amounts(project)
        yield from self._stages(project)
        if row.hidden:
            yield "note", (), HIDDEN, None, None, ""

    def _where(self, project: Project) -> Iterator[_Part]:
        units = self.context.units
        county, sender = units.get(project.county or "", ""), self._sender(project.details.get("sender", ""))
        if sender in units.values() and not (county and self._has_counties):
            yield "unit", ("unit",), sender, None, None, ""
        elif county:
            yield "unit", ("county", "address", "unit"), county, None, None, ""
        if site := project.details.get("site") or ("" if county else project.county):
            yield "site", ("address", "county", "unit"), site[:_MAX_TEXT], None, None, ""

    def _told(self, project: Project) -> Iterator[_Part]:
        """Yield what columns of their own tell; a group by its key, one that the plan has not as it is written."""
        for word in _TOLD:
            if text := project.details.get(word, "")[:_MAX_TEXT]:
                known = self._group(project.details[word]) if word == "group" else None
                yield word, (word,), known or text, None, None, text if known else ""

    def _amounts(self, project: Project) -> Iterator[_Part]:
        """Yield the figures that the ledger has words for. What has arrived is one running figure, no instalment."""
        if project.amount is not None:
            yield "agreed_amount", _TOTALS, "", printed(project.amount), None, ""
        elif text := project.details.get("amount", "")[:_MAX_TEXT]:
            yield "agreed_amount", _TOTALS, text, None, None, text
        reported = self._reported(project)
        if arrived := project.others.get("arrived"):
            yield "arrived_amount", ("arrived",), ARRIVED, printed(arrived), self._until(reported), ""
        if planned := project.others.get("plan_year"):
            year = self.table.setting.year or reported.year
            yield "planned_investment", ("plan_year",), "", printed(planned), self._year(year), ""

    def _stages(self, project: Project) -> Iterator[_Part]:
        """Yield the stages reached: those with a day that has come, and one named without a day, by the report's."""
        stages, told = self.context.stages, set()
        for stage, dated in project.dates.items():
            if not dated.planned and stage in stages and self._has_come(dated.interval):
                told.add(REPORTED_AS.get(stage, stage))
                yield stage, (f"on:{stage}", f"tick:{stage}", "stage"), "", None, dated.interval, ""
        if project.stage in stages and project.stage not in told:
            until = self._until(self._reported(project))
            yield project.stage, ("stage", f"tick:{project.stage}"), "", None, until, ""

    def _has_come(self, interval: Interval) -> bool:
        return (interval.from_day or interval.to_day) <= self.context.today

    def _reported(self, project: Project) -> date:
        today = self.context.today
        return min(project.sent or self.table.setting.reported_on or today, today)

    def _spot(self, row: Row, meanings: tuple[str, ...]) -> str:
        """Return the cell of the first meaning that the row fills, else of its name, as Sheet1!C7."""
        at, column = self._first_filled(row, self._columns(meanings))
        cell = f"{letters(column)}{at + 1}"
        return f"{self.sheet.name}!{cell}"[-100:] if self.sheet.name else cell

    def _columns_of(self, meanings: tuple[str, ...]) -> tuple[int, ...]:
        columns = self.table.columns
        return tuple(one.index for wanted in (*meanings, "name") for one in columns if _fits(one.meaning, wanted))

    def _first_filled(self, row: Row, columns: Sequence[int]) -> tuple[int, int]:
        """Return the row and column of the first field that is filled; on a card fields stand below each other."""
        places = [(row.row, one) if row.column is None else (row.row + one, row.column) for one in columns or (0,)]
        for at, column in places:
            if value_at(self.sheet, at, column) is not None:
                return at, column
        return places[0]


def _fits(meaning: str, wanted: str) -> bool:
    return meaning == wanted or (meaning.startswith(f"{wanted}:") and not meaning.endswith(":planned"))


def speaker_of(row: Row, speakers: Sequence[Speaker]) -> Speaker:
    """Return who says what a row holds, of the speakers of its sheet's tables: that of the last one whose header stands
    above it."""
    if len(speakers) == 1 or row.column is not None:
        return speakers[0]
    above = (one for one in reversed(speakers) if one.table.headers and min(one.table.headers) <= row.row)
    return next(above, speakers[0])


def printed(quantity: Quantity) -> Quantity:
    """Return a figure whose text can be read alone: 约3 in a column of 亿元 becomes 约3亿元, a plain number none."""
    if not quantity.raw and not quantity.qualifier:
        return quantity
    if any(word in quantity.raw for word in _MONEY_WORDS):
        return replace(quantity, raw=quantity.raw.strip()[:_MAX_TEXT], qualifier=quantity.qualifier[:16])
    if not quantity.qualifier:
        return replace(quantity, raw="")
    ends = "—".join(dict.fromkeys(money(end, quantity.unit) for end in (quantity.low, quantity.high)))
    behind = quantity.qualifier in _BEHIND
    raw = f"{ends}{quantity.qualifier}" if behind else f"{quantity.qualifier}{ends}"
    return replace(quantity, raw=raw, qualifier=quantity.qualifier[:16])
