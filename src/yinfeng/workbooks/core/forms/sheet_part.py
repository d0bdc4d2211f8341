"""The XML of a sheet of xlsx (ECMA-376 part 1 § 18.3), surveyed as bytes before calamine reads its values.

calamine makes room for every cell between the first and the last with a value, and for each a copy of its text. So what
a part could make it do is bounded first, by patterns that find more than a parser would, never less; and what it does
not tell (hidden rows and columns, formats) is found on the way.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import damaged
from yinfeng.workbooks.core.forms.grid import Bounds
from yinfeng.workbooks.core.forms.markup import has_doctype
from yinfeng.workbooks.core.sheets import Span, UnreadableError

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_AT = rb"r\s*=\s*[\"']\s*"
_ANY = re.compile(_AT + rb"([A-Za-z]*)(\d+)")
_FAR = re.compile(_AT + rb"(?:([A-Za-z]{2,})(\d+)|[A-Za-z]?(\d{6,}))")
_NEAR = 99_999, 26
"""The last row and column that a reference can name without being found by _FAR, which is faster than _ANY."""
_CELL = re.compile(rb"[<:]c[\s/>]")
_ROW_START = re.compile(rb"[<:]row[\s/>]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*+>")
_UNPLACED_CELL = re.compile(rb"<c(?! r=\")[\s/>]"), re.compile(rb":c[\s/>]")
_UNPLACED_ROW = re.compile(rb"<row(?! r=\")[\s/>]"), re.compile(rb":row[\s/>]")
"""Two patterns each: one that begins with a literal is found ten times faster."""
_ATTRIBUTES = rb"(?:\s++[\w:.]++=\"[^\"<>]*+\")*\s*+"
_EMPTY_CELL = re.compile(rb"<c%b(?:/>|></c>)" % _ATTRIBUTES)
_EMPTY_ROW = re.compile(rb"<row%b(?:/>|>\s*+</row>)" % _ATTRIBUTES)
_SHARED = re.compile(rb"t\s*=\s*[\"']s[\"']")
_SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
_SHARED_INDEX = re.compile(rb"t=\"s\"[^<>]{0,100}+><v>(\d+)</v>")
_ROW = re.compile(rb"row(?<=[<:]row)([\s/>][^<>]*)")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*)")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=\"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})\"")
_ATTRIBUTE = re.compile(rb"(?<![\w:])(\w+)=\"([^\"]*)\"")
_FEW = 30
_REFERENCE = re.compile(rb"\sr=\"([A-Z]{1,3})([1-9]\d{0,6})\"")
_NO_RESULT = re.compile(rb"(?:</f>|<f\s[^<>]*/>|<f/>)\s*+(?:<v\s*+/>|<v></v>)?+\s*+</c>")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a sheet part says besides values. `formats` are codes by (row, column) of cells that may be empty."""

    merged: Sequence[Span]
    hidden_rows: Sequence[range]
    hidden_columns: Sequence[range]
    formats: Mapping[tuple[int, int], str]
    n_without_result: int


def survey(part: bytes, telling: Mapping[int, str], lengths: Sequence[int], bounds: Bounds, room: int) -> Survey:
    """Look through a sheet part. `telling` gives format codes by style, `lengths` the bytes of each shared string,
    `room` how many bytes of text the cells may hold.

    Raises: UnreadableError where reading the part would take more than the limits.
    """
    refuse_declarations(part)
    _refuse_wide(part, bounds)
    _refuse_long(part, lengths, room)
    return Survey(
        merged=[_span(*found.groups()) for found in _MERGED.finditer(part, max(0, part.rfind(b"</sheetData>")))],
        hidden_rows=list(_hidden_rows(part)),
        hidden_columns=list(_hidden_columns(part)),
        formats=dict(_formats(part, telling)) if telling else {},
        n_without_result=len(_NO_RESULT.findall(part)) if b"<f" in part else 0,
    )


def first_rows(part: bytes, n_rows: int) -> bytes:
    """Return a sheet part that ends after so many rows, the same where it has no more."""
    following = next(itertools.islice(_ROW_TAG.finditer(part), n_rows, None), None)
    end = _END.search(part, following.start()) if following else None
    return part[: following.start()] + part[end.start() :] if following and end else part


def refuse_declarations(part: bytes) -> None:
    """Refuse a part that declares what it has no use for. Raises: UnreadableError where it is damaged, in an encoding
    that these patterns do not know, or has_doctype."""
    if b"\0" in part:
        raise damaged()
    if _DOCTYPE.search(part):
        raise has_doctype()


