"""Fields that read what people type as days and figures, and the paper that can be attached to any form."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.quantity import Quantity, parse_quantity
from yinfeng.ledger import papers
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.names import names_of
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.models import Source
from yinfeng.ledger.showing import Speaker
from yinfeng.plan.models import Campaign

_SALT = "yinfeng.ledger.kept"
DATED = frozenset({"arrived_amount", "planned_investment", "completed_investment", "revenue"})
"""Figures that mean nothing without the day or period they belong to."""
_DAY_HELP = _("写到知道的程度：2026-03-05、2026-03 或 2026年3月。")
_FIGURE_HELP = _("照材料上写：20亿元、3500万元、1.2亿美元。")


class DayField(forms.CharField):
    """A day or period as typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **{"help_text": _DAY_HELP, "label": _("日期"), **options})

    def clean(self, value: Any) -> Interval | None:
        """Return the interval, None where nothing is typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_interval(text)
        except ValueError:
            message = _("“%(text)s”不是日期。请写成 2026-03-05、2026-03 或 2026年3月。")
            raise forms.ValidationError(message, "day", {"text": text}) from None


class FigureField(forms.CharField):
    """A figure as printed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=60, **{"help_text": _FIGURE_HELP, "label": _("数额"), **options})

    def clean(self, value: Any) -> Quantity | None:
        """Return the figure, None where nothing is typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_quantity(text)
        except ValueError:
            message = _("“%(text)s”不是数额。请写成 20亿元、3500万元、1.2亿美元、2000个一类，带上单位。")
            raise forms.ValidationError(message, "figure", {"text": text}) from None


def reason_field(**options: Any) -> forms.CharField:
    """Return a field for why something is done."""
    box = forms.Textarea({"rows": 2})
    return forms.CharField(**{"label": _("理由"), "max_length": 500, "widget": box, **options})


class PlainForm(forms.Form):
    """A form as the ledger's pages print it."""

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that are about the matter itself."""
        return self.visible_fields()

    @property
    def paper_fields(self) -> list[forms.BoundField]:
        """The fields that describe a paper, in the order in which one thinks of them."""
        return []


class KeepingForm(PlainForm):
    """A form with a file. It is kept by its hash when it arrives, so that it is sent once though the form comes back.

    `held` is the digest and the name of the kept file.
    """

    file = forms.FileField(label=_("文件"), required=False)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    held: tuple[str, str] = ("", "")

    def clean_file(self) -> Any:
        """Keep the file, or take the one that was kept before."""
        upload = self.cleaned_data["file"]
        if upload is None:
            return self._held_before()
        if upload.size > papers.MAX_BYTES:
            raise forms.ValidationError(_("文件超过 20 MiB。请压缩或拆开后再传。"), "large")
        self.hold(papers.keep(upload.chunks()), upload.name)
        return upload

    def _held_before(self) -> None:
        try:
            digest, name = signing.loads(self.data.get("kept", ""), salt=_SALT)
        except (signing.BadSignature, ValueError):
            return
        if papers.path_of(digest):
            self.hold(digest, name)

    def hold(self, digest: str, name: str) -> None:
        """Have the form come with a file that is kept already."""
        self.held = (digest, name[:255])
        self.data = self.data.copy()
        self.data["kept"] = self.initial["kept"] = signing.dumps(self.held, salt=_SALT)


class PaperForm(KeepingForm):
    """A form to which a paper can be attached; `entry` is what it is about, where it is about an entry."""

    paper = forms.ChoiceField(label=_("材料"), required=False)
    paper_title = forms.CharField(label=_("材料名称"), required=False, max_length=300)
    paper_number = forms.CharField(label=_("文号或编号"), required=False, max_length=100)
    file = forms.FileField(label=_("材料文件"), required=False, help_text=_("不超过 20 MiB；原样保存，只供下载。"))

    takes_paper = True
    _about_paper = ("paper", "paper_title", "paper_number", "file", "kept")

    def __init__(self, *args: Any, speaker: Speaker, kind: str, entry: Entry | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.speaker, self.kind, self.entry = speaker, kind, entry
        self.prepare()
        if self.takes_paper:
            self.fields["paper"].choices = [("", _("未附材料")), *self._paper_choices()]
        else:
            for name in self._about_paper:
                del self.fields[name]

    def prepare(self) -> None:
        """Set what depends on the campaign, kind and entry."""

    def _paper_choices(self) -> list[Any]:
        """Return the plan's papers by the stages they prove, those of no stage last."""
        plan = self.speaker.plan
        proving = [(stage.label, [(key, self.speaker.paper(key)) for key in stage.papers]) for stage in plan.stages]
        used = {key for stage in plan.stages for key in stage.papers}
        others = [(key, label) for key, label in self.speaker.papers.items() if key not in used]
        return [group for group in [*proving, (_("其他"), others)] if group[1]]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that are about the matter itself."""
        return [field for field in self.visible_fields() if field.name not in self._about_paper]

    @property
    def paper_fields(self) -> list[forms.BoundField]:
        """The fields that describe a paper, in the order in which one thinks of them."""
        return [self[name] for name in self._about_paper[:-1] if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Make sure that a paper is named."""
        told = self.cleaned_data
        named = told.get("paper") or told.get("paper_title")
        if not named and (told.get("paper_number") or self.held[0]):
            self.add_error("paper_title", _("请写明这是什么材料，或从上面选一种。"))
        return told

    def source(self, campaign: Campaign) -> Source | None:
        """Return the paper as a source to be stored, or None where none is attached."""
        told = self.cleaned_data
        key, title = told.get("paper", ""), told.get("paper_title", "")
        if not (key or title):
            return None
        return Source(
            campaign=campaign, kind="paper", title=(title or self.speaker.paper(key))[:300], paper=key,
            number=told["paper_number"], file_name=self.held[1], sha256=self.held[0],
        )  # fmt: skip


def resolve(form: PaperForm, word: str, field: str) -> None:
    """Replace the typed name of a unit or body by its key."""
    names = names_of(form.speaker.plan)
    holds, typed = word_of(word).holds, form.cleaned_data.get(field)
    if holds not in ("unit", "body") or not typed:
        return
    key = names.find("units" if holds == "unit" else "bodies", typed)
    if key is None:
        message = _("“%(text)s”不是方案里的单位。") if holds == "unit" else _("“%(text)s”不是方案里的产业小组。")
        form.add_error(field, forms.ValidationError(message, "name", {"text": typed}))
    else:
        form.cleaned_data[field] = key


def check_money(form: PaperForm, word: str, quantity: Quantity | None, field: str = "quantity") -> None:
    """Tell beside its field a figure that is money where its word is not, or the other way round."""
    if quantity is None or field in form.errors or not word:
        return
    wants_money = word_of(word).holds == "money"
    if wants_money and not quantity.is_money:
        form.add_error(field, _("这里要写金额，例如 3500万元。"))
    if quantity.is_money and not wants_money:
        form.add_error(field, _("这里要写数量，例如 12个 或 150亩，不是金额。"))
