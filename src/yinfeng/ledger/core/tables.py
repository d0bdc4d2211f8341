"""A table of an office, read into what it says: pure, all problems at once, every row accounted for."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yinfeng.kernel.days import Interval
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.cells import READERS, is_empty, read_day, read_quantity
from yinfeng.ledger.core.mapping import Column, Table
from yinfeng.ledger.core.names import Names

Row = Mapping[str, str]

_ENCODINGS = ("utf-8-sig", "gb18030", "big5")
_MAX_BYTES = 20 * 2**20
_MAX_CELL = 500


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from, as the row itself tells."""

    title: str = ""
    url: str = ""
    day: str = ""
    publisher_class: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a row says. `act` is assert, accept, refuse or withdraw; the last three concern a word."""

    line: int
    act: str
    key: str
    word: str
    interval: Interval | None = None
    quantity: Quantity | None = None
    text: str = ""
    raw: str = ""
    origin: Origin = Origin()
    sender: str = ""
    ruler: str = ""
    paper: str = ""
    dated: bool = True


@dataclass(slots=True)
class Reading:
    """What a file says, and every problem met, with its line and column."""

    file: str
    table: Table
    names: Names
    said: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    n_rows: int = 0

    def report(self, line: int, column: str, message: str, advice: str, **facts: object) -> None:
        """Add a problem of one cell; the message may name the {cell} and whatever else the facts give."""
        self.problems.append(Problem(Place(self.file, line=line, field=column), message, advice, facts))


@dataclass(frozen=True, slots=True)
class _At:
    """A row being read: the reading, the line, the subject's key and the cells."""

    reading: Reading
    line: int
    key: str
    row: Row

    def cell(self, column: str | None) -> str:
        return self.row.get(column or "", "").strip()

    def report(self, column: str | None, message: str, advice: str, **facts: object) -> None:
        facts = {"cell": self.cell(column), **facts}
        self.reading.report(self.line, column or "", message, advice, **facts)


