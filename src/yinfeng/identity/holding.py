"""Proposals kept between requests: the engine is asked again only after something that it reads has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from yinfeng.figures.holding import Holding, hold
from yinfeng.identity.core.decided import Decided, undecided, verdicts
from yinfeng.identity.core.near import Index, index
from yinfeng.identity.core.proposing import Proposal, Row, gather, propose
from yinfeng.identity.reference import load_vocabulary
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign

KIND = "project"
_lock = Lock()
_latest: dict[int, "Proposed"] = {}


@dataclass
class Proposed:
    """The projects of a campaign at a ledger position and what the engine proposes of those that count."""

    holding: Holding
    rows: tuple[Row, ...]
    kept: Sequence[Proposal] | None = None

    @cached_property
    def proposals(self) -> Sequence[Proposal]:
        """What the engine proposes of these rows; taken over where it was asked about the same rows before."""
        return propose(self.rows, load_vocabulary()) if self.kept is None else self.kept

    @cached_property
    def waiting(self) -> list[Proposal]:
        """The proposals on which nobody decided."""
        return undecided(self.proposals, self.holding.said)

    @cached_property
    def decided(self) -> list[Decided]:
        """The verdicts in force, the latest first."""
        return verdicts(self.holding.said)

    @cached_property
    def index(self) -> Index:
        """The rows ready to be looked up."""
        return index(self.rows)

    def near(self, *typed: Row) -> list[Proposal]:
        """Return the projects that one, as typed or under its names, may be, and on which nobody decided."""
        found = self.index.near(typed, load_vocabulary()) if typed else []
        return undecided(found, self.holding.said)

    def near_to(self, key: str) -> list[Proposal]:
        """Return the projects that one of the ledger may be and on which nobody decided."""
        return self.near(*(row for row in self.rows if row.key == key))

    def name(self, key: str) -> str:
        """Return what a project is called, its key where nobody named it."""
        return next((fact.entry.text for fact in self.holding.said[key].best("name")), key)


def proposed(campaign: Campaign, plan: Plan) -> Proposed:
    """Return what is proposed of a campaign's projects as known now. One query where nothing is new."""
    holding = hold(campaign, plan, KIND)
    with _lock:
        found = _latest.get(campaign.pk)
        if found is None or found.holding is not holding:
            found = _latest[campaign.pk] = _renewed(found, holding, plan)
        return found


def _renewed(before: Proposed | None, holding: Holding, plan: Plan) -> Proposed:
    rows = gather(holding.states, {unit.key: unit.label for unit in plan.units})
    same = before is not None and before.rows == rows
    return Proposed(holding, rows, before.__dict__.get("proposals", before.kept) if before and same else None)
