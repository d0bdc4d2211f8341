"""Where the headers of a sheet are: one to three rows anywhere, told by known terms and by how they stack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.meanings import Label, meaning_of
from yinfeng.workbooks.core.plain import plain, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.units import read_unit

_LONGEST = 24
_MOST_ROWS = 3
_SHARE, _SURE_SHARE, _SOME = 0.6, 0.4, 0.25
_MOST_ABOVE = 40
_FEW = 4
_FIGURE = re.compile(r"[\d.,%+\-/]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_REMARK = re.compile(r"[(\[{<【].*?[)\]}>】]")
_SCRIPTS = ("", "甲乙丙丁戊己庚辛壬癸", "abcdefghijklmnopqrstuvwxyz")
_ORDER = re.compile(r"[(\[]?(?:\d{1,2}|[甲乙丙丁戊己庚辛壬癸]|[a-z])[)\]]?|\(?\d{1,2}=.+|栏次|序号")
_FOUNDATIONS = frozenset({"name", "investor", "total", "ordinal", "county", "stage"})
_SAID = re.compile(r"[,。;!?]|\d[\d.]*(?:亿|万(?!元?[)/]))|\d+月\d|\d日")
_LINE = re.compile(r"(?<!其中)(?<!含):|填报|^单位.|^日期.|^附件")


@dataclass(frozen=True)
class Header:
    """The rows of a header and what stands above each column; `texts` keeps the words as written."""

    rows: tuple[int, ...]
    labels: dict[int, Label]
    texts: dict[int, str]

    @property
    def first(self) -> int:
        """The uppermost row."""
        return self.rows[0]

    @property
    def last(self) -> int:
        """The lowest row."""
        return self.rows[-1]


def find_headers(grid: Grid) -> Iterator[Header]:
    """Yield the headers of a sheet from above, the repeated ones too; where none is sure, the first that may be one."""
    found = False
    for header in _surely(grid):
        found = True
        yield header
    likely = range(0 if found else min(len(grid.rows), _MOST_ABOVE))
    row = next((row for row in likely if _is_candidate(grid, row, _SOME) and _is_filled(grid, row + 1)), None)
    if row is not None:
        yield _block(grid, row, 0)


def _is_filled(grid: Grid, row: int) -> bool:
    """Tell whether a row has about as many cells as the one above it."""
    return row < len(grid.rows) and 2 * len(grid.filled[row]) >= len(grid.filled[row - 1])


def _surely(grid: Grid) -> Iterator[Header]:
    after = 0
    for row in range(len(grid.rows)):
        if row >= after and _is_candidate(grid, row) and (after == 0 or _begins(grid, row)):
            header = _block(grid, row, after)
            yield header
            after = header.last + 1


def _is_candidate(grid: Grid, row: int, share: float | None = None) -> bool:
    """Tell whether a row by itself reads as a header: most of its cells (or a share) are known terms, none a figure."""
    columns = grid.filled[row]
    if len(columns) < 2:
        return False
    cells = grid.rows[row]
    if any(_is_figure(cells[column]) or _is_sentence(cells[column]) for column in columns):
        return False
    found = [_term(cells[column]) for column in columns]
    known = [meaning for meaning in found if meaning and not meaning.startswith("at:")]
    if not _FOUNDATIONS & set(known):
        return False
    alone = sum(bool(meaning) for meaning in found) if {"name", "ordinal"} & set(known) else len(known)
    enough = 2 if "name" in known or len(columns) > 2 else 3
    surely = len(_FOUNDATIONS & set(known)) >= enough + 1
    least = share or (_SURE_SHARE if surely else _SHARE)
    return len(set(known)) >= enough and alone >= least * len(columns)


def _begins(grid: Grid, row: int) -> bool:
    """Tell whether a further header can begin in a row: below a line of text or nothing, or with a column of names."""
    named = any(_term(grid.rows[row][column]) in ("name", "ordinal") for column in grid.filled[row])
    return named or len(grid.filled[row - 1]) <= 2


def _is_figure(value: Value) -> bool:
    if isinstance(value, str):
        text = value.strip()
        return text[:1].isdigit() and bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)
    return not (isinstance(value, int) and 1990 <= value <= 2060)


def _is_sentence(value: Value) -> bool:
    """Tell whether a cell speaks of something instead of naming it: it is long, has commas, sums or days."""
    text = _REMARK.sub("", plain(value)) if isinstance(value, str) else ""
    return len(text) > _LONGEST or bool(_SAID.search(text))


def _term(value: Value) -> str:
    text = words(value)
    return meaning_of(text) if len(text) <= _LONGEST or len(_REMARK.sub("", text)) <= _LONGEST else ""


def _block(grid: Grid, row: int, after: int) -> Header:
    """Return the header around a row: what spans over it, what stands below what spans, a row of column numbers."""
    rows = [row]
    while len(rows) < _MOST_ROWS and rows[0] > after and _stacks(grid, rows[0] - 1, rows[0]):
        rows.insert(0, rows[0] - 1)
    while len(rows) < _MOST_ROWS and rows[-1] + 1 < len(grid.rows) and _stacks(grid, rows[-1], rows[-1] + 1):
        rows.append(rows[-1] + 1)
    labels, texts = _labels(grid, rows)
    while rows[-1] + 1 < len(grid.rows) and counts_columns(grid, rows[-1] + 1, len(labels)):
        rows.append(rows[-1] + 1)
    return Header(tuple(rows), labels, texts)


def _stacks(grid: Grid, upper: int, lower: int) -> bool:
    """Tell whether the cells of `lower` stand below cells of `upper` that span over them, and below nothing else but
    here and there a heading of one column (总投资 below 投资额)."""
    above, below = grid.filled[upper], grid.filled[lower]
    if len(above) < 2 or not below or not (_is_wording(grid, upper) and _is_wording(grid, lower)):
        return False
    spanned = _spanned(grid, upper, lower)
    loose = [column for column in below if column in above and column not in spanned]
    units = [column for column in loose if read_unit(grid.word(lower, column).strip("()"))]
    alone = [one for one in loose if one not in units and meaning_of(grid.word(lower, one), grid.word(upper, one))]
    spans = len(spanned & set(below))
    return len(loose) == len(units) + len(alone) and _FEW * len(alone) <= spans and bool(spans or units)


def _is_wording(grid: Grid, row: int) -> bool:
    cells = grid.rows[row]
    for column in grid.filled[row]:
        text = words(cells[column])
        if _is_figure(cells[column]) or len(_REMARK.sub("", text)) > _LONGEST or _LINE.search(_REMARK.sub("", text)):
            return False
    return True


def _spanned(grid: Grid, upper: int, lower: int) -> set[int]:
    """Return the columns over which cells of `upper` spread: merged ones, others to the next cell with content."""
    spread = {column for column in range(grid.width) if (upper, column) in grid.across}
    for column, following in zip(grid.filled[upper], [*grid.filled[upper][1:], grid.width], strict=True):
        under = [place for place in range(column, following) if grid.cell(lower, place) is not None]
        if column not in spread and len(under) > 1:
            spread.update(under)
    return spread


def _labels(grid: Grid, rows: list[int]) -> tuple[dict[int, Label], dict[int, str]]:
    labels, texts = {}, {}
    for column in range(grid.width):
        path: list[str] = []
        for upper, lower in zip(rows, [*rows[1:], None], strict=True):
            value = grid.said(upper, column)
            if value is None and lower is not None and column in _spanned(grid, upper, lower):
                value = _nearest_left(grid, upper, column)
            if value is not None and (not path or str(value) != path[-1]):
                path.append(str(value))
        if path:
            labels[column] = Label(plain(path[-1]), plain("".join(path[:-1])))
            texts[column] = " / ".join(" ".join(part.split()) for part in path)
            if len(path) > 1 and read_unit(labels[column].leaf.strip("()")):
                labels[column] = Label(plain(f"{path[-2]}({path[-1].strip('()（）')})"), plain("".join(path[:-2])))
    return labels, texts


def _nearest_left(grid: Grid, row: int, column: int) -> Value:
    return next((grid.cell(row, left) for left in range(column, -1, -1) if grid.cell(row, left) is not None), None)


def counts_columns(grid: Grid, row: int, n_labels: int) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, （1）（2）（3）, 甲 乙 1 2."""
    texts = [grid.word(row, column) for column in grid.filled[row]]
    if len(texts) < max(3, n_labels // 2) or not all(_ORDER.fullmatch(text) for text in texts):
        return False
    places = [_place(text) for text in texts if text not in ("栏次", "序号")]
    order = [[place for script, place in places if script == one] for one in range(len(_SCRIPTS))]
    return max(map(len, order)) >= 2 and all(b == a + 1 for places in order for a, b in pairwise(places))


def _place(text: str) -> tuple[int, int]:
    """Return in which script a column is numbered, and its place in it: 0 for figures, 1 for 甲乙丙, 2 for letters."""
    if digits := re.search(r"\d+", text):
        return 0, int(digits[0])
    return next((script, order.index(one)) for script, order in enumerate(_SCRIPTS) for one in text if one in order)
