"""Whole workbooks: which sheets count, what titles say of all rows, and the report as JSON."""

import json

from tests.workbooks.sketching import KNOWN, projects, read

from yinfeng.workbooks.core.report import report_of
from yinfeng.workbooks.core.sheets import Sheet, Workbook
from yinfeng.workbooks.core.understanding import understand

HEAD = ["序号", "项目名称", "投资方", "总投资（亿元）"]
MAY = [
    [*HEAD],
    [1, "沐禾产业园", "沐禾有限公司", 5],
    [2, "泽澜产业园", "泽澜有限公司", 3],
    [3, "屿石产业园", "屿石有限公司", 1],
]


def sheets_of(*sheets: Sheet) -> list[str | None]:
    return [sheet.sheet for sheet in understand(Workbook("xlsx", sheets), "某县.xlsx", KNOWN).sheets]


def test_last_month_a_hidden_sheet_and_a_summary_bring_in_nothing():
    assert sheets_of(
        Sheet("填表说明", [["填表说明"], ["1.金额单位为亿元"]]),
        Sheet("汇总", [["县区", "项目数", "总投资（亿元）"], ["晋江市", 3, 9], ["南安市", 1, 2]]),
        Sheet("4月", MAY[:3]),
        Sheet("5月", MAY),
        Sheet("旧", [[*HEAD], [1, "榕川产业园", "榕川有限公司", 5]]),
        Sheet("隐藏", [[*HEAD], [1, "衡石产业园", "衡石有限公司", 5]], hidden=True),
    ) == ["5月"]


def test_two_lists_both_count():
    assert sheets_of(Sheet("签约", MAY), Sheet("在谈", [[*HEAD], [1, "榕川产业园", "榕川有限公司", 5]])) == [
        "签约",
        "在谈",
    ]


def test_lists_of_parks_people_events_and_funds_are_no_projects():
    parks = [["序号", "园区名称", "县区", "面积（亩）"], [1, "沐禾园", "晋江市", 500], [2, "泽澜园", "南安市", 300]]
    people = [["序号", "姓名", "单位", "电话"], [1, "示例甲", "商务局", "1"], [2, "示例乙", "商务局", "2"]]
    events = [
        ["活动名称", "时间", "签约项目数", "签约金额（亿元）"],
        ["投洽会", "2022.9", 3, 5],
        ["推介会", "2022.5", 3, 2],
    ]
    funds = [
        ["序号", "基金名称", "管理人", "规模（亿元）"],
        [1, "沐禾基金", "沐禾公司", 5],
        [2, "泽澜基金", "泽澜公司", 3],
    ]
    assert not sheets_of(Sheet("园区", parks), Sheet("通讯录", people), Sheet("活动", events), Sheet("基金", funds))


def test_counts_by_kind_policies_and_tasks_are_no_projects():
    kinds = [
        ["序号", "类别", "签约数", "签约额（亿元）", "开工数"],
        [1, "制造业项目", 3, 9, 2],
        [2, "服务业项目", 1, 2, 1],
    ]
    policies = [["序号", "政策名称", "兑现金额（万元）"], [1, "总部经济办法", 500], [2, "人才引进措施", 300]]
    tasks = [
        ["序号", "工作任务", "责任单位", "完成时限", "进展情况"],
        [1, "推进签约项目落地", "商务局", "2022.6", "已签约3个"],
        [2, "举办推介会", "招商局", "2022.7", "已开工"],
    ]
    banks = [["序号", "银行", "授信金额（亿元）"], [1, "示例银行泉州分行", 5], [2, "示范银行晋江支行", 4]]
    assert not sheets_of(Sheet("分类", kinds), Sheet("政策", policies), Sheet("任务", tasks), Sheet("银行", banks))


def test_titles_give_unit_county_and_the_day_up_to_which_the_list_goes():
    reading = read([
        ["晋江市2022年1-8月新签约项目（单位：亿元）"],
        ["填报时间：2022.9.5"],
        ["项目名称", "总投资", "签约时间", "开工时间"],
        ["沐禾产业园", 8, "8.15", "12月"],
    ])  # fmt: skip
    (project,) = projects(reading)
    assert (project.county, project.amount.low) == ("晋江市", 8 * 10**10)
    assert [str(project.dates[stage].interval) for stage in ("signed", "started")] == ["2022-08-15", "2022-12"]
    assert [project.dates[stage].planned for stage in ("signed", "started")] == [False, True]


def test_a_unit_that_nobody_wrote_is_inferred_and_marked():
    (reading,) = understand(
        Workbook(
            "csv", (Sheet(None, [["项目名称", "投资额", "县区"], ["沐禾", 5000, "晋江"], ["泽澜", 12000, "南安"]]),)
        )
    ).sheets
    assert [(one.amount.low, one.inferred_unit) for one in projects(reading)] == [
        (5000 * 10**6, True),
        (12000 * 10**6, True),
    ]


def test_the_report_is_json_with_rows_from_one():
    report = report_of(understand(Workbook("xlsx", (Sheet("附件3", MAY),)), "某县.xlsx", KNOWN))
    assert json.loads(json.dumps(report, ensure_ascii=False)) == report
    assert (report["file"], report["must_refuse"], report["sheet"], report["more"]) == ("某县.xlsx", False, "附件3", [])
    assert report["rows"][0] == {"source_row": 1, "class": "header", "reason": "header"}
    assert report["rows"][1]["amount"] == {"value": "500000000", "currency": "CNY", "qualifier": "="}


def test_every_problem_has_its_cell_and_words():
    reading = read([[*HEAD, "签约时间"], [1, "沐禾产业园", "沐禾有限公司", "若干", "2022-02-30"], MAY[2], MAY[3]])
    assert [(problem.where.cell, problem.where.field) for problem in reading.problems] == [
        ("Sheet1!D2", "amount"), ("Sheet1!E2", "signed"),
    ]  # fmt: skip
    assert all(problem.say() and "{" not in problem.say() for problem in reading.problems)


def test_a_large_list_is_understood_whole():
    rows = [[*HEAD, "县区", "签约时间", "项目进展"]]
    rows += [
        [at, f"沐禾{at}号产业园", f"沐禾{at % 997}有限公司", at % 50 + 1, "晋江", f"2022.{at % 12 + 1}.8", "已签约"]
        for at in range(10_000)
    ]
    assert len(projects(read(rows))) == 10_000
