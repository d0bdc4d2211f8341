"""What a person says of a sender's columns: for one file, or remembered for all that this sender brings."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.guards import needs_unit
from yinfeng.ledger.models import Batch
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.models import ColumnMeaning, Delivery
from yinfeng.workbooks.selectors import column_meanings

_LONGEST = 200
Corrections = Mapping[str, tuple[str, str]]
"""By header (see `core.columns.header_key`): the header as written, and what it means."""


def receive(*, campaign: Campaign, name: str, digest: str, by: Viewer, at: datetime) -> Delivery:
    """Note that a file was handed in for a unit; it lies in the data directory already.

    Raises: RefusedError if nobody acts for a unit.
    """
    needs_unit(campaign, by)
    return Delivery.objects.create(
        campaign=campaign, by=by.name, by_unit=by.unit, at=at, file_name=name[:255], sha256=digest
    )


def owned(delivery: Delivery, by: Viewer) -> None:
    """Refuse who acts for another unit than the one that a file was handed in for, or comes when it is stored."""
    if by.unit != delivery.by_unit:
        raise RefusedError(_("这份文件是为另一个单位传上来的；请改为代表那个单位，或重新选择文件。"))
    if delivery.order is not None or delivery.batch is not None:
        raise RefusedError(_("这份文件已经接受，不能再改；要改请先撤销那一批，再重新导入。"))


def correct(*, delivery: Delivery, corrections: Corrections, by: Viewer) -> None:
    """Have the columns of one file read as said, besides what was said before.

    Raises: RefusedError if somebody else handed the file in, or it is stored.
    """
    owned(delivery, by)
    delivery.corrections |= {header: list(said) for header, said in corrections.items()}
    delivery.save(update_fields=["corrections"])


@transaction.atomic
def remember(*, delivery: Delivery, by: Viewer, at: datetime) -> None:
    """Keep what was said of a file's columns for whatever its sender brings. Two queries."""
    known = column_meanings(delivery.campaign, by.unit)
    ColumnMeaning.objects.bulk_create(
        ColumnMeaning(
            campaign=delivery.campaign, by_unit=by.unit, header=header[:_LONGEST], written=written[:_LONGEST],
            meaning=meaning, by=by.name, at=at,
        )
        for header, (written, meaning) in delivery.corrections.items()
        if header not in known or known[header].meaning != meaning
    )  # fmt: skip


@transaction.atomic
def accepted(*, delivery: Delivery, batch: Batch, by: Viewer, at: datetime) -> None:
    """Note with which batch a file was stored, and remember what was said of its columns."""
    delivery.batch = batch
    delivery.save(update_fields=["batch"])
    remember(delivery=delivery, by=by, at=at)


@transaction.atomic
def take_back(*, delivery: Delivery, header: str, by: Viewer, at: datetime) -> None:
    """Have a column read by its own words again, in this file and in whatever its sender brings.

    Raises: RefusedError if somebody else handed the file in, or it is stored.
    """
    owned(delivery, by)
    known = column_meanings(delivery.campaign, by.unit).get(header)
    if known is not None:
        ColumnMeaning.objects.create(
            campaign=delivery.campaign, by_unit=by.unit, header=header, written=known.written, by=by.name, at=at
        )
    if delivery.corrections.pop(header, None) is not None:
        delivery.save(update_fields=["corrections"])
