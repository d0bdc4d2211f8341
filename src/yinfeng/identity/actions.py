"""What people decide of two projects: the same, one part of the other, different, or not to be told yet."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinfeng.identity.core.decided import VERDICTS
from yinfeng.identity.core.proposing import NAMES
from yinfeng.identity.holding import KIND
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.guards import needs_reason, needs_unit
from yinfeng.ledger.models import Batch, Source
from yinfeng.plan.models import Campaign

OPEN = "uncertain_with"
"""The verdict that leaves a pair open: it may be decided later."""


@transaction.atomic
def decide(*, campaign: Campaign, key: str, word: str, other: str, by: Viewer, at: datetime, reason: str) -> Batch:
    """Say of a project that it is the same as, part of, different from or uncertain with another. One batch.

    Rules: of two that are the same, `other` stays, and every name that it does not carry is claimed as its alias; what
    the own unit left open of the pair is withdrawn; undoing the batch brings all of it back.
    Raises: RefusedError if nobody acts for a unit, no reason is given, the pair is decided already or one of them is
    the same as another; NotFoundError if the campaign lacks one of them.
    """
    needs_unit(campaign, by)
    needs_reason(reason, _("认定要写明理由。"))
    book = Book(campaign)
    found = book.subjects(KIND, (key, other))
    if {key, other} - set(found) or key == other:
        raise NotFoundError(f"{key} {other}")
    book.read(found.values())
    states = {known: book.state(subject) for known, subject in found.items()}
    _refuse_decided(states, key, other)
    source = Source(campaign=campaign, kind="statement", title=f"{by.name}：{reason.strip()}"[:300])
    drafts = [Draft(KIND, key, word, Standing.CLAIMED, text=other, source=source)]
    if word == "same_as":
        drafts += [
            Draft(KIND, other, "alias", Standing.CLAIMED, text=name, source=source)
            for name in _names(states[key])
            if name not in _names(states[other])
        ]
    drafts += _left_open(states, key, other, by, reason)
    return append(campaign=campaign, title=f"认定 {key} {word} {other}"[:200], drafts=drafts, by=by, at=at, book=book)


def _refuse_decided(states: dict[str, State], key: str, other: str) -> None:
    if any(state.of("same_as") for state in states.values()):
        raise RefusedError(_("其中一个已认定与另一项目是同一个，请先撤回那次认定。"))
    told = {
        word
        for one, partner in ((key, other), (other, key))
        for word in VERDICTS
        for fact in states[one].of(word)
        if fact.entry.text == partner
    }
    if told - {OPEN}:
        raise RefusedError(_("这一对已经认定，请先撤回那次认定。"))


def _names(state: State) -> list[str]:
    return list(dict.fromkeys(fact.entry.text for word in NAMES for fact in state.of(word) if fact.entry.text))


def _left_open(states: dict[str, State], key: str, other: str, by: Viewer, reason: str) -> Iterator[Draft]:
    """Yield the withdrawal of what the own unit left open of the pair."""
    for one, partner in ((key, other), (other, key)):
        for fact in states[one].of(OPEN):
            if fact.entry.text == partner and fact.entry.by == by.unit:
                yield Draft(KIND, one, OPEN, Standing.WITHDRAWN, text=reason, concerns=fact.entry.id)
