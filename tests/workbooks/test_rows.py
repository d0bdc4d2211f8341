"""What is a project and what is not: each trap of the field in a small table, and tables that stay the same under
everything that people put between their projects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workbooks.sketching import kinds, projects, read, row_of

from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.sheets import Sheet
from yinfeng.workbooks.core.understanding import Known, read_sheet

HEAD = ["序号", "项目名称", "投资方", "总投资（万元）", "签约时间"]
ONE = [1, "沐禾超纤革", "沐禾新材有限公司", 5000, "2022.3"]
TWO = [2, "泽澜整车改装", "泽澜汽车有限公司", 3000, "2022.4"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ([None, "合计", None, 8000], "total"),
        (["总 计", None, None, 8000], "total"),
        ([None, None, "合计", 8000], "total"),
        ([None, None, None, 8000, "合计"], "total"),
        ([None, None, None, 8000], "total"),
        ([None, "共2个", None, 8000], "total"),
        (["合计金额", None, None, 8000], "total"),
        (["合", "计", None, 8000], "total"),
        ([None, "大盘", None, 8000], "total"),
        ([None, "第二组组计", None, 8000], "total"),
        ([None, "上年结转", None, 900], "subtotal"),
        ([None, "本月新增", None, 900], "subtotal"),
        ([None, "平均投资额", None, 4000], "note"),
        ([None, "以下为二季度新增项目"], "note"),
        ([3, "本表按月报送，每月5日前报送市招商办。"], "note"),
        ([None, None, None, "2022年7月5日"], "note"),
        ([None, "无"], "note"),
        (["合计", 2, None, 8000], "total"),
        (["本页小计", None, None, 8000], "subtotal"),
        ([None, "其中：外资", None, 3000], "subtotal"),
        (["一", "先进制造业（2个）", None, 8000], "subtotal"),
        (["一、先进制造业"], "note"),
        (["注：金额以合同为准"], "note"),
        (["2.以上项目均已签约"], "note"),
        (["填报人：示例甲", None, "联系电话：00000000"], "note"),
        (["示例", "某某项目", "某某公司", 10000, "2022.1"], "note"),
        ([None, "必填", "必填", "万元", "选填"], "note"),
        (["第1页", None, None, "共2页"], "note"),
        ([3, None, None, None, None], "blank"),
        ([3, "/", "/", "/", "/"], "blank"),
        ([3, None, None, 0, None], "blank"),
        ([], "blank"),
        (HEAD, "header"),
        ([3, None, "衡石陶瓷有限公司", 700, "2022.5"], "data"),
        ([None, "合计科技衡器产线", "榕川香业有限公司", 900, "2022.5"], "data"),
        ([None, "注塑机生产项目", "岚禾茶业有限公司", 900, "2022.5"], "data"),
        ([3, "共创产业园", None, None, None], "data"),
    ],
)
def test_each_line_is_what_it_is(line: list[object], kind: str):
    reading = read([HEAD, ONE, TWO, line])
    assert kinds(reading)[3] == kind


def test_the_second_line_of_a_merged_project_is_none_and_gives_its_investor():
    reading = read([HEAD, ONE, [None, None, "砚澜基金"], TWO], merged=((1, 0, 2, 0), (1, 1, 2, 1)))
    assert kinds(reading) == ["header", "data", "note", "data"]
    assert row_of(reading, "沐禾超纤革").project.investors == ("沐禾新材有限公司", "砚澜基金")


@pytest.mark.parametrize(
    "columns", [[1, 2, 3, 4, 5], list("甲乙丙丁戊"), list("ABCDE"), ["甲", "乙", "丙", "1", "2=1"]]
)
def test_a_row_that_numbers_the_columns_is_part_of_the_header(columns: list[object]):
    assert kinds(read([HEAD, columns, ONE, TWO])) == ["header", "header", "data", "data"]


def test_a_row_that_may_be_a_sum_and_does_not_add_up_is_asked_about():
    reading = read([HEAD, ONE, TWO, [None, "大盘", None, 8100]])
    assert kinds(reading)[3] == "data"
    assert [problem.where.cell for problem in reading.problems] == ["Sheet1!B4"]


def test_a_county_goes_on_below_a_remark():
    head = ["县区", "项目名称", "总投资（亿元）"]
    rows = [
        ["晋江市", "甲项目", 5],
        [None, "乙项目", 5],
        ["备注：以上已签约"],
        [None, "丙项目", 5],
        ["南安市", "丁项目", 1],
    ]
    assert [project.county for project in projects(read([head, *rows]))] == ["晋江市"] * 3 + ["南安市"]


def test_ditto_is_what_stands_above_even_past_a_remark():
    head = ["县区", "项目名称", "总投资（亿元）"]
    rows = [["晋江市", "甲项目", 5], ["同上 ", "乙项目", 5], ["备注：以上已签约"], [], [" 〃", "丙项目", 5]]
    assert [project.county for project in projects(read([head, *rows]))] == ["晋江市"] * 3


def test_a_part_of_a_section_keeps_its_county_and_a_remark_changes_nothing():
    rows = [["一、晋江市"], ["（一）工业项目"], ONE, ["（以下两项已公示）"], TWO, ["二、市直单位"], [3, *ONE[1:]]]
    assert [project.county for project in projects(read([HEAD, *rows]))] == ["晋江市", "晋江市", None]


def test_an_empty_column_does_not_part_a_list_from_its_own_columns():
    head = ["序号", "责任单位", "项目名称", None, "投资方", "总投资（亿元）", "服务单位"]
    rows = [[at, "发改局", f"沐禾{at}期厂房", None, "沐禾有限公司", at, "商务局"] for at in range(1, 7)]
    reading = read([head, *rows])
    assert [project.investors for project in projects(reading)] == [("沐禾有限公司",)] * 6


def test_a_box_of_counts_beside_a_list_is_none():
    head = ["序号", "项目名称", "县区", "总投资（亿元）", None, "县区", "总投资（亿元）"]
    rows = [[at, f"沐禾{at}期厂房", "晋江市", at, None] for at in range(1, 9)]
    rows[0] += ["晋江市", 36]
    assert len(projects(read([head, *rows]))) == 8


def test_what_the_first_line_asks_for_tells_nothing_of_the_columns():
    asked = [None, "必填", "必填", "选填", "选填"]
    rows = [
        ["序号", "项目名称", "总投资（亿元）", "签约", "投产"],
        asked,
        [1, "甲项目", 5, "√", None],
        [2, "乙项目", 5, "√", "√"],
    ]
    assert [project.stage for project in projects(read(rows))] == ["signed", "producing"]


def test_a_section_gives_its_county_to_the_projects_below_it():
    reading = read([HEAD, ["一、晋江市（1个）"], ONE, ["二、南安市（1个）"], TWO])
    assert [project.county for project in projects(reading)] == ["晋江市", "南安市"]


def test_tables_side_by_side_and_a_box_of_counts_beside_a_list():
    beside = read([["项目名称", "总投资（万元）", None] * 2, ["沐禾", 1, None, "泽澜", 2], ["屿石", 3]])
    assert [project.name for project in projects(beside)] == ["沐禾", "泽澜", "屿石"]
    box = read(
        [[*HEAD, None, "县区", "项目数", "总投资"], [*ONE, None, "晋江市", 1, 5000], [*TWO, None, "南安市", 1, 3000]]
    )
    assert [project.amount.low for project in projects(box)] == [5000 * 10**6, 3000 * 10**6]


def test_cards_are_projects_by_column():
    head = ["项目名称", "投资方", "总投资（亿元）", "签约时间", "县区"]
    cards = [["沐禾", "甲公司", 5, "2022.3", "晋江"], ["泽澜", "乙公司", 3, "2022.4", "南安"]]
    reading = read([["重点项目"], *(list(line) for line in zip(head, *cards, strict=True))])
    found = [(row.column, row.project.name, row.project.county) for row in reading.rows]
    assert found == [(1, "沐禾", "晋江市"), (2, "泽澜", "南安市")]


def corrected(rows: list[list[object]], **corrections: str):
    return read_sheet(Sheet("Sheet1", rows), 0, "", Known(corrections=corrections))


def test_what_a_person_decided_of_a_header_wins_wherever_it_stands():
    for rows in ([HEAD, ONE, TWO], [row[::-1] for row in (HEAD, ONE, TWO)]):
        reading = corrected(rows, **{plain(HEAD[3]): "fixed"})
        assert [(project.amount, project.others["fixed"].low) for project in projects(reading)] == [
            (None, 5000 * 10**6), (None, 3000 * 10**6),
        ]  # fmt: skip


def test_a_table_without_names_has_its_columns_and_becomes_a_list_once_a_person_says_where_the_names_are():
    rows = [["序号", "出品", "签约时间", "总投资（万元）"], [1, "沐禾", "2022.3", 5000], [2, "泽澜", "2022.4", 3000]]
    reading = corrected(rows, 出品="other")
    assert not reading.projects
    assert [column.text for column in reading.nameless[0].columns] == rows[0]
    reading = corrected(rows, 出品="name")
    assert [project.name for project in projects(reading)] == ["沐禾", "泽澜"]
    assert not reading.nameless


NAMES = st.lists(st.text("沐禾泽澜屿石砚麓岚榕川衡", min_size=2, max_size=6), min_size=3, max_size=12, unique=True)
BETWEEN = st.sampled_from([
    [], [None, None], ["注：以合同为准"], ["一、先进制造业"], HEAD, [99, None, None, None, None],
    ["示例", "某某项目", "某某公司", 10000, "2022.1"], ["填报人：示例甲", None, "审核人：示例乙"],
])  # fmt: skip


def table(names: list[str]) -> list[list[object]]:
    return [HEAD] + [[at, name, f"{name}有限公司", at * 100, f"2022.{at % 12 + 1}"] for at, name in enumerate(names, 1)]


@given(NAMES, st.data())
def test_nothing_between_projects_changes_them(names: list[str], data: st.DataObject):
    rows = table(names)
    plain = projects(read(rows))
    for _ in range(data.draw(st.integers(1, 4))):
        rows.insert(data.draw(st.integers(1, len(rows))), data.draw(BETWEEN))
    reading = read(rows)
    assert projects(reading) == plain
    assert not reading.differences


@given(NAMES, st.integers(0, 4), st.integers(0, 3), st.integers(0, 3))
def test_a_hidden_column_and_the_place_of_the_table_change_nothing(names: list[str], at: int, down: int, right: int):
    rows = table(names)
    wide = [[*row[:at], "原总投资（万元）" if row is HEAD else 77777, *row[at:]] for row in rows]
    moved = [[None]] * down + [[None] * right + row for row in wide]
    assert projects(read(moved, hidden_columns=frozenset({at + right}))) == projects(read(rows))


VARIANTS = [
    lambda row, head: [row[1], row[2], row[3], row[4]],
    lambda row, head: [row[0], row[4], row[3], row[2], row[1]],
    lambda row, head: [row[0], row[1], row[2], "总投资（亿元）" if head else row[3] / 10000, row[4]],
    lambda row, head: [row[0], row[1], row[2], "投资额" if head else f"{row[3]}万元", row[4]],
    lambda row, head: [
        *row[:3],
        row[3] if head else f"{row[3]:,}",
        "签订日期" if head else row[4].replace(".", "年") + "月",
    ],
    lambda row, head: ["№" if head else None, "项目名" if head else row[1], "业主单位" if head else row[2], *row[3:]],
]


def told(reading: object) -> list[tuple[object, ...]]:
    return [(one.name, one.investors, one.amount.low, one.dates["signed"]) for one in projects(reading)]


@given(NAMES, st.sampled_from(VARIANTS))
def test_a_table_says_the_same_in_other_words_units_and_orders(names: list[str], write: object):
    rows = table(names)
    assert told(read([write(row, row is HEAD) for row in rows])) == told(read(rows))


FOUR = [
    [1, "沐禾超纤革", "沐禾新材有限公司", 50000, "晋江市", "已签约，正在办理注册手续"],
    [2, "泽澜整车改装", "泽澜汽车有限公司", 30000, "南安市", "主体施工"],
    [3, "屿石烘焙工厂", "待定", 8000, "惠安县", "在谈"],
    [4, "衡石陶瓷釉料", "衡石陶瓷集团", 12000, "惠安县", "土地摘牌"],
]
KNOWN_HEAD = ["序号", "项目名称", "投资方", "总投资（万元）", "县区", "项目进展"]


@pytest.mark.parametrize(
    ("column", "header", "field"),
    [
        (0, "号数", None),
        (1, "招商标的", "name"),
        (1, "引进内容", "name"),
        (2, "合作伙伴", "investor"),
        (2, "申报单位", "investor"),
        (3, "盘子（万元）", "total"),
        (4, "落点", "county"),
        (5, "走到哪步", "stage"),
    ],
)
def test_a_column_whose_header_nobody_knows_is_told_by_its_cells_and_asked_about(
    column: int, header: str, field: str | None
):
    head = [header if at == column else word for at, word in enumerate(KNOWN_HEAD)]
    reading = read([head, *FOUR])
    assert projects(reading) == projects(read([KNOWN_HEAD, *FOUR]))
    assert [problem.where.field for problem in reading.problems] == ([field] if field else [])


def test_figures_of_an_unknown_kind_are_no_total_beside_known_money():
    head = [*KNOWN_HEAD[:3], "打分", "其中固投（万元）"]
    rows = [[*row[:3], 90 + at, 500] for at, row in enumerate(FOUR)]
    assert [project.amount for project in projects(read([head, *rows]))] == [None] * 4
