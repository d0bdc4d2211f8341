"""Reads of the room: what the ledger of a campaign asks about itself."""

from collections.abc import Mapping
from datetime import date

from yinfeng.figures.holding import Holding, hold
from yinfeng.identity.core.deciding import Verdict
from yinfeng.identity.holding import KIND, proposed
from yinfeng.integrity.core.asking import ask
from yinfeng.integrity.core.doubts import Doubt
from yinfeng.integrity.core.projects import Ledger, Project
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.core.fold import until
from yinfeng.ledger.core.words import WORDS
from yinfeng.ledger.models import Source
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign


def list_doubts(campaign: Campaign, plan: Plan, today: date, *, viewer: Viewer) -> list[Doubt]:
    """Return every doubt that the projects of a campaign raise, by what is known now of the time up to a day, the most
    money first.

    Two queries where the projects are held already, and two more where they are not.
    """
    holding = hold(campaign, plan, KIND)
    papers = dict(Source.objects.filter(campaign=campaign, kind="paper").values_list("pk", "title"))
    waiting = proposed(campaign, plan).waiting
    return ask(
        Ledger(
            {key: Project(key, until(state, today)) for key, state in holding.said.items()},
            today,
            papers,
            _same(holding),
            [(one.left, one.right) for one in waiting if one.verdict == Verdict.SAME],
            _labels(plan),
        )
    )


def _same(holding: Holding) -> frozenset[frozenset[str]]:
    """Return the pairs that somebody ruled to be one project."""
    said = ((key, fact.entry.text) for key, state in holding.said.items() for fact in state.of("same_as"))
    return frozenset(map(frozenset, said))


def _labels(plan: Plan) -> Mapping[str, str]:
    words = {word.key: word.label for word in WORDS.values()}
    return words | {one.key: one.label for one in (*plan.stages, *plan.units)}
