"""Sheets as a test sketches them, and what the engine makes of them. 示例数据。"""

from collections.abc import Sequence

from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.results import Project, Row, SheetReading
from yinfeng.workbooks.core.sheets import Sheet, Value
from yinfeng.workbooks.core.understanding import Known, read_sheet

COUNTIES = {"晋江市": "晋江市", "南安市": "南安市", "惠安县": "惠安县", "泉州台商投资区": "泉州台商投资区",
            "台商投资区": "泉州台商投资区", "泉州开发区": "泉州开发区", "开发区": "泉州开发区"}  # fmt: skip
KNOWN = Known(Places(COUNTIES))


def read(rows: Sequence[Sequence[Value]], name: str | None = "Sheet1", **about: object) -> SheetReading:
    """Return what the engine reads of a sheet with these rows."""
    return read_sheet(Sheet(name, [list(row) for row in rows], **about), 0, "", KNOWN)


def projects(reading: SheetReading) -> list[Project]:
    """Return the projects of a sheet in order."""
    return [row.project for row in reading.rows if row.project]


def kinds(reading: SheetReading) -> list[str]:
    """Return the class of every row."""
    return [row.kind for row in reading.rows]


def row_of(reading: SheetReading, name: str) -> Row:
    """Return the row of the project with this name."""
    return next(row for row in reading.rows if row.project and row.project.name == name)
