"""Figures as printed: 20亿元, 超700亿元, 约3-5亿元, 1.2亿美元, 2000个, 9.3%, 150万平方米.

Every figure is a pair of whole numbers in the smallest unit used (fen for money, hundredths for per cent), so that
sums are exact. Currencies are kept apart and never converted.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from yinfeng.kernel.folding import fold

CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "元人民币": "CNY", "美元": "USD", "美金": "USD", "港元": "HKD", "港币": "HKD",
    "欧元": "EUR", "日元": "JPY", "新台币": "TWD", "台币": "TWD", "英镑": "GBP",
}  # fmt: skip
_SCALES = {"": 1, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
           "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}  # fmt: skip
_AREAS = {"平方米": (1, 1), "m2": (1, 1), "亩": (10000, 15), "公顷": (10**4, 1), "平方公里": (10**6, 1)}
_SIGNS = str.maketrans({"㎡": "平方米", "²": "2", "㎢": "平方公里"})
_QUALIFIERS = ("超过", "超", "突破", "逾", "不少于", "不低于", "约", "近", "预计", "不足", "至少", "共")
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FORM = re.compile(
    rf"(?P<qualifier>{'|'.join(_QUALIFIERS)})?(?P<low>{_NUMBER})(?:[-~—至](?P<high>{_NUMBER}))?"
    rf"(?P<more>多|余)?(?P<scale>十万|百万|千万|十亿|百亿|千亿|万亿|十|百|千|万|亿)?(?P<unit>[^\d]*?)(?P<tail>及?以上|多|左右|余)?"
)
LIMIT = 2**62
"""What every whole figure stays below, so that it fits a column of the database."""
_MAX_DIGITS = 24
_COUNT_UNITS = frozenset("个家项宗名人场支户月天年条位套台只笔件") | {"家次"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or range in whole smallest units, with the currency or unit and the qualifier as printed.

    Units: `unit` CNY, USD … means fen (hundredths) of that currency; `%` means hundredths of a per cent;
    `m2` means square metres; anything else is a measure word such as 个 and the figure is a plain count.
    """

    low: int
    high: int
    unit: str
    qualifier: str = ""
    raw: str = ""

    @property
    def is_money(self) -> bool:
        """Tell whether the figure is money."""
        return self.unit in CURRENCIES.values()

    def __str__(self) -> str:
        return self.raw or f"{self.low}{self.unit}"


def _unit_and_factor(unit: str) -> tuple[str, tuple[int, int]]:
    if unit in CURRENCIES:
        return CURRENCIES[unit], (100, 1)
    if unit in ("%", "百分点"):
        return "%", (100, 1)
    if unit in _AREAS:
        return "m2", _AREAS[unit]
    if unit in _COUNT_UNITS:
        return unit, (1, 1)
    raise ValueError(unit)


def _whole(number: str, scale: int, factor: tuple[int, int]) -> int:
    if len(number) > _MAX_DIGITS:
        raise ValueError(number)
    value = Decimal(number.replace(",", "")) * scale * factor[0] / factor[1]
    whole = int(value.to_integral_value())
    if whole >= LIMIT or (factor[1] == 1 and value != whole):
        raise ValueError(number)
    return whole


def parse_quantity(text: str) -> Quantity:
    """Read a figure as printed.

    A bare 亿 means 亿元, as the field writes it; a bare 万 does not, since it may count anything.
    Raises: ValueError with examples if the text is not a figure with a unit, or one too large to be kept exactly.
    Units:  see `Quantity`.
    """
    plain = fold(text.translate(_SIGNS)).replace("平米", "平方米").replace("m2", "平方米")
    match = _FORM.fullmatch(plain)
    try:
        if match is None:
            raise ValueError(text)
        scale = _SCALES[match["scale"] or ""]
        unit, factor = _unit_and_factor(match["unit"] or ("元" if scale >= 10**8 else ""))
        low = _whole(match["low"], scale, factor)
        high = _whole(match["high"], scale, factor) if match["high"] else low
    except ValueError:
        raise ValueError(f"'{text}' is not a figure such as 20亿元, 3500万元, 1.2亿美元, 2000个 or 9.3%") from None
    if high < low:
        raise ValueError(f"'{text}' is a range whose end is below its start")
    return Quantity(low, high, unit, match["qualifier"] or match["tail"] or match["more"] or "", text.strip())
