"""The identity of a figure: a printed code opens the same figure for ever."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from yinfeng.figures.core.asking import Ask

_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """What a figure was computed on: the plan, the day, the instant of knowledge, the ledger's last entry."""

    plan_digest: str
    as_of: date
    known_at: datetime
    position: int


def figure_id(measure: str, ask: Ask, moment: Moment) -> str:
    """Return the code of a figure: a hash of measure, question and moment, short enough to be typed.

    Shape: 12 letters and digits. `position` is part of it since an entry may be stored later than it was known.
    """
    question = json.dumps([measure, asdict(ask), asdict(moment)], sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(question.encode()).hexdigest()[:_LENGTH]
