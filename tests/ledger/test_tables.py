"""A table of an office is read whole: what can be used is read, everything else is told with its line and column."""

from datetime import date

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.ledger.conftest import PLAN

from yinfeng.kernel.days import parse_interval
from yinfeng.ledger.core import records
from yinfeng.ledger.core.mapping import Table, load_tables
from yinfeng.ledger.core.names import names_of
from yinfeng.ledger.core.tables import Reading, Said, read_table
from yinfeng.plan.core.loader import load_plan

MAPPING = """\
tables:
  - key: projects
    files: projects*.csv
    title: 项目月报
    kind: project
    subject: 项目编号
    standing: claimed
    sender: 填报单位
    source: {title: 报表, day: 报送日期}
    columns:
      - {column: 项目名称, word: name}
      - {column: 投资方, word: investor, split: ;}
      - {column: 责任单位, word: unit, reads: unit}
      - {column: 小组, word: group, reads: body}
      - {column: 协议投资额, word: agreed_amount, reads: quantity}
      - {column: 签约日期, word: signed, reads: day, paper: 签约材料}
      - {column: 到位金额, word: arrived_amount, reads: quantity, day: 到位日期, label: 批次}
      - {column: 最近阶段, word: "@", until: yes, when: {依据: [推断]}}
  - key: plain
    files: plain.csv
    title: 数字表
    kind: project
    subject: 编号
    columns:
      - {column: 亿元, word: agreed_amount, reads: yi, currency: 币种}
      - {column: 万元, word: arrived_amount, reads: wan, currency: 币种}
      - {column: 面积, word: floor_area, reads: area}
      - {column: 个数, word: n_projects, reads: count}
  - key: rulings
    files: rulings.csv
    title: 审核意见表
    kind: project
    subject: 项目编号
    act: rule
    word: 事项
    day: 发生日期
    sender: 填报单位
    verdict: 结论
    accepts: [认可, 核减]
    refuses: [不予认可]
    amount: 核定数
    ruler: 审核单位
    reason: 意见
    paper: 材料
"""
TABLES = {table.key: table for table in load_tables(MAPPING)[0]}
NAMES = names_of(load_plan(PLAN)[0])
HEADER = "项目编号,项目名称,投资方,责任单位,小组,协议投资额,签约日期,签约材料,到位金额,到位日期,批次,最近阶段,依据"
HEADER += ",填报单位,报表,报送日期"
COLUMNS = HEADER.split(",")


def row(**cells: str) -> str:
    """Write a row of the monthly return with these cells; the key, sender and day are given."""
    full = {"项目编号": "p1", "填报单位": "东湖区", "报送日期": "2026-03-20", **cells}
    assert set(full) <= set(COLUMNS)
    return ",".join(full.get(column, "") for column in COLUMNS)


def read(content: str | bytes, table: str = "projects") -> Reading:
    content = content.encode() if isinstance(content, str) else content
    return read_table(content, "projects.csv", TABLES[table], NAMES)


def read_rows(*rows: str) -> Reading:
    return read("\n".join([HEADER, *rows]) + "\n")


def only(**cells: str) -> tuple[Said | None, list[str]]:
    """Read one row that says one thing; return that and the problems."""
    reading = read_rows(row(**cells))
    (said,) = reading.said or (None,)
    return said, told(reading)


def told(reading: Reading) -> list[str]:
    return [f"{problem.where.line} {problem.where.field}".strip() for problem in reading.problems]


def messages(reading: Reading) -> str:
    return "\n".join(map(str, reading.problems))


# ---- the file ----

