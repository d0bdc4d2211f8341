"""Workbooks of several sheets, of which one or two hold the projects; cards; workbooks without a list. 示例数据。"""

from tests.workbooks.building import MAY_BE_REFUSED, Book, Sheet, case
from tests.workbooks.lines import LEFT, data, header, note, title, total
from tests.workbooks.values import day, either, or_null, wan, yi

INSTRUCTIONS = Sheet("填表说明", [
    title("填表说明"),
    note("1.项目名称：填写合同或备案名称，如“年产10万吨项目”。"),
    note("2.总投资：单位万元，保留整数。"),
    note("3.项目进展：从“字典”表中选择。"),
], holds_projects=False)  # fmt: skip
DICTIONARY = Sheet("字典", [
    header("县区", "进展", "产业"),
    note("晋江市", "在谈", "电子信息"),
    note("石狮市", "签约", "纺织鞋服"),
    note("南安市", "开工", "装备制造"),
    note("惠安县", "投产", "石油化工"),
], holds_projects=False)  # fmt: skip
SUMMARY = Sheet("汇总表", [
    title("各县（市、区）招商情况汇总表", LEFT, LEFT),
    header("县（市、区）", "项目数（个）", "总投资（亿元）"),
    note("晋江市", 35, 286.5),
    note("石狮市", 18, 92.1),
    note("南安市", 27, 133.4),
    note("惠安县", 16, 75),
    total("合计", 96, 587),
], holds_projects=False)  # fmt: skip


@case("sheets_one_matters.xlsx")
def sheets_one_matters() -> Book:
    """说明, 汇总表, 字典 and a hidden 上月 beside the list that matters."""
    head = header("序号", "项目名称", "投资方", "总投资（万元）", "项目进展", "属地")
    rows = [
        title("8月份招商项目明细表", LEFT, LEFT, LEFT, LEFT, LEFT),
        head,
        data(1, "衡泽跑鞋中底", "衡泽鞋材有限公司", 23000, "签约", "晋江市", amount=wan(23000), stage="signed"),
        data(2, "澄泽半导体靶材", "澄泽材料有限公司", 80000, "开工", "南安市", amount=yi(8), stage="started"),
        data(3, "翊泽烯烃下游", "翊泽化工有限公司", 150000, "在谈", "惠安县", amount=yi(15), stage="negotiating"),
    ]
    last_month = [head, data(1, "衡泽跑鞋中底", "衡泽鞋材有限公司", 20000, "在谈", "晋江市")]
    sheets = [
        INSTRUCTIONS,
        SUMMARY,
        Sheet("明细", rows, {"name": 1, "investors": 2, "county": 5}),
        DICTIONARY,
        Sheet("上月", last_month, hidden=True, holds_projects=False),
    ]
    return Book(sheets)


@case("sheets_two_lists.xlsx")
def sheets_two_lists() -> Book:
    """Signed projects on one sheet, projects in talks on another: both bring in projects."""
    signed = [
        title("签约项目", LEFT, LEFT, LEFT),
        header("项目名称", "投资方", "总投资（亿元）", "签约日期"),
        data("汐泽智能马桶", "汐泽卫浴有限公司", 4.2, "2022-06-01", amount=yi("4.2"), signed=day(2022, 6, 1)),
        data("昱泽铝模板", "昱泽建材有限公司", 2.1, "2022-06-16", amount=yi("2.1"), signed=day(2022, 6, 16)),
    ]
    talks = [
        title("在谈项目", LEFT, LEFT, LEFT),
        header("项目名称", "意向方", "预计投资（万元）", "洽谈进展"),
        data("崧泽石材机器人", "崧泽智能有限公司", 36000, "正在洽谈", amount=wan(36000), stage="negotiating"),
        data("沐屿数控刀具", "沐屿刀具有限公司", 8000, "意向协议", amount=wan(8000), stage="negotiating"),
    ]
    usual = {"county": or_null("南安市"), "stage": either("unspecified", "signed")}
    sheets = [
        Sheet("签约", signed, {"name": 0, "investors": 1}, usual),
        Sheet("在谈", talks, {"name": 0, "investors": 1}, {"county": or_null("南安市")}),
        DICTIONARY,
    ]
    return Book(sheets)


@case("sheets_per_county.xls")
def sheets_per_county() -> Book:
    """One sheet a county with the same columns, and a summary in front."""
    head = header("序号", "项目名称", "投资方", "总投资（万元）")
    anxi = [
        head,
        data(1, "泽屿茶机电商", "泽屿茶机有限公司", 6000, amount=wan(6000)),
        data(2, "屿川藤铁家居", "屿川家居有限公司", 9000, amount=wan(9000)),
    ]
    dehua = [head, data(1, "砚川艺术瓷", "砚川陶瓷有限公司", 4500, amount=wan(4500))]
    verbatim = {"name": 1, "investors": 2}
    sheets = [
        SUMMARY,
        Sheet("安溪", anxi, verbatim, {"county": or_null("安溪县")}),
        Sheet("德化", dehua, verbatim, {"county": or_null("德化县")}),
    ]
    return Book(sheets, "xls")


@case("sheets_summary_only.xlsx")
def sheets_summary_only() -> Book:
    """Only counts and sums by county: no list of projects, so no project."""
    return Book([SUMMARY], refused=MAY_BE_REFUSED)


@case("sheets_score_table.csv")
def sheets_score_table() -> Book:
    """A ranking of counties with points: no list of projects."""
    lines = [
        title("8月招商考评得分", None, None, None),
        header("排名", "单位", "新签约项目数", "得分"),
        note(1, "晋江市", 12, 98.5),
        note(2, "南安市", 10, 96),
        note(3, "泉州台商投资区", 9, 93.2),
    ]
    return Book([Sheet("", lines, holds_projects=False)], "csv", refused=MAY_BE_REFUSED)


@case("sheets_empty.xlsx")
def sheets_empty() -> Book:
    """A workbook without any content."""
    return Book([Sheet("Sheet1", [note()], holds_projects=False)], refused=MAY_BE_REFUSED)


@case("sheets_header_only.xlsx")
def sheets_header_only() -> Book:
    """A header and nothing below it: read, but without a project."""
    lines = [
        title("9月新签约项目（零报告）"),
        header("序号", "项目名称", "投资方", "总投资（万元）", "县区"),
        note("本月无新增项目"),
    ]
    return Book([Sheet("9月", lines, holds_projects=False)], refused=MAY_BE_REFUSED)


@case("sheets_cards.xlsx")
def sheets_cards() -> Book:
    """Cards: one project a column, the names of the fields in the first one; no line of it is a project."""
    lines = [
        note("项目名称", "岚川智能家电", "榕川再制造"),
        note("投资方", "岚川电器有限公司", "榕川装备有限公司"),
        note("总投资（亿元）", 3, 1.2),
        note("签约时间", "2022-03-03", "2022-04-11"),
        note("县区", "安溪县", "南安市"),
        note("项目进展", "已签约", "已开工"),
    ]
    return Book([Sheet("项目卡片", lines, holds_projects=False)], refused=MAY_BE_REFUSED)
