"""A figure as it was printed, for ever, and beside it what the same question gives today."""

from django.http import HttpResponse

from yinfeng.figures.opening import list_sources
from yinfeng.figures.pages.figure import PAGE, what_it_is
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.reopening import reopen
from yinfeng.figures.selectors import get_printed
from yinfeng.figures.showing.texts import figure_text
from yinfeng.kernel.refusals import NotFoundError


@figure_page
def printed(asked: FigureRequest, code: str) -> HttpResponse:
    """Show a printed figure with the value it had, its question and moment, and today's answer."""
    kept = get_printed(code, viewer=asked.viewer)
    if kept.campaign_id != asked.campaign.pk:
        raise NotFoundError(code)
    again = reopen(kept, viewer=asked.viewer)
    say, now = asked.speaker(again.printed.plan), again.today
    rows = again.printed.rows[:PAGE]
    sources = list_sources(asked.campaign, rows)
    return asked.show(
        "printed",
        **what_it_is(again.printed, say),
        kept=kept,
        rows=[say.row(again.printed, row, sources) for row in rows],
        n_rows=len(again.printed.rows),
        has_amounts=any(row.amounts for row in rows),
        agrees=again.agrees,
        now=now,
        now_text=figure_text(now.figure) if now else "",
        now_standings=[(key, figure_text(now.figure, one)) for key, one in now.figure.standings.items()] if now else [],
        now_url=say.addresses.figure(kept.measure, again.where, as_of=str(kept.as_of)) if now else "",
        has_changed=now is not None and now.figure.value != again.printed.figure.value,
    )
