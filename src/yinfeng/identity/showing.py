"""How a proposal is said on a page, which verdicts are offered, and how what is typed becomes a row."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinfeng.identity.core.deciding import Verdict
from yinfeng.identity.core.near import TYPED
from yinfeng.identity.core.proposing import Proposal, Row
from yinfeng.identity.holding import KIND, Proposed
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.showing import figure
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.results import Project
from yinfeng.workbooks.drafting import Brought
from yinfeng.workbooks.opening import mark_of

_VERDICTS = {Verdict.SAME: _("像是同一项目"), Verdict.PART_OF: _("像是一个属于另一个"), Verdict.UNSURE: _("说不准")}
_ALMOST, _LIKELY, _HALF = 0.99, 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict as a button: what it says of the left project (else of the right one), and the key that presses it."""

    name: str
    label: Promise
    word: str
    of_left: bool
    press: str


SAYINGS = {
    one.name: one
    for one in (
        Saying("keep-left", _("同一项目，留左边"), "same_as", False, "1"),
        Saying("keep-right", _("同一项目，留右边"), "same_as", True, "2"),
        Saying("left-part", _("左边属于右边"), "part_of", True, "3"),
        Saying("right-part", _("右边属于左边"), "part_of", False, "4"),
        Saying("different", _("不是同一项目"), "different_from", False, "5"),
        Saying("open", _("暂不定"), "uncertain_with", False, "6"),
    )
}


@dataclass(frozen=True, slots=True)
class Side:
    """One project of a pair, in words."""

    key: str
    name: str
    url: str
    unit: str
    amount: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal in words; `right` is None where it is being typed."""

    left: Side
    right: Side | None
    url: str
    verdict: object
    likely: str
    reason: str


def showing(one: Proposal, held: Proposed, campaign: Campaign) -> Shown:
    """Return a proposal in words. No query."""
    left = _side(one.left, held, campaign)
    right = None if one.right == TYPED else _side(one.right, held, campaign)
    url = pair_address(campaign, one.left, one.right)
    return Shown(left, right, url if right else left.url, _VERDICTS[one.verdict], likely(one.probability),
                 one.reason.partition("→")[0])  # fmt: skip


def pair_address(campaign: Campaign, left: str, right: str, **more: object) -> str:
    """Return the address of the page of a pair."""
    return f"{reverse('identity:pair', args=[campaign.slug])}?{urlencode({'left': left, 'right': right, **more})}"


def likely(probability: float) -> str:
    """Return a probability in words, with its per cent rounded down so that nothing is said to be certain."""
    share = min(int(probability * 100), 99)
    words = gettext("几乎可以肯定") if probability >= _ALMOST else gettext("很可能")
    if probability < _LIKELY:
        words = gettext("多半是") if probability >= _HALF else gettext("不大像")
    return gettext("{words}（同一项目的可能性 {share}%）").format(words=words, share=share)


def typed_row(told: Mapping[str, str]) -> Row:
    """Return what is typed into a form as a row; an amount that cannot be read yet counts as not stated."""
    try:
        amount = parse_quantity(told.get("amount", ""))
    except ValueError:
        amount = None
    money = (amount.low, amount.high, amount.unit) if amount is not None and amount.is_money else (0, 0, "")
    return Row(TYPED, told.get("name", "").strip(), told.get("investor", ""), told.get("unit", ""), *money)


def brought_rows(brought: Brought, known: Container[str]) -> list[Row]:
    """Return the projects of a file that the ledger does not know as rows."""
    readings = ((reading, row) for reading in brought.opened.reading.sheets for row in reading.projects)
    keyed = ((brought.keys.get(mark_of(reading, row), ""), row.project) for reading, row in readings)
    new = {key: project for key, project in keyed if key and key not in known and project and project.name}
    return [_brought(key, project) for key, project in new.items()]


def _brought(key: str, project: Project) -> Row:
    amount = project.amount
    money = (amount.low, amount.high, amount.unit) if amount is not None and amount.is_money else (0, 0, "")
    return Row(key, project.name or "", "、".join(project.investors), project.county or "", *money)


def _side(key: str, held: Proposed, campaign: Campaign) -> Side:
    state: State = held.holding.said[key]
    units = {unit.key: unit.label for unit in held.holding.plan.units}
    unit = next((fact.entry.text for fact in state.best("unit")), "")
    amount = next((fact.entry.raw or figure(fact.entry) for fact in state.best("agreed_amount")), "")
    url = reverse("ledger:subject", args=[campaign.slug, KIND, key])
    return Side(key, held.name(key), url, units.get(unit, unit), amount)
