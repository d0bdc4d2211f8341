"""The wider view: how far the signed projects came, units ranked in their tiers, what changed this week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction

import numpy as np
from django.utils import timezone

from yinfeng.figures.breakdowns import broken_down
from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.cubes import agreed, cube
from yinfeng.figures.core.durations import Quartiles, quartiles_by_label
from yinfeng.figures.core.measuring import degrees, word_degrees
from yinfeng.figures.core.progress import Pace, Progress, pace, progress
from yinfeng.figures.core.ranking import Place, rank_within_tiers
from yinfeng.figures.core.reached import weakest
from yinfeng.figures.core.values import Value, done_of, value_at
from yinfeng.figures.holding import Holding
from yinfeng.figures.opening import Opened
from yinfeng.kernel.days import Interval
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.changes import Changes, list_changes
from yinfeng.plan.core.schema import Measure, Plan, Tier
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The units of a tier, by rank, with what each did and how far those with a target of their own are."""

    tier: Tier
    places: Sequence[Place]
    values: Mapping[str, Value]
    progress: Mapping[str, Progress]

    @property
    def is_empty(self) -> bool:
        """Tell whether the ledger holds nothing of any unit of the tier."""
        return not any(self.values[place.unit].sure or self.values[place.unit].possible for place in self.places)


@dataclass(frozen=True, slots=True)
class Landscape:
    """The wider view of the figure that units are compared by: by unit, tier, month, and stage after stage."""

    charted: Opened
    by_month: Sequence[tuple[str, Value]]
    by_unit: Mapping[str, Value]
    tiers: Sequence[Ranked]
    stages: Sequence[tuple[str, Value]]


def landscape(plan: Plan, charted: Opened, when: When) -> Landscape:
    """Return the wider view of a figure. No query."""
    holding, ask = charted.holding, charted.figure.ask
    by_unit = dict(broken_down(holding, ask, "unit"))
    stages = next((kind.stages for kind in plan.kinds if kind.key == ask.kind), ())
    return Landscape(
        charted,
        broken_down(holding, ask, "month"),
        by_unit,
        rank_tiers(plan, charted.figure.measure, by_unit, when),
        funnel(holding, ask, stages),
    )


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
    own = {target.of: target for target in plan.targets if target.measure == measure.key}
    owed = {unit: value.low for unit, target in own.items() if (value := target.value_on(when.as_of)) is not None}
    tiers = {unit.key: unit.tier for unit in plan.units}
    everyone = {unit.key: values.get(unit.key, Value(measure.op)) for unit in plan.units}
    done = {unit: done_of(value) for unit, value in everyone.items()}
    places = rank_within_tiers(done, owed, tiers, [tier.key for tier in plan.tiers])
    return [_ranked(plan, tier, [one for one in places if one.tier == tier.key], everyone, when) for tier in plan.tiers]


def _ranked(plan: Plan, tier: Tier, places: Sequence[Place], values: Mapping[str, Value], when: When) -> Ranked:
    period = plan.period.interval
    found = {
        place.unit: progress((Fraction(place.done),) * 2, place.target, period, when.as_of)
        for place in places
        if place.target
    }
    return Ranked(tier, places, values, {unit: one for unit, one in found.items() if one is not None})


def behind(tiers: Sequence[Ranked]) -> list[tuple[str, Progress]]:
    """Return the units that are behind their schedule, the furthest first."""
    found = [one for ranked in tiers for one in ranked.progress.items() if pace(one[1]) in (Pace.BEHIND, Pace.SHORT)]
    return sorted(found, key=lambda one: one[1].completion[0])


def speed(holding: Holding, ask: Ask) -> dict[str, Quartiles]:
    """Return the quartiles of a time between two stages: of all under the empty label, and of each unit."""
    degree = degrees(holding.columns, ask, holding.conditions)
    return quartiles_by_label(holding.columns, degree, ask, "unit")


def week_before(when: When) -> tuple[datetime, datetime]:
    """Return the seven days up to the instant whose knowledge is used, or to the end of the figure's day."""
    until = when.known_at or datetime.combine(when.as_of, time.max, timezone.get_default_timezone())
    return until - WEEK, until


def changes_of_week(campaign: Campaign, when: When, *, viewer: Viewer) -> Changes:
    """Return what became known in the week before. Two queries."""
    return list_changes(campaign, *week_before(when), viewer=viewer)
