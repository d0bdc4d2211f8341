"""What the office and the verifying units send: rulings, withdrawals, transfers, decisions on duplicates."""

from datetime import date

from generator.campaign import NAMES, World
from generator.crossing import OFFICE
from generator.days import MONTHS, month_of, table_days
from generator.model import Claim, Decision, Record, latest
from generator.plan_file import bodies
from generator.project_forms import STEP_NAMES
from generator.returns import month_sent
from generator.words import REVOKED_REASON
from generator.writing import Sheet

VERDICTS = {"accepted": "认可", "reduced": "核减", "refused": "不予认可"}
VERIFIER_NAMES = NAMES | {key: body.name for key, body in bodies().items()}


def ruling_sheets(world: World) -> list[Sheet]:
    """Return the tables of rulings, one for each day on which the office sends one."""
    rows: dict[date, list[list[str]]] = {day: [] for day in table_days()}
    for record in world.records:
        for claim in record.claims:
            if claim.ruling:
                rows[claim.ruling.known].append(_ruling_row(record, claim))
    return [
        Sheet("rulings", month_of(day), sorted(found, key=lambda row: row[9]), stamp=day.isoformat())
        for day, found in rows.items()
    ]


def _ruling_row(record: Record, claim: Claim) -> list[str]:
    ruling = claim.ruling
    said = claim.amount if claim.word == "funded" else latest(record.amounts, ruling.day)
    has_sum = claim.word in ("signed", "funded")
    return [
        record.number, STEP_NAMES[claim.word], f"第{claim.number}笔" if claim.number else "",
        NAMES[record.unit_on(claim.known)], claim.day.isoformat(), said.text if has_sum and said else "",
        VERDICTS[ruling.verdict], ruling.amount.text if ruling.amount else "", VERIFIER_NAMES[ruling.by],
        ruling.day.isoformat(), ruling.reason, claim.paper.split(" ")[0], ruling.known.isoformat(),
    ]  # fmt: skip


def withdrawal_sheets(world: World) -> list[Sheet]:
    """Return the monthly lists of what units withdrew."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS}
    for record in world.records:
        if record.cancelled:
            unit = record.unit_on(record.cancelled)
            row = [record.number, record.name, "整个项目", "", "", record.cancel_reason]
            rows[month_sent(unit, record.cancelled)].append([*row, NAMES[unit], record.cancelled.isoformat()])
        for claim in record.claims:
            if claim.withdrawn and claim.reason:
                unit = record.unit_on(claim.withdrawn)
                rows[month_sent(unit, claim.withdrawn)].append(_withdrawal_row(record, claim, unit))
    return [Sheet("withdrawals", month, sorted(found)) for month, found in rows.items()]


def _withdrawal_row(record: Record, claim: Claim, unit: str) -> list[str]:
    return [
        record.number, record.name, STEP_NAMES[claim.word], f"第{claim.number}笔" if claim.number else "",
        claim.day.isoformat(), claim.reason, NAMES[unit], claim.withdrawn.isoformat(),
    ]  # fmt: skip


def transfer_sheets(world: World) -> list[Sheet]:
    """Return the service centre's monthly lists of projects passed on or sent back."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS}
    for record in world.records:
        if record.transfer:
            rows[month_sent(OFFICE, record.transfer.known)].append(_transfer_row(record))
    return [Sheet("transfers", month, sorted(found)) for month, found in rows.items()]


def _transfer_row(record: Record) -> list[str]:
    moved = record.transfer
    return [
        f"LZ-{moved.number:03d}", record.number, record.name, NAMES[moved.giver], NAMES[moved.taker],
        moved.asked.isoformat(), moved.reason, "接收" if moved.accepted else "退回", moved.day.isoformat(),
        VERIFIER_NAMES["service-centre"], moved.known.isoformat(),
    ]  # fmt: skip


def decision_sheets(world: World) -> list[Sheet]:
    """Return the office's monthly lists of decisions on pairs of project numbers, and of decisions taken back."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS}
    for decision in world.decisions:
        rows[month_sent(OFFICE, decision.known)].append(_decision_row(decision))
        if decision.revoked:
            rows[month_sent(OFFICE, decision.revoked)].append(_revoked_row(decision))
    return [Sheet("decisions", month, sorted(found)) for month, found in rows.items()]


def _pair(decision: Decision) -> list[str]:
    sides = []
    for record in (decision.left, decision.right):
        sides += [record.number, record.name, NAMES[record.unit_on(decision.known)]]
    return [f"RD-{decision.number:03d}", *sides]


def _decision_row(decision: Decision) -> list[str]:
    kept = [decision.left.number, NAMES[decision.unit]] if decision.same else ["", ""]
    verdict = "同一项目" if decision.same else "不是同一项目"
    office = VERIFIER_NAMES["leading-office"]
    days = [decision.day.isoformat(), decision.reason, decision.known.isoformat()]
    return [*_pair(decision), verdict, *kept, office, *days]


def _revoked_row(decision: Decision) -> list[str]:
    office = VERIFIER_NAMES["leading-office"]
    day = decision.revoked.isoformat()
    return [*_pair(decision), "撤销认定", "", "", office, day, REVOKED_REASON, day]
