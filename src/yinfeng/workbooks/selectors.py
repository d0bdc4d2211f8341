"""Reads of the room: what a sender's headers mean, a file handed in."""

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers
from yinfeng.ledger.models import Batch
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.models import ColumnMeaning, Delivery


def column_meanings(campaign: Campaign, unit: str) -> dict[str, ColumnMeaning]:
    """Return by header what a person decided of the columns of a sender; the newest counts. One query."""
    rows = ColumnMeaning.objects.filter(campaign=campaign, by_unit=unit).order_by("id")
    newest = {row.header: row for row in rows}
    return {header: row for header, row in newest.items() if row.meaning}


def decided_meanings(campaign: Campaign, unit: str) -> dict[str, str]:
    """Return by header the meaning that a person decided for the files of a sender. One query."""
    return {header: row.meaning for header, row in column_meanings(campaign, unit).items()}


def get_delivery(campaign: Campaign, number: int, *, viewer: Viewer) -> Delivery:
    """Return a file that was handed in, with its batch. One query.

    Raises: NotFoundError if the campaign has none of that number.
    """
    found = campaign.deliveries.select_related("batch", "campaign").filter(pk=number).first()
    if found is None:
        raise NotFoundError(str(number))
    return found


def get_file_name(campaign: Campaign, digest: str, *, viewer: Viewer) -> str:
    """Return the name under which a kept file was brought into a campaign, as a return or to be looked at. Three
    queries at most.

    Raises: NotFoundError if no such file was brought into the campaign, or it is not kept.
    """
    names = (
        found.filter(**{field: digest}).values_list("file_name", flat=True).order_by("id").last()
        for found, field in (
            (campaign.sources.filter(kind="return"), "sha256"),
            (campaign.batches, "file_sha256"),
            (campaign.deliveries, "sha256"),
        )
    )
    name = next(filter(None, names), None) if papers.path_of(digest) else None
    if name is None:
        raise NotFoundError(digest)
    return name


def batches_of_file(campaign: Campaign, digest: str, *, viewer: Viewer) -> list[Batch]:
    """Return the batches that a file was stored as, with what undid them. One query."""
    return list(campaign.batches.filter(file_sha256=digest).select_related("undone_by").order_by("id"))
