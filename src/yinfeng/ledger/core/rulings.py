"""A row that rules on what somebody said, or takes it back."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from yinfeng.kernel.days import Interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.cells import is_empty, read_day, read_quantity
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.reading import MAX_CELL, Said
from yinfeng.ledger.core.table_rows import RowReading

Read = TypeVar("Read", Interval, Quantity)


def read_ruling(at: RowReading, table: Table) -> Iterator[Said]:
    """Yield what a row rules on or takes back; a row that cannot be read whole is told and left out."""
    word = at.reading.names.find("words", at.cell(table.word)) or at.cell(table.word)
    act = _act(at, table)
    if not act:
        choices = "、".join((*table.accepts, *table.refuses))
        at.report(table.verdict, _("“{cell}”不是审核结论，这一行没有读入。"), _("请写：{choices}。"), choices=choices)
        return
    before = len(at.reading.problems)
    quantity = _read_or_tell(at, table.amount, lambda cell: read_quantity(cell, "quantity"))
    interval = _read_or_tell(at, table.day, read_day)
    if len(at.reading.problems) > before:
        return
    yield Said(
        at.line, act, at.key, word, interval, quantity,
        at.cell(table.reason)[:MAX_CELL], at.cell(table.amount)[:MAX_CELL], at.origin(),
        at.unit(table.sender), at.unit(table.ruler), at.cell(table.paper), at.cell(table.label),
    )  # fmt: skip


def _read_or_tell(at: RowReading, column: str | None, read: Callable[[str], Read]) -> Read | None:
    try:
        return None if is_empty(at.cell(column)) else read(at.cell(column))
    except ValueError:
        at.report(column, _("“{cell}”读不出，这一行没有读入。"), _("请核对数额和日期。"))
        return None


def _act(at: RowReading, table: Table) -> str:
    if table.act == "withdraw":
        return "withdraw"
    verdict = at.cell(table.verdict)
    return "accept" if verdict in table.accepts else "refuse" if verdict in table.refuses else ""
