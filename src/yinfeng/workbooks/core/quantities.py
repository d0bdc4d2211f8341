"""Sums of money in plain texts: 超5亿元, 约3-5亿元, usd3000万, 1亿2000万元; 一期3亿元,二期2亿元; 原5亿元,调整为6亿元.

A new word of doubt is one in `SIGNS`, a new unit one in `units`.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.units import CURRENCY, CURRENCY_CODES, SCALE, SCALES, Unit


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SIGNS = {
    ">=": _words("超过 超 突破 逾 不少于 不低于 不小于 至少 大于 高于 >= ≥ > 以上 上 多 余 起 +"),
    "<=": _words("不超过 不高于 不大于 不足 不到 最高 小于 低于 少于 <= ≤ < 以内 以下 内"),
    "~": _words("大约 约为 约 ≈ 近 将近 接近 预计 暂定 暂估 估算 预估 初步 大概 左右 上下 前后 ~"),
}
"""What is written before or behind a figure, by what it means for it."""

SIGN_OF = {word: sign for sign, written in SIGNS.items() for word in written}
FEN = 100
LIMIT = 2**62
"""The most that is kept, in hundredths."""

_BEHIND_ONLY = {"多", "余", "内", "上", "起", "~", "+"}
_BEFORE = "|".join(sorted(map(re.escape, set(SIGN_OF) - _BEHIND_ONLY), key=len, reverse=True))
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?:\.\d++)?"
_COUNTS = "平|吨|台|套|件|辆|片|只|双|亩|人|千瓦|立方"
_NOT_MONEY = rf"(?![年月日亩%期台吨条倍层项家栋株头批次天.\d]|平方|公里|个(?!亿)|m2|gw|mw|kw|万?(?:{_COUNTS}))"
FIGURE = re.compile(
    rf"(?P<sign>{_BEFORE})?(?P<ahead>{CURRENCY})?(?P<low>{_NUMBER})(?:个(?=[多余]))?(?P<low_more>多|余)?(?P<low_scale>{SCALE})?"
    rf"(?:(?<=亿)零?(?P<low_rest>\d+)(?P<low_rest_scale>千万|百万|万))?(?P<low_currency>{CURRENCY})?"
    rf"(?:(?:-|~|—|–|至|到|--)(?P<high_ahead>{CURRENCY})?"
    rf"(?P<high>{_NUMBER})(?P<high_scale>{SCALE})?(?P<high_currency>{CURRENCY})?)?"
    rf"{_NOT_MONEY}(?P<more>多|余|\+(?!\d))?(?P<late_currency>{CURRENCY})?(?:人民币)?(?P<tail>以上|及以上|左右|上下|以内|以下|前后|起)?"
)
_PHASES = re.compile(rf"(?:首|[一二三四五1-5])期[^\d]{{0,6}}({_NUMBER})({SCALE})?")
_TOTAL = re.compile(r"(?<!期)总投资额?[为:]{0,2}")
CHANGED = re.compile(r"(?:调整|变更|修改|修订|增加|提高|扩大|追加|增资|增|改)(?:到|为|至)")
_OF_OTHERS = re.compile(r"产值|税|收入|营收|固投|固定资产|到位|用地")


@dataclass(frozen=True, slots=True)
class Found:
    """A sum in a text: whether it names no unit (`bare`), and the text around it."""

    quantity: Quantity
    bare: bool = False
    behind: str = ""
    before: str = ""


def sign_of(quantity: Quantity) -> str:
    """Return what the qualifier means: >=, <=, ~ or =; a bare range is about its figure."""
    return SIGN_OF.get(quantity.qualifier, "~" if quantity.low != quantity.high else "=")


def fen_of(number: Decimal, scale: int) -> int:
    """Return a number of units of a scale in hundredths, rounded to whole ones."""
    return int((number * (scale * FEN)).to_integral_value())


def find_sum(text: str, unit: Unit, raw: str) -> Found | None:
    """Return the sum that a plain text states: what it was changed to, that behind 总投资, of all phases, the first.

    `unit` is used where the text names none; `raw` is the text as written, kept with the sum.
    """
    changed = CHANGED.search(text)
    if changed and not _OF_OTHERS.search(text[: changed.start()]) and (found := _at(text, changed.end(), unit, raw)):
        return found
    stated = (_at(text, match.end(), unit, raw) for match in _TOTAL.finditer(text))
    return next(filter(None, stated), None) or _phases(text, unit, raw) or _added(text, unit, raw)


def _at(text: str, start: int, unit: Unit, raw: str) -> Found | None:
    match = FIGURE.match(text, start)
    return _found(match, unit, raw) if match else None


def _found(match: re.Match[str], unit: Unit, raw: str) -> Found | None:
    quantity, bare = quantity_of(match, unit, raw)
    text = match.string
    return Found(quantity, bare, text[match.end() :], text[: match.start()]) if quantity else None


def _added(text: str, unit: Unit, raw: str) -> Found | None:
    """Return the first sum in a text, with those added to it: 5亿+3亿."""
    match = FIGURE.search(text)
    found = _found(match, unit, raw) if match else None
    while found and found.behind.startswith("+") and (more := _at(found.behind, 1, unit, raw)):
        one, other = found.quantity, more.quantity
        if one.unit != other.unit:
            break
        whole = replace(one, low=one.low + other.low, high=one.high + other.high)
        found = Found(whole, found.bare, more.behind, found.before)
    return found


def _phases(text: str, unit: Unit, raw: str) -> Found | None:
    """Return the sum of 一期3亿元，二期2亿元, where no total is stated."""
    phases = list(_PHASES.finditer(text))
    first = FIGURE.search(text)
    if len(phases) < 2 or first is None or first.start() < phases[0].start():
        return None
    fen = sum(fen_of(_decimal(match[1]), _scale(match[2], unit.scale)) for match in phases)
    return Found(Quantity(fen, fen, unit.currency, "", raw))


def quantity_of(match: re.Match[str], unit: Unit, raw: str) -> tuple[Quantity | None, bool]:
    """Return the sum of a match of `FIGURE` and whether it names no unit; the low end of a range takes the unit of the
    high one."""
    currency = _currency(match)
    scale_word = match["low_scale"] or match["high_scale"]
    written_whole = match["late_currency"] or match["low_currency"] or match["high_currency"]
    default = 1 if scale_word or written_whole else unit.scale
    high_scale = _scale(match["high_scale"] or match["low_scale"], default)
    low = fen_of(_decimal(match["low"]), _scale(match["low_scale"], high_scale if match["high"] else default))
    low += fen_of(_decimal(match["low_rest"]), SCALES[match["low_rest_scale"]]) if match["low_rest"] else 0
    high = fen_of(_decimal(match["high"]), high_scale) if match["high"] else low
    bare = not scale_word and not currency
    if high >= LIMIT or high < low:
        return None, bare
    sign = match["sign"] or (match["tail"] or "").removeprefix("及") or match["more"] or match["low_more"] or ""
    return Quantity(low, high, currency or unit.currency, sign, raw), bare


def _currency(match: re.Match[str]) -> str:
    """Return the currency a match names: in 港币8000万元 the one ahead says which 元 is meant."""
    behind = match["late_currency"] or match["high_currency"] or match["low_currency"]
    ahead = match["ahead"] or match["high_ahead"]
    return CURRENCY_CODES[ahead if ahead and behind in (None, "元") else behind] if ahead or behind else ""


def _scale(word: str | None, default: int) -> int:
    return SCALES[word] if word else default


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
