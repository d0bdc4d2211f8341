"""Why is this the number? A figure opened to its definition, its rows and their sources."""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.translation import gettext

from yinfeng.figures.actions import keep
from yinfeng.figures.breakdowns import AXES, broken_down
from yinfeng.figures.opening import (
    Opened,
    count_near,
    count_taken_in,
    count_with_paper,
    is_silent,
    list_sources,
    open_figure,
)
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.parameters import read_where
from yinfeng.figures.selectors import where_of
from yinfeng.figures.showing.charts import Chart, by_month
from yinfeng.figures.showing.definitions import define, near_text
from yinfeng.figures.showing.speaker import FigureSpeaker, Line, silence_text
from yinfeng.figures.showing.texts import NOTHING, cohort_text, durations_strip, figure_text, pair_text
from yinfeng.figures.showing.words import AXES as AXIS_WORDS
from yinfeng.plan.core.schema import Plan, Question

PAGE = 100
_AT_FIRST = 15


@figure_page
def figure(asked: FigureRequest, measure: str) -> HttpResponse:
    """Show a measure of the plan as a figure, under the filters asked for, and keep it under its code."""
    where = read_where(asked.parameters)
    opened = open_figure(asked.campaign, measure, asked.when, viewer=asked.viewer, where=where)
    say = asked.speaker(opened.plan)
    return asked.show(
        "figure",
        **what_it_is(opened, say),
        **_rows(asked, opened, say),
        chips=[_chip(opened, say, where, axis) for axis in where],
        is_kept=keep(asked.campaign, [opened.figure], asked.now),
        near=[(near_text(part, opened, say), n) for part, n in count_near(asked.campaign, opened).items() if n],
        n_papers=count_with_paper(asked.campaign, opened.rows),
        n_taken_in=count_taken_in(opened),
        breakdowns=_breakdowns(opened, say, asked.parameters.get("all", "")),
        chart=_chart(opened, say),
    )


def what_it_is(opened: Opened, say: FigureSpeaker) -> dict[str, object]:
    """Return what a template prints at the head of a figure: value, standings, definition, moment, question."""
    found = opened.figure
    return {
        "figure": found,
        "measure": found.measure,
        "text": figure_text(found),
        "note": cohort_text(found.value, found.ask) if found.ask.op == "rate" else "",
        "silence": silence_text(found, say) if is_silent(opened.holding, found.ask) else "",
        "standings": [
            (standing, figure_text(found, value), standing in found.ask.standings)
            for standing, value in found.standings.items()
        ],
        "definition": define(opened, say),
        "strip": durations_strip(found.value),
        "question": question_of(opened.plan, found.measure.question),
        "moment": found.moment,
        "without_amount": pair_text(found.value.without_amount_sure, found.value.without_amount_possible)
        if found.ask.op == "sum"
        else "0",
    }


def question_of(plan: Plan, key: str | None) -> Question | None:
    """Return an open question of the plan."""
    return next((question for question in plan.questions if question.key == key), None)


def _rows(asked: FigureRequest, opened: Opened, say: FigureSpeaker) -> dict[str, object]:
    page: Page = Paginator(opened.rows, PAGE).get_page(asked.parameters.get("page"))
    sources = list_sources(asked.campaign, page.object_list)
    return {
        "rows": [say.row(opened, row, sources) for row in page.object_list],
        "page": page,
        "n_sure": sum(row.degree > 1 for row in opened.rows),
        "n_rows": len(opened.rows),
        "has_amounts": any(row.amounts for row in opened.rows),
    }


def _chip(opened: Opened, say: FigureSpeaker, where: Mapping[str, str], axis: str) -> Line:
    """Return a filter in force, leading to the figure without it."""
    rest = {name: label for name, label in where.items() if name != axis}
    label = f"{AXIS_WORDS[axis]}{gettext('：')}{say.label(axis, where[axis])}"
    return Line(label, "", say.addresses.figure(opened.figure.measure.key, rest))


def _breakdowns(opened: Opened, say: FigureSpeaker, whole: str) -> list[dict[str, object]]:
    """Return the figure by each axis on which its rows lie under at least one label; long ones whole on request."""
    if opened.figure.ask.op == "days":
        return []
    held = dict(opened.figure.ask.where)
    tables = (_breakdown(opened, say, axis, whole) for axis in AXES if axis != "month" and axis not in held)
    return [table for table in tables if table is not None]


def _breakdown(opened: Opened, say: FigureSpeaker, axis: str, whole: str) -> dict[str, object] | None:
    found = opened.figure
    lines = say.lines(opened, axis, broken_down(opened.holding, found.ask, axis))
    told = [line for line in lines if line.text not in NOTHING]
    if not any(line.label != say.label(axis, "") for line in told):
        return None
    shown = told if axis == whole else told[:_AT_FIRST]
    return {
        "axis": axis,
        "word": AXIS_WORDS[axis],
        "lines": shown,
        "n_nothing": len(lines) - len(told),
        "n_more": len(told) - len(shown),
        "more_url": say.addresses.figure(found.measure.key, where_of(found.measure, found.ask), all=axis)
        + f"#by-{axis}",
    }


def _chart(opened: Opened, say: FigureSpeaker) -> Chart | None:
    ask = opened.figure.ask
    if ask.op not in ("count", "sum"):
        return None
    lines = say.lines(opened, "month", broken_down(opened.holding, ask, "month"))
    return by_month("by-month", gettext("%(label)s，按月") % {"label": opened.figure.measure.label}, lines)
