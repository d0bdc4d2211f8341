"""Everything at once, as real returns have it. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import before, between, day, either, month, or_null, quarter, wan, xun, yi


@case("mixed_county_return.xls")
def mixed_county_return() -> Book:
    """A county's monthly return: letter head, two header rows, industries merged, hidden row, sums, signatures."""
    lines = [
        title("附件2"),
        title("安溪县2022年招商引资项目进展情况统计表", *[LEFT] * 8),
        title("填报单位（盖章）：安溪县招商办", *[None] * 5, "填报时间：2022年7月25日", None, "单位：万元"),
        header("序号", "产业", "项目名称", "投资方", "投资额", LEFT, "时间节点", LEFT, "进展情况"),
        header(UP, UP, UP, UP, "总投资", "到位资金", "签约", "开工", UP),
        data(1, "光电信息", "沐岱化合物外延", "沐岱半导体有限公司", "12亿元", 5000, "22.1.18", "2022年5月",
             "厂房主体施工", amount=yi(12), arrived=wan(5000), signed=day(2022, 1, 18), started=month(2022, 5),
             stage="started"),
        data(2, UP, "泽岱LED照明", "泽岱照明有限公司", 36000, 1200, "3月上旬", "9月", "已注册，正在招拍挂",
             amount=wan(36000), arrived=wan(1200), signed=xun(2022, 3, "上"), started=month(2022, 9, True),
             stage="registered"),
        data(3, UP, "屿岱机房温控", "屿岱节能有限公司、屿岱电气有限公司", 8000, 0, "2022.4.29", "四季度", "已签约",
             amount=wan(8000), arrived=or_null(wan(0)), signed=day(2022, 4, 29), started=quarter(2022, 4, True),
             stage="signed", investors=["屿岱节能有限公司", "屿岱电气有限公司"], hidden=True),
        subtotal("小计", LEFT, "3个", None, 164000, 6200, None, None, None),
        data(4, "家居工艺", "砚岱全屋定制", "砚岱家居有限公司", 22000, 800, "2022年6月", "年底前", "签约",
             amount=wan(22000), arrived=wan(800), signed=month(2022, 6), started=before(2022, 12, 31, True),
             stage="signed"),
        data(5, UP, "岱岚藤铁电商园", "岱岚工艺有限公司", "约5000", None, None, None, "在谈",
             amount=wan(5000, "~"), stage="negotiating"),
        subtotal("小计", LEFT, "2个", None, 27000, 800, None, None, None,
                 wrong=[differs("E", wan(27000), wan(27000), optional=True)]),
        total("合计", LEFT, "5个", None, 191000, 7000, None, None, None,
              wrong=[differs("E", wan(191000), wan(191000), optional=True)]),
        blank(),
        note("注：到位资金为累计数。", *[LEFT] * 8),
        note("主要领导：示例甲", None, None, "分管领导：示例乙", None, None, "填报人：示例丙", None, None),
    ]  # fmt: skip
    return Book([Sheet("7月", lines, {"name": 2, "investors": 3}, {"county": or_null("安溪县")})], "xls")


@case("mixed_city_list.xlsx")
def mixed_city_list() -> Book:
    """A city list at B3: merged counties with sums on top of each, ranges, dollars, planned and actual starts."""
    lines = [
        title("全市重大招商项目调度表（截至2022年9月15日）", *[LEFT] * 7),
        header("县（市、区）", "项目名称", "投资主体", "总投资（亿元）", "签约时间",
               "拟开工时间", "实际开工时间", "存在问题"),
        total("全市合计", None, None, 78.2, None, None, None, None,
              wrong=differs("E", yi("78.2"), None, optional=True)),
        subtotal("晋江市小计", None, None, 32, None, None, None, None, wrong=differs("E", yi(32), yi(31))),
        data("晋江市", "榕岱先进封测", "榕岱微电子股份有限公司", 25, "2022年2月11日", "2022年6月", "2022年6月28日",
             "用工缺口", amount=yi(25), signed=day(2022, 2, 11), started=day(2022, 6, 28)),
        data(UP, "衡岱运动面料总部", "衡岱面料有限公司", 6, "2022年8月", "2023年1月", None, "土地指标未落实",
             amount=yi(6), signed=month(2022, 8), started=or_null(month(2023, 1, True))),
        subtotal("南安市小计", None, None, 12.2, None, None, None, None,
                 wrong=differs("E", yi("12.2"), None, optional=True)),
        data("南安市", "澄岱智能厨卫", "澄岱（福建）厨卫有限公司", "5-8亿元", "2022年3月", "2022年10月底前", None, None,
             amount=between(yi(5), yi(8)), signed=month(2022, 3), started=or_null(before(2022, 10, 31, True))),
        data(UP, "翊岱光伏组件", "翊岱国际有限公司", "1亿美元", "2022年7月中旬", "2022年四季度", None, "合计用电8万度",
             amount=yi(1, currency="USD"), signed=xun(2022, 7, "中"), started=or_null(quarter(2022, 4, True))),
        subtotal("泉港区小计", None, None, 34, None, None, None, None),
        data("泉港区", "汐岱乙烯下游精细化工", "汐岱石化有限公司", 34, "2021年12月", "2022年3月", "2022年3月",
             None, amount=yi(34), signed=month(2021, 12), started=month(2022, 3)),
        note("备注：1.总投资以协议为准；2.外币项目不计入合计。", *[LEFT] * 7),
    ]  # fmt: skip
    verbatim = {"county": 0, "name": 1, "investors": 2}
    usual = {"stage": either("unspecified", "signed", "started")}
    return Book([Sheet("调度", lines, verbatim, usual, skip_rows=2, skip_columns=1)])


