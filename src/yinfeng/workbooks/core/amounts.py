"""Sums of money as cells hold them: 5亿, 50000 under 万元, 超5亿元, 约3-5亿元, USD 3000万, 拾亿元, 12OO0.

Remarks beside a sum (5亿元，其中固投3亿元) are sums of other kinds.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.numerals import arabic_amounts
from yinfeng.workbooks.core.plain import plain, says_nothing
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.units import CURRENCY, CURRENCY_CODES, SCALE, SCALES, Unit, read_unit


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SIGNS = {
    ">=": _words("超过 超 突破 逾 不少于 不低于 不小于 至少 大于 高于 >= ≥ > 以上 上 多 余 起 +"),
    "<=": _words("不超过 不高于 不大于 不足 不到 最高 小于 低于 少于 <= ≤ < 以内 以下 内"),
    "~": _words("大约 约为 约 近 将近 接近 预计 暂定 暂估 估算 预估 初步 大概 左右 上下 前后 ~"),
}
"""What is written before or behind a figure, by what it means for it."""

SIGN_OF = {word: sign for sign, written in SIGNS.items() for word in written}
KINDS = {
    word: kind
    for kind, written in {
        "fixed": "固定资产投资 固投 固定资产",
        "foreign": "外资",
        "domestic": "内资",
        "arrived": "到位资金 已到位 到资 到位",
        "plan_year": "年度计划",
    }.items()
    for word in written.split()
}
"""What a remark beside a total speaks of."""

_LONGEST = 400
_FEN = 100
_LIMIT = 2**62

_BEHIND_ONLY = {"多", "余", "内", "上", "起", "~", "+"}
_BEFORE = "|".join(sorted(map(re.escape, set(SIGN_OF) - _BEHIND_ONLY), key=len, reverse=True))
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?:\.\d++)?"
_COUNTS = "平|吨|台|套|件|辆|片|只|双|亩|人|千瓦|立方"
_NOT_MONEY = rf"(?![年月日亩%期台吨条倍层项家栋株头批次天.\d]|平方|公里|个(?!亿)|m2|gw|mw|kw|万?(?:{_COUNTS}))"
_FIGURE = re.compile(
    rf"(?P<sign>{_BEFORE})?(?P<ahead>{CURRENCY})?(?P<low>{_NUMBER})(?P<low_more>多|余)?(?P<low_scale>{SCALE})?"
    rf"(?:(?P<low_rest>(?<=[亿])\d+)(?P<low_rest_scale>千万|百万|万))?(?P<low_currency>{CURRENCY})?"
    rf"(?:(?:-|~|—|–|至|到|--)(?P<high_ahead>{CURRENCY})?"
    rf"(?P<high>{_NUMBER})(?P<high_scale>{SCALE})?(?P<high_currency>{CURRENCY})?)?"
    rf"{_NOT_MONEY}(?P<more>多|余|\+)?(?P<late_currency>{CURRENCY})?(?:人民币)?(?P<tail>以上|及以上|左右|上下|以内|以下|前后|起)?"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
_LETTERS = re.compile(r"(?<=[\d.])[o〇]+(?=[\do.万亿元]|$)|(?<![a-z])[o](?=\.\d)")
_ONES = re.compile(r"(?<=\d)[il|](?=[\d.万亿元]|$)|(?<![a-z])[il](?=\d)")
_PHASES = re.compile(rf"(?:首|[一二三四五1-5])期[^\d]{{0,6}}({_NUMBER})({SCALE})?")
_TOTAL = re.compile(r"总投资额?[为约:]{0,2}")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?e\+?\d{1,2}")
_TWO_POINTS = re.compile(r"\d\.\d+\.\d")
_ODD_COMMA = re.compile(r"\d,(?!\d{3}(?!\d))\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """What an amount cell says: the sum in hundredths of its currency, none where nothing can be read.

    `flag` names what a person should look at (see `findings`); `parts` are sums of other kinds that stand beside.
    """

    quantity: Quantity | None = None
    inferred: bool = False
    flag: str = ""
    parts: Mapping[str, Quantity] = field(default_factory=dict)


NOTHING = Figure()


def sign_of(quantity: Quantity) -> str:
    """Return what the qualifier means: >=, <=, ~ or =; a bare range is about its figure."""
    return SIGN_OF.get(quantity.qualifier, "~" if quantity.low != quantity.high else "=")


def read_amount(value: Value, unit: Unit) -> Figure:
    """Read a cell as money; `unit` is that of the column, used where the cell names none."""
    if isinstance(value, bool) or says_nothing(value):
        return NOTHING
    if isinstance(value, int | float):
        return _of_number(value, unit)
    return _of_text(value, unit) if isinstance(value, str) else Figure(flag="amount")


@lru_cache(maxsize=1 << 16)
def _of_number(value: float, unit: Unit) -> Figure:
    if value < 0:
        return Figure(flag="negative")
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.12g}")
    fen = _fen(number, unit.scale)
    if fen >= _LIMIT:
        return Figure(flag="amount")
    return Figure(Quantity(fen, fen, unit.currency), unit.inferred)


def _fen(number: Decimal, scale: int) -> int:
    return int((number * (scale * _FEN)).to_integral_value())


@lru_cache(maxsize=1 << 16)
def _of_text(text: str, unit: Unit) -> Figure:
    if _PLAIN.fullmatch(text):
        fen = _fen(Decimal(text), unit.scale)
        return (
            Figure(Quantity(fen, fen, unit.currency, "", text), unit.inferred)
            if fen < _LIMIT
            else Figure(flag="amount")
        )
    clean = plain(text[:_LONGEST]).replace("'", "").replace("、", ",").replace(";", ",").replace("。", ".")
    if _SCIENTIFIC.fullmatch(clean):
        return _of_number(float(clean), unit)
    mended = _ONES.sub("1", _LETTERS.sub(lambda match: "0" * len(match[0]), clean))
    flag = "letters" if mended != clean else ""
    main, notes = _without_notes(arabic_amounts(mended))
    if _ODD_COMMA.search(main) and not re.search(r"[亿万元]", main):
        main, flag = main.replace(",", ""), flag or "commas"
    if main.startswith("-") or _TWO_POINTS.search(main):
        return Figure(flag="amount")
    found = _phases(main, unit, text) or _first(main, unit, text) or _first(_flat(mended), unit, text)
    if found is None:
        return Figure(flag="amount")
    quantity, bare, rest = found
    other = _parts(f"{rest},{notes}", unit)
    if bare and re.search(r"\d", rest) and re.match(r"[/+]", rest):
        flag = flag or "several"
    return Figure(quantity, bare and unit.inferred, flag, other)


def _flat(text: str) -> str:
    return re.sub(r"[()\[\]【】]", "", arabic_amounts(text))


def _without_notes(text: str) -> tuple[str, str]:
    """Part a cell into what it states and its remarks; a bracket that holds only a unit belongs to the figure."""
    notes: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = match[1] or match[2] or match[3] or ""
        if read_unit(inside) and not re.search(r"\d", inside):
            return inside.removeprefix("单位:")
        notes.append(inside)
        return ""

    main = _BRACKETS.sub(take, text)
    main, _, tail = main.partition("其中")
    return main, ",".join((*notes, tail))


def _first(text: str, unit: Unit, raw: str) -> tuple[Quantity, bool, str] | None:
    """Return the first sum in a text (that behind 总投资 before others), whether it has no unit, and what follows."""
    leads = [match.end() for match in _TOTAL.finditer(text)]
    for start in (*leads, 0):
        if match := (_FIGURE.match(text, start) if start else _FIGURE.search(text)):
            quantity, bare = _quantity(match, unit, raw)
            return (quantity, bare, text[match.end() :]) if quantity else None
    return None


def _quantity(match: re.Match[str], unit: Unit, raw: str) -> tuple[Quantity | None, bool]:
    """Return the sum of a match and whether it names no unit; the low end of a range takes the unit of the high one."""
    currency = _currency(match)
    scale_word = match["low_scale"] or match["high_scale"]
    written_whole = match["late_currency"] or match["low_currency"] or match["high_currency"]
    default = 1 if scale_word or written_whole else unit.scale
    high_scale = _scale(match["high_scale"] or match["low_scale"], default)
    low = _fen(_decimal(match["low"]), _scale(match["low_scale"], high_scale if match["high"] else default))
    low += _fen(_decimal(match["low_rest"]), SCALES[match["low_rest_scale"]]) if match["low_rest"] else 0
    high = _fen(_decimal(match["high"]), high_scale) if match["high"] else low
    bare = not scale_word and not currency
    if high >= _LIMIT or high < low:
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


def _phases(text: str, unit: Unit, raw: str) -> tuple[Quantity, bool, str] | None:
    """Return the sum of 一期3亿元，二期2亿元, where no total is stated."""
    phases = list(_PHASES.finditer(text))
    if len(phases) < 2 or not re.match(r"(?:项目)?(?:首|[一二三四五1-5])期", text):
        return None
    fen = sum(_fen(_decimal(match[1]), _scale(match[2], unit.scale)) for match in phases)
    return Quantity(fen, fen, unit.currency, "", raw), False, ""


def _parts(text: str, unit: Unit) -> dict[str, Quantity]:
    return dict(_each_part(text, unit)) if any(word in text for word in KINDS) else {}


def _each_part(text: str, unit: Unit) -> Iterator[tuple[str, Quantity]]:
    for piece in re.split(r"[,，;]", text):
        kind = next((KINDS[word] for word in KINDS if word in piece), None)
        if kind and (match := _FIGURE.search(piece)):
            quantity, _ = _quantity(match, unit, piece)
            if quantity:
                yield kind, quantity
