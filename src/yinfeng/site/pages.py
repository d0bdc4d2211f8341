"""Pages that belong to no room: the list of campaigns, health."""

from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan, list_campaigns


@dataclass(frozen=True, slots=True)
class Card:
    """A campaign on the list, with its current plan where one is loaded."""

    campaign: Campaign
    plan: Plan | None


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns the viewer may see, with the size of their plans."""
    cards = [Card(campaign, _plan(campaign)) for campaign in list_campaigns(viewer=request.viewer)]
    return render(request, "site/campaigns.html", {"cards": cards})


def _plan(campaign: Campaign) -> Plan | None:
    try:
        return get_plan(campaign)
    except NotFoundError:
        return None


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