SIMPLIFIED = f"{HEADER}\n{row(项目名称='芯片封装测试项目', 责任单位='西岭县')}\n"
TRADITIONAL = opencc.OpenCC("s2t").convert(SIMPLIFIED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-be"])
def test_the_encodings_of_the_mainland_are_recognised(encoding):
    reading = read(SIMPLIFIED.encode(encoding))
    assert not reading.problems
    assert [said.text for said in reading.said] == ["芯片封装测试项目", "west"]


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gb18030"])
def test_traditional_files_are_recognised_with_their_header_and_names(encoding):
    reading = read(TRADITIONAL.encode(encoding))
    assert not reading.problems
    assert [said.text for said in reading.said] == ["芯片封裝測試項目", "west"]


LATIN_MAPPING = """\
tables:
  - {key: t, files: t.csv, title: t, kind: project, subject: id, columns: [{column: name, word: name}]}
"""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("國際半導體產業園區開發專案", "big5"),
        ("國際半導體產業園區開發專案", "gb18030"),
        ("高端装备制造产业园二期工程", "gb18030"),
        ("高端装备制造产业园二期工程", "utf-8"),
    ],
)
def test_where_the_header_gives_no_hint_the_frequent_characters_do(text, encoding):
    (table,) = load_tables(LATIN_MAPPING)[0]
    reading = read_table(f"id,name\np1,{text}\n".encode(encoding), "t.csv", table, NAMES)
    assert [said.text for said in reading.said] == [text]


def test_a_damaged_byte_does_not_make_another_encoding_of_the_file():
    content = (HEADER + "\n" + "\n".join(row(项目编号=f"p{n}", 项目名称="芯片封装") for n in range(9))).encode()
    place = content.index("芯".encode(), content.index(b"p5"))
    reading = read(content[:place] + b"\xff" + content[place + 1 :])
    assert [said.text for said in reading.said].count("芯片封装") == 8
    assert told(reading) == ["7"]
    assert "认不出的字节" in messages(reading)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8\xff\xff", bytes(range(128, 256))])
def test_what_is_none_of_the_encodings_is_told(content):
    reading = read(content)
    assert not reading.said
    assert "编码认不出来" in messages(reading)


@pytest.mark.parametrize("content", ["", "\n\n", "a,b\n1,2\n", "项目名称\n甲\n", SIMPLIFIED.replace(",", ";")])
def test_without_the_column_of_the_key_nothing_is_read_and_one_problem_says_so(content):
    reading = read(content)
    assert (reading.n_rows, reading.said, told(reading)) == (0, [], ["1"])
    assert "“项目编号”" in messages(reading)


def test_a_header_alone_is_no_problem():
    reading = read(HEADER)
    assert (reading.n_rows, reading.said, reading.problems) == (0, [], [])


def test_titles_may_stand_above_the_header_and_lines_are_counted_with_them():
    reading = read(f"示例数据：项目月报,,,\n\n{HEADER}\n{row(签约日期='三月')}\n")
    assert told(reading) == ["4 签约日期"]


def test_too_large_a_file_is_told_and_not_read(monkeypatch):
    monkeypatch.setattr(records, "_MAX_BYTES", 100)
    reading = read(SIMPLIFIED)
    assert (reading.said, told(reading)) == ([], ["1"])


def test_every_missing_column_is_told_also_those_that_only_explain_others():
    reading = read("项目编号,项目名称,协议投资额,签约日期,到位金额\np1,甲,2亿元,2026-03,3亿元\n")
    wanted = {
        "投资方",
        "责任单位",
        "小组",
        "签约材料",
        "到位日期",
        "批次",
        "最近阶段",
        "依据",
        "填报单位",
        "报表",
        "报送日期",
    }
    assert {problem.where.field for problem in reading.problems if problem.where.line == 1} == wanted
    assert [said.word for said in reading.said] == ["name", "agreed_amount", "signed", "arrived_amount"]


def test_a_column_that_stands_twice_is_told_and_the_first_is_read():
    reading = read(f"{HEADER},签约日期,备注,备注\n{row(签约日期='2026-03-01')},2026-03-09,a,b\n")
    assert told(reading) == ["1 签约日期"]
    assert [str(said.interval) for said in reading.said] == ["2026-03-01"]


def test_columns_nobody_asked_for_and_their_order_do_not_matter():
    reading = read(f"备注,{HEADER}, \n公式,{row(项目名称='甲')},\n")
    assert (len(reading.said), reading.problems) == (1, [])


