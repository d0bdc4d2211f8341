"""What single cells look like: money, a day, a stage, a firm, a project, a county; and what most of a column do."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from yinfeng.workbooks.core.amounts import read_amount
from yinfeng.workbooks.core.dates import read_date
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.lines import HEADING, PROJECT, SENTENCE, instructs
from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.plain import plain, says_nothing, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.stages import UNSPECIFIED, read_stage
from yinfeng.workbooks.core.tables import Table
from yinfeng.workbooks.core.units import YUAN

MOST, SOME, NEARLY_ALL = 0.6, 0.3, 0.9
_SAMPLE = 200
_FEWEST, _LONGEST_NUMBER = 3, 6
_LONGEST_DAY, _LONGEST_STAGE, _LONGEST_COUNTY, _LONGEST_NAME = 24, 8, 12, 40
_FIRM = re.compile(r"(?:公司|集团|企业|(?<!工)厂|合伙\)?)(?:$|[、,;/(（])")
_WRITTEN = re.compile(r"\d\s*(?:亿|万|億|萬)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def telling_rows(grid: Grid, table: Table) -> Iterator[int]:
    """Yield rows spread over a table, without headers and what they ask for (必填)."""
    step = max(1, len(table.body) // _SAMPLE)
    for row in table.body[::step]:
        if row not in table.headers and not instructs([grid.word(row, column) for column in grid.filled[row]]):
            yield row


def mostly(cells: Sequence[Value], test: Callable[[Value], bool], share: float = MOST) -> bool:
    """Tell whether a share of some cells passes a test; without cells it does not."""
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def counts(cells: Sequence[Value]) -> bool:
    """Tell whether cells number their rows: 1, 2, 3, here and there one left out."""
    numbers = [int(text) for cell in cells if (text := words(cell)).isdigit() and len(text) < _LONGEST_NUMBER]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= _FEWEST and steps >= MOST * (len(cells) - 1)


def is_money(cell: Value) -> bool:
    """Tell whether a cell can be read as money, or says that there is none."""
    return says_nothing(cell) or read_amount(cell, YUAN).quantity is not None


def is_written_money(cell: Value) -> bool:
    """Tell whether a cell writes a sum with its unit: 5亿元."""
    return isinstance(cell, str) and bool(_WRITTEN.search(cell)) and is_money(cell)


def is_day(cell: Value) -> bool:
    """Tell whether a cell is a day or period, and no sentence that mentions one."""
    return not (isinstance(cell, str) and len(cell) > _LONGEST_DAY) and read_date(cell, 2022).interval is not None


def tells_stage(cell: Value) -> bool:
    """Tell whether a cell, a word or a sentence, says how far a project is."""
    return read_stage(cell) != UNSPECIFIED


def is_stage(cell: Value) -> bool:
    """Tell whether a cell is a stage in a word."""
    return isinstance(cell, str) and len(cell) <= _LONGEST_STAGE and tells_stage(cell)


def is_firm(cell: Value) -> bool:
    """Tell whether a cell names a firm."""
    return isinstance(cell, str) and bool(_FIRM.search(cell))


def is_project(cell: Value) -> bool:
    """Tell whether a cell sounds like the name of a project: …基地, …产业园."""
    return bool(PROJECT.search(words(cell)))


def is_name(cell: Value) -> bool:
    """Tell whether a cell may be a name of something that is no firm: a short text, no sentence, day or kind of
    projects (制造业项目)."""
    if not isinstance(cell, str) or not 3 <= len(cell) <= _LONGEST_NAME or _FIRM.search(cell):
        return False
    text = plain(cell)
    of_many = HEADING.search(text) or SENTENCE.search(text)
    return bool(_CHINESE.search(cell)) and not of_many and not is_day(cell)


def is_county(cell: Value, places: Places) -> bool:
    """Tell whether a cell names a county and hardly more."""
    return isinstance(cell, str) and len(cell) <= _LONGEST_COUNTY and places.in_cell(cell) is not None
