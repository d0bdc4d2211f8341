"""The pages of the room: pairs that wait for somebody, a pair side by side, what is near to a name."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yinfeng.identity import selectors
from yinfeng.identity.actions import decide
from yinfeng.identity.beside import fields, sources
from yinfeng.identity.core.decided import Decided
from yinfeng.identity.core.proposing import Proposal
from yinfeng.identity.holding import KIND, Proposed, proposed
from yinfeng.identity.showing import SAYINGS, pair_address, showing, typed_row
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.ledger.models import Batch
from yinfeng.ledger.selectors import get_batch
from yinfeng.ledger.showing import speaker
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan

_PAGE = 20
_DECIDED_SHOWN = 20
_NEAR_SHOWN = 5


@require_safe
def duplicates(request: HttpRequest, slug: str) -> HttpResponse:
    """List the pairs on which nobody decided, and the verdicts in force with the way to withdraw them."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    context: dict[str, Any] = {"campaign": campaign, "when": when}
    if not when.kept:
        plan = get_plan(campaign)
        held, say = proposed(campaign, plan), speaker(campaign, plan)
        page = Paginator(held.waiting, _PAGE).get_page(request.GET.get("page"))
        decided = selectors.list_decided(held.decided[:_DECIDED_SHOWN], viewer=request.viewer)
        context |= {
            "page": page,
            "n_projects": len(held.holding.said),
            "n_once": len(held.holding.said) - len(held.holding.states),
            "waiting": [showing(one, held, campaign) for one in page.object_list],
            "decided": [_decided(one, row, held, campaign, say.word(one.word)) for one, row in decided],
            "n_decided": len(held.decided),
            "n_more": len(held.decided) - len(decided),
        }
    return render(request, "identity/duplicates.html", context)


def _decided(one: Decided, row: Any, held: Proposed, campaign: Campaign, word: str) -> dict[str, Any]:
    """Return a verdict for the page; what came with a file is withdrawn alone, what was decided here as its batch."""
    alone = row.batch is None or bool(row.batch.file_name) or row.source is None or row.source.kind != "statement"
    subject = reverse("ledger:subject", args=[campaign.slug, KIND, one.key])
    undo = f"{subject}#entry-{one.entry}"
    if not alone:
        undo = reverse("ledger:batch", args=[campaign.slug, row.batch_id]) + "?undo=1#undo"
    return {
        "one": one, "word": word, "row": row, "undo": undo, "name": held.name(one.key), "other": held.name(one.other),
        "url": subject, "other_url": reverse("ledger:subject", args=[campaign.slug, KIND, one.other]),
        "pair_url": pair_address(campaign, one.key, one.other),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, slug: str) -> HttpResponse:
    """Show two projects side by side and take a verdict on them; after it the next pair opens."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    when = read_when(request.GET, campaign, timezone.localtime())
    held = proposed(campaign, get_plan(campaign))
    left, right = (_known(held, request.GET.get(side, "")) for side in ("left", "right"))
    refused, status = "", 200
    if request.method == "POST":
        following = _following(held, left, right)
        try:
            batch = _decide(request, campaign, left, right)
        except RefusedError as error:
            refused, status = str(error), 409
        else:
            return redirect(_next(campaign, held, following, batch))
    context = {"campaign": campaign, "when": when, "refused": refused, "reason": request.POST.get("reason")}
    return render(request, "identity/pair.html", context | _beside(request, campaign, held, left, right), status=status)


def _known(held: Proposed, key: str) -> str:
    if key not in held.holding.said:
        raise NotFoundError(key)
    return key


def _decide(request: HttpRequest, campaign: Campaign, left: str, right: str) -> Batch:
    saying = SAYINGS.get(request.POST.get("say", ""))
    if saying is None:
        raise NotFoundError("say")
    of_left, word = saying.of_left, saying.word
    key, other = (left, right) if of_left else (right, left)
    return decide(
        campaign=campaign, key=key, word=word, other=other, by=request.viewer, at=timezone.localtime(),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip


def _following(held: Proposed, left: str, right: str) -> list[Proposal]:
    """Return the pairs after this one, then those before it."""
    pairs = [one.pair for one in held.waiting]
    at = pairs.index({left, right}) if {left, right} in pairs else -1
    return [*held.waiting[at + 1 :], *held.waiting[: max(at, 0)]]


def _next(campaign: Campaign, held: Proposed, following: list[Proposal], batch: Batch) -> str:
    waiting = {one.pair for one in proposed(campaign, held.holding.plan).waiting}
    found = next((one for one in following if one.pair in waiting), None)
    if found is None:
        return reverse("identity:duplicates", args=[campaign.slug])
    return pair_address(campaign, found.left, found.right, done=batch.pk)


def _beside(request: HttpRequest, campaign: Campaign, held: Proposed, left: str, right: str) -> dict[str, Any]:
    plan, said = held.holding.plan, held.holding.said
    say, rows = speaker(campaign, plan), selectors.list_said(campaign, (left, right), viewer=request.viewer)
    found = next((one for one in held.proposals if one.pair == {left, right}), None)
    pairs = [one.pair for one in held.waiting]
    at = pairs.index({left, right}) if {left, right} in pairs else None
    done = request.GET.get("done", "")
    neighbours = {"previous": held.waiting[at - 1] if at else None}
    neighbours["next"] = held.waiting[at + 1] if at is not None and at + 1 < len(pairs) else None
    return {
        "sides": [
            {"key": key, "name": held.name(key), "url": reverse("ledger:subject", args=[campaign.slug, KIND, key])}
            for key in (left, right)
        ],
        "fields": list(fields(say, KIND, said[left], said[right])),
        "sources": [sources(rows[key]) for key in (left, right)],
        "proposal": showing(found, held, campaign) if found else None,
        "position": None if at is None else at + 1,
        "n_waiting": len(pairs),
        "sayings": SAYINGS.values(),
        "told": [(say.word(one.word), one) for one in held.decided if {one.key, one.other} == {left, right}],
        "done": get_batch(campaign, int(done), viewer=request.viewer) if done.isdecimal() else None,
        **{side: pair_address(campaign, one.left, one.right) if one else "" for side, one in neighbours.items()},
    }


@require_safe
def near(request: HttpRequest, slug: str) -> HttpResponse:
    """Return, as a piece of a page, the projects that what is being typed may be."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    held, row = proposed(campaign, get_plan(campaign)), typed_row(request.GET)
    found = held.near(row) if row.name else []
    return render(
        request, "identity/_near.html", {"near": [showing(one, held, campaign) for one in found[:_NEAR_SHOWN]]}
    )


urlpatterns = [
    path("duplicates/", duplicates, name="duplicates"),
    path("duplicates/pair/", pair, name="pair"),
    path("duplicates/near/", near, name="near"),
]
