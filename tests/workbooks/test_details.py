"""What a list tells beside the project itself: origin, industry, event, note, papers, who sent a row and when."""

from datetime import date

import pytest
from tests.workbooks.sketching import projects, read

HEAD = ["项目名称", "投资方", "总投资（亿元）"]
ROW = ["沐禾储能项目", "沐禾公司", 5]


def told(header: str, cell: object, *, after: tuple[tuple[str, object], ...] = ()) -> dict[str, str]:
    """Return the details of a list with one more column (and those `after` it)."""
    more = [name for name, _ in after]
    reading = read([[*HEAD, header, *more], [*ROW, cell, *(value for _, value in after)], ["另一项目", "另公司", 3]])
    return dict(projects(reading)[0].details) | {"sent": projects(reading)[0].sent}


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("资金来源地", "origin"), ("投资来源地", "origin"), ("投资方所在地", "origin"), ("客商来源地区", "origin"),
        ("产业小组", "group"), ("所属小组", "group"), ("产业发展小组", "group"), ("责任小组", "group"),
        ("产业", "industry"), ("所属产业", "industry"), ("行业类别", "industry"), ("产业链条", "industry"),
        ("签约活动", "event"), ("招商活动名称", "event"), ("签约仪式", "event"), ("活动名称", "event"),
        ("备注", "note"), ("备注（存在问题）", "note"), ("情况说明", "note"),
        ("填报单位", "sender"), ("报送部门", "sender"),
        ("落地区域", "site"), ("选址", "site"),
        ("签约材料", "paper:signed"), ("协议编号", "paper:signed"), ("签约依据文件", "paper:signed"),
        ("营业执照号", "paper:registered"), ("土地出让合同编号", "paper:site_secured"), ("开工佐证", "paper:started"),
        ("竣工验收材料", "paper:completed"), ("投产证明", "paper:producing"),
    ],
)  # fmt: skip
def test_a_header_in_the_words_of_the_field_tells_a_detail(header, key):
    assert told(header, "甲 第3号")[key] == "甲 第3号"


@pytest.mark.parametrize("header", ["投资方注册时间", "原材料来源", "产业园区", "融资来源", "备注人电话", "小组组长"])
def test_other_headers_that_sound_alike_tell_none(header):
    assert set(told(header, "甲 第3号")) <= {"sent", "site"}


def test_a_bare_column_of_papers_proves_the_stage_before_it():
    found = told(
        "签约时间", "2022.3.5", after=(("依据文件", "协议1号"), ("开工时间", "2022.6.1"), ("佐证材料", "照片"))
    )
    assert (found["paper:signed"], found["paper:started"]) == ("协议1号", "照片")


def test_below_a_stage_stand_its_day_and_its_paper():
    reading = read(
        [
            ["项目名称", "投资方", "总投资（亿元）", "签约", None, "注册", None],
            [None, None, None, "日期", "材料", "日期", "材料"],
            [*ROW, "2022-3-5", "正式协议", "2022-4-1", "营业执照"],
        ],
        merged=((0, 3, 0, 4), (0, 5, 0, 6)),
    )
    (project,) = projects(reading)
    assert (project.details["paper:signed"], project.details["paper:registered"]) == ("正式协议", "营业执照")
    assert set(project.dates) == {"signed", "registered"}


def test_a_heading_of_one_column_does_not_part_a_header_of_two_rows():
    reading = read(
        [
            ["项目情况", None, "投资额", "签约", None, "开工", None],
            ["项目名称", "投资方", "总投资（万元）", "日期", "依据", "日期", "依据"],
            ["沐禾储能项目", "沐禾公司", 5000, "2022-3-5", "正式协议", "2022-6-1", "照片"],
        ],
        merged=((0, 0, 0, 1), (0, 3, 0, 4), (0, 5, 0, 6)),
    )
    (project,) = projects(reading)
    assert (project.amount.low, set(project.dates)) == (50_000_000_00, {"signed", "started"})
    assert (project.details["paper:signed"], project.details["paper:started"]) == ("正式协议", "照片")


def test_papers_and_events_are_neither_stages_nor_days():
    reading = read(
        [[*HEAD, "注册材料", "签约活动"], [*ROW, "营业执照", "2022年集中签约"], ["另一项目", "另公司", 3, None, None]]
    )
    (project, _) = projects(reading)
    assert (project.stage, project.dates) == ("unspecified", {})


def test_of_two_columns_for_one_detail_the_surest_is_read():
    assert told("投资方所在地", "深圳", after=(("资金来源地", "省外"),))["origin"] == "省外"


def test_a_merged_cell_holds_for_all_its_rows_but_an_amount_only_for_the_first():
    reading = read(
        [
            [*HEAD, "产业小组"],
            ["一项目", "甲公司", "以合同为准", "电子信息"],
            ["二项目", "乙公司", None, None],
            ["三项目", "丙公司", 3, "数字经济"],
        ],
        merged=((1, 3, 2, 3), (1, 2, 2, 2)),
    )
    first, second, _ = projects(reading)
    assert (first.details["group"], second.details["group"]) == ("电子信息", "电子信息")
    assert (first.details.get("amount"), second.details.get("amount")) == ("以合同为准", None)


def test_what_says_nothing_tells_nothing_but_an_open_amount_is_kept():
    assert told("备注", "无") == {"sent": None}
    reading = read([HEAD, ["一项目", "甲公司", "面议"], ["二项目", "乙公司", "-"], ["三项目", "丙公司", 3]])
    assert [project.details.get("amount") for project in projects(reading)] == ["面议", None, None]


def test_a_row_knows_the_day_it_was_sent_and_plans_are_told_by_it():
    rows = [["截至2022年3月31日"], [*HEAD, "开工时间", "报送日期"], [*ROW, "2022-04-10", "2022-04-15"]]
    (project,) = projects(read(rows))
    assert project.sent == date(2022, 4, 15)
    assert not project.dates["started"].planned
    assert told("报送日期", "2022年4月")["sent"] is None
