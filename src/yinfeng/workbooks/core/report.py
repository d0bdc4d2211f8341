"""The report of one workbook as JSON values: what `--report` writes, from the reading that previews and entries use."""

from collections.abc import Mapping
from decimal import Decimal

from yinfeng.kernel.display import plain as decimal_text
from yinfeng.kernel.problems import Problem
from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.dates import precision_of
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.quantities import sign_of
from yinfeng.workbooks.core.results import Dated, Difference, Project, Row, SheetReading, WorkbookReading

Json = dict[str, object]
_FEN = 100


def report_of(reading: WorkbookReading) -> Json:
    """Return the report: the first sheet with projects, further ones under `more`, what was passed over and why.

    Units: sums are decimal strings in whole units of their currency, rows count from 1.
    """
    blocks = [_block(sheet) for sheet in reading.sheets]
    first = blocks[0] if blocks else {"sheet": None, "rows": [], "subtotal_mismatches": [], "problems": []}
    head: Json = {"file": reading.file, "must_refuse": False, "reason": ""}
    return head | first | {"more": blocks[1:], "passed_over": dict(reading.passed_over)}


def refusal(file: str, problem: Problem) -> Json:
    """Return the report of a file that cannot be read."""
    return {"file": file, "must_refuse": True, "reason": problem.say(), "sheet": None, "rows": [], "more": []}


def _block(sheet: SheetReading) -> Json:
    sure = [one for one in sheet.differences if not one.optional]
    return {
        "sheet": sheet.sheet,
        "rows": [_row(row) for row in sheet.rows],
        "subtotal_mismatches": [_difference(one) for one in sure],
        "problems": [_problem(problem) for problem in sheet.problems],
    }


def _row(row: Row) -> Json:
    found: Json = {"source_row": row.row + 1} if row.column is None else {"source_col": row.column + 1}
    found |= {"class": row.kind, "reason": row.reason}
    if row.hidden:
        found["hidden"] = True
    return found | _project(row.project) if row.project else found


def _project(project: Project) -> Json:
    told: Json = {
        "name": project.name,
        "investors": list(project.investors),
        "county": project.county,
        "amount": _amount(project.amount),
        "dates": {stage: _dated(dated) for stage, dated in project.dates.items()},
        "stage": project.stage,
        "other_amounts": {key: _amount(quantity) for key, quantity in project.others.items()},
    }
    return told | {"inferred_unit": True} if project.inferred_unit else told


def _amount(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    found: Json = {"value": _units(quantity.low), "currency": quantity.unit, "qualifier": sign_of(quantity)}
    if quantity.low != quantity.high:
        found |= {"value": None, "range": {"from": _units(quantity.low), "to": _units(quantity.high)}}
    return found


def _units(fen: int) -> str:
    return decimal_text(Decimal(fen) / _FEN) if fen % _FEN else str(fen // _FEN)


def _dated(dated: Dated) -> Json:
    first, last = dated.interval.from_day, dated.interval.to_day
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat(),
        "precision": precision_of(dated.interval),
        "planned": dated.planned,
    }


def _difference(one: Difference) -> Json:
    return {
        "row": one.row + 1,
        "column": letters(one.column),
        "field": one.field,
        "stated": _units(one.stated),
        "computed": _units(one.computed),
    }


def _problem(problem: Problem) -> Mapping[str, object]:
    where = problem.where
    return {"row": where.line, "column": letters(where.column - 1), "field": where.field, "message": problem.say()}
