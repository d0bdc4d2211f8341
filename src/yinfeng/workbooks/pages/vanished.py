"""The questions about projects that vanished from a list: open until the unit that sent it answers."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.ledger.showing import speaker
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan
from yinfeng.workbooks.actions import answer
from yinfeng.workbooks.answers import read_answers
from yinfeng.workbooks.models import Vanished
from yinfeng.workbooks.vanishing import open_questions


@require_http_methods(["GET", "HEAD", "POST"])
def vanished(request: HttpRequest, slug: str) -> HttpResponse:
    """List the questions that nobody answered, by unit; take the answers of the unit that is acted for."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    if request.method == "POST":
        return _answer(request, campaign)
    when = read_when(request.GET, campaign, timezone.localtime())
    say = speaker(campaign, get_plan(campaign), when=when)
    found = sorted(open_questions(campaign), key=lambda one: (one.edition.by_unit, one.pk))
    units = [(say.unit(unit), unit, list(some)) for unit, some in groupby(found, key=lambda one: one.edition.by_unit)]
    context = {"campaign": campaign, "when": when, "units": units, "n": len(found)}
    return render(request, "workbooks/vanished.html", context)


def _answer(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """Take one answer; its fields name the question by its number.

    Raises: NotFoundError if the campaign has no such question, RefusedError from reading or the action.
    """
    answers = read_answers(request.POST)
    number = request.POST.get("gone", "")
    asked = Vanished.objects.select_related("subject", "edition__batch", "edition__campaign")
    question = asked.filter(edition__campaign=campaign, pk=number).first() if number.isdecimal() else None
    if question is None:
        raise NotFoundError(number)
    if number in answers:
        answer(question=question, answer=answers[number], by=request.viewer, at=timezone.localtime())
    return redirect("ledger:vanished", campaign.slug)


urlpatterns = [path("import/vanished/", vanished, name="vanished")]