@case("mixed_month_sheets.xlsx")
def mixed_month_sheets() -> Book:
    """This month beside a hidden last month, a dictionary and a summary; a page break, a sample and a wrong sum."""
    head = header("序号", "项目名称", "投资方", "总投资（万元）", "签约", "注册", "开工", "投产", "属地")
    rows = [
        title("10月份项目进展（在相应栏目打√）", *[LEFT] * 8),
        head,
        note("例：", "某某项目", "某某公司", 10000, "√", None, None, None, "某某区"),
        data(1, "昱岱食品添加剂", "昱岱生物有限公司", 6000, "√", None, None, None, "永春县",
             amount=wan(6000), stage="signed"),
        data(2, "崧岱高山茶园", "崧岱农业有限公司", 2500, "√", "√", None, None, "永春县",
             amount=wan(2500), stage="registered"),
        data(3, "沐峪陶瓷釉料", "沐峪釉料有限公司", 4000, "√", "√", "√", None, "德化县",
             amount=wan(4000), stage="started"),
        subtotal("本页小计", None, None, 12500, None, None, None, None, None),
        head,
        data(4, "泽峪骨瓷", "泽峪陶瓷有限公司", 3000, "√", "√", "√", "√", "德化县",
             amount=wan(3000), stage="producing"),
        data(5, "屿峪3D云展", "待定", 900, None, None, None, None, "德化县", amount=wan(900), investors=[],
             stage=either("unspecified", "negotiating")),
        subtotal("本页小计", None, None, 3900, None, None, None, None, None),
        total("总计", None, None, 16900, None, None, None, None, None, wrong=differs("D", wan(16900), wan(16400))),
        blank(6, None, None, None, None, None, None, None, None),
        blank(7, None, None, None, None, None, None, None, None),
        note("填表人：示例丁　　审核人：示例戊　　2022年10月25日", *[LEFT] * 8),
    ]  # fmt: skip
    summary = [header("县区", "项目数", "总投资（万元）"), note("永春县", 2, 8500), note("德化县", 3, 7900)]
    last_month = [head, data(1, "昱岱食品添加剂", "昱岱生物有限公司", 5000, None, None, None, None, "永春县")]
    sheets = [
        Sheet("汇总", summary, holds_projects=False),
        Sheet("10月", rows, {"name": 1, "investors": 2, "county": 8}),
        Sheet("9月", last_month, hidden=True, holds_projects=False),
    ]
    return Book(sheets)


@case("mixed_export.csv")
def mixed_export() -> Book:
    """A system's export: every column there is, ISO days with hours, sums in yuan, nulls in words."""
    lines = [
        header("id", "项目名称", "项目阶段", "投资企业", "总投资(元)", "行政区划", "签约时间", "开工时间",
               "创建时间", "备注"),
        data("1001", "砚峪海工锚链", "已签约", "砚峪锚链有限公司", "160000000.00", "惠安县", "2022-04-12 00:00:00",
             "NULL", "2022-04-13 09:12:45", "含\"技改\"，分两期\n一期8000万", amount=yi("1.6"), signed=day(2022, 4, 12),
             stage="signed"),
        data("1002", "岚峪智慧码头", "在建", "岚峪港务有限公司", "2350000000.00", "泉港区", "2021-11-30 00:00:00",
             "2022-03-15 00:00:00", "2021-12-01 10:00:00", "", amount=yi("23.5"), signed=day(2021, 11, 30),
             started=day(2022, 3, 15), stage="started"),
        data("1003", "榕峪外贸综服", "洽谈", "", "30000000.00", "石狮市", "NULL", "NULL", "2022-05-06 16:40:00", "",
             amount=wan(3000), stage="negotiating", investors=[]),
    ]  # fmt: skip
    return Book([Sheet("", lines, {"name": 1, "investors": 3, "county": 5})], "csv", {"encoding": "utf-8-sig"})
