"""The wider view: how far the signed projects came, units ranked in their tiers, what changed this week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np
from django.utils import timezone

from yinfeng.figures.core.answering import degrees, word_degrees
from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.cubes import agreed, cube
from yinfeng.figures.core.ranking import Place, rank_within_tiers
from yinfeng.figures.core.reached import weakest
from yinfeng.figures.core.values import Value, value_at
from yinfeng.figures.holding import Holding
from yinfeng.figures.selectors import broken_down
from yinfeng.kernel.days import Interval
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.changes import Changes, list_changes
from yinfeng.plan.core.schema import Measure, Plan, Tier
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The units of a tier, by rank, with what each did; `has_targets` where the text gives every unit its own."""

    tier: Tier
    places: Sequence[Place]
    values: Mapping[str, Value]

    @property
    def has_targets(self) -> bool:
        """Tell whether completion rates rank this tier."""
        return all(place.target for place in self.places)

    @property
    def is_empty(self) -> bool:
        """Tell whether the ledger holds nothing of any unit of the tier."""
        return not any(self.values[place.unit].sure or self.values[place.unit].possible for place in self.places)


def funnel(holding: Holding, ask: Ask, stages: Sequence[str]) -> list[tuple[str, Value]]:
    """Count how many of the subjects that count reached each stage by the figure's day, in the plan's order.

    Shape: the first line is the cohort itself; a later stage may hold more than one before it, since papers may jump.
    """
    columns, conditions = holding.columns, holding.conditions
    cohort = degrees(columns, ask, conditions)
    amounts = agreed(columns, ask.value, ask.standings)
    by_then = Interval(None, ask.until)
    later = stages[stages.index(ask.word) + 1 :] if ask.word in stages else ()
    lines = [(ask.word, cohort)]
    lines += [(stage, weakest(cohort, word_degrees(columns, ask, conditions, stage, by_then))) for stage in later]
    return [(stage, value_at("count", cube(columns, np.asarray(degree), amounts))) for stage, degree in lines]


def rank_tiers(plan: Plan, measure: Measure, values: Mapping[str, Value], when: When) -> list[Ranked]:
    """Rank the units of every tier by a measure: by completion rate where all have targets, else by what was done."""
    targets = {}
    for target in plan.targets:
        value = target.value_on(when.as_of) if target.measure == measure.key else None
        if value is not None:
            targets[target.of] = value.low
    tiers = {unit.key: unit.tier for unit in plan.units}
    everyone = {unit.key: values.get(unit.key, Value(measure.op)) for unit in plan.units}
    done = {unit: done_of(value) for unit, value in everyone.items()}
    places = rank_within_tiers(done, targets, tiers, [tier.key for tier in plan.tiers])
    return [Ranked(tier, [place for place in places if place.tier == tier.key], everyone) for tier in plan.tiers]


def done_of(value: Value) -> int:
    """Return what surely was done: a count, or fen of CNY at the low end."""
    return value.sure if value.op == "count" else next((s.sure[0] for s in value.sums if s.currency == "CNY"), 0)


def values_by_unit(holding: Holding, ask: Ask) -> dict[str, Value]:
    """Return a figure by unit."""
    return dict(broken_down(holding, ask, "unit"))


def week_before(when: When) -> tuple[datetime, datetime]:
    """Return the seven days up to the instant whose knowledge is used, or to the end of the figure's day."""
    until = when.known_at or datetime.combine(when.as_of, time.max, timezone.get_default_timezone())
    return until - WEEK, until


def changes_of_week(campaign: Campaign, when: When, *, viewer: Viewer) -> Changes:
    """Return what became known in the week before. Two queries."""
    return list_changes(campaign, *week_before(when), viewer=viewer)
