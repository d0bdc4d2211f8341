"""What a return says of projects, and the monthly return of arrived money."""

from datetime import date

from generator.campaign import NAMES, World
from generator.days import MONTHS
from generator.dice import Dice
from generator.model import Claim, Record
from generator.plan_file import groups
from generator.reporting import LATE_DAYS
from generator.returns import month_sent
from generator.words import TERMINATIONS
from generator.writing import Sheet

STEP_NAMES = {
    "negotiating": "在谈", "signed": "签约", "registered": "注册", "funded": "到位资金", "site_secured": "供地",
    "started": "开工", "completed": "竣工", "producing": "投产", "terminated": "终止",
}  # fmt: skip
GROUP_NAMES = {group.key: group.name for group in groups()}


def change_days(record: Record) -> list[date]:
    """Return the days of the returns that carry something new about a project."""
    days = {day for day, _ in (*record.amounts, *record.groups)}
    for claim in record.claims:
        if claim.word != "funded":
            days |= {day for day in (claim.known, claim.replaced, claim.withdrawn) if day}
    gone = record.cancelled
    return sorted(day for day in days if gone is None or day < gone)


def standing_claim(record: Record, word: str, at: date) -> Claim | None:
    """Return what the unit says about a step in a return, None if nothing."""
    return next((claim for claim in reversed(record.of(word)) if claim.stands(at)), None)


def remark(record: Record, at: date) -> str:
    """Return what the clerk notes about a row: corrected, sent late, reported again, passed on."""
    notes = []
    for claim in record.claims:
        if claim.word != "funded" and claim.replaced == at:
            again = claim.ruling is not None
            notes.append(f"{'重报' if again else '更正'}{STEP_NAMES[claim.word]}日期")
        if claim.known == at and claim.word != "funded" and (at - claim.day).days >= LATE_DAYS + 30:
            notes.append(f"补报{STEP_NAMES[claim.word]}")
        if claim.known == at and claim.word == "terminated":
            notes.append(Dice("why", record.index).pick(TERMINATIONS))
    if at in [day for day, _ in record.groups[1:]]:
        notes.append("更正产业小组")
    return "；".join(dict.fromkeys(notes))


def money_sheets(world: World) -> list[Sheet]:
    """Return the monthly returns of arrived money: the office gathers all units in one file."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS}
    for record in world.records:
        for claim in record.of("funded"):
            if claim.known:
                month = month_sent(record.unit_on(claim.known), claim.known)
                rows[month].append(_money_row(record, claim))
    return [Sheet("money", month, found) for month, found in rows.items()]


def _money_row(record: Record, claim: Claim) -> list[str]:
    earlier = any(other.replaced == claim.known and other.number == claim.number for other in record.of("funded"))
    return [
        record.number, record.name, f"第{claim.number}笔", claim.day.isoformat(), claim.amount.text, claim.paper,
        NAMES[record.unit_on(claim.known)], claim.known.isoformat(), "更正" if earlier else "",
    ]  # fmt: skip
