"""The bulletin as a page and as a file."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from yinfeng.figures.bulletin import make_bulletin, written
from yinfeng.figures.core.blocks import Grid, Heading
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.kernel.refusals import ParameterError
from yinfeng.plan.selectors import get_plan

_TYPES = {"html": "text/html", "md": "text/markdown", "json": "application/json"}


@figure_page
def bulletin(asked: FigureRequest) -> HttpResponse:
    """Show the bulletin of the day, of the whole or of one unit, or give it as a file."""
    plan = get_plan(asked.campaign)
    unit, form = asked.parameters.get("unit", ""), asked.parameters.get("format", "")
    if unit and unit not in {one.key for one in plan.units}:
        raise ParameterError(gettext("方案里没有单位 %(unit)s。") % {"unit": unit})
    if form and form not in _TYPES:
        raise ParameterError(gettext("通报可以写成 html、md 或 json，不能写成 %(form)s。") % {"form": form})
    made = make_bulletin(asked.campaign, asked.when, viewer=asked.viewer, at=asked.now, unit=unit)
    if form:
        return _file(asked, written(made, form, lambda code: _address(asked, code)), form)
    blocks = [(type(block).__name__, block) for block in made.blocks if not _is_title(block)]
    return asked.show("bulletin", bulletin=made, blocks=blocks, plan=plan, unit=unit, units=plan.units, grid=Grid)


def _is_title(block: object) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _address(asked: FigureRequest, code: str) -> str:
    return asked.http.build_absolute_uri(reverse("figures:printed", args=[asked.campaign.slug, code]))


def _file(asked: FigureRequest, text: str, form: str) -> HttpResponse:
    mark = "-sample" if asked.campaign.invented else ""
    name = f"{asked.campaign.slug}-{asked.when.as_of}{mark}.{form}"
    answer = HttpResponse(text, content_type=f"{_TYPES[form]}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
