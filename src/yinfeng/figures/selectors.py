"""Reads of the figures room: a measure of the plan as a figure, what it is computed on, and a figure as printed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from yinfeng.figures.core.asking import ALL_STANDINGS, Ask, ask_of
from yinfeng.figures.core.identity import Moment, figure_id
from yinfeng.figures.core.values import Value, value_at, value_of
from yinfeng.figures.holding import Holding, hold
from yinfeng.figures.models import PrintedFigure
from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.ledger.selectors import last_entry
from yinfeng.plan.core.schema import Measure, Plan
from yinfeng.plan.models import Campaign, PlanVersion
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan_at, get_plan_version


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts (`value`), each standing beside it, its question and its code.

    `is_held` tells whether the ledger holds any subject of its kind: where it holds none, a zero would be no finding.
    """

    measure: Measure
    ask: Ask
    moment: Moment
    code: str
    value: Value
    standings: Mapping[str, Value]
    is_held: bool = True


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures of a campaign are computed on: its plan, the moment, and the subjects by kind.

    Nothing is queried where nothing is new; of a kind whose ledger is, up to two queries.
    """

    campaign: Campaign
    plan: Plan
    when: When
    moment: Moment

    def holding(self, kind: str) -> Holding:
        """Return the subjects of a kind."""
        return hold(self.campaign, self.plan, kind, self.when.known_at, self.moment.position)

    def figure(self, key: str, where: Mapping[str, str] | None = None) -> Figure:
        """Return a measure of the plan as a figure.

        Raises: NotFoundError if the plan has none of that key.
        """
        measure = get_measure(self.plan, key)
        return figure_in(self.holding(measure.kind), measure, self.moment, where or {})

    def figures(self, where: Mapping[str, str] | None = None) -> list[Figure]:
        """Return every measure of the plan as a figure."""
        return [self.figure(measure.key, where) for measure in self.plan.measures]


def get_basis(campaign: Campaign, when: When, *, viewer: Viewer) -> Basis:
    """Return what figures are computed on at a moment. Two queries, one more where it names no instant."""
    version = get_plan_version(campaign)
    known_at = when.known_at or _latest_instant(campaign, version)
    moment = Moment(version.digest, when.as_of, known_at, last_entry(campaign))
    return Basis(campaign, get_plan_at(campaign, version.digest), when, moment)


def _latest_instant(campaign: Campaign, version: PlanVersion) -> datetime:
    """Return the latest instant at which anything of the campaign became known (its loading, before any entry)."""
    found = Entry.objects.filter(campaign=campaign).order_by("-known_at").values_list("known_at", flat=True).first()
    return found or version.loaded_at


def get_measure(plan: Plan, key: str) -> Measure:
    """Return a measure of the plan.

    Raises: NotFoundError if the plan has none of that key.
    """
    found = next((measure for measure in plan.measures if measure.key == key), None)
    if found is None:
        raise NotFoundError(key)
    return found


def figure_in(holding: Holding, measure: Measure, moment: Moment, where: Mapping[str, str]) -> Figure:
    """Return a figure of subjects that are at hand. No query."""
    ask = ask_of(measure, holding.plan, moment.as_of, where=where)
    standings = {standing: value_in(holding, replace(ask, standings=(standing,))) for standing in ALL_STANDINGS}
    code = figure_id(measure.key, ask, moment)
    return Figure(measure, ask, moment, code, value_in(holding, ask), standings, bool(holding.states))


def value_in(holding: Holding, ask: Ask) -> Value:
    """Return the answer to a question from subjects that are at hand. No query."""
    if ask.op in ("count", "sum"):
        return value_at(ask.op, holding.tally(ask))
    return value_of(holding.columns, ask, holding.conditions)


def where_of(measure: Measure, ask: Ask) -> dict[str, str]:
    """Return the filters that were added to a measure, without the group that is its own."""
    return {axis: label for axis, label in ask.where if not (axis == "group" and measure.group)}


def get_printed(code: str, *, viewer: Viewer) -> PrintedFigure:
    """Return a figure that was printed. One query.

    Raises: NotFoundError if no figure was printed under that code.
    """
    found = PrintedFigure.objects.select_related("campaign").filter(code=code).first()
    if found is None:
        raise NotFoundError(code)
    return found
