"""A workbook that was handed in: the sheet itself with each row as it is read, corrected at will, then one batch."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.panels import panels
from yinfeng.kernel.problems import Place
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.ledger.loading import mapping_of
from yinfeng.ledger.showing import Speaker, speaker
from yinfeng.ledger.subjects.forms import ImportForm
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan
from yinfeng.workbooks import remembering, selectors, storing, working
from yinfeng.workbooks.answers import read_answers
from yinfeng.workbooks.columns import Decided, columns_of
from yinfeng.workbooks.core.sheets import UnreadableError
from yinfeng.workbooks.drafting import Brought
from yinfeng.workbooks.models import Delivery
from yinfeng.workbooks.naming import is_meaning, offered
from yinfeng.workbooks.opening import mark_of
from yinfeng.workbooks.previewing import ROWS_SHOWN, ShownSheet, lay_out, places

_PROBLEMS_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what a file would add and every problem; take corrections of its columns; store it once accepted."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    found = selectors.get_delivery(campaign, number, viewer=request.viewer)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise NotFoundError("act")
        return act(request, found)
    if found.batch is not None:
        return redirect("ledger:batch", slug, found.batch.pk)
    when = read_when(request.GET, campaign, timezone.localtime())
    form = ImportForm(tables=mapping_of(campaign)[0])
    form.hold(found.sha256, found.file_name)
    context = {"campaign": campaign, "when": when, "delivery": found, "form": form}
    if found.order is not None:
        context["work"] = working.store(found)
    elif request.viewer.unit == found.by_unit and not when.kept:
        context |= _look(request, found)
    template = "workbooks/working.html" if context.get("work") else "workbooks/delivery.html"
    return render(request, template, context)


def _look(request: HttpRequest, found: Delivery) -> dict[str, Any]:
    """Return what is shown of a file: its rows as they are read, page by page, why it cannot be read, or how far the
    reading of a long one is."""
    only = "changed" if request.GET.get("only") == "changed" else ""
    against = _number(request.GET.get("against", ""))
    try:
        work = working.look(found, at=timezone.localtime(), against=against, anew="again" in request.GET)
        work.wait(working.PATIENCE)
        if not work.is_done:
            return {"work": work, "sheets": _first_rows(work, found)}
        brought = work.result()
    except UnreadableError as refused:
        return {"refused": replace(refused.problem, where=Place(found.file_name))}
    page = Paginator(places(brought, only), ROWS_SHOWN).get_page(request.GET.get("page"))
    say, past = speaker(found.campaign, get_plan(found.campaign)), brought.past
    return {
        "brought": brought,
        "panels": panels("workbooks:preview", campaign=found.campaign, plan=get_plan(found.campaign), brought=brought),
        "held_since": work.at,
        "is_long": working.is_long(found),
        "n_new": brought.n_new,
        "news": Counter(_news(brought)),
        "only": only,
        "page": page,
        "sheets": lay_out(brought, page, say),
        "gone": [(key, one, say.unit(one.row.units.strip("|").partition("|")[0])) for key, one in brought.gone.items()],
        "new_rows": list(_new_rows(brought)) if brought.gone else (),
        "chosen_past": request.GET.get("against", ""),
        "against": request.GET.get("against") or (past.edition.pk if past and past.edition else ""),
        "kept": [(name, request.GET[name]) for name in ("only", "against") if request.GET.get(name)],
        **_told_of_columns(found, brought, say),
        **_told_of_file(brought),
    }


def _first_rows(work: working.Work, found: Delivery) -> list[ShownSheet]:
    """Return the first rows of a long file, as they are read by themselves, while the whole is read."""
    if work.head is None:
        return []
    brought = Brought(work.head)
    return lay_out(brought, places(brought)[:ROWS_SHOWN], speaker(found.campaign, get_plan(found.campaign)))


def _told_of_columns(found: Delivery, brought: Brought, say: Speaker) -> dict[str, Any]:
    reading, stages = brought.opened.reading, say.stages
    decided = Decided(found.corrections, selectors.column_meanings(found.campaign, found.by_unit))
    return {
        "tables": [(one, *columns_of(one, decided, stages)) for one in reading.sheets],
        "others": [(one, *columns_of(one, decided, stages)) for one in reading.others],
        "offered": offered(stages),
    }


def _told_of_file(brought: Brought) -> dict[str, Any]:
    problems, reading = brought.opened.problems, brought.opened.reading
    return {
        "passed_over": [sheet for sheet in reading.passed_over if sheet],
        "notes": reading.notes,
        "n_more_problems": max(0, len(problems) - _PROBLEMS_SHOWN),
        "problems": problems[:_PROBLEMS_SHOWN],
    }


def _news(brought: Brought) -> Iterator[str]:
    """Yield of each row that is brought in whether it is new, changed or the same."""
    for mark, n_new in brought.rows.items():
        yield "same" if not n_new else "new" if mark in brought.fresh else "changed"


def _new_rows(brought: Brought) -> Iterator[tuple[str, int, str]]:
    """Yield the rows that a vanished project may have become: mark, number and name."""
    for reading, row in places(brought, "changed"):
        mark = mark_of(reading, row)
        if mark in brought.fresh and row.project is not None:
            yield mark, row.row + 1, row.project.name or ""


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _accept(request: HttpRequest, found: Delivery) -> HttpResponse:
    """Store a file whole or the rows that were ticked, with the answers about whoever vanished, and remember what was
    said of its columns; a long one is stored beside the requests.

    Raises: RefusedError if it is not this unit's to store, an answer cannot be read, or it adds nothing.
    """
    chosen = request.POST.getlist("row") if "chosen" in request.POST else None
    storing.order(
        delivery=found, by=request.viewer, at=timezone.localtime(), chosen=chosen,
        against=_number(request.POST.get("against", "")), answers=read_answers(request.POST),
    )  # fmt: skip
    found.refresh_from_db()
    work = working.store(found)
    if work.is_done:
        work.result()
        found.refresh_from_db()
        if found.refused:
            raise RefusedError(found.refused)
        return redirect("ledger:batch", found.campaign.slug, found.batch_id)
    return _back(found)


def _correct(request: HttpRequest, found: Delivery) -> HttpResponse:
    """Take what a person says of the columns, and remember it where asked to. Only what was changed is sent on."""
    stages = {stage.key: stage.label for stage in get_plan(found.campaign).stages}
    sent = zip(*(request.POST.getlist(name) for name in ("header", "written", "meaning")), strict=False)
    said = {header: (written, meaning) for header, written, meaning in sent if is_meaning(meaning, stages)}
    remembering.correct(delivery=found, corrections=said, by=request.viewer)
    if "remember" in request.POST:
        remembering.remember(delivery=found, by=request.viewer, at=timezone.localtime())
    return _back(found)


def _take_back(request: HttpRequest, found: Delivery) -> HttpResponse:
    header = request.POST.get("take_back", "")
    remembering.take_back(delivery=found, header=header, by=request.viewer, at=timezone.localtime())
    return _back(found)


def _back(found: Delivery) -> HttpResponse:
    return redirect("ledger:delivery", found.campaign.slug, found.pk)


ACTS: Mapping[str, Callable[[HttpRequest, Delivery], HttpResponse]] = {
    "accept": _accept, "correct": _correct, "take_back": _take_back,
}  # fmt: skip

urlpatterns = [path("import/<int:number>/", delivery, name="delivery")]
