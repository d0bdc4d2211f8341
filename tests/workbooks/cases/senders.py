"""Lists as their senders keep them: banks, parks, industry groups, the key-project office. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import day, either, month, or_null, quarter, wan, yi


@case("bank_financing_needs.xls")
def bank_financing_needs() -> Book:
    """A bank's list: 融资需求, 授信 and 已放款 stand before the total and are not the total."""
    lines = [
        title("重点招商项目融资需求清单", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT),
        title("示例银行泉州分行", None, None, None, None, None, "单位：万元"),
        header("序号", "借款主体", "项目名称", "融资需求", "授信金额", "已放款", "项目总投资"),
        data(1, "沐岑纺织有限公司", "沐岑功能面料", 20000, 15000, 5000, 50000, amount=yi(5)),
        data(2, "泽岑新材有限公司", "泽岑可降解薄膜", 8000, 0, 0, 16000, amount=wan(16000)),
        data(3, "屿岑食品有限公司", "屿岑烘焙工厂", 3000, 3000, 1200, 6500, amount=wan(6500)),
        total("合计", None, None, 31000, 18000, 6200, 72500),
    ]
    usual = {"county": None}
    return Book([Sheet("融资", lines, {"investors": 1, "name": 2}, usual)], "xls")


@case("park_plants.xlsx")
def park_plants() -> Book:
    """A park's list of firms that moved in, by building: the firm is the project; subtotals of areas."""
    lines = [
        title("晋江市示例小微园入驻项目一览表", LEFT, LEFT, LEFT, LEFT),
        header("楼栋", "入驻企业", "项目名称", "厂房面积（㎡）", "总投资（万元）"),
        data("1号楼", "砚岑智能有限公司", "砚岑智能检测设备", 3000, 5000, amount=wan(5000)),
        data(UP, "岚岑光学有限公司", "岚岑镜头模组", 2400, 8000, amount=wan(8000)),
        subtotal("小计", None, None, 5400, 13000),
        data("2号楼", "榕岑电子有限公司", "榕岑连接器", 1800, 2500, amount=wan(2500)),
        data(UP, "衡岑精密有限公司", "衡岑CNC加工", 2600, 3600, amount=wan(3600)),
        subtotal("小计", None, None, 4400, 6500, wrong=differs("E", wan(6500), wan(6100))),
        note("空置：3号楼1-5层，共12000㎡"),
    ]
    usual = {"county": or_null("晋江市")}
    return Book([Sheet("入驻", lines, {"investors": 1, "name": 2}, usual)])


@case("group_monthly.xlsx")
def group_monthly() -> Book:
    """An industry group's monthly report: ordinals in Chinese, counties inside, sentences of progress."""
    lines = [
        title("市电子信息产业发展小组招商项目进展月报", LEFT, LEFT, LEFT, LEFT, LEFT),
        title("（2022年8月）", LEFT, LEFT, LEFT, LEFT, LEFT),
        header("序号", "项目名称", "投资方", "选址", "投资额", "最新进展（截至8月31日）"),
        note("（一）新签约项目", LEFT, LEFT, LEFT, LEFT, LEFT),
        data("1", "澄岑化合物半导体", "澄岑半导体有限公司", "南安芯谷", "15亿元", "8月12日正式签约",
             amount=yi(15), county=or_null("南安市"), stage="signed", signed=or_null(day(2022, 8, 12))),
        data("2", "翊岑光子晶体", "翊岑光子有限公司", "石狮光子产业园", "约6亿元", "已签投资合同，正在注册",
             amount=yi(6, "~"), county=or_null("石狮市"), stage="signed"),
        note("（二）在谈项目", LEFT, LEFT, LEFT, LEFT, LEFT),
        data("3", "汐岑先进封装", "汐岑科技股份有限公司", "晋江集成电路园", "超20亿元", "正与晋江市洽谈供地条件",
             amount=yi(20, ">="), county=or_null("晋江市"), stage="negotiating"),
        data("4", "昱岑传感器", "待定", "待定", "待定", "达成初步意向",
             amount=None, investors=[], county=None, stage="negotiating"),
        note("（三）开工项目", LEFT, LEFT, LEFT, LEFT, LEFT),
        data("5", "崧岑显示背板", "崧岑显示有限公司", "安溪湖头", "8.5亿元", "桩基施工",
             amount=yi("8.5"), county=or_null("安溪县"), stage="started"),
    ]  # fmt: skip
    return Book([Sheet("8月", lines, {"name": 1, "investors": 2})])


