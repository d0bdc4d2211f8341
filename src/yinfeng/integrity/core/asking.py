"""All doubts of a ledger, the most money first."""

from collections.abc import Callable, Iterator

from yinfeng.integrity.core.across import several_events, shared_paper, split
from yinfeng.integrity.core.doubts import Doubt, by_stake
from yinfeng.integrity.core.habits import month_end, round_numbers
from yinfeng.integrity.core.magnitude import magnitude, unit_slip
from yinfeng.integrity.core.projects import Ledger
from yinfeng.integrity.core.rules import USUAL, Rules
from yinfeng.integrity.core.single import ceremony_only, late_change, order, over_arrived

Detector = Callable[[Ledger, Rules], Iterator[Doubt]]
DETECTORS: tuple[Detector, ...] = (
    several_events, split, unit_slip, magnitude, ceremony_only, month_end, round_numbers, order, over_arrived,
    late_change, shared_paper,
)  # fmt: skip


def ask(ledger: Ledger, rules: Rules = USUAL) -> list[Doubt]:
    """Return every doubt that the ledger raises, by the money at stake."""
    return by_stake(doubt for detector in DETECTORS for doubt in detector(ledger, rules))
