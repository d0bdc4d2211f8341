"""The page that brings in a file, a table the campaign's mapping knows or any workbook: a preview, then one batch."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.panels import panels
from yinfeng.kernel.problems import Place
from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger import papers
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.importing import Import, import_content
from yinfeng.ledger.loading import mapping_of
from yinfeng.ledger.models import Batch
from yinfeng.ledger.showing import speaker
from yinfeng.ledger.subjects.forms import ImportForm
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan
from yinfeng.workbooks.actions import Brought
from yinfeng.workbooks.actions import bring as bring_workbook
from yinfeng.workbooks.core.sheets import UnreadableError
from yinfeng.workbooks.previewing import lay_out

_SALT = "yinfeng.ledger.import"
_PROBLEMS_SHOWN = 200
_DRAFTS_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a file, show what it would add and every problem, and store it once that is accepted."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    tables, problems = mapping_of(campaign)
    when = read_when(request.GET, campaign, timezone.localtime())
    context: dict[str, Any] = {"campaign": campaign, "when": when, "tables": tables, "mapping_problems": problems}
    form, status = ImportForm(tables=tables), 200
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, campaign, tables)
    if request.method == "POST":
        form, status = ImportForm(request.POST, request.FILES, tables=tables), 400
        if form.is_valid():
            status = 200
            context |= (_preview if form.cleaned_data["known"] else _look)(request, campaign, form)
    return render(request, "workbooks/import.html", context | {"form": form}, status=status)


def _preview(request: HttpRequest, campaign: Campaign, form: ImportForm) -> dict[str, Any]:
    digest, name, table = form.cleaned_data["digest"], form.cleaned_data["name"], form.cleaned_data["known"]
    result = _run(request, campaign, digest, name, table, dry=True)
    say = speaker(campaign, get_plan(campaign))
    return {
        "result": result,
        "table": table,
        "digest": digest,
        "n_more_problems": max(0, len(result.problems) - _PROBLEMS_SHOWN),
        "problems": result.problems[:_PROBLEMS_SHOWN],
        "n_more_drafts": max(0, len(result.drafts) - _DRAFTS_SHOWN),
        "drafts": [(draft, say.word(draft.word), *say.draft(draft)) for draft in result.drafts[:_DRAFTS_SHOWN]],
        "accept": signing.dumps([campaign.slug, digest, name, table.key], salt=_SALT),
    }


def _look(request: HttpRequest, campaign: Campaign, form: ImportForm) -> dict[str, Any]:
    """Return what is shown of a file that no mapping knows: its sheets row by row, or why it cannot be read."""
    digest, name = form.cleaned_data["digest"], form.cleaned_data["name"]
    try:
        brought = _run_workbook(request, campaign, digest, name, dry=True)
    except UnreadableError as refused:
        return {"refused": replace(refused.problem, where=Place(name))}
    problems = brought.opened.problems
    return {
        "brought": brought,
        "file": name,
        "digest": digest,
        "n_new": len(brought.drafts),
        "sheets": lay_out(brought),
        "panels": panels("workbooks:preview", campaign=campaign, plan=get_plan(campaign), drafts=brought.drafts),
        "passed_over": [sheet for sheet in brought.opened.reading.passed_over if sheet],
        "notes": brought.opened.reading.notes,
        "n_more_problems": max(0, len(problems) - _PROBLEMS_SHOWN),
        "problems": problems[:_PROBLEMS_SHOWN],
        "accept": signing.dumps([campaign.slug, digest, name, ""], salt=_SALT),
    }


def _run_workbook(
    request: HttpRequest, campaign: Campaign, digest: str, name: str, *, dry: bool, chosen: set[str] | None = None
) -> Brought:
    return bring_workbook(
        campaign=campaign, content=_kept(digest), name=name, by=request.viewer, at=timezone.localtime(),
        chosen=chosen, dry_run=dry,
    )  # fmt: skip


def _run(request: HttpRequest, campaign: Campaign, digest: str, name: str, table: Table, *, dry: bool) -> Import:
    return import_content(
        campaign=campaign, content=_kept(digest), name=name, table=table, by=request.viewer,
        at=timezone.localtime(), dry_run=dry,
    )  # fmt: skip


def _kept(digest: str) -> bytes:
    path = papers.path_of(digest)
    if path is None:
        raise RefusedError(_("传上来的文件已经不在数据目录里，请重新选择文件。"))
    return path.read_bytes()


def _accept(request: HttpRequest, campaign: Campaign, tables: Sequence[Table]) -> HttpResponse:
    """Store a file that was looked at as one batch.

    Raises: RefusedError if nobody acts for a unit, what is accepted was not shown here, or it adds nothing.
    """
    if not request.viewer.unit:
        raise RefusedError(_("请先选择代表哪个单位。"))
    try:
        slug, digest, name, key = signing.loads(request.POST["accept"], salt=_SALT)
    except (signing.BadSignature, ValueError):
        slug = digest = name = key = ""
    table = next((table for table in tables if table.key == key), None)
    if slug != campaign.slug or (key and table is None):
        raise RefusedError(_("要接受的不是刚才预览的文件，请重新选择文件。"))
    batch = _store(request, campaign, digest, name, table)
    if batch is None:
        raise RefusedError(_("这份文件没有新内容，或已经存入，台账没有改动。"))
    return redirect("ledger:batch", campaign.slug, batch.pk)


def _store(request: HttpRequest, campaign: Campaign, digest: str, name: str, table: Table | None) -> Batch | None:
    """Store a file by its table; a workbook whole, or the rows that were ticked."""
    if table is not None:
        return _run(request, campaign, digest, name, table, dry=False).batch
    chosen = set(request.POST.getlist("row")) if "chosen" in request.POST else None
    return _run_workbook(request, campaign, digest, name, dry=False, chosen=chosen).batch


urlpatterns = [path("import/", bring, name="import")]
