"""The tables of a sheet: below one another, side by side, or one that repeats its header on every page."""

from collections.abc import Iterator
from dataclasses import dataclass

from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.headers import Header, find_headers
from yinfeng.workbooks.core.meanings import Label, meaning_of
from yinfeng.workbooks.core.plain import words
from yinfeng.workbooks.core.terms import OTHER
from yinfeng.workbooks.core.units import Unit, unit_of_label

_SAME = 0.7
_ALONG, _BOX = 0.8, 3
_MOST_PREAMBLE = 8
_LINE_CELLS = 2


@dataclass(frozen=True)
class Table:
    """A header and the rows below it, up to the next table.

    Shape: `above` are the rows before the header that speak of this table, `body` those after it; `headers` are the
    rows of the header wherever it is repeated; `left` and `right` bound the columns, both included.
    """

    header: Header
    above: range
    body: range
    headers: frozenset[int]
    left: int
    right: int


def find_tables(grid: Grid) -> list[tuple[Table, dict[int, str]]]:
    """Return the tables of a sheet from above, those side by side from the left; their headers alone tell what the
    columns mean (see `headless` for lists that have none)."""
    headers = list(find_headers(grid))
    starts = [at for at, header in enumerate(headers) if at == 0 or not _repeats(header, headers[:at])]
    ends = [*starts[1:], len(headers)][: len(starts)]
    tables: list[tuple[Table, dict[int, str]]] = []
    begin = 0
    for start, end in zip(starts, ends, strict=True):
        header = headers[start]
        until = _preamble(grid, headers[end]) if end < len(headers) else len(grid.rows)
        rows = frozenset(row for one in headers[start:end] for row in one.rows)
        body = range(header.last + 1, until)
        for part, left, right in _side_by_side(grid, header, body):
            tables.append((Table(part, range(begin, header.first), body, rows, left, right), {}))
        begin = until
    return tables


def _repeats(header: Header, earlier: list[Header]) -> bool:
    """Tell whether a header says what that of the table it stands in says: the next page of the same list."""
    current = {column: _said(label) for column, label in earlier[-1].labels.items()}
    same = sum(current.get(column) == _said(label) for column, label in header.labels.items())
    return same >= _SAME * max(len(header.labels), 1) and same >= _SAME * len(current)


def _said(label: Label) -> tuple[str, Unit | None]:
    """Return what a label means and in which unit, its own words where they are unknown."""
    meaning = meaning_of(label.leaf, label.group)
    return meaning if meaning not in ("", OTHER) else label.text, unit_of_label(label.leaf)


def _preamble(grid: Grid, header: Header) -> int:
    """Return the first of the lines above a header that are its title, unit, date and not rows of the table above."""
    row = header.first
    while row > 0 and header.first - row < _MOST_PREAMBLE and _is_line(grid, row - 1):
        row -= 1
    return row


def _is_line(grid: Grid, row: int) -> bool:
    columns = grid.filled[row]
    texts = [words(grid.rows[row][column]) for column in columns]
    if len(columns) > 1 and not any(":" in text for text in texts):
        return False
    return len(columns) <= _LINE_CELLS and not any(text.startswith(("注:", "备注", "填报人", "审核")) for text in texts)


def _side_by_side(grid: Grid, header: Header, body: range) -> Iterator[tuple[Header, int, int]]:
    """Part a header into the tables that stand beside one another, each with its own name column.

    A box of counts beside a list is told by an empty column before it, by meanings that the list already has, and by
    rows that are not those of the list.
    """
    spans = _spans(grid, header, body)
    if len(spans) == 1:
        yield header, 0, max(grid.width - 1, *header.labels)
        return
    for span in spans:
        labels = {column: header.labels[column] for column in span}
        texts = {column: header.texts[column] for column in span}
        yield Header(header.rows, labels, texts), span[0], span[-1]


def _spans(grid: Grid, header: Header, body: range) -> list[list[int]]:
    columns = sorted(header.labels)
    meanings = {column: meaning_of(header.labels[column].leaf, header.labels[column].group) for column in columns}
    for key in ("ordinal", "name"):
        starts = [column for column in columns if meanings[column] == key]
        if len(starts) > 1 and _alike(header, columns, starts):
            first = [columns[0], *starts[1:]]
            bounds = [*first[1:], columns[-1] + 1]
            return [[column for column in columns if a <= column < b] for a, b in zip(first, bounds, strict=True)]
    return _by_gap(grid, body, columns, meanings)


def _go_along(grid: Grid, body: range, named: list[int], run: list[int]) -> bool:
    """Tell whether columns behind an empty one are filled where the list has names and hardly elsewhere."""
    listed = {row for row in body if not set(grid.filled[row]).isdisjoint(named)}
    beside = {row for row in body if not set(grid.filled[row]).isdisjoint(run)}
    both = len(listed & beside)
    return both > _BOX and both >= _ALONG * max(len(listed), len(beside))


def _alike(header: Header, columns: list[int], starts: list[int]) -> bool:
    """Tell whether the columns after each start begin with the same words."""
    behind = [columns[columns.index(start) + 1 : columns.index(start) + 2] for start in starts]
    leaves = {header.labels[after[0]].leaf for after in behind if after}
    return all(behind) and len(leaves) == 1


def _by_gap(grid: Grid, body: range, columns: list[int], meanings: dict[int, str]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for column in columns:
        if runs[-1] and column > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(column)
    main = max(runs, key=lambda run: (any(meanings[one] == "name" for one in run), len(run)))
    known = {meanings[one] for one in main} - {"", "other"}
    named = [one for one in main if meanings[one] == "name"] or main
    aside = [run for run in runs if run is not main and known & {meanings[one] for one in run}]
    aside = [run for run in aside if not _go_along(grid, body, named, run)]
    return [sorted(column for run in runs if run not in aside for column in run), *aside]
