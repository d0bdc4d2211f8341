"""How far a project is: one word, a sentence, ticks; agreements that are none. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, data, header, title
from tests.workbooks.values import either, or_null, wan, yi


@case("stages_words.xlsx")
def stages_words() -> Book:
    """One word for each stage, and the words that mean another one."""
    lines = [
        header("项目名称", "所属县区", "总投资（亿元）", "项目阶段"),
        data("沐芃轴承", "南安市", 1, "在谈", amount=yi(1), stage="negotiating"),
        data("泽芃齿轮", "南安市", 1, "框架协议", amount=yi(1), stage="negotiating"),
        data("屿芃弹簧", "南安市", 1, "意向协议", amount=yi(1), stage="negotiating"),
        data("砚芃链条", "南安市", 1, "签约", amount=yi(1), stage="signed"),
        data("岚芃紧固件", "南安市", 1, "正式合同", amount=yi(1), stage="signed"),
        data("榕芃传感器", "南安市", 1, "注册", amount=yi(1), stage="registered"),
        data("衡芃液压件", "南安市", 1, "已到资", amount=yi(1), stage="registered"),
        data("澄芃密封件", "南安市", 1, "已拿地", amount=yi(1), stage="registered"),
        data("翊芃锻件", "南安市", 1, "在建", amount=yi(1), stage="started"),
        data("汐芃压铸件", "南安市", 1, "试投产", amount=yi(1), stage=either("producing", "started")),
        data("昱芃粉末冶金", "南安市", 1, "投产", amount=yi(1), stage="producing"),
        data("崧芃铸钢", "南安市", 1, "已终止", amount=yi(1), stage="terminated"),
        data("沐朗热处理", "南安市", 1, None, amount=yi(1), stage="unspecified"),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 1})])


@case("stages_sentences.xlsx")
def stages_sentences() -> Book:
    """Sentences: what is done counts, not what is planned, hoped for, or was once planned."""
    lines = [
        header("项目名称", "投资额", "进展情况"),
        data("泽朗工业互联网", "1亿元", "已签订正式合同，正在办理工商注册", amount=yi(1), stage="signed"),
        data("屿朗智慧停车", "8000万元", "已完成公司注册，计划9月开工建设", amount=wan(8000), stage="registered"),
        data("砚朗数字孪生", "2亿元", "主体厂房封顶，预计年底投产", amount=yi(2), stage="started"),
        data("岚朗低空物流", "3亿元", "原定3月签约，因用地问题推迟，目前仍在洽谈", amount=yi(3), stage="negotiating"),
        data("榕朗网络安全", "5000万元", "因投资方资金问题，项目已终止", amount=wan(5000), stage="terminated"),
        data("衡朗云计算", "4亿元", "一期已投产，二期正在规划", amount=yi(4), stage="producing"),
        data("澄朗检测认证", "6000万元", "企业来访两次，待签框架协议", amount=wan(6000), stage="negotiating"),
        data("翊朗电竞中心", "9000万元", "尚未签约", amount=wan(9000), stage=either("negotiating", "unspecified")),
        data("汐朗机房节能", "7000万元", "土地已摘牌，正在办理施工许可", amount=wan(7000), stage="registered"),
        data("昱朗智能家电", "2.5亿元", "已于5月20日动工", amount=yi("2.5"), stage="started",
             started=either(None, {"from": "2022-05-20", "to": "2022-05-20", "precision": "day", "planned": False})),
    ]  # fmt: skip
    return Book([Sheet("丰泽区2022年", lines, {"name": 0}, {"county": or_null("丰泽区")})])


@case("stages_ticks.xlsx")
def stages_ticks() -> Book:
    """Columns 在谈, 签约, 注册, 开工, 投产 with ticks; the furthest one counts."""
    lines = [
        header("序号", "项目名称", "总投资（万元）", "项目进展", LEFT, LEFT, LEFT, LEFT, "县区"),
        header(UP, UP, UP, "在谈", "签约", "注册", "开工", "投产", UP),
        data(1, "崧朗石墨烯", 20000, "√", None, None, None, None, "泉港区", amount=yi(2), stage="negotiating"),
        data(2, "沐川碳纤维", 50000, None, "√", None, None, None, "泉港区", amount=yi(5), stage="signed"),
        data(3, "泽川环氧树脂", 30000, "√", "√", "√", None, None, "泉港区", amount=yi(3), stage="registered"),
        data(4, "屿川特气", 12000, None, None, None, "√", None, "泉港区", amount=wan(12000), stage="started"),
        data(5, "砚川催化剂", 9000, "√", "√", "√", "√", "√", "泉港区", amount=wan(9000), stage="producing"),
        data(6, "岚川助剂", 4000, None, None, None, None, None, "泉港区", amount=wan(4000), stage="unspecified"),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "county": 8})])


@case("stages_other_ticks.xls")
def stages_other_ticks() -> Book:
    """Ticks as ●, 是 and 1; 否 and 0 are none."""
    lines = [
        header("项目名称", "县区", "是否签约", "是否注册", "是否开工", "是否投产"),
        data("榕川医美器械", "晋江市", "是", "是", "否", "否", stage="registered"),
        data("衡川义齿", "晋江市", "是", "否", "否", "否", stage="signed"),
        data("澄川输液器", "石狮市", "●", "●", "●", None, stage="started"),
        data("翊川检测试剂", "石狮市", 1, 1, 1, 1, stage="producing"),
        data("汐川保健茶", "安溪县", 1, 0, 0, 0, stage="signed"),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 1})], "xls")


@case("stages_title_implies.csv")
def stages_title_implies() -> Book:
    """No column of stages: the title says what they are."""
    lines = [
        title("安溪县2022年集中开工项目名单", None, None),
        header("项目名称", "建设单位", "总投资（亿元）"),
        data("昱川光通信", "昱川光电有限公司", 8, amount=yi(8)),
        data("崧川茶旅综合体", "崧川文旅有限公司", 3, amount=yi(3)),
        data("沐澜弱电工程", "沐澜智能有限公司", 0.6, amount=yi("0.6")),
    ]
    usual = {"county": or_null("安溪县"), "stage": either("unspecified", "started")}
    return Book([Sheet("", lines, {"name": 0, "investors": 1}, usual)], "csv", {"delimiter": "\t"})
