"""One subject: what is known of it, its stages, its timeline, and the forms that add to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yinfeng.kernel.panels import panels
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers, selectors
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.projection import furthest
from yinfeng.ledger.core.words import RELATIONS
from yinfeng.ledger.lists.columns import LIST_OF
from yinfeng.ledger.past import known_by, state_at
from yinfeng.ledger.showing import days, speaker, subject_names
from yinfeng.ledger.subjects.deeds import DEEDS, Deed, offered
from yinfeng.ledger.subjects.forms import PaperForm
from yinfeng.ledger.subjects.portrait import Portrait
from yinfeng.ledger.subjects.timeline import blocks, steps
from yinfeng.plan.core.outline import outline
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign, get_plan


class SubjectPage:
    """What the page of one subject works with: the subject, its entries, its state and its forms."""

    def __init__(self, request: HttpRequest, slug: str, kind: str, key: str) -> None:
        self.request, viewer = request, request.viewer
        self.campaign = get_campaign(slug=slug, viewer=viewer)
        self.when = read_when(request.GET, self.campaign, timezone.localtime())
        self.plan = get_plan(self.campaign)
        self.subject = selectors.get_subject(self.campaign, kind, key, viewer=viewer)
        self.rows = {row.pk: row for row in selectors.list_entries(self.subject, viewer=viewer)}
        known = known_by(map(selectors.as_value, self.rows.values()), self.when)
        self.entries = {entry.id: entry for entry in known}
        self.state = state_at(fold(known), self.when)
        self.pointing = selectors.list_pointing(self.subject, RELATIONS, viewer=viewer, known_at=self.when.known_at)
        keys = [entry.text for entry in self.entries.values() if entry.word in RELATIONS]
        keys += [other for other, _entry in self.pointing]
        names = subject_names(self.campaign, kind, keys, viewer=viewer)
        self.speaker = speaker(self.campaign, self.plan, names, when=self.when)
        self.portrait = Portrait(self.speaker, kind, self.state, self.rows)

    @property
    def address(self) -> str:
        """The address of the page."""
        return reverse("ledger:subject", args=[self.campaign.slug, self.subject.kind, self.subject.key])

    def form(self, asked: Mapping[str, str], data: Any = None, files: Any = None) -> tuple[Deed, PaperForm] | None:
        """Return the deed that is asked for and its form, filled where data is given; None if nothing is asked for.

        Raises: NotFoundError if it is about an entry that the subject does not have.
        """
        deed = DEEDS.get(asked.get("act", ""))
        if deed is None:
            return None
        entry = self.entry(asked) if deed.about_entry else None
        initial = {name: asked[name] for name in ("word", "text") if name in asked}
        about = {"speaker": self.speaker, "kind": self.subject.kind, "entry": entry}
        return deed, deed.form(data, files, initial=initial, **about)

    def entry(self, asked: Mapping[str, str]) -> Entry:
        """Return the entry that is asked for.

        Raises: NotFoundError if the subject has none such.
        """
        number = asked.get("entry", "")
        found = self.entries.get(int(number)) if number.isdecimal() else None
        if found is None:
            raise NotFoundError(number)
        return found

    def context(self) -> dict[str, Any]:
        """Return what the page prints, but for the form."""
        kind = self.subject.kind
        return {
            "campaign": self.campaign,
            "when": self.when,
            "subject": self.subject,
            "address": self.address,
            "all_of_kind": self.speaker.at(f"ledger:{LIST_OF[kind].path}"),
            "kind_label": next((known.label for known in self.plan.kinds if known.key == kind), kind),
            "name": next((entry.text for entry in self._facts("name")), self.subject.key),
            "traits": self.portrait.traits(),
            "reached": self._reached(),
            "ladder": self.portrait.ladder(self.plan),
            "relations": self.portrait.relations(),
            "pointing": self._pointing(),
            **(self._owed() if kind == "assignment" else {}),
            "offered": offered(kind),
            "n_later": len(self.rows) - len(self.entries),
            "named_lists": [("named", (*self.plan.units, *self.plan.bodies))],
            "panels": panels(
                "ledger:subject", campaign=self.campaign, plan=self.plan, when=self.when, kind=kind,
                key=self.subject.key, viewer=self.request.viewer,
            ),
            **self._history(),
        }  # fmt: skip

    def _owed(self) -> dict[str, Any]:
        """Return the clause of an assignment, and how far each unit is."""
        row = next((row for row in outline(self.plan) if row.assignment.clause.key == self.subject.key), None)
        progress = self.portrait.progress(self.plan, row.assignment.responsible or () if row else ())
        return {"clause": row, "progress": progress, "n_reporting": sum(bool(one.label) for one in progress)}

    def _history(self) -> dict[str, Any]:
        by_days = self.request.GET.get("order") == "days"
        found = steps(
            self.rows, self.entries.values(), self.speaker, self.subject.kind, viewer=self._doer(),
            ordered_by_days=by_days,
        )  # fmt: skip
        digests = {row.batch.file_sha256 for row in self.rows.values() if row.batch}
        kept = {digest for digest in digests if papers.path_of(digest)}
        return {"steps": found, "blocks": blocks(found), "by_days": by_days, "files_kept": kept}

    def _doer(self) -> Viewer:
        """Return who may add to what is shown: nobody, where it is shown as it once was."""
        return replace(self.request.viewer, unit="") if self.when.kept else self.request.viewer

    def _facts(self, word: str) -> list[Entry]:
        return [fact.entry for fact in self.state.best(word)]

    def _reached(self) -> dict[str, Any] | None:
        stages = {known.key: known.stages for known in self.plan.kinds}
        found = furthest(self.state, stages.get(self.subject.kind, ()))
        if found is None:
            return None
        entry = self.state.best(found.stage)[-1].entry
        return {"label": self.speaker.word(found.stage), "standing": found.standing, "days": days(entry.interval)}

    def _pointing(self) -> list[tuple[str, str, str]]:
        """Return the others that name this one, unless this one names them: word, key and name."""
        named = {entry.text for word in RELATIONS for entry in self._facts(word)}
        return [
            (self.speaker.word(entry.word), other, self.speaker.subjects.get(other, other))
            for other, entry in self.pointing
            if other not in named
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def subject(request: HttpRequest, slug: str, kind: str, key: str) -> HttpResponse:
    """Show a subject, with a form where one is asked for; take the form and do what it says."""
    page = SubjectPage(request, slug, kind, key)
    asked, status = request.GET, 200
    if request.method == "POST":
        asked = request.POST
        done = page.form(asked, request.POST, request.FILES)
        if done is None:
            raise NotFoundError("act")
        response, status = _do(page, *done)
        if response is not None:
            return response
    else:
        done = page.form(asked)
    deed, form = done or (None, None)
    about = form.entry if form is not None else None
    context = page.context() | {"act": asked.get("act", "") if deed else "", "deed": deed, "form": form}
    context["about"] = next((step for step in context["steps"] if about and step.row.pk == about.id), None)
    return render(request, "ledger/subject.html", context, status=status)


def _do(page: SubjectPage, deed: Deed, form: PaperForm) -> tuple[HttpResponse | None, int]:
    """Do what a sound form says and lead to the new entry; a refusal is told at the form."""
    if not form.is_valid():
        return None, 400
    about = {"entry": form.entry} if deed.about_entry else {"state": page.state}
    try:
        batch = deed.do(form, subject=page.subject, by=page.request.viewer, at=timezone.localtime(), **about)
    except RefusedError as error:
        form.add_error(None, str(error))
        return None, 409
    return redirect(f"{page.address}#entry-{batch.entries.latest('pk').pk}"), 302


urlpatterns = [path("s/<slug:kind>/<path:key>/", subject, name="subject")]
