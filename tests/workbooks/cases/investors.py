"""Several investors in one cell in every style; firms whose names look like separators or remarks. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import data, header
from tests.workbooks.values import either, or_null, wan, yi


@case("investors_every_style.xlsx")
def investors_every_style() -> Book:
    """、 ； / newline, numbering, wide space, 和…共同, shares and remarks in brackets, 待定."""
    lines = [
        header("序号", "项目名称", "投资方", "总投资（亿元）", "县区"),
        data(1, "沐翊半导体园", "沐翊芯片有限公司、沐翊产业基金（有限合伙）", 12, "晋江市", amount=yi(12),
             investors=["沐翊芯片有限公司", "沐翊产业基金（有限合伙）"]),
        data(2, "泽翊冷链港", "泽翊港务集团；泽翊物流有限公司", 5, "石狮市", amount=yi(5),
             investors=["泽翊港务集团", "泽翊物流有限公司"]),
        data(3, "屿翊养老社区", "屿翊置业有限公司/屿翊医疗有限公司", 3, "丰泽区", amount=yi(3),
             investors=["屿翊置业有限公司", "屿翊医疗有限公司"]),
        data(4, "砚翊新能源车零部件", "1.砚翊汽配有限公司\n2.砚翊电控有限公司\n3.砚翊国际（香港）有限公司", 8, "南安市",
             amount=yi(8), investors=["砚翊汽配有限公司", "砚翊电控有限公司", "砚翊国际（香港）有限公司"]),
        data(5, "岚翊文旅综合体", "岚翊文旅集团　岚翊酒店有限公司", 6, "鲤城区", amount=yi(6),
             investors=["岚翊文旅集团", "岚翊酒店有限公司"]),
        data(6, "榕翊生物基材料", "榕翊生物有限公司和榕翊化工有限公司共同投资", 10, "泉港区", amount=yi(10),
             investors=["榕翊生物有限公司", "榕翊化工有限公司"]),
        data(7, "衡翊智能装备园", "衡翊机械有限公司（占股60%）、衡翊投资有限公司（占股40%）", 4, "洛江区", amount=yi(4),
             investors=["衡翊机械有限公司", "衡翊投资有限公司"]),
        data(8, "澄翊中医药基地", "待定", 1, "永春县", amount=yi(1), investors=[]),
        data(9, "翊岚水产交易中心", "翊岚渔业有限公司（民企，联系人：示例戊）", 2, "惠安县", amount=yi(2),
             investors=["翊岚渔业有限公司"]),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2, "county": 4})])


@case("investors_tricky_names.xlsx")
def investors_tricky_names() -> Book:
    """Names with 和, with a place in brackets, with 小计 or 合计 in them, a person, a consortium."""
    lines = [
        header("项目名称", "业主单位", "总投资（万元）", "所在地"),
        data("汐翊食品二期", "和翊食品有限公司", 8000, "晋江市", amount=wan(8000), investors=["和翊食品有限公司"]),
        data("昱翊显示模组", "昱翊（泉州）光电有限公司", 15000, "晋江市", amount=wan(15000),
             investors=["昱翊（泉州）光电有限公司"]),
        data("崧翊餐饮连锁总部", "小计餐饮管理有限公司", 3000, "丰泽区", amount=wan(3000),
             investors=["小计餐饮管理有限公司"]),
        data("沐屿供应链金融", "合计商业保理有限公司", 20000, "丰泽区", amount=wan(20000),
             investors=["合计商业保理有限公司"]),
        data("泽屿家庭农场", "示例己", 300, "永春县", amount=wan(300), investors=either(["示例己"], [])),
        data("屿泽综合管廊", "屿泽建工集团\n砚泽市政设计院", 60000, "丰泽区", amount=yi(6),
             investors=["屿泽建工集团", "砚泽市政设计院"]),
        data("砚屿跨境直播", "（1）砚屿传媒有限公司；（2）砚屿电商有限公司；", 5000, "石狮市", amount=wan(5000),
             investors=["砚屿传媒有限公司", "砚屿电商有限公司"]),
        data("岚屿托育中心", "/", 800, "鲤城区", amount=wan(800), investors=[]),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1, "county": 3})])


@case("investors_two_columns.xlsx")
def investors_two_columns() -> Book:
    """引资方 is whom the county sends, 投资方 who pays; a contact and phones stand beside."""
    lines = [
        header("项目名称", "引资单位", "投资方", "联系人及电话", "总投资", "落地园区"),
        data("榕屿智慧水务", "洛江区工信局", "榕屿水务有限公司", "示例庚 00000000001", "1.5亿元", "洛江区双阳园区",
             amount=yi("1.5"), county="洛江区"),
        data("衡屿轨道配件", "惠安县招商中心", "衡屿轨道有限公司", "示例辛\n00000000002", "6000万元", "惠安县惠东园区",
             amount=wan(6000), county="惠安县"),
        data("澄屿预制菜", "石狮市商务局", "澄屿食品有限公司、澄屿冷链有限公司", None, "3亿元", "石狮市鸿山镇",
             amount=yi(3), county="石狮市", investors=["澄屿食品有限公司", "澄屿冷链有限公司"]),
    ]  # fmt: skip
    return Book([Sheet("引资", lines, {"name": 0, "investors": 2})])


@case("counties_every_way.xlsx")
def counties_every_way() -> Book:
    """Counties as short names, addresses, zones by another name, and none."""
    lines = [
        header("项目名称", "建设地点", "总投资（亿元）"),
        data("翊屿彩妆产业园", "晋江", 4, amount=yi(4), county="晋江市"),
        data("汐屿建陶新材", "晋江市磁灶镇", 2, amount=yi(2), county="晋江市"),
        data("昱屿铁观音康养", "安溪县西坪镇示例村", 1, amount=yi(1), county="安溪县"),
        data("崧屿车联网测试场", "台商区", 3, amount=yi(3), county="泉州台商投资区"),
        data("沐禾精密注塑", "泉州经济技术开发区", 1, amount=yi(1), county="泉州开发区"),
        data("泽禾石化码头", "福建省泉州市泉港区南埔镇", 9, amount=yi(9), county="泉港区"),
        data("屿禾东亚文化园", "鲤城江南片区", 5, amount=yi(5), county="鲤城区"),
        data("砚禾创投基金", "全市", 10, amount=yi(10), county=None),
        data("岚禾丰泽软件城", "丰泽", 7, amount=yi(7), county="丰泽区"),
        data("榕禾待选址项目", "待定", 2, amount=yi(2), county=None),
        data("衡禾江岸生态", "惠安、台商投资区", 2,
             amount=yi(2), county=either("惠安县", "泉州台商投资区", None)),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 0})])


@case("counties_sample_city.xlsx")
def counties_sample_city() -> Book:
    """The invented sample city's counties are none of the thirteen; what else is written is read all the same."""
    lines = [
        header("序号", "项目名称", "区县", "投资方", "总投资（亿元）"),
        data(1, "澄禾海洋装备", "澄湖区", "澄禾装备有限公司", 3, amount=yi(3), county=or_null("澄湖区")),
        data(2, "翊禾数字创意", "北溪区", "翊禾数字有限公司", 1.4, amount=yi("1.4"), county=or_null("北溪区")),
        data(3, "汐禾山地旅游", "云岫县", "汐禾旅游有限公司", 0.9, amount=yi("0.9"), county=or_null("云岫县")),
    ]
    return Book([Sheet("示例市", lines, {"name": 1, "investors": 3})])
