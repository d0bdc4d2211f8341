"""The way from a workbook to projects: tables, columns, rows, projects, sums; then which sheets count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from yinfeng.workbooks.core.cards import find_cards
from yinfeng.workbooks.core.choosing import choose
from yinfeng.workbooks.core.columns import decided
from yinfeng.workbooks.core.findings import Findings
from yinfeng.workbooks.core.grid import Grid, turned
from yinfeng.workbooks.core.headless import find_headless
from yinfeng.workbooks.core.listing import Listing, read_listing
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Row, SheetReading, WorkbookReading
from yinfeng.workbooks.core.rows import BLANK, HEADER, NOTE
from yinfeng.workbooks.core.settings import setting_of
from yinfeng.workbooks.core.sheets import Sheet, Workbook
from yinfeng.workbooks.core.tables import Table, find_tables

_STRENGTH = {"total": 4, "subtotal": 4, HEADER: 3, NOTE: 2, BLANK: 1}
"""Which class a row has where tables stand side by side and none has a project there."""


@dataclass(frozen=True)
class Known:
    """What the reading is told: the counties, the day of the return where the file names none, and what a person
    decided of columns (`corrections`: header, see `columns.header_key` → meaning, see `terms`)."""

    places: Places = field(default_factory=Places)
    reported_on: date | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)


UNKNOWN = Known()


def understand(workbook: Workbook, file: str = "", known: Known = UNKNOWN) -> WorkbookReading:
    """Return what a workbook says: the sheets that hold projects, row by row, and why the others are passed over."""
    readings = [read_sheet(sheet, at, file, known) for at, sheet in enumerate(workbook.sheets) if not sheet.hidden]
    chosen, passed_over = choose(readings)
    hidden = {sheet.name or "": "hidden" for sheet in workbook.sheets if sheet.hidden}
    counted = {reading.at for reading in chosen}
    others = tuple(reading for reading in readings if reading.at not in counted)
    return WorkbookReading(file, tuple(chosen), hidden | passed_over, workbook.notes, others)


def read_sheet(sheet: Sheet, at: int, file: str = "", known: Known = UNKNOWN) -> SheetReading:
    """Return every row of a sheet; one without a list of projects has rows but no project."""
    grid, findings = Grid(sheet), Findings(file, sheet.name)
    tables = find_tables(grid) or find_headless(grid, known.places)
    listings = []
    for table, told in tables:
        setting = setting_of(grid, table, known.places, file, known.reported_on)
        fixed = {**told, **decided(table, known.corrections)}
        listings.append(read_listing(grid, table, setting, places=known.places, fixed=fixed, findings=findings))
    if not any(row.project for listing in listings for row in listing.rows) and (cards := find_cards(grid)):
        return _read_cards(grid, cards, at, file, known)
    rows = tuple(_all_rows(grid, [table for table, _ in tables], listings))
    wrong = tuple(one for listing in listings for one in listing.differences)
    read = tuple(listing.table for listing in listings if listing.rows)
    nameless = tuple(listing.table for listing in listings if not listing.rows)
    return SheetReading(sheet.name, at, read, rows, wrong, tuple(findings.problems), nameless)


def _all_rows(grid: Grid, tables: list[Table], listings: list[Listing]) -> Iterator[Row]:
    """Yield every row once, or once for each table that has a project there; what no list claims is a note."""
    claimed: dict[int, list[Row]] = {}
    for listing in listings:
        for row in listing.rows:
            claimed.setdefault(row.row, []).append(row)
    headers = {row for table in tables for row in table.headers}
    for index, columns in enumerate(grid.filled):
        rows = claimed.get(index, [])
        projects = [row for row in rows if row.project]
        if projects or len(rows) == 1:
            yield from projects or rows
        elif rows:
            yield max(rows, key=lambda row: _STRENGTH[row.kind])
        else:
            kind = HEADER if index in headers else NOTE if columns else BLANK
            yield Row(index, kind, "outside")


def _read_cards(grid: Grid, cards: Table, at: int, file: str, known: Known) -> SheetReading:
    """Read cards, one project a column, by turning them into a list; lines above them speak of all."""
    findings = Findings(file, grid.sheet.name)
    setting = setting_of(grid, cards, known.places, file, known.reported_on)
    upright = Grid(turned(grid.sheet, cards.header.first, cards.header.last, cards.left))
    rows: list[Row] = []
    tables = find_tables(upright)
    read = []
    for table, told in tables:
        fixed = {**told, **decided(table, known.corrections)}
        listing = read_listing(upright, table, setting, places=known.places, fixed=fixed, findings=findings)
        if listing.rows:
            read.append(listing.table)
            rows += [
                Row(cards.header.first, row.kind, "card", row.project, row.hidden, cards.left + row.row)
                for row in listing.rows
                if row.project
            ]
    return SheetReading(grid.sheet.name, at, tuple(read), tuple(rows))
