"""Projects as counties report them: an investor, what is made, how it is called, a phase, and a park now and then."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

import numpy as np
from tests.identity.generated.drawing import allowed, chosen, cores, heavy_tail
from tests.identity.generated.firms import neighbours
from tests.identity.generated.places import COUNTIES, bare
from tests.identity.generated.rates import PROJECT_NEIGHBOURS, Mix
from tests.identity.generated.words import MADE_BY, PARK_WORDS, PRODUCTS, TRADES, WORDINGS

STYLES = {"product": 0.74, "park": 0.14, "firm": 0.05, "plain": 0.07}
PHASES = {1: 0.12, 2: 0.07, 3: 0.02}
_NUMERALS = "零一二三四五六"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI")


class Project(NamedTuple):
    """A project; `neighbour` says how it was made beside the one before it, `park` names the park it is inside."""

    style: str  # product, park, firm (named by its firm alone) or plain (no investor in the name)
    core: str
    trade: int
    home: int  # the county of the investor
    county: int
    product: int
    wording: int
    capacity: int  # 0: none
    phase: int  # 0: none
    yi: float
    placed: bool  # the county stands before the name
    neighbour: str
    phases: bool  # a neighbour is another phase of it
    park: str

    @property
    def legal(self) -> str:
        """The investor's legal name, of the investor's own city or province."""
        home = COUNTIES[self.home]
        return f"{bare(home.city if self.trade % 2 else home.province)}{self.core}{TRADES[self.trade][0]}有限公司"


def draw(rng: np.random.Generator, size: int, mix: Mix) -> list[Project]:
    """Draw `size` projects."""
    style = chosen(rng, {k: v for k, v in STYLES.items() if k != "product"}, size)
    style[style == ""] = "product"
    core = cores(rng, size, mix.kept_back)
    county = heavy_tail(rng, np.arange(len(COUNTIES)), size, 0.4)
    product = heavy_tail(rng, allowed(len(PRODUCTS), mix.kept_back), size, 0.4)
    trade = _trades(rng, product, mix)
    home = np.where(rng.random(size) < 0.6, county, rng.integers(0, len(COUNTIES), size))
    wording = heavy_tail(rng, np.arange(len(WORDINGS)), size, 0.5)
    capacity = np.where(rng.random(size) < 0.15, rng.choice([1, 2, 3, 5, 8, 10, 20, 25, 50, 100, 120, 500], size), 0)
    digits, odds = zip(*PHASES.items(), strict=True)
    phase = rng.choice([0, *digits], size, p=[1 - sum(odds), *odds])
    columns = {
        "style": style, "core": core, "trade": trade, "home": home, "county": county, "product": product,
        "wording": wording, "capacity": capacity, "phase": phase, "yi": _two_digits(rng.lognormal(1.1, 1.1, size)),
        "placed": rng.random(size) < 0.45, "neighbour": neighbours(rng, size, PROJECT_NEIGHBOURS),
        "phases": np.zeros(size, dtype=bool),
    }  # fmt: skip
    _make_neighbours(rng, columns, mix)
    projects = [Project(*row, "") for row in zip(*(column.tolist() for column in columns.values()), strict=True)]
    for number in np.flatnonzero(columns["neighbour"] == "inside").tolist():
        projects[number] = projects[number]._replace(park=park_name(projects[number - 1]))
    return projects


def _make_neighbours(rng: np.random.Generator, columns: dict[str, np.ndarray], mix: Mix) -> None:
    """Give each neighbour what it shares with the project before it, and what makes it another one."""
    kind, phase, product, style = (columns[name] for name in ("neighbour", "phase", "product", "style"))
    for neighbour, shared in SHARED.items():
        at = np.flatnonzero(kind == neighbour)
        for name in shared:
            columns[name][at] = columns[name][at - 1]
    at = np.flatnonzero(kind == "next_phase")
    phase[at - 1] = np.maximum(phase[at - 1], 1)
    phase[at] = phase[at - 1] + 1
    columns["capacity"][at] *= rng.random(at.size) < 0.5
    columns["phases"][at] = columns["phases"][at - 1] = True
    at = np.flatnonzero(kind == "second")
    style[at] = "product"
    product[at] = np.where(product[at] == product[at - 1], _next(product[at], mix.kept_back), product[at])
    at = np.flatnonzero(kind == "inside")
    style[at - 1], style[at] = "park", "product"


# What a neighbour shares with the project before it.
SHARED = {
    "next_phase": ("core", "trade", "home", "county", "product", "wording", "capacity", "style", "placed"),
    "inside": ("county",),
    "second": ("core", "trade", "home", "county"),
    "elsewhere": ("core", "trade", "home", "product", "wording"),
    "namesake": ("core",),
    "rival": ("county", "product", "wording", "placed"),
}


def _trades(rng: np.random.Generator, product: np.ndarray, mix: Mix) -> np.ndarray:
    """The investors' trades: seven in ten make the product, the others come from anywhere."""
    width = max(len(makers) for makers in MADE_BY)
    makers = np.array([[makers[k % len(makers)] for k in range(width)] for makers in MADE_BY])
    fitting = makers[product, rng.integers(0, width, product.size)]
    anything = heavy_tail(rng, allowed(len(TRADES), mix.kept_back), product.size, 0.5)
    return np.where(rng.random(product.size) < 0.7, fitting, anything)