def column_index(letters: bytes) -> int:
    """Return the column that letters name, from 0: A, B … XFD."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


def _refuse_wide(part: bytes, bounds: Bounds) -> None:
    """Refuse a part whose cells with values span too much; cells that only have a style do not count."""
    limits = bounds.limits
    for look in (_reach_at_least, _reach, _reach_of_content):
        n_rows, n_columns = look(part)
        if n_rows <= limits.rows and n_columns <= limits.columns and n_rows * n_columns <= limits.cells:
            return
    bounds.check_area(n_rows, n_columns)


def _reach_at_least(part: bytes) -> tuple[int, int]:
    """Return the last row and column that a part may refer to: fast, and too far for sheets that end early."""
    n_rows, n_columns = _NEAR
    for letters, row, lone_row in _FAR.findall(part):
        n_rows = max(n_rows, int((row or lone_row)[:9]))
        n_columns = max(n_columns, column_index(letters[:9]) + 1)
    return _with_unplaced(part, n_rows, n_columns)


def _reach(part: bytes) -> tuple[int, int]:
    """Return the last row and column that a part refers to."""
    n_rows = n_columns = 0
    for found in _ANY.finditer(part):
        n_rows = max(n_rows, int(found[2][:9]))
        n_columns = max(n_columns, column_index(found[1][:9]) + 1)
    return _with_unplaced(part, n_rows, n_columns)


def _reach_of_content(part: bytes) -> tuple[int, int]:
    return _reach(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part)))


def _with_unplaced(part: bytes, n_rows: int, n_columns: int) -> tuple[int, int]:
    """Return how far rows and cells can reach that do not begin with their place and may follow the one before."""
    if any(pattern.search(part) for pattern in _UNPLACED_ROW):
        n_rows += len(_ROW_START.findall(part))
    if any(pattern.search(part) for pattern in _UNPLACED_CELL):
        n_columns += max(len(_CELL.findall(row)) for row in _ROW_START.split(part))
    return n_rows, n_columns


def _refuse_long(part: bytes, lengths: Sequence[int], room: int) -> None:
    """Refuse a part whose cells repeat long shared strings until they are more text than there is room for."""
    longest = max(lengths, default=0)
    if len(part) // _SHORTEST_CELL * longest <= room:
        return
    n_cells = len(_SHARED.findall(part))
    known = [lengths[index] for index in map(int, _SHARED_INDEX.findall(part)) if index < len(lengths)]
    if sum(known) + (n_cells - len(known)) * longest > room:
        raise UnreadableError(
            _("单元格的文字过长，又反复出现，没有读入。"), _("请删去过长的文字，另存为 xlsx 再导入。")
        )


def _span(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Span:
    return int(top) - 1, column_index(left), int(bottom) - 1, column_index(right)


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(tag))


def _is_on(value: bytes | None) -> bool:
    return value in (b"1", b"true")


def _whole(value: bytes | None, otherwise: int) -> int:
    return int(value[:9]) if value and value.isdigit() else otherwise


def _hidden_rows(part: bytes) -> Iterator[range]:
    if b"hidden" not in part:
        return
    row = 0
    for tag in _ROW.findall(part):
        attributes = _attributes(tag)
        row = _whole(attributes.get(b"r"), row + 1)
        if _is_on(attributes.get(b"hidden")):
            yield range(row - 1, row)


def _hidden_columns(part: bytes) -> Iterator[range]:
    for tag in _COLUMN.findall(part[: part.find(b"<sheetData")]):
        attributes = _attributes(tag)
        if _is_on(attributes.get(b"hidden")):
            first = _whole(attributes.get(b"min"), 1)
            yield range(first - 1, _whole(attributes.get(b"max"), first))


def _formats(part: bytes, telling: Mapping[int, str]) -> Iterator[tuple[tuple[int, int], str]]:
    styles = b"|".join(b"%d" % style for style in telling) if len(telling) <= _FEW else rb"\d+"
    for cell in re.finditer(rb"<(?:\w+:)?c(?=\s)[^<>]*?\ss=\"(%b)\"[^<>]*" % styles, part):
        code, place = telling.get(int(cell[1][:9])), _REFERENCE.search(cell[0])
        if code and place:
            yield (int(place[2]) - 1, column_index(place[1])), code
