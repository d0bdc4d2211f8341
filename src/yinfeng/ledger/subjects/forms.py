"""What people type on a subject's page, read into days, figures and keys; every problem beside its field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.importing import find_table_by_name
from yinfeng.ledger.subjects.fields import (
    DATED,
    DayField,
    FigureField,
    KeepingForm,
    PaperForm,
    PlainForm,
    check_money,
    reason_field,
    resolve,
)

AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "project": ("agreed_amount", "arrived_amount"),
    "key-project": ("agreed_amount", "planned_investment", "completed_investment"),
    "firm": ("revenue",),
    "park": ("floor_area",),
    "event": ("total_amount", "n_projects"),
}
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "project": ("name", "alias", "unit", "group", "industry", "nature", "investor", "origin", "site", "note"),
    "key-project": ("name", "alias", "unit", "group", "industry", "investor", "site", "note"),
    "firm": ("name", "alias", "unit", "industry", "product", "lead_firm", "note"),
    "park": ("name", "alias", "unit", "industry", "operator", "model", "status", "note"),
    "event": ("name", "unit", "place", "note"),
    "assignment": ("note",),
}


class StageForm(PaperForm):
    """A stage was reached on a day."""

    word = forms.ChoiceField(label=_("阶段"))
    interval = DayField(label=_("到达日期"))

    def prepare(self) -> None:
        """Offer the stages of the kind."""
        kinds = {kind.key: kind.stages for kind in self.speaker.plan.kinds}
        self.fields["word"].choices = [(stage, self.speaker.word(stage)) for stage in kinds.get(self.kind, ())]


class QuantityForm(PaperForm):
    """An amount was agreed, arrived, or was planned for a period."""

    word = forms.ChoiceField(label=_("哪一种数额"))
    quantity = FigureField()
    interval = DayField(label=_("日期或期间"), required=False)

    def prepare(self) -> None:
        """Offer the figures of the kind."""
        self.fields["word"].choices = [(word, self.speaker.word(word)) for word in AMOUNTS.get(self.kind, ())]

    def clean(self) -> dict[str, Any]:
        """Check the figure against its word."""
        told = super().clean()
        check_money(self, told.get("word", ""), told.get("quantity"))
        if told.get("word") in DATED and "interval" not in self.errors and told.get("interval") is None:
            self.add_error("interval", _("这一种数额要写明日期或期间。"))
        return told


class AttributeForm(PaperForm):
    """A name, unit, group, industry … is as typed."""

    word = forms.ChoiceField(label=_("哪一项"))
    text = forms.CharField(label=_("内容"), max_length=500, help_text=_("单位和产业小组写方案里的名称。"))

    def prepare(self) -> None:
        """Offer the attributes of the kind."""
        self.fields["word"].choices = [(word, self.speaker.word(word)) for word in ATTRIBUTES.get(self.kind, ())]
        self.fields["text"].widget.attrs["list"] = "named"

    def clean(self) -> dict[str, Any]:
        """Resolve the name of a unit or body."""
        told = super().clean()
        resolve(self, told.get("word", ""), "text")
        return told


class RegisterForm(PaperForm):
    """A subject that the ledger does not have yet."""

    name = forms.CharField(label=_("名称"), max_length=500)
    unit = forms.CharField(label=_("责任单位"), max_length=100, required=False)
    group = forms.CharField(label=_("产业小组"), max_length=100, required=False)
    amount = FigureField(label=_("协议投资额"), required=False)
    investor = forms.CharField(label=_("投资方"), max_length=500, required=False)
    anyway = forms.BooleanField(required=False, label=_("不是同一个，仍要登记"), widget=forms.HiddenInput)

    def prepare(self) -> None:
        """Drop what the kind does not have."""
        has = (*ATTRIBUTES.get(self.kind, ()), *AMOUNTS.get(self.kind, ()))
        for name, word in (("unit", "unit"), ("group", "group"), ("investor", "investor"), ("amount", "agreed_amount")):
            if word not in has:
                del self.fields[name]
        for name in {"unit", "group"} & set(self.fields):
            self.fields[name].widget.attrs["list"] = f"named-{name}"

    def ask_whether_another(self) -> None:
        """Let the reader say that it is none of the subjects of a like name."""
        self.fields["anyway"].widget = forms.CheckboxInput()

    def clean(self) -> dict[str, Any]:
        """Resolve the names and check the amount."""
        told = super().clean()
        for word in ("unit", "group"):
            resolve(self, word, word)
        check_money(self, "agreed_amount", told.get("amount"), "amount")
        return told


class UndoForm(PlainForm):
    """A batch is undone as a whole."""

    reason = reason_field(label=_("撤销的原因"))


class ImportForm(KeepingForm):
    """A file to be brought in, and which of the tables of the campaign it is where its name shall not tell."""

    table = forms.ChoiceField(label=_("登记表"), required=False)

    def __init__(self, *args: Any, tables: Sequence[Table], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.tables = tables
        self.fields["table"].choices = [
            ("", _("按文件名和表头认")),
            *((table.key, f"{table.title}（{table.files}）") for table in tables),
        ]

    def clean(self) -> dict[str, Any]:
        """Find the table by its key, else by the file's name; `known` is None for a workbook that no mapping knows."""
        told, (digest, name) = self.cleaned_data, self.held
        if not digest and "file" not in self.errors:
            self.add_error("file", _("请选择一个表格文件。"))
        chosen = next((table for table in self.tables if table.key == told.get("table")), None)
        known = chosen or find_table_by_name(self.tables, name)
        return told | {"known": known, "digest": digest, "name": name}
