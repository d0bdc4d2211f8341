"""Workbooks of Excel and WPS: values as stored, what is hidden or merged, and nothing that was not saved as a value."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter
from tests.workbooks.packing import MAIN, xlsx

from yinfeng.workbooks.core.reading import read_workbook


def sheet(content: bytes):
    return read_workbook(content).sheets[0]


def rows(cells: str, **parts):
    return sheet(xlsx(cells, **parts)).rows


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>3</v></c>", 3),
        ("<c><v>3.0</v></c>", 3),
        ("<c><v>0.1</v></c>", 0.1),
        ("<c><v>1E400</v></c>", None),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="e"><v>#N/A</v></c>', None),
        ('<c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>', "甲x"),
        ('<c t="str"><f>A1</f><v></v></c>', None),
        ("<c><f>SUM(A1:A9)</f><v>45</v></c>", 45),
        ('<c t="d"><v>2022-03-05T00:00:00</v></c>', date(2022, 3, 5)),
        ('<c t="inlineStr"><is><r><t>安踏</t></r><r><t xml:space="preserve"> 体育</t></r></is></c>', "安踏 体育"),
        ('<c t="str"><v>0595-22776666</v></c>', "0595-22776666"),
        ('<c t="str"><v>350582199001010011</v></c>', "350582199001010011"),
        ("<c><v>44625</v></c>", 44625),
    ],
)
def test_a_cell_is_read_as_it_is_stored(cell: str, value: object):
    (row,) = rows(f"<row>{cell}<c><v>1</v></c></row>")
    assert row == [value, 1]
    assert type(row[0]) is type(value)


def test_shared_strings_keep_their_runs_and_lose_their_phonetics():
    strings = "<si><r><t>泉州</t></r><r><t xml:space='preserve'> 鞋业</t></r></si>"
    strings += "<si><t>晋江</t><rPh sb='0' eb='1'><t>JINJIANG</t></rPh></si>"
    assert rows('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', strings=strings) == [["泉州 鞋业", "晋江"]]


@pytest.mark.parametrize(
    ("code", "serial", "value"),
    [
        ("yyyy-mm-dd", "44625", date(2022, 3, 5)),
        ("[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@", "44625", date(2022, 3, 5)),
        ("yyyy/m/d h:mm", "44625.5", datetime(2022, 3, 5, 12)),  # noqa: DTZ001
        ("h:mm", "0.25", time(6)),
        ("[h]:mm", "1.5", 1.5),
        ("0.00&quot;亿元&quot;", "44625", 44625),
    ],
)
def test_a_serial_number_is_a_day_where_its_format_says_so(code: str, serial: str, value: object):
    assert rows(f'<row><c s="1"><v>{serial}</v></c></row>', codes=(code,)) == [[value]]


def test_days_of_the_calendar_of_1904():
    book = '<workbookPr date1904="1"/>'
    assert rows('<row><c s="1"><v>43163</v></c></row>', codes=("yyyy-m-d",), book=book) == [[date(2022, 3, 5)]]


@pytest.mark.parametrize(
    ("code", "telling"),
    [
        ("0.00&quot;亿元&quot;", True),
        ("0.00%", True),
        ("[$$-409]#,##0.00", True),
        ("¥#,##0", True),
        ("0.00,", True),
        ("0!.0,&quot;万&quot;", True),
        ("G/通用格式&quot;亩&quot;", True),
        ("G/通用格式", False),
        ("#,##0.00_);[Red]\\(#,##0.00\\)", False),
        ("0.00E+00", False),
        ("yyyy-mm-dd", False),
    ],
)
def test_a_format_is_kept_where_it_changes_what_a_number_says(code: str, telling: bool):
    found = sheet(
        xlsx('<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1" s="1" t="str"><v>五</v></c></row>', codes=(code,))
    )
    assert set(found.formats) == ({(0, 0)} if telling else set())


def test_rows_and_cells_stand_where_their_references_say_whatever_the_dimension_claims():
    cells = '<row r="3"><c r="C3"><v>1</v></c><c r="E3"/></row><row r="7"><c r="A7" s="0"/></row>'
    for claimed in ("A1:XFD1048576", "A1", "Z9:ZZ99"):
        assert rows(cells, before=f'<dimension ref="{claimed}"/>') == [[], [], [None, None, 1]]


def test_cells_that_only_have_a_style_cost_nothing_however_far_they_are():
    far = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>'
    far += '<row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>'
    assert rows(far, codes=("0",)) == [[], [1]]


def test_what_is_hidden_or_merged_is_told_as_far_as_there_is_content():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>'
    cells += '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
    found = sheet(
        xlsx(
            cells + '<row r="9" hidden="true"/>',
            before='<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A900"/><mergeCell ref="M1:N2"/></mergeCells>',
        )
    )
    assert found.hidden_rows == {1}
    assert found.hidden_columns == {1, 3}
    assert found.merged == ((0, 0, 0, 2),)


def test_sheets_come_in_their_order_with_their_names_and_hidden_ones_say_so():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("汇总 & 说明").write(0, 0, "甲")
        book.add_worksheet("上月").hide()
        book.add_chartsheet("图")
        book.add_worksheet("字典").very_hidden()
    assert [(found.name, found.hidden) for found in read_workbook(file.getvalue()).sheets] == [
        ("汇总 & 说明", False),
        ("上月", True),
        ("字典", True),
    ]


def test_a_whole_book_of_a_writing_library():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy年m月d日"}) as book:
        page = book.add_worksheet()
        page.merge_range("A1:C1", "附件3")
        page.write_row(1, 0, ["项目", 1.5, None])
        page.write_datetime("C2", datetime(2022, 5, 18))  # noqa: DTZ001
        page.write_formula("A3", '=HYPERLINK("http://example.org")', None, "链接")
        page.set_row(2, None, None, {"hidden": True})
    found = read_workbook(file.getvalue(), "甲.xlsx")
    assert found.form == "xlsx"
    assert found.sheets[0].rows == [["附件3"], ["项目", 1.5, date(2022, 5, 18)], ["链接"]]
    assert found.sheets[0].hidden_rows == {2}


def test_macros_links_and_formulas_without_result_are_left_aside_and_told():
    parts = {
        "xl/vbaProject.bin": b"\xd0\xcf",
        "xl/externalLinks/externalLink1.xml": "<x/>",
        "xl/embeddings/a.bin": b"x",
    }
    found = read_workbook(xlsx('<row><c><f>cmd|"/c calc"!A0</f></c><c><v>1</v></c></row>', more=parts), "甲.xlsm")
    told = " ".join(note.say() for note in found.notes)
    assert all(word in told for word in ("宏", "链接到其他文件", "嵌有其他文件", "有 1 个公式没有保存计算结果"))
    assert {note.where.file for note in found.notes} == {"甲.xlsm"}
    assert found.sheets[0].rows == [[None, 1]]


def test_the_names_of_elements_may_carry_a_prefix():
    rows = '<x:row r="2" hidden="1"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    found = sheet(xlsx("", more={"xl/worksheets/sheet1.xml": part}))
    assert (found.rows, found.hidden_rows) == ([[], [None, 5]], {1})
