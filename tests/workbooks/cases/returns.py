"""Further returns as they come in: parks without project names, one cell for the whole head, ragged rows. 示例数据。"""

from datetime import date

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import between, day, either, month, or_null, quarter, wan, yi


@case("returns_park_firms.xlsx")
def returns_park_firms() -> Book:
    """A park's list of firms without a column of projects: the firm stands for its project."""

    lines = [
        title("石狮市示例产业园入园企业情况表", LEFT, LEFT, LEFT, LEFT),
        header("序号", "企业名称", "租赁面积（㎡）", "投资额（万元）", "投产时间"),
        data(1, "沐岫服饰有限公司", 2000, 1500, "2022年3月", amount=wan(1500), producing=month(2022, 3),
             investors=either(["沐岫服饰有限公司"], [])),
        data(2, "泽岫印花有限公司", 1200, 800, "2022年5月", amount=wan(800), producing=month(2022, 5),
             investors=either(["泽岫印花有限公司"], [])),
        data(3, "屿岫绣花有限公司", 900, 600, None, amount=wan(600), investors=either(["屿岫绣花有限公司"], [])),
        total("合计", None, 4100, 2900, None),
    ]  # fmt: skip
    return Book([Sheet("入园", lines, {"name": 1}, {"county": or_null("石狮市")})])


@case("returns_head_in_one_cell.xlsx")
def returns_head_in_one_cell() -> Book:
    """附件, title and unit in one merged cell with line breaks; blank rows between the projects; a count below."""
    lines = [
        title("附件5\n永春县招商引资项目表\n（单位：万元）", LEFT, LEFT, LEFT),
        header("项目名称", "投资方", "总投资", "签约时间"),
        data("砚岫香产业园", "砚岫香业有限公司", 18000, date(2022, 4, 8), amount=wan(18000), signed=day(2022, 4, 8)),
        blank(),
        data("岚岫芦柑冷库", "岚岫农业有限公司", 3500, date(2022, 4, 21), amount=wan(3500), signed=day(2022, 4, 21)),
        blank(),
        data("榕岫陶瓷灯饰", "榕岫灯饰有限公司", "9,800", date(2022, 5, 6), amount=wan(9800), signed=day(2022, 5, 6)),
        blank(),
        note("共3个项目", None, None, None, kind=either("note", "total")),
    ]
    usual = {"county": or_null("永春县")}
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1}, usual)])


@case("returns_phases.xls")
def returns_phases() -> Book:
    """Two projects under one merged number and firm; group letters in a column of their own."""
    lines = [
        header("类别", "序号", "投资方", "项目名称", "总投资（亿元）", "县区"),
        data("A", 1, "衡岫光伏有限公司", "衡岫电池一期", 6, "泉港区", amount=yi(6)),
        data(UP, UP, UP, "衡岫电池二期", 9, "泉港区", amount=yi(9)),
        data(UP, 2, "澄岫储能有限公司", "澄岫储能电站", 3, "泉港区", amount=yi(3)),
        data("B", 3, "翊岫健康有限公司", "翊岫护理院", 1, "丰泽区", amount=yi(1)),
        subtotal("小计", None, None, None, 20, None,
                 kind=either("subtotal", "total"), wrong=differs("E", yi(20), yi(19))),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"investors": 2, "name": 3, "county": 5})], "xls")


@case("returns_by_year.xlsx")
def returns_by_year() -> Book:
    """Sums per year with the word inside: 2021年签约项目小计; a heading before each year."""
    lines = [
        header("序号", "项目名称", "总投资（万元）", "签约时间", "县区"),
        note("2021年签约项目", LEFT, LEFT, LEFT, LEFT),
        data(1, "汐岫包装", 7000, "2021.3.5", "南安市", amount=wan(7000), signed=day(2021, 3, 5)),
        data(2, "昱岫机器视觉", 5000, "2021.11", "洛江区", amount=wan(5000), signed=month(2021, 11)),
        subtotal("2021年签约项目小计", LEFT, 12000, None, None),
        note("2022年签约项目", LEFT, LEFT, LEFT, LEFT),
        data(3, "崧岫冷轧", 26000, "2022.2.18", "南安市", amount=wan(26000), signed=day(2022, 2, 18)),
        data(4, "沐翀智能灌溉", 4000, "2022年1季度", "永春县", amount=wan(4000), signed=quarter(2022, 1)),
        subtotal("2022年签约项目小计", LEFT, 31000, None, None, wrong=differs("C", wan(31000), wan(30000))),
        total("两年合计", LEFT, 43000, None, None, wrong=differs("C", wan(43000), wan(42000), optional=True)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "county": 4})])


