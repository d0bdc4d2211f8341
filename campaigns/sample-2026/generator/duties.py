"""How far units are with what the notices oblige them to: accepted, under way, done."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.crossing import OFFICE, office_list
from generator.days import LAST, MONTHS, working_day
from generator.dice import Dice
from generator.office_forms import VERIFIER_NAMES
from generator.plan_file import Clause, bodies, clauses, units
from generator.profiles import UNITS
from generator.returns import month_sent
from generator.writing import Sheet

PUBLISHED = {
    "action-plan": date(2026, 1, 5), "assessment-rules": date(2026, 1, 20), "midyear-adjustment": date(2026, 7, 8),
}  # fmt: skip
DOCUMENTS = {"action-plan": "行动方案", "assessment-rules": "核定与考评办法", "midyear-adjustment": "年中调整通知"}
STATES = {"accepted": "已承接", "in_progress": "推进中", "done": "已完成"}
NOTES = {"accepted": "已明确分管领导和科室", "in_progress": "按计划推进", "done": "已办结"}
ACCEPTED_SHARE = 0.96
STARTED_SHARE = 0.9
DONE_IN_TIME = 0.7
DONE_LATE = 0.2


@dataclass(frozen=True)
class Step:
    """A state that a unit reaches in a duty, and the day of the office's list that first carries it."""

    clause: Clause
    unit: str
    state: str
    day: date
    known: date


def steps() -> list[Step]:
    """Return every state that every responsible unit reaches by the last day."""
    found = []
    for clause in clauses():
        for unit in _responsible(clause):
            found += _steps_of(clause, unit)
    return found


def _responsible(clause: Clause) -> list[str]:
    """Return units and bodies obliged, a tier opened into its units."""
    opened: list[str] = []
    for key in clause.responsible:
        opened += [unit.key for unit in units() if unit.tier == key] or [key]
    return opened


def _steps_of(clause: Clause, unit: str) -> list[Step]:
    dice = Dice("duty", clause.key, unit)
    pace = UNITS[unit].pace if unit in UNITS else 1.0
    days: dict[str, date] = {}
    if dice.chance(ACCEPTED_SHARE):
        days["accepted"] = PUBLISHED[clause.document] + timedelta(days=round(dice.spread(9 * pace, 0.5)))
    if days and dice.chance(STARTED_SHARE):
        days["in_progress"] = days["accepted"] + timedelta(days=round(dice.spread(25 * pace, 0.5)))
    done = _done(dice, clause, pace)
    if done is not None and days and done > max(days.values()):
        days["done"] = done
    dated = [(state, working_day(day)) for state, day in days.items()]
    known = [(state, day, office_list(day)) for state, day in dated if day <= LAST]
    return [Step(clause, unit, state, day, sent) for state, day, sent in known if sent is not None]


def _done(dice: Dice, clause: Clause, pace: float) -> date | None:
    """Return when a duty with a due day is done; what stands for the whole year never is."""
    if clause.due in ("standing", "2026-12-31") or not clause.due[0].isdigit():
        return None
    due = date.fromisoformat(clause.due)
    if dice.chance(DONE_IN_TIME / pace):
        return due - timedelta(days=dice.between(0, 6))
    return due + timedelta(days=dice.between(5, 60)) if dice.chance(DONE_LATE / (1 - DONE_IN_TIME)) else None


def duty_sheets() -> list[Sheet]:
    """Return the office's monthly lists of what changed in the duties, from January on."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS if month >= "2026-01"}
    for step in steps():
        rows[month_sent(OFFICE, step.known)].append(_row(step))
    return [Sheet("duties", month, found) for month, found in rows.items()]


def _row(step: Step) -> list[str]:
    names = VERIFIER_NAMES | {key: body.name for key, body in bodies().items()}
    return [
        DOCUMENTS[step.clause.document], step.clause.key, step.clause.summary, names[step.unit], STATES[step.state],
        step.day.isoformat(), NOTES[step.state], names["leading-office"], step.known.isoformat(),
    ]  # fmt: skip
