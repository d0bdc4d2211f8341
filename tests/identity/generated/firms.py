"""Firms as registries, returns, bank lists and the press write them."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

import numpy as np
from tests.identity.generated.drawing import allowed, chosen, cores, distinct, heavy_tail
from tests.identity.generated.places import CITIES, COUNTIES, County, bare
from tests.identity.generated.rates import FIRM_NEIGHBOURS, Mix
from tests.identity.generated.sounds import SPELT
from tests.identity.generated.words import LEGAL_FORMS, TRADE_PREFIXES, TRADES

PLACE_STYLES = {
    "city": 0.32, "city_level": 0.20, "county_level": 0.15, "county": 0.10, "province": 0.12, "province_level": 0.06,
}  # fmt: skip


class Firm(NamedTuple):
    """A registered firm; `neighbour` says how it was made beside the firm before it."""

    core: str
    former: str
    trade: int
    prefix: str
    form: str
    county: int
    style: str
    bracketed: bool
    neighbour: str
    of: str  # the head office's legal name, for a branch


def draw(rng: np.random.Generator, size: int, mix: Mix) -> list[Firm]:
    """Draw `size` firms; no two have the same core, trade and city."""
    core = cores(rng, size, mix.kept_back).astype("U8")
    trade = heavy_tail(rng, allowed(len(TRADES), mix.kept_back), size, 0.6)
    prefix = np.where(rng.random(size) < 0.18, rng.choice(TRADE_PREFIXES, size), "")
    odds = np.array([*LEGAL_FORMS.values()])
    form = rng.choice([*LEGAL_FORMS], size, p=odds / odds.sum())
    county = heavy_tail(rng, np.arange(len(COUNTIES)), size, 0.4)
    style = chosen(rng, PLACE_STYLES, size)
    bracketed = rng.random(size) < 0.12
    neighbour = neighbours(rng, size, FIRM_NEIGHBOURS)
    other = (county + rng.integers(20, 200, size)) % len(COUNTIES)
    at = np.flatnonzero(neighbour != "")
    core[at] = core[at - 1]
    for kind in ("same_trade", "local", "branch"):
        the = np.flatnonzero(neighbour == kind)
        trade[the], prefix[the] = trade[the - 1], prefix[the - 1]
    here = np.flatnonzero(np.isin(neighbour, ["other_trade", "head"]))
    county[here] = county[here - 1]
    there = np.flatnonzero(np.isin(neighbour, ["namesake", "same_trade", "local"]))
    county[there] = other[there - 1]
    county[there] = np.where(
        _city(county[there]) == _city(county[there - 1]), (county[there] + 40) % len(COUNTIES), county[there]
    )
    bracketed |= neighbour == "local"
    style[neighbour == "local"] = "city"
    form[neighbour == "local"] = "有限公司"
    form[neighbour == "head"] = "集团有限公司"
    prefix[neighbour == "head"] = ""
    core = distinct(rng, [np.where(neighbour == "head", -1, trade), prefix, neighbour == "branch", _city(county)], core)
    former = cores(rng, size, mix.kept_back)
    firms = [
        Firm(*row, "")
        for row in zip(*(column.tolist() for column in (core, former, trade, prefix, form, county, style, bracketed,
                                                        neighbour)), strict=True)
    ]  # fmt: skip
    for number in np.flatnonzero(neighbour == "branch").tolist():
        firms[number] = firms[number]._replace(of=legal_name(firms[number - 1]))
    return firms


def neighbours(rng: np.random.Generator, size: int, shares: Mapping[str, float]) -> np.ndarray:
    """The kind of each neighbour; the subject before a neighbour is never one itself."""
    kind = chosen(rng, shares, size)
    kind[0] = ""
    kind[1:][(kind[:-1] != "") & (kind[1:] != "")] = ""
    return kind


_CITY_OF = np.array([CITIES.index(county.city) for county in COUNTIES])


def _city(county: np.ndarray) -> np.ndarray:
    return _CITY_OF[county]


def place_of(county: County, style: str) -> str:
    """The place as this style of registered name writes it."""
    above = {"city": county.city, "county": county.county, "province": county.province, "": ""}
    whole = above[style.removesuffix("_level")]
    return whole if style.endswith("level") else bare(whole)


def trade_of(firm: Firm) -> str:
    """The trade words of the legal name: none for the head of a group."""
    return "" if firm.neighbour == "head" else firm.prefix + TRADES[firm.trade][0]


def legal_name(firm: Firm) -> str:
    """The name as registered."""
    place = place_of(COUNTIES[firm.county], firm.style)
    if firm.of:
        return f"{firm.of}{bare(COUNTIES[firm.county].city)}分公司"
    return joined(place, firm.core, trade_of(firm), firm.form, "inside" if firm.bracketed else "front")


def joined(place: str, core: str, trade: str, form: str, where: str) -> str:
    """Put the parts together; `where`: front, inside (X（泉州）), or plain (X泉州)."""
    if not place or where == "front":
        return f"{place}{core}{trade}{form}"
    return f"{core}（{place}）{trade}{form}" if where == "inside" else f"{core}{place}{trade}{form}"


def mention(firm: Firm, rates: Mapping[str, float], dice: Random) -> str:
    """One way to write the firm."""
    chance = dice.random
    if chance() < rates["english_only"]:
        return english(firm)
    core = firm.former if chance() < rates["former_only"] else firm.core
    if chance() < rates["short_core"]:
        return core
    trade = _trade(firm, rates, dice)
    if chance() < rates["short_with_trade"]:
        return core + (trade or "集团")
    form = _form(firm.form, rates, dice)
    where = "inside" if firm.bracketed else "front"
    if firm.bracketed and chance() < rates["bracket_moved"]:
        where = dice.choice(("front", "plain"))
    elif chance() < rates["place_bracketed"]:
        where = "inside"
    name = joined(_place(firm, rates, dice), core, trade, form, where)
    if firm.of:
        name = f"{firm.of}{bare(COUNTIES[firm.county].city)}{dice.choice(('分公司', '分公司', '分厂'))}"
    if chance() < rates["former_noted"]:
        name += dice.choice(("（曾用名：{}）", "（原{}）", "(原名:{})")).format(
            joined(place_of(COUNTIES[firm.county], firm.style), firm.former, trade, firm.form, "front")
        )
    return f"{name}（{english(firm)}）" if chance() < rates["english_added"] else name


def english(firm: Firm) -> str:
    """The English name: the core spelt out, the trade, Co., Ltd."""
    core = "".join(SPELT.get(sign, "") for sign in firm.core).capitalize() or "Hua"
    return " ".join(part for part in (core, TRADES[firm.trade][2], "Co., Ltd.") if part)


def _trade(firm: Firm, rates: Mapping[str, float], dice: Random) -> str:
    trade = trade_of(firm)
    if not trade:
        return ""
    if dice.random() < rates["trade_dropped"]:
        return firm.prefix
    if dice.random() < rates["trade_synonym"]:
        return firm.prefix + dice.choice(TRADES[firm.trade][1])
    return trade


_OTHER_FORMS = {
    "有限公司": ("有限责任公司", "有限责任公司", "股份有限公司", "公司"),
    "股份有限公司": ("有限公司", "股份公司", "有限责任公司"),
    "有限责任公司": ("有限公司", "有限公司", "公司"),
}


def _form(form: str, rates: Mapping[str, float], dice: Random) -> str:
    if "集团" in form and dice.random() < rates["group_changed"]:
        return dice.choice(("集团", "（集团）有限公司", "集团有限公司", "集团公司", "集团股份有限公司"))
    if dice.random() < rates["form_dropped"]:
        return "集团" if "集团" in form else ""
    if form in _OTHER_FORMS and dice.random() < rates["form_changed"]:
        return dice.choice(_OTHER_FORMS[form])
    return form


def _place(firm: Firm, rates: Mapping[str, float], dice: Random) -> str:
    county = COUNTIES[firm.county]
    if dice.random() < rates["place_dropped"]:
        return ""
    style = firm.style
    if style and dice.random() < rates["place_level"]:
        style = style.removesuffix("_level") if style.endswith("_level") else f"{style}_level"
    place = place_of(county, style)
    if dice.random() < rates["place_added"]:
        if style.startswith("county"):
            return bare(county.city) + place
        if style.startswith("city"):
            return (county.province if style.endswith("level") else bare(county.province)) + place
        return place + bare(county.city) if style else bare(county.city)
    return place
