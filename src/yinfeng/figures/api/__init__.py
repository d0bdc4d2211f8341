"""Figures as JSON, under /api/v1/: the twin of each figure page, the board, and the published figures."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from yinfeng.figures.actions import keep
from yinfeng.figures.api import answers
from yinfeng.figures.api.schemas import FigureIn, FigureOut, OpenedOut, PrintedOut, PublishedOut
from yinfeng.figures.opening import count_near, count_with_paper, list_sources, open_figure
from yinfeng.figures.parameters import Addresses, read_where
from yinfeng.figures.reconciliation import reconcile
from yinfeng.figures.reopening import reopen
from yinfeng.figures.selectors import get_basis, get_printed
from yinfeng.figures.showing.speaker import FigureSpeaker
from yinfeng.ledger.showing import speaker
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When, WhenIn, read_when
from yinfeng.plan.selectors import get_campaign

router = Router(tags=["figures"])


@router.get("figures/{code}", response=PrintedOut, summary="A figure as it was printed")
def get_printed_figure(request: HttpRequest, code: str) -> PrintedOut:
    """Return what was printed under a code, the rows behind it, and what the same question gives now."""
    kept = get_printed(code, viewer=request.viewer)
    again = reopen(kept, viewer=request.viewer)
    say = _sayer(kept.campaign, again.printed.plan)
    sources = list_sources(kept.campaign, again.printed.rows)
    return answers.printed(kept, again, say, sources)


@router.get("campaigns/{slug}/figures", response=list[FigureOut], summary="All measures of a campaign")
def list_measures(request: HttpRequest, slug: str, asked: Query[WhenIn]) -> list[FigureOut]:
    """Return every measure of the plan as a figure; each is kept under its code."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    figures = get_basis(campaign, _when(asked, campaign), viewer=request.viewer).figures()
    keep(campaign, figures, _now())
    return [answers.figure(campaign, one) for one in figures]


@router.get("campaigns/{slug}/figures/{measure}", response=OpenedOut, summary="A measure with its rows")
def get_measure(request: HttpRequest, slug: str, measure: str, asked: Query[FigureIn]) -> OpenedOut:
    """Return a measure under filters, with the rows that count; it is kept under its code."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = _when(asked, campaign)
    opened = open_figure(campaign, measure, when, viewer=request.viewer, where=read_where(asked.dict()))
    is_kept = keep(campaign, [opened.figure], _now())
    say = _sayer(campaign, opened.plan)
    return answers.opened(
        campaign, opened, say, list_sources(campaign, opened.rows), is_kept=is_kept,
        n_with_paper=count_with_paper(campaign, opened.rows), near=count_near(campaign, opened),
    )  # fmt: skip


@router.get("campaigns/{slug}/published", response=list[PublishedOut], summary="Published figures, reconciled")
def list_published(request: HttpRequest, slug: str, asked: Query[WhenIn]) -> list[PublishedOut]:
    """Return every published figure with what the ledger holds for it."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = _when(asked, campaign)
    return [answers.published(one) for one in reconcile(campaign, viewer=request.viewer, known_at=when.known_at)]


def _when(asked: WhenIn, campaign: Campaign) -> When:
    return read_when(asked.dict(), campaign, _now())


def _now() -> datetime:
    return timezone.localtime()


def _sayer(campaign: Campaign, plan: Plan) -> FigureSpeaker:
    return FigureSpeaker(speaker(campaign, plan), Addresses(campaign.slug))
