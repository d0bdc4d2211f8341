"""Between units: projects passed on, projects reported twice, and what the office decides about pairs."""

from dataclasses import replace
from datetime import date, timedelta

from generator.days import LAST, working_day
from generator.dice import Dice
from generator.leaving import close
from generator.life import Life
from generator.model import Decision, Record, Transfer
from generator.naming import other_investor, other_name
from generator.profiles import AREAS, DEPARTMENTS
from generator.returns import SENT
from generator.words import DIFFERENT_REASONS, SAME_REASONS, TRANSFER_REASONS

TRANSFER_SHARE = 0.03
DECLINED_SHARE = 0.15
TWINS = 62
SAME_SHARE = 0.5
DECLARED_DIFFERENT = 14
REVOKED = 2
OFFICE = "dept-commerce"
"""The office sits in the commerce bureau; its lists go out with that bureau's return."""


def office_list(day: date) -> date | None:
    """Return the day on which the office's next monthly list is sent."""
    return min((sent for sent in SENT[OFFICE].values() if day <= sent <= LAST), default=None)


def pass_on(dice: Dice, record: Record, life: Life, number: int) -> Transfer | None:
    """Draw a transfer to another area some weeks after the first day of a life; None if it would come too late."""
    since = next(iter(life.days.values()))
    asked = working_day(since + timedelta(days=dice.between(12, 70)))
    day = asked + timedelta(days=dice.between(3, 20))
    known = office_list(day)
    if known is None:
        return None
    giver = record.units[0][1]
    taker = dice.weighted({key: unit.share for key, unit in AREAS.items() if key not in (giver, record.place)})
    accepted = not dice.chance(DECLINED_SHARE)
    if accepted:
        record.units.append((known, taker))
        record.place = taker
    record.transfer = Transfer(number, giver, taker, asked, day, known, accepted, dice.pick(TRANSFER_REASONS))
    return record.transfer


def twin_of(dice: Dice, record: Record, index: int, made: str, place_name: str) -> Record:
    """Return the same project as a second unit writes it: a department for an area's, an area for a department's."""
    others = DEPARTMENTS if record.units[0][1] in AREAS else {record.place: AREAS[record.place]}
    unit = dice.weighted({key: profile.share for key, profile in others.items()})
    return replace(
        record, index=index, units=[(record.units[0][0], unit)], investor=other_investor(dice, record.investor),
        name=other_name(dice, record.name, place_name, made), groups=[], amounts=[], claims=[], transfer=None,
        twin=record, event="",
    )  # fmt: skip


def twin_life(dice: Dice, life: Life) -> Life:
    """Return the steps that the second unit reports: talks, signing and half of the registrations; no money."""
    kept = {word: day for word, day in life.days.items() if word in ("negotiating", "signed")}
    if "registered" in life.days and dice.chance(0.5):
        kept["registered"] = life.days["registered"]
    return Life(days=kept)


def decide(dice: Dice, number: int, left: Record, right: Record, same: bool) -> Decision | None:
    """Draw the office's decision on a pair, some weeks after both are known; None if it is still open."""
    both = max(left.first_known(), right.first_known())
    day = working_day(both + timedelta(days=dice.between(10, 60)))
    known = office_list(day)
    if known is None or left.cancelled or right.cancelled:
        return None
    reason = dice.pick(SAME_REASONS if same else DIFFERENT_REASONS)
    decision = Decision(number, left, right, same, left.unit_on(known), day, known, reason)
    if same:
        close(right, known)
    return decision


def revoke(dice: Dice, decision: Decision) -> bool:
    """Take a decision back at a later list, if there is one."""
    decision.revoked = office_list(decision.known + timedelta(days=dice.between(25, 60)))
    return decision.revoked is not None
