"""Writes of the figures room: a figure that is printed is kept under its code."""

from dataclasses import asdict
from datetime import datetime

from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.selectors import Figure
from yinfeng.plan.models import Campaign


def keep_printed(*, campaign: Campaign, figures: list[Figure], at: datetime) -> None:
    """Keep figures as they are shown now; a code that is kept already stays as it was. One query."""
    PrintedFigure.objects.bulk_create([_row(campaign, figure, at) for figure in figures], ignore_conflicts=True)


def _row(campaign: Campaign, figure: Figure, at: datetime) -> PrintedFigure:
    value = {"value": figure.value.as_json()}
    value["standings"] = {standing: one.as_json() for standing, one in figure.standings.items()}
    question = asdict(figure.ask) | {"window": str(figure.ask.window), "until": str(figure.ask.until)}
    question["at_least"] = str(figure.ask.at_least) if figure.ask.at_least else None
    return PrintedFigure(
        code=figure.code, campaign=campaign, measure=figure.measure.key, question=question,
        plan_digest=figure.moment.plan_digest, as_of=figure.moment.as_of, known_at=figure.moment.known_at,
        position=figure.moment.position, value=value, printed_at=at,
    )  # fmt: skip
