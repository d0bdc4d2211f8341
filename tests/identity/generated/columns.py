"""The columns beside the name: credit code, place, investor, amount and its unit, as lists fill them or do not."""

from collections.abc import Mapping
from random import Random

from tests.identity.generated.drawing import USCC_SIGNS
from tests.identity.generated.places import COUNTIES, County
from tests.identity.generated.words import SITES


def uscc(code: str, another: str, rates: Mapping[str, float], dice: Random) -> str:
    """The credit code: often missing, seldom mistyped, seldom another firm's."""
    if dice.random() >= rates["uscc"]:
        return ""
    chance = dice.random()
    if chance < rates["uscc_typo"]:
        at = 2 + int(dice.random() * 15)
        if dice.random() < 0.3:
            return code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        return code[:at] + dice.choice(USCC_SIGNS) + code[at + 1 :]
    return another if chance < rates["uscc_typo"] + rates["uscc_of_another"] else code


def place(number: int, rates: Mapping[str, float], dice: Random) -> str:
    """The place: county with or without its level or what is above it; the town or site instead; another county."""
    county = COUNTIES[number]
    if dice.random() >= rates["place"]:
        return ""
    chance = dice.random()
    instead = {"place_is_town": dice.choice(county.towns), "place_is_site": county.bare + dice.choice(SITES)}
    for kind, text in instead.items():
        chance -= rates.get(kind, 0)
        if chance < 0:
            return text
    if chance < rates["place_is_another"]:
        return COUNTIES[(number + 1) % len(COUNTIES)].county
    ways = _ways(county, dice)
    return dice.choices(list(ways), list(ways.values()))[0]


def _ways(county: County, dice: Random) -> dict[str, float]:
    """Ways to write a county, and how often each is met."""
    whole = county.county if county.city == county.county else county.city + county.county
    above = "" if county.province == county.city else county.province
    town = county.county + dice.choice(county.towns)
    named = {county.bare: 0.25, whole: 0.10, above + whole: 0.05, town: 0.05, county.city: 0.10}
    return {**named, county.county: 0.45}


def amount(yi: float, rates: Mapping[str, float], dice: Random) -> tuple[str, str]:
    """The amount and its unit: in the text (3.5亿元) or apart (3.5, 亿元); about, rounded, ten times, or missing."""
    if dice.random() >= rates["amount"]:
        return "", ""
    if dice.random() < rates["amount_ten_times"]:
        yi *= dice.choice((10, 0.1))
    if dice.random() < rates["amount_rounded"]:
        yi = float(f"{yi:.1g}")
    in_wan = dice.random() < rates["amount_in_wan"]
    number, unit = (f"{yi * 10000:.0f}", "万元") if in_wan else (f"{yi:.4f}".rstrip("0").rstrip("."), "亿元")
    if dice.random() < rates["amount_unit_apart"]:
        return number, unit
    if in_wan and dice.random() < 0.2:
        number = f"{int(number):,}"
    return f"{'约' if dice.random() < rates['amount_about'] else ''}{number}{unit}", ""
