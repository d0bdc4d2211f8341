"""The names that lists print for the keys of a plan, and the order in which the plan names them."""

from collections.abc import Mapping, Sequence

from yinfeng.ledger.core.words import STAGE_SPANS
from yinfeng.plan.core.schema import Plan


def short_names(plan: Plan) -> Mapping[str, str]:
    """Return the short name of every unit and body, in the plan's order.

    Rules: industry groups lose the ending that all of them share, such as 产业发展小组.
    """
    bodies = {body.key: body.label for body in plan.bodies}
    groups = [body for body in plan.bodies if body.kind == "industry_group"]
    ending = _shared_ending([group.label for group in groups]) if len(groups) > 1 else ""
    bodies |= {group.key: group.label.removesuffix(ending) or group.label for group in groups}
    return bodies | {unit.key: unit.short for unit in plan.units}


def _shared_ending(labels: Sequence[str]) -> str:
    ending = labels[0]
    while not all(label.endswith(ending) for label in labels):
        ending = ending[1:]
    return ending


def stage_words(plan: Plan, kind: str) -> tuple[str, ...]:
    """Return the stages of a kind in the plan's order; a word that spans several stands before the last of these."""
    stages = next((found.stages for found in plan.kinds if found.key == kind), ())
    words: list[str] = []
    for stage in stages:
        words += [word for word, spanned in STAGE_SPANS.items() if stage == spanned[-1] and set(spanned) <= set(stages)]
        words.append(stage)
    return tuple(words)


def units_by_tier(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return the units of each tier, county side first, in the plan's order."""
    tiers = sorted(plan.tiers, key=lambda tier: (tier.of, tier.order))
    return {tier.key: tuple(unit.key for unit in plan.units if unit.tier == tier.key) for tier in tiers}


def split_keys(keys: str) -> tuple[str, ...]:
    """Return the keys of a column that holds them as |a|b|."""
    return tuple(key for key in keys.split("|") if key)