def test_zero_bytes_are_told_and_left_out():
    reading = read_rows(row(项目名称="甲\x00乙"), row(项目编号="p2"))
    assert [said.text for said in reading.said] == ["甲乙"]
    assert told(reading) == ["2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_of_a_row_is_where_it_begins_whatever_ends_a_line(end):
    cells = f'"第一行{end}第二行"'
    lines = [HEADER, row(项目名称=cells), "", row(项目编号="p2", 签约日期="三月"), row(项目编号="p3", 项目名称="丙")]
    reading = read(end.join(lines))
    assert [(said.line, said.key) for said in reading.said] == [(2, "p1"), (6, "p3")]
    assert reading.said[0].text.split() == ["第一行", "第二行"]
    assert told(reading) == ["5 签约日期"]


def test_a_row_with_more_cells_than_the_header_is_left_out_and_one_with_fewer_is_told():
    long, short = row(项目编号="p2", 项目名称="甲,乙"), "p3,丙"
    reading = read_rows(row(项目名称="甲"), long, short, row(项目编号="p4", 项目名称="丁") + ",,")
    assert [said.key for said in reading.said] == ["p1", "p3", "p4"]
    assert [at for at in told(reading) if " " not in at] == ["3", "4"]


def test_an_open_quote_takes_its_own_row_only():
    bad, last = row(项目编号="p2", 项目名称='"乙'), row(项目编号="p4", 项目名称="丁")
    reading = read_rows(row(项目名称="甲"), bad, row(项目编号="p3", 项目名称='"丙\n丙"'), last)
    assert [(said.key, said.text) for said in reading.said] == [("p1", "甲"), ("p4", "丁")]
    assert told(reading) == ["3"]
    assert reading.problems[0].facts["end"] == 5


def test_a_cell_of_a_million_characters_stops_nothing():
    reading = read_rows(row(项目名称="长" * 10**6), row(项目编号="p2", 项目名称="乙" * 600))
    assert [(said.key, len(said.text)) for said in reading.said] == [("p2", 500)]
    assert told(reading) == ["2", "3 项目名称"]


# ---- the rows ----


def test_rows_without_a_key_or_with_an_endless_one_are_left_out_and_told():
    reading = read_rows(
        row(项目编号=" ", 项目名称="甲"), row(项目编号="p" * 65, 项目名称="乙"), ",,,", row(项目名称="丙")
    )
    assert [said.text for said in reading.said] == ["丙"]
    assert told(reading) == ["2 项目编号", "3 项目编号"]


@pytest.mark.parametrize(
    ("cell", "low", "high", "unit", "qualifier"),
    [
        ("20亿元", 2 * 10**11, 2 * 10**11, "CNY", ""),
        ('"350,000万元"', 35 * 10**10, 35 * 10**10, "CNY", ""),
        ("约3-5亿元", 3 * 10**10, 5 * 10**10, "CNY", "约"),
        ("20亿", 2 * 10**11, 2 * 10**11, "CNY", ""),
        ("1.2亿美元", 12 * 10**9, 12 * 10**9, "USD", ""),
    ],
)
def test_amounts_are_read_as_printed(cell, low, high, unit, qualifier):
    said, problems = only(协议投资额=cell)
    assert not problems
    assert (said.quantity.low, said.quantity.high, said.quantity.unit, said.quantity.qualifier) == (
        low, high, unit, qualifier,
    )  # fmt: skip
    assert said.raw == cell.strip('"')


@pytest.mark.parametrize(
    "cell",
    [
        "面议",
        "20万",
        "20个",
        "9.3%",
        "=1+1",
        "5-3亿元",
        "0.001元",
        "9" * 25 + "元",
        "9" * 400 + "亿元",
        "20亿卢比",
        "1e9",
    ],
)
def test_an_amount_that_cannot_be_read_is_kept_as_printed_and_told(cell):
    said, problems = only(协议投资额=cell)
    assert (said.quantity, said.text, said.raw) == (None, cell, cell)
    assert problems == ["2 协议投资额"]


def test_an_instalment_keeps_its_day_and_label_and_loses_only_what_cannot_be_read():
    said, problems = only(到位金额="3000万元", 到位日期="2026-04", 批次="第1笔")
    assert (said.quantity.low, str(said.interval), said.label, problems) == (3 * 10**9, "2026-04", "第1笔", [])
    said, problems = only(到位金额="三千万元", 到位日期="2026-04")
    assert (said.quantity, said.text, str(said.interval), problems) == (None, "三千万元", "2026-04", ["2 到位金额"])
    said, problems = only(到位金额="3000万元", 到位日期="四月")
    assert (said.quantity.low, said.interval, problems) == (3 * 10**9, None, ["2 到位日期"])


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("2026-03-05", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("2026.3.5", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"), ("2026-03", "2026-03"), ("2026年3月", "2026-03"), ("2026", "2026"),
        ("2026年", "2026"), ("2026-Q1", "2026-Q1"), ("2026-H1", "2026-H1"),
        ("2026-01..2026-02", "2026-01-01..2026-02-28"),
        ("..2026-03-05", "..2026-03-05"), (" 2026-03-05 ", "2026-03-05"),
    ],
)  # fmt: skip
def test_days_are_read_as_precisely_as_printed(cell, means):
    said, problems = only(签约日期=cell, 签约材料="投资协议")
    assert (str(said.interval), said.raw, said.paper, problems) == (means, cell.strip(), "投资协议", [])


@pytest.mark.parametrize(
    "cell", ["三月", "2026-13", "2026-02-30", "46086", "2026-03-05 8:00", "2026-12..2026-01", "0000", "." * 5000]
)
def test_a_day_that_cannot_be_read_is_left_out_and_told(cell):
    assert only(签约日期=cell) == (None, ["2 签约日期"])


def test_units_and_groups_are_found_by_every_name_and_kept_as_printed_where_the_plan_has_none_such():
    for name in ("东湖区", "东湖", "east", "東湖區", "东 湖 区"):
        assert only(责任单位=name)[0].text == "east"
    assert only(小组="电子信息")[0].text == "chips"
    assert only(责任单位="南天门") == (only(责任单位="南天门")[0], ["2 责任单位"])
    assert only(责任单位="南天门")[0].text == "南天门"
    assert only(小组="东湖区")[1] == ["2 小组"]


def test_a_sender_the_plan_does_not_know_is_told_once_a_row():
    reading = read_rows(row(项目名称="甲", 签约日期="2026-03", 填报单位="南天门"), row(填报单位="", 项目名称="乙"))
    assert told(reading) == ["2 填报单位", "3 填报单位"]
    assert {said.sender for said in reading.said} == {"南天门", ""}


def test_several_values_in_a_cell_are_several_sayings():
    reading = read_rows(row(投资方="甲公司; 乙公司;;-"))
    assert [said.text for said in reading.said] == ["甲公司", "乙公司"]


@pytest.mark.parametrize("cell", ["", "-", "—", "/", "无", "待定", "不详", "  "])
def test_cells_that_say_nothing_say_nothing(cell):
    assert read_rows(row(项目名称=cell, 协议投资额=cell, 签约日期=cell, 责任单位=cell)).said == []


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "=HYPERLINK(1)", "'00123", "007", "1E5"])
def test_what_looks_like_a_formula_or_a_number_stays_the_text_it_is(cell):
    assert only(项目名称=cell)[0].text == cell


