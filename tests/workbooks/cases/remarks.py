"""Rows that are no projects: notes, signatures, samples, empty form lines; what is hidden. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, blank, data, header, note, title, total
from tests.workbooks.values import day, either, or_null, wan, yi


@case("remarks_form.xlsx")
def remarks_form() -> Book:
    """A form with a sample row, numbered lines that nobody filled in, 注, 填表说明 and signatures."""
    lines = [
        title("附件2："),
        title("招商项目信息采集表", LEFT, LEFT, LEFT, LEFT),
        header("序号", "项目名称", "投资企业", "总投资（万元）", "签约日期"),
        note("示例", "XX年产10万吨XX项目", "XX有限公司", 10000, "2022-01-01"),
        data(1, "沐衡智能锁具", "沐衡五金有限公司", 22000, "2022-04-20", amount=wan(22000), signed=day(2022, 4, 20)),
        data(2, "泽沐汽车座椅", "泽沐汽配有限公司", 18000, "2022-05-09", amount=wan(18000), signed=day(2022, 5, 9)),
        blank(3, None, None, None, None),
        blank(4, None, None, None, None),
        blank(5, None, None, None, None),
        note("注：1.总投资按正式合同填写；2.本表于每月25日前报送。", LEFT, LEFT, LEFT, LEFT),
        note("填表说明：签约日期填写到日。", LEFT, LEFT, LEFT, LEFT),
        note("填报人：示例丙", None, "审核人：示例丁", None, "联系电话：00000000"),
    ]
    usual = {"county": None}
    return Book([Sheet("采集表", lines, {"name": 1, "investors": 2}, usual)])


@case("remarks_sample_marked.xls")
def remarks_sample_marked() -> Book:
    """The sample is marked as （示例） in the name, and as 例 in the number; headings without sums stand between."""
    lines = [
        header("序号", "项目名称", "县区", "投资方", "总投资（亿元）"),
        note("例", "（示例）某某新材料项目", "晋江市", "某某有限公司", 5),
        note("一、先进制造业", None, None, None, None),
        data(1, "屿沐工业缝纫机", "晋江市", "屿沐机械有限公司", 1.8, amount=yi("1.8")),
        data(2, "砚沐电容薄膜", "泉州台商投资区", "砚沐电子有限公司", 6, amount=yi(6)),
        note("二、现代农业", None, None, None, None),
        data(3, "岚沐设施蔬菜", "永春县", "岚沐农业有限公司", 0.5, amount=yi("0.5")),
        note("三、现代服务业", None, None, None, None),
        note("（无）", None, None, None, None),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "county": 2, "investors": 3})], "xls")


@case("remarks_between.csv")
def remarks_between() -> Book:
    """Notes in the middle, a 备注 line and a date as the last line, empty lines between them."""
    lines = [
        title("石狮市重点项目周报", None, None, None),
        title("（2022年第23周）", None, None, None),
        blank(),
        header("项目名称", "业主", "投资额（亿元）", "形象进度"),
        data("榕沐针织染整", "榕沐染整有限公司", 3.2, "厂房封顶", amount=yi("3.2"), stage="started"),
        data("衡沐海洋食品", "衡沐海洋有限公司", 1.4, "设备安装", amount=yi("1.4"), stage="started"),
        note("※以上项目由工信局牵头", None, None, None),
        data("澄沐电商产业园", "澄沐电商有限公司", 2, "土地平整", amount=yi(2),
             stage=either("started", "registered", "unspecified")),
        blank(),
        note("备注：投资额以备案为准，数据截至2022年6月10日", None, None, None),
        note(None, None, None, "2022年6月10日"),
    ]  # fmt: skip
    usual = {"county": or_null("石狮市")}
    return Book([Sheet("", lines, {"name": 0, "investors": 1}, usual)], "csv")


@case("hidden_rows_columns.xlsx")
def hidden_rows_columns() -> Book:
    """Hidden rows are projects; a hidden column of old sums and another of inner remarks must not disturb."""
    lines = [
        header("序号", "项目名称", "原总投资（万元）", "内部意见", "总投资（万元）", "投资方", "县区"),
        data(1, "翊沐无纺布", 99999, "暂缓上报", 30000, "翊沐无纺布有限公司", "晋江市", amount=yi(3)),
        data(2, "汐沐卫材", 88888, None, 25000, "汐沐卫材有限公司", "晋江市", amount=wan(25000), hidden=True),
        data(3, "昱沐母婴用品", 77777, None, 12000, "昱沐日化有限公司", "晋江市", amount=wan(12000)),
        data(4, "崧沐宠物食品", 66666, "合计含税", 9000, "崧沐食品有限公司", "晋江市", amount=wan(9000), hidden=True),
        total("合计", None, 333330, None, 76000, None, None),
    ]
    hidden = frozenset({2, 3})
    verbatim = {"name": 1, "investors": 5, "county": 6}
    return Book([Sheet("项目库", lines, verbatim, hidden_columns=hidden)])


@case("hidden_rows.xls")
def hidden_rows_xls() -> Book:
    """Hidden rows in an xls, among them empty ones."""
    lines = [
        header("项目名称", "总投资（亿元）", "县区", "签约时间"),
        data("沐泽装配式建筑", 5.5, "惠安县", "2022-03-08", amount=yi("5.5"), signed=day(2022, 3, 8), hidden=True),
        data("泽沐雕艺产业", 1.5, "惠安县", "2022-03-18", amount=yi("1.5"), signed=day(2022, 3, 18)),
        blank(None, None, None, None),
        data("屿泽绿电铝材", 7, "南安市", "2022-04-01", amount=yi(7), signed=day(2022, 4, 1), hidden=True),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 2})], "xls")


@case("hidden_everything.ods")
def hidden_everything_ods() -> Book:
    """A hidden row and a hidden column in an ods, beside a hidden sheet of last month."""
    rows = [
        header("项目名称", "投资方", "上报口径（亿元）", "总投资（亿元）", "县区"),
        data("砚泽香精香料", "砚泽香料有限公司", 8, 3, "永春县", amount=yi(3)),
        data("岚泽柑橘气调库", "岚泽农业有限公司", 6, 0.7, "永春县", amount=yi("0.7"), hidden=True),
        data("榕泽机制炭", "榕泽新能源有限公司", 5, 0.4, "永春县", amount=yi("0.4")),
    ]
    last_month = [rows[0], data("砚泽香精香料", "砚泽香料有限公司", 8, 2, "永春县")]
    sheets = [
        Sheet("本月", rows, {"name": 0, "investors": 1, "county": 4}, hidden_columns=frozenset({2})),
        Sheet("上月", last_month, hidden=True, holds_projects=False),
    ]
    return Book(sheets, "ods")
