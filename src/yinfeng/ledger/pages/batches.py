"""Batches: what was stored when, by whom, from which file; undoing one; and bringing in a file with a preview."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger import actions, papers, selectors
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.importing import Import, import_content
from yinfeng.ledger.loading import mapping_of
from yinfeng.ledger.showing import days, speaker
from yinfeng.ledger.subjects.forms import ImportForm, UndoForm
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_campaign, get_plan

_SALT = "yinfeng.ledger.import"
_PROBLEMS_SHOWN = 200
_DRAFTS_SHOWN = 50


@require_safe
def batches(request: HttpRequest, slug: str) -> HttpResponse:
    """List the batches of a campaign, latest first; on request only those that came from files."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    only_files = request.GET.get("files") == "1"
    found = selectors.page_of_batches(
        campaign, number=request.GET.get("page"), only_files=only_files, viewer=request.viewer
    )
    say = speaker(campaign, get_plan(campaign))
    listed = [(batch, say.phrase(batch.title), say.unit(batch.by_unit)) for batch in found]
    context = {"campaign": campaign, "page": found, "listed": listed, "only_files": only_files}
    return render(request, "ledger/batches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one batch with its entries; undo it with a reason when asked to."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    found = selectors.get_batch(campaign, number, viewer=request.viewer)
    asked, status = UndoForm() if "undo" in request.GET else None, 200
    if request.method == "POST":
        asked, status = UndoForm(request.POST), 400
        if asked.is_valid():
            reason = asked.cleaned_data["reason"]
            try:
                undoing = actions.undo(batch=found, by=request.viewer, at=timezone.localtime(), reason=reason)
            except RefusedError as error:
                asked.add_error(None, str(error))
                status = 409
            else:
                return redirect("ledger:batch", slug, undoing.pk)
    entries = selectors.page_of_entries(found, number=request.GET.get("page"), viewer=request.viewer)
    say = speaker(campaign, get_plan(campaign))
    values = [selectors.as_value(row) for row in entries]
    listed = [
        (row, say.word(row.word), say.value(value, row.subject.kind), days(value.interval))
        for row, value in zip(entries, values, strict=True)
    ]
    context = {
        "campaign": campaign, "batch": found, "title": say.phrase(found.title), "unit": say.unit(found.by_unit),
        "page": entries, "listed": listed, "form": asked, "undone": getattr(found, "undone_by", None),
    }  # fmt: skip
    return render(request, "ledger/batch.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a file, show what it would add and every problem, and store it once that is accepted."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    tables, problems = mapping_of(campaign)
    context: dict[str, Any] = {"campaign": campaign, "tables": tables, "mapping_problems": problems}
    form, status = ImportForm(tables=tables), 200
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, campaign, tables)
    if request.method == "POST":
        form, status = ImportForm(request.POST, request.FILES, tables=tables), 400
        if form.is_valid():
            status = 200
            context |= _preview(request, campaign, form)
    return render(request, "ledger/batches_import.html", context | {"form": form}, status=status)


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


def _run(request: HttpRequest, campaign: Campaign, digest: str, name: str, table: Table, *, dry: bool) -> Import:
    kept = papers.path_of(digest)
    if kept is None:
        raise RefusedError(_("传上来的文件已经不在数据目录里，请重新选择文件。"))
    return import_content(
        campaign=campaign, content=kept.read_bytes(), name=name, table=table, by=request.viewer,
        at=timezone.localtime(), dry_run=dry,
    )  # fmt: skip


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
    if table is None or slug != campaign.slug:
        raise RefusedError(_("要接受的不是刚才预览的文件，请重新选择文件。"))
    result = _run(request, campaign, digest, name, table, dry=False)
    if result.batch is None:
        raise RefusedError(_("这份文件没有新内容，或已经存入，台账没有改动。"))
    return redirect("ledger:batch", campaign.slug, result.batch.pk)


urlpatterns = [
    path("batches/", batches, name="batches"),
    path("batches/<int:number>/", batch, name="batch"),
    path("import/", bring, name="import"),
]
