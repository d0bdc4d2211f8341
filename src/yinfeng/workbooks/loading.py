"""The workbooks of a campaign's own folder: each says itself whose return it is and when it was sent."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.files import register
from yinfeng.ledger.importing import Import
from yinfeng.ledger.models import Source
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan
from yinfeng.workbooks.core.results import Row, SheetReading
from yinfeng.workbooks.drafting import Brought, Comparing, keyed
from yinfeng.workbooks.opening import mark_of, open_workbook
from yinfeng.workbooks.saying import Context, Speaker, context_of, speaker_of


class WorkbookFile:
    """A workbook that waits to be loaded; `sent` is the day on which the first of its rows was sent."""

    def __init__(self, campaign: Campaign, path: Path, table: Table) -> None:
        content, plan = path.read_bytes(), get_plan(campaign)
        self.campaign, self.table, self.path, self.name = campaign, table, path, path.name
        self.digest = hashlib.sha256(content).hexdigest()
        self.opened = open_workbook(content, path.name, plan)
        days = (sent for *_, sent in self._rows(self._context(date.max)) if sent)
        self.sent = min((day.isoformat() for day in days), default="")

    def _context(self, today: date) -> Context:
        source = Source(
            campaign=self.campaign, kind="return", title=self.table.title[:300], file_name=self.name[:255],
            sha256=self.digest,
        )  # fmt: skip
        return context_of(get_plan(self.campaign), today, source)

    def _rows(self, context: Context) -> Iterator[tuple[SheetReading, Row, str, date | None]]:
        """Yield the rows that are projects, each with who sent it and when."""
        for reading in self.opened.reading.sheets:
            speakers = [Speaker(self.opened.sheet_of(reading), table, context) for table in reading.tables]
            for row in reading.projects:
                if row.project is not None:
                    yield reading, row, *speaker_of(row, speakers).told_by(row.project)

    @transaction.atomic
    def load(self, *, by: Viewer, at: datetime, book: Book) -> Import:
        """Store what the workbook says as one batch of claims of those who sent its rows; a row of nobody is told.

        The file is kept, so that each claim leads to its cell.
        """
        papers.keep([self.path.read_bytes()])
        context = self._context(timezone.localtime(at).date())
        rows = list(self._rows(context))
        sent = {mark_of(reading, row) for reading, row, sender, _ in rows if sender}
        brought = Brought(self.opened, keys=keyed(self.campaign, self.opened, context, sent))
        drafts = list(Comparing(brought, context, book).drafts(sent))
        nobodys = [self._of_nobody(reading, row) for reading, row, sender, _ in rows if not sender]
        result = Import(self.name, len(rows), brought.n_known, drafts, [*self.opened.problems, *nobodys])
        if drafts:
            result.batch = append(
                campaign=self.campaign, title=self.table.title[:200], drafts=drafts, by=by, at=at, book=book,
                file_name=self.name[:255], file_sha256=self.digest,
            )  # fmt: skip
        return result

    def _of_nobody(self, reading: SheetReading, row: Row) -> Problem:
        where = Place(self.name, row.row + 1, cell=f"{reading.sheet}!{row.row + 1}" if reading.sheet else "")
        return Problem(where, "没有写明是哪个单位填报，这一行没有读入。", "请在标题或“填报单位”一栏写上单位的名称。")


def enter() -> None:
    """Enter how the ledger's loader opens workbooks."""
    register("workbook", WorkbookFile)
