"""What the interface answers about figures: the same words and numbers as the pages."""

from collections.abc import Mapping
from fractions import Fraction

from django.urls import reverse

from yinfeng.figures.api.schemas import (
    FigureOut,
    HeldOut,
    MomentOut,
    OpenedOut,
    PrintedOut,
    PublishedOut,
    RowOut,
    SourceOut,
    TodayOut,
    ValueOut,
)
from yinfeng.figures.core.reached import SURE
from yinfeng.figures.core.rows import Row
from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.opening import Opened
from yinfeng.figures.reconciliation import Reconciled
from yinfeng.figures.reopening import Reopened
from yinfeng.figures.selectors import Figure
from yinfeng.figures.showing.definitions import define
from yinfeng.figures.showing.speaker import FigureSpeaker, name_of
from yinfeng.ledger.models import Source
from yinfeng.plan.models import Campaign


def value(found: Value) -> ValueOut:
    """Return a value as the interface gives it."""
    low, high = (None if end is None else float(Fraction(end)) for end in (found.low, found.high))
    plain = {key: one for key, one in found.as_json().items() if key in ValueOut.model_fields}
    return ValueOut(**{**plain, "text": text_of(found), "low": low, "high": high})


def _standings(found: Figure) -> dict[str, ValueOut]:
    return {standing: value(one) for standing, one in found.standings.items()}


def _moment(found: Figure) -> MomentOut:
    moment = found.moment
    return MomentOut(
        plan_digest=moment.plan_digest, as_of=moment.as_of, known_at=moment.known_at, position=moment.position
    )


def _plain(campaign: Campaign, found: Figure) -> dict[str, object]:
    measure, ask = found.measure, found.ask
    return {
        "code": found.code,
        "campaign": campaign.slug,
        "measure": measure.key,
        "label": measure.label,
        "unit": measure.unit,
        "is_held": found.is_held,
        "value": value(found.value),
        "standings": _standings(found),
        "counts": list(ask.standings),
        "window": str(ask.window),
        "where": dict(ask.where),
        "moment": _moment(found),
        "clause": measure.clause,
        "question": measure.question,
        "page": reverse("figures:printed", args=[campaign.slug, found.code]),
    }


def figure(campaign: Campaign, found: Figure) -> FigureOut:
    """Return a figure without its rows."""
    return FigureOut(**_plain(campaign, found))


def opened(
    campaign: Campaign, found: Opened, say: FigureSpeaker, sources: Mapping[int, Source], *, is_kept: bool,
    n_with_paper: int, near: dict[str, int],
) -> OpenedOut:  # fmt: skip
    """Return a figure with its rows."""
    return OpenedOut(
        **_plain(campaign, found.figure), definition=dict(define(found, say)),
        rows=[_row(found, row, say, sources) for row in found.rows], is_kept=is_kept, n_with_paper=n_with_paper,
        near=near,
    )  # fmt: skip


def printed(kept: PrintedFigure, again: Reopened, say: FigureSpeaker, sources: Mapping[int, Source]) -> PrintedOut:
    """Return a figure as it was printed."""
    found, now = again.printed, again.today
    today = now and TodayOut(
        value=value(now.figure.value), standings=_standings(now.figure), moment=_moment(now.figure)
    )  # fmt: skip
    return PrintedOut(
        **_plain(kept.campaign, found.figure), definition=dict(define(found, say)),
        rows=[_row(found, row, say, sources) for row in found.rows], printed_at=kept.printed_at, agrees=again.agrees,
        today=today,
    )  # fmt: skip


def _row(found: Opened, row: Row, say: FigureSpeaker, sources: Mapping[int, Source]) -> RowOut:
    shown = say.row(found, row, sources)
    return RowOut(
        key=row.key,
        name=name_of(found.holding.states[row.key], row.key),
        degree="sure" if row.degree == SURE else "possible",
        days={word: [str(fact.entry.interval or "") for fact in facts] for word, facts in row.said.items() if facts},
        amounts=[say.amount([fact]) for fact in row.amounts],
        standings=list(shown.standings),
        reasons=list(shown.reasons),
        reached=("no", "possibly", "yes")[row.reached] if found.figure.ask.op == "rate" else None,
        length=row.length,
        sources=[_source(source) for source in shown.sources],
        page=shown.url,
    )


def _source(source: Source) -> SourceOut:
    return SourceOut(kind=source.kind, title=source.title, url=source.url, published=source.published)


def published(one: Reconciled) -> PublishedOut:
    """Return a published figure with what the ledger holds for it."""
    held = one.held and HeldOut(**{name: getattr(one.held, name) for name in HeldOut.model_fields})
    plain = {name: getattr(one.published, name) for name in PublishedOut.model_fields if hasattr(one.published, name)}
    return PublishedOut(**plain, verdict=one.verdict or "unasked", held=held)
