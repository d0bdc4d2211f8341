"""Published figures held against the ledger, each as it was known to its publisher."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from yinfeng.figures.core.published import Asked
from yinfeng.figures.core.reconciling import Held, Verdict, held, verdict
from yinfeng.figures.holding import Holding, hold
from yinfeng.figures.models import PublishedFigure
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.selectors import last_entry
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A published figure with what the ledger holds for it; `verdict` is None where nothing asks for it yet.

    `question` is what it asks, and `holding` the subjects that answered.
    """

    published: PublishedFigure
    held: Held | None
    verdict: Verdict | None
    question: Asked | None = None
    holding: Holding | None = None


def reconcile(
    campaign: Campaign, *, viewer: Viewer, known_at: datetime | None = None, position: int | None = None
) -> list[Reconciled]:
    """Hold every published figure against the ledger. Three queries, less `position`; more where the ledger is new.

    Where a question names the day whose knowledge the publisher had, the ledger answers as it was known then.
    """
    plan = get_plan(campaign)
    published = list(campaign.published_figures.order_by("pk"))
    position = last_entry(campaign) if position is None else position
    questions = {one.key: Asked.model_validate(one.asked) for one in published if one.asked is not None}
    instants = {key: _earlier(question.known_at, known_at) for key, question in questions.items()}
    marks = {(question.kind, instants[key]) for key, question in questions.items()}
    holdings = {(kind, instant): hold(campaign, plan, kind, instant, position) for kind, instant in marks}
    return [
        _reconciled(one, questions[one.key], holdings[questions[one.key].kind, instants[one.key]])
        if one.key in questions
        else Reconciled(one, None, Verdict.NOT_HELD if one.missing else None)
        for one in published
    ]


def _earlier(day: date | None, known_at: datetime | None) -> datetime | None:
    """Return the end of the day whose knowledge a publisher had, or an instant before it that the reader asks for."""
    if day is None:
        return known_at
    end = datetime.combine(day, time.max, timezone.get_default_timezone())
    return end if known_at is None else min(end, known_at)


def _reconciled(one: PublishedFigure, question: Asked, holding: Holding) -> Reconciled:
    ask = question.ask()
    found = held(holding.columns, ask, holding.conditions)
    value = None if one.low is None else Quantity(one.low, one.low, one.unit)
    step = question.rounded_to.low if question.rounded_to else 1
    return Reconciled(one, found, verdict(value, one.bound, ask, found, step), question, holding)
