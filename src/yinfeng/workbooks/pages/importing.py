"""The page that takes a file: a table the campaign's mapping knows is previewed here, any other workbook by itself."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.importing import Import, import_content
from yinfeng.ledger.loading import mapping_of
from yinfeng.ledger.showing import speaker
from yinfeng.ledger.subjects.forms import ImportForm
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan
from yinfeng.workbooks.opening import kept
from yinfeng.workbooks.remembering import receive

_SALT = "yinfeng.ledger.import"
_PROBLEMS_SHOWN = 200
_DRAFTS_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a file; show what a mapped table would add and store it once that is accepted, or lead to the workbook."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    tables, problems = mapping_of(campaign)
    when = read_when(request.GET, campaign, timezone.localtime())
    context: dict[str, Any] = {"campaign": campaign, "when": when, "tables": tables, "mapping_problems": problems}
    form, status = ImportForm(tables=tables), 200
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, campaign, tables)
    if request.method == "POST":
        form, status = ImportForm(request.POST, request.FILES, tables=tables), 400
        if form.is_valid() and not form.cleaned_data["known"]:
            return _receive(request, campaign, form)
        if form.is_valid():
            status = 200
            context |= _preview(request, campaign, form)
    return render(request, "workbooks/import.html", context | {"form": form}, status=status)


def _receive(request: HttpRequest, campaign: Campaign, form: ImportForm) -> HttpResponse:
    digest, name = form.cleaned_data["digest"], form.cleaned_data["name"]
    found = receive(campaign=campaign, name=name, digest=digest, by=request.viewer, at=timezone.localtime())
    return redirect("ledger:delivery", campaign.slug, found.pk)


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
    return import_content(
        campaign=campaign, content=kept(digest), name=name, table=table, by=request.viewer,
        at=timezone.localtime(), dry_run=dry,
    )  # fmt: skip


def _accept(request: HttpRequest, campaign: Campaign, tables: Sequence[Table]) -> HttpResponse:
    """Store a table that was looked at as one batch.

    Raises: RefusedError if nobody acts for a unit, what is accepted was not shown here, or it adds nothing.
    """
    if not request.viewer.unit:
        raise RefusedError(_("请先选择代表哪个单位。"))
    try:
        slug, digest, name, key = signing.loads(request.POST["accept"], salt=_SALT)
    except (signing.BadSignature, ValueError):
        slug = digest = name = key = ""
    table = next((table for table in tables if table.key == key), None)
    if slug != campaign.slug or table is None:
        raise RefusedError(_("要接受的不是刚才预览的文件，请重新选择文件。"))
    batch = _run(request, campaign, digest, name, table, dry=False).batch
    if batch is None:
        raise RefusedError(_("这份文件没有新内容，或已经存入，台账没有改动。"))
    return redirect("ledger:batch", campaign.slug, batch.pk)


urlpatterns = [path("import/", bring, name="import")]
