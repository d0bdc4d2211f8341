"""The bytes of a file, read into a workbook: the form is told by the content, never by the name."""

import re
from dataclasses import replace

from yinfeng.kernel.decoding import UNPRINTABLE, decode
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import Archive
from yinfeng.workbooks.core.forms.compound import SIGNATURE
from yinfeng.workbooks.core.forms.delimited import read_delimited
from yinfeng.workbooks.core.forms.html import page_text, read_html, read_mhtml
from yinfeng.workbooks.core.forms.ods import CONTENT, read_ods
from yinfeng.workbooks.core.forms.spreadsheetml import NAMESPACE, read_spreadsheetml
from yinfeng.workbooks.core.forms.xls import read_xls
from yinfeng.workbooks.core.forms.xlsx import BOOK, first_rows, read_xlsx
from yinfeng.workbooks.core.sheets import MIB, Limits, UnreadableError, Workbook

DEFAULT = Limits()
HEAD_ROWS = 2000
"""How many rows of each sheet are read where a long workbook is shown before it is read whole."""
_BARE_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""How a BIFF stream begins (BOF of BIFF2, 3, 4 and 5 to 8) that some programs write without a compound file."""
_SAVE = _("请用 Excel 或 WPS 打开，另存为 xlsx 再导入。")
_COPY = _("请把里面的表格复制到 Excel，另存为 xlsx 再导入。")
_ASK = _("请向对方要电子表格。")
_UNPACK = _("请先解压，再导入里面的表格。")
_PDF = (_("这是 PDF 文件，不是表格。"), _ASK)
_PICTURE = (_("这是图片，不是表格。"), _ASK)
_PACKED = (_("这是压缩包，不是表格。"), _UNPACK)
_WORD = (_("这是 Word 文档，不是表格。"), _COPY)
_SLIDES = (_("这是演示文稿，不是表格。"), _COPY)
_BINARY_BOOK = (_("这是 xlsb 格式的工作簿，不能直接读。"), _SAVE)
_MARKUP = (_("这是 XML 或网页文件，里面没有能读的表格。"), _SAVE)
_UNKNOWN = (_("认不出这是什么文件。"), _SAVE)
_OTHERS = {
    b"%PDF": _PDF,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"\x1f\x8b": _PACKED,
    b"{\\rtf": _WORD,
}
"""How files of other kinds begin, with what is said of them."""
_IN_ARCHIVE = {"word/document.xml": _WORD, "ppt/presentation.xml": _SLIDES, "xl/workbook.bin": _BINARY_BOOK}
_HEAD = 4096
_PAGE = re.compile(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|meta|style|body|div|table|center|font)\b",
    re.I | re.S,
)
_MIME = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)


def read_workbook(content: bytes, name: str = "", limits: Limits = DEFAULT) -> Workbook:
    """Return the sheets of a file in xlsx, xls, ods, csv or html. The name only says in notes which file is meant.

    Raises: UnreadableError where it is none of these, damaged, under a password or past the limits.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableError(_("文件是空的。"), _("请核对是否选对了文件，或请对方重发。"))
    if len(content) > limits.file_bytes:
        raise UnreadableError(_("文件超过 {limit} MiB。"), _("请拆成几个文件再导入。"), limit=limits.file_bytes // MIB)
    return _named(_read(content, limits), name)


def read_head(content: bytes, name: str = "", n_rows: int = HEAD_ROWS, limits: Limits = DEFAULT) -> Workbook | None:
    """Return the first rows of each sheet of a long workbook, in a quarter of the time that all would take; None where
    no sheet is longer, or the form has to be read whole (all but xlsx).

    Raises: UnreadableError as `read_workbook` does, but for what only shows further down.
    """
    if not content.startswith(b"PK\x03\x04") or len(content) > limits.file_bytes:
        return None
    archive = Archive(content, limits)
    head = first_rows(archive, n_rows) if BOOK in archive else None
    return _named(_read_archive(Archive(head, limits), head, limits), name) if head else None


def _named(workbook: Workbook, name: str) -> Workbook:
    if not workbook.sheets:
        raise UnreadableError(_("文件里没有工作表。"), _("请核对是否选对了文件，或请对方重发。"))
    return replace(workbook, notes=tuple(replace(note, where=Place(name)) for note in workbook.notes))


def _read(content: bytes, limits: Limits) -> Workbook:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(Archive(content, limits), content, limits)
    if content.startswith((SIGNATURE, *_BARE_BIFF)):
        return read_xls(content, limits)
    for start, told in _OTHERS.items():
        if content.startswith(start):
            raise UnreadableError(*told)
    if _MIME.match(content[:_HEAD]):
        return read_mhtml(content, limits)
    return _read_text(content, limits)


def _read_archive(archive: Archive, content: bytes, limits: Limits) -> Workbook:
    if BOOK in archive:
        return read_xlsx(archive, content, limits)
    if CONTENT in archive and (b"spreadsheet" in archive.read("mimetype") if "mimetype" in archive else True):
        return read_ods(archive, limits)
    raise UnreadableError(*next((told for part, told in _IN_ARCHIVE.items() if part in archive), _PACKED))


def _read_text(content: bytes, limits: Limits) -> Workbook:
    if _PAGE.match(content[:_HEAD].decode("latin-1").lstrip("\xef\xbb\xbf")):
        return read_html(_printable(page_text(content) or ""), limits)
    decoded = decode(content)
    if decoded is None or len(UNPRINTABLE.findall(decoded.text)) * 50 > len(decoded.text):
        raise UnreadableError(*_UNKNOWN)
    text = _printable(decoded.text)
    head = text[:_HEAD]
    if _PAGE.match(head):
        return read_html(text, limits)
    if head.lstrip().startswith("<"):
        if NAMESPACE in head:
            return read_spreadsheetml(text, limits)
        raise UnreadableError(*_MARKUP)
    workbook = read_delimited(text, limits)
    note = Problem(Place(), _("按 {encoding} 编码读入。"), facts={"encoding": decoded.encoding})
    return replace(workbook, notes=(*workbook.notes, note)) if decoded.encoding != "UTF-8" else workbook


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
