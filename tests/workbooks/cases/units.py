"""Where the unit of the sums stands: in the title, the header, the cell, the number format, or nowhere. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, Styled, blank, data, header, note, title, total
from tests.workbooks.values import between, day, either, month, or_null, wan, yi, yuan


@case("unit_title_wan.xlsx")
def unit_title_wan() -> Book:
    """附件, title, reporting date and 单位：万元 above a plain list with a total."""
    lines = [
        title("附件3"),
        title("晋江市2022年招商项目进展情况表", LEFT, LEFT, LEFT, LEFT, LEFT),
        title("填报单位：晋江市招商中心", LEFT, LEFT, "填报时间：2022年6月30日", LEFT, "单位：万元"),
        header("序号", "项目名称", "投资方", "总投资", "签约时间", "项目进展"),
        data(1, "沐岚功能面料智造项目", "沐岚纺织科技有限公司", 120000, "2022-05-18", "已签约",
             amount=yi(12), signed=day(2022, 5, 18), stage="signed"),
        data(2, "泽崧智能物流园", "泽崧供应链集团", 56000, "2022年3月", "在建",
             amount=yi("5.6"), signed=month(2022, 3), stage="started"),
        data(3, "屿禾预制菜中央厨房", "屿禾食品有限公司", 8500, None, "洽谈中",
             amount=wan(8500), stage="negotiating"),
        total("合计", None, None, 184500, None, None),
        note("填报人：示例甲", None, None, "联系电话：00000000"),
    ]  # fmt: skip
    usual = {"county": or_null("晋江市")}
    return Book([Sheet("附件3", lines, {"name": 1, "investors": 2}, usual)])


@case("unit_title_yi.xls")
def unit_title_yi() -> Book:
    """单位：亿元 in the title line only, in an xls with county names in full."""
    lines = [
        title("全市重点招商项目一览表（单位：亿元）", LEFT, LEFT, LEFT),
        blank(),
        header("项目名称", "所在县（市、区）", "投资企业", "投资总额"),
        data("砚川光电模组", "石狮市", "砚川光电股份有限公司", 20, amount=yi(20)),
        data("昶麓氢能装备", "泉港区", "昶麓能源有限公司", 3.5, amount=yi("3.5")),
        data("霁石文旅小镇", "德化县", "霁石文化旅游集团", 0.8, amount=yi("0.8")),
        data("芃宇生物医药中试基地", "洛江区", "芃宇医药有限公司", "1.25", amount=yi("1.25")),
    ]
    return Book([Sheet("一览表", lines, {"name": 0, "county": 1, "investors": 2})], "xls")


@case("unit_cell_beats_header.xlsx")
def unit_cell_beats_header() -> Book:
    """总投资（万元） in the header, and cells that bring a unit or a currency of their own."""
    lines = [
        title("南安市在谈签约项目表"),
        header("序号", "项目名称", "投资方", "总投资（万元）", "备注"),
        data(1, "柏澜数控机床", "柏澜精机有限公司", 50000, None, amount=yi(5)),
        data(2, "榕汐新能源电池", "榕汐能源有限公司", "5亿", None, amount=yi(5)),
        data(3, "岚屿水暖卫浴", "岚屿卫浴有限公司", "8000万元", None, amount=wan(8000)),
        data(4, "衡芃半导体封测", "衡芃半导体有限公司", "1.2亿美元", None, amount=yi("1.2", currency="USD")),
        data(5, "翊禾生物材料", "翊禾国际有限公司", "6500万美元", None, amount=wan(6500, currency="USD")),
        data(6, "澄麓茶饮总仓", "澄麓控股（香港）有限公司", "3亿港元", None, amount=yi(3, currency="HKD")),
        data(7, "昱川石材物流", "昱川石业有限公司", "12,500", None, amount=wan(12500)),
    ]
    usual = {"county": or_null("南安市")}
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2}, usual)])


@case("unit_header_beats_title.xlsx")
def unit_header_beats_title() -> Book:
    """The title says 亿元 and the header 万元 for one column: the header is nearer."""
    lines = [
        title("惠安县招商引资项目汇总", None, None, "单位：亿元"),
        header("项目名称", "总投资", "年度计划投资（万元）", "到位资金\n（万元）"),
        data("汐朗海洋装备", 10.5, 20000, 3500, amount=yi("10.5"), plan_year=wan(20000), arrived=wan(3500)),
        data("禾岚雕艺文创园", 2, 6000, 0, amount=yi(2), plan_year=wan(6000), arrived=or_null(yuan(0))),
        data("崧朗绿色建材", 6.25, 15000, 8200, amount=yi("6.25"), plan_year=wan(15000), arrived=wan(8200)),
    ]
    usual = {"county": or_null("惠安县")}
    return Book([Sheet("汇总", lines, {"name": 0}, usual)])


@case("unit_contradiction.xlsx")
def unit_contradiction() -> Book:
    """总投资（亿元） above a column in which one clerk wrote 万元."""
    absurd = either(wan(50000), yi(50000), None)
    lines = [
        header("项目名称", "县区", "总投资（亿元）"),
        data("屿川智能家居", "安溪县", 3.5, amount=yi("3.5")),
        data("芃澜藤铁工艺", "安溪县", 50000, amount=absurd, problems=("amount",)),
        data("泽砚茶机装备", "安溪县", 1.2, amount=yi("1.2")),
        data("昶禾数据中心", "安溪县", 12, amount=yi(12)),
    ]
    return Book([Sheet("项目", lines, {"name": 0, "county": 1})])


@case("unit_nowhere_wan.csv")
def unit_nowhere_wan() -> Book:
    """No unit anywhere; the size of the figures leaves only 万元."""
    lines = [
        header("序号", "项目名称", "投资单位", "总投资", "属地"),
        data(1, "岚石纺织印染", "岚石印染有限公司", 52000, "石狮市", amount=yi("5.2")),
        data(2, "榕砚服装云仓", "榕砚供应链有限公司", 30000, "石狮市", amount=yi(3)),
        data(3, "衡澜海产精加工", "衡澜食品有限公司", 12000, "石狮市", amount=yi("1.2")),
        data(4, "澄屿智能缝制", "澄屿机械有限公司", 105000, "石狮市", amount=yi("10.5")),
    ]
    verbatim = {"name": 1, "investors": 2, "county": 4}
    return Book([Sheet("", lines, verbatim, {"inferred_unit": True})], "csv")


@case("unit_nowhere_yi.xlsx")
def unit_nowhere_yi() -> Book:
    """No unit anywhere; small figures with decimals leave only 亿元."""
    lines = [
        header("项目名称", "投资方", "投资额", "所属县区"),
        data("翊川陶瓷新材料", "翊川陶瓷有限公司", 3.2, "德化县", amount=yi("3.2")),
        data("汐禾研学基地", "汐禾文旅有限公司", 1.05, "德化县", amount=yi("1.05")),
        data("昱麓茶具智造", "昱麓茶具有限公司", 12, "德化县", amount=yi(12)),
        data("崧石抽水蓄能配套", "崧石能源有限公司", 26.8, "德化县", amount=yi("26.8")),
    ]
    verbatim = {"name": 0, "investors": 1, "county": 3}
    return Book([Sheet("Sheet1", lines, verbatim, {"inferred_unit": True})])


@case("unit_number_format.xlsx")
def unit_number_format() -> Book:
    """The unit stands in the number format of the cell only, as 5.00亿元 or $1,200万."""
    yi_pattern, wan_pattern = '0.00"亿元"', '#,##0"万元"'
    lines = [
        header("项目名称", "县（市、区）", "投资方", "总投资"),
        data("沐石鞋材发泡", "晋江市", "沐石新材有限公司", Styled(5, yi_pattern), amount=yi(5)),
        data("泽屿伞业基地", "晋江市", "泽屿伞业有限公司", Styled(12000, wan_pattern), amount=wan(12000)),
        data("砚禾食品产业园", "晋江市", "砚禾食品有限公司", Styled(2.4, yi_pattern), amount=yi("2.4")),
        data("岚川拉链智造", "晋江市", "岚川拉链有限公司", Styled(8600, wan_pattern), amount=wan(8600)),
    ]
    return Book([Sheet("进度", lines, {"name": 0, "county": 1, "investors": 2})])


@case("unit_mixed_ranges.xlsx")
def unit_mixed_ranges() -> Book:
    """Ranges and bounds, with and without a unit, under 总投资（亿元）."""
    lines = [
        title("泉州台商投资区重点在谈项目", LEFT, LEFT),
        header("项目名称", "意向投资方", "总投资（亿元）"),
        data("榕麓台湾精密机械园", "榕麓机械（台湾）股份有限公司", "3-5", amount=between(yi(3), yi(5))),
        data("衡川生技保健品", "衡川生技股份有限公司", "约3-5亿元", amount=between(yi(3), yi(5))),
        data("澄石冷链枢纽", "澄石冷链有限公司", "超10", amount=yi(10, ">=")),
        data("翊麓数字内容基地", "翊麓数字科技有限公司", "5000万元～1亿元", amount=between(wan(5000), yi(1))),
        data("汐砚海工配套", "待定", "不超过2亿元", investors=[], amount=yi(2, "<=")),
        data("昱屿游艇服务中心", None, "待定", amount=None),
    ]
    usual = {"county": or_null("泉州台商投资区"), "stage": either("unspecified", "negotiating")}
    return Book([Sheet("在谈", lines, {"name": 0, "investors": 1}, usual)])
