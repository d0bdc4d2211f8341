"""The bytes of a file, read into a workbook: the form is told by the content, never by the name."""

import re
from dataclasses import replace

from yinfeng.kernel.decoding import UNPRINTABLE, decode
from yinfeng.kernel.problems import Place, Problem
from yinfeng.workbooks.core.forms.archive import Archive
from yinfeng.workbooks.core.forms.compound import SIGNATURE
from yinfeng.workbooks.core.forms.delimited import read_delimited
from yinfeng.workbooks.core.forms.html import page_text, read_html, read_mhtml
from yinfeng.workbooks.core.forms.ods import CONTENT, read_ods
from yinfeng.workbooks.core.forms.spreadsheetml import NAMESPACE, read_spreadsheetml
from yinfeng.workbooks.core.forms.xls import read_xls
from yinfeng.workbooks.core.forms.xlsx import BOOK, read_xlsx
from yinfeng.workbooks.core.sheets import MIB, Limits, UnreadableError, Workbook

DEFAULT = Limits()
_BARE_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""How a BIFF stream begins (BOF of BIFF2, 3, 4 and 5 to 8) that some programs write without a compound file."""
_OTHERS = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\0", "图片"),
    (b"MM\0*", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "Word 文档"),
)
_IN_ARCHIVE = (
    ("word/document.xml", "Word 文档"),
    ("ppt/presentation.xml", "演示文稿"),
    ("xl/workbook.bin", "xlsb 工作簿"),
)
_HEAD = 4096
_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|style|body|div|table|center|font)\b", re.I | re.S
)
_MIME = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_SAVE = "请用 Excel 或 WPS 打开，另存为 xlsx 再导入。"


def read_workbook(content: bytes, name: str = "", limits: Limits = DEFAULT) -> Workbook:
    """Return the sheets of a file in xlsx, xls, ods, csv or html. The name only says in notes which file is meant.

    Raises: UnreadableError where it is none of these, damaged, under a password or past the limits.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableError("文件是空的。", "请核对是否选对了文件，或请对方重发。")
    if len(content) > limits.file_bytes:
        raise UnreadableError("文件超过 {limit} MiB。", "请拆成几个文件再导入。", limit=limits.file_bytes // MIB)
    workbook = _read(content, limits)
    return replace(workbook, notes=tuple(replace(note, where=Place(name)) for note in workbook.notes))


def _read(content: bytes, limits: Limits) -> Workbook:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(Archive(content, limits), content, limits)
    if content.startswith((SIGNATURE, *_BARE_BIFF)):
        return read_xls(content, limits)
    for start, kind in _OTHERS:
        if content.startswith(start):
            raise _no_table(kind)
    if _MIME.match(content[:_HEAD]):
        return read_mhtml(content, limits)
    return _read_text(content, limits)


def _read_archive(archive: Archive, content: bytes, limits: Limits) -> Workbook:
    if BOOK in archive:
        return read_xlsx(archive, content, limits)
    if CONTENT in archive and (b"spreadsheet" in archive.read("mimetype") if "mimetype" in archive else True):
        return read_ods(archive, limits)
    kind = next((kind for part, kind in _IN_ARCHIVE if part in archive), "压缩包或其他文件")
    raise _no_table(kind)


def _read_text(content: bytes, limits: Limits) -> Workbook:
    if _PAGE.match(content[:_HEAD].decode("latin-1").lstrip("\xef\xbb\xbf")):
        return read_html(_printable(page_text(content) or ""), limits)
    decoded = decode(content)
    if decoded is None or len(UNPRINTABLE.findall(decoded.text)) * 50 > len(decoded.text):
        raise _no_table("认不出的文件")
    text = _printable(decoded.text)
    head = text[:_HEAD]
    if _PAGE.match(head):
        return read_html(text, limits)
    if head.lstrip().startswith("<"):
        if NAMESPACE in head:
            return read_spreadsheetml(text, limits)
        raise _no_table("XML 或网页文件")
    workbook = read_delimited(text, limits)
    note = Problem(Place(), "按 {encoding} 编码读入。", facts={"encoding": decoded.encoding})
    return replace(workbook, notes=(*workbook.notes, note)) if decoded.encoding != "UTF-8" else workbook


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def _no_table(kind: str) -> UnreadableError:
    return UnreadableError("这是{kind}，不是能读的表格。", _SAVE, kind=kind)
