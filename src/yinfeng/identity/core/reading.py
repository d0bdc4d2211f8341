"""A CSV of records, and one of names that changed, as columns; everything wrong with them told at once.

A row without an id or name is left out, a cell that cannot be read counts as not stated, and the rest is used.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yinfeng.identity.core.amounts import read_amounts
from yinfeng.identity.core.creditcode import fault, tidy
from yinfeng.identity.core.history import Renaming
from yinfeng.identity.core.records import Records
from yinfeng.kernel.problems import DID_YOU_MEAN, Place, Problem, nearest

Columns = dict[str, list[str]]
COLUMNS = {
    "id": ("编号", "序号"), "name": ("名称", "企业名称", "项目名称"), "uscc": ("统一社会信用代码", "信用代码"),
    "investor": ("投资方", "投资企业", "投资主体"), "place": ("地点", "所在地", "县区"),
    "amount": ("金额", "总投资", "投资额"),
    "unit": ("单位", "金额单位"), "day": ("日期",),
}  # fmt: skip
"""The columns of a table of records, with other headers they may have."""
HISTORY = {"name": ("现名", "名称"), "former": ("曾用名", "原名"), "valid_from": ("起",), "valid_to": ("止",)}


@dataclass(frozen=True, slots=True)
class Read:
    """What a CSV holds: its records, or None if it has none; what is wrong with it; what is worth telling."""

    records: Records | None
    problems: list[Problem]
    remarks: list[Problem]


def read_records(text: str, file: str = "") -> Read:
    """Read a table of records: id, name and any of uscc, investor, place, amount, unit, day.

    Rules:  ids are unique; amounts carry their unit or have it in the cell beside; a credit code that is not right is
            told and not used; days are ISO.
    """
    columns, lines, problems = _columns(text, file, COLUMNS, ("id", "name"))
    if columns is None:
        return Read(None, problems, [])
    columns, lines = _with_ids(columns, lines, file, problems)
    units = columns.get("unit")
    amounts, faults = read_amounts(columns["amount"], units) if "amount" in columns else (None, [])
    problems += [_at(file, lines[row], "amount", _NO_AMOUNT, cell=columns["amount"][row]) for row, _ in faults]
    if "day" in columns:
        problems += _faulty_days(columns["day"], lines, file, "day")
    remarks = list(_faulty_codes(columns.get("uscc", []), lines, file))
    records = Records(
        columns["id"], columns["name"], columns.get("uscc"), columns.get("investor"), columns.get("place"), amounts,
        columns.get("day"),
    )  # fmt: skip
    return Read(records, sorted(problems, key=lambda one: one.where.line), remarks)


def read_history(text: str, file: str = "") -> tuple[list[Renaming], list[Problem]]:
    """Read a table of names that changed: name, former (a name, or the id of a record), valid_from, valid_to."""
    columns, lines, problems = _columns(text, file, HISTORY, ("name", "former"))
    if columns is None:
        return [], problems
    empty = [""] * len(lines)
    for key in ("valid_from", "valid_to"):
        problems += _faulty_days(columns.setdefault(key, list(empty)), lines, file, key)
    rows = zip(*(columns[key] for key in HISTORY), lines, strict=True)
    history = []
    for name, former, first, last, line in rows:
        if name and former:
            history.append(Renaming(name, former, first, last))
        else:
            problems.append(_at(file, line, "former" if name else "name", "这一行缺少名称。", "请补上现名和曾用名。"))
    return history, problems


_TOO_MANY = "这一行有 {n} 格，表头只有 {wanted} 列，多出的未计入。"
_QUOTE = "含逗号的内容请加引号。"
_NO_AMOUNT = "“{cell}”不是金额，这一格未计入。"


def _columns(
    text: str, file: str, known: dict[str, tuple[str, ...]], needed: Sequence[str]
) -> tuple[Columns | None, list[int], list[Problem]]:
    """Return the cells of the known columns, None if a needed one is missing; the line of each row; what is wrong."""
    reader = csv.reader(text.splitlines(keepends=True))
    problems: list[Problem] = []
    header = [one.strip().lower() for one in next(_rows(reader, file, problems), [])]
    at = _placed(header, known)
    for key in (one for one in needed if one not in at):
        near = nearest(key, header)
        problems.append(_at(file, 1, key, "表头缺少“{key}”一列。", DID_YOU_MEAN if near else "", key=key, near=near))
    if problems:
        return None, [], problems
    lines: list[int] = []
    cells: list[list[str]] = [[] for _ in at]
    for row in filter(any, _rows(reader, file, problems)):
        lines.append(reader.line_num)
        if len(row) > len(header):
            problems.append(_at(file, lines[-1], "", _TOO_MANY, _QUOTE, n=len(row), wanted=len(header)))
        full = row + [""] * (len(header) - len(row))
        for column, place in zip(cells, at.values(), strict=True):
            column.append(full[place].strip())
    return dict(zip(at, cells, strict=True)), lines, problems


def _placed(header: list[str], known: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Return at which place of the header each known column stands."""
    places = ((key, [header.index(name) for name in (key, *others) if name in header]) for key, others in known.items())
    return {key: found[0] for key, found in places if found}


def _rows(reader: Iterator[list[str]], file: str, problems: list[Problem]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        problems.append(_at(file, line, "", "从这一行起读不下去：{error}", "请检查引号是否成对。", error=error))


def _with_ids(columns: Columns, lines: list[int], file: str, problems: list[Problem]) -> tuple[Columns, list[int]]:
    """Return the rows that have an id of their own and a name."""
    seen: dict[str, int] = {}
    kept = []
    for row, (one, name) in enumerate(zip(columns["id"], columns["name"], strict=True)):
        if not one or not name:
            key = "name" if one else "id"
            problems.append(_at(file, lines[row], key, "缺少“{key}”，这一行未计入。", key=key))
        elif one in seen:
            problems.append(
                _at(file, lines[row], "id", "编号 {id} 与第 {first} 行重复，这一行未计入。", id=one, first=seen[one])
            )
        else:
            seen[one] = lines[row]
            kept.append(row)
    if len(kept) == len(lines):
        return columns, lines
    return {key: [cells[row] for row in kept] for key, cells in columns.items()}, [lines[row] for row in kept]


def _faulty_codes(codes: list[str], lines: list[int], file: str) -> Iterator[Problem]:
    for row, code in enumerate(codes):
        if code and (message := fault(tidy(code))):
            yield _at(file, lines[row], "uscc", message, "这一格未用来比对。")


def _faulty_days(cells: list[str], lines: list[int], file: str, key: str) -> list[Problem]:
    """Return what is no day, and empty those cells."""
    problems = []
    for row, cell in enumerate(cells):
        try:
            cells[row] = cell and date.fromisoformat(cell).isoformat()
        except ValueError:
            cells[row] = ""
            problems.append(
                _at(file, lines[row], key, "“{cell}”不是日期，这一格未计入。", "请写成 2022-05-18。", cell=cell)
            )
    return problems


def _at(file: str, line: int, field: str, message: str, advice: str = "", **facts: object) -> Problem:
    return Problem(Place(file, line, field=field), message, advice, facts)
