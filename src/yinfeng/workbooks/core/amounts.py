"""Sums of money as cells hold them: 5亿, 50000 under 万元, 超5亿元, 约3-5亿元, USD 3000万, 拾亿元, 12OO0.

Remarks beside a sum (5亿元，其中固投3亿元) are sums of other kinds.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from yinfeng.kernel.quantity import Quantity
from yinfeng.workbooks.core.numerals import arabic_amounts
from yinfeng.workbooks.core.plain import plain, says_nothing
from yinfeng.workbooks.core.quantities import CHANGED, FIGURE, LIMIT, SIGN_OF, fen_of, find_sum, quantity_of
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.units import Unit, read_unit

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
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
_LETTERS = re.compile(r"(?<=[\d.])[o〇]+(?=[\do.万亿元]|$)|(?<![a-z])[o](?=\.\d)")
_ONES = re.compile(r"(?<=\d)[il|](?=[\d.万亿元]|$)|(?<![a-z])[il](?=\d)")
_MARKS = str.maketrans({"'": "", "、": ",", ";": ",", "。": "."})
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?e\+?\d{1,2}")
_WAN = re.compile(r"(?<=\d)w(?=元|$)")
_VAGUE = re.compile(r"[几数](?=[十百千万亿])|[十百千]几")
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
    fen = fen_of(number, unit.scale)
    if fen >= LIMIT:
        return Figure(flag="amount")
    return Figure(Quantity(fen, fen, unit.currency), unit.inferred)


@lru_cache(maxsize=1 << 16)
def _of_text(text: str, unit: Unit) -> Figure:
    if _PLAIN.fullmatch(text):
        fen = fen_of(Decimal(text), unit.scale)
        return (
            Figure(Quantity(fen, fen, unit.currency, "", text), unit.inferred) if fen < LIMIT else Figure(flag="amount")
        )
    clean = plain(text[:_LONGEST]).translate(_MARKS).rstrip(".")
    if _SCIENTIFIC.fullmatch(clean):
        return _of_number(float(clean), unit)
    mended = _ONES.sub("1", _LETTERS.sub(lambda match: "0" * len(match[0]), clean))
    if _VAGUE.search(mended):
        return Figure(flag="amount")
    return _of_words(arabic_amounts(_WAN.sub("万", mended)), unit, text, "letters" if mended != clean else "")


def _of_words(text: str, unit: Unit, raw: str, flag: str) -> Figure:
    main, notes = _without_notes(text)
    if _ODD_COMMA.search(main) and not re.search(r"[亿万元]", main):
        main, flag = main.replace(",", ""), flag or "commas"
    if main.startswith("-") or _TWO_POINTS.search(main):
        return Figure(flag="amount")
    changed = next(filter(CHANGED.search, notes), "")
    found = find_sum(changed or main, unit, raw) or find_sum(re.sub(r"[()\[\]【】]", "", text), unit, raw)
    if found is None:
        return Figure(flag="amount")
    other = _parts(",".join((found.before, found.behind, *notes)), unit)
    if found.bare and re.match(r"[/+].*\d", found.behind):
        flag = flag or "several"
    return Figure(_doubted(found.quantity, notes), found.bare and unit.inferred, flag, other)


def _doubted(quantity: Quantity, notes: list[str]) -> Quantity:
    """Return a sum with the word of doubt that stands in brackets behind it: 5000（暂定）."""
    word = next((note for note in notes if note in SIGN_OF), "")
    return replace(quantity, qualifier=word) if word and not quantity.qualifier else quantity


def _without_notes(text: str) -> tuple[str, list[str]]:
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
    return main, [*notes, tail]


def _parts(text: str, unit: Unit) -> dict[str, Quantity]:
    return dict(_each_part(text, unit)) if any(word in text for word in KINDS) else {}


def _each_part(text: str, unit: Unit) -> Iterator[tuple[str, Quantity]]:
    for piece in re.split(r"[,，;]", text):
        kind = next((KINDS[word] for word in KINDS if word in piece), None)
        if kind and (match := FIGURE.search(piece)):
            quantity, _ = quantity_of(match, unit, piece)
            if quantity:
                yield kind, quantity
