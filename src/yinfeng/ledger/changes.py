"""What changed between two instants: the entries that became known, grouped by what they did."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.models import Entry
from yinfeng.plan.models import Campaign

_MANY = 500
SORTS = ("claimed", "reported", "corrected", "verified", "reduced", "refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class Changes:
    """What became known after one instant up to another.

    Shape: `counts` how many entries did what, one of SORTS; `latest` holds those of stages and money, the newest first.
    """

    since: datetime
    until: datetime
    n_entries: int
    n_new_subjects: int
    counts: Mapping[str, int]
    latest: list[Entry]


def list_changes(
    campaign: Campaign, since: datetime, until: datetime, *, viewer: Viewer, kind: str = "project", most: int = 12
) -> Changes:
    """Return what became known of the subjects of a kind. Two queries."""
    entries = list(
        Entry.objects.filter(campaign=campaign, subject__kind=kind, known_at__gt=since, known_at__lte=until)
        .select_related("subject", "source", "concerns")
        .order_by("-known_at", "-id")
    )
    touched = {entry.subject_id for entry in entries}
    earlier = Entry.objects.filter(subject__in=touched, known_at__lte=since) if len(touched) < _MANY else Entry.objects
    known = set(earlier.filter(campaign=campaign, known_at__lte=since).values_list("subject_id", flat=True).distinct())
    counts = Counter(_sort(entry) for entry in entries)
    latest = [entry for entry in entries if word_of(entry.word).family in ("stage", "measure")][:most]
    return Changes(since, until, len(entries), len(touched - known), counts, latest)


def _sort(entry: Entry) -> str:
    standing = Standing(entry.standing)
    if standing == Standing.VERIFIED and entry.low is not None:
        return "reduced" if entry.concerns and entry.concerns.low != entry.low else "verified"
    if standing in (Standing.CLAIMED, Standing.REPORTED) and entry.concerns_id is not None:
        return "corrected"
    return standing.value
