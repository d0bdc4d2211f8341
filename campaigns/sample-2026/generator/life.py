"""What really happens to a project: talks, signing and the steps that follow, each with its delay."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.days import BUSYNESS, CONFERENCES, FIRST, LAST
from generator.dice import Dice
from generator.model import Record
from generator.profiles import GROUPS, TIER_PACE, UNITS
from generator.words import PAPER_MARKS, PAPERS, SITE_PAPERS

SIGNED_SHARE = 0.835
TALKS_MEDIAN = 45
TALKS_END = 0.22
SIGNED_END = 0.05
NO_TALKS_PAPER = 0.1

STEPS = {
    "registered": ("signed", 0.91, {"land": 26, "lease": 18, "service": 14}),
    "site_secured": ("registered", 0.88, {"land": 62, "lease": 12, "service": 14}),
    "started": ("site_secured", 0.92, {"land": 38, "lease": 20, "service": 14}),
    "completed": ("started", 0.93, {"land": 190, "lease": 62, "service": 40}),
    "producing": ("completed", 0.92, {"land": 30, "lease": 20, "service": 12}),
}
"""A step: what it waits for, the share that ever gets there, and the median days from there by how it is housed."""

FUNDED_SHARE = 0.87
FUNDED_MEDIAN = 30
INSTALMENTS = {1: 0.45, 2: 0.3, 3: 0.17, 4: 0.08}


@dataclass
class Life:
    """The days on which things happened, in the order of work, and arrived money as (day, fen of the currency)."""

    days: dict[str, date] = field(default_factory=dict)
    money: list[tuple[date, int]] = field(default_factory=list)


def draw_life(dice: Dice, record: Record, tier: str) -> Life:
    """Draw a project's life up to the last day of the ledger."""
    life = Life()
    unit = record.units[0][1]
    pace = UNITS[unit].pace * TIER_PACE.get(tier, 1.0) * GROUPS[record.group].pace
    if dice.chance(SIGNED_SHARE):
        _sign(dice, life, record, pace)
        _steps(dice, life, record.mode, pace)
        _money(dice, life, record, pace)
        _end(dice, life, "signed", SIGNED_END)
    else:
        life.days["negotiating"] = dice.weighted(BUSYNESS)
        _end(dice, life, "negotiating", TALKS_END)
    return life


def _sign(dice: Dice, life: Life, record: Record, pace: float) -> None:
    signed = dice.weighted(BUSYNESS)
    talks = signed - timedelta(days=round(dice.spread(TALKS_MEDIAN * pace, 0.6)) + 1)
    if talks >= FIRST:
        life.days["negotiating"] = talks
    life.days["signed"] = signed
    if signed in CONFERENCES and dice.chance(0.9):
        record.event = {12: "2025年度集中签约", 5: "示例市招商大会", 9: "产业链对接会"}[signed.month]


def _steps(dice: Dice, life: Life, mode: str, pace: float) -> None:
    for word, (before, share, median) in STEPS.items():
        waited = life.days.get(before)
        if word == "started" and waited is None and mode == "service":
            waited = life.days.get("registered")
        if waited is None or not dice.chance(share):
            continue
        day = waited + timedelta(days=round(dice.spread(median[mode] * pace, 0.45)))
        if day <= LAST:
            life.days[word] = day


def _money(dice: Dice, life: Life, record: Record, pace: float) -> None:
    if "registered" not in life.days or not dice.chance(FUNDED_SHARE):
        return
    day = life.days["registered"] + timedelta(days=round(dice.spread(FUNDED_MEDIAN * pace, 0.5)))
    share = min(0.6, dice.spread(0.2, 0.5))
    for _ in range(dice.weighted(INSTALMENTS)):
        part = int(record.worth * share * (0.35 + 0.3 * dice.fraction()))
        if day <= LAST:
            life.money.append((day, part))
        share *= 0.75
        day += timedelta(days=round(dice.spread(75, 0.4)) + 1)


def _end(dice: Dice, life: Life, since: str, share: float) -> None:
    if not dice.chance(share) or "started" in life.days:
        return
    day = life.days[since] + timedelta(days=round(dice.spread(110, 0.4)))
    if day > LAST:
        return
    life.days = {word: when for word, when in life.days.items() if when <= day}
    life.money = [(when, part) for when, part in life.money if when <= day]
    life.days["terminated"] = day


def paper_for(dice: Dice, word: str, mode: str, day: date) -> str:
    """Return the paper that a unit gives for a step, with an invented number; talks often have none."""
    if word == "negotiating" and dice.chance(NO_TALKS_PAPER):
        return ""
    name = SITE_PAPERS[mode] if word == "site_secured" else dice.weighted(PAPERS[word])
    return f"{name} {PAPER_MARKS[word]}{day.year}-{dice.between(1, 4999):04d}"
