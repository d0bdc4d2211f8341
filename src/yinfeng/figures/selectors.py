"""Reads of the figures room: a figure in full, a board of measures, what was published and whether it is explained."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from yinfeng.figures.core.answering import rate, tally
from yinfeng.figures.core.asking import ALL_STANDINGS, Ask, ask_of
from yinfeng.figures.core.bounds import money_rate, rate_bounds
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.identity import Moment, figure_id
from yinfeng.figures.core.months import with_months
from yinfeng.figures.core.published import Asked
from yinfeng.figures.core.reconciling import Held, Verdict, held, verdict
from yinfeng.figures.core.values import Value, bounds_value, value_at, value_of
from yinfeng.figures.holding import Holding, hold
from yinfeng.figures.models import PrintedFigure, PublishedFigure
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.ledger.selectors import last_entry
from yinfeng.plan.core.schema import Measure, Plan
from yinfeng.plan.models import Campaign, PlanVersion
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan, get_plan_version

AXES = ("unit", "tier", "group", "industry", "origin", "nature", "month")


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


def get_measure(plan: Plan, key: str) -> Measure:
    """Return a measure of the plan.

    Raises: NotFoundError if the plan has none of that key.
    """
    found = next((measure for measure in plan.measures if measure.key == key), None)
    if found is None:
        raise NotFoundError(key)
    return found


def get_moment(campaign: Campaign, when: When) -> Moment:
    """Return what a figure is computed on. Three queries."""
    position = last_entry(campaign)
    known_at = when.known_at or latest_instant(campaign)
    return Moment(get_plan_version(campaign).digest, when.as_of, known_at, position)


def moment_at(campaign: Campaign, version: PlanVersion, when: When, position: int) -> Moment:
    """Return what a figure is computed on where the plan and the ledger's position are at hand. Up to one query."""
    return Moment(version.digest, when.as_of, when.known_at or latest_instant(campaign), position)


def latest_instant(campaign: Campaign) -> datetime:
    """Return the latest instant at which anything of the campaign became known (its loading, before any entry)."""
    found = Entry.objects.filter(campaign=campaign).order_by("-known_at").values_list("known_at", flat=True).first()
    return found or get_plan_version(campaign).loaded_at


def get_figure(
    campaign: Campaign, key: str, when: When, *, viewer: Viewer, where: Mapping[str, str] | None = None
) -> Figure:
    """Return one figure of the plan's measures. Up to six queries.

    Raises: NotFoundError if the plan has no such measure.
    """
    plan = get_plan(campaign)
    measure = get_measure(plan, key)
    moment = get_moment(campaign, when)
    return figure_in(hold(campaign, plan, measure.kind, when.known_at), measure, moment, where or {})


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


def broken_down(holding: Holding, ask: Ask, axis: str) -> list[tuple[str, Value]]:
    """Return a count, sum or rate by the labels of an axis, those without a label last. No query.

    Shape: labels are keys of the plan or words of the ledger; the last is empty. Labels with nothing are left out,
    except units, tiers and months, which are shown though nothing stands there.
    """
    if ask.op == "rate":
        cubes = rate(_with_axis(holding, ask, axis), ask, holding.conditions, axis)
        labels = next(iter(cubes.cells.values())).labels
        by_money = ask.weigh == "amount" and ask.reached == "funded"
        values = [
            bounds_value(money_rate(cubes, place) if by_money else rate_bounds(cubes, place, ask.weigh))
            for place in range(len(labels) + 1)
        ]
        return _present(axis, [*labels, ""], values)
    if axis == "month":
        cube = tally(_with_axis(holding, ask, axis), ask, holding.conditions, axis)
    else:
        cube = holding.tally(ask, axis)
    values = [value_at(ask.op, cube, place) for place in range(len(cube.labels) + 1)]
    return _present(axis, [*cube.labels, ""], values)


def _with_axis(holding: Holding, ask: Ask, axis: str) -> Columns:
    """Return the columns with the axis asked for: months are those of the question's own word and window."""
    if axis != "month":
        return holding.columns
    condition = holding.conditions.get(ask.counted_word)
    dated = condition.all_of[0] if condition else ask.counted_word
    return with_months(holding.columns, dated, ask.window, ask.standings)


def _present(axis: str, labels: Iterable[str], values: Iterable[Value]) -> list[tuple[str, Value]]:
    keep_all = axis in ("unit", "tier", "month")
    return [
        (label, value)
        for label, value in zip(labels, values, strict=True)
        if (keep_all and label) or value.sure or value.possible or value.cohort or value.possible_cohort
    ]


def get_printed(code: str, *, viewer: Viewer) -> PrintedFigure:
    """Return a figure that was printed. One query.

    Raises: NotFoundError if no figure was printed under that code.
    """
    found = PrintedFigure.objects.select_related("campaign").filter(code=code).first()
    if found is None:
        raise NotFoundError(code)
    return found


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A published figure with what the ledger holds for it; `verdict` is None where nothing asks for it yet.

    `question` is what it asks, and `holding` the subjects that answered.
    """

    published: PublishedFigure
    held: Held | None
    verdict: Verdict | None
    question: Asked | None = None
    holding: Holding | None = None


def reconcile(
    campaign: Campaign, *, viewer: Viewer, known_at: datetime | None = None, position: int | None = None
) -> list[Reconciled]:
    """Hold every published figure against the ledger. Three queries, less `position`; more where the ledger is new.

    Where a question names the day whose knowledge the publisher had, the ledger answers as it was known then.
    """
    plan = get_plan(campaign)
    published = list(campaign.published_figures.order_by("pk"))
    position = last_entry(campaign) if position is None else position
    questions = {one.key: Asked.model_validate(one.asked) for one in published if one.asked is not None}
    instants = {key: _earlier(question.known_at, known_at) for key, question in questions.items()}
    marks = {(question.kind, instants[key]) for key, question in questions.items()}
    holdings = {(kind, instant): hold(campaign, plan, kind, instant, position) for kind, instant in marks}
    return [
        _reconciled(one, questions[one.key], holdings[questions[one.key].kind, instants[one.key]])
        if one.key in questions
        else Reconciled(one, None, Verdict.NOT_HELD if one.missing else None)
        for one in published
    ]


def _earlier(day: date | None, known_at: datetime | None) -> datetime | None:
    """Return the end of the day whose knowledge a publisher had, or an instant before it that the reader asks for."""
    if day is None:
        return known_at
    end = datetime.combine(day, time.max, timezone.get_default_timezone())
    return end if known_at is None else min(end, known_at)


def _reconciled(one: PublishedFigure, question: Asked, holding: Holding) -> Reconciled:
    ask = question.ask()
    found = held(holding.columns, ask, holding.conditions)
    value = None if one.low is None else Quantity(one.low, one.low, one.unit)
    step = question.rounded_to.low if question.rounded_to else 1
    return Reconciled(one, found, verdict(value, one.bound, ask, found, step), question, holding)
