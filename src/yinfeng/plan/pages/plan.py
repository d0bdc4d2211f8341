"""The plan: what it leaves open, what it aims at, and every clause beside the objects it created."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

from yinfeng.kernel.panels import panels
from yinfeng.plan.core.assignments import labels, unknowns
from yinfeng.plan.core.filters import UNSAID, Wanted, matching
from yinfeng.plan.core.outline import Row, assumed, outline
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.pages.requests import CampaignRequest, campaign_page
from yinfeng.plan.selectors import get_plan, get_plan_version


@campaign_page
def plan(asked: CampaignRequest) -> HttpResponse:
    """Show the plan: what it leaves open, what it aims at, and every clause beside the objects it created."""
    found = get_plan(asked.campaign)
    rows, wanted = outline(found), _wanted(asked.parameters)
    shown = matching(found, rows, wanted)
    names = labels(found)
    context = {
        "plan": found,
        "version": get_plan_version(asked.campaign),
        "unsaid": unknowns(found),
        "targets": [(target, names.get(target.of, target.of)) for target in found.targets],
        "n_clauses": len(rows),
        "n_shown": len(shown),
        "sorts": [(sort, [row for row in shown if row.sort == sort]) for sort in ("unowned", "owned", "fact")],
        "assumed": assumed(found),
        "wanted": wanted,
        "choices": _choices(found, rows),
        "panels": panels("plan:clause", campaign=asked.campaign, plan=found, when=asked.when, viewer=asked.viewer),
    }
    return asked.answer("plan/plan.html", **context)


def _wanted(given: Mapping[str, str]) -> Wanted:
    return Wanted(**{name: given.get(name, "").strip() for name in Wanted.__slots__})


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
