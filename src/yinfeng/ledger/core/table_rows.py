"""One row of a table being read: its cells, and problems told with their line and column, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from yinfeng.kernel.days import Interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import DID_YOU_MEAN
from yinfeng.ledger.core.cells import is_empty, read_day, read_sender
from yinfeng.ledger.core.reading import Origin, Reading
from yinfeng.ledger.core.records import Row

DAYS = _("请写成 2022-03-05 或 2022-03。")


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row being read: the reading of its file, the line, the subject's key and the cells."""

    reading: Reading
    line: int
    key: str
    row: Row
    told: set[object] = field(default_factory=set)

    def cell(self, column: str | None) -> str:
        """Return what a column holds; nothing where there is no such column."""
        return self.row.get(column or "", "").strip()

    def report(self, column: str | None, message: str, advice: str, **facts: object) -> None:
        """Add a problem of the row, once however many cells meet it."""
        facts = {"cell": self.cell(column), **facts}
        if (told := (column, message, facts["cell"])) not in self.told:
            self.told.add(told)
            self.reading.report(self.line, column or "", message, advice, **facts)

    def report_name(self, column: str | None, message: str, families: Iterable[str], name: str) -> None:
        """Add a problem of a name that the plan has not, with the one that was probably meant."""
        near = self.reading.names.near(families, name)
        advice = DID_YOU_MEAN if near else _("请写方案里的名称，或在方案里加别名。")
        self.report(column, message, advice, cell=name, near=near)

    def day(self, column: str | None, message: str) -> Interval | None:
        """Return the day that a column of the row names; one that cannot be read is told."""
        if is_empty(self.cell(column)):
            return None
        try:
            return read_day(self.cell(column))
        except ValueError:
            self.report(column, message, DAYS)
            return None

    def origin(self) -> Origin:
        """Return where the row comes from, as it tells itself."""
        columns = self.reading.table.source.model_dump()
        return Origin(**{name: self.cell(column) for name, column in columns.items() if column})

    def unit(self, column: str | None) -> str:
        """Return the key of the unit or body that a column names; an unknown name is told and kept as written."""
        if column is None:
            return ""
        if is_empty(self.cell(column)):
            self.report(column, _("没有写明是哪个单位。"), _("请补上单位的名称。"))
            return ""
        try:
            return read_sender(self.cell(column), self.reading.names)
        except ValueError:
            self.report_name(column, _("“{cell}”不是方案里的单位。"), ("units", "bodies"), self.cell(column))
            return self.cell(column)[:64]
