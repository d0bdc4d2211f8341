"""How each unit makes its monthly return: the form of the file, its columns, how days and sums are written."""

import tomllib
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from generator.project_forms import STEP_NAMES

STEP_WORDS = {step: word for step, word in STEP_NAMES.items() if step != "funded"}


@dataclass(frozen=True)
class Column:
    """A column: what it holds (a field, or a step with `.day` or `.paper`), and its header, perhaps below another."""

    holds: str
    leaf: str
    above: str = ""

    @property
    def step(self) -> str:
        """Return the step whose day or paper it holds, empty for another column."""
        return self.holds.rpartition(".")[0]


@dataclass(frozen=True)
class Habit:
    """How a unit makes its return since a month; see `habits.toml`."""

    since: str
    about: str
    form: str
    columns: list[str]
    money: str
    dates: list[str]
    titles: list[str]
    sheet: str = "Sheet1"
    suffix: str = ""
    options: dict[str, object] = field(default_factory=dict)
    skip_rows: int = 0
    skip_columns: int = 0
    by: str = ""
    merge: bool = False
    section: bool = False
    subtotals: bool = False
    short: list[str] = field(default_factory=list)
    total: str = ""
    formula: bool = False
    page: int = 0
    pasted: list[str] = field(default_factory=list)
    sample: bool = False
    asked: bool = False
    spare: int = 0
    numbered_columns: bool = False
    hidden_columns: list[str] = field(default_factory=list)
    wrapped_names: bool = False
    remarks: bool = False
    hide_ended: bool = False
    last_month: str = ""
    summary: bool = False
    instructions: bool = False
    footer: list[str] = field(default_factory=list)

    @property
    def extension(self) -> str:
        """Return the ending of the file's name, which need not be that of its form."""
        return self.suffix or self.form

    @property
    def laid(self) -> list[Column]:
        """Return the columns in order, one for each day and paper of the eight steps."""
        return [column for written in self.columns for column in _columns(written)]

    def place(self, holds: str) -> int:
        """Return where a column stands among the others, from 0."""
        return [column.holds for column in self.laid].index(holds)


def _columns(written: str) -> list[Column]:
    holds, *headers = written.split(" ")
    kinds = {"steps": ("day", "paper"), "days": ("day",), "papers": ("paper",)}.get(holds)
    if kinds is None:
        return [_column(holds, headers[0])]
    return [
        _column(f"{step}.{kind}", header.replace("{}", word))
        for step, word in STEP_WORDS.items()
        for kind, header in zip(kinds, headers, strict=True)
    ]


def _column(holds: str, header: str) -> Column:
    above, _, leaf = header.rpartition("/")
    return Column(holds, leaf, above)


HABITS = {
    sender: [Habit(**one) for one in habits]
    for sender, habits in tomllib.loads(Path(__file__).with_name("habits.toml").read_text(encoding="utf-8")).items()
}
"""The habits of each sender (an area, or `departments` for the file that gathers them), the earlier first."""


def habit_of(sender: str, month: str) -> Habit:
    """Return how a sender makes its return of a month."""
    return [habit for habit in HABITS[sender] if habit.since <= month][-1]


def runs(values: list[str]) -> list[tuple[str, int]]:
    """Return equal neighbours as one value and how many there are."""
    return [(value, len(list(same))) for value, same in groupby(values)]
