"""Subtotals and totals: in the middle, on top, below, per county; wrong ones and harmless rounding. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, Formula, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import between, or_null, wan, yi


@case("sums_per_county.xlsx")
def sums_per_county() -> Book:
    """小计 below the projects of each county, 合计 at the end; one 小计 is wrong, and so is the 合计 above it all."""
    lines = [
        header("序号", "县区", "项目名称", "投资方", "总投资（万元）"),
        data(1, "晋江市", "沐衡针织", "沐衡针织有限公司", 50000, amount=yi(5)),
        data(2, "晋江市", "泽衡食品", "泽衡食品有限公司", 30000, amount=yi(3)),
        subtotal("小计", None, None, None, 80000),
        data(3, "石狮市", "屿衡服饰", "屿衡服饰有限公司", 15000, amount=wan(15000)),
        data(4, "石狮市", "砚衡冷链", "砚衡冷链有限公司", 27000, amount=wan(27000)),
        data(5, "石狮市", "岚衡光模块", "岚衡光电有限公司", 60000, amount=yi(6)),
        subtotal("小计", None, None, None, 92000, wrong=differs("E", wan(92000), wan(102000))),
        data(6, "泉港区", "榕衡储运", "榕衡储运有限公司", 48000, amount=wan(48000)),
        subtotal("小计", None, None, None, 48000),
        total("合计", None, None, None, 220000, wrong=differs("E", wan(220000), wan(230000), optional=True)),
    ]
    return Book([Sheet("Sheet1", lines, {"county": 1, "name": 2, "investors": 3})])


@case("sums_on_top.xls")
def sums_on_top() -> Book:
    """The total stands on top, and a heading with the sum above the projects of each industry."""
    lines = [
        title("产业链招商项目表", LEFT, LEFT, LEFT),
        header("序号", "项目名称", "总投资（亿元）", "县区"),
        total("合计", "共5个", 41, None, wrong=differs("C", yi(41), None, optional=True)),
        subtotal("一、", "电子信息产业（2个）", 26, None),
        data(1, "衡芃射频芯片", 20, "晋江市", amount=yi(20)),
        data(2, "澄芃光电传感", 6, "石狮市", amount=yi(6)),
        subtotal("二、", "装备制造产业（3个）", 14, None, wrong=differs("C", yi(14), yi(15))),
        data(3, "翊芃减速器", 3, "洛江区", amount=yi(3)),
        data(4, "汐芃纺机", 5, "南安市", amount=yi(5)),
        data(5, "昱芃船舶配套", 7, "惠安县", amount=yi(7)),
    ]
    return Book([Sheet("产业", lines, {"name": 1, "county": 3})], "xls")


@case("sums_wrong_in_two_columns.xlsx")
def sums_wrong_in_two_columns() -> Book:
    """合计 of four columns of money, of which two are wrong."""
    lines = [
        header("项目名称", "总投资（万元）", "其中：固定资产（万元）", "年度计划投资（万元）", "累计到位资金（万元）"),
        data("崧芃锂电隔膜", 100000, 80000, 20000, 15000,
             amount=yi(10), fixed=yi(8), plan_year=yi(2), arrived=wan(15000)),
        data("沐芃高分子膜", 60000, 45000, 18000, 6500,
             amount=yi(6), fixed=wan(45000), plan_year=wan(18000), arrived=wan(6500)),
        data("泽芃电子浆料", 22000, 18000, 9000, 1000,
             amount=wan(22000), fixed=wan(18000), plan_year=wan(9000), arrived=wan(1000)),
        total("合  计", 182000, 143000, 49000, 23500, wrong=[
            differs("D", wan(49000), wan(47000), "plan_year"),
            differs("E", wan(23500), wan(22500), "arrived"),
        ]),
    ]  # fmt: skip
    return Book([Sheet("重点项目", lines, {"name": 0}, {"county": or_null("泉港区")})])


@case("sums_rounded.xlsx")
def sums_rounded() -> Book:
    """Sums shown with one decimal of rows with three: no difference; one sum that no rounding explains."""
    lines = [
        header("项目名称", "县区", "投资额（亿元）"),
        data("屿芃茶饮", "安溪县", 3.333, amount=yi("3.333")),
        data("砚芃香料", "安溪县", 3.333, amount=yi("3.333")),
        data("岚芃藤艺", "安溪县", 3.333, amount=yi("3.333")),
        subtotal("安溪县小计", None, 10.0),
        data("榕芃农机", "永春县", 1.248, amount=yi("1.248")),
        data("衡沐陶瓷", "永春县", 2.159, amount=yi("2.159")),
        subtotal("永春县小计", None, 3.4),
        data("澄沐瓷土", "德化县", 2.5, amount=yi("2.5")),
        data("翊沐旅拍", "德化县", 0.75, amount=yi("0.75")),
        subtotal("德化县小计", None, 3.5, wrong=differs("C", yi("3.5"), yi("3.25"))),
        total("总计", None, 16.7, wrong=differs("C", yi("16.7"), yi("16.656"), optional=True)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 1})])


@case("sums_among_which.xlsx")
def sums_among_which() -> Book:
    """总计 followed by 其中: lines, each a part of the rows; counts stand beside the sums."""
    lines = [
        title("2022年1-6月新签约项目", None, None, None, "单位：亿元"),
        header("序号", "项目名称", "类型", "县区", "总投资"),
        data(1, "汐沐制鞋装备", "工业", "晋江市", 4, amount=yi(4)),
        data(2, "昱沐冷链电商", "服务业", "晋江市", 6, amount=yi(6)),
        data(3, "崧沐高端面料", "工业", "石狮市", 11, amount=yi(11)),
        data(4, "沐汐滨海酒店", "服务业", "惠安县", 9, amount=yi(9)),
        total("总计", "4个", None, None, 30),
        subtotal("其中：", "工业项目2个", None, None, 15),
        subtotal(None, "其中：服务业项目2个", None, None, 15),
    ]
    return Book([Sheet("上半年", lines, {"name": 1, "county": 3})])


@case("sums_with_ranges.xlsx")
def sums_with_ranges() -> Book:
    """A group holds a range and a foreign sum, so that its sum cannot be checked exactly."""
    lines = [
        header("项目名称", "投资方", "总投资（亿元）", "县区"),
        data("泽汐台企孵化园", "泽汐科技有限公司", "3-5", "泉州台商投资区", amount=between(yi(3), yi(5))),
        data("屿汐精密光学", "屿汐光学有限公司", 6, "泉州台商投资区", amount=yi(6)),
        subtotal("小计", None, 10, None, wrong=differs("C", yi(10), None, optional=True)),
        data("砚汐外资饮品", "砚汐饮品有限公司", "1亿美元", "惠安县", amount=yi(1, currency="USD")),
        data("岚汐石雕数控", "岚汐石雕有限公司", 2, "惠安县", amount=yi(2)),
        subtotal("小计", None, 8.9, None, wrong=differs("C", yi("8.9"), None, optional=True)),
        total("合计", None, 18.9, None, wrong=differs("C", yi("18.9"), None, optional=True)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1, "county": 3})])


@case("sums_formulas.xlsx")
def sums_formulas() -> Book:
    """Sums are formulas with cached values, one of them over too few rows; an amount is a formula as well."""
    lines = [
        header("县区", "项目名称", "总投资（万元）"),
        data("南安市", "榕汐石板材", 20000, amount=wan(20000)),
        data("南安市", "衡汐水暖", Formula("=8000*2", 16000), amount=wan(16000)),
        data("南安市", "澄汐粮油", 9000, amount=wan(9000)),
        subtotal("小计", None, Formula("=SUM(C2:C3)", 36000), wrong=differs("C", wan(36000), wan(45000))),
        data("洛江区", "翊汐路灯", 5000, amount=wan(5000)),
        data("洛江区", "汐翊钢构", 7000, amount=wan(7000)),
        subtotal("小计", None, Formula("=SUM(C6:C7)", 12000)),
    ]
    return Book([Sheet("Sheet1", lines, {"county": 0, "name": 1})])


@case("sums_formulas_never_computed.xlsx")
def sums_formulas_never_computed() -> Book:
    """Formulas without cached values: an empty sum is no wrong sum, and the row is a sum all the same."""
    lines = [
        header("序号", "项目名称", "县区", "总投资（亿元）"),
        data(1, "昱汐纸塑包装", "鲤城区", 1.5, amount=yi("1.5")),
        data(2, "崧汐汽配", "鲤城区", 2.5, amount=yi("2.5")),
        data(3, "沐翊机电", "鲤城区", Formula("=1+2"), amount=None),
        total("合计", None, None, Formula("=SUM(D2:D4)")),
        note("说明：金额按协议填列。"),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "county": 2})])


@case("sums_total_wrong.csv")
def sums_total_wrong() -> Book:
    """Only a 总计 at the end, with thousands commas, and it is wrong."""
    lines = [
        header("项目名称", "投资方", "投资额(万元)", "属地"),
        data("泽翊卫浴五金", "泽翊五金有限公司", "12,000", "南安市", amount=wan(12000)),
        data("屿翊厨具", "屿翊厨具有限公司", "8,500", "南安市", amount=wan(8500)),
        data("砚翊化妆刷", "砚翊日化有限公司", "3,250.5", "南安市", amount=wan("3250.5")),
        total("总计", None, "24,750.5", None, wrong=differs("C", wan("24750.5"), wan("23750.5"))),
    ]
    return Book([Sheet("", lines, {"name": 0, "investors": 1, "county": 3})], "csv")
