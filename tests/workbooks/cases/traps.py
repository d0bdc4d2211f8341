"""Projects whose names hold the words of sums, notes, samples and headers: they stay projects. 示例数据。"""

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, data, header, note, subtotal, title, total
from tests.workbooks.values import either, or_null, wan, yi


@case("traps_names.xlsx")
def traps_names() -> Book:
    """合计, 小计, 示例, 总部, 其中, 项目名称 and 注 inside the names of projects."""
    lines = [
        header("序号", "项目名称", "投资方", "总投资（万元）", "县区"),
        data(1, "合计智慧财税平台", "沐垚软件有限公司", 3000, "丰泽区", amount=wan(3000)),
        data(2, "小计算力中心项目", "泽垚算力有限公司", 60000, "丰泽区", amount=yi(6)),
        data(3, "绿色工厂示例园区", "屿垚环保有限公司", 12000, "南安市", amount=wan(12000)),
        data(4, "其中村文旅改造", "砚垚文旅有限公司", 5000, "永春县", amount=wan(5000)),
        data(5, "岚垚集团华南总部", "岚垚集团有限公司", 80000, "晋江市", amount=yi(8)),
        data(6, "总计量检测中心", "榕垚检测有限公司", 4000, "洛江区", amount=wan(4000)),
        data(7, "注塑机智造基地", "衡垚机械有限公司", 15000, "南安市", amount=wan(15000)),
        data(8, "说明书印刷产业园", "澄垚印刷有限公司", 2000, "石狮市", amount=wan(2000)),
        data(9, "项目名称管理系统研发", "翊垚软件有限公司", 1000, "鲤城区", amount=wan(1000)),
        total("合计", None, None, 182000, None),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 1, "investors": 2, "county": 4})])


@case("traps_no_number.csv")
def traps_no_number() -> Book:
    """No column of numbers; the name is the first cell, and so is 合计."""
    lines = [
        header("项目名称", "建设单位", "总投资（亿元）", "所在县区"),
        data("示例路加油加氢站", "汐垚能源有限公司", 0.5, "洛江区", amount=yi("0.5")),
        data("备注科技智能标签", "昱垚标签有限公司", 0.8, "洛江区", amount=yi("0.8")),
        subtotal("洛江区小计", None, 1.3, None),
        data("总部经济大厦", "崧垚置业有限公司", 7, "泉州台商投资区", amount=yi(7)),
        data("附件加工中心（汽车）", "沐岑汽配有限公司", 2, "泉州台商投资区", amount=yi(2)),
        subtotal("台商投资区小计", None, 9, None),
        total("总  计", None, 10.3, None),
    ]
    verbatim = {"name": 0, "investors": 1, "county": 3}
    return Book([Sheet("", lines, verbatim)], "csv")


@case("traps_no_header.xlsx")
def traps_no_header() -> Book:
    """No header at all: the projects are found, or a question is asked."""
    lines = [
        data(1, "泽岑纺织二期", "泽岑纺织有限公司", "1.2亿元", "晋江市", amount=yi("1.2")),
        data(2, "屿岑食品园", "屿岑食品有限公司", "8000万元", "晋江市", amount=wan(8000)),
        data(3, "砚岑电子", "砚岑电子有限公司", "3亿元", "石狮市", amount=yi(3)),
        data(4, "岚岑物流港", "岚岑物流有限公司", "5.5亿元", "石狮市", amount=yi("5.5")),
    ]
    verbatim = {"name": 1, "investors": 2, "county": 4}
    return Book([Sheet("Sheet1", lines, verbatim)], refused=either(False, True))


@case("traps_sparse.xlsx")
def traps_sparse() -> Book:
    """Projects of which little is known: only a name, no amount, no number; a name of one word."""
    lines = [
        title("泉州开发区储备项目", LEFT, LEFT, LEFT),
        header("序号", "项目名称", "投资方", "计划投资额（万元）"),
        data(1, "榕岑保健食品", None, None, amount=None),
        data(None, "衡岑机械", None, 3000, amount=wan(3000)),
        data(3, "澄岑", "澄岑有限公司", None, amount=None),
        data(4, "翊岑旧厂房改造", "待引进", None, amount=None, investors=[]),
        note("（以下空白）"),
    ]
    usual = {"county": or_null("泉州开发区"), "stage": either("unspecified", "negotiating")}
    return Book([Sheet("储备", lines, {"name": 1, "investors": 2}, usual)])


@case("traps_other_columns.xlsx")
def traps_other_columns() -> Book:
    """Areas, output, tax, jobs and phones are no sums of investment; 建设内容 mentions other sums and days."""
    lines = [
        header("序号", "项目名称", "建设内容及规模", "占地（亩）", "达产产值（亿元）", "年纳税（万元）",
               "总投资（亿元）", "县区"),
        data(1, "汐岑新型建材", "总投资2亿元，一期投资5000万元，建设4条产线", 60, 5, 1200, 2, "安溪县", amount=yi(2)),
        data(2, "昱岑再生塑料", "用地120亩，2023年3月开工，年产值8亿元", 120, 8, 2500, 3.6, "安溪县", amount=yi("3.6")),
        data(3, "崧岑农产品加工", "租用厂房3000㎡", None, 0.6, 80, 0.3, "安溪县", amount=yi("0.3")),
        total("合计", None, None, 180, 13.6, 3780, 5.9, None),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 1, "county": 7})])
