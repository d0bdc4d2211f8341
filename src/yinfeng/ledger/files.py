"""The files of a campaign's own ledger, opened by the form that its mapping gives them.

This room reads CSV files by the mapping's columns. A later room enters how it opens files of another form when it
starts, so that the loader loads what it knows nothing of.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.tables import sent_on
from yinfeng.ledger.importing import Import, import_file
from yinfeng.plan.models import Campaign


class File(Protocol):
    """A file that waits to be loaded. `sent` is the ISO day by which it takes its place, empty where it tells none."""

    sent: str

    def load(self, *, by: Viewer, at: datetime, book: Book) -> Import:
        """Store what the file says as one batch; it is not in the ledger yet. One transaction."""


Opener = Callable[[Campaign, Path, Table], File]


class MappedFile:
    """A CSV file that is read by the columns of the mapping."""

    def __init__(self, campaign: Campaign, path: Path, table: Table) -> None:
        self.campaign, self.path, self.table = campaign, path, table
        self.sent = sent_on(path.read_bytes(), table)

    def load(self, *, by: Viewer, at: datetime, book: Book) -> Import:
        """Store what the file says; see `File`."""
        return import_file(campaign=self.campaign, path=self.path, table=self.table, by=by, at=at, book=book)


_openers: dict[str, Opener] = {"mapped": MappedFile}


def register(form: str, opener: Opener) -> None:
    """Enter how files of a form are opened."""
    _openers[form] = opener


def open_file(campaign: Campaign, path: Path, table: Table) -> File:
    """Open a file by the form of its table.

    Raises: OSError if it cannot be read.
    """
    return _openers[table.form](campaign, path, table)
