"""What the ledger shows on the plan's pages: the state of each assignment, and a unit's projects by stage."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from yinfeng.kernel.days import Interval
from yinfeng.kernel.panels import Panel, register
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Project
from yinfeng.ledger.past import list_rows_at, rows_at
from yinfeng.ledger.showing import days, speaker
from yinfeng.plan.core.filters import UNSAID
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When


@dataclass(frozen=True, slots=True)
class Count:
    """How many projects stand at a stage, and the list of them."""

    label: str
    n: int
    url: str


def assignment_states(*, campaign: Campaign, plan: Plan, when: When, viewer: Viewer, **_: object) -> Iterator[Panel]:
    """Yield the state of each clause that obliges somebody; one that nobody reported on says so. Up to two queries."""
    rows = {row.key: row for row in list_rows_at(campaign, plan, "assignment", when, viewer=viewer)}
    stages = {stage.key: stage.label for stage in plan.stages}
    for clause in plan.clauses:
        if clause.says != "duty":
            continue
        row = rows.get(clause.key)
        shows = {"key": clause.key if row else "", "stage": "", "standing": "", "days": ""}
        if row and row.stage:
            reached = Interval(row.stage_from, row.stage_to) if row.stage_to else None
            shows |= {
                "stage": stages.get(row.stage, row.stage),
                "standing": row.stage_standing,
                "days": days(reached),
            }
        yield Panel("ledger/_assignment_state.html", clause.key, shows)


def unit_projects(
    *, campaign: Campaign, plan: Plan, when: When, viewer: Viewer, key: str, **_: object
) -> Iterable[Panel]:
    """Return a unit's or a body's projects by stage, each count leading to its list. One query.

    Rules: a project that sources give to several units is counted with each.
    """
    is_unit = any(unit.key == key for unit in plan.units)
    if not is_unit and not any(body.key == key and body.kind == "industry_group" for body in plan.bodies):
        return []
    field, asked = ("units", "unit") if is_unit else ("groups", "group")
    with rows_at(campaign, plan, "project", when, viewer=viewer):
        found = Project.objects.filter(campaign=campaign, **{f"{field}__contains": f"|{key}|"})
        by_stage = Counter(found.values_list("stage", flat=True))
    say = speaker(campaign, plan, when=when)
    order = [*next((kind.stages for kind in plan.kinds if kind.key == "project"), ())]
    order += [stage for stage in by_stage if stage not in order]

    def listed(**narrowed: str) -> str:
        return when.added_to(f"{reverse('ledger:projects', args=[campaign.slug])}?{urlencode(narrowed)}")

    counts = [
        Count(say.word(stage), by_stage[stage], listed(**{asked: key, "stage": stage or UNSAID}))
        for stage in order
        if by_stage[stage]
    ]
    shows = {"counts": counts, "n": by_stage.total(), "url": listed(**{asked: key}), "is_unit": is_unit}
    return [Panel("ledger/_unit_projects.html", shows=shows)]


def enter() -> None:
    """Enter the ledger's panels at the places of the plan's pages."""
    register("plan:clause", assignment_states)
    register("plan:unit", assignment_states)
    register("plan:unit", unit_projects)
