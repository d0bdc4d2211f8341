import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.plan.core.sentences import check_sentences, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_a_sentence_goes_on_across_a_blank_line():
    assert split("要牢固樹立，人人\n\n都是服務主體的意識。第二句。") == [
        "要牢固樹立，人人\n\n都是服務主體的意識。",
        "第二句。",
    ]


def test_headings_captions_and_menus_stand_alone():
    assert split("上一篇  下一篇\n第一章 总则\n\n各单位要抓紧，不得拖延。\n\n《港口》某港（图）\n") == [
        "上一篇  下一篇", "第一章 总则", "各单位要抓紧，不得拖延。", "《港口》某港（图）",
    ]  # fmt: skip


def test_a_closing_quote_belongs_to_its_sentence():
    assert split("他说：“来！”大家来了。") == ["他说：“来！”", "大家来了。"]


def test_windows_line_ends_do_not_shift_offsets():
    assert split("第一句，\r\n\r\n仍是第一句。\r\n第二句。") == ["第一句，\r\n\r\n仍是第一句。", "第二句。"]


@given(st.text(alphabet="一二，。！？”\n\r 　《》:：ab1"))
def test_sentences_hold_every_character_that_is_no_white_space(text: str):
    held = {i for s in sentences(text) for i in range(s.start, s.end)}
    assert all(i in held or character.isspace() for i, character in enumerate(text))
    spans = [(s.start, s.end) for s in sentences(text)]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


HASH = "a" * 64


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("", [1]),
        ("start,end\n1,2\n", [1, 2]),
        (f"start,end,sha256\n5,2,{HASH}\n0,4,{HASH}\n2,6,{HASH}\n", [2, 4]),
        (
            f"start,end,sha256\nx,2,{HASH}\n1,2,{HASH[1:]}\n-1,2,{HASH}\n{'9' * 5000},2,{HASH}\n1\0,2,x\n",
            [2, 3, 4, 5, 6],
        ),
        (f'start,end,sha256\n"0,4,{HASH}\n', [2]),
    ],
)
def test_every_damaged_line_of_a_table_is_named(table: str, lines: list[int]):
    assert [problem.where.line for problem in check_sentences(table, "t.csv")] == lines
