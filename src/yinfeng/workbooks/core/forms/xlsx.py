"""Workbooks of Excel and WPS (xlsx, xlsm): ECMA-376. calamine reads the values; of formulas, what was saved."""

import io
import itertools
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms import sheet_part
from yinfeng.workbooks.core.forms.archive import Archive, damaged
from yinfeng.workbooks.core.forms.grid import Bounds, is_number, number, sheet_of
from yinfeng.workbooks.core.forms.markup import Attributes, parse
from yinfeng.workbooks.core.forms.number_formats import LONGEST, PERCENT, is_date, is_telling
from yinfeng.workbooks.core.forms.sheet_part import Survey, refuse_declarations, survey
from yinfeng.workbooks.core.sheets import Limits, Sheet, Value, Workbook

BOOK = "xl/workbook.xml"
_RELATIONSHIPS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_LINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PREFIXES = {
    **dict.fromkeys(_MAIN, ""),
    **dict.fromkeys(_LINKS, "r"),
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
_STRING = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_TEXT_ROOM = 16 * 2**20
_LEFT_ASIDE = (
    ("xl/vbaproject.bin", _("文件带有宏，没有运行，只读保存的值。")),
    ("xl/macrosheets/", _("文件带有宏表，没有运行，只读保存的值。")),
    ("xl/externallinks/", _("文件链接到其他文件或程序，没有访问，只读保存的值。")),
    ("xl/connections.xml", _("文件带有外部数据连接，没有访问，只读保存的值。")),
    ("xl/embeddings/", _("文件里嵌有其他文件，没有打开。")),
    ("xl/activex/", _("文件里有控件，没有运行。")),
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook part lists it."""

    name: str
    hidden: bool
    target: str


@dataclass(slots=True)
class _Structure:
    """The workbook part (§ 18.2), its relationships and the styles part (§ 18.8) as they are told."""

    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=lambda: dict(PERCENT))
    styles: list[int] = field(default_factory=list)
    _inside: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, attributes.get("r:id", "")))
        elif name == "Relationship":
            if attributes.get("Id", "") in self.targets:
                raise damaged()
            self.targets[attributes.get("Id", "")] = attributes.get("Type", ""), attributes.get("Target", "")
        elif name == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")[:LONGEST]
        elif name == "xf" and self._inside[-1:] == ["cellXfs"]:
            identifier = attributes.get("numFmtId", "")
            self.styles.append(int(identifier) if identifier.isdecimal() else 0)
        self._inside.append(name)

    def end(self, name: str) -> None:
        self._inside.pop()

    def text(self, data: str) -> None:
        """Nothing here is text."""

    def telling(self) -> dict[int, str]:
        """Return the codes by style that can change what a number says; dates are read as dates."""
        codes = ((style, self.codes.get(code, "")) for style, code in enumerate(self.styles))
        return {style: code for style, code in codes if code and is_telling(code) and not is_date(code)}

    def listed(self) -> Iterator[_Listed]:
        """Yield the sheets with the names of their parts; empty for what is no worksheet (a chart, a macro sheet)."""
        for name, hidden, identifier in self.sheets:
            kind, target = self.targets.get(identifier, ("", ""))
            yield _Listed(name, hidden, _resolved(target) if kind.endswith("/worksheet") else "")


def read_xlsx(archive: Archive, content: bytes, limits: Limits) -> Workbook:
    """Return the workbook in an archive that holds a workbook part.

    Raises: UnreadableError where it is damaged or past the limits.
    """
    structure = _structure(archive)
    listed = list(structure.listed())
    bounds = Bounds(limits)
    surveys = _surveys(archive, structure, listed, bounds, len(content))
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            if book.sheet_names != [sheet.name for sheet in listed]:
                raise damaged()
            sheets = tuple(
                _sheet(book.get_sheet_by_index(index), listed[index], surveys[index], bounds) for index in surveys
            )
    except (CalamineError, OSError, ValueError):
        raise damaged() from None
    return Workbook("xlsx", sheets, tuple(_notes(archive, surveys)))


def first_rows(archive: Archive, n_rows: int) -> bytes | None:
    """Return the bytes of a workbook whose sheets end after so many rows; None where none of this one has more."""
    parts = {sheet.target.lower(): archive.read(sheet.target) for sheet in _structure(archive).listed() if sheet.target}
    cut = {name: sheet_part.first_rows(part, n_rows) for name, part in parts.items()}
    return archive.with_parts(cut) if cut != parts else None


def _structure(archive: Archive) -> _Structure:
    structure = _Structure()
    for part in (BOOK, _RELATIONSHIPS, _STYLES):
        if part != _STYLES or part in archive:
            parse(archive.read(part), structure, _PREFIXES)
    return structure


def _resolved(target: str) -> str:
    """Return the part that a relationship of the workbook part points to (ECMA-376 part 2 § 8.3)."""
    return posixpath.normpath(posixpath.join("/xl", target)).removeprefix("/")


def _surveys(
    archive: Archive, structure: _Structure, listed: list[_Listed], bounds: Bounds, n_bytes: int
) -> dict[int, Survey]:
    telling, lengths = structure.telling(), _lengths(archive, structure, bounds)
    room = min(bounds.limits.unpacked_bytes, _TEXT_ROOM + 100 * n_bytes)
    return {
        index: survey(archive.read(sheet.target), telling, lengths, bounds, room)
        for index, sheet in enumerate(listed)
        if sheet.target
    }


def _lengths(archive: Archive, structure: _Structure, bounds: Bounds) -> list[int]:
    """Return the bytes of each shared string with its markup (§ 18.4)."""
    pointed = {
        _resolved(target).lower() for kind, target in structure.targets.values() if kind.endswith("/sharedStrings")
    }
    if _STRINGS not in archive or pointed - {_STRINGS.lower()}:
        if pointed & set(archive):
            raise damaged()
        return []
    part = archive.read(_STRINGS)
    refuse_declarations(part)
    edges = [*(found.start() for found in _STRING.finditer(part)), len(part)]
    Bounds(bounds.limits).take(len(edges))
    return [end - start for start, end in itertools.pairwise(edges)]


def _sheet(values: CalamineSheet, listed: _Listed, found: Survey, bounds: Bounds) -> Sheet:
    if values.end is not None:
        bounds.take_area(values.end[0] + 1, values.end[1] + 1)
    rows = list(_rows(values))
    while rows and not rows[-1]:
        rows.pop()
    formats = {
        (row, column): code
        for (row, column), code in found.formats.items()
        if row < len(rows) and column < len(rows[row]) and is_number(rows[row][column])
    }
    return sheet_of(
        listed.name, rows, merged=found.merged, hidden=listed.hidden, hidden_rows=found.hidden_rows,
        hidden_columns=found.hidden_columns, formats=formats,
    )  # fmt: skip


def _rows(values: CalamineSheet) -> Iterator[list[Value]]:
    """Yield the rows from the first row of the sheet, each as long as its last cell with content."""
    if values.start is None:
        return
    left = values.start[1]
    known: dict[str, str] = {}
    for row in values.iter_rows():
        length = len(row)
        while length and row[length - 1] == "":
            length -= 1
        yield [None] * (left if length else 0) + [_value(cell, known) for cell in row[:length]]


def _value(cell: object, known: dict[str, str]) -> Value:
    """Return what calamine read as a value; texts that say the same are one object."""
    if isinstance(cell, str):
        return known.setdefault(cell, cell) or None
    if isinstance(cell, float):
        return number(cell)
    if isinstance(cell, timedelta):
        return number(cell / timedelta(days=1))
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    return cell  # type: ignore[return-value]


def _notes(archive: Archive, surveys: Mapping[int, Survey]) -> Iterator[Problem]:
    for start, message in _LEFT_ASIDE:
        if any(part.startswith(start) for part in archive):
            yield Problem(Place(), message)
    if n := sum(found.n_without_result for found in surveys.values()):
        message = _("有 {n} 个公式没有保存计算结果，这些单元格按空白读入。")
        yield Problem(Place(), message, _("请在 Excel 或 WPS 中打开，保存后再导入。"), {"n": n})
