"""Web pages and the XML of Excel 2003, as programs save them under the name xls."""

import contextlib
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import UnreadableError

BOOK = (
    '<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><NumberFormat'
    ' ss:Format="0.00&quot;亿元&quot;"/></Style></Styles>{sheets}</Workbook>'
)


def book(rows: str, encoding: str = "UTF-8", options: str = "", columns: str = "") -> bytes:
    sheet = f'<Worksheet ss:Name="表1"><Table>{columns}{rows}</Table>{options}</Worksheet>'
    return BOOK.format(encoding=encoding, sheets=sheet).encode(encoding)


def page(inside: str) -> list[list[object]]:
    return read_workbook(f"<html><body>{inside}</body></html>".encode()).sheets[0].rows


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ('<Data ss:Type="Number">12.0</Data>', 12),
        ('<Data ss:Type="String">0595</Data>', "0595"),
        ('<Data ss:Type="DateTime">2022-03-05T00:00:00.000</Data>', date(2022, 3, 5)),
        ('<Data ss:Type="DateTime">2022-03-05T10:30:00.000</Data>', datetime(2022, 3, 5, 10, 30)),  # noqa: DTZ001
        ('<Data ss:Type="DateTime">1899-12-31T10:30:00.000</Data>', time(10, 30)),
        ('<Data ss:Type="Boolean">1</Data>', True),
        ('<Data ss:Type="Error">#N/A</Data>', None),
        ('<ss:Data ss:Type="String"><B>安踏</B><Font>体育</Font></ss:Data>', "安踏体育"),
        ('<Data ss:Type="String">晋江</Data><x:PhoneticText>jin</x:PhoneticText>', "晋江"),
        ('<Data ss:Type="String">甲</Data><Comment><ss:Data ss:Type="String">批注</ss:Data></Comment>', "甲"),
    ],
)
def test_a_cell_of_the_xml_is_read_as_it_is_stored(data: str, value: object):
    cells = f'<Row><Cell>{data}</Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
    assert read_workbook(book(cells)).sheets[0].rows == [[value, 1]]


def test_places_marks_and_formats_of_the_xml():
    rows = (
        '<Row ss:Index="2" ss:Hidden="1"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1">'
        '<Data ss:Type="String">甲</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">5</Data></Cell></Row>'
        '<Row><Cell ss:Index="4"><Data ss:Type="Number">6</Data></Cell></Row>'
    )
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    read = read_workbook(book(rows, options=options, columns='<Column/><Column ss:Hidden="1" ss:Span="1"/>'))
    (found,) = read.sheets
    assert read.form == "xls"
    assert found.rows == [[], [None, "甲", None, 5], [None, None, None, 6]]
    assert found.merged == ((1, 1, 2, 2),)
    assert (found.hidden, found.hidden_rows, found.hidden_columns) == (True, {1}, {1, 2})
    assert found.formats == {(1, 3): '0.00"亿元"'}


@pytest.mark.parametrize("encoding", ["UTF-8", "GB2312", "UTF-16"])
def test_the_xml_is_read_in_the_encodings_of_its_time(encoding: str):
    rows = '<Row><Cell><Data ss:Type="String">泉州项目</Data></Cell></Row>'
    assert read_workbook(book(rows, encoding)).sheets[0].rows == [["泉州项目"]]


@pytest.mark.parametrize(
    ("inside", "rows"),
    [
        ("<table><tr><td>甲<td>乙<tr><td>丙</table>", [["甲", "乙"], ["丙"]]),
        ("<table><tr><td> 甲\n 乙 <br>丙</td><td>&lt;5&nbsp;亿</td></tr></table>", [["甲 乙\n丙", "<5 亿"]]),
        ("<table><tr></tr><tr><th>甲　乙</th></tr></table>", [[], ["甲　乙"]]),
        ("<table><tr><td colspan=2>甲</td><td>乙</td></tr></table>", [["甲", None, "乙"]]),
        ("<table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", [["甲", "乙"], [None, "丙"]]),
        ("<table><tr><td><table><tr><td>甲</td></tr></table></td><td>乙</td></tr></table>", [[None, "乙"], ["甲"]]),
        ("<table><!-- <tr><td>旧</td></tr> --><tr><td><script>x<y</script>甲</td></tr></table>", [["甲"]]),
        ("<table><tr><td><![if !supportEmptyParas]>甲<![endif]></td></tr></table>", [["甲"]]),
        ('<table><tr><td title="a>b">甲</td></tr></table>', [["甲"]]),
        ('<table><tr><td width="5>甲</td></tr><tr><td>乙</td></tr></table>', [["甲"], ["乙"]]),
        ("<table><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>", [["甲"], ["乙"]]),
        ("<table><tr><td>甲 < 乙", [["甲 < 乙"]]),
    ],
)
def test_the_rows_of_a_page(inside: str, rows: list[list[object]]):
    assert page(inside) == rows


def test_what_a_page_hides_and_merges():
    inside = (
        '<table><col><col style="display:none"><tr><td colspan="2" rowspan="2">甲</td><td>乙</td></tr>'
        '<tr style="display:none"><td>丙</td></tr></table>'
    )
    (found,) = read_workbook(inside.encode()).sheets
    assert (found.name, found.merged, found.hidden_rows, found.hidden_columns) == (None, ((0, 0, 1, 1),), {1}, {1})


@pytest.mark.parametrize(
    ("encoding", "declared"), [("gb18030", "gb2312"), ("utf-8", "gb2312"), ("big5", "big5"), ("gbk", "")]
)
def test_a_page_is_read_by_what_its_bytes_are(encoding: str, declared: str):
    head = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    content = f"{head}<table><tr><td>工程合同</td></tr></table>".encode(encoding)
    assert read_workbook(content).sheets[0].rows == [["工程合同"]]


def test_a_page_saved_as_one_file():
    content = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<table><tr><td>=E6=99=8B=E6=B1=9F</td></tr></table>\r\n--b--\r\n"
    )
    assert read_workbook(content.encode()).sheets[0].rows == [["晋江"]]


def test_a_page_without_a_table_is_refused():
    with pytest.raises(UnreadableError, match="没有表格"):
        page("<p>请登录</p>")


PIECES = [
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<td rowspan=3 colspan=2>",
    "<td a='",
    "甲",
    '"',
    "'",
]
PIECES += ["<!--", "-->", "<", "<br>", "<script>", "</script>"]


@given(st.lists(st.sampled_from(PIECES)))
@settings(max_examples=300, deadline=None)
def test_however_broken_a_page_is_it_is_read_or_refused(pieces: list[str]):
    with contextlib.suppress(UnreadableError):
        page("".join(pieces))