@case("returns_bank_two_names.csv")
def returns_bank_two_names() -> Book:
    """A bank's list: 企业名称 beside 项目名称, 贷款余额 and 贷款需求 beside 项目总投资额, a tail of explanations."""
    lines = [
        title("支持招商项目融资对接表（单位：亿元）", None, None, None, None, None),
        header("企业名称", "项目名称", "项目总投资额", "其中：贷款需求", "贷款余额", "所在县域"),
        data("泽翀纺织有限公司", "泽翀差别化纤维", 3.2, 1.5, 0.4, "晋江", amount=yi("3.2"), county="晋江市"),
        data("屿翀水产有限公司", "屿翀鱼油提炼", 0.6, 0.3, 0, "石狮", amount=yi("0.6"), county="石狮市"),
        data("砚翀新材有限公司", "砚翀石墨负极", "约8", 5, 0, "泉港", amount=yi(8, "~"), county="泉港区"),
        note("填表说明：贷款需求指2022年新增需求", None, None, None, None, None),
    ]
    return Book([Sheet("", lines, {"investors": 0, "name": 1})], "csv", {"encoding": "gb18030"})


@case("returns_dual_unit.xlsx")
def returns_dual_unit() -> Book:
    """总投资（万元/万美元）: a bare figure is 万元, dollars say so themselves; 左右 behind the figure."""
    lines = [
        header("项目名称", "外方投资者", "总投资（万元/万美元）", "落地县（市、区）", "进度"),
        data("岚翀宠物用品", "岚翀贸易有限公司", 12000, "惠安县", "意向", amount=wan(12000), stage="negotiating"),
        data("榕翀精油", "榕翀（新加坡）有限公司", "800万美元", "永春县", "签约",
             amount=wan(800, currency="USD"), stage="signed"),
        data("衡翀母婴", "衡翀控股有限公司", "2000-3000", "晋江市", "在谈",
             amount=between(wan(2000), wan(3000)), stage="negotiating"),
        data("澄翀乐器", "澄翀乐器有限公司", "5000左右", "鲤城区", "注册", amount=wan(5000, "~"), stage="registered"),
    ]  # fmt: skip
    return Book([Sheet("外资", lines, {"name": 0, "investors": 1, "county": 3})])


@case("returns_stage_dates.ods")
def returns_stage_dates() -> Book:
    """Days stand in the columns of the stages, with words between them; running sums (累计) below."""
    lines = [
        header("序号", "项目名称", "总投资（万元）", "签约时间", "注册时间", "开工时间", "属地"),
        data(1, "翊翀消毒用品", 6000, "2022-01-06", "2022-02-11", "未开工", "丰泽区",
             amount=wan(6000), signed=day(2022, 1, 6), registered=day(2022, 2, 11)),
        data(2, "汐翀跨境仓", 9000, "2022-02-20", "办理中", None, "丰泽区", amount=wan(9000), signed=day(2022, 2, 20)),
        data(3, "昱翀数据标注", 2000, "2022-03-02", "2022-03-15", "2022-04-01", "丰泽区",
             amount=wan(2000), signed=day(2022, 3, 2), registered=day(2022, 3, 15), started=day(2022, 4, 1)),
        subtotal("本月小计", None, 17000, None, None, None, None),
        subtotal("累计", None, 68000, None, None, None, None, kind=either("subtotal", "total"),
                 wrong=differs("C", wan(68000), None, optional=True)),
    ]  # fmt: skip
    usual = {"stage": either("unspecified", "signed", "registered", "started")}
    return Book([Sheet("3月", lines, {"name": 1, "county": 6}, usual)], "ods")


@case("returns_side_remarks.xlsx")
def returns_side_remarks() -> Book:
    """Remarks beside the table, far to the right, and a lone sum in the last row without a word."""
    lines = [
        header("项目名称", "投资企业", "总投资（亿元）", "县区", None, None, None),
        data("崧翀电镜", "崧翀仪器有限公司", 2, "洛江区", None, None, "此项目待核实", amount=yi(2)),
        data("沐鹭光刻胶", "沐鹭化学有限公司", 11, "泉港区", None, None, None, amount=yi(11)),
        data("泽鹭氟材料", "泽鹭化工有限公司", 4.5, "泉港区", None, None, "与上月金额不一致", amount=yi("4.5")),
        note(None, None, 17.5, None, None, None, None, kind=either("total", "subtotal")),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1, "county": 3})])