def read_table(content: bytes, file: str, table: Table, names: Names) -> Reading:
    """Read the bytes of a CSV file by its mapping.

    Shape: rows that cannot be used are told and left out, the others are read; an amount that cannot be read is kept
    as printed, without a figure.
    """
    reading = Reading(file, table, names)
    if len(content) > _MAX_BYTES:
        reading.report(1, "", "文件超过 {limit} MiB。", "请拆成几个文件。", limit=_MAX_BYTES // 2**20)
        return reading
    text = _decode(content, table)
    if text is None:
        reading.report(1, "", "文件编码认不出来。", "请另存为 UTF-8 编码的 CSV。")
        return reading
    try:
        for line, row in _rows(text, reading):
            reading.n_rows += 1
            reading.said += _read_row(reading, line, row)
    except csv.Error as error:
        reading.report(1, "", "不是有效的 CSV：{reason}。", "请重新导出。", reason=error)
    return reading


def _decode(content: bytes, table: Table) -> str | None:
    """Take the first encoding in which the column of the subject is found, else the first that decodes."""
    decoded = []
    for encoding in _ENCODINGS:
        try:
            decoded.append(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    named = [text for text in decoded if table.subject in text]
    return next(iter(named or decoded), None)


def _rows(text: str, reading: Reading) -> Iterator[tuple[int, Row]]:
    rows = csv.DictReader(io.StringIO(text.replace("\x00", "")), restkey="")
    header = [name.strip() for name in rows.fieldnames or ()]
    rows.fieldnames = header
    if reading.table.subject not in header:
        reading.report(1, "", "表头里没有“{wanted}”一列。", "请用原来的表头。", wanted=reading.table.subject)
        return
    for wanted in dict.fromkeys(column.column for column in reading.table.columns):
        if wanted not in header:
            reading.report(1, wanted, "表头里没有“{wanted}”一列，这一列不读。", "请核对表头。", wanted=wanted)
    for row in rows:
        cells = {key: value or "" for key, value in row.items() if isinstance(value, str | None)}
        if any(cell.strip() for cell in cells.values()):
            yield rows.line_num, cells


def _read_row(reading: Reading, line: int, row: Row) -> Iterator[Said]:
    table = reading.table
    at = _At(reading, line, row[table.subject].strip(), row)
    if not at.key:
        at.report(table.subject, "没有编号，这一行没有读入。", "请补上编号。")
    elif table.act != "assert":
        yield from _read_ruling(at, table)
    else:
        for column in table.columns:
            if column.column in row and _applies(at, column):
                for part in _parts(at, column):
                    yield from _read_part(at, column, part)


def _applies(at: _At, column: Column) -> bool:
    return not is_empty(at.cell(column.column)) and all(
        at.cell(other) in allowed for other, allowed in column.when.items()
    )


def _parts(at: _At, column: Column) -> list[str]:
    cell = at.cell(column.column)
    parts = cell.split(column.split) if column.split else [cell]
    return [part.strip() for part in parts if not is_empty(part)]


def _read_part(at: _At, column: Column, part: str) -> Iterator[Said]:
    if len(part) > _MAX_CELL:
        at.report(column.column, "单元格超过 {limit} 个字，只存前面的。", "请核对。", limit=_MAX_CELL)
    origin = _origin(at)
    value = column.values.get(part, part)
    word = value if column.word == "@" else column.word
    try:
        interval, quantity, text = _value(at, column, value)
        if column.until:
            interval = Interval(None, read_day(origin.day).to_day) if origin.day else None
    except ValueError:
        _tell_unreadable(at, column, part)
        if column.reads == "day":
            return
        interval, quantity, text = None, None, part
    raw = at.cell(column.raw) if column.raw else part
    yield Said(
        at.line, "assert", at.key, word, interval, quantity, text[:_MAX_CELL], raw[:_MAX_CELL], origin,
        _unit(at, at.reading.table.sender), paper=at.cell(column.paper), dated=not column.until,
    )  # fmt: skip


def _value(at: _At, column: Column, value: str) -> tuple[Interval | None, Quantity | None, str]:
    day = read_day(at.cell(column.day)) if column.day and not is_empty(at.cell(column.day)) else None
    if column.until:
        return None, None, ""
    if column.reads == "day":
        return read_day(value), None, ""
    if column.reads in READERS:
        return day, None, READERS[column.reads](value, at.reading.names)
    return day, read_quantity(value, column.reads, at.cell(column.currency)), ""


_UNREADABLE = {
    "day": ("“{cell}”不是日期，这一格没有读入。", "请写成 2022-03-05 或 2022-03。"),
    "unit": ("“{cell}”不是方案里的单位，按原文保存。", "请写方案里的名称，或在方案里加别名。"),
    "body": ("“{cell}”不是方案里的小组，按原文保存。", "请写方案里的名称，或在方案里加别名。"),
}


def _tell_unreadable(at: _At, column: Column, cell: str) -> None:
    figure = ("“{cell}”不是数额，按原文保存，不计入合计。", "请写成 20亿元、3500万元一类。")
    message, advice = _UNREADABLE.get(column.reads, figure)
    at.report(column.column, message, advice, cell=cell)


def _origin(at: _At) -> Origin:
    columns = at.reading.table.source.model_dump()
    return Origin(**{name: at.cell(column) for name, column in columns.items() if column})


def _unit(at: _At, column: str | None) -> str:
    """Return the key of the unit that a column names; a name the plan does not know is told and kept as written."""
    if column is None:
        return ""
    try:
        return READERS["unit"](at.cell(column), at.reading.names)
    except ValueError:
        at.report(column, "“{cell}”不是方案里的单位。", "请写方案里的名称。")
        return at.cell(column)[:64]


def _read_ruling(at: _At, table: Table) -> Iterator[Said]:
    word = at.reading.names.find("words", at.cell(table.word)) or at.cell(table.word)
    act = _act(at, table)
    if not act:
        choices = "、".join((*table.accepts, *table.refuses))
        at.report(table.verdict, "“{cell}”不是审核结论，这一行没有读入。", "请写：{choices}。", choices=choices)
        return
    amount, day = at.cell(table.amount), at.cell(table.day)
    try:
        quantity = None if is_empty(amount) else read_quantity(amount, "quantity")
        interval = None if is_empty(day) else read_day(day)
    except ValueError as error:
        at.report(table.amount, "读不出：{reason}。这一行没有读入。", "请核对数额和日期。", reason=error)
        return
    yield Said(
        at.line, act, at.key, word, interval, quantity, at.cell(table.reason)[:_MAX_CELL], at.cell(table.amount),
        _origin(at), _unit(at, table.sender), _unit(at, table.ruler), at.cell(table.paper),
    )  # fmt: skip


def _act(at: _At, table: Table) -> str:
    if table.act == "withdraw":
        return "withdraw"
    verdict = at.cell(table.verdict)
    return "accept" if verdict in table.accepts else "refuse" if verdict in table.refuses else ""
