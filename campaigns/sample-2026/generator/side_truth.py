"""The truth about key projects, firms, parks, events and duties, from the model and not from the files."""

from collections import Counter
from datetime import date

from generator.campaign import World
from generator.duties import steps
from generator.events import Event, events, held_known
from generator.firms import FIRM_SENDER, PARKS_PER_AREA, QUARTERS, firms
from generator.key_projects import SENDER, key_projects
from generator.profiles import AREAS
from generator.returns import SENT

YEAR_START = date(2026, 1, 1)


def others(world: World, as_of: date, known: date) -> dict[str, object]:
    """Return what is known of everything but the projects; sums in fen of yuan."""
    return {
        **_key_projects(world, min(as_of, known)),
        **_firms(as_of, known),
        "parks": PARKS_PER_AREA * len({area for area in AREAS for month in QUARTERS if SENT[area][month] <= known}),
        "events-held": sum(_is_held(event, as_of, known) for event in events(world)),
        "duties": _duties(known),
    }


def _is_held(event: Event, as_of: date, known: date) -> bool:
    told = held_known(event)
    return event.held <= as_of and told is not None and told <= known


def _key_projects(world: World, day: date) -> dict[str, int]:
    """Return number, plan for the year and what is done by the last table sent by a day."""
    listed = key_projects(world)
    sent = [month for month in listed[0].done if SENT[SENDER][month] <= day]
    if not sent:
        return {"key-project-count": 0, "key-project-plan": 0, "key-project-done": 0}
    done = sum(project.done[sent[-1]] for project in listed)
    plan = sum(project.plan for project in listed)
    return {"key-project-count": len(listed), "key-project-plan": plan, "key-project-done": done}


def _firms(as_of: date, known: date) -> dict[str, int]:
    """Return this year's firms above designated size and all lead firms, as the quarterly tables tell."""
    covered = max((until for month, until in QUARTERS.items() if SENT[FIRM_SENDER][month] <= known), default=date.min)
    told = [firm for firm in firms() if firm.above <= covered]
    leads = [firm for firm in told if firm.lead is not None and firm.lead <= min(as_of, covered)]
    return {
        "firms": len(told),
        "above-scale-count": sum(YEAR_START <= firm.above <= as_of for firm in told),
        "lead-firm-count": len(leads),
    }


def _duties(known: date) -> dict[str, int]:
    """Count pairs of clause and unit by the furthest state that is known."""
    furthest: dict[tuple[str, str], str] = {}
    for step in steps():
        if step.known <= known:
            furthest[step.clause.key, step.unit] = step.state
    return dict(sorted(Counter(furthest.values()).items()))
