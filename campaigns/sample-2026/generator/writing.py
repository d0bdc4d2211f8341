"""CSV files as a spreadsheet program saves them: a title row, a header row, CRLF, a byte-order mark."""

import csv
import io
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MARK = "示例数据"


FORMS = tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))
"""Name and columns of each form."""


@dataclass(frozen=True)
class Sheet:
    """One file of the ledger: the form, the month of its folder, rows.

    `stamp` is the day at the end of the file's name, where that is not the month.
    """

    form: str
    month: str
    rows: Sequence[Sequence[str]]
    stamp: str = ""

    @property
    def path(self) -> str:
        """Return the path below the ledger folder."""
        return f"{self.month}/{FORMS[self.form]['name']}_{self.stamp or self.month}.csv"

    @property
    def columns(self) -> list[str]:
        """Return the form's columns."""
        return FORMS[self.form]["columns"]

    @property
    def title(self) -> str:
        """Return the first line of the sheet, which says that all of it is invented."""
        return f"示例市{FORMS[self.form]['name']} {self.stamp or self.month}（{MARK}）"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([self.title, *[""] * (len(self.columns) - 1)])
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue().encode("utf-8-sig")
