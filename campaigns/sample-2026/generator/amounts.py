"""How much is agreed, and how a clerk writes it: 20亿元, 3500万元, 350,000万元, 1.2亿美元, 约3-5亿元, 待核."""

from generator.dice import Dice
from generator.model import Amount
from generator.profiles import GROUPS, UNITS
from generator.words import UNREADABLE

FEN = 100
WAN = 10_000 * FEN
YI = 10_000 * WAN
LARGE_SHARE = 0.08
LARGE_FROM = 20 * YI
CURRENCY_NAMES = {"CNY": "元", "USD": "美元", "HKD": "港元"}
PER_YUAN = {"CNY": 1, "USD": 7, "HKD": 0.9}
"""How many yuan a project in another currency is drawn at; only for drawing sizes, nothing converts."""


def draw_worth(dice: Dice, unit: str, group: str) -> int:
    """Draw what a project is worth in fen of yuan: log-normal below 2 billion yuan, a Pareto tail above."""
    scale = UNITS[unit].size
    if dice.chance(LARGE_SHARE * GROUPS[group].large * scale):
        return _rounded(int(dice.tail(20, 2.35, 140) * YI))
    return _rounded(int(min(19.5, max(0.05, dice.spread(0.95, 1.15) * scale)) * YI))


def _rounded(fen: int) -> int:
    step = WAN * (10_000 if fen >= 20 * YI else 1000 if fen >= 5 * YI else 100 if fen >= YI else 50)
    return max(step, round(fen / step) * step)


def draw_currency(dice: Dice, origin: str) -> str:
    """Draw the contract's currency: yuan, and for half of the projects from abroad another."""
    return dice.weighted({"USD": 0.45, "HKD": 0.1, "CNY": 0.45}) if origin == "境外" else "CNY"


def in_currency(worth: int, currency: str) -> int:
    """Return the round sum in a currency that a project of this worth in yuan agrees on."""
    return worth if currency == "CNY" else _rounded(int(worth / PER_YUAN[currency]))


def _plain(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}"


def write(fen: int, currency: str, style: str = "亿") -> str:
    """Write a sum as offices do: 亿 (or 万 below), 亿（简） (without 元), 万 (all in 万), 千分 (350,000万)."""
    name = CURRENCY_NAMES[currency]
    if style in ("万", "千分"):
        return f"{fen // WAN:,}万{name}" if style == "千分" else f"{fen // WAN}万{name}"
    if fen < YI:
        return f"{_plain(fen / WAN, 1)}万{name}"
    bare = style == "亿（简）" and currency == "CNY"
    return f"{_plain(fen / YI, 4)}亿{'' if bare else name}"


def exact(fen: int, currency: str, style: str) -> Amount:
    """Return a sum without a qualifier."""
    return Amount(fen, fen, currency, write(fen, currency, style))


def talked(dice: Dice, fen: int, currency: str, style: str) -> Amount:
    """Return how large a project in talks is said to be: mostly about, often a range."""
    if fen < YI or style in ("万", "千分"):
        return Amount(fen, fen, currency, "约" + write(fen, currency, style))
    form = dice.weighted({"range": 0.5, "about": 0.3, "over": 0.1, "exact": 0.1})
    whole = max(1, round(fen / YI))
    if form == "range":
        return ranged(dice, whole, currency)
    mark = {"about": "约", "over": "超", "exact": ""}[form]
    return Amount(whole * YI, whole * YI, currency, f"{mark}{whole}亿{CURRENCY_NAMES[currency]}")


def ranged(dice: Dice, whole: int, currency: str) -> Amount:
    """Return a range of hundred millions around a figure: 约3-5亿元."""
    low = max(1, whole - dice.between(0, max(1, whole // 5)))
    high = max(low + 1, whole + dice.between(1, max(1, whole // 4)))
    return Amount(low * YI, high * YI, currency, f"约{low}-{high}亿{CURRENCY_NAMES[currency]}")


def agreed(dice: Dice, fen: int, currency: str, style: str) -> Amount:
    """Return an agreed sum as first reported: 94 % exact, 3 % about, 2 % a range, 1 % unreadable."""
    form = dice.weighted({"exact": 0.94, "about": 0.03, "range": 0.018, "unreadable": 0.012})
    if form == "unreadable":
        return Amount(None, None, currency, dice.pick(UNREADABLE))
    if form == "range" and fen >= 2 * YI:
        return ranged(dice, round(fen / YI), currency)
    plain = exact(fen, currency, style)
    return Amount(fen, fen, currency, "约" + plain.text) if form == "about" else plain
