"""Every measure of the plan side by side, and one of them by an axis."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from yinfeng.figures.charts import Chart, by_label, by_month, from_first
from yinfeng.figures.holding import Holding
from yinfeng.figures.opening import Opened, is_silent, measure_all
from yinfeng.figures.pages.asked import Asked, campaign_page
from yinfeng.figures.presenting import Line, Sayer, silence_text
from yinfeng.figures.selectors import AXES, Figure, broken_down
from yinfeng.figures.texts import NOTHING, cohort_text, figure_text
from yinfeng.figures.words import AXES as AXIS_WORDS
from yinfeng.plan.core.schema import Measure, Question
from yinfeng.plan.words import VALUES


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure on the board."""

    measure: Measure
    url: str
    text: str
    note: str
    standings: list[tuple[str, object, str, bool]]
    silence: str
    question: Question | None
    is_held: bool


@campaign_page
def board(asked: Asked) -> HttpResponse:
    """Show every measure, each standing beside the other, and on request one measure by an axis."""
    plan, holdings, figures = measure_all(asked.campaign, asked.when, viewer=asked.viewer)
    say = asked.sayer(plan)
    dividable = [figure.measure for figure in figures if figure.ask.op != "days"]
    wanted = asked.request.GET.get("measure", "")
    axis = asked.request.GET.get("by", "")
    axis = axis if axis in AXES else AXES[0]
    chosen = next((figure for figure in figures if figure.measure.key == wanted and figure.ask.op != "days"), None)
    measure = chosen.measure if chosen else None
    lines = _by_axis(holdings[chosen.ask.kind], say, chosen, axis) if chosen else []
    shown = from_first(lines) if axis == "month" else [line for line in lines if line.text not in NOTHING]
    return asked.answer(
        "board",
        rows=[_row(figure, holdings, say) for figure in figures],
        measures=dividable,
        axes=[(key, AXIS_WORDS[key]) for key in AXES],
        chosen=measure,
        axis=axis,
        axis_word=AXIS_WORDS[axis],
        lines=shown,
        n_nothing=0 if axis == "month" else len(lines) - len(shown),
        chart=_chart(measure, axis, lines) if measure and measure.op != "rate" else None,
    )


def _chart(measure: Measure, axis: str, lines: list[Line]) -> Chart | None:
    if axis == "month":
        return by_month("by-axis", measure.label, lines)
    return by_label("by-axis", measure.label, axis, lines)


def _row(figure: Figure, holdings: Mapping[str, Holding], say: Sayer) -> MeasureRow:
    measure = figure.measure
    silent = figure.ask.op == "rate" and is_silent(holdings[figure.ask.kind], figure.ask)
    return MeasureRow(
        measure,
        say.addresses.figure(measure.key),
        figure_text(figure),
        cohort_text(figure.value, figure.ask) if figure.ask.op == "rate" else _days_note(figure),
        [
            (standing, VALUES["standings"][standing], figure_text(figure, value), standing in measure.standings)
            for standing, value in figure.standings.items()
        ],
        silence_text(figure, say) if silent else "",
        next((question for question in say.plan.questions if question.key == measure.question), None),
        figure.is_held,
    )


def _days_note(figure: Figure) -> str:
    return f"n={figure.value.durations['n_exact']}" if figure.ask.op == "days" else ""


def _by_axis(holding: Holding, say: Sayer, figure: Figure, axis: str) -> list[Line]:
    return say.lines(Opened(figure, holding, []), axis, broken_down(holding, figure.ask, axis))
