"""Tables as text: encodings, delimiters, quotes, blank lines."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinfeng.workbooks.core.reading import read_workbook

TEXT = "项目名称,总投资(万元),县市\n石墨烯导热膜,50000,晋江市\n"
ROWS = [["项目名称", "总投资(万元)", "县市"], ["石墨烯导热膜", "50000", "晋江市"]]
TRADITIONAL = "項目名稱,投資總額,縣市\n鞋業總部,50000,晉江\n"


def rows(text: str | bytes) -> list[list[object]]:
    return read_workbook(text.encode() if isinstance(text, str) else text).sheets[0].rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"]
)
def test_the_encoding_is_told_by_the_bytes(encoding: str):
    assert rows(TEXT.encode(encoding)) == ROWS


def test_traditional_characters_in_either_encoding():
    assert rows(TRADITIONAL.encode("big5"))[1][2] == rows(TRADITIONAL.encode("gb18030"))[1][2] == "晉江"


def test_the_encoding_is_told_where_it_was_guessed():
    read = read_workbook(TEXT.encode("gbk"), "甲.csv")
    assert [str(note) for note in read.notes] == ["甲.csv: 按 GB18030 编码读入。"]
    assert not read_workbook(TEXT.encode()).notes
    assert (read.form, read.sheets[0].name) == ("csv", None)


@pytest.mark.parametrize("place", [0, 30])
def test_a_few_damaged_bytes_do_not_keep_the_rest_from_being_read(place: int):
    content = (TEXT * 20).encode("gbk")
    assert rows(content[:place] + b"\xff" + content[place:])[-1] == ROWS[1]
    assert rows((TEXT * 20).encode("gbk") + "晋".encode("gbk")[:1])[-2] == ROWS[1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_lines_agree_on(delimiter: str):
    text = f"附件{delimiter}{delimiter}\n名称{delimiter}投资方{delimiter}额\n甲{delimiter}乙、丙{delimiter}1,2;3\n"
    assert rows(text)[1] == ["名称", "投资方", "额"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n\n\nc,d\n", [["a", "b"], [], [], ["c", "d"]]),
        ('a,"b\nb"\nc,d', [["a", "b\nb"], ["c", "d"]]),
        ('a,"说""好""",b\r\nc\r\n', [["a", '说"好"', "b"], ["c"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("a,,\n,,\n,b\n,,\n\n", [["a"], [], [None, "b"]]),
        ('="0123",5\n', [["0123", "5"]]),
        ("sep=;\na;b,c\n", [[], ["a", "b,c"]]),
        ("=cmd|'/c calc'!A0,1\n", [["=cmd|'/c calc'!A0", "1"]]),
        ("一列\n甲\n", [["一列"], ["甲"]]),
        ("a\0,b\x07\n" + "c,d\n" * 60, [["a", "b"]] + [["c", "d"]] * 60),
    ],
)
def test_records(text: str, expected: list[list[object]]):
    assert rows(text) == expected


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_what_follows():
    read = read_workbook('a,b\n"甲,1\n"乙",2\n丙,3\n'.encode())
    assert read.sheets[0].rows[1:] == [['"甲', "1"], ["乙", "2"], ["丙", "3"]]
    assert "引号不成对" in read.notes[0].say()


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029\ufeff\ufffd"), max_size=8
)
CELLS |= st.sampled_from(["甲\n乙", "1,200", 'a"b', "；", "x;y", "\t"])
CELLS = CELLS.filter(lambda cell: not cell.endswith('"'))  # quotes around a whole cell are taken for those of a program


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=300, deadline=None)
def test_what_was_written_is_read(table: list[list[str]], encoding: str, end: str):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["名称", "县市"]] * 3 + table)
    expected = [[cell or None for cell in row] for row in table]
    for row in expected:
        while row and row[-1] is None:
            row.pop()
    while expected and not expected[-1]:
        expected.pop()
    assert rows(file.getvalue().encode(encoding))[3:] == expected
