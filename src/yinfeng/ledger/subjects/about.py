"""What people type about an entry: a ruling, a correction, a withdrawal; every problem beside its field."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from yinfeng.ledger.core.fold import Fact, fold
from yinfeng.ledger.core.withdrawing import left_without, statement_of
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.selectors import load_entries
from yinfeng.ledger.showing import days
from yinfeng.ledger.subjects.fields import (
    DATED,
    DayField,
    FigureField,
    PaperForm,
    check_money,
    reason_field,
    resolve,
)


class RuleForm(PaperForm):
    """What another unit says is accepted, reduced or refused."""

    verdict = forms.ChoiceField(
        label=_("结论"),
        widget=forms.RadioSelect,
        choices=[("accept", _("认可")), ("reduce", _("核减")), ("refuse", pgettext_lazy("act", "不予认可"))],
    )
    quantity = FigureField(label=_("核定数额"), required=False, help_text=_("核减时写，不能大于填报数。"))
    interval = DayField(label=_("核定日期"), required=False, help_text=_("与填报一致就不写。"))
    reason = reason_field(required=False, help_text=_("核减和不予认可要写明理由。"))

    def prepare(self) -> None:
        """Offer a reduction only of a figure, and another day only where there is one."""
        if self.entry is None or self.entry.low is None:
            del self.fields["quantity"]
            self.fields["verdict"].choices = [self.fields["verdict"].choices[0], self.fields["verdict"].choices[2]]
        if self.entry is None or self.entry.to_day is None:
            del self.fields["interval"]

    def clean(self) -> dict[str, Any]:
        """Check that the verdict has what it needs and nothing that contradicts it."""
        told = super().clean()
        verdict, quantity = told.get("verdict"), told.get("quantity")
        if verdict in ("reduce", "refuse") and not told.get("reason"):
            self.add_error("reason", _("核减和不予认可要写明理由。"))
        if verdict == "reduce" and quantity is None and "quantity" not in self.errors:
            self.add_error("quantity", _("请写核定数额。"))
        if verdict in ("accept", "refuse") and quantity is not None:
            self.add_error("quantity", _("写了核定数额，结论应选“核减”。"))
        if quantity is not None and self.entry is not None and quantity.unit != self.entry.unit:
            self.add_error("quantity", _("核定数要用填报数的单位和币种。"))
        return told


class CorrectForm(PaperForm):
    """What the own unit said is replaced; the form starts with what was said."""

    quantity = FigureField()
    text = forms.CharField(label=_("内容"), max_length=500)
    interval = DayField(label=_("日期或期间"), required=False)

    def prepare(self) -> None:
        """Keep the fields that the entry's word has, and start with what they hold."""
        entry, holds = self.entry, word_of(self.entry.word).holds
        if holds not in ("money", "figure"):
            del self.fields["quantity"]
        if holds in ("money", "figure", "nothing"):
            del self.fields["text"]
        self.fields["interval"].required = holds == "nothing" or entry.word in DATED
        if holds not in ("money", "figure", "nothing") and entry.to_day is None:
            del self.fields["interval"]
        if holds in ("unit", "body"):
            self.fields["text"].widget.attrs["list"] = "named"
        value = self.speaker.value(entry, self.kind).text
        self.initial = {"quantity": value, "text": value, "interval": str(entry.interval or "")}

    def clean(self) -> dict[str, Any]:
        """Check against the entry's word."""
        told = super().clean()
        check_money(self, self.entry.word, told.get("quantity"))
        if "text" in self.fields:
            resolve(self, self.entry.word, "text")
        return told


class WithdrawForm(PaperForm):
    """What the own unit said or ruled is taken back; the form tells what will stand afterwards.

    A correction is taken back alone, or with all that it corrected, as a row of a table does. One query.
    """

    extent = forms.ChoiceField(
        label=_("撤回多少"),
        widget=forms.RadioSelect,
        help_text=_("表格里的撤回，是连同更正以前填报的一起撤回。"),
    )
    reason = reason_field(label=_("撤回的原因"))
    takes_paper = False

    def prepare(self) -> None:
        """Say what will stand, and offer the choice where a correction gives way to what it corrected."""
        entries = load_entries(self.speaker.campaign, [self.entry.subject])[self.entry.subject]
        facts = fold(entries).facts.get(self.entry.word, ())
        fact = next((fact for fact in facts if fact.said.id == self.entry.id), None)
        left = self._say(left_without(entries, self.entry), facts)
        if fact is not None and len(statement_of(fact, facts)) > 1:
            alone = format_lazy(_("只撤回这次更正。{left}"), left=left)
            self.fields["extent"].choices = [("alone", alone), ("whole", _("连同更正以前填报的一起撤回"))]
            self.initial = {"extent": "alone"}
        else:
            del self.fields["extent"]
            self.fields["reason"].help_text = left

    def _say(self, left: Sequence[Fact], now: Sequence[Fact]) -> str:
        if not left:
            return gettext("撤回后，这一项不再有本单位的填报。")
        stands = {(fact.entry, fact.standing) for fact in now}
        is_new = any((fact.entry, fact.standing) not in stands for fact in left)
        template = gettext("撤回后恢复为：{said}。") if is_new else gettext("撤回后仍为：{said}。")
        return template.format(said=gettext("；").join(map(self._say_fact, left)))

    def _say_fact(self, fact: Fact) -> str:
        said = " ".join(filter(None, (self.speaker.value(fact.entry, self.kind).text, days(fact.entry.interval))))
        return f"{said}（{gettext(fact.standing.label)}）"
