"""The monthly return of projects, and the monthly return of arrived money."""

from datetime import date

from generator.campaign import NAMES, World
from generator.days import MONTHS
from generator.dice import Dice
from generator.model import Claim, Record, latest
from generator.plan_file import groups
from generator.profiles import AREAS, UNITS
from generator.reporting import LATE_DAYS
from generator.returns import is_sent, month_sent
from generator.words import TERMINATIONS
from generator.writing import Sheet

STEPS = ["negotiating", "signed", "registered", "site_secured", "started", "completed", "producing", "terminated"]
STEP_NAMES = {
    "negotiating": "在谈", "signed": "签约", "registered": "注册", "funded": "到位资金", "site_secured": "供地",
    "started": "开工", "completed": "竣工", "producing": "投产", "terminated": "终止",
}  # fmt: skip
GROUP_NAMES = {group.key: group.name for group in groups()}


def written_day(day: date, style: str = "-", month_only: bool = False) -> str:
    """Write a day as a unit does: 2026-03-05, 2026/3/5, 2026.3.5, or only its month."""
    if month_only:
        return f"{day.year}年{day.month}月"
    return f"{day.year}{style}{day.month}{style}{day.day}" if style != "-" else day.isoformat()


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


def project_row(record: Record, at: date) -> list[str]:
    """Return a project's row in the return sent on a day: all that is known then."""
    unit = record.unit_on(at)
    place = NAMES[record.place_on(at)]
    amount = latest(record.amounts, at)
    cells = [
        record.number, record.name, record.investor, record.seat, record.origin, GROUP_NAMES[latest(record.groups, at)],
        record.industry, place, amount.text if amount else "",
        record.event if standing_claim(record, "signed", at) else "",
    ]  # fmt: skip
    for word in STEPS:
        claim = standing_claim(record, word, at)
        cells += [written_day(claim.day, UNITS[unit].dates, claim.month_only), claim.paper] if claim else ["", ""]
    return [*cells, NAMES[unit], written_day(at, UNITS[unit].dates), remark(record, at)]


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


def project_sheets(world: World) -> list[Sheet]:
    """Return the monthly returns: one for each area and one that gathers the departments."""
    rows: dict[tuple[str, str], list[list[str]]] = {}
    for record in world.records:
        for day in change_days(record):
            unit = record.unit_on(day)
            file = NAMES[unit] if unit in AREAS else "市直部门汇总"
            rows.setdefault((month_sent(unit, day), file), []).append(project_row(record, day))
    sheets = []
    for month in MONTHS:
        for unit in AREAS:
            if is_sent(unit, month):
                sheets.append(_project_sheet(month, NAMES[unit], rows, UNITS[unit].gb18030))
        sheets.append(_project_sheet(month, "市直部门汇总", rows, False))
    return sheets


def _project_sheet(month: str, file: str, rows: dict[tuple[str, str], list[list[str]]], gb18030: bool) -> Sheet:
    found = sorted(rows.get((month, file), []), key=lambda row: (row[-3] if file == "市直部门汇总" else "", row[0]))
    return Sheet("projects", month, found, part=file, gb18030=gb18030)


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
