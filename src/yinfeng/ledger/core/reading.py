"""What a table says, and every problem met while it is read."""

from dataclasses import dataclass, field

from yinfeng.kernel.days import Interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import Names
from yinfeng.ledger.core.words import word_of

MAX_CELL = 500
"""How many characters of a cell are kept."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from, as the row itself tells."""

    title: str = ""
    url: str = ""
    day: str = ""
    publisher_class: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a row says. `act` is assert, accept, refuse or withdraw; the last three concern a word."""

    line: int
    act: str
    key: str
    word: str
    interval: Interval | None = None
    quantity: Quantity | None = None
    text: str = ""
    raw: str = ""
    origin: Origin = Origin()
    sender: str = ""
    ruler: str = ""
    paper: str = ""
    label: str = ""
    dated: bool = True

    @property
    def value(self) -> object:
        """What it says, whoever says it."""
        return self.interval, self.quantity, self.text


@dataclass(slots=True)
class Reading:
    """What a file says, and every problem met, with its line and column."""

    file: str
    table: Table
    names: Names
    said: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    n_rows: int = 0

    def report(self, line: int, column: str, message: str, advice: str, **facts: object) -> None:
        """Add a problem of one cell; the message may name the {cell} and whatever else the facts give."""
        self.problems.append(Problem(Place(self.file, line=line, field=column), message, advice, facts))


def tell_contradictions(reading: Reading) -> None:
    """Tell where a later row says something else of what has one value; both are kept, side by side."""
    seen: dict[object, Said] = {}
    for one in reading.said:
        first = seen.setdefault((one.key, one.word, one.sender, one.origin), one)
        if one.act == first.act == "assert" and not word_of(one.word).many and one.value != first.value:
            message = _("“{key}”的“{word}”与第 {first} 行写的不同，两条都读入。")
            facts = {"key": one.key, "word": word_of(one.word).label, "first": first.line}
            reading.report(one.line, "", message, _("请核对哪一条对，或编号是否写错。"), **facts)
