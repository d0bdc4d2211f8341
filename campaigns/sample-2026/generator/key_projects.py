"""Ninety key projects with their plan for the year and what is done month by month."""

from dataclasses import dataclass
from datetime import date

from generator.amounts import WAN, YI, write
from generator.campaign import NAMES, World
from generator.days import LAST, MONTHS
from generator.dice import Dice
from generator.model import Record
from generator.profiles import AREAS, UNITS
from generator.project_forms import GROUP_NAMES, standing_claim
from generator.returns import SENT
from generator.writing import Sheet

COUNT = 90
PLAN_TOTAL = 420 * YI
LISTED = date(2026, 1, 15)
SENDER = "dept-drc"
PLAN_SHARE = (0.12, 0.3)
PROGRESS = ("已投产", "已竣工", "在建")


@dataclass(frozen=True)
class KeyProject:
    """A key project: its record, its plan for the year and what is done by each month's return, in fen."""

    number: str
    record: Record
    plan: int
    done: dict[str, int]


def key_projects(world: World) -> list[KeyProject]:
    """Return the ninety largest signed early enough, with plans that add up to the printed total."""
    early = [r for r in world.records if _is_eligible(r)]
    chosen = sorted(sorted(early, key=lambda r: (-r.worth, r.number))[:COUNT], key=lambda r: r.number)
    raw = [_raw_plan(record) for record in chosen]
    plans = [max(5000 * WAN, round(part * PLAN_TOTAL / sum(raw) / (100 * WAN)) * 100 * WAN) for part in raw]
    plans[0] += PLAN_TOTAL - sum(plans)
    return [
        KeyProject(f"ZD2026-{n:03d}", record, plan, _done(record, plan))
        for n, (record, plan) in enumerate(zip(chosen, plans, strict=True), 1)
    ]


def _is_eligible(record: Record) -> bool:
    signed = record.of("signed")
    early = bool(signed) and signed[0].known is not None and signed[0].known <= LISTED
    usual = record.currency == "CNY" and record.units[0][1] in AREAS and record.transfer is None
    return early and usual and record.twin is None and not record.cancelled


def _raw_plan(record: Record) -> float:
    dice = Dice("key plan", record.index)
    return record.worth * (PLAN_SHARE[0] + (PLAN_SHARE[1] - PLAN_SHARE[0]) * dice.fraction())


def _done(record: Record, plan: int) -> dict[str, int]:
    """Return what is done by each return: slow at first, by the unit's pace, never going back."""
    dice = Dice("key done", record.index)
    reach = (0.92 + 0.2 * dice.fraction()) / UNITS[record.units[0][1]].pace ** 0.5
    done, last = {}, 0
    for month in MONTHS:
        if month >= "2026-01":
            passed = (int(month[5:]) / 12) ** 1.25
            last = max(last, round(plan * min(1.3, reach * passed) / (100 * WAN)) * 100 * WAN)
            done[month] = last
    return done


def key_project_sheets(world: World) -> list[Sheet]:
    """Return the monthly tables of key projects, all ninety in each."""
    listed = key_projects(world)
    months = [month for month in MONTHS if month >= "2026-01" and SENT[SENDER][month] <= LAST]
    return [Sheet("key_projects", month, [_row(project, month) for project in listed]) for month in months]


def _row(project: KeyProject, month: str) -> list[str]:
    record, sent = project.record, SENT[SENDER][month]
    days = [_day(record, word, sent) for word in ("started", "completed", "producing")]
    progress = next((text for text, day in zip(PROGRESS, reversed(days), strict=True) if day), "前期")
    return [
        project.number, record.name, record.number, NAMES[record.unit_on(sent)], GROUP_NAMES[record.group],
        write(record.worth, "CNY"), write(project.plan, "CNY"), write(project.done[month], "CNY"), progress,
        LISTED.isoformat(), *days, NAMES[SENDER], sent.isoformat(),
    ]  # fmt: skip


def _day(record: Record, word: str, sent: date) -> str:
    claim = standing_claim(record, word, sent)
    return claim.day.isoformat() if claim and claim.standing(sent) != "refused" else ""
