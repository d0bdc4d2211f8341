"""The bytes of a CSV file as located records: encoding, header, line numbers. What is damaged is told by its line."""

import csv
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yinfeng.kernel.decoding import UNPRINTABLE, damage, decode
from yinfeng.kernel.folding import fold
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import nearest

Row = Mapping[str, str]
Report = Callable[..., None]

_MAX_BYTES = 20 * 2**20
_MAX_TITLES = 15


def read_records(content: bytes, *, key: str, columns: Sequence[str], report: Report) -> Iterator[tuple[int, Row]]:
    """Yield each record with the line it begins on, its cells by the names in `columns`.

    Shape:  the header is the first row that holds `key`; titles may stand above it. Names are found in either script.
    What cannot be used is left out and told by `report(line, column, message, advice, **facts)`.
    """
    text = _text(content, (key, *columns), report)
    if text is None:
        return
    lines = text.splitlines(keepends=True)
    header, end = _header(lines, key, columns)
    if key not in header:
        report(1, "", _("表头里没有“{wanted}”一列。"), _("请用原来的表头，以逗号分隔。"), wanted=key)
        return
    header = _checked(header, columns, end, report)
    source = _Lines(lines, end)
    reader = csv.reader(source, strict=True)
    while True:
        start = source.above + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.resume(start, len(header))
            told = _TOO_LONG if "limit" in str(error) else _UNBALANCED
            report(start, "", *told, end=source.above, limit=csv.field_size_limit())
            continue
        if any(cell.strip() for cell in cells) and _fits(header, cells, start, report):
            cells += [""] * (len(header) - len(cells))
            yield start, {name: cell for name, cell in zip(header, cells, strict=False) if name}


_TOO_LONG = (_("一格超过 {limit} 个字，到第 {end} 行为止没有读入。"), _("请检查引号是否成对，或把长文放到别处。"))
_UNBALANCED = (_("从这一行起引号没有配对，到第 {end} 行为止没有读入。"), _("请检查引号；格里的引号要写两遍。"))


@dataclass(slots=True)
class _Lines:
    """The lines of a file, given one by one; `above` counts those that were given."""

    lines: list[str]
    above: int

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.above == len(self.lines):
            raise StopIteration
        self.above += 1
        return self.lines[self.above - 1]

    def resume(self, bad: int, width: int) -> None:
        """Go on with the next line below the bad one that is a whole record by itself: an open quote takes no more."""
        self.above = bad
        while self.above < len(self.lines) and not _stands_alone(self.lines[self.above], width):
            self.above += 1


def _stands_alone(line: str, width: int) -> bool:
    try:
        return len(next(csv.reader([line], strict=True), [])) == width
    except csv.Error:
        return False


def _text(content: bytes, names: Iterable[str], report: Report) -> str | None:
    """Return the text of a file without zero characters, or None where there is none to read."""
    if len(content) > _MAX_BYTES:
        report(1, "", _("文件超过 {limit} MiB。"), _("请拆成几个文件。"), limit=_MAX_BYTES // 2**20)
        return None
    decoded = decode(content, names)
    if decoded is None:
        report(1, "", _("文件编码认不出来。"), _("请另存为 UTF-8 编码的 CSV。"))
        return None
    for line, message in damage(decoded.text):
        report(line, "", message, _("文件可能已损坏，请重新导出。"))
    return UNPRINTABLE.sub("", decoded.text)


def _header(lines: Iterable[str], key: str, columns: Sequence[str]) -> tuple[list[str], int]:
    """Read up to the row that holds the key; return its names and the line it ends on."""
    written = {fold(name): name for name in (key, *columns)}
    reader = csv.reader(lines)
    try:
        for row in itertools.islice(reader, _MAX_TITLES):
            names = [written.get(fold(cell), cell.strip()) for cell in row]
            if key in names:
                return names, reader.line_num
    except csv.Error:
        pass
    return [], 0


def _checked(header: list[str], columns: Sequence[str], line: int, report: Report) -> list[str]:
    """Tell the columns that are missing and those that stand twice, of which only the first is read."""
    for wanted in columns:
        if wanted not in header:
            near = nearest(wanted, set(header) - set(columns))
            advice = _("是不是表头里的“{near}”？请改成“{wanted}”。") if near else _("请核对表头。")
            report(line, wanted, _("表头里没有“{wanted}”一列，这一列不读。"), advice, wanted=wanted, near=near)
    once: list[str] = []
    for name in header:
        if name in once and name in columns:
            report(line, name, _("表头里有两列“{wanted}”，只读前一列。"), _("请去掉或改名其中一列。"), wanted=name)
        once.append("" if name in once else name)
    return once


def _fits(header: Sequence[str], cells: Sequence[str], line: int, report: Report) -> bool:
    """Tell a record with other than as many cells as the header; one with more is not read."""
    widths = {"n": len(cells), "width": len(header)}
    if any(cell.strip() for cell in cells[len(header) :]):
        report(
            line, "", _("这一行有 {n} 格，表头只有 {width} 格，没有读入。"), _("单元格里有逗号时请加引号。"), **widths
        )
        return False
    if len(cells) < len(header):
        report(
            line, "", _("这一行只有 {n} 格，表头有 {width} 格；缺的当作空白。"), _("请核对这一行是否完整。"), **widths
        )
    return True
