"""Whatever a person types: a parser reads it or raises what it documents, and what it read prints as the same again."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.decoding import UNPRINTABLE, damage, decode
from yinfeng.kernel.problems import nearest
from yinfeng.kernel.quantity import parse_quantity

LIKE_DAYS = st.text(st.sampled_from("0123456789.-/年月日QH 　２〇零½①٣+_e"), max_size=25)
LIKE_FIGURES = st.text(
    st.sampled_from("0123456789.,-~至十百千万亿元美港超约多余以上个%m2㎡²亩公顷½①٣_e　"), max_size=25
)


@given(LIKE_DAYS | st.text(max_size=20))
@example("....")
@example("..2022..2023")
@example("." * 100_000)
@settings(max_examples=600, deadline=None)
def test_a_day_is_read_or_refused_and_prints_as_the_same(text: str):
    try:
        interval = parse_interval(text)
    except ValueError:
        return
    assert parse_interval(str(interval)) == interval


@given(LIKE_FIGURES | st.text(max_size=20))
@example("9" * 5000 + "元")
@example("9" * 24 + "万亿元")
@example("1" + ",000" * 100_000 + "元")
@settings(max_examples=600, deadline=None)
def test_a_figure_is_read_or_refused_and_fits_its_column(text: str):
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return
    assert 0 <= quantity.low <= quantity.high < 2**63
    assert parse_quantity(quantity.raw) == quantity


@given(st.binary(max_size=300))
def test_no_bytes_make_decoding_fail(content: bytes):
    decoded = decode(content)
    if decoded is not None:
        assert all(1 <= line <= decoded.text.count("\n") + 1 for line, _ in damage(decoded.text))
        assert not UNPRINTABLE.search(UNPRINTABLE.sub("", decoded.text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_a_text_is_the_same_in_every_encoding(encoding: str):
    text = "編號,名稱\n1,國際半導體園區開發專案\n2,高端裝備製造\n"
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(("word", "near"), [("shrot", "short"), ("x", ""), ("s" * 10_000, ""), ("", "")])
def test_a_near_miss_is_found(word: str, near: str):
    assert nearest(word, ["short", "label"]) == near


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_double_byte_text_with_a_few_damaged_bytes_is_still_that_text(encoding: str):
    content = ("工程合同金流\n" * 20).encode(encoding)
    read = decode(content[:7] + b"\xff" + content[7:] + "工".encode(encoding)[:1])
    assert read is not None
    assert read.text.count("工程合同金流") >= 18
