"""Campaigns, plans and assignments as JSON, under /api/v1/."""

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from yinfeng.plan import selectors
from yinfeng.plan.core import schema
from yinfeng.plan.core.assignments import Assignment, assignments, labels, unknowns
from yinfeng.plan.models import Campaign

router = Router(tags=["plan"])


class CampaignOut(Schema):
    """A campaign, by the head of its plan."""

    slug: str
    title: str
    invented: bool = Field(description="true: every unit, firm and figure is made up")
    region_name: str
    period_from: date
    period_to: date


class CreatedOut(Schema):
    """An object that a clause created."""

    section: str
    key: str
    label: str


class OwnerOut(Schema):
    """Who answers for a clause: the key of a unit, body or tier."""

    key: str
    label: str


class AssignmentOut(Schema):
    """A clause: whom it obliges until when, and what it created."""

    clause: str
    document: str
    span: tuple[int, int] = Field(description="[start, end) in characters of the document")
    anchor: str
    summary: str
    says: Literal["duty", "fact"] = Field(description="fact: it reports and obliges nobody")
    responsible: list[OwnerOut] | None = Field(description="null: the published text names nobody")
    due: date | None = Field(description="null: standing, or not in the published text")
    is_standing: bool = Field(description="true: a duty without an end day")
    created: list[CreatedOut]


class PlanOut(Schema):
    """A campaign's current plan, as docs/plan-format.md describes it; amounts in whole smallest units."""

    campaign: CampaignOut
    digest: str
    loaded_at: datetime
    loaded_by: str
    unknowns: dict[str, int] = Field(description="what the published text leaves unsaid, counted")
    plan: schema.Plan
    assignments: list[AssignmentOut]


@router.get("campaigns", response=list[CampaignOut], summary="Campaigns")
def list_campaigns(request: HttpRequest) -> list[Campaign]:
    """Return every campaign the viewer may see."""
    return selectors.list_campaigns(viewer=request.viewer)


@router.get("campaigns/{slug}/plan", response=PlanOut, by_alias=True, summary="A campaign's plan")
def get_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the whole plan: clauses, objects, what it leaves open."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    version, plan = selectors.get_plan_version(campaign), selectors.get_plan(campaign)
    answer = PlanOut(
        campaign=CampaignOut.from_orm(campaign),
        digest=version.digest,
        loaded_at=version.loaded_at,
        loaded_by=version.loaded_by,
        unknowns=unknowns(plan),
        plan=plan,
        assignments=_assignments(plan),
    )
    # pydantic writes the text itself: the days that key a target's values are no keys to the json module
    return HttpResponse(answer.model_dump_json(by_alias=True), content_type="application/json; charset=utf-8")


@router.get("campaigns/{slug}/assignments", response=list[AssignmentOut], summary="A campaign's assignments")
def list_assignments(request: HttpRequest, slug: str) -> list[AssignmentOut]:
    """Return one assignment for each clause, those nobody owns first."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    return _assignments(selectors.get_plan(campaign))


def _assignments(plan: schema.Plan) -> list[AssignmentOut]:
    names = labels(plan)
    return [_assignment(row, names) for row in assignments(plan)]


def _assignment(row: Assignment, names: dict[str, str]) -> AssignmentOut:
    clause = row.clause
    return AssignmentOut(
        clause=clause.key,
        document=clause.document,
        span=clause.span,
        anchor=clause.anchor,
        summary=clause.summary,
        says=clause.says,
        responsible=None
        if row.responsible is None
        else [OwnerOut(key=key, label=names[key]) for key in row.responsible],
        due=row.due if isinstance(row.due, date) else None,
        is_standing=row.due == "standing",
        created=[CreatedOut(section=made.section, key=made.key, label=made.label) for made in row.created],
    )
