"""The first page of a campaign."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext

from yinfeng.figures.core.durations import Quartiles
from yinfeng.figures.core.schedule import elapsed_share
from yinfeng.figures.core.values import text_of
from yinfeng.figures.landscape import Landscape, Ranked, changes_of_week
from yinfeng.figures.opening import Opened, is_silent
from yinfeng.figures.overview import Overview, look_over
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.pages.targets import answer, shown_card
from yinfeng.figures.showing.charts import by_month
from yinfeng.figures.showing.maps import DamagedMapError, map_chart
from yinfeng.figures.showing.speaker import FigureSpeaker, name_of, silence_text
from yinfeng.figures.showing.texts import bar_of, cohort_text, durations_strip, figure_text, percent
from yinfeng.figures.showing.words import CHANGES, VERDICTS
from yinfeng.ledger.changes import SORTS
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.models import Entry
from yinfeng.ledger.selectors import as_value
from yinfeng.ledger.showing import Shown, days

_NEWS = 6


@figure_page
def overview(asked: FigureRequest) -> HttpResponse:
    """Show whether the campaign is on schedule, targets beside published figures and the ledger, and the wider view."""
    found = look_over(asked.campaign, asked.when, viewer=asked.viewer)
    say = asked.speaker(found.plan)
    period = found.plan.period.interval
    cards = [shown_card(card, say, is_sparse=found.is_sparse) for card in found.cards]
    return asked.show(
        "overview",
        plan=found.plan,
        share=[percent(elapsed_share(period, asked.when.as_of, basis), 1) for basis in ("day", "month")],
        cards=cards,
        answer=answer(found, cards, say),
        rates=[_rate(rate, say) for rate in found.rates],
        speeds=[_speed(opened, parts, say) for opened, parts in found.speeds],
        verdicts=[
            (verdict, label, found.verdicts.get(verdict, 0), asked.addresses.page("published", verdict=verdict))
            for verdict, label in VERDICTS.items()
        ],
        n_published=sum(found.verdicts.values()),
        is_sparse=found.is_sparse,
        **_week(asked, found, say),
        **(_wide(found.landscape, say) if found.landscape else {}),
    )


def _wide(found: Landscape, say: FigureSpeaker) -> dict[str, object]:
    """Return the map, the tiers, the stages and the months of the figure that units are compared by."""
    measure = found.charted.figure.measure
    label = {"label": measure.label}
    months = say.lines(found.charted, "month", found.by_month)
    return {
        "ranked": measure,
        **_map(found, say),
        "funnel": [(say.word(stage), value, text_of(value)) for stage, value in found.stages],
        "tiers": [_tier(found, ranked, say) for ranked in found.tiers],
        "empty_tiers": gettext("、").join(
            one.tier.label for one in found.tiers if one.tier.of != "county" and one.is_empty
        ),
        "months": by_month("by-month", gettext("%(label)s，按月") % label, months),
    }


def _map(found: Landscape, say: FigureSpeaker) -> dict[str, object]:
    measure = found.charted.figure.measure
    try:
        return {"map": map_chart(say.plan, measure.label, found.by_unit, say.addresses, measure=measure.key)}
    except DamagedMapError:
        return {"map_is_damaged": True}


def _week(asked: FigureRequest, found: Overview, say: FigureSpeaker) -> dict[str, object]:
    changes = changes_of_week(asked.campaign, asked.when, viewer=asked.viewer)
    return {
        "changes": changes,
        "news": [_news(entry, found.landscape, say) for entry in changes.latest[:_NEWS]],
        "sorts": [(CHANGES[sort], changes.counts[sort]) for sort in SORTS if changes.counts[sort]],
    }


def _news(entry: Entry, found: Landscape | None, say: FigureSpeaker) -> tuple[Entry, str, str, Shown]:
    """Return an entry with its word, the name of its subject as far as the holding knows it, and what was said.

    What was said of a stage is its day: a return may print a code of its own for the stage.
    """
    key, is_stage = entry.subject.key, word_of(entry.word).family == "stage"
    state = found.charted.holding.said.get(key) if found else None
    said = Shown(days(as_value(entry).interval)) if is_stage else Shown(entry.raw, printed=True)
    return entry, say.word(entry.word), name_of(state, key) if state else key, said


def _tier(found: Landscape, ranked: Ranked, say: FigureSpeaker) -> dict[str, object]:
    """Return a tier's table: rank, unit, task, what was done, completion; each opens the figure of the unit."""
    measure = found.charted.figure.measure.key
    tasks = {target.of: target for target in found.charted.plan.targets if target.measure == measure}
    as_of = found.charted.figure.moment.as_of
    lines = [
        {
            "place": place,
            "name": say.label("unit", place.unit),
            "task": str(tasks[place.unit].value_on(as_of) or "") if place.unit in tasks else "",
            "text": figure_text(found.charted.figure, ranked.values[place.unit]),
            "url": say.addresses.figure(measure, {"unit": place.unit}),
            "rate": percent(place.rate, 1) if place.rate is not None else "",
            "bar": bar_of(ranked.progress[place.unit]) if place.unit in ranked.progress else None,
        }
        for place in ranked.places
    ]
    return {"ranked": ranked, "lines": lines, "of": ranked.tier.of}


def _rate(rate: Opened, say: FigureSpeaker) -> dict[str, object]:
    figure = rate.figure
    return {
        "label": figure.measure.label,
        "text": figure_text(figure),
        "n": cohort_text(figure.value, figure.ask),
        "url": say.addresses.figure(figure.measure.key),
        "silent": silence_text(figure, say) if is_silent(rate.holding, figure.ask) else "",
        "denominator": figure.measure.denominator or "",
    }


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """The quartiles of some times as numbers and, out of a hundred, as places on a bar."""

    label: str
    url: str
    found: Quartiles
    lower: str
    width: str
    median: str


def _speed(opened: Opened, parts: Mapping[str, Quartiles], say: FigureSpeaker) -> dict[str, object]:
    """Return how long a step took: of all first, then unit by unit, the slowest first."""
    longest = max((one.upper for one in parts.values()), default=0) or 1
    tiers = {tier.key: tier.of for tier in opened.plan.tiers}
    of = {unit.key: tiers.get(unit.tier, "") for unit in opened.plan.units}
    by_unit = sorted(((unit, one) for unit, one in parts.items() if unit), key=lambda pair: -pair[1].median)
    measure = opened.figure.measure
    whole = [("", parts[""])] if "" in parts else []
    areas = [pair for pair in by_unit if of.get(pair[0]) == "county"]
    return {
        "label": measure.label,
        "url": say.addresses.figure(measure.key),
        "strip": durations_strip(opened.figure.value),
        "lines": [_span(opened, unit, one, longest, say) for unit, one in [*whole, *areas]],
        "others": [_span(opened, unit, one, longest, say) for unit, one in by_unit if (unit, one) not in areas],
    }


def _span(opened: Opened, unit: str, found: Quartiles, longest: float, say: FigureSpeaker) -> ShownSpan:
    return ShownSpan(
        say.label("unit", unit) if unit else gettext("全部"),
        say.addresses.figure(opened.figure.measure.key, {"unit": unit} if unit else {}),
        found,
        f"{found.lower / longest * 100:.1f}",
        f"{max(found.upper - found.lower, 0) / longest * 100:.1f}",
        f"{found.median / longest * 100:.1f}",
    )
