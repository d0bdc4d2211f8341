"""What a row of a workbook says of its project in the ledger's words, each with the cell that says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from yinfeng.kernel.days import Interval
from yinfeng.kernel.display import money
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.mapping import Column as MappedColumn
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import Names, names_of
from yinfeng.ledger.core.reading import Origin, Said
from yinfeng.plan.core.schema import Plan
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Project, Row, SheetReading, TableReading
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
_MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing a row says, and where: Sheet1!C7."""

    said: Said
    spot: str


@dataclass(frozen=True)
class Context:
    """What the words of a row depend on: the plan's units by county and all its names, the stages of a project, today,
    and who brings the file. `sender` is empty for a file that has to say itself whose return it is and when it was
    sent, as those of a campaign's own folder do."""

    units: Mapping[str, str]
    names: Names
    places: Places
    stages: frozenset[str]
    today: date
    sender: str


def context_of(plan: Plan, today: date, sender: str = "") -> Context:
    """Return what the words of a row depend on under a plan."""
    stages = next((kind.stages for kind in plan.kinds if kind.key == ANY.kind), ())
    units = {unit.label: unit.key for unit in plan.units}
    return Context(units, names_of(plan), places_of(plan), frozenset(stages), today, sender)


@dataclass(frozen=True)
class _At:
    """A row of a table: where its fields stand."""

    sheet: Sheet
    table: TableReading
    row: Row

    def place(self, column: int) -> tuple[int, int]:
        """Return the row and column of a field; on a card the fields stand below each other."""
        return (self.row.row, column) if self.row.column is None else (self.row.row + column, self.row.column)

    def spot(self, *meanings: str) -> str:
        """Return the cell of the first meaning that the row fills, else of its name."""
        columns = self.table.columns
        fit = [one.index for wanted in (*meanings, "name") for one in columns if _fits(one.meaning, wanted)]
        filled = [index for index in fit if value_at(self.sheet, *self.place(index)) is not None]
        row, column = self.place((filled or fit or [0])[0])
        cell = f"{letters(column)}{row + 1}"
        return f"{self.sheet.name}!{cell}"[-100:] if self.sheet.name else cell


def _fits(meaning: str, wanted: str) -> bool:
    return meaning == wanted or (meaning.startswith(f"{wanted}:") and not meaning.endswith(":planned"))


def table_of(reading: SheetReading, row: Row) -> TableReading:
    """Return the table of a sheet that a row belongs to: the last one whose header stands above it."""
    above = [one for one in reading.tables if row.column is None and one.headers and min(one.headers) <= row.row]
    return above[-1] if above else reading.tables[0]


def say_row(reading: SheetReading, sheet: Sheet, row: Row, context: Context) -> Iterator[Spoken]:
    """Yield what a row of a project says; its key is not settled yet (an empty one). Planned days are not said."""
    project = row.project
    if project is None or not project.name:
        return
    at = _At(sheet, table_of(reading, row), row)
    sender, sent = told_by(project, at.table, context)
    base = Said(row.row + 1, "assert", "", "", sender=sender, origin=Origin(day=sent.isoformat() if sent else ""))
    parts = (_attributes(project, at.table, context), _told(project, context), _amounts(project, at.table, context))
    for word, said, meanings in chain.from_iterable(parts):
        yield Spoken(replace(said, line=base.line, word=word, sender=sender, origin=base.origin), at.spot(*meanings))
    for word, interval, meanings in _stages(project, at.table, context):
        paper = project.details.get(f"paper:{word}", "")
        yield Spoken(replace(base, word=word, interval=interval, paper=paper[:_MAX_TEXT]), at.spot(*meanings))
    if row.hidden:
        yield Spoken(replace(base, word="note", text=HIDDEN), at.spot("name"))


def told_by(project: Project, table: TableReading, context: Context) -> tuple[str, date | None]:
    """Return the key of who says what a row says, and the day since which it is known.

    Rules: its own columns tell first; else it is who brings the file, from the moment it is brought in (no day). A file
    that nobody brings is of the unit and the day that its title or its name tells; empty and None where nothing does.
    """
    sender = _sender(project, context) or context.sender
    sent = project.sent
    if not context.sender:
        sender = sender or context.units.get(table.setting.county or "", "")
        sent = sent or table.setting.reported_on
    return sender, sent if sent and sent <= context.today else None