def _two_digits(money: np.ndarray) -> np.ndarray:
    """Amounts as they are announced: two significant digits, and none under a million."""
    scale = 10.0 ** (np.floor(np.log10(np.maximum(money, 0.01))) - 1)
    return np.round(np.round(money / scale) * scale, 4)


def _next(product: np.ndarray, with_kept_back: bool) -> np.ndarray:
    words = allowed(len(PRODUCTS), with_kept_back)
    return words[(np.searchsorted(words, product) + 1) % words.size]


def park_name(project: Project) -> str:
    """The park's own name: 恒达（南安）智造产业园."""
    word = PARK_WORDS[project.wording % len(PARK_WORDS)]
    return f"{project.core}{PRODUCTS[project.product][0]}{word}"


def mention(project: Project, rates: Mapping[str, float], dice: Random) -> str:
    """One way to write the project."""
    chance = dice.random
    if chance() < rates["core_alone"]:
        return project.core
    investor = _investor(project, rates, dice)
    if project.style == "firm":
        name = dice.choice(("{}项目", "{}", "（入驻）{}")).format(investor or project.core + TRADES[project.trade][0])
    elif project.style == "park":
        name = _park(project, investor, rates, dice)
    else:
        name = investor + _work(project, bool(investor), rates, dice)
    phase = project.phase
    if phase and not project.phases and chance() < rates["phase_dropped"]:
        phase = 0
    name = _phased(name, phase, dice)
    if project.park:
        name = dice.choice(("{1}{0}", "{0}（{1}）", "{1}·{0}", "（入驻{1}）{0}", "{0}")).format(name, project.park)
    return _placed(project, name, rates, dice)


def _investor(project: Project, rates: Mapping[str, float], dice: Random) -> str:
    if project.style == "plain" or dice.random() < rates["investor_dropped"]:
        return ""
    chance = dice.random()
    if chance < rates["investor_legal"]:
        return project.legal
    return project.core + (
        TRADES[project.trade][0] if chance < rates["investor_legal"] + rates["investor_longer"] else ""
    )


def _product(project: Project, named: bool, rates: Mapping[str, float], dice: Random) -> str:
    """What is made; only a name that has the investor in it may leave it out."""
    word, others, _ = PRODUCTS[project.product]
    chance = dice.random()
    if chance < rates["product_dropped"] and named:
        return ""
    return dice.choice(others) if chance < rates["product_dropped"] + rates["product_synonym"] else word


def _work(project: Project, named: bool, rates: Mapping[str, float], dice: Random) -> str:
    """What is made and how it is called: 年产5万吨功能性聚酯薄膜生产线项目."""
    capacity = ""
    if project.capacity and dice.random() >= rates["capacity_dropped"]:
        capacity = f"{dice.choice(('年产', '年产', ''))}{project.capacity}{PRODUCTS[project.product][2]}"
    product = _product(project, named, rates, dice)
    changed = dice.random() < rates["wording_changed"]
    wording = dice.choice(WORDINGS) if changed else WORDINGS[project.wording]
    return f"{capacity}{product}{wording}"


def _park(project: Project, investor: str, rates: Mapping[str, float], dice: Random) -> str:
    changed = dice.random() < rates["wording_changed"]
    word = dice.choice(PARK_WORDS) if changed and dice.random() < 0.3 else PARK_WORDS[project.wording % len(PARK_WORDS)]
    tail = dice.choice(("项目", "", "建设项目")) if changed else "项目"
    inner = dice.choice(("", "", f"（{COUNTIES[project.county].bare}）", f"·{bare(COUNTIES[project.county].city)}"))
    return f"{investor}{inner if investor else ''}{_product(project, bool(investor), rates, dice)}{word}{tail}"


def _phased(name: str, phase: int, dice: Random) -> str:
    if not phase:
        return name
    numeral = _NUMERALS[phase]
    word = dice.choice((numeral, numeral, f"第{numeral}", _ROMAN[phase], str(phase))) + "期"
    if dice.random() < 0.5:
        return f"{name}（{word}）"
    return f"{name.removesuffix('项目')}{word}{'项目' if name.endswith('项目') else ''}"


def _placed(project: Project, name: str, rates: Mapping[str, float], dice: Random) -> str:
    placed = project.placed != (dice.random() < rates["place_changed"])
    if not placed or COUNTIES[project.county].bare in name or name.startswith("（"):
        return name
    county = COUNTIES[project.county]
    return dice.choice((county.bare, county.bare, county.county, bare(county.city) + county.bare)) + name


def investors(project: Project, another: Project, rates: Mapping[str, float], dice: Random) -> str:
    """The investor column: the legal name, a short one, or several."""
    if dice.random() >= rates["investor"]:
        return ""
    short = dice.random() < rates["investor_short"]
    name = project.core + dice.choice(("", "集团", TRADES[project.trade][0])) if short else project.legal
    if dice.random() < rates["investor_several"]:
        pair = [name, another.legal]
        return dice.choice(("、", "/", "，")).join(pair if dice.random() < 0.5 else reversed(pair))
    return name
