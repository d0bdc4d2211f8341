"""Headers of two and three rows, far from the corner, with merged cells; merged counties and projects. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, blank, data, header, note, title, total
from tests.workbooks.values import before, day, either, month, or_null, quarter, wan, yi


@case("header_two_rows.xlsx")
def header_two_rows() -> Book:
    """Two header rows: 总投资 and 时间节点 spread over columns of their own."""
    lines = [
        title("2022年重点招商项目推进表", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT),
        header("序号", "项目名称", "投资方", "投资情况（万元）", LEFT, "时间节点", LEFT, "县区"),
        header(UP, UP, UP, "总投资", "其中：固定资产投资", "签约时间", "开工时间", UP),
        data(1, "沐砚光伏玻璃", "沐砚玻璃有限公司", 150000, 120000, "2022.3", "2022.6", "南安市",
             amount=yi(15), fixed=yi(12), signed=month(2022, 3), started=month(2022, 6)),
        data(2, "泽川集装箱检修", "泽川物流有限公司", 20000, 15000, "2022.1", None, "石狮市",
             amount=yi(2), fixed=wan(15000), signed=month(2022, 1)),
        data(3, "屿澄运动面料", "屿澄纺织有限公司", 33000, 28000, None, None, "晋江市",
             amount=wan(33000), fixed=wan(28000)),
    ]  # fmt: skip
    return Book([Sheet("推进表", lines, {"name": 1, "investors": 2, "county": 7})])


@case("header_three_rows.xls")
def header_three_rows() -> Book:
    """Three header rows with planned and actual dates under one heading."""
    lines = [
        title("附件1"),
        header("序号", "项目基本情况", LEFT, LEFT, "投资（亿元）", LEFT, "建设进度", LEFT, LEFT, LEFT),
        header(UP, "项目名称", "业主单位", "属地", "总投资", "2022年计划", "开工", LEFT, "投产", LEFT),
        header(UP, UP, UP, UP, UP, UP, "拟开工时间", "实际开工时间", "拟投产时间", "实际投产时间"),
        data(1, "砚岚特种钢管", "砚岚钢管有限公司", "泉港区", 8.8, 2, "2022.3", "2022.4.12", "2023.6", None,
             amount=yi("8.8"), plan_year=yi(2), started=day(2022, 4, 12), producing=or_null(month(2023, 6, True))),
        data(2, "岚澄医用敷料", "岚澄医疗有限公司", "惠安县", 1.6, 0.8, "2022.9", None, "2023.3", None,
             amount=yi("1.6"), plan_year=yi("0.8"), started=or_null(month(2022, 9, True)),
             producing=or_null(month(2023, 3, True))),
        data(3, "榕澜速冻面点", "榕澜食品有限公司", "惠安县", 2, 1.5, "2021.10", "2021.11.8", "2022.5", "2022.5.20",
             amount=yi(2), plan_year=yi("1.5"), started=day(2021, 11, 8), producing=day(2022, 5, 20)),
    ]  # fmt: skip
    return Book([Sheet("进度", lines, {"name": 1, "investors": 2, "county": 3})], "xls")


@case("header_at_d9.xlsx")
def header_at_d9() -> Book:
    """The table begins at D9, below empty rows."""
    lines = [
        header("项目名称", "投资方", "总投资(亿元)", "落户县区"),
        data("衡岚新型显示", "衡岚光电有限公司", 18, "洛江区", amount=yi(18)),
        data("澄岚海洋牧场", "澄岚渔业有限公司", 2.2, "惠安县", amount=yi("2.2")),
        data("翊岚氢燃料电堆", "翊岚能源有限公司", 6, "泉港区", amount=yi(6)),
        total("合计", None, 26.2, None),
    ]
    verbatim = {"name": 0, "investors": 1, "county": 3}
    return Book([Sheet("Sheet1", lines, verbatim, skip_rows=8, skip_columns=3)])


@case("header_below_letter.xlsx")
def header_below_letter() -> Book:
    """A letter of several lines stands above the table, which begins at B8."""
    lines = [
        title("关于报送二季度招商项目的函"),
        title("市招商服务中心："),
        title("    根据通知要求，现将我县二季度新签约项目报送如下，共3个，总投资19.6亿元。"),
        title(None),
        title(None, "永春县招商局"),
        title(None, "2022年7月5日"),
        header("项目名称", "投资人", "总投资\n（亿元）", "签约时间"),
        data("汐岚芦柑深加工", "汐岚果业有限公司", 1.6, "4月", amount=yi("1.6"), signed=month(2022, 4)),
        data("昱岚陶瓷釉料", "昱岚釉料有限公司", 6, "5月18日", amount=yi(6), signed=day(2022, 5, 18)),
        data("崧岚抽蓄装备", "崧岚装备有限公司", 12, "6月底前",
             amount=yi(12), signed=either(before(2022, 6, 30), before(2022, 6, 30, True))),
    ]  # fmt: skip
    usual = {"county": or_null("永春县"), "stage": either("unspecified", "signed")}
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1}, usual, skip_rows=1, skip_columns=1)])


@case("merged_county.xlsx")
def merged_county() -> Book:
    """County and industry are merged over their projects; a heading without sums stands between."""
    lines = [
        title("全市新签约项目（按属地）", LEFT, LEFT, LEFT, LEFT),
        header("县（市、区）", "产业类别", "项目名称", "投资方", "总投资（亿元）"),
        data("晋江市", "纺织鞋服", "沐澄再生纤维", "沐澄纤维有限公司", 5, amount=yi(5)),
        data(UP, UP, "泽岚鞋底智造", "泽岚鞋材有限公司", 3, amount=yi(3)),
        data(UP, "电子信息", "屿岚存储封测", "屿岚电子有限公司", 22, amount=yi(22)),
        data("南安市", "装备制造", "砚澄阀门铸造", "砚澄阀门有限公司", 4, amount=yi(4)),
        data(UP, UP, "岚昶工程机械", "岚昶重工有限公司", 9, amount=yi(9)),
        data("泉州开发区", "现代服务业", "榕澄检验检测总部", "榕澄检测有限公司", 1, amount=yi(1)),
    ]
    return Book([Sheet("Sheet1", lines, {"county": 0, "name": 2, "investors": 3})])


@case("merged_county.ods")
def merged_county_ods() -> Book:
    """Merged counties in an ods with repeated empty rows before the signature."""
    lines = [
        header("所属地区", "项目名称", "总投资（万元）", "进展情况"),
        data("石狮", "衡澄港口物流", 66000, "已签约", amount=wan(66000), county="石狮市", stage="signed"),
        data(UP, "澄昶水产加工", 9000, "已注册公司", amount=wan(9000), county="石狮市", stage="registered"),
        data("台商投资区", "翊澄新能源客车", 120000, "主体施工",
             amount=yi(12), county="泉州台商投资区", stage="started"),
        data(UP, "汐澄口腔器械", 30000, "洽谈中", amount=yi(3), county="泉州台商投资区", stage="negotiating"),
        blank(None, None, None, None),
        blank(None, None, None, None),
        blank(None, None, None, None),
        note("填报人：示例乙", None, None, None),
    ]  # fmt: skip
    return Book([Sheet("项目", lines, {"name": 1})], "ods")


@case("merged_two_line_projects.xlsx")
def merged_two_line_projects() -> Book:
    """Projects take two lines: all cells are merged but those of the investors; the second line is no project."""
    second = {"kind": either("note", "blank")}
    lines = [
        header("序号", "项目名称", "投资方", "总投资（万元）", "县区", "签约时间"),
        data(1, "昱澄新材料产业园", "昱澄化工有限公司", 80000, "泉港区", "2022-02-16",
             amount=yi(8), signed=day(2022, 2, 16), investors=either(
                 ["昱澄化工有限公司", "昱澄投资合伙企业"], ["昱澄化工有限公司"])),
        note(UP, UP, "昱澄投资合伙企业", UP, UP, UP, **second),
        data(2, "崧澄临港能源", "崧澄能源有限公司", 150000, "泉港区", "2022-03-02",
             amount=yi(15), signed=day(2022, 3, 2), investors=either(
                 ["崧澄能源有限公司", "崧澄港务有限公司"], ["崧澄能源有限公司"])),
        note(UP, UP, "崧澄港务有限公司", UP, UP, UP, **second),
        data(3, "沐昶橡塑", "沐昶橡塑有限公司", 12000, "泉港区", None, amount=wan(12000)),
    ]  # fmt: skip
    return Book([Sheet("签约", lines, {"name": 1, "investors": 2, "county": 4})])


@case("header_notes_in_cells.xlsx")
def header_notes_in_cells() -> Book:
    """Header cells carry instructions for filling in and line breaks; a row of column numbers follows."""
    lines = [
        title("县（市、区）招商项目月报表", LEFT, LEFT, LEFT, LEFT, LEFT),
        title("填报单位（盖章）：德化县商务局", None, None, None, "填报日期：2022年8月25日", None),
        header("序\n号", "项 目 名 称\n（与合同一致）", "投 资 主 体\n（全称）", "总 投 资\n（亿元，保留两位小数）",
               "预计开工时间\n（具体到季度）", "备 注"),
        header("（1）", "（2）", "（3）", "（4）", "（5）", "（6）"),
        data(1, "泽澄骨瓷餐具", "泽澄陶瓷有限公司", 1.20, "2022年四季度", None,
             amount=yi("1.2"), started=quarter(2022, 4, True)),
        data(2, "屿昶竹材家居", "屿昶竹业有限公司", 0.65, "2023年一季度", None,
             amount=yi("0.65"), started=quarter(2023, 1, True)),
        blank(3, None, None, None, None, None),
        blank(4, None, None, None, None, None),
    ]  # fmt: skip
    return Book([Sheet("8月", lines, {"name": 1, "investors": 2}, {"county": or_null("德化县")})])
