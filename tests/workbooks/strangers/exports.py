"""What systems write when asked for a workbook: databases, office automation, old spreadsheets. 示例数据。"""

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Line, Styled, blank, data, header, note, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool, written_day
from tests.workbooks.values import either, wan, yi, yuan

CODES = dict(zip(FULL, ("350502", "350503", "350504", "350505", "350581", "350582", "350583", "350521", "350524",
                        "350525", "350526", "350591", "350592"), strict=True))  # fmt: skip
STATUS = {
    "洽谈": "negotiating",
    "签约": "signed",
    "注册": "registered",
    "开工": "started",
    "投产": "producing",
    "终止": "terminated",
}


@stranger("15_项目库导出20221130.csv")
def database_export() -> Book:
    """A database's csv in GB18030: codes beside words, sums in yuan, days with midnight, trailing empty columns."""
    pool = Pool(15)
    lines = [header("记录号", "区划代码", "区划名称", "项目编码", "项目名称", "投资方名称", "总投资(元)",
        "签约日期", "开工日期", "项目状态",
                    "状态码", "录入人", "更新时间", "")]  # fmt: skip
    for number in range(1, 451):
        firms, who = pool.firms(("one", "、", ";", "wide") if number % 3 else ("one",))
        full, words, name = pool.pick(FULL), pool.pick(list(STATUS)), pool.name()
        money = pool.between(300, 90000) * 10000
        on, signed = pool.day(2021, ("time",))
        began, started = pool.day(2022, ("time",)) if pool.chance(0.4) else ("", None)
        lines.append(data(
            number, CODES[full], full, f"3505-2022-{number:06}", name, firms, f"{money}.00", on, began, words,
            f"0{number % 7}", "示例员", "2022-11-30 08:12:55", "", name=name, investors=who, county=full,
            amount=yuan(money),
            signed=signed, stage=STATUS[words], **({"started": started} if started else {}),
        ))  # fmt: skip
    return Book([Sheet("csv", lines)], form="csv", options={"encoding": "gb18030"})


@stranger("16_OA导出_招商项目.xls")
def oa_export() -> Book:
    """A page of an office system named xls: GB18030, merged counties, line breaks, a count at the foot."""
    pool = Pool(16)
    lines: list[Line] = [title("招商项目查询结果", *[LEFT] * 6), title("查询条件：年度=2022；状态=全部", *[LEFT] * 6),
                         header("区域", "序号", "项目名称", "客商", "投资额(万元)", "签约时间",
                             "进展情况")]  # fmt: skip
    states = {
        "正在洽谈": "negotiating",
        "已签约未注册": "signed",
        "已注册未开工": "registered",
        "已开工建设": "started",
    }
    number = 0
    for short, full in COUNTIES.items():
        for at in range(pool.between(6, 10)):
            number += 1
            firms, who = pool.firms(("one", "lines", "/", "；"))
            money, name, words = pool.between(10, 400) * 100, pool.name(), pool.pick(list(states))
            on, signed = pool.day(2022, ("dash", "dots", "month", "yearxun"), last=9)
            lines.append(data(UP if at else short, number, name, firms, f"{money:,}", on, words, name=name,
                investors=who,
                              county=full, amount=wan(money), signed=signed, stage=states[words]))  # fmt: skip
    lines.append(note(f"共{number}条记录　第1页/共1页", *[LEFT] * 6))
    return Book([Sheet("html", lines)], form="html", options={"encoding": "gb18030", "charset": "gb2312"})


@stranger("17_旧系统备份.xls")
def old_macro_export() -> Book:
    """A SpreadsheetML file of 2003 with blank columns between and sums in 千元."""
    pool = Pool(17)
    lines: list[Line] = [title("项目备份表"), title(None, None, None, None, "（金额：千元）"), blank(),
                         header("流水号", None, "项目全称", "业主单位名称", "投资总规模", None, "所属区县",
                             "动工日期")]  # fmt: skip
    for number in range(1, 91):
        firm, name, full = pool.firm(), pool.name(), pool.pick(FULL)
        money = pool.between(20, 900) * 1000
        on, started = pool.day(2022, ("real", "dash"))
        lines.append(data(f"A-{number:03}", None, name, firm, money, None, full, on, name=name, investors=[firm],
            county=full,
                          amount=yuan(money * 1000), started=started))  # fmt: skip
    return Book([Sheet("备份", lines)], form="spreadsheetml")


@stranger("18_驻点招商周报.csv")
def utf16_weekly() -> Book:
    """Tabs and UTF-16 as a program of the office saves 'Unicode text'; days without years, sums in words."""
    pool = Pool(18)
    lines = [
        title("深圳驻点招商周报（2022年9月第3周）"),
        header("#", "企业", "项目", "计划投资", "意向地", "阶段", "预计签约时间"),
    ]
    states = {"跟踪": "negotiating", "考察": "negotiating", "拟签约": "negotiating"}
    for number in range(1, 71):
        firm, name, short, words = pool.firm(), pool.name(), pool.pick(list(COUNTIES)), pool.pick(list(states))
        n = pool.between(1, 30)
        on, signed = pool.day(2022, ("shortmonth", "short", "month", "shortend", "quarter"), 10, 12, planned=True)
        lines.append(data(number, firm, name, f"{n}亿", short, words, on, name=name, investors=[firm], amount=yi(n),
                          county=COUNTIES[short], stage=states[words], signed=signed))  # fmt: skip
    return Book([Sheet("csv", lines)], form="csv", options={"encoding": "utf-16", "delimiter": "\t"})


@stranger("19_臺企清單.csv")
def big5_list() -> Book:
    """A short list in Big5 with years of the republic."""
    pool = Pool(19)
    lines = [header("編號", "計畫名稱", "投資者", "投資金額(人民幣萬元)", "設廠地點", "簽約日")]
    for number in range(1, 41):
        name, money = f"長{in_big5(pool)}食品廠{number}期", pool.between(3, 90) * 100
        firm = f"大{in_big5(pool)}實業股份有限公司"
        on, signed = written_day("roc", 2022, number % 9 + 1, number % 27 + 1)
        lines.append(data(number, name, firm, money, "惠安縣", on, name=name, investors=[firm], amount=wan(money),
                          county="惠安县", signed=signed))  # fmt: skip
    return Book([Sheet("csv", lines)], form="csv", options={"encoding": "big5"})


def in_big5(pool: Pool) -> str:
    """Return a word that Big5 can write."""
    return f"{pool.pick('榮茂豐聯順')}{pool.pick('昌達興隆盛')}"


@stranger("20_发改报送_苹果电脑.xlsx")
def old_mac() -> Book:
    """A workbook that counts days from 1904, with sums dressed by formats and a total on the first line."""
    pool = Pool(20)
    made: list[Line] = []
    every = 0
    for number in range(1, 81):
        firm, name, full = pool.firm(), pool.name(), pool.pick(FULL)
        money = pool.between(1, 60)
        every += money
        on, signed = pool.day(2022, ("real",))
        made.append(data(number, name, firm, Styled(money, '0.00"亿元"'), on, full, name=name, investors=[firm],
                         amount=yi(money), county=full, signed=signed))  # fmt: skip
    lines = [title("报送项目清单"), header("序号", "项目名称", "申报主体", "总投资额", "签约日期",
        "所在县（市、区）"),
             total("全市合计", f"{len(made)}个", None, Styled(every, '0.00"亿元"'), None, None), *made]  # fmt: skip
    usual = {"stage": either("unspecified", "signed")}
    return Book([Sheet("清单", lines, usual=usual)], options={"epoch_1904": True})
