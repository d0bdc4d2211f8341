"""A campaign at a glance: each target with what was published and what the ledger holds, the rates, the verdicts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yinfeng.figures.breakdowns import broken_down
from yinfeng.figures.core.durations import Quartiles
from yinfeng.figures.core.near import Made
from yinfeng.figures.core.progress import Progress, progress, progress_of
from yinfeng.figures.core.published import Asked
from yinfeng.figures.core.values import Value
from yinfeng.figures.landscape import Landscape, landscape, speed
from yinfeng.figures.models import PublishedFigure
from yinfeng.figures.opening import Opened
from yinfeng.figures.reconciliation import Reconciled, reconcile
from yinfeng.figures.selectors import get_basis
from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.plan.core.schema import Plan, Target
from yinfeng.plan.core.values import WHOLE_REGION
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When


@dataclass(frozen=True, slots=True)
class Stated:
    """A published figure beside a target it speaks to, with how far it says the target is reached."""

    published: PublishedFigure
    until: Interval | None
    owed: Quantity | None
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
    rates: Sequence[Opened]
    speeds: Sequence[tuple[Opened, Mapping[str, Quartiles]]]
    verdicts: Mapping[str, int]
    landscape: Landscape | None
    is_sparse: bool


def look_over(campaign: Campaign, when: When, *, viewer: Viewer) -> Overview:
    """Return the overview of a campaign. Six queries, and two a kind where the ledger is new."""
    basis = get_basis(campaign, when, viewer=viewer)
    plan, position = basis.plan, basis.moment.position
    measures = {measure.key: measure for measure in plan.measures}
    targets = [target for target in plan.targets if target.of in WHOLE_REGION and target.measure in measures]
    compared = [measure for measure in plan.measures if measure.op in ("rate", "days") and not measure.group]
    wanted = [*compared, *(measures[key] for key in {target.measure for target in targets})]
    reconciled = reconcile(campaign, viewer=viewer, known_at=when.known_at, position=position)
    opened = {m.key: Opened(basis.figure(m.key), basis.holding(m.kind), []) for m in wanted}
    beside = [opened[measure.key] for measure in compared]
    charted = next((opened[one.measure] for one in targets if measures[one.measure].op == "count"), None)
    return Overview(
        plan,
        [_card(plan, target, opened[target.measure], reconciled, when) for target in targets],
        [one for one in beside if one.figure.ask.op == "rate"],
        [(one, speed(one.holding, one.figure.ask)) for one in beside if one.figure.ask.op == "days"],
        Counter(one.verdict or "unasked" for one in reconciled),
        landscape(plan, charted, when) if charted else None,
        not Entry.objects.filter(campaign=campaign, standing__in=("claimed", "verified")).exists(),
    )


def _card(plan: Plan, target: Target, opened: Opened, reconciled: Sequence[Reconciled], when: When) -> Card:
    owed = target.value_on(when.as_of)
    period = Interval(plan.period.from_day, target.due)
    spoken = [one.published for one in reconciled if one.published.target == target.key]
    return Card(
        target,
        owed,
        sorted((_stated(one, target, period) for one in spoken), key=_latest_first, reverse=True),
        opened,
        opened.holding.made_of(opened.figure.ask),
        () if opened.figure.ask.op == "rate" else broken_down(opened.holding, opened.figure.ask, "nature"),
        progress_of(target, opened.figure.value, period.from_day, when.as_of),
    )


def _stated(published: PublishedFigure, target: Target, period: Interval) -> Stated:
    """A published figure is held against the target of its own last day, where both count the same from one day on."""
    window = Asked.model_validate(published.asked).window if published.asked else None
    owed = target.value_on(window.to_day) if window else None
    fits = owed and published.low is not None and published.unit == owed.unit
    if not fits or window is None or owed is None or window.from_day != period.from_day:
        return Stated(published, window, None, None)
    done = Fraction(published.low or 0)
    found = progress((done, done), owed.low, period, window.to_day, grows=owed.unit != "%")
    return Stated(published, window, owed, found)


def _latest_first(one: Stated) -> tuple[str, str]:
    return (str(one.until.to_day) if one.until else "", one.published.source_day)
