"""Every measure of the plan side by side, and one of them by an axis."""

from dataclasses import dataclass

from django.http import HttpResponse

from yinfeng.figures.breakdowns import AXES, broken_down
from yinfeng.figures.holding import Holding
from yinfeng.figures.opening import Opened, is_silent
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.selectors import Basis, Figure, get_basis
from yinfeng.figures.showing.charts import Chart, by_label, by_month, from_first
from yinfeng.figures.showing.speaker import FigureSpeaker, Line, silence_text
from yinfeng.figures.showing.texts import NOTHING, cohort_text, figure_text
from yinfeng.figures.showing.words import AXES as AXIS_WORDS
from yinfeng.ledger.showing import STANDINGS
from yinfeng.plan.core.schema import Measure, Question


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


@figure_page
def board(asked: FigureRequest) -> HttpResponse:
    """Show every measure, each standing beside the other, and on request one measure by an axis."""
    basis = get_basis(asked.campaign, asked.when, viewer=asked.viewer)
    figures, say = basis.figures(), asked.speaker(basis.plan)
    dividable = [figure.measure for figure in figures if figure.ask.op != "days"]
    wanted = asked.parameters.get("measure", "")
    axis = asked.parameters.get("by", "")
    axis = axis if axis in AXES else AXES[0]
    chosen = next((figure for figure in figures if figure.measure.key == wanted and figure.ask.op != "days"), None)
    measure = chosen.measure if chosen else None
    lines = _by_axis(basis.holding(chosen.ask.kind), say, chosen, axis) if chosen else []
    shown = from_first(lines) if axis == "month" else [line for line in lines if line.text not in NOTHING]
    return asked.show(
        "board",
        rows=[_row(figure, basis, say) for figure in figures],
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


def _row(figure: Figure, basis: Basis, say: FigureSpeaker) -> MeasureRow:
    measure = figure.measure
    silent = figure.ask.op == "rate" and is_silent(basis.holding(figure.ask.kind), figure.ask)
    return MeasureRow(
        measure,
        say.addresses.figure(measure.key),
        figure_text(figure),
        cohort_text(figure.value, figure.ask) if figure.ask.op == "rate" else _days_note(figure),
        [
            (standing, STANDINGS[standing], figure_text(figure, value), standing in measure.standings)
            for standing, value in figure.standings.items()
        ],
        silence_text(figure, say) if silent else "",
        next((question for question in say.plan.questions if question.key == measure.question), None),
        figure.is_held,
    )


def _days_note(figure: Figure) -> str:
    return f"n={figure.value.durations['n_exact']}" if figure.ask.op == "days" else ""


def _by_axis(holding: Holding, say: FigureSpeaker, figure: Figure, axis: str) -> list[Line]:
    return say.lines(Opened(figure, holding, []), axis, broken_down(holding, figure.ask, axis))
