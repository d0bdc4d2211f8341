"""The bytes of a file, read into a workbook: the form is told by the content, never by the name."""

from yinfeng.workbooks.core.sheets import Limits, Workbook

DEFAULT = Limits()


def read_workbook(content: bytes, name: str = "", limits: Limits = DEFAULT) -> Workbook:
    """Return the sheets of a file in xlsx, xls, ods, csv or html.

    Raises: UnreadableError where it is none of these, damaged, protected by a password or past the limits.
    """
    raise NotImplementedError
