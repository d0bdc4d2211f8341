"""A page of this room is asked for: of which campaign and moment, with the addresses and words of its figures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse

from yinfeng.figures.parameters import Addresses
from yinfeng.figures.showing.speaker import FigureSpeaker
from yinfeng.ledger.showing import speaker
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.pages.requests import CampaignRequest, campaign_page


@dataclass(frozen=True, slots=True)
class FigureRequest(CampaignRequest):
    """A request for a page of figures, read."""

    @property
    def addresses(self) -> Addresses:
        """Return the addresses of the campaign's figures at the same moment."""
        return Addresses.of(self.campaign.slug, self.when)

    def speaker(self, plan: Plan) -> FigureSpeaker:
        """Return who says the words of the campaign on this page."""
        return FigureSpeaker(speaker(self.campaign, plan), self.addresses)

    def show(self, template: str, **context: object) -> HttpResponse:
        """Return the page of this room's template."""
        return self.answer(f"figures/{template}.html", addresses=self.addresses, **context)


def figure_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read campaign and moment for a page of figures."""

    @campaign_page
    @wraps(view)
    def answer(asked: CampaignRequest, **rest: str) -> HttpResponse:
        return view(FigureRequest(asked.http, asked.campaign, asked.when, asked.now), **rest)

    return answer
