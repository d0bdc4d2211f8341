"""What the room shows on pages of earlier rooms: questions about vanished projects that nobody answered yet."""

from collections.abc import Iterable

from django.urls import reverse

from yinfeng.kernel.panels import Panel, register
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When
from yinfeng.workbooks.vanishing import open_questions


def unanswered(*, campaign: Campaign, when: When, key: str = "", **_: object) -> Iterable[Panel]:
    """Return how many questions wait for an answer, of one unit or of all; none at a past moment. One query."""
    n = 0 if when.kept else open_questions(campaign, key).count()
    url = reverse("ledger:vanished", args=[campaign.slug])
    return [Panel("workbooks/_unanswered.html", shows={"n": n, "url": url})] if n else []


def enter() -> None:
    """Enter the room's panels at the places of earlier pages."""
    register("plan:unit", unanswered)
    register("ledger:batches", unanswered)
