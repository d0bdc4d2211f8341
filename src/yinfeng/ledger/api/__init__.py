"""Subjects as JSON, under /api/v1/: the lists with their filters, and one subject with its facts and sources."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Query, Router
from ninja.responses import Status

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.ledger.api import schemas
from yinfeng.ledger.api.answers import row_out, subject_out
from yinfeng.ledger.lists.asking import read_asked
from yinfeng.ledger.lists.columns import LIST_OF, ListKind
from yinfeng.ledger.lists.rows import Printer
from yinfeng.ledger.lists.selectors import choices, count_rows, held, list_rows
from yinfeng.ledger.past import rows_at, state_at
from yinfeng.ledger.selectors import get_state, get_subject, sources_of
from yinfeng.ledger.showing import speaker
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import WhenIn, read_when
from yinfeng.plan.selectors import get_campaign, get_plan

router = Router(tags=["ledger"])


@router.get(
    "campaigns/{slug}/subjects/{kind}",
    response={200: schemas.ListOut, 422: schemas.ProblemsOut},
    summary="Subjects of a kind",
    url_name="subjects",
)
def list_subjects(
    request: HttpRequest, slug: str, kind: str, asked: Query[schemas.ListIn]
) -> schemas.ListOut | Status[schemas.ProblemsOut]:
    """Return a page of the subjects that meet every filter; filters that make no sense are all told at once."""
    campaign, listed = get_campaign(slug=slug, viewer=request.viewer), _kind(kind)
    when = read_when(asked.dict(), campaign, timezone.localtime())
    plan = get_plan(campaign)
    with rows_at(campaign, plan, kind, when, viewer=request.viewer):
        return _listed(request, campaign, plan, listed)


def _listed(
    request: HttpRequest, campaign: Campaign, plan: Plan, listed: ListKind
) -> schemas.ListOut | Status[schemas.ProblemsOut]:
    there = held(campaign, listed, viewer=request.viewer)
    wanted, problems = read_asked(dict(request.GET.lists()), listed, choices(listed, plan, there))
    if problems:
        told = [
            schemas.ProblemOut(loc=("query", problem.where.field), msg=problem.say(gettext)) for problem in problems
        ]
        return Status(422, schemas.ProblemsOut(detail=told))
    n = count_rows(campaign, listed, wanted.filters, plan, viewer=request.viewer)
    first = (wanted.page - 1) * wanted.size
    rows = list_rows(campaign, listed, wanted, plan, viewer=request.viewer)[first : first + wanted.size]
    printer = Printer(listed, speaker(campaign, plan))
    return schemas.ListOut(
        campaign=campaign.slug,
        invented=campaign.invented,
        kind=listed.key,
        n_held=there.n,
        n_found=n,
        page=wanted.page,
        n_pages=max(1, -(-n // wanted.size)),
        size=wanted.size,
        subjects=[row_out(row, printer) for row in rows],
    )


@router.get("campaigns/{slug}/subjects/{kind}/{key}", response=schemas.SubjectOut, summary="One subject")
def get_one(request: HttpRequest, slug: str, kind: str, key: str, asked: Query[WhenIn]) -> schemas.SubjectOut:
    """Return the state of a subject: its facts by word, now or as they stood at the moment asked for."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(asked.dict(), campaign, timezone.localtime())
    plan, listed = get_plan(campaign), _kind(kind)
    subject = get_subject(campaign, listed.key, key, viewer=request.viewer)
    state = state_at(get_state(subject, known_at=when.known_at), when)
    return subject_out(
        campaign=campaign.slug,
        invented=campaign.invented,
        kind=listed.key,
        key=subject.key,
        state=state,
        sources=sources_of(state, viewer=request.viewer),
        printer=Printer(listed, speaker(campaign, plan)),
        known_at=when.known_at,
    )


def _kind(kind: str) -> ListKind:
    if kind not in LIST_OF:
        raise NotFoundError(kind)
    return LIST_OF[kind]
