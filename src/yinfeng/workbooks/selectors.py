"""Reads of the room: what a sender's headers mean, a file handed in."""

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.models import ColumnMeaning, Delivery


def column_meanings(campaign: Campaign, unit: str) -> dict[str, ColumnMeaning]:
    """Return by header what a person decided of the columns of a sender; the newest counts. One query."""
    rows = ColumnMeaning.objects.filter(campaign=campaign, by_unit=unit).order_by("id")
    newest = {row.header: row for row in rows}
    return {header: row for header, row in newest.items() if row.meaning}


def get_delivery(campaign: Campaign, number: int, *, viewer: Viewer) -> Delivery:
    """Return a file that was handed in, with its batch. One query.

    Raises: NotFoundError if the campaign has none of that number.
    """
    found = campaign.deliveries.select_related("batch", "campaign").filter(pk=number).first()
    if found is None:
        raise NotFoundError(str(number))
    return found
