"""The first rows of a long workbook, read before the rest: the same as of the whole, and bounded like it."""

from dataclasses import replace
from io import BytesIO

import pytest
import xlsxwriter
from tests.workbooks.packing import MAIN, SHEET, xlsx, zipped

from yinfeng.workbooks.core.reading import read_head, read_workbook
from yinfeng.workbooks.core.sheets import Limits, UnreadableError

HEADER = ("序号", "项目名称", "总投资（万元）", "签约时间")


def book(n_rows: int, sheets: int = 1) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as written:
        percent = written.add_format({"num_format": "0%"})
        for _ in range(sheets):
            page = written.add_worksheet()
            page.write_row(0, 0, HEADER)
            for at in range(1, n_rows):
                page.write_row(at, 0, (at, f"湖光{at}号项目", at * 10))
                page.write(at, 3, 0.5, percent)
            page.set_row(2, None, None, {"hidden": True})
            page.merge_range(3, 1, 4, 1, "合并项目")
            page.merge_range(n_rows + 1, 0, n_rows + 2, 1, "备注")
    return file.getvalue()


@pytest.mark.parametrize("sheets", [1, 2])
@pytest.mark.parametrize("n_rows", [5, 8, 29])
def test_the_first_rows_are_those_of_the_whole(n_rows, sheets):
    content = book(30, sheets)
    head, whole = read_head(content, "表.xlsx", n_rows), read_workbook(content, "表.xlsx")
    for short, long in zip(head.sheets, whole.sheets, strict=True):
        assert short.rows == long.rows[:n_rows]
        assert (short.hidden_rows, short.merged) == (long.hidden_rows, long.merged[:1])
        assert short.formats == {place: code for place, code in long.formats.items() if place[0] < n_rows}


def test_a_short_file_and_other_forms_have_no_head():
    assert read_head(book(30), "表.xlsx", 40) is None
    assert read_head("项目名称,总投资\n甲,3\n".encode() * 100, "表.csv", 5) is None
    assert read_head(b"PK\x05\x06" + bytes(18), "空.zip", 5) is None


def test_rows_may_carry_a_prefix_and_no_numbers():
    rows = "".join(f"<x:row><x:c><x:v>{n}</x:v></x:c></x:row>" for n in range(9))
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert read_head(xlsx("", more={SHEET: part}), "表.xlsx", 4).sheets[0].rows == [[0], [1], [2], [3]]


@pytest.mark.parametrize("cell", ['<c r="XFD9"><v>1</v></c>', '<c r="A99999999"><v>1</v></c>'])
def test_the_first_rows_are_bounded_like_the_whole(cell):
    content = xlsx(f"<row>{cell}</row>" * 9)
    with pytest.raises(UnreadableError):
        read_head(content, "表.xlsx", 2, replace(Limits(), columns=100, rows=1000))


def test_what_unpacks_too_far_is_refused_before_anything_is_cut():
    bomb = zipped({"xl/workbook.xml": "x", "xl/big.xml": b"0" * 40_000_000})
    with pytest.raises(UnreadableError):
        read_head(bomb, "表.xlsx", 5)
