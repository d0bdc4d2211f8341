import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.kernel.quantity import parse_quantity

YI = 10**8 * 100  # fen


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        ("20亿元", 20 * YI, 20 * YI, "CNY", ""),
        ("1万亿元", 10**4 * YI, 10**4 * YI, "CNY", ""),
        ("3500万元", 35 * YI // 100, 35 * YI // 100, "CNY", ""),
        ("超700亿元", 700 * YI, 700 * YI, "CNY", "超"),
        ("约3-5亿元", 3 * YI, 5 * YI, "CNY", "约"),
        ("1.2亿美元", 12 * YI // 10, 12 * YI // 10, "USD", ""),
        ("10,374.08亿元", 1037408 * YI // 100, 1037408 * YI // 100, "CNY", ""),
        ("１００万元", YI // 100, YI // 100, "CNY", ""),
        ("2000个", 2000, 2000, "个", ""),
        ("近80个", 80, 80, "个", "近"),
        ("9.3%", 930, 930, "%", ""),
        ("超150万平方米", 1_500_000, 1_500_000, "m2", "超"),
        ("30亩", 20000, 20000, "m2", ""),
        ("約29.6億元", 296 * YI // 10, 296 * YI // 10, "CNY", "约"),
        ("63亿", 63 * YI, 63 * YI, "CNY", ""),
        ("5亿元及以上", 5 * YI, 5 * YI, "CNY", "及以上"),
        ("2000余亩", 1_333_333, 1_333_333, "m2", "余"),
        ("659000㎡", 659_000, 659_000, "m2", ""),
        ("20亿元以上", 20 * YI, 20 * YI, "CNY", "以上"),
    ],
)
def test_a_figure_reads_as_printed(text: str, low: int, high: int, unit: str, qualifier: str):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.unit, quantity.qualifier) == (low, high, unit, qualifier)
    assert quantity.raw == text


@pytest.mark.parametrize("text", ["", "20", "亿元", "待定", "5-3亿元", "20亿斤", "50万", "1.5个", "--3亿元"])
def test_what_is_no_figure_is_refused_never_guessed(text: str):
    with pytest.raises(ValueError, match=r"not a figure|range whose end"):
        parse_quantity(text)


@given(st.integers(0, 10**13), st.sampled_from(["CNY", "USD"]))
def test_money_is_exact_to_the_fen(fen: int, currency: str):
    word = {"CNY": "元", "USD": "美元"}[currency]
    quantity = parse_quantity(f"{fen // 100}.{fen % 100:02d}{word}")
    assert (quantity.low, quantity.unit) == (fen, currency)
