"""Which unit the one local viewer acts for, campaign by campaign: a signed cookie, set by a form in the header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_campaign, get_plan

COOKIE = "yinfeng_acting"
_CAMPAIGN = re.compile(r"/c/([\w-]+)/")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the header offers: the units by tier and the bodies, and the one that is chosen (its key and label)."""

    key: str
    label: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def acting_key(request: HttpRequest) -> str:
    """Return the key that the cookie of this campaign's pages carries; a cookie that we did not set counts as none."""
    found = _CAMPAIGN.match(request.path_info)
    return str(request.get_signed_cookie(COOKIE, default="", salt=found[1])) if found else ""


def choice(campaign: Campaign, key: str) -> Choice | None:
    """Return what can be chosen, and what is; None for a campaign without a plan. One query."""
    try:
        groups = tuple(_groups(get_plan(campaign)))
    except NotFoundError:
        return None
    labels = dict(one for _tier, some in groups for one in some)
    return Choice(key if key in labels else "", labels.get(key, ""), groups)


def _groups(plan: Plan) -> Iterable[tuple[str, tuple[tuple[str, str], ...]]]:
    for tier in sorted(plan.tiers, key=lambda tier: (tier.of, tier.order)):
        yield tier.label, tuple((unit.key, unit.label) for unit in plan.units if unit.tier == tier.key)
    yield "", tuple((body.key, body.label) for body in plan.bodies)


@require_POST
def act_for(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the unit to act for on this campaign's pages, or none, and go back to where the choice was made."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    home, key = reverse("campaign", args=[campaign.slug]), request.POST.get("unit", "")
    found = choice(campaign, key)
    if key and (found is None or not found.key):
        raise RefusedError(_("方案里没有这个单位。"))
    back = request.POST.get("back", "")
    safe = back.startswith(home) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = redirect(back if safe else home)
    if key:
        response.set_signed_cookie(COOKIE, key, salt=slug, path=home, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, path=home, samesite="Lax")
    return response
