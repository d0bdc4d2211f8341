"""The forms of files and their encodings; endings that say something else. 示例数据。"""

from datetime import date

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, UP, blank, data, differs, header, note, title, total
from tests.workbooks.values import day, either, or_null, wan, yi

SIGNED = {"stage": either("unspecified", "signed")}


@case("form_utf8_bom.csv")
def form_utf8_bom() -> Book:
    """UTF-8 with a mark at the beginning, quoted newlines and empty records, which count."""
    lines = [
        header("序号", "项目名称", "投资方", "总投资（万元）", "县区"),
        data(1, "泽澜超纤\n二期项目", "泽澜超纤有限公司\n泽澜基金", 26000, "晋江市", amount=wan(26000),
             investors=["泽澜超纤有限公司", "泽澜基金"]),
        blank(),
        data(2, "屿澜“云上”展厅，含直播", "屿澜会展有限公司", 3000, "石狮市", amount=wan(3000)),
        data(3, "砚澜,逗号园", "砚澜科技有限公司", 4500, "石狮市", amount=wan(4500)),
        total("合计", None, None, 33500, None),
    ]  # fmt: skip
    verbatim = {"name": 1, "investors": 2, "county": 4}
    return Book([Sheet("", lines, verbatim)], "csv", {"encoding": "utf-8-sig"})


@case("form_gb18030.csv")
def form_gb18030() -> Book:
    """GB18030 with a rare character, semicolons between the fields and Unix line ends."""
    lines = [
        title("惠安县在谈项目", None, None, None),
        header("项目名称", "意向投资方", "总投资(亿元)", "进展"),
        data("岚澜海岸露营", "岚澜文旅有限公司", "0.8", "洽谈中", amount=yi("0.8"), stage="negotiating"),
        data("榕澜石斑鱼育苗", "榕㵑水产有限公司", "1.2", "洽谈中", amount=yi("1.2"), stage="negotiating"),
    ]
    options = {"encoding": "gb18030", "delimiter": ";", "newline": "\n"}
    return Book([Sheet("", lines, {"name": 0, "investors": 1}, {"county": or_null("惠安县")})], "csv", options)


@case("form_big5.csv")
def form_big5() -> Book:
    """Big5, traditional script."""
    lines = [
        title("臺商投資項目表", None, None, None),
        header("項目名稱", "投資方", "總投資（萬元）", "簽約日期"),
        data("衡瀾精密模具", "衡瀾精密股份有限公司", "6000", "2022/3/5", amount=wan(6000), signed=day(2022, 3, 5)),
        data("澄瀾食品研發", "澄瀾食品股份有限公司", "2500", "2022/4/15", amount=wan(2500), signed=day(2022, 4, 15)),
        total("合計", None, "8500", None),
    ]
    return Book([Sheet("", lines, {"name": 0, "investors": 1}, SIGNED)], "csv", {"encoding": "big5"})


@case("form_tab.txt")
def form_tab() -> Book:
    """Tab-separated UTF-16, as a spreadsheet saves “Unicode text”."""
    lines = [
        header("项目名称", "县区", "总投资（亿元）", "签约时间"),
        data("翊澜智能卫浴", "南安市", 2.5, "2022年6月8日", amount=yi("2.5"), signed=day(2022, 6, 8)),
        data("汐澜陶瓷岩板", "南安市", 4, "2022年6月21日", amount=yi(4), signed=day(2022, 6, 21)),
    ]
    options = {"encoding": "utf-16", "delimiter": "\t"}
    return Book([Sheet("", lines, {"name": 0, "county": 1}, SIGNED)], "csv", options)


