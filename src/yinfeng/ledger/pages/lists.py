"""The lists: one view for every kind of subject, as a page or as a spreadsheet."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.lists.asking import Asked, read_asked
from yinfeng.ledger.lists.columns import LISTS, Column, ListKind
from yinfeng.ledger.lists.controls import DOUBTS, MARKS, SIZES, Controls
from yinfeng.ledger.lists.rows import Line, Printer
from yinfeng.ledger.lists.selectors import Held, Tally, choices, held, list_rows, tally, without_one
from yinfeng.ledger.lists.sheets import sheet
from yinfeng.ledger.past import rows_at
from yinfeng.ledger.showing import Speaker, speaker
from yinfeng.plan.core.schema import Plan, Published
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When, read_when
from yinfeng.plan.selectors import get_campaign, get_plan


@dataclass(frozen=True, slots=True)
class _List:
    """A list as it was asked for: by whom, of which campaign and kind, and what the ledger holds of it."""

    viewer: Viewer
    campaign: Campaign
    plan: Plan
    kind: ListKind
    held: Held
    asked: Asked
    speaker: Speaker

    def columns(self, *, unless_chosen: tuple[str, ...]) -> list[Column]:
        """Return the columns after the name."""
        return [column for column in self.kind.others if column.key in (self.asked.columns or unless_chosen)]


@require_safe
def subjects(request: HttpRequest, slug: str, kind: ListKind) -> HttpResponse:
    """Show the subjects of a kind that were asked for; with `?format=csv` hand them over as a spreadsheet."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    plan = get_plan(campaign)
    with rows_at(campaign, plan, kind.key, when, viewer=request.viewer):
        return _answer(request, campaign, plan, kind, when)


def _answer(request: HttpRequest, campaign: Campaign, plan: Plan, kind: ListKind, when: When) -> HttpResponse:
    there = held(campaign, kind, viewer=request.viewer)
    asked, problems = read_asked(dict(request.GET.lists()), kind, choices(kind, plan, there), kept=when.kept)
    wanted = request.GET.get("format", "")
    if wanted not in ("", "csv"):
        problems.append(
            Problem(Place(field="format"), _("没有“{said}”这种格式。"), _("请写 csv。"), {"said": wanted[:60]})
        )
    listed = _List(request.viewer, campaign, plan, kind, there, asked, speaker(campaign, plan, when=when))
    if wanted and not problems:
        return _sheet(listed)
    shown = _shown(listed, problems) if there.n else {"published": _published(plan, kind)}
    may_be_new = kind.key != "assignment" and any(known.key == kind.key for known in plan.kinds)
    context = {
        "campaign": campaign,
        "when": when,
        "kind": kind,
        "held": there,
        "problems": problems,
        "can_register": may_be_new and not when.kept,
    }
    return render(request, "ledger/list.html", context | shown, status=400 if wanted else 200)


def _published(plan: Plan, kind: ListKind) -> list[Published]:
    """Return the totals that the plan's documents printed of a kind."""
    measures = {measure.key for measure in plan.measures if measure.kind == kind.key}
    return [figure for figure in plan.published if figure.measure in measures]


def _sheet(listed: _List) -> HttpResponse:
    """Return every matching row, with the columns that were chosen or else all of them."""
    kind, campaign = listed.kind, listed.campaign
    columns = listed.columns(unless_chosen=tuple(column.key for column in kind.others))
    rows = list_rows(campaign, kind, listed.asked, listed.plan, viewer=listed.viewer)
    text = sheet(rows, columns, Printer(kind, listed.speaker), invented=campaign.invented)
    name = f"{campaign.slug}-{kind.path}.csv"
    name = f"{gettext('示例数据')}-{name}" if campaign.invented else name
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _shown(listed: _List, problems: list[Problem]) -> dict[str, Any]:
    """Return what the page prints of a list that holds anything. Two queries."""
    counted = tally(listed.campaign, listed.kind, listed.asked.filters, listed.plan, viewer=listed.viewer)
    n_pages = max(1, -(-counted.n // listed.asked.size))
    if listed.asked.page > n_pages:
        problems.append(Problem(Place(field="page"), _("只有 {n} 页，这是最后一页。"), facts={"n": n_pages}))
        listed = replace(listed, asked=replace(listed.asked, page=n_pages))
    asked, controls = listed.asked, Controls(listed.kind, listed.asked, listed.held, listed.speaker)
    columns = listed.columns(unless_chosen=listed.kind.shown)
    return {
        **_around(listed, controls, counted, columns),
        "in_use": controls.in_use({} if counted.n else _without(listed)),
        "lines": _lines(listed, columns) if counted.n else [],
        "first": (asked.page - 1) * asked.size + 1,
        "last": min(asked.page * asked.size, counted.n),
        "n_pages": n_pages,
        "pages": controls.pages(n_pages),
        "previous": controls.turned(asked.page - 1) if asked.page > 1 else "",
        "next": controls.turned(asked.page + 1) if asked.page < n_pages else "",
    }


def _around(listed: _List, controls: Controls, counted: Tally, columns: list[Column]) -> dict[str, Any]:
    kind, asked = listed.kind, listed.asked
    first_page = replace(asked, page=1)
    return {
        "asked": asked,
        "tally": counted,
        "stages": controls.stages(counted),
        "standings": controls.standings(counted),
        "dates": controls.dates(counted),
        "doubts": controls.flags(counted, DOUBTS),
        "marks": controls.flags(counted, MARKS),
        "search": controls.form("text"),
        "narrowing": controls.form("choice", "amount", "day"),
        "ticks": controls.form("flag"),
        "orders": controls.orders(),
        "column_choice": [(column, column in columns) for column in kind.others],
        "sizes": sorted({*SIZES, asked.size}),
        "heads": controls.heads([kind.columns[0], *columns]),
        "everything": replace(first_page, filters={}).address(),
        "csv": first_page.address(format="csv"),
        "json": reverse("api:subjects", args=[listed.campaign.slug, kind.key]) + asked.address(columns=""),
    }


def _without(listed: _List) -> dict[str, int]:
    return without_one(listed.campaign, listed.kind, listed.asked.filters, listed.plan, viewer=listed.viewer)


def _lines(listed: _List, columns: list[Column]) -> list[Line]:
    asked = listed.asked
    rows = list_rows(listed.campaign, listed.kind, asked, listed.plan, viewer=listed.viewer)
    page = rows[(asked.page - 1) * asked.size : asked.page * asked.size]
    return Printer(listed.kind, listed.speaker).lines(page, columns)


urlpatterns = [path(f"{kind.path}/", subjects, {"kind": kind}, name=kind.path) for kind in LISTS]
