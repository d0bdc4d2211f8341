"""Cards: one project a column, the names of the fields in the first one."""

from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.headers import Header
from yinfeng.workbooks.core.meanings import meaning_of
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.terms import AMOUNTS

_MOST_ROWS, _FEWEST_TERMS = 200, 4
_KNOWN = {"name", "investor", "county", "stage", "address", *AMOUNTS}


def find_cards(grid: Grid) -> Table | None:
    """Return where cards stand, None where a sheet has none.

    Shape: the header of the table is the rows of the cards, `left` the column with the names of the fields.
    """
    for left in range(min(grid.width, 4)):
        several = (row for row in range(min(len(grid.rows), _MOST_ROWS)) if len(grid.filled[row]) > 1)
        rows = [row for row in several if meaning_of(grid.word(row, left))]
        meanings = {meaning_of(grid.word(row, left)).partition(":")[0] for row in rows}
        if (
            "name" in meanings
            and len(meanings & (_KNOWN | {"on"})) >= _FEWEST_TERMS
            and _columns_are_free(grid, rows, left)
        ):
            header = Header((rows[0], rows[-1]), {}, {})
            end = range(rows[-1] + 1, len(grid.rows))
            return Table(header, range(rows[0]), end, frozenset(rows), left, grid.width - 1)
    return None


def _columns_are_free(grid: Grid, rows: list[int], left: int) -> bool:
    """Tell whether no other column holds names of fields, as forms of several columns of them do."""
    others = [column for row in rows for column in grid.filled[row] if column > left]
    named = sum(_is_field(grid.word(row, column)) for row in rows for column in grid.filled[row] if column > left)
    return bool(others) and named * 5 < len(others)


def _is_field(text: str) -> bool:
    return len(text) <= 10 and meaning_of(text).partition(":")[0] in {"name", "investor", "total", "on", "county"}
