"""The first page of a campaign."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext

from yinfeng.figures.charts import by_label, by_month
from yinfeng.figures.core.schedule import elapsed_share
from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.landscape import Ranked, changes_of_week, funnel, rank_tiers
from yinfeng.figures.maps import map_chart
from yinfeng.figures.opening import is_silent
from yinfeng.figures.overview import Card, Overview, Stated, look_over
from yinfeng.figures.pages.asked import Asked, campaign_page
from yinfeng.figures.presenting import Line, Sayer, name_of, silence_text
from yinfeng.figures.selectors import Figure
from yinfeng.figures.texts import (
    bar_of,
    cohort_text,
    completion_text,
    grouped,
    pair_text,
    percent,
    schedule_text,
    yuan_only,
)
from yinfeng.figures.words import DEED_LABELS, PRECISIONS, VERDICTS
from yinfeng.ledger.changes import DEEDS, Change


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A target as it is printed: three numbers that are never added, and what the third is made of."""

    card: Card
    owed: str
    stated: list[tuple[Stated, str, str]]
    url: str
    text: str
    standings: list[tuple[str, str]]
    natures: list[Line]
    marks: list[tuple[str, str]]
    bar: dict[str, str] | None
    completion: str
    schedule: str


@campaign_page
def overview(asked: Asked) -> HttpResponse:
    """Show targets beside published figures and the ledger, the rates, and what is explained."""
    found = look_over(asked.campaign, asked.when, viewer=asked.viewer)
    say = asked.sayer(found.plan)
    period = found.plan.period.interval
    return asked.answer(
        "overview",
        plan=found.plan,
        share=[percent(elapsed_share(period, asked.when.as_of, basis), 1) for basis in ("day", "month")],
        cards=[_card(card, say, is_sparse=found.is_sparse) for card in found.cards],
        rates=[_rate(found, figure, say) for figure in found.rates],
        verdicts=[
            (verdict, label, found.verdicts.get(verdict, 0), asked.addresses.page("published", verdict=verdict))
            for verdict, label in VERDICTS.items()
        ],
        n_published=sum(found.verdicts.values()),
        is_sparse=found.is_sparse,
        charts=_charts(found, say),
        **_wider(asked, found, say),
    )


def _wider(asked: Asked, found: Overview, say: Sayer) -> dict[str, object]:
    """Return the map, the funnel, the tiers and the week's changes, where the plan counts something of the region."""
    changes = changes_of_week(asked.campaign, asked.when, viewer=asked.viewer)
    news: dict[str, object] = {
        "changes": changes,
        "news": [_news(change, found, say) for change in changes.latest],
    }
    news |= {"deeds": [(DEED_LABELS[deed], changes.of(deed)) for deed in DEEDS if changes.of(deed)]}
    if found.charted is None:
        return news
    figure, holding = found.charted.figure, found.charted.holding
    values = dict(found.by_unit)
    stages = next((kind.stages for kind in found.plan.kinds if kind.key == figure.ask.kind), ())
    shaded = map_chart(found.plan, figure.measure.label, values, asked.addresses, measure=figure.measure.key)
    return news | {
        "map": shaded,
        "funnel": [(say.word(stage), value, text_of(value)) for stage, value in funnel(holding, figure.ask, stages)],
        "tiers": [_tier(found, ranked, say) for ranked in rank_tiers(found.plan, figure.measure, values, asked.when)],
        "ranked": figure.measure,
    }


def _news(change: Change, found: Overview, say: Sayer) -> tuple[Change, str, str]:
    """Return a change with the word it is about and the name of its subject, as far as the holding knows it."""
    key = change.entry.subject.key
    state = found.charted.holding.said.get(key) if found.charted else None
    return change, say.word(change.entry.word), name_of(state, key) if state else key


def _tier(found: Overview, ranked: Ranked, say: Sayer) -> dict[str, object]:
    """Return a tier's table: rank, unit, task, what was done, completion; each opens the figure of the unit."""
    measure = found.charted.figure.measure.key if found.charted else ""
    tasks = {target.of: target for target in found.plan.targets if target.measure == measure}
    lines = [
        {
            "place": place,
            "name": say.label("unit", place.unit),
            "task": str(list(tasks[place.unit].values.values())[-1]) if place.unit in tasks else "",
            "text": text_of(ranked.values[place.unit]),
            "url": say.addresses.figure(measure, {"unit": place.unit}),
            "rate": percent(place.rate, 1) if place.rate is not None else "",
        }
        for place in ranked.places
    ]
    return {"ranked": ranked, "lines": lines}


def _card(card: Card, say: Sayer, *, is_sparse: bool) -> ShownCard:
    figure = card.opened.figure
    tells = card.progress is not None and not is_sparse
    return ShownCard(
        card,
        grouped(str(card.owed)) if card.owed else "",
        [(one, grouped(one.published.printed), _stated(one, card)) for one in card.stated],
        say.addresses.figure(figure.measure.key),
        text_of(figure.value),
        [(standing, text_of(value)) for standing, value in figure.standings.items()],
        say.lines(card.opened, "nature", card.natures) if any(label for label, _ in card.natures) else [],
        _marks(card),
        bar_of(card.progress) if tells and card.progress else None,
        completion_text(card.progress, card.owed) + yuan_only(figure.value) if tells else "",
        schedule_text(card.progress) if tells else "",
    )


def _stated(one: Stated, card: Card) -> str:
    return f"{completion_text(one.progress, card.owed)}{schedule_text(one.progress)}" if one.progress else ""


def _marks(card: Card) -> list[tuple[str, str]]:
    """Return what has to be known of the ledger's number before it is used, each with how many."""
    made, value = card.made, card.opened.figure.value
    marks = [(str(PRECISIONS[name]), pair_text(*pair)) for name, pair in made.precision.items() if name != "day"]
    marks.append((gettext("疑似重复"), pair_text(*made.paired)))
    marks.append((gettext("两边都已计入的疑似重复"), pair_text(*made.both)))
    without, n = value.without_amount_sure + value.without_amount_possible, len(card.opened.rows)
    if value.op != "rate" and without < n:
        marks.append((gettext("没有金额"), pair_text(value.without_amount_sure, value.without_amount_possible)))
    return [(label, text) for label, text in marks if text != "0"]


def _rate(found: Overview, figure: Figure, say: Sayer) -> dict[str, object]:
    opened = next((card.opened for card in found.cards if card.opened.figure.ask.kind == figure.ask.kind), None)
    silent = opened is not None and is_silent(opened.holding, figure.ask)
    value: Value = figure.value
    return {
        "label": figure.measure.label,
        "text": text_of(value),
        "n": cohort_text(value, figure.ask),
        "url": say.addresses.figure(figure.measure.key),
        "silent": silence_text(figure, say) if silent else "",
        "denominator": figure.measure.denominator or "",
    }


def _charts(found: Overview, say: Sayer) -> list[object]:
    if found.charted is None:
        return []
    label = found.charted.figure.measure.label
    months = by_month(
        "by-month",
        gettext("%(label)s，按月") % {"label": label},
        say.lines(found.charted, "month", found.by_month),
    )
    counties = {unit.key for unit in found.plan.units if unit.kind in ("county", "zone")}
    parts = [(key, value) for key, value in found.by_unit if key in counties]
    units = by_label(
        "by-unit",
        gettext("%(label)s，按县级单位") % {"label": label},
        say.lines(found.charted, "unit", parts),
    )
    return [chart for chart in (months, units) if chart is not None]
