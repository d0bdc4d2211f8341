"""From a file that was handed in to its batch: what was accepted is an order, carried out once, also after a crash."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.selectors import get_plan
from yinfeng.workbooks import remembering
from yinfeng.workbooks.actions import bring
from yinfeng.workbooks.core.sheets import UnreadableError
from yinfeng.workbooks.drafting import Brought
from yinfeng.workbooks.models import Delivery
from yinfeng.workbooks.opening import Opened, kept, open_head, open_workbook
from yinfeng.workbooks.selectors import decided_meanings
from yinfeng.workbooks.vanishing import Answer


def meanings_of(delivery: Delivery) -> dict[str, str]:
    """Return by header what a person decided that it means: for this file, else for its sender's. One query."""
    said = {header: meaning for header, (_written, meaning) in delivery.corrections.items()}
    return decided_meanings(delivery.campaign, delivery.by_unit) | said


def read(delivery: Delivery, meanings: Mapping[str, str]) -> Opened:
    """Read a file by what its headers mean.

    Raises: UnreadableError if it is no workbook, RefusedError if it is no longer kept.
    """
    return open_workbook(kept(delivery.sha256), delivery.file_name, get_plan(delivery.campaign), meanings)


def read_head(delivery: Delivery, meanings: Mapping[str, str]) -> Opened | None:
    """Read the first rows of a long file as `read` does all, None where it is short or has to be read whole."""
    return open_head(kept(delivery.sha256), delivery.file_name, get_plan(delivery.campaign), meanings)


def look(delivery: Delivery, opened: Opened, *, at: datetime, against: int | None) -> Brought:
    """Return what a file would add to the ledger; nothing is stored."""
    return bring(
        campaign=delivery.campaign, content=kept(delivery.sha256), name=delivery.file_name, at=at,
        by=Viewer(delivery.by, delivery.by_unit), dry_run=True, against=against, opened=opened,
    )  # fmt: skip


def order(
    *, delivery: Delivery, by: Viewer, at: datetime, chosen: list[str] | None, against: int | None,
    answers: Mapping[str, Answer],
) -> None:  # fmt: skip
    """Note what a person accepts of a file: all or the chosen rows, compared with which edition, with which answers.

    Raises: RefusedError if another unit handed it in, or it is accepted already.
    """
    with transaction.atomic():
        found = Delivery.objects.select_for_update().get(pk=delivery.pk)
        remembering.owned(found, by)
        delivery.order = {
            "by": by.name, "at": at.isoformat(), "chosen": chosen, "against": against,
            "answers": {key: _written(answer) for key, answer in answers.items()},
        }  # fmt: skip
        delivery.refused = ""
        delivery.save(update_fields=["order", "refused"])


def carry_out(delivery: Delivery, opened: Opened) -> None:
    """Store what was accepted of a file, unless that is done: one batch and the note that it is stored, in one
    transaction. Where it is refused the file can be accepted anew."""
    with transaction.atomic():
        found = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if found.order is None or found.batch_id is not None:
            return
        _store(found, opened)


def refuse(delivery: Delivery, error: RefusedError | UnreadableError) -> None:
    """Note why what was accepted is not stored."""
    why = error.problem.say(gettext) if isinstance(error, UnreadableError) else str(error)
    delivery.order, delivery.refused = None, why[:300]
    delivery.save(update_fields=["order", "refused"])


def waiting() -> list[Delivery]:
    """Return the files that were accepted and are not stored yet, the oldest first. One query."""
    return list(Delivery.objects.filter(order__isnull=False, batch=None).select_related("campaign").order_by("id"))


def _store(delivery: Delivery, opened: Opened) -> None:
    told: dict[str, Any] = delivery.order
    by, at = Viewer(told["by"], delivery.by_unit), datetime.fromisoformat(told["at"])
    chosen = None if told["chosen"] is None else set(told["chosen"])
    result = bring(
        campaign=delivery.campaign, content=kept(delivery.sha256), name=delivery.file_name, by=by, at=at,
        chosen=chosen, against=told["against"], opened=opened,
        answers={key: _read(answer) for key, answer in told["answers"].items()},
    )  # fmt: skip
    if result.batch is None:
        delivery.order, delivery.refused = None, gettext("这份文件没有新内容，或已经存入，台账没有改动。")
        delivery.save(update_fields=["order", "refused"])
    else:
        remembering.accepted(delivery=delivery, batch=result.batch, by=by, at=at)


def _written(answer: Answer) -> dict[str, str]:
    return {"kind": answer.kind, "interval": str(answer.interval or ""), "other": answer.other}


def _read(told: Mapping[str, str]) -> Answer:
    return Answer(told["kind"], parse_interval(told["interval"]) if told["interval"] else None, told["other"])
