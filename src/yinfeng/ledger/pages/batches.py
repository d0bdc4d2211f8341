"""Batches: what was stored when, by whom, from which file; and undoing one."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yinfeng.kernel.panels import panels
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions, papers, selectors
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.models import Batch, Entry
from yinfeng.ledger.showing import days, speaker, subject_names
from yinfeng.ledger.subjects.forms import UndoForm
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When, read_when
from yinfeng.plan.selectors import get_campaign, get_plan


@require_safe
def batches(request: HttpRequest, slug: str) -> HttpResponse:
    """List the batches of a campaign, latest first; on request only those that came from files."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    only_files = request.GET.get("files") == "1"
    found = selectors.page_of_batches(
        campaign, number=request.GET.get("page"), only_files=only_files, until=when.known_at, viewer=request.viewer
    )
    say = speaker(campaign, get_plan(campaign), when=when)
    listed = [(batch, say.phrase(batch.title), say.unit(batch.by_unit), _undone(batch, when)) for batch in found]
    context = {
        "campaign": campaign, "when": when, "page": found, "listed": listed, "only_files": only_files,
        "panels": panels("ledger:batches", campaign=campaign, when=when, viewer=request.viewer).get("", ()),
    }  # fmt: skip
    return render(request, "ledger/batches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one batch with its entries; undo it with a reason when asked to."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    found = selectors.get_batch(campaign, number, until=when.known_at, viewer=request.viewer)
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
    names = _names(campaign, entries, viewer=request.viewer)
    say = speaker(campaign, get_plan(campaign), names, when=when)
    values = [selectors.as_value(row) for row in entries]
    listed = [
        (row, names.get(row.subject.key), say.word(row.word), say.value(value, row.subject.kind), days(value.interval))
        for row, value in zip(entries, values, strict=True)
    ]
    context = {
        "campaign": campaign, "when": when, "batch": found, "title": say.phrase(found.title),
        "unit": say.unit(found.by_unit), "page": entries, "listed": listed, "form": asked,
        "undone": _undone(found, when), "file_is_kept": papers.path_of(found.file_sha256) is not None,
    }  # fmt: skip
    return render(request, "ledger/batch.html", context, status=status)


def _names(campaign: Campaign, entries: Iterable[Entry], *, viewer: Viewer) -> dict[str, str]:
    """Return the names of the subjects that entries are about or point to, by key. One query a kind."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for row in entries:
        keys[row.subject.kind] |= {row.subject.key} | ({row.text} if word_of(row.word).holds == "subject" else set())
    found = (subject_names(campaign, kind, some, viewer=viewer) for kind, some in keys.items())
    return {key: name for names in found for key, name in names.items() if name}


def _undone(batch: Batch, when: When) -> Batch | None:
    """Return the batch that had undone this one by then."""
    undoing = getattr(batch, "undone_by", None)
    return undoing if undoing and (when.known_at is None or undoing.at <= when.known_at) else None


urlpatterns = [
    path("batches/", batches, name="batches"),
    path("batches/<int:number>/", batch, name="batch"),
]
