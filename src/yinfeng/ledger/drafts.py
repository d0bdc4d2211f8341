"""What is about to be written: a draft becomes one entry. Importers and forms make drafts, actions store them."""

from dataclasses import dataclass
from datetime import datetime

from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.models import Source


@dataclass(slots=True)
class Draft:
    """One entry to be stored, for the subject with this kind and key (made if it is new). It is not changed; to be
    frozen would make it take thrice as long, and a workbook makes a million.

    `known_at` is the last instant of a publication's day; None means the instant of recording. `known_by` says which
    rule gave it: published, loaded (the source prints no day) or recorded. `by_unit` is the key of who says it, empty
    for a publication; None means the unit on whose behalf it is stored.
    """

    kind: str
    key: str
    word: str
    standing: Standing
    interval: Interval | None = None
    quantity: Quantity | None = None
    text: str = ""
    raw: str = ""
    source: Source | None = None
    spot: str = ""
    known_at: datetime | None = None
    known_by: str = "recorded"
    concerns: int | None = None
    by_unit: str | None = None
