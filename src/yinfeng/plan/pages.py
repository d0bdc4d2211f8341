"""The plan, the documents it rests on, and the units and bodies it obliges, as pages of a campaign."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from yinfeng.kernel.panels import panels
from yinfeng.kernel.refusals import NotFoundError
from yinfeng.plan import selectors
from yinfeng.plan.core import roster
from yinfeng.plan.core.assignments import labels, unknowns
from yinfeng.plan.core.filters import UNSAID, Wanted, matching
from yinfeng.plan.core.outline import Row, assumed, outline
from yinfeng.plan.core.passages import passages
from yinfeng.plan.core.schema import Document, Plan
from yinfeng.plan.core.stretches import stretches
from yinfeng.plan.core.values import WHOLE_REGION
from yinfeng.plan.moments import read_when


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the plan: what it leaves open, what it aims at, and every clause beside the objects it created."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_plan(campaign)
    rows, wanted = outline(found), _wanted(request.GET)
    shown = matching(found, rows, wanted)
    names = labels(found)
    context = {
        "campaign": campaign,
        "when": when,
        "plan": found,
        "version": selectors.get_plan_version(campaign),
        "unsaid": unknowns(found),
        "targets": [(target, names.get(target.of, target.of)) for target in found.targets],
        "n_clauses": len(rows),
        "n_shown": len(shown),
        "sorts": [(sort, [row for row in shown if row.sort == sort]) for sort in ("unowned", "owned", "fact")],
        "assumed": assumed(found),
        "wanted": wanted,
        "choices": _choices(found, rows),
        "panels": panels("plan:clause", campaign=campaign, plan=found, when=when, viewer=request.viewer),
    }
    return render(request, "plan/plan.html", context)


def _wanted(asked: Mapping[str, str]) -> Wanted:
    return Wanted(**{name: asked.get(name, "").strip() for name in Wanted.__slots__})


def _choices(found: Plan, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the filters offer: only what would find something."""
    rows = list(rows)
    owners = dict.fromkeys(owner for row in rows for owner in row.owners)
    made = [made for row in rows for made in row.objects]
    return {
        "documents": found.documents,
        "sections": list(dict.fromkeys(object_.section for object_ in made)),
        "families": list(dict.fromkeys(object_.family for object_ in made if object_.family)),
        "owners": [*sorted(owners, key=lambda owner: ("tiers", "units", "bodies").index(owner.section))],
        "days": sorted({str(row.assignment.due) for row in rows if not isinstance(row.assignment.due, str)}),
        "unsaid": UNSAID,
    }


@require_safe
def documents(request: HttpRequest, slug: str) -> HttpResponse:
    """List the documents the plan rests on, how much of each it models, and whether the text is at hand."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_plan(campaign)
    covered, texts = selectors.plan_coverage(campaign), selectors.document_texts(campaign)
    listed = [(document, covered.get(document.key), document.key in texts) for document in found.documents]
    return render(request, "plan/documents.html", {"campaign": campaign, "when": when, "documents": listed})


@require_safe
def document(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show one document: its text beside what each passage created, or, without the text, its clauses by offset."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_plan(campaign)
    wanted = _document(found, key)
    text = selectors.document_texts(campaign).get(key)
    rows = {row.assignment.clause.key: row for row in outline(found) if row.document.key == key}
    context = {
        "campaign": campaign,
        "when": when,
        "document": wanted,
        "coverage": selectors.plan_coverage(campaign).get(key),
        "has_text": text is not None,
        "stretches": [
            (stretch, [rows[clause] for clause in stretch.clauses])
            for stretch in stretches(found, passages(found, key, text or ""))
            if stretch.runs
        ],
        "rows": sorted(rows.values(), key=lambda row: row.assignment.clause.span),
        "not_modelled": [entry for entry in found.not_modelled if entry.document == key],
    }
    return render(request, "plan/document.html", context)


def _document(found: Plan, key: str) -> Document:
    for known in found.documents:
        if known.key == key:
            return known
    raise NotFoundError(key)


@require_safe
def units(request: HttpRequest, slug: str) -> HttpResponse:
    """List the units of both sides by tier and the bodies by kind, on request one side only."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_plan(campaign)
    rows = outline(found)
    of, unquoted = request.GET.get("of", ""), request.GET.get("quota") == UNSAID
    context = {
        "campaign": campaign,
        "when": when,
        "sides": [(side, roster.tiers(found, rows, side, unquoted)) for side in roster.SIDES if of in ("", side)],
        "bodies": [] if of or unquoted else roster.bodies(found, rows),
        "is_filtered": bool(of or unquoted),
        "unquoted": unquoted,
        "unsaid": unknowns(found),
    }
    return render(request, "plan/units.html", context)


@require_safe
def unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what the plan says of one unit or body: what it owes, what obliges it, with whom it sits."""
    campaign = selectors.get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_plan(campaign)
    profile = roster.profile(found, outline(found), key)
    if profile is None:
        raise NotFoundError(key)
    region = [target for target in found.targets if target.of in WHOLE_REGION]
    shown = panels("plan:unit", campaign=campaign, plan=found, when=when, viewer=request.viewer, key=key)
    context = {
        "campaign": campaign, "when": when, "plan": found, "profile": profile, "region_targets": region,
        "panels": shown,
    }  # fmt: skip
    return render(request, "plan/unit.html", context)


app_name = "plan"
urlpatterns = [
    path("plan/", plan, name="plan"),
    path("documents/", documents, name="documents"),
    path("documents/<slug:key>/", document, name="document"),
    path("units/", units, name="units"),
    path("units/<slug:key>/", unit, name="unit"),
]
