"""All questions of a ledger, the most money first; what was answered is not asked again."""

from collections.abc import Callable, Iterator

from yinfeng.integrity.core.across import several_events, shared_paper, split
from yinfeng.integrity.core.habits import month_end, round_numbers
from yinfeng.integrity.core.magnitude import magnitude, unit_slip
from yinfeng.integrity.core.questions import Question, by_stake
from yinfeng.integrity.core.records import Ledger, Record
from yinfeng.integrity.core.rules import USUAL, Rules
from yinfeng.integrity.core.single import ceremony_only, late_change, order, over_arrived

Detector = Callable[[Ledger, Rules], Iterator[Question]]
DETECTORS: tuple[Detector, ...] = (
    several_events, unit_slip, magnitude, ceremony_only, month_end, round_numbers, order, over_arrived, late_change,
    shared_paper,
)  # fmt: skip


def ask(ledger: Ledger, stem_of: Callable[[Record], str], rules: Rules = USUAL) -> list[Question]:
    """Return every question that the ledger raises, by the money at stake."""
    found = [question for detector in DETECTORS for question in detector(ledger, rules)]
    return by_stake([*found, *split(ledger, rules, stem_of)])