def test_a_stage_without_a_day_is_known_by_the_day_of_the_source():
    said, problems = only(最近阶段="开工", 依据="推断")
    assert (said.word, said.interval, said.dated, problems) == ("started", parse_interval("..2026-03-20"), False, [])
    assert said.interval.from_day is None
    assert only(最近阶段="started", 依据="有日期") == (None, [])
    assert only(最近阶段="started_or_completed", 依据="推断")[0].word == "started_or_completed"
    assert only(最近阶段="动工了", 依据="推断") == (None, ["2 最近阶段"])


def test_a_day_of_sending_that_cannot_be_read_is_told_once_a_row():
    reading = read_rows(row(项目名称="甲", 最近阶段="开工", 依据="推断", 报送日期="月底"))
    assert told(reading) == ["2 报送日期"]
    assert [(said.word, said.interval) for said in reading.said] == [("name", None), ("started", None)]


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_its_rows():
    reading = read_rows(
        row(签约日期="三月", 协议投资额="面议", 责任单位="南天门"), row(项目编号=""), row(到位金额="x", 到位日期="y")
    )
    assert sorted(told(reading)[:3]) == ["2 协议投资额", "2 签约日期", "2 责任单位"]
    assert told(reading)[3] == "3 项目编号"
    assert sorted(told(reading)[4:]) == ["4 到位日期", "4 到位金额"]
    assert all(problem.where.file == "projects.csv" and problem.advice for problem in reading.problems)
    assert "“面议”" in messages(reading)


