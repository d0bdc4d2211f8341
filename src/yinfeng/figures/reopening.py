"""A printed figure opened again: as it was printed, computed anew on the same ledger, and as it is today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yinfeng.figures.core.identity import Moment
from yinfeng.figures.core.kept import ask_from, value_from
from yinfeng.figures.holding import replay
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.opening import Opened, open_figure, open_in
from yinfeng.figures.selectors import get_measure, where_of
from yinfeng.kernel.refusals import NotFoundError, ParameterError
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan_at


@dataclass(frozen=True, slots=True)
class Reopened:
    """A figure with the value it was printed with, and today's answer to its question.

    `agrees` tells whether the same ledger, plan and instant give the printed value again; `today` is None where
    today's plan no longer asks it.
    """

    printed: Opened
    agrees: bool
    where: Mapping[str, str]
    today: Opened | None


def reopen(kept: PrintedFigure, *, viewer: Viewer) -> Reopened:
    """Return a printed figure with its rows as they were, and what the same question gives now. Up to seven queries.

    Raises: NotFoundError if the plan it was printed under is gone.
    """
    plan = get_plan_at(kept.campaign, kept.plan_digest)
    measure, ask = get_measure(plan, kept.measure), ask_from(kept.question)
    where = where_of(measure, ask)
    moment = Moment(kept.plan_digest, kept.as_of, kept.known_at, kept.position)
    holding = replay(kept.campaign, plan, ask.kind, kept.known_at, kept.position)
    again = open_in(holding, kept.measure, moment, where)
    figure = replace(
        again.figure,
        code=kept.code,
        value=value_from(kept.value["value"]),
        standings={standing: value_from(one) for standing, one in kept.value["standings"].items()},
    )
    agrees = (again.figure.value, again.figure.standings) == (figure.value, figure.standings)
    return Reopened(replace(again, figure=figure), agrees, where, _today(kept, where, viewer))


def _today(kept: PrintedFigure, where: Mapping[str, str], viewer: Viewer) -> Opened | None:
    try:
        return open_figure(kept.campaign, kept.measure, When(kept.as_of), viewer=viewer, where=where)
    except (NotFoundError, ParameterError):
        return None
