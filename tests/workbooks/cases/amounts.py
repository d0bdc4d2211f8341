"""How sums are written: qualifiers, words for figures, full width, letters for noughts, trailing remarks. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, data, header, note, title
from tests.workbooks.values import between, either, or_null, wan, yi, yuan


@case("amount_qualifiers.xlsx")
def amount_qualifiers() -> Book:
    """超, 约, 近, 不低于, 以上, 多, 左右, 不足, 暂定 before and after the figure."""
    lines = [
        header("序号", "项目名称", "投资主体", "总投资额", "县市区"),
        data(1, "沐禾超纤革", "沐禾新材有限公司", "超5亿元", "晋江市", amount=yi(5, ">=")),
        data(2, "泽澜整车改装", "泽澜汽车有限公司", "约12亿元", "南安市", amount=yi(12, "~")),
        data(3, "屿石冷冻鱼糜", "屿石水产有限公司", "近3亿元", "石狮市", amount=yi(3, "~")),
        data(4, "砚麓光伏支架", "砚麓新能源有限公司", "不低于8亿元", "惠安县", amount=yi(8, ">=")),
        data(5, "岚禾铁观音庄园", "岚禾茶业有限公司", "1亿元以上", "安溪县", amount=yi(1, ">=")),
        data(6, "榕川香道小镇", "榕川香业有限公司", "10多亿元", "永春县", amount=yi(10, ">=")),
        data(7, "衡石瓷艺城", "衡石陶瓷有限公司", "6亿元左右", "德化县", amount=yi(6, "~")),
        data(8, "澄川化工新材", "澄川化工有限公司", "不足2亿元", "泉港区", amount=yi(2, "<=")),
        data(9, "翊屿跨境电商园", "翊屿电商有限公司", "暂定4亿元", "丰泽区", amount=yi(4, "~")),
        data(10, "汐麓古城民宿群", "汐麓文旅有限公司", "不超过5000万元", "鲤城区", amount=wan(5000, "<=")),
        data(11, "昱禾体育装备", "昱禾体育有限公司", "至少2.5亿元", "洛江区", amount=yi("2.5", ">=")),
    ]
    return Book([Sheet("项目表", lines, {"name": 1, "investors": 2, "county": 4})])


@case("amount_scribbles.xlsx")
def amount_scribbles() -> Book:
    """Full-width digits, thousands commas as text, letters for noughts, words for figures under 万元."""
    unreadable = either(None, wan(12000))
    lines = [
        title("安溪县项目摸排表", LEFT, LEFT, "单位：万元"),
        header("项目名称", "投资方", "总投资", "备注"),
        data("沐麓藤编电商园", "沐麓工艺有限公司", "１２０００", None, amount=wan(12000)),
        data("泽禾光机电", "泽禾光电有限公司", "12OO0", None, amount=unreadable, problems=("amount",)),
        data("屿砚茶庄园", "屿砚茶业有限公司", "35,000", None, amount=wan(35000)),
        data("砚澜芯片封装", "砚澜芯片有限公司", "拾亿元", None, amount=yi(10)),
        data("岚麓包装纸业", "岚麓纸业有限公司", "18000（含土地款2000）", None, amount=wan(18000)),
        data("榕禾智慧农业", "榕禾农业有限公司", "5000（以可研为准）", None, amount=wan(5000)),
        data("衡禾物联网基地", "衡禾科技有限公司", "2.6亿元(其中一期1亿元)", None, amount=yi("2.6")),
        data("澄禾家具产业园", "澄禾家居有限公司", " 9600 ", None, amount=wan(9600)),
        data("翊石弱碱水", "翊石饮品有限公司", "——", None, amount=None),
        data("汐屿直播基地", "汐屿传媒有限公司", "详见附件", None, amount=None),
    ]
    usual = {"county": or_null("安溪县")}
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1}, usual)])


@case("amount_in_words.csv")
def amount_in_words() -> Book:
    """Sums in Chinese numerals and capital numerals, each with its own unit."""
    lines = [
        header("项目名称", "总投资", "县区"),
        data("昱砚石化罐区", "十二亿元", "泉港区", amount=yi(12)),
        data("崧澜绿色印染", "壹亿贰仟万元", "石狮市", amount=yi("1.2")),
        data("沐川半导体材料", "三点五亿元", "晋江市", amount=yi("3.5")),
        data("泽石机制砂", "八千万元", "南安市", amount=wan(8000)),
        data("屿麓水产育苗", "500万", "惠安县", amount=wan(500)),
        data("砚屿文创市集", "3000000元", "鲤城区", amount=yuan(3000000)),
        data("岚砚网络货运", "5千万元", "洛江区", amount=wan(5000)),
        data("榕石康养中心", "2百万美元", "永春县", amount=wan(200, currency="USD")),
    ]
    return Book([Sheet("", lines, {"name": 0, "county": 2})], "csv")


@case("amount_currencies.xlsx")
def amount_currencies() -> Book:
    """Currencies before, behind and in another order, never converted."""
    lines = [
        title("侨港澳台外资项目清单"),
        header("序号", "项目", "外方", "投资总额", "落地区域"),
        data(1, "衡麓侨商总部园", "衡麓国际有限公司", "USD 3000万", "丰泽区", amount=wan(3000, currency="USD")),
        data(2, "澄砚新加坡中医馆", "澄砚医疗有限公司", "2000万新加坡元", "鲤城区",
             amount=either(wan(2000, currency="SGD"), None)),
        data(3, "翊禾台资精密模具", "翊禾精密股份有限公司", "新台币2亿元", "泉州台商投资区",
             amount=yi(2, currency="TWD")),
        data(4, "汐石港资医美", "汐石集团有限公司", "港币8000万元", "晋江市", amount=wan(8000, currency="HKD")),
        data(5, "昱澜日资滤材", "昱澜株式会社", "5亿日元", "石狮市", amount=yi(5, currency="JPY")),
        data(6, "崧禾德资阀门", "崧禾阀门有限公司", "1500万欧元", "南安市", amount=wan(1500, currency="EUR")),
        data(7, "沐屿侨资学校", "沐屿教育基金会", "人民币3亿元", "永春县", amount=yi(3)),
        data(8, "泽麓外资研发中心", "泽麓有限公司", "约0.5亿美金", "洛江区", amount=yi("0.5", "~", "USD")),
        note("注：外币项目不折算。"),
    ]  # fmt: skip
    return Book([Sheet("外资", lines, {"name": 1, "investors": 2, "county": 4})])


@case("amount_by_origin.xlsx")
def amount_by_origin() -> Book:
    """总投资 over 内资（万元） and 外资（万美元） side by side."""
    lines = [
        header("序号", "项目名称", "投资方", "总投资", LEFT, "县区"),
        header(None, None, None, "内资（万元）", "外资（万美元）", None),
        data(1, "屿澜功能薄膜", "屿澜薄膜有限公司", 30000, None, "惠安县", amount=yi(3), domestic=or_null(yi(3))),
        data(2, "砚石合资涂料", "砚石涂料有限公司", 12000, 800, "惠安县",
             amount=either(wan(12000), wan(800, currency="USD")),
             domestic=or_null(wan(12000)), foreign=wan(800, currency="USD")),
        data(3, "岚屿外资纸尿裤", "岚屿护理有限公司", None, 2500, "晋江市",
             amount=either(wan(2500, currency="USD"), None), foreign=wan(2500, currency="USD")),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2, "county": 5})])


@case("amount_none.xlsx")
def amount_none() -> Book:
    """A list that says nothing of money: firms and what they want."""
    lines = [
        title("市商务局近期拜访企业及意向项目"),
        header("序号", "项目名称", "意向企业", "拟落地县区", "对接时间", "对接情况"),
        data(1, "榕屿连锁咖啡烘焙工厂", "榕屿咖啡有限公司", "丰泽区", "2022.3.5", "双方初步洽谈", stage="negotiating"),
        data(2, "衡屿东南亚水果集散中心", "衡屿果业有限公司", "晋江市", "2022.3.11", "企业拟来泉考察",
             stage=either("negotiating", "unspecified")),
        data(3, "澄麓免税综合体", "澄麓商业集团", "石狮市", "2022.3.20", "已签订框架协议", stage="negotiating"),
    ]  # fmt: skip
    usual = {"amount": None}
    return Book([Sheet("3月", lines, {"name": 1, "investors": 2, "county": 3}, usual)])


@case("amount_swapped_columns.xlsx")
def amount_swapped_columns() -> Book:
    """固投, 到位, 年度计划 stand before the total; the total is called 计划总投资."""
    lines = [
        header("项目名称", "固定资产投资（万元）", "2022年计划投资（万元）", "累计到位资金（万元）",
               "计划总投资（万元）", "责任单位"),
        data("翊澜智能座舱", 80000, 20000, 6000, 100000, "洛江区",
             fixed=wan(80000), plan_year=wan(20000), arrived=wan(6000), amount=yi(10)),
        data("汐川机器人关节", 15000, 5000, 1200, 26000, "洛江区",
             fixed=wan(15000), plan_year=wan(5000), arrived=wan(1200), amount=wan(26000)),
        data("昱石物联安防", 4000, 4000, None, "5000-8000", "洛江区",
             fixed=wan(4000), plan_year=wan(4000), amount=between(wan(5000), wan(8000))),
    ]  # fmt: skip
    return Book([Sheet("洛江", lines, {"name": 0}, {"county": or_null("洛江区")})])
