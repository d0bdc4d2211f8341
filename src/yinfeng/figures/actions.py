"""Writes of the figures room: a figure that is shown is kept under its code, so that the code opens it for ever."""

from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError

from yinfeng.figures.core.kept import plain_ask
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.selectors import Figure
from yinfeng.plan.models import Campaign


def keep(campaign: Campaign, figures: Sequence[Figure], at: datetime) -> bool:
    """Keep the figures that are not kept yet as they are shown now, and tell whether all are.

    Most figures are kept already, so that reading a page waits for no writer. One query, one more for new ones.
    """
    codes = {figure.code for figure in figures}
    known = set(PrintedFigure.objects.filter(code__in=codes).values_list("code", flat=True))
    new = [_row(campaign, figure, at) for figure in figures if figure.code not in known]
    try:
        if new:
            PrintedFigure.objects.bulk_create(new, ignore_conflicts=True)
    except DatabaseError:
        return False
    return True


def _row(campaign: Campaign, figure: Figure, at: datetime) -> PrintedFigure:
    standings = {standing: one.as_json() for standing, one in figure.standings.items()}
    return PrintedFigure(
        code=figure.code, campaign=campaign, measure=figure.measure.key, question=plain_ask(figure.ask),
        plan_digest=figure.moment.plan_digest, as_of=figure.moment.as_of, known_at=figure.moment.known_at,
        position=figure.moment.position, value={"value": figure.value.as_json(), "standings": standings},
        printed_at=at,
    )  # fmt: skip
