from hypothesis import given
from hypothesis import strategies as st

from yinfeng.kernel.folding import fold, search_key, simplify


def test_traditional_and_simplified_fold_to_the_same_text():
    assert fold("蘭姆達 光模塊") == fold("兰姆达光模块")


def test_white_space_and_width_do_not_matter():
    assert fold("一批\n\n戰略性　１２個") == "一批战略性12个"


def test_search_ignores_letter_case():
    assert search_key("ＡＩ机器人") == search_key("ai機器人")


def test_simplifying_keeps_every_offset():
    text = "泉州將成立開放招商領導小組"
    assert len(simplify(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
