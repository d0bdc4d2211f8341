"""The monthly returns of projects as workbooks: one file a month for each area and one that gathers the departments."""

from dataclasses import dataclass

from tests.workbooks.writing import write

from generator.campaign import NAMES, World
from generator.cells import Row, cell
from generator.days import MONTHS
from generator.habits import Habit, habit_of
from generator.laying import Page, pages
from generator.profiles import AREAS
from generator.project_forms import change_days
from generator.returns import SENT, is_sent, month_sent
from generator.writing import FORMS

GATHERED = "departments"


@dataclass(frozen=True)
class Workbook:
    """One file of the ledger folder: its month, whose it is, how it is made, its sheets."""

    month: str
    sender: str
    habit: Habit
    pages: list[Page]

    @property
    def path(self) -> str:
        """Return the path below the ledger folder."""
        part = NAMES.get(self.sender, "市直部门汇总")
        return f"{self.month}/{FORMS['projects']['name']}_{part}_{self.month}.{self.habit.extension}"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        return write(self.habit.form, self.pages, **self.habit.options)


def project_workbooks(world: World) -> list[Workbook]:
    """Return the monthly returns of projects."""
    rows = _rows(world)
    books = []
    for at, month in enumerate(MONTHS):
        before = MONTHS[at - 1] if at else ""
        for sender in (*AREAS, GATHERED):
            if sender == GATHERED or is_sent(sender, month):
                habit = habit_of(sender, month)
                found, last = (_ordered(habit, rows.get((one, sender), [])) for one in (month, before))
                sent = SENT[sender][month] if sender in AREAS else None
                books.append(Workbook(month, sender, habit, pages(habit, month, found, last, sent)))
    return books


def _rows(world: World) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of each month and sender: what is new or changed since the unit's last return."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for record in world.records:
        for day in change_days(record):
            unit = record.unit_on(day)
            sender = unit if unit in AREAS else GATHERED
            rows.setdefault((month_sent(unit, day), sender), []).append(Row(record, day))
    return rows


def _ordered(habit: Habit, rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (str(cell(habit, row, habit.by, 0)) if habit.by else "", row.record.number))
