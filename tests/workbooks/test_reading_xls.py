"""Workbooks of Excel 97: the same values and marks as in newer forms."""

import io
from datetime import date, datetime, time

import pytest
import xlwt

from yinfeng.workbooks.core.forms.compound import Compound
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import UnreadableError


def style(code: str) -> xlwt.XFStyle:
    made = xlwt.XFStyle()
    made.num_format_str = code
    return made


def saved(book: xlwt.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_values_formats_and_marks():
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("重点项目")
    page.write_merge(0, 0, 0, 3, "附件")
    page.write(1, 0, "0595")
    page.write(1, 1, 12)
    page.write(1, 2, 0.5, style("0%"))
    page.write(1, 3, datetime(2022, 3, 5), style("yyyy-mm-dd"))  # noqa: DTZ001
    page.write(1, 4, time(6, 30), style("h:mm"))
    page.write(1, 5, True)
    page.write(1, 6, "", style("0"))
    page.write(2, 0, 3.5, style('0.00"亿元"'))
    page.row(2).hidden = True
    page.col(1).hidden = True
    book.add_sheet("字典").visibility = 1
    found = read_workbook(saved(book))
    first, second = found.sheets
    assert found.form == "xls"
    assert first.rows == [["附件"], ["0595", 12, 0.5, date(2022, 3, 5), time(6, 30), True], [3.5]]
    assert first.formats == {(1, 2): "0%", (2, 0): '0.00"亿元"'}
    assert (first.merged, first.hidden_rows, first.hidden_columns) == (((0, 0, 0, 3),), {2}, {1})
    assert (second.name, second.hidden, second.rows) == ("字典", True, [])


def test_days_of_the_calendar_of_1904():
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("a").write(0, 0, 43163, style("yyyy-mm-dd"))
    assert read_workbook(saved(book)).sheets[0].rows == [[date(2022, 3, 5)]]


def test_a_stream_without_its_shell_is_read():
    book = xlwt.Workbook()
    book.add_sheet("a").write(2, 1, "晋江")
    bare = Compound(saved(book)).read("Workbook")
    assert read_workbook(bare).sheets[0].rows == [[], [], [None, "晋江"]]


@pytest.mark.parametrize("end", [300, 600, 1536, 4000])
def test_a_file_that_is_cut_off_is_refused(end: int):
    book = xlwt.Workbook()
    page = book.add_sheet("a")
    for row in range(50):
        page.write(row, 0, f"项目{row}")
    with pytest.raises(UnreadableError, match="损坏"):
        read_workbook(saved(book)[:end])
