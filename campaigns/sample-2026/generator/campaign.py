"""The whole invented year: records drawn, reported, ruled on, withdrawn, passed on, matched and numbered."""

from dataclasses import dataclass, field

from generator.amounts import draw_currency, draw_worth
from generator.crossing import (
    DECLARED_DIFFERENT,
    REVOKED,
    SAME_SHARE,
    TRANSFER_SHARE,
    TWINS,
    decide,
    pass_on,
    revoke,
    twin_life,
    twin_of,
)
from generator.days import FIRST
from generator.dice import Dice
from generator.leaving import withdraw
from generator.life import Life, draw_life
from generator.model import Decision, Record
from generator.naming import investor, next_phase, product, project
from generator.plan_file import units
from generator.profiles import AREA_BONUS, AREAS, GROUPS, UNITS
from generator.reporting import correct_days, report
from generator.ruling import rule
from generator.words import ORIGINS, SEATS

PROJECT_NUMBERS = 2300
SAME_INVESTOR = 0.2
TIERS = {unit.key: unit.tier for unit in units()}
NAMES = {unit.key: unit.name for unit in units()}


@dataclass
class World:
    """Everything that happened, before any file is written."""

    records: list[Record] = field(default_factory=list)
    lives: dict[int, Life] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)


def build() -> World:
    """Draw the whole campaign from the seed."""
    world = World()
    for index in range(PROJECT_NUMBERS - TWINS):
        _add(world, index)
    _add_twins(world)
    _decide(world)
    _number(world)
    return world


def _add(world: World, index: int) -> None:
    """Draw projects until one is known by the last day, and before it is passed on, and keep that."""
    for attempt in range(50):
        dice = Dice("project", index, attempt)
        record = _draw(dice, world, index)
        life = draw_life(dice, record, TIERS[record.place])
        if dice.chance(TRANSFER_SHARE):
            pass_on(dice, record, life, 0)
        _tell(record, life, attempt)
        first = record.first_known()
        if first is not None and (record.transfer is None or record.transfer.known > first):
            world.records.append(record)
            world.lives[index] = life
            return
    raise ValueError(f"project {index} never becomes known")


def _tell(record: Record, life: Life, attempt: int = 0) -> None:
    """Let units and offices speak about a life."""
    report(Dice("report", record.index, attempt), record, life)
    if record.first_known() is None:
        return
    correct_days(Dice("correct", record.index), record)
    rule(Dice("rule", record.index), record)
    withdraw(Dice("withdraw", record.index), record)


def _draw(dice: Dice, world: World, index: int) -> Record:
    unit = dice.weighted({key: profile.share for key, profile in UNITS.items()})
    place = unit if unit in AREAS else dice.weighted({key: profile.share for key, profile in AREAS.items()})
    group = dice.weighted({key: g.share * AREA_BONUS.get((place, key), 1) for key, g in GROUPS.items()})
    origin = dice.weighted(ORIGINS)
    seat = dice.pick(SEATS[origin])
    industry, made = product(dice, group)
    mode = _mode(dice, group)
    record = Record(index, group, place, place, mode, origin, seat, "", "", industry, units=[(FIRST, unit)])
    _name(dice, world, record, made)
    record.worth = draw_worth(dice, unit, group)
    record.currency = draw_currency(dice, record.origin)
    return record


def _mode(dice: Dice, group: str) -> str:
    lease, service = GROUPS[group].lease, GROUPS[group].service
    return dice.weighted({"lease": lease, "service": service, "land": 1 - lease - service})


def _name(dice: Dice, world: World, record: Record, made: str) -> None:
    """Name investor and project; a fifth of the projects come from an investor who is already there."""
    earlier = [other for other in world.records[-400:] if other.group == record.group]
    if earlier and dice.chance(SAME_INVESTOR):
        other = dice.pick(earlier)
        record.investor, record.origin, record.seat = other.investor, other.origin, other.seat
    else:
        record.investor = investor(dice, record.group, record.origin, record.seat)
    record.name = project(dice, record, made)
    taken = {other.name for other in world.records}
    while record.name in taken:
        record.name = next_phase(record.name)


def _add_twins(world: World) -> None:
    """Let a second unit report some of the signed projects too, written differently."""
    dice = Dice("twins")
    pool = [record for record in world.records if _may_have_twin(record)]
    for n in range(TWINS):
        left = pool.pop(dice.between(0, len(pool) - 1))
        index = PROJECT_NUMBERS - TWINS + n
        made = left.name[3:].split("项目")[0][:4]
        right = twin_of(dice, left, index, made, NAMES[left.place])
        life = twin_life(dice, world.lives[left.index])
        _tell(right, life)
        if right.first_known() is None:
            raise ValueError(f"twin {index} never becomes known")
        world.records.append(right)


def _may_have_twin(record: Record) -> bool:
    usual = bool(record.of("signed")) and not record.cancelled and record.transfer is None
    return usual and f"{record.first_known():%Y-%m}" <= "2026-09"


def _decide(world: World) -> None:
    """Rule on pairs: half of the twins are declared the same, some look-alikes are declared different."""
    dice = Dice("decisions")
    by_index = {record.index: record for record in world.records}
    for right in [record for record in world.records if record.twin is not None]:
        if dice.chance(SAME_SHARE):
            _keep(world, decide(dice, 0, by_index[right.twin.index], right, same=True))
    by_investor: dict[str, list[Record]] = {}
    for record in world.records:
        by_investor.setdefault(record.investor, []).append(record)
    pairs = [(group[0], group[1]) for group in by_investor.values() if len(group) > 1 and group[1].twin is None]
    for n in range(DECLARED_DIFFERENT):
        _keep(world, decide(dice, 0, *pairs[n * 7 % len(pairs)], same=False))
    world.decisions.sort(key=lambda decision: (decision.known, decision.left.index))
    for decision in [d for d in world.decisions if d.same][:REVOKED]:
        revoke(dice, decision)
    for number, decision in enumerate(world.decisions, 1):
        decision.number = number


def _keep(world: World, decision: Decision | None) -> None:
    if decision is not None:
        world.decisions.append(decision)


def _number(world: World) -> None:
    """Number records by the day they became known, as a registry would."""
    world.records.sort(key=lambda record: (record.first_known(), record.unit_on(record.first_known()), record.index))
    for number, record in enumerate(world.records, 1):
        record.number = f"SL{record.first_known():%y}-{number:04d}"
    passed = sorted((r for r in world.records if r.transfer), key=lambda r: (r.transfer.known, r.number))
    for number, record in enumerate(passed, 1):
        record.transfer = type(record.transfer)(**{**record.transfer.__dict__, "number": number})
