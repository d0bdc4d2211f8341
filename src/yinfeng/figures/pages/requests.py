"""What every page of this room is asked: a campaign, a day, an instant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yinfeng.figures.parameters import Addresses
from yinfeng.figures.showing.speaker import FigureSpeaker
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.showing import speaker
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When, read_when
from yinfeng.plan.selectors import get_campaign


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A request for a page of one campaign, read."""

    request: HttpRequest
    campaign: Campaign
    when: When
    addresses: Addresses
    now: datetime

    @property
    def viewer(self) -> Viewer:
        """Who asks."""
        return self.request.viewer

    def speaker(self, plan: Plan) -> FigureSpeaker:
        """Return who says the words of the campaign on this page."""
        return FigureSpeaker(speaker(self.campaign, plan), self.addresses)

    def answer(self, template: str, **context: object) -> HttpResponse:
        """Return the page."""
        base = {"campaign": self.campaign, "when": self.when, "addresses": self.addresses}
        return render(self.request, f"figures/{template}.html", base | context)


def campaign_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read the campaign, day and instant for a page."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, slug: str, **rest: str) -> HttpResponse:
        campaign, now = get_campaign(slug=slug, viewer=request.viewer), timezone.localtime()
        when = read_when(request.GET, campaign, now)
        return view(PageRequest(request, campaign, when, Addresses.of(slug, when), now), **rest)

    return answer
