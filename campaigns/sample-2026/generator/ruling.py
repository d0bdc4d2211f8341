"""What the verifying units decide: accepted, reduced, refused, and what a unit reports again afterwards."""

from datetime import date, timedelta

from generator.amounts import WAN, YI, exact, in_currency
from generator.days import next_table, working_day
from generator.dice import Dice
from generator.life import paper_for
from generator.model import Amount, Claim, Record, Ruling, latest
from generator.profiles import UNITS, VERIFIERS
from generator.returns import first_after
from generator.words import REDUCTIONS, REFUSALS, UNSIGNED_REFUSAL

RULED_SHARE = 0.965
DELAY_MEDIAN = 8
REFUSED_LATER_STEP = 0.035
REDUCED = {"signed": 0.04, "funded": 0.05}
AGAIN_SHARE = 0.45
GOES_ON_SHARE = 0.4
"""After a refused signing that is not reported again, the share of projects whose later steps are still reported."""


def rule(dice: Dice, record: Record) -> None:
    """Rule on a record's claims: the signing first, then the rest."""
    signed = [claim for claim in record.of("signed") if claim.replaced is None]
    for claim in signed:
        rule_on(dice, record, claim, UNITS[record.unit_on(claim.known)].refused if claim.known else 0)
    refused = bool(signed) and signed[-1].ruling is not None and signed[-1].ruling.verdict == "refused"
    again = _again(dice, record, signed[-1]) if refused else None
    if refused and again is None and not dice.chance(GOES_ON_SHARE):
        _stop(record, signed[-1].ruling.known)
    for claim in list(record.claims):
        if claim.word not in ("negotiating", "signed") and claim.replaced is None:
            rule_on(dice, record, claim, REFUSED_LATER_STEP, unsigned=refused and again is None)
    _again_later(dice, record)


def _later_share(dice: Dice, record: Record, claim: Claim) -> bool:
    return claim.word in ("registered", "started", "producing") and dice.chance(AGAIN_SHARE)


def rule_on(dice: Dice, record: Record, claim: Claim, refused: float, unsigned: bool = False) -> None:
    """Rule on one claim some days after it was last changed; most tables are sent later than the ruling's own day."""
    if claim.known is None or not dice.chance(RULED_SHARE):
        return
    heard = max([claim.known, *([day for day, _ in record.amounts] if claim.word == "signed" else [])])
    day = working_day(heard + timedelta(days=max(1, min(40, round(dice.spread(DELAY_MEDIAN, 0.55))))))
    day = max(day, heard + timedelta(days=1))
    known = next_table(day)
    if known is None:
        return
    verdict = _verdict(dice, claim.word, 0.9 if unsigned else refused)
    amount = _verified(dice, record, claim, verdict)
    reason = {"accepted": "", "reduced": REDUCTIONS.get(claim.word, "")}.get(verdict)
    if reason is None:
        reason = UNSIGNED_REFUSAL if unsigned else dice.pick(REFUSALS[claim.word])
    claim.ruling = Ruling(verdict, day, known, _verifier(record, claim), reason, amount)


def _verifier(record: Record, claim: Claim) -> str:
    """Return who rules: the unit in charge, and the office where that unit itself had reported it."""
    in_charge = VERIFIERS[claim.word]
    return VERIFIERS["signed"] if claim.known and record.unit_on(claim.known) == in_charge else in_charge


def _verdict(dice: Dice, word: str, refused: float) -> str:
    if dice.chance(refused):
        return "refused"
    return "reduced" if dice.chance(REDUCED.get(word, 0)) else "accepted"


def _verified(dice: Dice, record: Record, claim: Claim, verdict: str) -> Amount | None:
    """Return the verified sum of a signing or an instalment; an unreadable one is settled in half of the cases."""
    if claim.word not in ("signed", "funded") or verdict == "refused":
        return None
    said = claim.amount if claim.word == "funded" else latest(record.amounts, claim.known)
    last = said if claim.word == "funded" else record.amounts[-1][1]
    if last.low is None and not dice.chance(0.5):
        return None
    fen = in_currency(record.worth, record.currency) if claim.word == "signed" else last.low
    if verdict == "reduced":
        fen = _less(dice, fen)
    return exact(fen, record.currency, "亿")


def _less(dice: Dice, fen: int) -> int:
    step = 100 * WAN if fen >= YI else 10 * WAN
    return max(step, round(fen * (0.6 + 0.3 * dice.fraction()) / step) * step)


def _again(dice: Dice, record: Record, claim: Claim) -> Claim | None:
    """Let a unit report a refused step again, on a later day with a new paper, and have that accepted."""
    if not dice.chance(AGAIN_SHARE):
        return None
    unit = record.unit_on(claim.ruling.known)
    day = working_day(claim.ruling.known + timedelta(days=dice.between(5, 40)))
    sent = first_after(unit, day + timedelta(days=2))
    if sent is None or record.unit_on(sent) != unit:
        return None
    new = Claim(claim.word, day, paper_for(dice, claim.word, record.mode, day), ready=day, known=sent)
    claim.replaced = sent
    record.claims.append(new)
    rule_on(dice, record, new, 0.05)
    return new


def _again_later(dice: Dice, record: Record) -> None:
    for claim in list(record.claims):
        if claim.ruling and claim.ruling.verdict == "refused" and _later_share(dice, record, claim):
            _again(dice, record, claim)


def _stop(record: Record, day: date) -> None:
    """Forget what the unit would have reported after a day."""
    record.claims = [claim for claim in record.claims if claim.known and claim.known <= day]
    for claim in record.claims:
        if claim.replaced and claim.replaced > day:
            claim.replaced = None
    record.groups = [pair for pair in record.groups if pair[0] <= day] or record.groups[:1]
    record.amounts = [pair for pair in record.amounts if pair[0] <= day]
