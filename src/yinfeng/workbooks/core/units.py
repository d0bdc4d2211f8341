"""Units of money as headers, titles, cells and number formats name them: 亿元, 万美元, 单位：万元."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinfeng.kernel.quantity import CURRENCIES
from yinfeng.workbooks.core.plain import plain

SCALES = {"": 1, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
          "亿": 10**8, "个亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}  # fmt: skip
CURRENCY_CODES = {plain(name): code for name, code in CURRENCIES.items()} | {
    "rmb": "CNY", "cny": "CNY", "¥": "CNY", "人民币元": "CNY", "us$": "USD", "usd": "USD", "$": "USD", "hk$": "HKD",
    "hkd": "HKD", "eur": "EUR", "€": "EUR", "£": "GBP", "jpy": "JPY", "日圆": "JPY", "twd": "TWD", "nt$": "TWD",
    "港元": "HKD", "港币": "HKD", "澳元": "AUD", "新元": "SGD", "新加坡元": "SGD", "加元": "CAD", "韩元": "KRW",
    "圆": "CNY",
}  # fmt: skip
SCALE = "|".join(sorted((re.escape(word) for word in SCALES if word), key=len, reverse=True))
CURRENCY = "|".join(sorted(map(re.escape, CURRENCY_CODES), key=len, reverse=True))
_NO_THRESHOLD = "(?!及?以[上下]|级)"
_UNIT = re.compile(rf"({CURRENCY})?+({SCALE})?+({CURRENCY})?+(?:人民币)?+{_NO_THRESHOLD}")
_BARE = re.compile(rf"^({SCALE})$")
_WITHIN = re.compile(rf"(?:{CURRENCY})?(?:{SCALE})(?:{CURRENCY}|$)(?:人民币)?+{_NO_THRESHOLD}")
_BRACKETED = re.compile(r"[(\[{<【]([^()\[\]{}<>【】]*)[)\]}>】]")
_AT_END = re.compile(rf"(?:{CURRENCY})?(?:{SCALE})?(?:元|美元|美金|港元|港币|欧元|日元|新台币|台币|英镑)(?:人民币)?$")
_TITLE = re.compile(r"(?:单位|金额|计量)[^:]{0,6}:(?=(.{1,20}))")
_EVERYWHERE = re.compile(
    rf"(?:(?:单位|金额)[^,。;\d超过逾]{{0,8}}?|投资额?(?:均|都|统一)?以)((?:{SCALE})?(?:{CURRENCY}))"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money: how many of the currency one is, and whether it was inferred rather than written."""

    scale: int
    currency: str
    inferred: bool = False


YUAN, WAN, YI = Unit(1, "CNY"), Unit(10**4, "CNY"), Unit(10**8, "CNY")


def read_unit(text: str) -> Unit | None:
    """Return the unit that a plain text is or begins with, such as 亿元, 万, 人民币万元; None where it is none."""
    text = text.removeprefix("单位:").removeprefix("单位").lstrip(":")
    match = _UNIT.match(text)
    if match and (match[1] or match[3]):
        # In 新台币亿元 the word ahead says which 元 is meant.
        currency = match[1] if match[1] and match[3] in (None, "元") else match[3]
        return Unit(SCALES[match[2] or ""], CURRENCY_CODES[currency])
    if match := _BARE.match(text):
        return Unit(SCALES[match[1]], "CNY")
    return None


def unit_of_label(label: str) -> Unit | None:
    """Return the unit in a plain header: in brackets, after a stroke or colon, or at the end."""
    bracketed = _BRACKETED.findall(label)
    if unit := _said_in((*bracketed, *re.split(r"[/:,]", label)[1:])):
        return unit
    match = _AT_END.search(label) or next(filter(None, map(_WITHIN.search, bracketed)), None)
    return read_unit(match[0]) if match else None


def _said_in(parts: Iterable[str]) -> Unit | None:
    """Return the first unit that parts of a text name, one with a scale (万元) before a mere currency (人民币)."""
    units = [unit for text in parts for part in re.split(r"[,:/()]", text) if (unit := read_unit(part))]
    return next((unit for unit in units if unit.scale > 1), units[0] if units else None)


def unit_of_title(line: str) -> Unit | None:
    """Return the unit of money that a plain line above or below a table gives for all of it (单位：万元)."""
    for said in _TITLE.findall(line):
        if unit := _said_in(re.split(r"[,、;/()]", said)):
            return unit
    if match := _EVERYWHERE.search(line):
        return read_unit(match[1])
    bracketed = [read_unit(part) for part in _BRACKETED.findall(line)]
    return next(filter(None, bracketed), None)


def unit_of_format(code: str) -> Unit | None:
    """Return the unit that a number format prints beside the figure, as in `0.00"亿元"` or `[$$-409]#,##0`.

    A format that also divides (`0!.0,"万元"`) stands on a figure in whole yuan.
    """
    literal = plain(re.sub(r'[0#?_.,\\"!;\s*]|\[(?:Red|Blue|Black|红色|蓝色)\]', "", code))
    symbol = re.search(r"\[\$([^\]-]+)", code)
    if symbol and plain(symbol[1]) in CURRENCY_CODES:
        return Unit(1, CURRENCY_CODES[plain(symbol[1])])
    match = re.search(rf"({SCALE})({CURRENCY})?|({CURRENCY})", literal)
    unit = read_unit(match[0]) if match else None
    if unit and re.search(r"[0#],+(?:[^0#,]|$)", code):
        return Unit(1, unit.currency)
    return unit
