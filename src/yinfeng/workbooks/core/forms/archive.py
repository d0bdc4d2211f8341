"""The parts of a zip archive (xlsx, ods), unpacked only within bounds.

Every part is measured before anyone parses it: what an archive says of itself is checked against what its bytes do, so
that another reader of the same bytes, which believes more, cannot be led to unpack more.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.sheets import MIB, Limits, UnreadableError

MAX_PARTS = 5000
MAX_RATIO = 100
"""Sheets deflate 5 to 40 times; Apache POI draws the same line against zip bombs."""
_RECORD = b"PK\x01\x02"
_HEADER = 30
_PIECE = MIB


def damaged() -> UnreadableError:
    """Return what is raised where bytes are not what their form asks for."""
    return UnreadableError(
        _("文件已损坏或不完整，打不开。"), _("请在 Excel 或 WPS 中打开后另存为 xlsx 再导入；打不开时请对方重发。")
    )


def too_large(n_bytes: int) -> UnreadableError:
    """Return what is raised where a file inflates past its limit."""
    return UnreadableError(
        _("文件解压后过大（超过 {limit} MiB），疑似压缩炸弹，没有读入。"),
        _("请只保留项目表，另存为 xlsx 再导入。"),
        limit=n_bytes // MIB,
    )


class Archive:
    """The parts of an archive by name, whatever the case of its letters.

    Raises: UnreadableError where the archive is damaged, encrypted, built to deceive or unpacks past the limit.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._content = content
        self._parts = {part.filename.lower(): part for part in _listed(content)}
        self.bound = min(limits.unpacked_bytes, MIB + MAX_RATIO * len(content))
        if sum(part.file_size for part in self._parts.values()) > self.bound:
            raise too_large(self.bound)
        for name in self._parts:
            for _piece in self._pieces(name):
                pass

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str) -> bytes:
        """Return a part as it was before it was packed. Raises: UnreadableError where there is none."""
        if name not in self:
            raise damaged()
        return b"".join(self._pieces(name.lower()))

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """Return an archive, not packed, with other bytes for some parts."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as other:
            for name, part in self._parts.items():
                other.writestr(part.filename, parts[name] if name in parts else self.read(name))
        return file.getvalue()

    def _pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; it must be as long as the directory says, and have that checksum."""
        part = self._parts[name]
        length, checksum = 0, 0
        for piece in _unpacked(self._packed(part), part.compress_type):
            length += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if length > part.file_size:
                raise too_large(self.bound)
            yield piece
        if length != part.file_size or checksum != part.CRC:
            raise damaged()

    def _packed(self, part: zipfile.ZipInfo) -> memoryview:
        start, end = _span(self._content, part)
        return memoryview(self._content)[start:end]


def _listed(content: bytes) -> list[zipfile.ZipInfo]:
    """Return what the directory lists, each part under one name and in bytes of its own."""
    if content.count(_RECORD) > MAX_PARTS:
        raise UnreadableError(
            _("文件里有几千个零件，不是正常的工作簿。"), _("请在 Excel 或 WPS 中打开，另存为 xlsx 再导入。")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = file.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error):
        raise damaged() from None
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted()
    if len({part.filename.lower() for part in parts}) < len(parts) or not all(map(_is_plain, parts)):
        raise damaged()
    _refuse_overlaps(_span(content, part) for part in parts)
    return parts


def encrypted() -> UnreadableError:
    """Return what is raised where a password protects the file."""
    return UnreadableError(_("文件有打开密码，读不出内容。"), _("请去掉密码另存后再导入。"))


def _is_plain(part: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a name without tricks and one of the two packings that offices use."""
    name = part.orig_filename
    steps = name.split("/")
    return (
        part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and ".." not in steps and "" not in steps[:-1] and "\\" not in name and "\0" not in name
    )  # fmt: skip


def _span(content: bytes, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Return where the packed bytes of a part begin and end, by its local header (APPNOTE 4.3.7)."""
    header = content[part.header_offset : part.header_offset + _HEADER]
    if len(header) < _HEADER or not header.startswith(b"PK\x03\x04"):
        raise damaged()
    lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = part.header_offset + _HEADER + lengths
    if start + part.compress_size > len(content):
        raise damaged()
    return start, start + part.compress_size


def _refuse_overlaps(spans: Iterable[tuple[int, int]]) -> None:
    """Refuse parts that share bytes: a small file can list the same bomb a thousand times."""
    end = 0
    for start, stop in sorted(spans):
        if start < end:
            raise damaged()
        end = max(end, stop)


def _unpacked(packed: memoryview, packing: int) -> Iterator[bytes]:
    if packing == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for begin in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[begin : begin + _PIECE]
            while rest and not inflating.eof:
                yield inflating.decompress(rest, _PIECE)
                rest = inflating.unconsumed_tail
        yield inflating.flush()
    except zlib.error:
        raise damaged() from None
    if not inflating.eof:
        raise damaged()
