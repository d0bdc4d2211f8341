"""Reads of the ledger room. They take the viewer; what is absent and what is hidden look the same."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import State, fold
from yinfeng.plan.models import Campaign

_COLUMNS = (
    "id", "subject_id", "word", "standing", "known_at", "by_unit", "concerns_id", "from_day", "to_day",
    "low", "high", "unit", "text", "raw", "source_id",
)  # fmt: skip


def load_entries(
    campaign: Campaign, subjects: Iterable[int] | None = None, kind: str | None = None
) -> dict[int, list[Entry]]:
    """Return the entries by subject, of some subjects or of one kind, in the order of recording. One query."""
    rows = models.Entry.objects.filter(campaign=campaign)
    if kind is not None:
        rows = rows.filter(subject__kind=kind)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for identifier, subject, word, standing, *rest in rows.order_by("id").values_list(*_COLUMNS).iterator(5000):
        found[subject].append(Entry(identifier, subject, word, Standing(standing), *rest))
    return found


def get_subject(campaign: Campaign, kind: str, key: str, *, viewer: Viewer) -> models.Subject:
    """Return one subject. One query.

    Raises: NotFoundError if the campaign has none of that kind and key.
    """
    subject = models.Subject.objects.filter(campaign=campaign, kind=kind, key=key).first()
    if subject is None:
        raise NotFoundError(f"{kind} {key}")
    return subject


def get_state(subject: models.Subject, *, known_at: datetime | None = None) -> State:
    """Return the state of a subject at an instant. One query."""
    return fold(load_entries(subject.campaign, [subject.pk]).get(subject.pk, ()), known_at)


def list_entries(subject: models.Subject, *, viewer: Viewer) -> list[models.Entry]:
    """Return the entries of a subject with their sources and batches, latest first. One query."""
    return list(subject.entries.select_related("source", "batch").order_by("-id"))


def list_batches(campaign: Campaign, *, viewer: Viewer) -> list[models.Batch]:
    """Return the campaign's batches with what undid them, latest first. One query."""
    return list(campaign.batches.select_related("undoes", "undone_by").order_by("-at", "-id"))
