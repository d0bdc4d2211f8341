"""Keeps the figures that a page or answer shows, so that their codes open; where nothing can be written, says so."""

from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError

from yinfeng.figures.actions import keep_printed
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.selectors import Figure
from yinfeng.plan.models import Campaign


def keep(campaign: Campaign, figures: Sequence[Figure], at: datetime) -> bool:
    """Keep the figures that are not kept yet, and tell whether all are now. One query, one more for new ones.

    Most figures are kept already, so that reading a page waits for no writer.
    """
    codes = {figure.code for figure in figures}
    known = set(PrintedFigure.objects.filter(code__in=codes).values_list("code", flat=True))
    new = [figure for figure in figures if figure.code not in known]
    try:
        if new:
            keep_printed(campaign=campaign, figures=new, at=at)
    except DatabaseError:
        return False
    return True
