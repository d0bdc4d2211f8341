"""Reads of the room: the entries behind a pair of projects, and behind verdicts."""

from collections.abc import Iterable, Mapping, Sequence

from yinfeng.identity.core.decided import Decided
from yinfeng.identity.holding import KIND
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.plan.models import Campaign


def list_said(campaign: Campaign, keys: Iterable[str], *, viewer: Viewer) -> Mapping[str, list[Entry]]:
    """Return the entries of projects by key, each with its source, in the order of recording. One query."""
    found: dict[str, list[Entry]] = {key: [] for key in keys}
    rows = Entry.objects.filter(campaign=campaign, subject__kind=KIND, subject__key__in=list(found))
    for row in rows.select_related("subject", "source").order_by("id"):
        found[row.subject.key].append(row)
    return found


def list_decided(decided: Sequence[Decided], *, viewer: Viewer) -> list[tuple[Decided, Entry]]:
    """Return verdicts with the entry that says each, its source and its batch. One query, none for no verdicts."""
    rows = Entry.objects.select_related("source", "batch").in_bulk([one.entry for one in decided]) if decided else {}
    return [(one, rows[one.entry]) for one in decided]
