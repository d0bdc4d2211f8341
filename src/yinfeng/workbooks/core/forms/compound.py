"""The streams of an OLE2 compound file ([MS-CFB]), the shell of xls and of files under a password."""

import struct
from collections.abc import Iterator

from yinfeng.workbooks.core.forms.archive import damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _IN_HEADER = 512, 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_TOP = "Root Entry"


class Compound:
    """The streams by the last name of their path. The tree of storages is not followed: the list of entries says all,
    and a tree can be made to have no end.

    Raises: UnreadableError where the file is damaged.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER:
            raise damaged()
        shift, short_shift = struct.unpack_from("<HH", content, 30)
        directory, _, self._cutoff, short_table = struct.unpack_from("<4i", content, 48)
        more, n_more = struct.unpack_from("<2i", content, 68)
        if shift not in (9, 12) or short_shift != 6:
            raise damaged()
        self._content, self._size = content, 1 << shift
        self._table = self._sectors_of_table(more, n_more)
        self.entries = dict(self._listed(self._chained(directory)))
        if _TOP not in self.entries:
            raise damaged()
        self._short_table = _table(self._chained(short_table))

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """Return a stream. Raises: UnreadableError where its sectors do not hold it."""
        kind, start, length = self.entries[name]
        if kind != _STREAM:
            raise damaged()
        if length >= self._cutoff:
            stream = self._chained(start)
        else:
            shorts = self._chained(self.entries[_TOP][1])
            stream = b"".join(shorts[at * 64 : at * 64 + 64] for at in _chain(start, self._short_table))
        if len(stream) < length:
            raise damaged()
        return stream[:length]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._content[begin : begin + self._size]

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table)))

    def _sectors_of_table(self, more: int, n_more: int) -> tuple[int, ...]:
        """Return the allocation table from the sectors that the header and its continuations name (§ 2.5)."""
        numbers = list(struct.unpack_from(f"<{_IN_HEADER}i", self._content, 76))
        n_sectors = len(self._content) // self._size
        for _ in range(min(n_more, n_sectors)):
            if more < 0:
                break
            *named, more = _table(self._sector(more)) or [-1]
            numbers += named
        known = dict.fromkeys(number for number in numbers if 0 <= number < n_sectors)
        return _table(b"".join(map(self._sector, known)))

    def _listed(self, directory: bytes) -> Iterator[tuple[str, tuple[int, int, int]]]:
        for begin in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[begin : begin + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<iI", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind:
                yield (_TOP if kind == _ROOT else name), (kind, start, size)


def _table(sectors: bytes) -> tuple[int, ...]:
    """Return the numbers in sectors: of each sector, the one that follows it."""
    return struct.unpack(f"<{len(sectors) // 4}i", sectors[: len(sectors) // 4 * 4])


def _chain(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """Yield the sectors of a chain; one that is longer than the table runs in a circle."""
    for _ in range(len(table)):
        if not 0 <= start < len(table):
            return
        yield start
        start = table[start]
    if 0 <= start < len(table):
        raise damaged()
