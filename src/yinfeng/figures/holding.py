"""The ledger as columns, kept between requests. After one more entry only what it touches is folded again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from threading import Lock

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.building import build, labels_of, tiers_of
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.cubes import Cube
from yinfeng.figures.core.measuring import Posed, RateCubes, rate, tally
from yinfeng.figures.core.merging import involved, merge_same
from yinfeng.figures.core.near import Made, made_of
from yinfeng.figures.core.rows import rows
from yinfeng.kernel.collecting import collection_paused
from yinfeng.ledger.core.fold import State, fold
from yinfeng.ledger.models import Entry, Subject
from yinfeng.ledger.selectors import last_entry, load_entries
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign

_lock = Lock()
_latest: dict[tuple[int, str], "Holding"] = {}


@dataclass
class Holding:
    """The folded subjects of one kind up to a ledger position, with their columns and the cubes already asked for."""

    plan: Plan
    position: int
    said: Mapping[str, State]
    keys_by_id: Mapping[int, str]
    cubes: dict[tuple[Ask, str | None], Cube] = field(default_factory=dict)
    made: dict[Ask, Made] = field(default_factory=dict)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The subjects that count: those ruled to be the same as another are taken into it."""
        return merge_same(self.said)

    @cached_property
    def columns(self) -> Columns:
        """The columns of all subjects."""
        with collection_paused():
            return self.columns_of(self.states)

    def columns_of(self, states: Mapping[str, State], currencies: Sequence[str] = ("CNY",)) -> Columns:
        """Return the columns of some states, with the labels of the plan."""
        return build(states, labels_of(self.plan), tiers_of(self.plan), currencies)

    @cached_property
    def conditions(self) -> dict[str, object]:
        """The compound conditions of the plan by key."""
        return {condition.key: condition for condition in self.plan.conditions}

    def tally(self, ask: Ask, axis: str | None = None) -> Cube:
        """Answer a count or sum; the answer is kept."""
        if (ask, axis) not in self.cubes:
            self.cubes[ask, axis] = tally(self.columns, ask, self.conditions, axis)
        return self.cubes[ask, axis]

    def made_of(self, ask: Ask) -> Made:
        """Return what the subjects that count are made of; the answer is kept."""
        if ask not in self.made:
            posed = Posed(self.columns, ask, self.conditions)
            self.made[ask] = made_of(posed, rows(posed, self.states), self.states)
        return self.made[ask]

    def rate(self, ask: Ask, axis: str | None = None) -> RateCubes:
        """Answer a rate."""
        return rate(self.columns, ask, self.conditions, axis)

    def advanced(self, position: int, changed: Mapping[str, State], keys_by_id: Mapping[int, str]) -> "Holding":
        """Return the holding after some subjects changed: each kept cube loses what they were and gains what they are.

        A cube whose labels or currencies no longer fit (a value that none had before) is dropped and asked for anew; so
        are all cubes where the change touches subjects that are the same as another.
        """
        later = Holding(self.plan, position, {**self.said, **changed}, keys_by_id)
        if involved(self.said, changed):
            return later
        currencies = self.columns.currencies
        before = self.columns_of({key: self.said[key] for key in changed if key in self.said}, currencies)
        after = self.columns_of(changed, currencies)
        for (ask, axis), kept in self.cubes.items():
            lost, gained = (tally(columns, ask, self.conditions, axis) for columns in (before, after))
            if kept.fits(lost) and kept.fits(gained):
                later.cubes[ask, axis] = kept - lost + gained
        return later


def hold(
    campaign: Campaign, plan: Plan, kind: str, known_at: datetime | None = None, position: int | None = None
) -> Holding:
    """Return the holding of a kind as known at an instant (None: now). No query where nothing is new.

    `position` is where the ledger ends, for who asked already; else it takes a query.
    """
    position = last_entry(campaign) if position is None else position
    if known_at is not None:
        return _at_instant(campaign.pk, _PlanKey(plan), kind, known_at, position)
    with _lock:
        found = _latest.get((campaign.pk, kind))
        if found is None or found.plan is not plan or found.position > position:
            found = _folded(campaign.pk, plan, kind, None, position)
        elif found.position < position:
            found = _advance(campaign, kind, found, position)
        _latest[campaign.pk, kind] = found
        return found


def replay(campaign: Campaign, plan: Plan, kind: str, known_at: datetime, position: int) -> Holding:
    """Return the holding of a kind as it was when the ledger ended at a position. Two queries the first time."""
    return _at_instant(campaign.pk, _PlanKey(plan), kind, known_at, position)


@dataclass(frozen=True)
class _PlanKey:
    """A plan as part of a cache key: the same object, not an equal one."""

    plan: Plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _PlanKey) and self.plan is other.plan


@lru_cache(maxsize=16)
def _at_instant(campaign: int, plan: _PlanKey, kind: str, known_at: datetime, position: int) -> Holding:
    return _folded(campaign, plan.plan, kind, known_at, position)


def _folded(campaign: int, plan: Plan, kind: str, known_at: datetime | None, position: int) -> Holding:
    keys = dict(Subject.objects.filter(campaign=campaign, kind=kind).order_by("pk").values_list("pk", "key"))
    with collection_paused():
        entries = load_entries(Campaign(pk=campaign), kind=kind, until=position, known_at=known_at)
        states = {key: fold(entries.get(subject, ())) for subject, key in keys.items()}
    if known_at is not None:
        states = {key: state for key, state in states.items() if state.facts}
    return Holding(plan, position, states, keys)


def _advance(campaign: Campaign, kind: str, found: Holding, position: int) -> Holding:
    fresh = Entry.objects.filter(campaign=campaign, id__gt=found.position, subject__kind=kind)
    keys = dict(fresh.values_list("subject_id", "subject__key").distinct())
    entries = load_entries(campaign, keys)
    changed = {key: fold(entries[subject]) for subject, key in keys.items()}
    return found.advanced(position, changed, {**found.keys_by_id, **keys})
