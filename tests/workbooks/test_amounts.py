"""Sums of money as cells hold them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.workbooks.core.amounts import read_amount
from yinfeng.workbooks.core.quantities import sign_of
from yinfeng.workbooks.core.units import WAN, YI, YUAN, Unit, unit_of_format, unit_of_label, unit_of_title

YI_FEN, WAN_FEN = 10**10, 10**6


@pytest.mark.parametrize(
    ("cell", "low", "high", "currency", "sign"),
    [
        ("5亿", 5 * YI_FEN, None, "CNY", "="),
        (50000, 50000 * WAN_FEN, None, "CNY", "="),
        ("超5亿元", 5 * YI_FEN, None, "CNY", ">="),
        ("约3-5亿元", 3 * YI_FEN, 5 * YI_FEN, "CNY", "~"),
        ("5000万-1亿元", 5000 * WAN_FEN, YI_FEN, "CNY", "~"),
        ("5-8", 5 * WAN_FEN, 8 * WAN_FEN, "CNY", "~"),
        ("1.2亿美元", 12 * YI_FEN // 10, None, "USD", "="),
        ("港币8000万元", 8000 * WAN_FEN, None, "HKD", "="),
        ("USD 3000万", 3000 * WAN_FEN, None, "USD", "="),
        ("拾亿元", 10 * YI_FEN, None, "CNY", "="),
        ("壹亿贰仟万元", 12000 * WAN_FEN, None, "CNY", "="),
        ("三点五亿元", 35 * YI_FEN // 10, None, "CNY", "="),
        ("１２，０００", 12000 * WAN_FEN, None, "CNY", "="),
        ("1，200", 1200 * WAN_FEN, None, "CNY", "="),
        ("1.5 亿", 15 * YI_FEN // 10, None, "CNY", "="),
        ("10多亿元", 10 * YI_FEN, None, "CNY", ">="),
        ("不超过5000万元", 5000 * WAN_FEN, None, "CNY", "<="),
        ("6亿元左右", 6 * YI_FEN, None, "CNY", "~"),
        ("5（亿元）", 5 * YI_FEN, None, "CNY", "="),
        ("18000（含土地款2000）", 18000 * WAN_FEN, None, "CNY", "="),
        ("2022年投资5亿元", 5 * YI_FEN, None, "CNY", "="),
        ("年产5万吨，投资3亿元", 3 * YI_FEN, None, "CNY", "="),
        ("一期3亿元，二期2亿元", 5 * YI_FEN, None, "CNY", "="),
        ("1亿2000万元", 12000 * WAN_FEN, None, "CNY", "="),
        ("总投资约5亿元", 5 * YI_FEN, None, "CNY", "~"),
        ("5亿+", 5 * YI_FEN, None, "CNY", ">="),
        ("5个多亿", 5 * YI_FEN, None, "CNY", ">="),
        ("5000（暂定）", 5000 * WAN_FEN, None, "CNY", "~"),
        ("原5亿元，现调整为6亿元", 6 * YI_FEN, None, "CNY", "="),
        ("5亿元（后增资至6亿元）", 6 * YI_FEN, None, "CNY", "="),
        ("分两期，一期5亿元，二期3亿元", 8 * YI_FEN, None, "CNY", "="),
        ("5亿+3亿", 8 * YI_FEN, None, "CNY", "="),
        ("2亿零500万元", 20500 * WAN_FEN, None, "CNY", "="),
        ("固投8亿元，总投资10亿元", 10 * YI_FEN, None, "CNY", "="),
        ("5000万美元（约3.5亿元人民币）", 5000 * WAN_FEN, None, "USD", "="),
        ("5000W", 5000 * WAN_FEN, None, "CNY", "="),
        ("7.07E+04", 70700 * WAN_FEN, None, "CNY", "="),
    ],
)
def test_a_sum_is_read_under_wan(cell: object, low: int, high: int | None, currency: str, sign: str):
    quantity = read_amount(cell, WAN).quantity
    assert (quantity.low, quantity.high, quantity.unit) == (low, high or low, currency)
    assert sign_of(quantity) == sign


@pytest.mark.parametrize("cell", ["详见附件", "80%", "十几亿", "几千万", "数十亿元", "1.2.3", -5, "万元"])
def test_what_is_no_sum_is_told(cell: object):
    figure = read_amount(cell, WAN)
    assert figure.quantity is None
    assert figure.flag


@pytest.mark.parametrize("cell", [None, "", "-", "——", "/", "待定", "面议", True])
def test_what_says_nothing_is_nothing(cell: object):
    figure = read_amount(cell, WAN)
    assert (figure.quantity, figure.flag) == (None, "")


def test_letters_among_figures_are_read_and_told():
    figure = read_amount("12OO0", WAN)
    assert (figure.quantity.low, figure.flag) == (12000 * WAN_FEN, "letters")


def test_a_remark_beside_the_total_is_a_sum_of_its_own_kind():
    assert {kind: part.low for kind, part in read_amount("5亿元（其中固投3亿元）", WAN).parts.items()} == {
        "fixed": 3 * YI_FEN
    }


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("总投资(亿元)", YI),
        ("总投资/万元", WAN),
        ("投资额:元", YUAN),
        ("总投资万元", WAN),
        ("外资(万美元)", Unit(10**4, "USD")),
        ("投资金额(新台币亿元)", Unit(10**8, "TWD")),
        ("投资额(人民币万元)", WAN),
        ("总投资(人民币:亿元)", YI),
        ("总投资(人民币,万元)", WAN),
        ("总投资(折人民币万元)", WAN),
        ("总投资(约亿圆)", YI),
        ("总投资(万元/亿美元)", WAN),
        ("总投资(亿元以上)", None),
        ("占地(亩)", None),
    ],
)
def test_a_header_gives_its_unit(label: str, unit: Unit | None):
    assert unit_of_label(label) == unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位(万元)", WAN),
        ("单位 亿元", YI),
        ("单位:人民币(亿元)", YI),
        ("单位名称:某局单位:万元", WAN),
        ("注:以上金额均以万元为单位", WAN),
        ("投资额以亿元计", YI),
        ("2022年签约金额超亿元项目", None),
        ("投资额1亿元以上项目清单", None),
    ],
)
def test_a_line_gives_the_unit_of_all_figures(line: str, unit: Unit | None):
    assert unit_of_title(line) == unit


def test_a_title_and_a_number_format_give_a_unit():
    assert unit_of_title("单位:亩、万元") == WAN
    assert unit_of_title("2022年签约项目(共3个)") is None
    assert unit_of_format('0.00"亿元"') == YI
    assert unit_of_format("[$$-409]#,##0") == Unit(1, "USD")
    assert unit_of_format('0!.0,"万元"') == YUAN


@given(st.decimals(min_value="0.01", max_value=9999, places=2), st.sampled_from(["", "约", "超", "近"]),
       st.sampled_from([("亿元", YI), ("万元", WAN), ("元", YUAN), ("", WAN)]))  # fmt: skip
def test_any_sum_written_in_any_unit_comes_back(number: Decimal, sign: str, unit: tuple[str, Unit]):
    written, scale = unit
    quantity = read_amount(f"{sign}{number}{written}", WAN).quantity
    assert quantity.low == int(number * scale.scale * 100)
    assert sign_of(quantity) == {"": "=", "约": "~", "超": ">=", "近": "~"}[sign]