# ---- plain numbers ----


def plain(cells: str) -> Reading:
    return read(f"编号,亿元,万元,面积,个数,币种\np1,{cells}\n", "plain")


@pytest.mark.parametrize(
    ("cells", "low", "unit", "raw"),
    [
        ("1.2,,,,", 12 * 10**9, "CNY", "1.2亿元"), ("1.2,,,,美元", 12 * 10**9, "USD", "1.2亿美元"),
        ("1.2,,,,hkd", 12 * 10**9, "HKD", "1.2亿港元"), (',"3,500",,,', 35 * 10**8, "CNY", "3500万元"),
        (",,120000,,", 120000, "m2", "120000平方米"), (",,,17,", 17, "个", "17个"),
        ("1.2E+1,,,,", 12 * 10**10, "CNY", "1.2E+1亿元"),
    ],
)  # fmt: skip
def test_plain_numbers_take_their_unit_from_the_column(cells, low, unit, raw):
    reading = plain(cells)
    (said,) = reading.said
    assert not reading.problems
    assert (said.quantity.low, said.quantity.high, said.quantity.unit, said.raw) == (low, low, unit, raw)


@pytest.mark.parametrize(
    "cells",
    [
        "NaN,,,,", "sNaN,,,,", "Infinity,,,,", "1e999999999,,,,", "1_000,,,,", "1.2,,,,卢比", "1.2,,,,XXX", ",约3,,,",
        ",,1.5,,", ",,,1.5,", "1" + "0" * 19 + ",,,,", ",,,0x10,", "1.2亿元,,,,",
    ],
)  # fmt: skip
def test_what_is_no_plain_number_is_kept_as_printed_and_told(cells):
    reading = plain(cells)
    (said,) = reading.said
    assert said.quantity is None
    assert said.text in cells
    assert len(reading.problems) == 1


# ---- rulings ----


def ruling(cells: str) -> Reading:
    return read(f"项目编号,事项,发生日期,填报单位,结论,核定数,审核单位,意见,材料\n{cells}\n", "rulings")


def test_a_ruling_names_the_word_the_sender_and_the_ruler():
    reading = ruling("p1,签约,2026-03-05,东湖区,核减,3亿元,市招商办,核减,投资协议")
    (said,) = reading.said
    assert not reading.problems
    assert (said.act, said.word, said.sender, said.ruler, said.paper) == (
        "accept",
        "signed",
        "east",
        "office",
        "投资协议",
    )
    assert (str(said.interval), said.quantity.low, said.text) == ("2026-03-05", 3 * 10**10, "核减")
    assert ruling("p1,签约,,东湖,不予认可,,招商办,,").said[0].act == "refuse"


