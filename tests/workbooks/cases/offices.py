"""Lists of other habits: departments, 五个一批, kinds of agreement, short units, written years. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.values import before, between, day, either, month, or_null, wan, whole_year, yi


@case("office_departments.xlsx")
def office_departments() -> Book:
    """By department: merged units, counts instead of sums in the 小计, 引资额 and a deadline that is no milestone."""
    lines = [
        title("市直部门招商引资任务完成情况（1-8月）", *[LEFT] * 6),
        title(None, None, None, None, None, None, "金额单位：万元"),
        header("责任部门", "序号", "项目名称", "投资企业", "引资额", "落地县（市、区）", "项目现状"),
        data("市工信局", 1, "沐霁工业软件", "沐霁软件有限公司", 5200, "洛江区", "已签约未注册",
             amount=wan(5200), stage="signed"),
        data(UP, 2, "泽霁伺服电机", "泽霁电机有限公司", 18000, "南安市", "已开工建设",
             amount=wan(18000), stage="started"),
        subtotal("小计", None, "2个", None, 23200, None, None),
        data("市文旅局", 3, "屿霁海丝艺术馆", "屿霁文化有限公司", 30000, "丰泽区", "洽谈阶段",
             amount=wan(30000), stage="negotiating"),
        subtotal("小计", None, "1个", None, 30000, None, None),
        data("市农业农村局", 4, "砚霁预冷中心", "砚霁冷链有限公司", 6500, "永春县", "建成投产",
             amount=wan(6500), stage="producing"),
        data(UP, 5, "岚霁种业", "岚霁种业有限公司", 2600, "安溪县", "项目中止",
             amount=wan(2600), stage=either("terminated", "unspecified")),
        subtotal("小计", None, "2个", None, 9500, None, None, wrong=differs("E", wan(9500), wan(9100))),
        total("合计", None, "5个", None, 62700, None, None, wrong=differs("E", wan(62700), wan(62300), optional=True)),
    ]  # fmt: skip
    return Book([Sheet("部门", lines, {"name": 2, "investors": 3, "county": 5})])


@case("office_five_batches.xls")
def office_five_batches() -> Book:
    """五个一批: sections 签约, 开工, 投产 that each repeat the header and close with a sum."""
    head = header("序号", "项目名称", "业主", "总投资（亿元）", "县区")
    signed, started = either("unspecified", "signed"), either("unspecified", "started")
    lines = [
        title("“五个一批”项目清单", LEFT, LEFT, LEFT, LEFT),
        note("一、签约一批", LEFT, LEFT, LEFT, LEFT, kind=either("note", "header")),
        head,
        data(1, "榕霁纳米涂层", "榕霁材料有限公司", 2.2, "泉港区", amount=yi("2.2"), stage=signed),
        data(2, "衡霁智能鞋柜", "衡霁家居有限公司", 0.8, "晋江市", amount=yi("0.8"), stage=signed),
        subtotal("小计", None, None, 3, None),
        note("二、开工一批", LEFT, LEFT, LEFT, LEFT, kind=either("note", "header")),
        head,
        data(1, "澄霁无菌包装", "澄霁包装有限公司", 5.5, "惠安县", amount=yi("5.5"), stage=started),
        data(2, "翊霁精酿啤酒", "翊霁饮品有限公司", 1.5, "惠安县", amount=yi("1.5"), stage=started),
        subtotal("小计", None, None, 8, None, wrong=differs("D", yi(8), yi(7))),
        note("三、投产一批", LEFT, LEFT, LEFT, LEFT, kind=either("note", "header")),
        head,
        data(1, "汐霁瓷砖胶", "汐霁建材有限公司", 1, "南安市", amount=yi(1),
             stage=either("unspecified", "producing")),
        subtotal("小计", None, None, 1, None),
    ]  # fmt: skip
    return Book([Sheet("清单", lines, {"name": 1, "investors": 2, "county": 4})], "xls")


@case("office_kinds_of_agreement.xlsx")
def office_kinds_of_agreement() -> Book:
    """签约类型 tells how far a project is: 正式合同, 框架协议, 意向书, 战略合作协议."""
    lines = [
        title("2022年泉州开发区招商大会签约项目", LEFT, LEFT, LEFT, LEFT),
        header("序号", "签约项目", "签约企业", "签约类型", "签约金额（亿元）"),
        data(1, "昱霁氮化镓器件", "昱霁半导体有限公司", "正式合同", 15, amount=yi(15), stage="signed"),
        data(2, "崧霁折叠屏模组", "崧霁光电有限公司", "框架协议", 30, amount=yi(30), stage="negotiating"),
        data(3, "沐曦云制造平台", "沐曦网络有限公司", "意向书", 2, amount=yi(2), stage="negotiating"),
        data(4, "泽曦供应链总部", "泽曦集团有限公司", "正式合同", "超8", amount=yi(8, ">="), stage="signed"),
        data(5, "屿曦产业基金", "屿曦资本有限公司", "战略合作协议", "10-20", amount=between(yi(10), yi(20)),
             stage=either("negotiating", "signed")),
    ]  # fmt: skip
    return Book([Sheet("签约", lines, {"name": 1, "investors": 2}, {"county": or_null("泉州开发区")})])


@case("office_short_units.csv")
def office_short_units() -> Book:
    """5000万, 1.5亿, 万元 behind a space, 300余万; written years; a building period that is no milestone."""
    lines = [
        header("项目名称", "投资人", "计划总投资", "签约时间", "建设期限", "地点"),
        data("砚曦石墨匀热膜", "砚曦新材有限公司", "5000万", "二〇二二年三月", "2022.5-2023.12", "安溪县湖头镇",
             amount=wan(5000), signed=month(2022, 3), county="安溪县"),
        data("岚曦真空镀膜", "岚曦光学有限公司", "1.5亿", "２０２２年３月５日", "2022-2024", "安溪县龙门镇",
             amount=yi("1.5"), signed=day(2022, 3, 5), county="安溪县"),
        data("榕曦智能灌装", "榕曦机械有限公司", "8600 万元", "2022年", "1年", "南安市水头镇",
             amount=wan(8600), signed=whole_year(2022), county="南安市"),
        data("衡曦茶包材", "衡曦包装有限公司", "300余万元", "2022-3", None, "永春县",
             amount=wan(300, ">="), signed=month(2022, 3), county="永春县"),
    ]  # fmt: skip
    return Book([Sheet("", lines, {"name": 0, "investors": 1})], "csv")


@case("office_schedule.xlsx")
def office_schedule() -> Book:
    """A schedule: 目标 and 完成情况 of three milestones, planned ones behind 计划, a header of two rows at C4."""
    lines = [
        header("项目", LEFT, "总投资\n（万元）", "计划节点", LEFT, "完成节点", LEFT, "责任县区"),
        header("名称", "业主", UP, "计划注册时间", "计划开工时间", "实际注册时间", "实际开工时间", UP),
        data("澄曦全自动化码头", "澄曦港口有限公司", 88000, "2022.3", "2022.7", "2022.3.14", "2022.7.30", "石狮市",
             amount=wan(88000), registered=day(2022, 3, 14), started=day(2022, 7, 30)),
        data("翊曦速冻调理", "翊曦食品有限公司", 12600, "2022.5", "2022年底前", "2022.5.9", None, "石狮市",
             amount=wan(12600), registered=day(2022, 5, 9), started=or_null(before(2022, 12, 31, True))),
        total("合计", None, 100600, None, None, None, None, None),
        blank(),
        note("责任人：示例己"),
    ]  # fmt: skip
    verbatim = {"name": 0, "investors": 1, "county": 7}
    return Book([Sheet("调度", lines, verbatim, skip_rows=3, skip_columns=2)])


@case("office_loose_sheet.xlsx")
def office_loose_sheet() -> Book:
    """A loose list: no number, the county leads the name, the sum in words of the last column, a tail of thanks."""
    lines = [
        title("关于8月份新增项目"),
        header("项目", "情况", "投资"),
        data("汐曦智能穿戴", "企业已完成注册，正在装修厂房", "约1.2亿",
             amount=yi("1.2", "~"), stage=either("registered", "started")),
        data("昱曦宠物医院连锁", "达成合作意向", "800万", amount=wan(800), stage="negotiating"),
        data("崧曦氢能重卡", "8月18日签约", "总投资10亿元，其中一期3亿元", amount=yi(10), stage="signed",
             signed=or_null(day(2022, 8, 18))),
        note("以上情况如有变动，请及时与我中心联系，谢谢！"),
        note("示例市招商中心　2022年9月1日"),
    ]  # fmt: skip
    return Book([Sheet("新增", lines, {"name": 0}, {"county": None})])
