"""How an entry's word, value and days are said on a page: keys by their names, figures as printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval
from yinfeng.kernel.display import money, plain
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.words import STAGE_SPANS, WORDS, word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.lists.columns import CODES
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When

STANDINGS = {standing.value: _(standing.label) for standing in Standing}
SOURCE_KINDS = {
    "publication": _("公开报道"),
    "return": _("报表"),
    "paper": _("佐证材料"),
    "statement": _("本机填报"),
}
PUBLISHER_CLASSES = {"official": _("官方发布"), "media": _("媒体"), "mirror": _("转载"), "seed": _("立项文本")}
CONFIDENCES = {"high": _("高"), "medium": _("中"), "low": _("低")}
KNOWN_BY = {
    "published": _("按来源所印日期"),
    "loaded": _("来源没有日期，按装入日"),
    "recorded": _("按记入时刻"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a page: its words, where it leads, and whether it is print that is left as it stands."""

    text: str
    url: str = ""
    printed: bool = False
    unread: bool = False


NOTHING = Shown("")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says words and values of one campaign; `subjects` are the names of subjects that entries point to."""

    campaign: Campaign
    plan: Plan
    units: Mapping[str, str]
    stages: Mapping[str, str]
    papers: Mapping[str, str]
    subjects: Mapping[str, str] = field(default_factory=dict)
    when: When | None = None

    def at(self, name: str, *args: str) -> str:
        """Return the address of a page of the campaign that keeps the moment asked for."""
        address = reverse(name, args=[self.campaign.slug, *args])
        return self.when.added_to(address) if self.when else address

    def word(self, key: str) -> str:
        """Return what a word is called: a stage as the plan says, one of the ledger's own in the reader's language."""
        if key in self.stages:
            return self.stages[key]
        if key in STAGE_SPANS:
            return gettext("或").join(self.stages.get(stage, stage) for stage in STAGE_SPANS[key])
        return gettext(WORDS[key].label) if key in WORDS else key

    def phrase(self, title: str) -> str:
        """Return the title of a batch with the words it names as they are called."""
        return " ".join(self.word(part) for part in title.split(" "))

    def unit(self, key: str) -> Shown:
        """Return a unit or body by its name, leading to its page; a name that the plan does not know, as it stands."""
        if key not in self.units:
            return Shown(key, printed=True)
        return Shown(self.units[key], self.at("plan:unit", key))

    def paper(self, key: str) -> str:
        """Return what a kind of paper is called."""
        return self.papers.get(key, key)

    def value(self, entry: Entry, kind: str) -> Shown:
        """Return what an entry says of its word: a figure as printed, a unit, body or subject by its name, or text."""
        holds = word_of(entry.word).holds
        if entry.low is not None or (holds in ("money", "figure") and entry.raw):
            return Shown(entry.raw or figure(entry), printed=bool(entry.raw), unread=entry.low is None)
        if holds in ("unit", "body") and entry.text:
            return self.unit(entry.text)
        if holds == "subject" and entry.text:
            url = self.at("ledger:subject", kind, entry.text)
            return Shown(self.subjects.get(entry.text, entry.text), url)
        return Shown(str(CODES.get(entry.word, {}).get(entry.text, entry.text)))

    def draft(self, draft: Draft) -> tuple[Shown, str]:
        """Return the value and the days of what is about to be written."""
        quantity, interval = draft.quantity, draft.interval
        entry = Entry(
            0, 0, draft.word, draft.standing, datetime.min.replace(tzinfo=UTC),
            from_day=interval.from_day if interval else None, to_day=interval.to_day if interval else None,
            low=quantity.low if quantity else None,
            high=quantity.high if quantity else None, unit=quantity.unit if quantity else "", text=draft.text,
            raw=draft.raw or (quantity.raw if quantity else ""),
        )  # fmt: skip
        return self.value(entry, draft.kind), days(interval)


def speaker(
    campaign: Campaign, plan: Plan, subjects: Mapping[str, str] | None = None, *, when: When | None = None
) -> Speaker:
    """Return who says the words of a campaign. No query."""
    units = {item.key: item.label for item in (*plan.units, *plan.bodies)}
    stages = {stage.key: stage.label for stage in plan.stages}
    papers = {paper.key: paper.label for paper in plan.papers}
    return Speaker(campaign, plan, units, stages, papers, subjects or {}, when)


def subject_names(campaign: Campaign, kind: str, keys: Iterable[str], *, viewer: Viewer) -> dict[str, str]:
    """Return the names of subjects of a kind by key. One query, none for no keys."""
    if not (wanted := set(keys)):
        return {}
    return dict(models.KINDS[kind].objects.filter(campaign=campaign, key__in=wanted).values_list("key", "name"))


def figure(entry: Entry) -> str:
    """Return a figure that nobody printed, in words; a range keeps both ends."""
    ends = dict.fromkeys(end for end in (entry.low, entry.high) if end is not None)
    return "–".join(_number(end, entry.unit) for end in ends)


def _number(value: int, unit: str) -> str:
    if unit == "%":
        return f"{plain(Decimal(value) / 100)}%"
    if len(unit) == 3 and unit.isupper():
        return money(value, unit)
    return f"{value:,}{'平方米' if unit == 'm2' else unit}"


def days(interval: Interval | None) -> str:
    """Return days as precisely as they are known: 2022-11-28, 2022 年内, 截至 2024-06-14."""
    if interval is None:
        return ""
    last = interval.to_day
    facts = {
        "year": last.year, "month": last.month, "quarter": last.month // 3, "half": last.month // 6,
        "first": interval.from_day, "last": last,
    }  # fmt: skip
    return str(_DAYS[interval.precision]) % facts


_DAYS = {
    "day": _("%(last)s"),
    "month": _("%(year)s 年 %(month)s 月内"),
    "quarter": _("%(year)s 年第 %(quarter)s 季度内"),
    "half": _("%(year)s 年第 %(half)s 个半年内"),
    "year": _("%(year)s 年内"),
    "range": _("%(first)s 至 %(last)s 之间"),
    "until": _("截至 %(last)s"),
}
