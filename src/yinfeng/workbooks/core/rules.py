"""What each row of a table is: a project, a sum, a note, a heading, a header again, or nothing; with the reason.

A false project is money counted twice and a missed one is a lost project, so every rule looks at what the other rows
of the same table do: a line without a number means something else where all projects are numbered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from yinfeng.workbooks.core import lines
from yinfeng.workbooks.core.dates import read_date
from yinfeng.workbooks.core.headers import counts_columns
from yinfeng.workbooks.core.plain import says_nothing, words
from yinfeng.workbooks.core.rows import BLANK, DATA, HEADER, NOTE, SUM, Line, Shape
from yinfeng.workbooks.core.sheets import Value


@dataclass(slots=True)
class _Facts:
    """One row, looked at once."""

    row: int
    columns: list[int]
    cells: list[Value]
    index: str
    name: str
    lead: str
    numbered: bool


_SHORT = 5


def classify(shape: Shape) -> list[Line]:
    """Return the class of every row of the body, in order."""
    found = []
    for row in shape.table.body:
        line = _quick(shape, row)
        if line is None:
            facts = _facts(shape, row)
            line = next(line for rule in RULES if (line := rule(shape, facts)))
        found.append(line)
    _among(shape, found)
    return found


def _among(shape: Shape, found: list[Line]) -> None:
    """Lines below 其中：工业项目 that fill the same cells go on with it: 服务业项目, without the word."""
    for above, line in pairwise(found):
        if above.kind != SUM or not lines.AMONG.search(above.words) or line.reason not in ("named", "section"):
            continue
        cells, before = shape.grid.filled[line.row], shape.grid.filled[above.row]
        numbered = shape.ordinal is not None and shape.grid.cell(line.row, shape.ordinal) is not None
        if not numbered and len(cells) <= len(before) < shape.usual and any(cell in shape.money for cell in cells):
            line.kind, line.reason, line.words = SUM, "sum_words", "其中"


def _quick(shape: Shape, row: int) -> Line | None:
    """Tell the ordinary row at once: numbered, named, and filled like the others."""
    cells = shape.grid.rows[row]
    if shape.ordinal is None or row in shape.table.headers or shape.name >= len(cells):
        return None
    index, name = cells[shape.ordinal], cells[shape.name]
    counted = isinstance(index, int | float) or (isinstance(index, str) and index.isdigit())
    if not counted or not isinstance(name, str) or len(name) < 4 or "例" in name:
        return None
    if "计" in name or "計" in name or "其中" in name or len(shape.grid.filled[row]) < 3:
        return None
    return Line(row, DATA, "numbered")


def _facts(shape: Shape, row: int) -> _Facts:
    table, cells = shape.table, shape.grid.rows[row]
    columns = [column for column in shape.grid.filled[row] if table.left <= column <= table.right]
    index = shape.grid.word(row, shape.ordinal) if shape.ordinal is not None else ""
    name = shape.grid.word(row, shape.name)
    lead = words(cells[columns[0]]) if columns else ""
    return _Facts(row, columns, cells, index, name, lead, bool(lines.NUMBER.match(index)))


def _blank(shape: Shape, facts: _Facts) -> Line | None:
    return None if facts.columns else Line(facts.row, BLANK, "empty")


def _header(shape: Shape, facts: _Facts) -> Line | None:
    if facts.row in shape.table.headers:
        return Line(facts.row, HEADER, "header_again")
    numbers = len(facts.name) < _SHORT and counts_columns(shape.grid, facts.row, len(shape.columns))
    return Line(facts.row, HEADER, "column_numbers") if numbers else None


def _second_line(shape: Shape, facts: _Facts) -> Line | None:
    """The second line of a project whose name is merged over both."""
    top = shape.grid.above.get((facts.row, shape.name))
    if top is None or shape.grid.cell(top, shape.name) is None or top not in shape.table.body:
        return None
    return Line(facts.row, NOTE, "second_line", continues=True)


def _sample(shape: Shape, facts: _Facts) -> Line | None:
    marked = lines.SAMPLE_NUMBER.match(facts.index) or lines.SAMPLE_NAME.search(facts.name)
    leads = not facts.numbered and lines.SAMPLE_NUMBER.match(facts.lead)
    return Line(facts.row, NOTE, "sample") if marked or leads else None


def _sum(shape: Shape, facts: _Facts) -> Line | None:
    texts = tuple(dict.fromkeys((facts.lead, *_in_two_cells(facts), *_before_money(shape, facts))))
    word = lines.sum_word(texts)
    if not word or (facts.numbered and facts.name not in ("", word) and not lines.sum_word((facts.index,))):
        return None
    if "计" not in word and facts.name not in ("", word) and not lines.AMONG.search(word):
        return None
    if word == facts.name and lines.PROJECT.search(word) and not lines.sum_word((word.rstrip("项目"),)):
        return None
    return Line(
        facts.row, SUM, "sum_words", "".join(texts[:2]) if lines.AMONG.search(texts[0]) else word, _sum_level(word)
    )


def _in_two_cells(facts: _Facts) -> list[str]:
    """Return 合计 where it stands as 合 and 计 in two cells."""
    pieces = [words(facts.cells[column]) for column in facts.columns[:2]]
    return ["".join(pieces)] if list(map(len, pieces)) == [1, 1] else []


def _before_money(shape: Shape, facts: _Facts) -> list[str]:
    """Return the texts of the columns that name things, and any 小计 that stands elsewhere before the first sum, or
    behind it where the row names nothing."""
    first = min(shape.money, default=shape.name + 1)
    named = [shape.grid.word(facts.row, column) for column in shape.naming]
    nameless = not facts.name and not facts.numbered
    others = (shape.grid.word(facts.row, column) for column in facts.columns if column < first or nameless)
    return [*named, *(text for text in others if "计" in text)]


def _sum_level(word: str) -> int:
    if lines.PAGE.search(word) or "小计" in word:
        return 1
    return 2 if lines.SUBTOTAL.search(word) and not lines.TOTAL.search(word) else 3


def _note(shape: Shape, facts: _Facts) -> Line | None:
    if facts.numbered:
        return Line(facts.row, NOTE, "sentence") if _is_sentence(shape, facts) else None
    if lines.NOTE.search(facts.lead) and (len(facts.columns) <= 2 or facts.lead != facts.name):
        return Line(facts.row, NOTE, "note_words")
    if lines.SIGNATURE.search(facts.lead) and (":" in facts.lead or (len(facts.columns) <= 4 and not facts.index)):
        return Line(facts.row, NOTE, "signature")
    return Line(facts.row, NOTE, "signature") if _is_day_alone(shape, facts) else None


def _is_sentence(shape: Shape, facts: _Facts) -> bool:
    """Tell whether a numbered line is one of the notes: a sentence in the place of the name and nothing else."""
    return len(facts.columns) == 2 and bool(lines.FULL_STOP.search(facts.name))


def _is_day_alone(shape: Shape, facts: _Facts) -> bool:
    """Tell whether a row is only a day, as under a signature; a figure below money is none."""
    only = facts.columns[0]
    if len(facts.columns) > 1 or only == shape.name or (only in shape.money and "年" not in facts.lead):
        return False
    return read_date(facts.cells[only], None).interval is not None


def _instructions(shape: Shape, facts: _Facts) -> Line | None:
    """A line below the header that says how to fill in each column: 必填, 下拉选择, 万元."""
    told = lines.instructs([words(facts.cells[column]) for column in facts.columns])
    return Line(facts.row, NOTE, "instructions") if told else None


def _form_line(shape: Shape, facts: _Facts) -> Line | None:
    """A numbered line of a form that nobody filled in, with or without a county printed on it."""
    if facts.name and not says_nothing(facts.cells[shape.name]):
        return None
    told = [column for column in shape.telling if _tells(facts, column)]
    others = [c for c in facts.columns if c not in shape.naming and c not in shape.telling and _tells(facts, c)]
    if facts.numbered and (len(told) + len(others) < 2 or not told):
        return Line(facts.row, BLANK, "form_line")
    if not facts.name and not told and all(not _tells(facts, column) for column in facts.columns):
        return Line(facts.row, BLANK, "form_line")
    return None


def _tells(facts: _Facts, column: int) -> bool:
    if column >= len(facts.cells) or facts.cells[column] in (None, 0):
        return False
    return not says_nothing(facts.cells[column])


def _section(shape: Shape, facts: _Facts) -> Line | None:
    """A heading: 一、电子信息产业, 晋江市（5个）; with sums it is a subtotal."""
    if facts.numbered:
        return None
    marked = (lines.ORDINAL.match(facts.index) and not shape.in_chinese) or (
        lines.SECTION.match(facts.lead) and not shape.sectioned and not shape.in_chinese
    )
    if not marked and not _heads(shape, facts):
        return None
    if marked and any(_describes(shape, facts, column) for column in shape.telling):
        return None
    level = lines.level_of(facts.lead) if marked else 1
    if any(_tells(facts, column) and _is_number(facts.cells[column]) for column in shape.money):
        return Line(facts.row, SUM, "section_sum", facts.lead, level)
    return Line(facts.row, NOTE, "section", facts.lead + facts.name, level)


def _describes(shape: Shape, facts: _Facts, column: int) -> bool:
    """Tell whether a cell says of one project what a heading never says: its investor, its day, its stage."""
    return column not in shape.money and _tells(facts, column) and not lines.COUNTED.search(words(facts.cells[column]))


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and any(map(str.isdigit, value)))


def _heads(shape: Shape, facts: _Facts) -> bool:
    """Tell whether a row without number and mark heads those below: it fills only what a heading fills."""
    text = facts.name or facts.lead
    told = [column for column in shape.telling if column not in shape.money and _tells(facts, column)]
    if not told and lines.HEADING.match(text) and len(facts.columns) < max(shape.usual, 3):
        return True
    if told or len(text) > 30 or (lines.PROJECT.search(text) and not lines.COUNTED.search(text)):
        return False
    counted = bool(lines.COUNTED.search(text)) or (shape.places.in_cell(text) is not None and bool(shape.places.names))
    if counted and len(facts.columns) < max(shape.usual, 3):
        return True
    return shape.numbered and bool(lines.GROUPED.search(text)) and len(facts.columns) < shape.usual


def _lone(shape: Shape, facts: _Facts) -> Line | None:
    """A row of one cell: a project with nothing but its name, or a line of text."""
    if len(facts.columns) > 1:
        return None
    only = facts.columns[0]
    if says_nothing(facts.cells[only]):
        return Line(facts.row, NOTE, "lone_text")
    if only in shape.money and _is_number(facts.cells[only]) and len(facts.lead) < 20:
        return None
    left, right = shape.grid.across.get((facts.row, only), (only, only))
    named = only == shape.name and right - left < 2 and not shape.numbered
    likely = only == shape.name and len(facts.name) <= lines.LONGEST and not lines.SENTENCE.search(facts.name)
    like_project = bool(lines.PROJECT.search(facts.name)) and (named or left == right)
    if likely and (like_project or (named and shape.usual <= 2)):
        return Line(facts.row, DATA, "name_only")
    return Line(facts.row, NOTE, "lone_text", continues=only in shape.investors)


def _named(shape: Shape, facts: _Facts) -> Line | None:
    return Line(facts.row, DATA, "named") if facts.name and not says_nothing(facts.cells[shape.name]) else None


def _nameless(shape: Shape, facts: _Facts) -> Line:
    """A row without a name: a sum without a word, a project whose name was forgotten, or more about the one above."""
    told = [column for column in shape.telling if _tells(facts, column)]
    money = [column for column in told if column in shape.money]
    texts = [
        column
        for column in facts.columns
        if isinstance(facts.cells[column], str) and not _is_number(facts.cells[column])
    ]
    if facts.numbered:
        return Line(facts.row, DATA, "name_missing")
    if money and not texts and len(told) == len(money):
        return Line(facts.row, SUM, "sum_without_words", "", 3)
    if len(told) >= 2 and money and not shape.numbered and shape.ordinal is None:
        return Line(facts.row, DATA, "name_missing")
    return Line(facts.row, NOTE, "more_of_the_same", continues=True)


RULES: tuple[Callable[[Shape, _Facts], Line | None], ...] = (
    _blank, _header, _second_line, _sample, _sum, _note, _instructions, _form_line, _section, _lone, _named, _nameless,
)  # fmt: skip
"""The rules in the order they are asked; the last one always answers."""
