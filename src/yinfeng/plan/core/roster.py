"""Who takes part in a campaign: units by tier, bodies by kind, and what one of them answers for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yinfeng.plan.core.assignments import answers_as
from yinfeng.plan.core.outline import Owner, Row, owners
from yinfeng.plan.core.schema import Body, Plan, Target, Tier, Unit

SIDES = ("county", "department")


@dataclass(frozen=True, slots=True)
class Participant:
    """A unit or body in the list, with the number of clauses that oblige it and of targets it owes itself."""

    item: Unit | Body
    n_clauses: int
    n_targets: int


@dataclass(frozen=True, slots=True)
class TierParticipants:
    """A tier with its units."""

    tier: Tier
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Obliged:
    """A clause that obliges somebody, and the names it does so by (their own, a tier's, a body's)."""

    row: Row
    through: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A body with its members by name."""

    body: Body
    members: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the plan says of one unit or body; `reports` are clauses that name it and oblige nobody."""

    section: str
    item: Unit | Body
    tier: Tier | None
    targets: tuple[Target, ...]
    tier_targets: tuple[Target, ...]
    assignments: tuple[Obliged, ...]
    reports: tuple[Row, ...]
    circles: tuple[Circle, ...]
    parent: Body | None
    children: tuple[Body, ...]


def tiers(plan: Plan, rows: Sequence[Row], of: str, unquoted: bool = False) -> list[TierParticipants]:
    """Return the tiers of one side in order, each with its units in the plan's order.

    Shape: `of` is one of SIDES; `unquoted` keeps only units for which the text gives no target.
    """
    found = []
    for tier in sorted((tier for tier in plan.tiers if tier.of == of), key=lambda tier: tier.order):
        here = [_participant(plan, rows, unit) for unit in plan.units if unit.tier == tier.key]
        found.append(TierParticipants(tier, tuple(one for one in here if not (unquoted and one.n_targets))))
    return found


def bodies(plan: Plan, rows: Sequence[Row]) -> list[tuple[str, tuple[Participant, ...]]]:
    """Return the bodies by kind, in the plan's order."""
    kinds: dict[str, list[Participant]] = {}
    for body in plan.bodies:
        kinds.setdefault(body.kind, []).append(_participant(plan, rows, body))
    return [(kind, tuple(found)) for kind, found in kinds.items()]


def profile(plan: Plan, rows: Sequence[Row], key: str) -> Profile | None:
    """Return what the plan says of a unit or body, or None where it knows nobody of that key."""
    known: tuple[Unit | Body, ...] = (*plan.units, *plan.bodies)
    item = next((item for item in known if item.key == key), None)
    if item is None:
        return None
    tier = next((tier for tier in plan.tiers if tier.key == getattr(item, "tier", None)), None)
    named = owners(plan)
    parent = getattr(item, "parent", None)
    return Profile(
        section="units" if isinstance(item, Unit) else "bodies",
        item=item,
        tier=tier,
        targets=tuple(target for target in plan.targets if target.of == key),
        tier_targets=tuple(target for target in plan.targets if tier and target.of == tier.key),
        assignments=tuple(_obliged(plan, rows, key)),
        reports=tuple(row for row in rows if row.sort == "fact" and key in (owner.key for owner in row.owners)),
        circles=tuple(
            Circle(body, tuple(named[member] for member in body.members if member in named))
            for body in plan.bodies
            if body.members and (body.key == key or body.key in answers_as(plan, key))
        ),
        parent=next((body for body in plan.bodies if body.key == parent), None),
        children=tuple(body for body in plan.bodies if body.parent == key),
    )


def _obliged(plan: Plan, rows: Iterable[Row], key: str) -> Iterable[Obliged]:
    names = answers_as(plan, key)
    for row in rows:
        through = tuple(owner for owner in row.owners if owner.key in names)
        if through and row.sort != "fact":
            yield Obliged(row, through)


def _participant(plan: Plan, rows: Iterable[Row], item: Unit | Body) -> Participant:
    owed = sum(target.of == item.key for target in plan.targets)
    return Participant(item, sum(1 for _ in _obliged(plan, rows, item.key)), owed)
