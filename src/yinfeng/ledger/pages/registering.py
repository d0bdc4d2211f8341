"""A subject that the ledger does not have yet: its form, and those of a like name shown first."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.folding import search_key
from yinfeng.kernel.panels import panels
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.ledger import actions
from yinfeng.ledger.lists.columns import LIST_OF
from yinfeng.ledger.models import KINDS, Listed
from yinfeng.ledger.showing import speaker
from yinfeng.ledger.subjects.forms import RegisterForm
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan

ALIKE = "alike"
"""What a panel of a later room on the form of a new subject is about if the reader shall first look at it."""


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Register a subject that the ledger does not have; one of a like name is shown first."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    plan = get_plan(campaign)
    label = next((known.label for known in plan.kinds if known.key == kind), "")
    if kind not in KINDS or kind == "assignment" or not label:
        raise NotFoundError(kind)
    about = {"speaker": speaker(campaign, plan), "kind": kind}
    form, alike, status = RegisterForm(**about), [], 200
    shown = panels("ledger:new", campaign=campaign, plan=plan, kind=kind, told=request.POST, viewer=request.viewer)
    if request.method == "POST":
        form, status = RegisterForm(request.POST, request.FILES, **about), 400
        if form.is_valid():
            alike = _alike(campaign, kind, form.cleaned_data)
            asks = alike or (ALIKE in shown and not form.cleaned_data.get("anyway"))
            status = 409 if asks else 200
        if status == 409:
            form.ask_whether_another()
        if status == 200:
            try:
                return redirect("ledger:subject", slug, kind, _register(request, campaign, kind, form))
            except RefusedError as error:
                form.add_error(None, str(error))
                status = 409
    context = {
        "campaign": campaign, "when": read_when(request.GET, campaign, timezone.localtime()), "kind": kind,
        "kind_label": label, "form": form, "alike": alike, "panels": shown,
        "all_of_kind": reverse(f"ledger:{LIST_OF[kind].path}", args=[slug]),
        "named_lists": [("named-unit", plan.units), ("named-group", plan.bodies)],
    }  # fmt: skip
    return render(request, "ledger/subject_new.html", context, status=status)


def _alike(campaign: Campaign, kind: str, told: Mapping[str, Any]) -> list[Listed]:
    """Return subjects of the same name, unless the reader has seen them and says that this is another."""
    if told.get("anyway"):
        return []
    found = KINDS[kind].objects.filter(campaign=campaign, search__contains=search_key(told["name"]))
    return [row for row in found[:20] if search_key(told["name"]) in row.search.split("|")]


def _register(request: HttpRequest, campaign: Campaign, kind: str, form: RegisterForm) -> str:
    told = form.cleaned_data
    texts = {word: told[word] for word in ("name", "unit", "group", "investor") if told.get(word)}
    batch = actions.register(
        campaign=campaign, kind=kind, by=request.viewer, at=timezone.localtime(), texts=texts,
        amount=told.get("amount"), paper=form.source(campaign),
    )  # fmt: skip
    return str(batch.entries.select_related("subject").first().subject.key)


urlpatterns = [path("s/<slug:kind>/new/", new, name="new")]
