"""How the columns of an office's table become entries: data, one file a campaign (`ledger/tables.yaml`)."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import Problem
from yinfeng.ledger.core.projection import KINDS
from yinfeng.plan.core.loader import load_list
from yinfeng.plan.core.schema import Model
from yinfeng.plan.core.values import Key, Text, ValueProblemError, Yes

Reads = Literal["text", "stage", "unit", "body", "day", "quantity", "yi", "wan", "area", "count", "subject"]


def _listed(kind: str) -> str:
    if kind not in KINDS:
        raise ValueProblemError(_("没有“{value}”这一类对象。"), _("可选：{expected}。"), expected="、".join(KINDS))
    return kind


class Column(Model):
    """One column: the entry's word and how its cell is read.

    `reads` yi and wan are plain numbers in 亿元 and 万元. `when` names another column and the values it must have.
    `label` names the column that tells one instalment from another (第1笔), `paper` the column with the paper that
    proves this one. `until` marks a stage without a day: known by the day of the source. `word` may be `@`: the cell
    itself names the stage (`reads` stage; `day` names the column of its day). `values` translates codes of the file.
    """

    column: Text
    word: Text
    reads: Reads = "text"
    when: dict[Text, tuple[Text, ...]] = {}
    values: dict[Text, Text] = {}
    day: Text | None = None
    currency: Text | None = None
    label: Text | None = None
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

    `form` mapped: a CSV file whose columns are named here. `form` workbook: a sheet as people have it, whose own
    headers say what its columns mean, and which says itself who sent it and when; nothing else is written of it here.
    `act` assert: the row says things of the subject named by `key`. `act` rule: it rules on what `sender` said of the
    word in `word` (of the day in `day`, where it was said of several): `verdict` accepts, reduces (to `amount`) or
    refuses. `act` withdraw: it takes such a thing back; the word in `whole` means all that the sender said. Rows that
    fit `takes_back` withdraw what they would otherwise say. `carries` names words whose ruling gives the figure of
    another word: a ruling on the signing settles the agreed amount.
    """

    key: Key
    files: Text
    title: Text
    kind: Annotated[Key, AfterValidator(_listed)]
    form: Literal["mapped", "workbook"] = "mapped"
    subject: Text = ""
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
    label: Text | None = None
    whole: Text | None = None
    takes_back: dict[Text, tuple[Text, ...]] = {}
    carries: dict[Key, Key] = {}
    ruler: Text | None = None
    reason: Text | None = None
    paper: Text | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        """Refuse a table that could say nothing: its `act` needs columns that it does not name."""
        if self.form == "workbook":
            return self._of_workbooks()
        needed = {"assert": ("columns",), "rule": ("word", "verdict"), "withdraw": ("word",)}[self.act]
        absent = [name for name in ("subject", *needed) if not getattr(self, name)]
        if absent:
            message, facts = _("表“{table}”的 act 是 {act}，缺少 {absent}。"), {"table": self.key, "act": self.act}
            raise ValueProblemError(message, _("请补上这一项。"), absent="、".join(absent), **facts)
        if self.act == "rule" and not (self.accepts or self.refuses):
            message = _("表“{table}”没有写哪些结论是认可、哪些是不认可。")
            raise ValueProblemError(message, _("请写 accepts 或 refuses。"), table=self.key)
        return self

    def _of_workbooks(self) -> Self:
        told = self.model_fields_set - {"key", "files", "title", "kind", "form", "standing"}
        if told:
            message, named = _("表“{table}”是工作簿，各栏由它自己的表头说明。"), "、".join(sorted(told))
            raise ValueProblemError(message, _("请删去 {named}。"), table=self.key, named=named)
        if (self.kind, self.standing) != ("project", "claimed"):
            message = _("表“{table}”是工作簿，只能是单位申报的项目。")
            raise ValueProblemError(message, _("请写 kind: project 和 standing: claimed。"), table=self.key)
        return self

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Every column of the file that the mapping mentions, the subject's left out."""
        origin = (self.source.title, self.source.url, self.source.day, self.source.publisher_class)
        own = (*origin, self.source.confidence, self.sender, self.word, self.verdict, self.amount, self.day, self.label)
        named = [*own, self.ruler, self.reason, self.paper, *self.takes_back]
        for one in self.columns:
            named += [one.column, *one.when, one.day, one.currency, one.label, one.paper, one.raw]
        return tuple(dict.fromkeys(name for name in named if name and name != self.subject))


def load_tables(text: str, file: str = "tables.yaml") -> tuple[tuple[Table, ...], list[Problem]]:
    """Read the mapping file; the sound tables are returned beside all problems."""
    return load_list(text, file, "tables", Table)