@case("key_projects_annual.xlsx")
def key_projects_annual() -> Book:
    """The year's key projects: plan, completed, share of the plan; sums on top by county."""
    lines = [
        title("2022年市重点项目1-9月进度表", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT),
        title(None, None, None, None, None, None, None, "单位：万元"),
        header("序号", "项目名称", "起止年限", "总投资", "2022年计划投资", "1-9月完成投资", "完成率（%）", "责任单位"),
        total(None, "总计（4个）", None, 590000, 122000, 95400, 78.2, None),
        subtotal(None, "石狮市（2个）", None, 250000, 52000, 41000, 78.8, None),
        data(1, "沐峦智慧港区", "2021-2024", 180000, 40000, 33000, 82.5, "石狮市",
             amount=yi(18), plan_year=yi(4)),
        data(2, "泽峦染整集控区", "2022-2023", 70000, 12000, 8000, 66.7, "石狮市",
             amount=yi(7), plan_year=wan(12000)),
        subtotal(None, "南安市（2个）", None, 340000, 70000, 54400, 77.7, None),
        data(3, "屿峦芯谷二期", "2020-2023", 260000, 50000, 42000, 84, "南安市",
             amount=yi(26), plan_year=yi(5)),
        data(4, "砚峦石材循环园", "2022-2025", 80000, 20000, 12400, 62, "南安市",
             amount=yi(8), plan_year=yi(2)),
    ]  # fmt: skip
    usual = {"stage": either("unspecified", "started")}
    return Book([Sheet("进度", lines, {"name": 1, "county": 7}, usual)])


@case("ledger_full_width.xlsx")
def ledger_full_width() -> Book:
    """The typical ledger with everything: land, park, units, contacts, three dates, progress, problems."""
    lines = [
        title("附件4", None),
        title("洛江区招商项目工作台账", *[LEFT] * 14),
        title("填报单位：洛江区招商办", *[None] * 8, "填报时间：2022年10月20日"),
        header("序号", "项目名称", "投资企业", "总投资（亿元）", "其中固投（亿元）", "占地（亩）", "建设内容及规模",
               "产业类别", "落户园区", "首谈单位", "签约时间", "注册时间", "到位资金（万元）", "拟开工时间",
               "目前进展"),
        data(1, "岚峦工业母机", "岚峦机床有限公司", 5, 3.5, 80, "建设五轴机床产线", "装备制造", "双阳园区", "区工信局",
             "2022.3.18", "2022.4.6", 2000, "2022.12", "已注册，办理用地手续",
             amount=yi(5), fixed=yi("3.5"), arrived=wan(2000), signed=day(2022, 3, 18), registered=day(2022, 4, 6),
             started=month(2022, 12, True), stage="registered"),
        data(2, "榕峦医养综合体", "榕峦医疗集团", 3, 2, 45, "床位600张", "现代服务业", "万安片区", "区卫健局",
             "2022年5月", "—", None, "2023年一季度", "已签约",
             amount=yi(3), fixed=yi(2), signed=month(2022, 5), started=quarter(2023, 1, True), stage="signed"),
        data(3, "衡峦新式茶饮工厂", "衡峦饮品有限公司、衡峦供应链有限公司", 1.2, "待定", None, "租用厂房8000㎡",
             "食品饮料", "河市镇", "区商务局", None, None, None, None, "签订意向书",
             amount=yi("1.2"), investors=["衡峦饮品有限公司", "衡峦供应链有限公司"], stage="negotiating"),
    ]  # fmt: skip
    return Book([Sheet("台账", lines, {"name": 1, "investors": 2}, {"county": or_null("洛江区")})])
