"""Tables of several pages, pasted twice, or one below another with another header. 示例数据。"""

from dataclasses import replace

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import day, either, month, or_null, wan, yi


@case("pages_carried_forward.xls")
def pages_carried_forward() -> Book:
    """Each page closes with 本页小计 and 过次页 and opens with its header and 承前页."""
    head = header("序号", "项目名称", "县区", "总投资（万元）")
    lines = [
        title("全市招商项目台账", LEFT, LEFT, LEFT),
        head,
        data(1, "岚翊纺机配件", "晋江市", 6000, amount=wan(6000)),
        data(2, "榕翊塑胶", "晋江市", 4000, amount=wan(4000)),
        data(3, "衡翊印刷", "晋江市", 5000, amount=wan(5000)),
        subtotal("本页小计", None, None, 15000),
        subtotal("过次页", None, None, 15000),
        blank(),
        title("全市招商项目台账", LEFT, LEFT, LEFT),
        head,
        subtotal("承前页", None, None, 15000),
        data(4, "澄翊模具", "南安市", 7000, amount=wan(7000)),
        data(5, "翊榕石雕", "惠安县", 3000, amount=wan(3000)),
        subtotal("本页小计", None, None, 11000, wrong=differs("D", wan(11000), wan(10000))),
        total("合计", None, None, 25000, wrong=differs("D", wan(25000), None, optional=True)),
    ]
    return Book([Sheet("台账", lines, {"name": 1, "county": 2})], "xls")


@case("pages_repeated_header.xlsx")
def pages_repeated_header() -> Book:
    """The header stands again before every page; nothing is summed."""
    head = header("序号", "项目名称", "投资方", "总投资（亿元）", "签约时间", "县（市、区）")
    lines = [
        head,
        data(1, "汐榕自动化立库", "汐榕物流有限公司", 3.8, "2022-01-10", "晋江市",
             amount=yi("3.8"), signed=day(2022, 1, 10)),
        data(2, "昱榕智能包装", "昱榕包装有限公司", 1.1, "2022-01-21", "晋江市",
             amount=yi("1.1"), signed=day(2022, 1, 21)),
        head,
        data(3, "崧榕新型建材", "崧榕建材有限公司", 2.4, "2022-02-15", "南安市",
             amount=yi("2.4"), signed=day(2022, 2, 15)),
        data(4, "沐榕激光设备", "沐榕激光有限公司", 5, "2022-03-01", "洛江区",
             amount=yi(5), signed=day(2022, 3, 1)),
        head,
        data(5, "泽榕乌龙茶萃取", "泽榕生物有限公司", 0.9, "2022-03-28", "安溪县",
             amount=yi("0.9"), signed=day(2022, 3, 28)),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2, "county": 5})])


@case("pages_pasted_twice.xlsx")
def pages_pasted_twice() -> Book:
    """The same table was pasted twice, title and all; the second time its lines are projects again or a remark."""
    first = [
        title("一季度签约项目", LEFT, LEFT),
        header("项目名称", "投资方", "总投资（万元）"),
        data("屿榕机电泵阀", "屿榕泵业有限公司", 16000, amount=wan(16000)),
        data("砚榕再生资源", "砚榕环保有限公司", 7500, amount=wan(7500)),
    ]
    second = [replace(line, kind=either("data", "note")) if line.kind == "data" else line for line in first]
    lines = [*first, blank(), blank(), *second]
    usual = {"stage": either("unspecified", "signed")}
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1}, usual)])


@case("pages_two_tables.xlsx")
def pages_two_tables() -> Book:
    """Signed projects above, projects in talks below, with other columns in another order and unit."""
    lines = [
        title("一、已签约项目（单位：亿元）", LEFT, LEFT, LEFT, LEFT),
        header("序号", "项目名称", "投资方", "总投资", "签约时间"),
        data(1, "岚榕智慧仓储", "岚榕仓储有限公司", 4, "2022.2.8", amount=yi(4), signed=day(2022, 2, 8),
             stage=either("unspecified", "signed")),
        data(2, "榕衡食用菌工厂", "榕衡农业有限公司", 1.5, "2022.3.17", amount=yi("1.5"), signed=day(2022, 3, 17),
             stage=either("unspecified", "signed")),
        total("合计", None, None, 5.5, None),
        blank(),
        title("二、在谈项目", LEFT, LEFT, LEFT, LEFT),
        header("序号", "意向投资方", "项目名称", "洽谈情况", "预计总投资（万元）"),
        data(1, "衡榕控股有限公司", "衡榕跨境保税仓", "已两次来访，洽谈用地", 30000,
             name="衡榕跨境保税仓", investors=["衡榕控股有限公司"], amount=yi(3), stage="negotiating"),
        data(2, "待定", "澄榕康复辅具园", "初步接洽", 20000,
             name="澄榕康复辅具园", investors=[], amount=yi(2), stage="negotiating"),
    ]  # fmt: skip
    usual = {"county": or_null("永春县")}
    return Book([Sheet("永春县", lines, {"name": 1, "investors": 2}, usual)])


@case("pages_two_tables.ods")
def pages_two_tables_ods() -> Book:
    """Two lists with sums of their own, the second one wrong, and a note between them."""
    lines = [
        header("项目名称", "总投资（万元）", "开工时间"),
        data("翊衡金属家具", 8000, "2022年1月", amount=wan(8000), started=month(2022, 1)),
        data("汐衡香料提取", 5200, "2022年3月", amount=wan(5200), started=month(2022, 3)),
        subtotal("小计", 13200, None, kind=either("subtotal", "total")),
        note("以下为竣工投产项目：", None, None),
        header("项目名称", "投产时间", "总投资（万元）"),
        data("昱衡竹笋罐头", "2022年2月", 3000, amount=wan(3000), producing=month(2022, 2),
             stage=either("unspecified", "producing")),
        data("崧衡日用瓷", "2022年4月", 6000, amount=wan(6000), producing=month(2022, 4),
             stage=either("unspecified", "producing")),
        subtotal("小计", None, 9600, kind=either("subtotal", "total"), wrong=differs("C", wan(9600), wan(9000))),
    ]  # fmt: skip
    usual = {"county": or_null("德化县"), "stage": either("unspecified", "started")}
    return Book([Sheet("德化", lines, {"name": 0}, usual)], "ods")
