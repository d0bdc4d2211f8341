"""A table of an office, read into what it says: pure, all problems at once, every row accounted for."""

from collections.abc import Iterable, Iterator, Mapping

from yinfeng.kernel.days import Interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.cells import READERS, is_currency, is_empty, read_day, read_quantity
from yinfeng.ledger.core.mapping import Column, Table
from yinfeng.ledger.core.names import Names
from yinfeng.ledger.core.reading import MAX_CELL, Origin, Reading, Said, tell_contradictions
from yinfeng.ledger.core.records import Row, read_records
from yinfeng.ledger.core.rulings import read_ruling
from yinfeng.ledger.core.table_rows import DAYS, RowReading
from yinfeng.ledger.core.words import word_of

__all__ = ["Origin", "Reading", "Said", "read_table", "sent_on"]

_MAX_KEY = 64


def read_table(content: bytes, file: str, table: Table, names: Names) -> Reading:
    """Read the bytes of a CSV file by its mapping.

    Shape: rows that cannot be used are told and left out, the others are read; an amount that cannot be read is kept
    as printed, without a figure.
    """
    reading = Reading(file, table, names)
    columns = _known_columns(reading)
    for line, row in read_records(content, key=table.subject, columns=table.mentioned, report=reading.report):
        reading.n_rows += 1
        reading.said += _read_row(reading, line, row, columns)
    tell_contradictions(reading)
    return reading


def sent_on(content: bytes, table: Table) -> str:
    """Return when a file takes its place among others, as an ISO day; empty where no row says when it was sent.

    What asserts comes as early as its first row was sent; what rules on or takes back as late as its last, so that all
    it is about is there.
    """
    if table.source.day is None:
        return ""
    days = []
    for _line, row in read_records(
        content, key=table.subject, columns=(table.source.day,), report=lambda *_, **__: None
    ):
        try:
            days.append(read_day(row.get(table.source.day, "")).to_day.isoformat())
        except ValueError:
            continue
    return (min if table.act == "assert" else max)(days, default="")


def _known_columns(reading: Reading) -> list[Column]:
    """Return the columns whose word the plan or the ledger knows, and tell the others."""
    columns = []
    for column in reading.table.columns:
        if column.word == "@" or reading.names.find("words", column.word):
            columns.append(column)
        else:
            message = _("对照表里的“{word}”既不是方案里的阶段，也不是台账的事项，这一列不读。")
            reading.report(1, column.column, message, _("请核对 tables.yaml。"), word=column.word)
    return columns


def _read_row(reading: Reading, line: int, row: Row, columns: Iterable[Column]) -> Iterator[Said]:
    table = reading.table
    at = RowReading(reading, line, row[table.subject].strip(), row)
    if not at.key:
        at.report(table.subject, _("没有编号，这一行没有读入。"), _("请补上编号。"))
        return
    if len(at.key) > _MAX_KEY:
        at.report(table.subject, _("编号超过 {limit} 个字，这一行没有读入。"), _("请核对编号。"), limit=_MAX_KEY)
        return
    at.day(table.source.day, _LOADED)
    if table.act != "assert":
        yield from read_ruling(at, table)
    else:
        for column in columns:
            if column.column in row and _applies(at, column):
                for part in _parts(at, column):
                    yield from _read_part(at, column, part)


def _applies(at: RowReading, column: Column) -> bool:
    return not is_empty(at.cell(column.column)) and _fits(at, column.when)


def _fits(at: RowReading, when: Mapping[str, tuple[str, ...]]) -> bool:
    return all(at.cell(other) in allowed for other, allowed in when.items())


def _parts(at: RowReading, column: Column) -> list[str]:
    cell = at.cell(column.column)
    parts = cell.split(column.split) if column.split else [cell]
    return [part.strip() for part in parts if not is_empty(part)]


def _read_part(at: RowReading, column: Column, part: str) -> Iterator[Said]:
    value = column.values.get(part, part)
    word = at.reading.names.find("words", value) if column.word == "@" else column.word
    if word is None:
        at.report_name(column.column, _("“{cell}”不是方案里的阶段，这一格没有读入。"), ("words",), part)
        return
    day = at.day(column.day, _("“{cell}”不是日期，这一条按没有日期读入。"))
    try:
        interval, quantity, text = _value(at, column, value, day)
    except ValueError:
        _tell_unreadable(at, column, part)
        if column.reads == "day":
            return
        interval, quantity, text = day, None, part
    if len(text) > MAX_CELL:
        at.report(column.column, _("单元格超过 {limit} 个字，只存前面的。"), _("请核对。"), limit=MAX_CELL)
    printed = quantity.raw if quantity else part
    raw = at.cell(column.raw) if column.raw else printed
    takes_back = at.reading.table.takes_back
    act = "withdraw" if takes_back and _fits(at, takes_back) else "assert"
    yield Said(
        at.line, act, at.key, word, interval, quantity, text[:MAX_CELL], raw[:MAX_CELL], at.origin(),
        at.unit(at.reading.table.sender), paper=at.cell(column.paper), label=at.cell(column.label)[:MAX_CELL],
        dated=not column.until,
    )  # fmt: skip


def _value(
    at: RowReading, column: Column, value: str, day: Interval | None
) -> tuple[Interval | None, Quantity | None, str]:
    if column.until:
        seen = at.day(at.reading.table.source.day, _LOADED)
        return Interval(None, seen.to_day) if seen else None, None, ""
    if column.reads == "stage":
        return day, None, ""
    if column.reads == "day":
        return read_day(value), None, ""
    if column.reads in READERS:
        return day, None, READERS[column.reads](value, at.reading.names)
    quantity = read_quantity(value, column.reads, at.cell(column.currency))
    if {"money": not quantity.is_money, "figure": quantity.is_money}.get(word_of(column.word).holds):
        raise ValueError(value)
    return day, quantity, ""


_LOADED = _("“{cell}”不是日期，这一行按装入时间算。")
_UNREADABLE = {
    "day": (_("“{cell}”不是日期，这一格没有读入。"), DAYS),
    "figure": (_("“{cell}”不是数额，按原文保存，不计入合计。"), _("请写成 20亿元、3500万元一类。")),
    "currency": (_("“{cell}”不是认识的币种，金额按原文保存，不计入合计。"), _("请写人民币、美元一类，或 CNY、USD。")),
}
_UNNAMED = {
    "unit": (_("“{cell}”不是方案里的单位，按原文保存。"), ("units",)),
    "body": (_("“{cell}”不是方案里的小组，按原文保存。"), ("bodies",)),
}


def _tell_unreadable(at: RowReading, column: Column, cell: str) -> None:
    if column.reads in _UNNAMED:
        at.report_name(column.column, *_UNNAMED[column.reads], cell)
    elif not is_currency(at.cell(column.currency)):
        at.report(column.currency, *_UNREADABLE["currency"])
    else:
        at.report(column.column, *_UNREADABLE.get(column.reads, _UNREADABLE["figure"]), cell=cell)
