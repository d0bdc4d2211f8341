"""What units say and when: lags, late rows, corrections and withdrawals."""

from datetime import date, timedelta

from generator.amounts import WAN, YI, agreed, exact, in_currency, talked
from generator.days import LAST
from generator.dice import Dice
from generator.life import Life, paper_for
from generator.model import Amount, Claim, Record
from generator.profiles import GROUPS, UNITS
from generator.returns import carried, next_return

STEP = 100 * WAN
LATE_DAYS = 45
DAY_CORRECTED = 0.03
AMOUNT_CORRECTED = 0.04
MONEY_CORRECTED = 0.03
GROUP_CORRECTED = 0.015
MONTH_ONLY = 0.04


def report(dice: Dice, record: Record, life: Life) -> None:
    """Fill a record with what its units claim of its life, in the order in which returns carry it."""
    for word, day in life.days.items():
        claim = Claim(word, day, paper_for(dice, word, record.mode, day), ready=day + _lag(dice, record, day))
        claim.part = _part(dice, record, claim)
        claim.known = carried(record, claim.ready)
        record.claims.append(claim)
    _earlier_with_later(record)
    _agreed(dice, record)
    _money(dice, record, life)
    _group(dice, record)


def _lag(dice: Dice, record: Record, day: date) -> timedelta:
    late = UNITS[record.unit_on(day)].late_row
    draw = dice.fraction()
    if draw < late:
        return timedelta(days=dice.between(LATE_DAYS, 130))
    return timedelta(days=dice.between(8, 28) if draw < late + 0.12 else dice.between(0, 4))


def _part(dice: Dice, record: Record, claim: Claim) -> str:
    """Return how much of the day of talks a unit names: all of it in the months in which figures are asked for."""
    if claim.word != "negotiating" or claim.day.month in (6, 11):
        return ""
    if dice.chance(MONTH_ONLY):
        return "month"
    xun = Dice("xun", record.index).chance(UNITS[record.unit_on(claim.day)].xun)
    return "xun" if xun else ""


def _earlier_with_later(record: Record) -> None:
    """A return that carries a later step carries the earlier ones too."""
    soonest: date | None = None
    for claim in reversed(record.claims):
        if soonest is not None and (claim.known is None or claim.known > soonest):
            claim.known = soonest
        soonest = claim.known or soonest


def _agreed(dice: Dice, record: Record) -> None:
    style = UNITS[record.units[0][1]].money
    fen = in_currency(record.worth, record.currency)
    known = {claim.word: claim.known for claim in record.claims if claim.known}
    first, signed = record.first_known(), known.get("signed")
    if first is not None and first != signed:
        record.amounts.append((first, talked(dice, fen, record.currency, style)))
    if signed is None:
        return
    said = agreed(dice, fen, record.currency, style)
    fixed = next_return(record, signed, dice.between(0, 1))
    if fixed and said.low == said.high == fen and dice.chance(AMOUNT_CORRECTED):
        slip = dice.chance(0.3) and fen < 50 * YI
        wrong = fen * 10 if slip else fen + max(1, fen // 8 // STEP) * STEP
        record.amounts += [(signed, exact(wrong, record.currency, style)), (fixed, said)]
    else:
        record.amounts.append((signed, said))


def correct_days(dice: Dice, record: Record) -> None:
    """Let some steps be reported with a wrong day first, and put right in a later return."""
    for claim in [c for c in record.claims if c.known and c.word not in ("negotiating", "terminated", "funded")]:
        fixed = next_return(record, claim.known, dice.between(0, 1))
        if fixed and dice.chance(DAY_CORRECTED):
            wrong = claim.day - timedelta(days=dice.pick([1, 2, 10, 30, 31]))
            claim.replaced = fixed
            right = Claim(claim.word, claim.day, claim.paper, ready=fixed, known=fixed)
            claim.day = wrong
            record.claims.append(right)


def _money(dice: Dice, record: Record, life: Life) -> None:
    style = UNITS[record.units[0][1]].money
    for number, (day, yuan) in enumerate(life.money, 1):
        fen = max(WAN * 10, round(in_currency_part(yuan, record.currency) / (WAN * 10)) * WAN * 10)
        claim = Claim("funded", day, paper_for(dice, "funded", record.mode, day), ready=day + _lag(dice, record, day))
        claim.known, claim.number = carried(record, max(claim.ready, record.first_known() or LAST)), number
        claim.amount = _paid(fen, record.currency, style)
        record.claims.append(claim)
        if claim.known and dice.chance(MONEY_CORRECTED):
            _correct_money(dice, record, claim)


def in_currency_part(yuan: int, currency: str) -> int:
    """Return an instalment's worth in the contract's currency."""
    return {"CNY": yuan, "USD": yuan // 7, "HKD": yuan * 10 // 9}[currency]


def _paid(fen: int, currency: str, style: str) -> Amount:
    if fen >= YI:
        fen = fen // (WAN * 100) * (WAN * 100)
    return exact(fen, currency, style)


def _correct_money(dice: Dice, record: Record, claim: Claim) -> None:
    fixed = next_return(record, claim.known, dice.between(0, 1))
    if fixed is None or claim.amount is None or claim.amount.low is None:
        return
    right = Claim("funded", claim.day, claim.paper, fixed, fixed, claim.number, claim.amount)
    wrong = claim.amount.low + dice.between(1, 9) * 10 * WAN
    claim.replaced, claim.amount = fixed, _paid(wrong, record.currency, UNITS[record.units[0][1]].money)
    record.claims.append(right)


def _group(dice: Dice, record: Record) -> None:
    first = record.first_known()
    if first is None:
        return
    record.groups.append((first, record.group))
    fixed = next_return(record, first, 1)
    if fixed and record.twin is None and dice.chance(GROUP_CORRECTED):
        wrong = dice.pick([key for key in GROUPS if key != record.group])
        record.groups = [(first, wrong), (fixed, record.group)]
