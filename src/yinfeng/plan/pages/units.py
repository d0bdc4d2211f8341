"""The units and bodies that a plan obliges, and what it says of one of them."""

from django.http import HttpResponse

from yinfeng.kernel.panels import panels
from yinfeng.kernel.refusals import NotFoundError
from yinfeng.plan.core import roster
from yinfeng.plan.core.assignments import unknowns
from yinfeng.plan.core.filters import UNSAID
from yinfeng.plan.core.outline import outline
from yinfeng.plan.core.values import WHOLE_REGION
from yinfeng.plan.pages.requests import CampaignRequest, campaign_page
from yinfeng.plan.selectors import get_plan


@campaign_page
def units(asked: CampaignRequest) -> HttpResponse:
    """List the units of both sides by tier and the bodies by kind, on request one side only."""
    found = get_plan(asked.campaign)
    rows = outline(found)
    of, unquoted = asked.parameters.get("of", ""), asked.parameters.get("quota") == UNSAID
    context = {
        "sides": [(side, roster.tiers(found, rows, side, unquoted)) for side in roster.SIDES if of in ("", side)],
        "bodies": [] if of or unquoted else roster.bodies(found, rows),
        "is_filtered": bool(of or unquoted),
        "unquoted": unquoted,
        "unsaid": unknowns(found),
    }
    return asked.answer("plan/units.html", **context)


@campaign_page
def unit(asked: CampaignRequest, key: str) -> HttpResponse:
    """Show what the plan says of one unit or body: what it owes, what obliges it, with whom it sits."""
    found = get_plan(asked.campaign)
    profile = roster.profile(found, outline(found), key)
    if profile is None:
        raise NotFoundError(key)
    region = [target for target in found.targets if target.of in WHOLE_REGION]
    shown = panels("plan:unit", campaign=asked.campaign, plan=found, when=asked.when, viewer=asked.viewer, key=key)
    context = {
        "plan": found, "profile": profile, "region_targets": region,
        "panels": shown,
    }  # fmt: skip
    return asked.answer("plan/unit.html", **context)
