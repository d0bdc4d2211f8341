"""Workbooks in OpenDocument: repetitions counted, what is hidden told, comments and drawings left out."""

from datetime import date, datetime, time

import pytest
from tests.workbooks.packing import ods

from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import UnreadableError

BARE = '<table:table-cell office:value-type="string"{}>{}</table:table-cell>'


def cell(kind: str, value: str = "", text: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    held = f' office:{name}="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}"{held}><text:p>{text}</text:p></table:table-cell>'


def table(inside: str, name: str = "表") -> str:
    return f'<table:table table:name="{name}">{inside}</table:table>'


def row(inside: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (cell("float", "12.50", "12.5"), 12.5),
        (cell("float", "3", "3.00"), 3),
        (cell("percentage", "0.5", "50%"), 0.5),
        (cell("date", "2022-03-05", "3月5日"), date(2022, 3, 5)),
        (cell("date", "2022-03-05T08:30:00", "x"), datetime(2022, 3, 5, 8, 30)),  # noqa: DTZ001
        (cell("time", "PT06H30M00S"), time(6, 30)),
        (cell("time", "PT36H00M00S"), 1.5),
        (cell("boolean", "true", "TRUE"), True),
        (cell("string", "", "13505950000"), "13505950000"),
        (cell("string", "", "甲<text:s text:c='2'/>乙<text:line-break/>丙"), "甲  乙\n丙"),
        (cell("string", "", "甲</text:p><text:p>乙"), "甲\n乙"),
        (cell("string", "", "甲<text:span>乙</text:span><text:ruby-text>yi</text:ruby-text>"), "甲乙"),
        (cell("date", "不详", "不详"), "不详"),
        (BARE.format(' calcext:value-type="error"', "<text:p>#N/A</text:p>"), None),
        (BARE.format("", "<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>"), "甲"),
        (BARE.format("", "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame>"), None),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_stored(written: str, value: object):
    (line,) = read_workbook(ods(table(row(written + cell("float", "1"))))).sheets[0].rows
    assert line == [value, 1]


def test_repeated_rows_and_cells_count_one_by_one():
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        row(cell("string", "", "甲"))
        + row(blank, 'table:number-rows-repeated="3"')
        + row(
            blank
            + cell("float", "1").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"')
        )
        + row(cell("string", "", "乙"), 'table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
    )
    (found,) = read_workbook(ods(table(rows))).sheets
    assert found.rows == [["甲"], [], [], [], [None, None, 1, 1], ["乙"], ["乙"]]


def test_what_is_hidden_or_merged_is_told():
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    merged = cell("string", "", "合").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"'
    )
    rows = row(merged + "<table:covered-table-cell/>" + cell("float", "1"))
    rows += row(
        "<table:covered-table-cell/><table:covered-table-cell/>" + cell("float", "2"), 'table:visibility="filter"'
    )
    shown = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta2" style:family="table">{shown}</style:style>'
    hidden = table("", "字典").replace("<table:table ", '<table:table table:style-name="ta2" ')
    first, second = read_workbook(ods(table(columns + rows) + hidden, styles)).sheets
    assert (first.merged, first.hidden_rows, first.hidden_columns) == (((0, 0, 1, 1),), {1}, {1, 2})
    assert (first.hidden, second.hidden, second.name) == (False, True, "字典")


def test_formats_come_from_the_style_of_the_cell_or_its_column():
    styles = (
        '<number:number-style style:name="N1"><number:number number:decimal-places="2"/><number:text>亿元</number:text>'
        '</number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:parent-style-name="ce1"/>'
    )
    column = '<table:table-column table:default-cell-style-name="ce2"/><table:table-column/>'
    rows = row(cell("float", "5") + cell("percentage", "0.5") + cell("float", "5"))
    (found,) = read_workbook(ods(table(column + rows), styles)).sheets
    assert found.formats == {(0, 0): '0.00"亿元"', (0, 1): "0%"}


def test_a_protected_file_is_refused():
    manifest = "<manifest:manifest xmlns:manifest='urn:x'><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(UnreadableError, match="密码"):
        read_workbook(ods("", more={"META-INF/manifest.xml": manifest}))