@case("form_html.xls")
def form_html() -> Book:
    """A page saved as xls, in GB2312, with merged counties."""
    lines = [
        title("招商项目导出", LEFT, LEFT, LEFT),
        header("县区", "项目名称", "投资方", "总投资（万元）"),
        data("石狮市", "昱澜服装智造", "昱澜服饰有限公司", 12000, amount=wan(12000)),
        data(UP, "崧澜水产冷链", "崧澜冷链有限公司", 8000, amount=wan(8000)),
        data("泉港区", "沐昶石化物流", "沐昶物流有限公司", 30000, amount=yi(3)),
        total("合计", LEFT, LEFT, 51000, wrong=differs("D", wan(51000), wan(50000))),
    ]
    verbatim = {"county": 0, "name": 1, "investors": 2}
    return Book([Sheet("", lines, verbatim)], "html", {"encoding": "gb18030", "charset": "gb2312"})


@case("form_html_utf8.xls")
def form_html_utf8() -> Book:
    """A page saved as xls in UTF-8, two header rows, line breaks inside cells."""
    lines = [
        header("序号", "项目名称", "投资方", "投资（亿元）", LEFT, "属地"),
        header(UP, UP, UP, "总投资", "到位资金", UP),
        data(1, "泽昶氢能商用车", "泽昶汽车有限公司\n泽昶能源有限公司", 10, 0.5, "晋江市", amount=yi(10),
             arrived=yi("0.5"), investors=["泽昶汽车有限公司", "泽昶能源有限公司"]),
        data(2, "屿砚文创园", "屿砚文创有限公司", 1, 0.2, "鲤城区", amount=yi(1), arrived=yi("0.2")),
        note("注：本表由系统导出"),
    ]  # fmt: skip
    return Book([Sheet("", lines, {"name": 1, "investors": 2, "county": 5})], "html")


@case("form_spreadsheetml.xls")
def form_spreadsheetml() -> Book:
    """SpreadsheetML of 2003 under the name of xls, with skipped rows and merged cells."""
    lines = [
        title("项目进度表", LEFT, LEFT, LEFT),
        blank(),
        header("县区", "项目名称", "总投资（亿元）", "签约时间"),
        data("洛江区", "砚昶机器人", 3, date(2022, 4, 18), amount=yi(3), signed=day(2022, 4, 18)),
        data(UP, "岚昶物联网", 1.5, date(2022, 5, 6), amount=yi("1.5"), signed=day(2022, 5, 6)),
    ]
    return Book([Sheet("进度", lines, {"county": 0, "name": 1}, SIGNED)], "spreadsheetml")


@case("form_xlsx_named.xls")
def form_xlsx_named() -> Book:
    """An xlsx under the name of xls."""
    lines = [
        header("项目名称", "投资方", "总投资（万元）", "县区"),
        data("榕昶木雕工坊", "榕昶工艺有限公司", 1200, "惠安县", amount=wan(1200)),
        data("衡昶石构件", "衡昶石材有限公司", 3600, "惠安县", amount=wan(3600)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1, "county": 3})])


@case("form_traditional.xlsx")
def form_traditional() -> Book:
    """Traditional script throughout, header, notes, subtotal and stages."""
    lines = [
        title("泉州市重點僑資項目"),
        header("序號", "項目名稱", "投資方", "投資總額（億元）", "所在縣市區", "項目進展"),
        data(1, "澄昶華僑城市客廳", "澄昶集團有限公司", 8, "豐澤區", "已簽約",
             amount=yi(8), county="丰泽区", stage="signed"),
        data(2, "翊昶鯉城古厝活化", "翊昶文旅有限公司", 1.5, "鯉城區", "洽談中",
             amount=yi("1.5"), county="鲤城区", stage="negotiating"),
        data(3, "汐昶晉江鞋業總部", "汐昶鞋業有限公司", 6, "晉江市", "動工建設",
             amount=yi(6), county="晋江市", stage="started"),
        total("合計", None, None, 16.5, None, None, wrong=differs("D", yi("16.5"), yi("15.5"))),
        note("註：以上資料截至8月底。"),
    ]  # fmt: skip
    return Book([Sheet("僑資", lines, {"name": 1, "investors": 2})])
