"""The same few columns under the many words that bureaus use for them. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import data, header, note, title, total
from tests.workbooks.values import day, either, month, or_null, wan, yi


@case("wording_contract_sum.xlsx")
def wording_contract_sum() -> Book:
    """客商名称, 协议投资额, 签约日期, 引进地区: a commerce bureau's words."""
    lines = [
        header("编号", "引进项目", "客商名称", "协议投资额（亿元）", "签约日期", "引进地区", "履约情况"),
        data("QZ-01", "沐垚健身器械", "沐垚体育有限公司", 2, "2022.05.08", "晋江市", "已签约",
             amount=yi(2), signed=day(2022, 5, 8), stage="signed"),
        data("QZ-02", "泽垚智能泊位", "泽垚科技有限公司", 0.6, "2022.05.19", "丰泽区", "已开工",
             amount=yi("0.6"), signed=day(2022, 5, 19), stage="started"),
    ]  # fmt: skip
    return Book([Sheet("引进", lines, {"name": 1, "investors": 2, "county": 5})])


@case("wording_owner.xls")
def wording_owner() -> Book:
    """建设项目, 项目业主, 投资规模, 计划开工时间: a development commission's words."""
    lines = [
        header("序号", "建设项目", "项目业主", "投资规模（万元）", "计划开工时间", "建设地点", "前期进展"),
        data(1, "屿垚滨海风电运维", "屿垚海洋有限公司", 45000, "2022年11月", "惠安县崇武镇", "办理用海手续",
             amount=wan(45000), started=month(2022, 11, True), county="惠安县", stage=or_null("unspecified")),
        data(2, "砚垚城市矿产", "砚垚再生有限公司", 23000, "2023年3月", "南安市官桥镇", "已备案",
             amount=wan(23000), started=month(2023, 3, True), county="南安市", stage=or_null("unspecified")),
    ]  # fmt: skip
    return Book([Sheet("前期", lines, {"name": 1, "investors": 2})], "xls")


@case("wording_spaced_header.xlsx")
def wording_spaced_header() -> Book:
    """Header words with wide spaces and line breaks inside: 项　目　名　称, 总 投 资, 备\\n注."""
    lines = [
        title("　　　　　　　　招商项目登记簿"),
        header("序　号", "项　目　名　称", "投 资 单 位", "总 投 资（万 元）", "所 在 地", "备\n注"),
        data("01", "岚垚渔具", "岚垚渔具有限公司", "3,600", "石 狮 市", None, amount=wan(3600), county="石狮市"),
        data("02", "榕垚冷饮", "榕垚饮品有限公司", "12,000", "鲤 城 区", "重点", amount=wan(12000), county="鲤城区"),
        total("合　计", None, None, "15,600", None, None),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2})])


@case("wording_short.csv")
def wording_short() -> Book:
    """Header words cut to the bone: 项目, 企业, 金额（亿）, 区县, 阶段."""
    lines = [
        header("项目", "企业", "金额（亿）", "区县", "阶段"),
        data("衡垚服务器", "衡垚计算有限公司", 6, "安溪县", "签约", amount=yi(6), stage="signed"),
        data("澄垚乌龙茶粉", "澄垚茶业有限公司", 0.35, "安溪县", "洽谈", amount=yi("0.35"), stage="negotiating"),
    ]
    return Book([Sheet("", lines, {"name": 0, "investors": 1, "county": 3})], "csv")


@case("wording_intended.ods")
def wording_intended() -> Book:
    """项目（企业）名称, 拟投资额, 意向地块: a park's reserve, with a remark below each industry."""
    lines = [
        header("序号", "项目（企业）名称", "投资来源", "拟投资额（万元）", "意向选址", "跟进情况"),
        data(1, "翊垚伺服电机", "省外", 9000, "洛江区双阳园区", "已实地考察", amount=wan(9000), county="洛江区",
             stage=either("negotiating", "unspecified")),
        data(2, "汐垚应急装备", "港资", 16000, "洛江区河市园区", "商谈合同条款", amount=wan(16000), county="洛江区",
             stage="negotiating"),
        note("说明：拟投资额为企业申报数。", None, None, None, None, None),
    ]  # fmt: skip
    return Book([Sheet("储备库", lines, {"name": 1})], "ods")


@case("wording_traditional_tw.csv")
def wording_traditional_tw() -> Book:
    """Words of Taiwanese offices: 專案, 投資廠商, 投資金額（新臺幣億元）, 進度."""
    lines = [
        header("專案名稱", "投資廠商", "投資金額（新臺幣億元）", "地點", "進度"),
        data("昱垚手工具", "昱垚工業股份有限公司", "2.5", "惠安縣", "已簽約",
             amount=yi("2.5", currency="TWD"), county="惠安县", stage="signed"),
        data("崧垚自行車零件", "崧垚車業股份有限公司", "1", "泉州臺商投資區", "洽談中",
             amount=yi(1, currency="TWD"), county="泉州台商投资区", stage="negotiating"),
    ]  # fmt: skip
    return Book([Sheet("", lines, {"name": 0, "investors": 1})], "csv", {"encoding": "big5hkscs"})
