"""Names of investors and projects, and the other ways in which a second unit writes them."""

from generator.dice import Dice
from generator.model import Record
from generator.words import (
    BRAND_FIRST,
    BRAND_SECOND,
    BRAND_THIRD,
    EXPANSION_FORMS,
    FIRM_FORMS,
    FIRM_SECTORS,
    PLACES,
    PRODUCTS,
    PROJECT_FORMS,
    SERVICE_GROUPS,
)


def brand(dice: Dice) -> str:
    """Return a firm's brand of three characters."""
    return dice.pick(BRAND_FIRST) + dice.pick(BRAND_SECOND) + dice.pick(BRAND_THIRD)


def investor(dice: Dice, group: str, origin: str, seat: str) -> str:
    """Return an investor's full name."""
    sector = dice.pick(FIRM_SECTORS[group])
    if origin == "境外":
        return f"{brand(dice)}{sector}（{seat}）有限公司"
    return brand(dice) + sector + dice.weighted(FIRM_FORMS)


def product(dice: Dice, group: str) -> list[str]:
    """Return an industry word of the group and what is made or run."""
    return dice.pick(PRODUCTS[group])


def project(dice: Dice, record: Record, made: str) -> str:
    """Return a project's name as its unit first reports it."""
    if record.origin == "本市增资":
        form = dice.pick(EXPANSION_FORMS)
    elif made.endswith(PLACES):
        form = dice.pick(["项目", "建设项目"])
    else:
        form = dice.pick(PROJECT_FORMS["service" if record.group in SERVICE_GROUPS else record.mode])
    return f"{record.investor[:3]}{made}{form}"


def next_phase(name: str) -> str:
    """Return the name of the same investor's next phase."""
    for phase, following in (("（三期）", "（四期）"), ("（二期）", "（三期）")):
        if name.endswith(phase):
            return name.removesuffix(phase) + following
    return name + "（二期）"


def other_investor(dice: Dice, name: str) -> str:
    """Write an investor as another unit does: shorter, with half-width brackets, or without the legal form."""
    ways = [
        name.replace("有限公司", "").replace("股份", "").replace("控股", "") or name,
        name.replace("（", "(").replace("）", ")"),
        name.replace("集团有限公司", "集团").replace("股份有限公司", "公司").replace("有限公司", "公司"),
        name[:3] + "集团",
    ]
    return dice.pick([way for way in ways if way != name])


def other_name(dice: Dice, name: str, place: str, made: str) -> str:
    """Write a project as another unit does: without its kind, with the place, or by what is made alone."""
    core = name.removesuffix("项目")
    ways = [core, f"{place}{core}", f"{name[:3]}（{made}）项目", f"{name[:3]}年产{made}项目", f"关于引进{core}的项目"]
    return dice.pick(ways)
