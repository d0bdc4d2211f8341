"""Withdrawals: of one step or of a whole project, by the unit that reported it."""

from datetime import date, timedelta

from generator.days import LAST
from generator.dice import Dice
from generator.life import paper_for
from generator.model import Claim, Record
from generator.returns import next_return
from generator.ruling import rule_on
from generator.words import WHOLE_WITHDRAWALS, WITHDRAWALS

STEP_WITHDRAWN = {"registered": 0.008, "funded": 0.02, "started": 0.016, "completed": 0.012, "producing": 0.012}
WHOLE_WITHDRAWN = 0.009
SAID_AGAIN = 0.4


def withdraw(dice: Dice, record: Record) -> None:
    """Withdraw a few steps and, rarely, the whole record; a withdrawn step is sometimes reported again later."""
    for claim in list(record.claims):
        if claim.known and claim.replaced is None and dice.chance(STEP_WITHDRAWN.get(claim.word, 0)):
            _withdraw_step(dice, record, claim)
    if dice.chance(WHOLE_WITHDRAWN):
        _withdraw_whole(dice, record)


def _withdraw_step(dice: Dice, record: Record, claim: Claim) -> None:
    sent = next_return(record, claim.known, dice.between(0, 2))
    if sent is None:
        return
    claim.withdrawn, claim.reason = sent, dice.pick(WITHDRAWALS)
    if claim.ruling and claim.ruling.known >= sent:
        claim.ruling = None
    day = claim.day + timedelta(days=dice.between(15, 60))
    again = next_return(record, max(day, sent)) if max(day, sent) < LAST else None
    if claim.word != "funded" and again and dice.chance(SAID_AGAIN):
        new = Claim(claim.word, day, paper_for(dice, claim.word, record.mode, day), ready=day, known=again)
        record.claims.append(new)
        rule_on(dice, record, new, 0.05)


def _withdraw_whole(dice: Dice, record: Record) -> None:
    sent = next_return(record, record.first_known(), dice.between(0, 4))
    if sent is None:
        return
    record.cancelled, record.cancel_reason = sent, dice.pick(WHOLE_WITHDRAWALS)
    close(record, sent)
    for claim in record.claims:
        if claim.replaced is None and claim.withdrawn is None:
            claim.withdrawn = sent


def close(record: Record, day: date) -> None:
    """Forget everything said of a record after a day, rulings included."""
    record.claims = [claim for claim in record.claims if claim.known and claim.known <= day]
    for claim in record.claims:
        claim.replaced = claim.replaced if claim.replaced and claim.replaced <= day else None
        claim.withdrawn = claim.withdrawn if claim.withdrawn and claim.withdrawn <= day else None
        claim.ruling = claim.ruling if claim.ruling and claim.ruling.known <= day else None
    record.amounts = [pair for pair in record.amounts if pair[0] <= day]
    record.groups = [pair for pair in record.groups if pair[0] <= day]
    record.closed = day