def test_a_ruling_that_cannot_be_read_is_left_out_and_every_reason_told():
    reading = ruling(
        "p1,签约,三月,东湖区,认可,很多,市招商办,,\np1,签约,,东湖区,同意,,市招商办,,\n,签约,,东湖区,认可,,市招商办,,"
    )
    assert reading.said == []
    assert told(reading) == ["2 核定数", "2 发生日期", "3 结论", "4 项目编号"]
    assert "认可、核减、不予认可" in messages(reading)


# ---- the mapping ----


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("kind: project\n    subject: 编号", "kind: proyect\n    subject: 编号", 22, "proyect"),
        ("reads: yi,", "reads: yy,", 24, "yy"),
        ("    title: 数字表\n", "", 19, "title"),
        ("act: rule", "act: rules", 33, "rules"),
        ("key: plain", "key: projects", 19, "projects"),
    ],
)
def test_a_damaged_mapping_is_told_with_its_line_and_the_sound_tables_are_returned(was, now, line, says):
    assert was in MAPPING
    tables, problems = load_tables(MAPPING.replace(was, now))
    assert len(tables) == 2
    assert says in str(problems[0])
    assert abs(problems[0].where.line - line) <= 1


def test_a_word_that_neither_the_plan_nor_the_ledger_knows_is_told_and_its_column_not_read():
    (table, *_), _ = load_tables(MAPPING.replace("word: signed", "word: singed"))
    reading = read_table(f"{HEADER}\n{row(签约日期='2026-03', 项目名称='甲')}\n".encode(), "f.csv", table, NAMES)
    assert [said.word for said in reading.said] == ["name"]
    assert told(reading) == ["1 签约日期"]


# ---- whatever comes ----

CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "p1", "东湖区", "20亿元", "面议", "2026-03-05", "..", "推断", "开工", '"', "=1+1", "sNaN", "1e9"]
    ),
    st.text(max_size=8),
)
FILES = st.lists(st.lists(CELLS, min_size=1, max_size=18).map(",".join), max_size=6).map("\n".join)


def check_accounted_for(reading: Reading) -> None:
    lines = {said.line for said in reading.said} | {problem.where.line for problem in reading.problems}
    assert all(line >= 1 for line in lines)
    assert all(
        len(said.key) <= 64 and said.key and len(said.text) <= 500 and len(said.raw) <= 500 for said in reading.said
    )
    assert all(said.interval is None or said.interval.to_day <= date.max for said in reading.said)
    assert all(said.quantity is None or abs(said.quantity.high) < 2**62 for said in reading.said)
    assert all(str(problem) for problem in reading.problems)


@given(st.binary(max_size=300), st.sampled_from(sorted(TABLES)))
@example(b"\xff" * 3, "projects")
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_it_raise(content, table):
    check_accounted_for(read(content, table))


@given(FILES, st.sampled_from(["utf-8", "gb18030", "utf-16", "big5"]), st.sampled_from(sorted(TABLES)))
@settings(max_examples=300, deadline=None)
def test_no_rows_make_it_raise(rows, encoding, table):
    header = ",".join((TABLES[table].subject, *TABLES[table].mentioned))
    content = f"{header}\n{rows}".encode(encoding, errors="replace")
    check_accounted_for(read(content, table))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELLS)), max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_row_that_says_something_is_read_or_told(rows):
    lines = [HEADER]
    spans = []
    for cells in rows:
        text = ",".join(f'"{cells[column].replace(chr(34), chr(34) * 2)}"' for column in COLUMNS)
        spans.append((sum(map(count_lines, lines)) + 1, cells))
        lines.append(text)
    reading = read("\n".join(lines))
    heard = {said.line for said in reading.said} | {problem.where.line for problem in reading.problems}
    speaking = [
        column for column in COLUMNS[1:13] if column not in ("签约材料", "到位日期", "批次", "最近阶段", "依据")
    ]
    for line, cells in spans:
        if any(cells[column].strip("\x00 ;").strip() not in ("", "-") for column in speaking):
            assert line in heard


def count_lines(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_the_mapping_names_every_column_it_mentions():
    table: Table = TABLES["projects"]
    assert set(table.mentioned) == set(COLUMNS) - {"项目编号"}
