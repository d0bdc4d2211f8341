"""The room's public function, asked for the report of one file."""

from yinfeng.workbooks.core.report import report

from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import UnreadableError


def read_case(file: str, content: bytes) -> dict[str, object]:
    """Return the report of a file; what cannot be read is refused with its reason."""
    try:
        workbook = read_workbook(content, file)
    except UnreadableError as refused:
        return {"file": file, "must_refuse": True, "reason": str(refused)}
    return dict(report(workbook))