def _sender(project: Project, context: Context) -> str:
    """Return the unit or body that a column of senders names; a bureau of a county is that county."""
    written = project.details.get("sender", "")
    county = context.places.in_cell(written) if context.places.names else None
    known = context.names.find("units", written) or context.names.find("bodies", written)
    return known or context.units.get(county or "", "")


_Part = tuple[str, Said, tuple[str, ...]]
_EMPTY = Said(0, "assert", "", "")


def _text(text: str) -> Said:
    return replace(_EMPTY, text=text[:_MAX_TEXT])


def _attributes(project: Project, table: TableReading, context: Context) -> Iterator[_Part]:
    yield "name", _text(project.name or ""), ("name",)
    for investor in project.investors:
        yield "investor", _text(investor), ("investor",)
    county = context.units.get(project.county or "", "")
    sender = _sender(project, context)
    in_column = any(column.meaning == "county" for column in table.columns)
    if sender in context.units.values() and not (county and in_column):
        yield "unit", _text(sender), ("unit",)
    elif county:
        yield "unit", _text(county), ("county", "address", "unit")
    if site := project.details.get("site") or ("" if county else project.county):
        yield "site", _text(site), ("address", "county", "unit")


def _told(project: Project, context: Context) -> Iterator[_Part]:
    """Yield what columns of their own tell; a group by its key, one that the plan has not as it is written."""
    for word in ("origin", "group", "industry", "event", "note"):
        if text := project.details.get(word):
            known = context.names.find("bodies", text) if word == "group" else None
            yield word, replace(_text(known or text), raw=text[:_MAX_TEXT] if known else ""), (word,)


def _amounts(project: Project, table: TableReading, context: Context) -> Iterator[_Part]:
    """Yield the figures that the ledger has words for. What has arrived is one running figure, not an instalment."""
    if project.amount is not None:
        yield "agreed_amount", replace(_EMPTY, quantity=printed(project.amount)), ("total", "domestic", "foreign")
    elif text := project.details.get("amount"):
        yield "agreed_amount", replace(_text(text), raw=text[:_MAX_TEXT]), ("total", "domestic", "foreign")
    reported = _reported(project, table, context)
    if arrived := project.others.get("arrived"):
        said = replace(_EMPTY, quantity=printed(arrived), interval=Interval(None, reported), text=ARRIVED)
        yield "arrived_amount", said, ("arrived",)
    if planned := project.others.get("plan_year"):
        year = table.setting.year or reported.year
        whole = Interval(date(year, 1, 1), date(year, 12, 31))
        yield "planned_investment", replace(_EMPTY, quantity=printed(planned), interval=whole), ("plan_year",)


def _stages(project: Project, table: TableReading, context: Context) -> Iterator[tuple[str, Interval, tuple[str, ...]]]:
    """Yield the stages reached: those with a day that has come, and the one named without a day, by the report's."""
    reached = {
        stage: dated.interval
        for stage, dated in project.dates.items()
        if not dated.planned and stage in context.stages and _has_come(dated.interval, context.today)
    }
    for stage, interval in reached.items():
        yield stage, interval, (f"on:{stage}", f"tick:{stage}", "stage")
    told = {REPORTED_AS.get(stage, stage) for stage in reached}
    if project.stage in context.stages and project.stage not in told:
        yield project.stage, Interval(None, _reported(project, table, context)), ("stage", f"tick:{project.stage}")


def _has_come(interval: Interval, today: date) -> bool:
    return (interval.from_day or interval.to_day) <= today


def _reported(project: Project, table: TableReading, context: Context) -> date:
    return min(project.sent or table.setting.reported_on or context.today, context.today)


def printed(quantity: Quantity) -> Quantity:
    """Return a figure whose text can be read alone: 约3 in a column of 亿元 becomes 约3亿元, a plain number none."""
    if any(word in quantity.raw for word in _MONEY_WORDS):
        return replace(quantity, raw=quantity.raw.strip()[:_MAX_TEXT], qualifier=quantity.qualifier[:16])
    if not quantity.qualifier:
        return replace(quantity, raw="")
    ends = "—".join(dict.fromkeys(money(end, quantity.unit) for end in (quantity.low, quantity.high)))
    behind = quantity.qualifier in _BEHIND
    raw = f"{ends}{quantity.qualifier}" if behind else f"{quantity.qualifier}{ends}"
    return replace(quantity, raw=raw, qualifier=quantity.qualifier[:16])
