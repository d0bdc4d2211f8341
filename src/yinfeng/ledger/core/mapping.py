"""How the columns of an office's table become entries: data, one file a campaign (`ledger/tables.yaml`)."""

from typing import Literal

from yinfeng.kernel.problems import Problem
from yinfeng.plan.core.loader import read_items
from yinfeng.plan.core.nodes import read_tree
from yinfeng.plan.core.schema import Model
from yinfeng.plan.core.values import Key, Text, Yes

Reads = Literal["text", "unit", "body", "day", "quantity", "yi", "wan", "area", "count", "subject"]


class Column(Model):
    """One column: the entry's word and how its cell is read.

    `reads` yi and wan are plain numbers in 亿元 and 万元. `when` names another column and the values it must have.
    `paper` names the column with the paper that proves this one. `until` marks a stage without a day: known by the
    day of the source. `word` may be `@`: the cell itself names the stage. `values` translates codes of the file.
    """

    column: Text
    word: Text
    reads: Reads = "text"
    when: dict[Text, tuple[Text, ...]] = {}
    values: dict[Text, Text] = {}
    day: Text | None = None
    currency: Text | None = None
    paper: Text | None = None
    raw: Text | None = None
    split: Text | None = None
    until: Yes = False


class Origin(Model):
    """Which columns tell where a row comes from."""

    title: Text | None = None
    url: Text | None = None
    day: Text | None = None
    publisher_class: Text | None = None
    confidence: Text | None = None


class Table(Model):
    """One family of files: which they are, what a row is, and what its columns say.

    `act` assert: the row says things of the subject named by `key`. `act` rule: it rules on what `sender` said of the
    word in `word` (of the day in `day`, where it was said of several): `verdict` accepts, reduces (to `amount`) or
    refuses. `act` withdraw: it takes such a thing back.
    """

    key: Key
    files: Text
    title: Text
    kind: Key
    subject: Text
    act: Literal["assert", "rule", "withdraw"] = "assert"
    standing: Literal["reported", "claimed"] = "reported"
    source: Origin = Origin()
    sender: Text | None = None
    columns: tuple[Column, ...] = ()
    word: Text | None = None
    verdict: Text | None = None
    accepts: tuple[Text, ...] = ()
    refuses: tuple[Text, ...] = ()
    amount: Text | None = None
    day: Text | None = None
    ruler: Text | None = None
    reason: Text | None = None
    paper: Text | None = None


def load_tables(text: str, file: str = "tables.yaml") -> tuple[tuple[Table, ...], list[Problem]]:
    """Read the mapping file; the sound tables are returned beside all problems."""
    tree = read_tree(text, file)
    tables = tuple(read_items(tree, "tables", Table))
    return tables, sorted(tree.problems, key=lambda problem: problem.where.line)
