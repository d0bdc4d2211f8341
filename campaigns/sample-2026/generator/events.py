"""Promotion events: planned in one month's list, held in a later one."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.amounts import write
from generator.campaign import NAMES, World
from generator.crossing import OFFICE, office_list
from generator.days import FIRST, LAST, MONTHS, working_day
from generator.dice import Dice
from generator.profiles import AREAS, GROUPS
from generator.project_forms import GROUP_NAMES
from generator.returns import month_sent
from generator.writing import Sheet

MODES = {"产业链招商": 0.35, "线上招商": 0.15, "以商招商": 0.2, "资本招商": 0.1, "机构招商": 0.1, "专家招商": 0.1}
PLACES = ["上海", "深圳", "北京", "苏州", "成都", "重庆", "广州", "示例市", "线上"]
CITY_EVENTS = {
    "2025年度集中签约": date(2025, 12, 18), "示例市招商大会": date(2026, 5, 18), "产业链对接会": date(2026, 9, 8),
}  # fmt: skip
FROM_FEDERATIONS = [date(2026, month, 26) for month in (3, 6, 9, 11)]
HELD_LATE = 0.12
ANNOUNCED_MORE = 1.12
"""At the ceremony more is announced than contracts come of it."""


@dataclass(frozen=True)
class Event:
    """An event: who holds it where, when it was planned and when it is held."""

    number: str
    name: str
    mode: str
    host: str
    group: str
    place: str
    planned: date
    held: date
    signed: str = ""
    amount: str = ""


def events(world: World) -> list[Event]:
    """Return the city's events, one a month for each area, and those of the two federations."""
    drawn = [_city_event(world, name, day) for name, day in CITY_EVENTS.items()]
    drawn += [_area_event(area, month) for area in AREAS for month in MONTHS]
    hosts = {"overseas-federation": "侨商回归恳谈会", "industry-commerce-federation": "民营企业回归恳谈会"}
    drawn += [
        Event("", f"{name}（{day.month}月）", "以商招商", host, "", "示例市", day, day)
        for host, name in hosts.items()
        for day in FROM_FEDERATIONS
    ]
    ordered = sorted(drawn, key=lambda event: (event.planned, event.name))
    return [Event(**{**event.__dict__, "number": f"HD-{n:03d}"}) for n, event in enumerate(ordered, 1)]


def _city_event(world: World, name: str, day: date) -> Event:
    signed = [record for record in world.records if record.event == name]
    total = sum(record.worth for record in signed)
    announced = write(int(total * ANNOUNCED_MORE) // 10**10 * 10**10, "CNY")
    count = f"{round(len(signed) * ANNOUNCED_MORE)}个"
    return Event("", name, "大会招商", OFFICE, "", "示例市", day, day, count, announced)


def _area_event(area: str, month: str) -> Event:
    dice = Dice("event", area, month)
    group = dice.weighted({key: profile.share for key, profile in GROUPS.items()})
    mode, place = dice.weighted(MODES), dice.pick(PLACES)
    planned = working_day(date(int(month[:4]), int(month[5:]), dice.between(6, 27)))
    held = planned + timedelta(days=dice.between(3, 20) if dice.chance(HELD_LATE) else 0)
    name = f"{NAMES[area]}{GROUP_NAMES[group]}{mode}推介会（{place}{int(month[5:])}月）"
    return Event("", name, mode, area, group, place, planned, held)


def held_known(event: Event) -> date | None:
    """Return the day of the office's list that says an event was held, None if there is none yet."""
    return office_list(event.held + timedelta(days=1)) if event.held < LAST else None


def event_sheets(world: World) -> list[Sheet]:
    """Return the office's monthly lists: what is planned next and what was held."""
    rows: dict[str, list[list[str]]] = {month: [] for month in MONTHS}
    for event in events(world):
        told = office_list(max(FIRST, event.planned - timedelta(days=32)))
        held = held_known(event)
        if told is not None and told < event.planned and told != held:
            rows[month_sent(OFFICE, told)].append(_row(event, told, held=False))
        if held is not None:
            rows[month_sent(OFFICE, held)].append(_row(event, held, held=True))
    return [Sheet("events", month, sorted(found)) for month, found in rows.items()]


def _row(event: Event, sent: date, held: bool) -> list[str]:
    group = GROUP_NAMES[event.group] if event.group else ""
    result = [event.held.isoformat(), event.signed, event.amount] if held else ["", "", ""]
    return [
        event.number, event.name, event.mode, NAMES[event.host], group, event.place, event.planned.isoformat(), *result,
        NAMES[OFFICE], sent.isoformat(),
    ]  # fmt: skip
