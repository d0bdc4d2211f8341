"""Why a pair got its verdict, in the words of a clerk: one sentence a comparison, then what follows from them."""

import numpy as np

from yinfeng.identity.core.amounts import CURRENCIES
from yinfeng.identity.core.comparing import Comparison, Money, Shared
from yinfeng.identity.core.deciding import Verdict
from yinfeng.identity.core.names import WIDTH
from yinfeng.identity.core.owners import Rows
from yinfeng.identity.core.places import Near
from yinfeng.identity.core.preparing import Prepared
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.relations import Core

_CONCLUSIONS = {
    Verdict.SAME: ("同一企业", "同一项目"),
    Verdict.PART_OF: ("一方是另一方的一部分", "一方是另一方的一部分"),
    Verdict.DIFFERENT: ("不是同一企业", "不是同一项目"),
    Verdict.UNSURE: ("请人工判断", "请人工判断"),
}
_WHO = {
    Core.APART: "{what}不同（{left}/{right}）",
    Core.LETTERS: "{what}一方是另一方的缩写（{left}/{right}）",
    Core.CLOSE: "{what}差一字（{left}/{right}）",
    Core.SOUND: "{what}有一字同音不同（{left}/{right}）",
    Core.END: "{what}一方是另一方的后半（{left}/{right}）",
    Core.NAMED: "一方的投资方出现在另一方名称里（{left}/{right}）",
    Core.SHORT: "{what}一方是另一方的简称（{left}/{right}）",
    Core.EQUAL: "{what}相同（{left}）",
}
_WORDS = {Shared.SOME: "其余用词部分相同", Shared.APART: "其余用词不同", Shared.ONE_SIDED: "只有一方写明内容"}
_MONEY = {
    Money.EQUAL: "金额相同（{left}）",
    Money.NEAR: "金额相近（{left}/{right}）",
    Money.DIGITS: "金额数字相同、单位不同（{left}/{right}）",
    Money.APART: "金额不同（{left}/{right}）",
}
_FIGURES = {Shared.EQUAL: "规模数字相同", Shared.APART: "规模数字不同"}
_PHASES = {
    Shared.EQUAL: "期数相同（{left}）",
    Shared.SOME: "期数部分相同（{left}/{right}）",
    Shared.APART: "期数不同（{left}/{right}）",
    Shared.ONE_SIDED: "只有一方写明期数（{left}{right}）",
    Shared.LATER: "只有一方写明期数（{left}{right}）",
}
_BRANCH = {Shared.ONE_SIDED: "一方是分支机构或配套部分"}
_PARTS = {Shared.EQUAL: "分区相同", Shared.APART: "分区不同", Shared.ONE_SIDED: "只有一方写明分区"}
_CODE = {Shared.EQUAL: "统一社会信用代码相同", Shared.APART: "统一社会信用代码不同"}
_SIGNS = {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "TWD": "新台币", "GBP": "英镑"}
_NUMERALS = "零一二三四五六七八九十"
_ALMOST_ALL = 0.2


class Reasons:
    """Writes the reasons of pairs when they are asked for."""

    def __init__(self, records: Records, prepared: Prepared, left: Rows, right: Rows, comparison: Comparison) -> None:
        """Take the records and how the pairs of their rows compare. Shape: rows (m,)."""
        self._records, self._prepared, self._comparison = records, prepared, comparison
        self._left, self._right = left, right

    def say(self, pair: int, verdict: Verdict) -> str:
        """Return the reason of one pair, its sentences separated by ；."""
        sentences = [*self._names(pair), self._where(pair), self._money(pair), *self._rest(pair)]
        conclusion = _CONCLUSIONS[verdict][int(self._comparison.project[pair])]
        return "；".join(filter(None, sentences)) + f"→ {conclusion}"

    def _names(self, pair: int) -> list[str]:
        comparison = self._comparison
        sentences = ["按曾用名表是同一企业"] if comparison.renamed[pair] else []
        if comparison.whole_says[pair] > 0:
            return [*sentences, "名称相同"]
        if comparison.same_name[pair]:
            return [*sentences, "名称去掉地名和组织形式后相同"]
        return [*sentences, self._who(pair), self._words(pair)]

    def _who(self, pair: int) -> str:
        comparison = self._comparison
        slots = int(comparison.who_left[pair]), int(comparison.who_right[pair])
        what = {(False, False): "名称核心", (True, True): "投资方"}.get((slots[0] > 0, slots[1] > 0), "名称与投资方")
        left, right = (
            self._core(rows[pair], slot) for rows, slot in zip((self._left, self._right), slots, strict=True)
        )
        template = _WHO.get(Core(int(comparison.who[pair])), "")
        return template.format(what=what, left=left, right=right)

    def _core(self, row: int, slot: int) -> str:
        length = min(int(self._prepared.cores[row, slot]), WIDTH)
        return "".join(map(chr, self._prepared.heads[row, slot, :length].tolist()))

    def _words(self, pair: int) -> str:
        comparison = self._comparison
        shared, missing = float(comparison.shared[pair]), float(comparison.missing[pair])
        if shared > 0 and missing <= _ALMOST_ALL * shared:
            return "其余用词相同"
        return _WORDS.get(Shared(int(comparison.words[pair])), "")

    def _where(self, pair: int) -> str:
        near = Near(int(self._comparison.where[pair]))
        places = self._records.places
        left, right = (places[self._left[pair]], places[self._right[pair]]) if places else ("", "")
        if near == Near.EQUAL:
            return f"地点相同（{left or right}）" if left or right else "地点相同"
        if near == Near.APART:
            return f"地点不同（{left}/{right}）" if left and right else "地点不同"
        return "地点一方在另一方之内" if near == Near.WITHIN else ""

    def _money(self, pair: int) -> str:
        template = _MONEY.get(Money(int(self._comparison.money[pair])), "")
        return template.format(left=self._amount(self._left[pair]), right=self._amount(self._right[pair]))

    def _amount(self, row: int) -> str:
        prepared = self._prepared
        low, high = int(prepared.low[row]), int(prepared.high[row])
        unit = _SIGNS.get(CURRENCIES[int(prepared.currency[row])], "")
        return _money(low) + unit if low == high else f"{_money(low)}至{_money(high)}{unit}"

    def _rest(self, pair: int) -> list[str]:
        comparison = self._comparison
        phases = (_phases(int(self._prepared.phases[rows[pair]])) for rows in (self._left, self._right))
        left, right = phases
        branch = Shared(int(comparison.branch[pair]))
        return [
            _FIGURES.get(Shared(int(comparison.figures[pair])), ""),
            _PHASES.get(Shared(int(comparison.phases[pair])), "").format(left=left, right=right),
            _BRANCH.get(branch, "") or _PARTS.get(Shared(int(comparison.parts[pair])), ""),
            _CODE.get(Shared(int(comparison.code[pair])), ""),
        ]


def _money(fen: int) -> str:
    """Return fen in 亿 or 万 of their unit without zeros behind."""
    for power, scale in ((10, "亿"), (6, "万")):
        if fen >= 10**power:
            return f"{np.format_float_positional(fen / 10**power, trim='-', precision=4)}{scale}"
    return np.format_float_positional(fen / 100, trim="-", precision=2)


def _phases(bits: int) -> str:
    numbers = [number for number in range(1, 32) if bits >> number & 1]
    return "、".join(f"{_NUMERALS[number] if number < len(_NUMERALS) else number}期" for number in numbers)
