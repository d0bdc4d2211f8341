"""A campaign at a glance: each target with what was published and what the ledger holds, the rates, the verdicts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yinfeng.figures.core.near import Made
from yinfeng.figures.core.progress import Progress, done_ends, progress
from yinfeng.figures.core.published import Asked
from yinfeng.figures.core.values import Value
from yinfeng.figures.holding import hold
from yinfeng.figures.models import PublishedFigure
from yinfeng.figures.opening import Opened, open_in
from yinfeng.figures.selectors import Figure, Reconciled, broken_down, figure_in, moment_at, reconcile
from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.plan.core.schema import Plan, Target
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan_at, get_plan_version

REGION = ("all", "region")


@dataclass(frozen=True, slots=True)
class Stated:
    """A published figure beside a target it speaks to, with how far it says the target is reached."""

    published: PublishedFigure
    until: Interval | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Card:
    """A target of the region: what is owed, what was published, what the ledger holds and what that is made of."""

    target: Target
    owed: Quantity | None
    stated: Sequence[Stated]
    opened: Opened
    made: Made
    natures: Sequence[tuple[str, Value]]
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of a campaign shows. `is_sparse` where no unit has reported anything itself."""

    plan: Plan
    cards: Sequence[Card]
    rates: Sequence[Figure]
    verdicts: Mapping[str, int]
    by_month: Sequence[tuple[str, Value]]
    by_unit: Sequence[tuple[str, Value]]
    charted: Opened | None
    is_sparse: bool


def look_over(campaign: Campaign, when: When, *, viewer: Viewer) -> Overview:
    """Return the overview of a campaign. Six queries, and one or two a kind."""
    version = get_plan_version(campaign)
    plan = get_plan_at(campaign, version.digest)
    targets = [target for target in plan.targets if target.of in REGION]
    measures = {measure.key: measure for measure in plan.measures}
    rates = [m for m in plan.measures if m.op == "rate" and not m.group]
    kinds = {m.kind for m in (*rates, *(measures[target.measure] for target in targets if target.measure in measures))}
    holdings = {kind: hold(campaign, plan, kind, when.known_at) for kind in kinds}
    moment = moment_at(campaign, version, when, max((one.position for one in holdings.values()), default=0))
    reconciled = reconcile(campaign, viewer=viewer, known_at=when.known_at)
    opened = {
        target.key: open_in(holdings[measures[target.measure].kind], target.measure, moment, {})
        for target in targets
        if target.measure in measures
    }
    counted = next((one for one in opened.values() if one.figure.ask.op == "count"), None)
    return Overview(
        plan,
        [_card(plan, target, opened[target.key], reconciled, when) for target in targets if target.key in opened],
        [figure_in(holdings[measure.kind], measure, moment, {}) for measure in rates],
        Counter(one.verdict or "unasked" for one in reconciled),
        broken_down(counted.holding, counted.figure.ask, "month") if counted else (),
        broken_down(counted.holding, counted.figure.ask, "unit") if counted else (),
        counted,
        not Entry.objects.filter(campaign=campaign, standing__in=("claimed", "verified")).exists(),
    )


def _card(plan: Plan, target: Target, opened: Opened, reconciled: Sequence[Reconciled], when: When) -> Card:
    owed = target.value_on(when.as_of)
    done = done_ends(opened.figure.value, owed.unit) if owed else None
    period = Interval(plan.period.from_day, target.due)
    spoken = [one.published for one in reconciled if one.published.target == target.key]
    return Card(
        target,
        owed,
        sorted((_stated(one, owed, period) for one in spoken), key=_latest_first, reverse=True),
        opened,
        opened.made,
        () if opened.figure.ask.op == "rate" else broken_down(opened.holding, opened.figure.ask, "nature"),
        progress(done, owed, period, when.as_of) if done and owed else None,
    )


def _stated(published: PublishedFigure, owed: Quantity | None, period: Interval) -> Stated:
    """A published figure can be held against a target where both count the same from the same first day on."""
    window = Asked.model_validate(published.asked).window if published.asked else None
    fits = owed and window and published.low is not None and published.unit == owed.unit
    if not fits or window is None or owed is None or window.from_day != period.from_day:
        return Stated(published, window, None)
    done = Fraction(published.low or 0)
    return Stated(published, window, progress((done, done), owed, period, window.to_day))


def _latest_first(one: Stated) -> tuple[str, str]:
    return (str(one.until.to_day) if one.until else "", one.published.source_day)
