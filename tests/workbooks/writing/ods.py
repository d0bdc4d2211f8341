"""Sheets as ods, with repeated rows and covered cells as office programs write them."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tests.workbooks.writing.grid import CREATED, LABEL, cells, covered, shown, width_of

MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style", "meta")
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shows}"/>'
    "</style:style>"
    for name, shows in [("shown", "true"), ("hidden", "false")]
)


def write_ods(sheets: list, rows_to_the_end: int = 0) -> bytes:
    """Return an ods file; `rows_to_the_end` are empty ones below the last, as office programs write them."""
    body = "".join(_table(sheet, rows_to_the_end) for sheet in sheets)
    return _packed(body)


def repeated_content(rows: int, columns: int) -> bytes:
    """Return a small ods that stands for so many cells with content."""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>1</text:p>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-cell></table:table-row>'
    return _packed(f'<table:table table:name="Sheet1" table:style-name="shown">{row}</table:table>')


def _packed(body: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    meta = f"<office:document-meta {SPACES}><office:meta><meta:keyword>{LABEL}</meta:keyword></office:meta>"
    file = BytesIO()
    parts = {
        "mimetype": MIME,
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{content}',
        "meta.xml": f'<?xml version="1.0" encoding="UTF-8"?>{meta}</office:document-meta>',
        "META-INF/manifest.xml": MANIFEST,
    }
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, CREATED.timetuple()[:6])
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, part)
    return file.getvalue()


def _table(sheet: object, rows_to_the_end: int) -> str:
    lines, width = sheet.placed, width_of(sheet.placed)
    found = list(cells(lines))
    heads, inside = {(cell.row, cell.column): cell for cell in found}, covered(found)
    hidden = {number for number, line in enumerate(sheet.lines, sheet.skip_rows) if line.hidden}
    rows = [
        (number in hidden, "".join(_cell(heads, inside, number, column) for column in range(width)))
        for number in range(len(lines))
    ]
    columns = "".join(f"<table:table-column{_collapsed(column in sheet.hidden_columns)}/>" for column in range(width))
    repeated = "".join(_row(*row, len(list(same))) for row, same in groupby(rows))
    repeated += _row(False, "<table:table-cell/>", rows_to_the_end) if rows_to_the_end else ""
    name, style = quoteattr(sheet.name), "hidden" if sheet.hidden else "shown"
    return f'<table:table table:name={name} table:style-name="{style}">{columns}{repeated}</table:table>'


def _collapsed(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _row(hidden: bool, inside: str, times: int) -> str:
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}{_collapsed(hidden)}>{inside}</table:table-row>"


def _cell(heads: dict, inside: set, row: int, column: int) -> str:
    if (row, column) in inside:
        return "<table:covered-table-cell/>"
    if (row, column) not in heads:
        return "<table:table-cell/>"
    cell = heads[row, column]
    spans = (
        f' table:number-rows-spanned="{cell.height}" table:number-columns-spanned="{cell.width}"'
        if cell.is_merged
        else ""
    )
    return f"<table:table-cell{spans}{_typed(shown(cell.value))}</table:table-cell>"


def _typed(value: object) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    if isinstance(value, date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}">{paragraphs}'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}">{paragraphs}'
    return f' office:value-type="string">{paragraphs}'
