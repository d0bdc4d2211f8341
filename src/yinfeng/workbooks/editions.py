"""The editions of a list that a sender brings month after month: which one a file is compared with, and keeping it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yinfeng.ledger.models import Batch, Source
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.editions import Likeness, is_late, is_same, latest, likeness_of, may_be_same, reported_on
from yinfeng.workbooks.core.results import WorkbookReading
from yinfeng.workbooks.models import Edition

NOTHING = 0
"""What a person says who does not want a file compared with an earlier one."""


@dataclass(frozen=True)
class Past:
    """What a file is compared with: the edition before it, None where it is the first of its list.

    `expected` are the keys of the projects that should be on it; `is_late` says that it is of an earlier day than what
    is stored already; `digests` are the files of its list; `choices` are the editions that it could be compared with.
    """

    likeness: Likeness
    reported_on: date | None
    edition: Edition | None = None
    is_late: bool = False
    expected: Sequence[str] = ()
    digests: Collection[str] = ()
    choices: Sequence[Edition] = ()


def past_of(
    campaign: Campaign, unit: str, reading: WorkbookReading, keys: Collection[str], against: int | None
) -> Past:
    """Return what a sender's file is compared with: the edition that a person named (`against`), or the last of its
    list that is not undone. Two queries.

    Rules: what was stored after that edition although of an earlier day belongs to what is expected.
    """
    past = Past(likeness_of(reading), reported_on(reading.sheets))
    choices = list(_editions(campaign, unit))
    if against == NOTHING:
        return Past(past.likeness, past.reported_on, choices=choices)
    held = _keys([one.pk for one in choices if against == one.pk or may_be_same(likeness(one), past.likeness)])
    present = set(keys)
    same = [one for one in choices if one.pk in held and _is_same(one, past.likeness, present, held, against)]
    edition = next((one for one in same if one.pk == against), None) or latest(same)
    if edition is None:
        return Past(past.likeness, past.reported_on, choices=choices)
    expected = [key for one in same if one.pk >= edition.pk for key in held[one.pk]]
    digests = {one.batch.file_sha256 for one in same}
    late = is_late(past, edition)
    return Past(past.likeness, past.reported_on, edition, late, list(dict.fromkeys(expected)), digests, choices)


def likeness(edition: Edition) -> Likeness:
    """Return what a stored edition is known by."""
    return Likeness(edition.name, edition.title, frozenset(edition.headers))


def keep_edition(*, batch: Batch, past: Past, keys: Collection[str]) -> Edition:
    """Keep which projects a file listed, with the batch that it was stored as. One query."""
    return Edition.objects.create(
        batch=batch, campaign=batch.campaign, by_unit=batch.by_unit, reported_on=past.reported_on,
        name=past.likeness.name[:255], title=past.likeness.title, headers=sorted(past.likeness.headers),
        keys=list(dict.fromkeys(keys)),
    )  # fmt: skip


def sources_of(campaign: Campaign, past: Past) -> set[int]:
    """Return the sources that stand for the earlier files of a list. One query, none for a first edition."""
    if not past.digests:
        return set()
    return set(Source.objects.filter(campaign=campaign, sha256__in=past.digests).values_list("id", flat=True))


def _editions(campaign: Campaign, unit: str) -> QuerySet[Edition]:
    found = Edition.objects.filter(campaign=campaign, by_unit=unit, batch__undone_by=None)
    return found.select_related("batch").defer("keys").order_by("id")


def _keys(editions: list[int]) -> Mapping[int, list[str]]:
    return dict(Edition.objects.filter(pk__in=editions).values_list("pk", "keys"))


def _is_same(
    edition: Edition, other: Likeness, keys: set[str], held: Mapping[int, list[str]], against: int | None
) -> bool:
    return edition.pk == against or is_same(likeness(edition), other, set(held[edition.pk]), keys)
