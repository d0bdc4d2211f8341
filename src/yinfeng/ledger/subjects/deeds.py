"""What can be done on a subject's page: a form and the one action it calls once it is sound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.core.entries import Entry, Standing, value_said
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.models import Batch, Subject
from yinfeng.ledger.subjects.about import CorrectForm, RuleForm, WithdrawForm
from yinfeng.ledger.subjects.fields import PaperForm
from yinfeng.ledger.subjects.forms import AMOUNTS, AttributeForm, QuantityForm, StageForm


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: what it is called, its form, the action, and whether it is about an entry."""

    label: str | Promise
    form: type[PaperForm]
    do: Callable[..., Batch]
    about_entry: bool = False


def claim(form: PaperForm, *, subject: Subject, state: State, by: Viewer, at: datetime) -> Batch:
    """Claim a stage, figure or attribute; where the unit said something else of a word with one value, correct that.

    Raises: RefusedError if the unit said the same before and brings no paper now, or from the action.
    """
    told, campaign = form.cleaned_data, subject.campaign
    said: dict[str, Any] = {name: told[name] for name in ("interval", "quantity") if told.get(name) is not None}
    said["text"] = told.get("text", "")
    paper = form.source(campaign)
    standing = [fact for fact in state.facts.get(told["word"], ()) if fact.standing != Standing.REFUSED]
    own = [fact for fact in standing if by.unit and fact.entry.by == by.unit]
    same = next((fact for fact in own if _says_the_same(fact, **said)), None)
    if same is not None and paper is None:
        raise RefusedError(_("本单位已经这样填报过（第 {n} 条）；要补材料，请写明材料。"), n=same.entry.id)
    former = same or (own[-1] if own and not word_of(told["word"]).many else None)
    if former is not None:
        return actions.correct(entry_id=former.entry.id, by=by, at=at, paper=paper, **said)
    return actions.claim(
        campaign=campaign, kind=subject.kind, key=subject.key, word=told["word"], by=by, at=at, paper=paper, **said
    )


def _says_the_same(fact: Fact, *, interval: Any = None, quantity: Any = None, text: str = "") -> bool:
    return fact.said.value == value_said(quantity, text) and fact.said.interval == interval


def rule(form: PaperForm, *, entry: Entry, subject: Subject, by: Viewer, at: datetime) -> Batch:
    """Accept, reduce or refuse what another unit says."""
    told = form.cleaned_data
    return actions.rule(
        entry_id=entry.id, accepted=told["verdict"] != "refuse", by=by, at=at, reason=told["reason"],
        interval=told.get("interval"), quantity=told.get("quantity"), paper=form.source(subject.campaign),
    )  # fmt: skip


def correct(form: PaperForm, *, entry: Entry, subject: Subject, by: Viewer, at: datetime) -> Batch:
    """Replace what the own unit said.

    Raises: RefusedError if nothing is said anew, or from the action.
    """
    told, paper = form.cleaned_data, form.source(subject.campaign)
    quantity, interval, text = told.get("quantity"), told.get("interval"), told.get("text", "")
    if value_said(quantity, text) == entry.value and interval == entry.interval and paper is None:
        raise RefusedError(_("与原来填报的一样，没有什么可更正的；要补材料，请写明材料。"))
    return actions.correct(
        entry_id=entry.id, by=by, at=at, interval=interval, quantity=quantity, text=text, paper=paper
    )  # fmt: skip


def withdraw(form: PaperForm, *, entry: Entry, subject: Subject, by: Viewer, at: datetime) -> Batch:
    """Take back what the own unit said; a correction alone or with what it corrected."""
    told = form.cleaned_data
    return actions.withdraw(
        entry_id=entry.id, by=by, at=at, reason=told["reason"], whole=told.get("extent") == "whole"
    )  # fmt: skip


DEEDS: Mapping[str, Deed] = {
    "stage": Deed(_("填报一个阶段"), StageForm, claim),
    "amount": Deed(_("填报一笔数额"), QuantityForm, claim),
    "attribute": Deed(_("填报一项信息"), AttributeForm, claim),
    "rule": Deed(_("审核"), RuleForm, rule, about_entry=True),
    "correct": Deed(_("更正"), CorrectForm, correct, about_entry=True),
    "withdraw": Deed(pgettext_lazy("act", "撤回"), WithdrawForm, withdraw, about_entry=True),
}


def offered(kind: str) -> list[tuple[str, Deed]]:
    """Return what can be recorded of a subject of a kind."""
    return [(key, deed) for key, deed in DEEDS.items() if not deed.about_entry and (key != "amount" or kind in AMOUNTS)]
