"""A page of one campaign is asked for: which campaign, as it stood when, by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When, read_when
from yinfeng.plan.selectors import get_campaign


@dataclass(frozen=True, slots=True)
class CampaignRequest:
    """A request for a page of one campaign, read."""

    http: HttpRequest
    campaign: Campaign
    when: When
    now: datetime

    @property
    def viewer(self) -> Viewer:
        """Who asks."""
        return self.http.viewer

    @property
    def parameters(self) -> Mapping[str, str]:
        """What the address asks for."""
        return self.http.GET

    def answer(self, template: str, **context: object) -> HttpResponse:
        """Return the page."""
        return render(self.http, template, {"campaign": self.campaign, "when": self.when} | context)


def campaign_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read campaign and moment for a page that is only looked at."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, slug: str, **rest: str) -> HttpResponse:
        campaign, now = get_campaign(slug=slug, viewer=request.viewer), timezone.localtime()
        return view(CampaignRequest(request, campaign, read_when(request.GET, campaign, now), now), **rest)

    return answer
