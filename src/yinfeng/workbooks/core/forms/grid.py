"""A sheet in the making: cells are put where they stand, within bounds; what lies outside its content is cut off."""

from collections.abc import Iterable, Mapping

from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.sheets import Limits, Sheet, Span, UnreadableError, Value

_SPLIT = _("请拆成几个文件，或删去多余的行列再导入。")


class Bounds:
    """How much of the limits the sheets of a file have used so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells = limits.cells
        self._rows = limits.rows

    def check(self, n_rows: int, n_columns: int) -> None:
        """Raises: UnreadableError where a sheet would have more rows or columns than it may."""
        limits = self.limits
        if n_rows > limits.rows or n_columns > limits.columns:
            raise UnreadableError(
                _("工作表的内容到了第 {rows} 行、第 {columns} 列，超过 {max_rows} 行、{max_columns} 列的上限。"),
                _("请删去远处多余的内容，或拆成几个文件再导入。"),
                rows=n_rows, columns=n_columns, max_rows=limits.rows, max_columns=limits.columns,
            )  # fmt: skip

    def take(self, n_cells: int) -> None:
        """Count cells. Raises: UnreadableError where the file has more than it may."""
        self._cells -= n_cells
        if self._cells < 0:
            raise UnreadableError(_("文件的单元格超过 {limit} 个。"), _SPLIT, limit=self.limits.cells)

    def take_rows(self, n_rows: int) -> None:
        """Count rows, blank ones too. Raises: UnreadableError where the file has more than it may."""
        self._rows -= n_rows
        if self._rows < 0:
            raise UnreadableError(_("文件超过 {limit} 行。"), _SPLIT, limit=self.limits.rows)

    def take_area(self, n_rows: int, n_columns: int) -> None:
        """Count a sheet that takes room for all cells up to the last. Raises: UnreadableError past the limits."""
        self.check_area(n_rows, n_columns)
        self.take_rows(n_rows)
        self.take(n_rows * n_columns)

    def check_area(self, n_rows: int, n_columns: int) -> None:
        """Raises: UnreadableError where few cells of a sheet stand so far apart that the area between is too large."""
        self.check(n_rows, n_columns)
        if n_rows * n_columns > self.limits.cells:
            raise UnreadableError(
                _("工作表的内容散布到第 {rows} 行、第 {columns} 列，超过 {limit} 个单元格的上限。"),
                _("请删去远处零散的内容再导入。"), rows=n_rows, columns=n_columns, limit=self.limits.cells,
            )  # fmt: skip


class Grid:
    """Rows, merged cells and marks of one sheet, collected in any order."""

    def __init__(self, bounds: Bounds) -> None:
        self.rows: list[list[Value]] = []
        self.merged: list[Span] = []
        self.hidden_rows: list[range] = []
        self.hidden_columns: list[range] = []
        self.formats: dict[tuple[int, int], str] = {}
        self._bounds = bounds

    def put(self, row: int, column: int, value: Value, number_format: str = "") -> None:
        """Put a value, which may be None. Raises: UnreadableError past the limits."""
        if value is None:
            return
        self._bounds.check(row + 1, column + 1)
        if row >= len(self.rows):
            self._bounds.take_rows(row + 1 - len(self.rows))
            self.rows += ([] for _ in range(row + 1 - len(self.rows)))
        line = self.rows[row]
        if column >= len(line):
            self._bounds.take(column + 1 - len(line))
            line.extend([None] * (column + 1 - len(line)))
        line[column] = value
        if number_format and is_number(value):
            self.formats[row, column] = number_format

    def merge(self, row: int, column: int, n_rows: int, n_columns: int) -> None:
        """Merge the cells from a corner on."""
        if n_rows > 1 or n_columns > 1:
            self.merged.append((row, column, row + n_rows - 1, column + n_columns - 1))

    def sheet(self, name: str | None, *, hidden: bool = False) -> Sheet:
        """Return the sheet."""
        return sheet_of(
            name, self.rows, merged=self.merged, hidden=hidden, hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns, formats=self.formats,
        )  # fmt: skip


def sheet_of(
    name: str | None,
    rows: list[list[Value]],
    *,
    merged: Iterable[Span],
    hidden: bool,
    hidden_rows: Iterable[range],
    hidden_columns: Iterable[range],
    formats: Mapping[tuple[int, int], str],
) -> Sheet:
    """Return a sheet whose marks end where its content ends, whatever a file says of the empty cells around it."""
    height, width = len(rows), max(map(len, rows), default=0)
    return Sheet(
        name, rows, _within(merged, height, width), hidden,
        _within_size(hidden_rows, height),
        _within_size(hidden_columns, width),
        formats,
    )  # fmt: skip


def _within_size(spans: Iterable[range], size: int) -> frozenset[int]:
    """Return the rows or columns of spans. They do not overlap: what is more than the sheet is a lie, left out."""
    places: list[int] = []
    for span in spans:
        if len(places) < size:
            places += range(span.start, min(span.stop, size))
    return frozenset(places)


def _within(merged: Iterable[Span], height: int, width: int) -> tuple[Span, ...]:
    """Cut merged cells at the content. Merged cells do not overlap: what is more than the sheet is a lie, left out."""
    kept = []
    left_over = height * width
    for top, left, bottom, right in sorted(merged):
        span = top, left, min(bottom, height - 1), min(right, width - 1)
        area = (span[2] - top + 1) * (span[3] - left + 1)
        if span[2] < top or span[3] < left or area == 1:
            continue
        left_over -= area
        if left_over < 0:
            break
        kept.append(span)
    return tuple(kept)


def is_number(value: Value) -> bool:
    """Tell whether a value is a figure, not a tick."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: float) -> int | float | None:
    """Return a whole number as an int, in every form alike; what is not finite is no value."""
    if value.is_integer():
        return int(value) if abs(value) < 2**53 else value
    return value if value - value == 0 else None
