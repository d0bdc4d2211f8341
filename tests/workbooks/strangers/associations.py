"""What chambers abroad, Taiwan-funded associations and foreign-investment sections send. 示例数据。"""

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Line, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool, in_chinese
from tests.workbooks.values import either, or_null, wan, yi

TRADITIONAL = {
    "鲤城": "鯉城區", "丰泽": "豐澤區", "泉港": "泉港區", "石狮": "石獅市", "晋江": "晉江市", "惠安": "惠安縣",
    "安溪": "安溪縣", "永春": "永春縣", "德化": "德化縣", "台商投资区": "台商投資區",
}  # fmt: skip
CASES = ("精密模具廠", "食品加工線", "電子元件廠", "醫療器材中心", "物流園區", "茶葉精製廠", "機車零件線", "紡織染整案")
STATES = {
    "洽談中": "negotiating",
    "已簽約": "signed",
    "已動工": "started",
    "已投產": "producing",
    "已登記註冊": "registered",
}


@stranger("10_台商協會會員投資案一覽.xlsx")
def taiwan_association() -> Book:
    """Traditional characters, years of the republic, sums in 萬元 and a sequence in Chinese numerals."""
    pool = Pool(10)
    lines = [title("泉州市台商投資企業協會會員投資案一覽表"), title("民國111年11月整理　　　　單位：人民幣萬元"),
             header("項次", "投資案名稱", "投資人", "投資總額", "落戶地", "簽約日期", "開工日期",
                 "目前階段")]  # fmt: skip
    for number in range(1, 81):
        word, short, words = pool.word(), pool.pick(list(TRADITIONAL)), pool.pick(list(STATES))
        name, money = f"{word}{pool.pick(CASES)}", pool.between(3, 200) * 100
        firm = f"{word}企業股份有限公司"
        on, signed = pool.day(2021, ("roc", "rocdots"))
        began, started = pool.day(2022, ("roc", "rocdots"), last=10) if pool.chance(0.5) else (None, None)
        lines.append(data(
            in_chinese(number), name, firm, money, TRADITIONAL[short], on, began, words, name=name, investors=[firm],
            amount=wan(money), county=COUNTIES[short], signed=signed, stage=STATES[words],
            **({"started": started} if started else {}),
        ))  # fmt: skip
    lines += [note("備註：以上資料由各會員自行填報，僅供參考（示例）。")]
    return Book([Sheet("投資案", lines)])


@stranger("11_外资项目到资情况表.xlsx")
def foreign_projects() -> Book:
    """Foreign projects in 万美元: contracted and arrived sums, both sides' parties, group sums with a fault."""
    pool = Pool(11)
    lines = [
        title("2022年1-11月外商投资项目情况表"),
        title("填报单位：市商务局外资科", *[None] * 6, "单位：万美元"),
        header("序号", "项目（企业）名称", "县市区", "外方投资者", "投资总额", "合同外资", "实际到资", "批准日期"),
        Line((UP,) * 8, either("header", "blank")),
    ]
    number = 0
    every = 0
    for index, part in enumerate(("一、制造业", "二、服务业", "三、批发零售业")):
        lines.append(note(part))
        real = 0
        for _ in range(28):
            number += 1
            money, short, name = pool.between(2, 90) * 50, pool.pick(list(COUNTIES)), pool.name()
            firm = f"{pool.pick(('香港', '新加坡', '澳门'))}{pool.word()}控股有限公司"
            come = pool.between(0, 40) * 5
            on, _ = pool.day(2022, ("real", "slash"), last=10)
            lines.append(data(
                number, name, short, firm, money, money // 2, come, on, name=name, investors=[firm],
                amount=wan(money, currency="USD"), county=COUNTIES[short], arrived=wan(come, currency="USD"),
                foreign=or_null(wan(money // 2, currency="USD")),
                registered=either(None, pool_day(on)),
            ))  # fmt: skip
            real += money
        off = 300 if index == 1 else 0
        usd = {"currency": "USD"}
        wrong = differs("E", wan(real + off, **usd), wan(real, **usd)) if off else ()
        lines.append(subtotal("小计", None, None, None, real + off, None, None, None, wrong=wrong))
        every += real
    lines.append(total("合计", None, None, None, every, None, None, None))
    return Book([Sheet("到资", lines)])


def pool_day(cell: object) -> object:
    """Return the day of a cell that is a date, or of one that is written with slashes."""
    text = str(cell).replace("/", "-").split("-")
    from tests.workbooks.values import day

    return day(*(int(part) for part in text))


@stranger("12_内外资项目分列表.xls")
def two_currencies() -> Book:
    """An old xls: domestic and foreign sums side by side, pages of thirty lines with heads and carried sums."""
    pool = Pool(12)
    head = [title("招商引资项目（内资、外资）登记簿"),
            header("序号", "项目名称", "投资者名称", "总投资", LEFT, "签约时间", "县（市、区）"),
            header(UP, UP, UP, "内资（万元）", "外资（万美元）", UP, UP)]  # fmt: skip
    lines, run = list(head), 0
    for number in range(1, 151):
        firm, name, full = pool.firm(), pool.name(), pool.pick(FULL)
        money, usd = pool.between(5, 300) * 100, pool.pick((None, None, pool.between(1, 40) * 50))
        on, signed = pool.day(2022, ("real", "dots", "dash"))
        other = {"foreign": or_null(wan(usd, currency="USD"))} if usd else {}
        amount = either(wan(money), wan(usd, currency="USD")) if usd else wan(money)
        lines.append(data(number, name, firm, money, usd, on, full, name=name, investors=[firm], amount=amount,
            county=full,
                          signed=signed, **other))  # fmt: skip
        run += money
        if number % 30 == 0 and number < 150:
            lines.append(subtotal("过次页", None, None, run, None, None, None))
            lines += [title("招商引资项目（内资、外资）登记簿"), *head[1:]]
            lines.append(subtotal("承前页", None, None, run, None, None, None))
    lines.append(total("合　计", None, None, run, None, None, None))
    return Book([Sheet("登记簿", lines)], form="xls")


@stranger("13_异地商会项目线索.csv")
def chamber_leads() -> Book:
    """Leads from chambers as utf-8 with quoted newlines, semicolons inside, rows of remarks and no county."""
    pool = Pool(13)
    lines = [
        title("异地泉州商会项目线索征集表"),
        title("汇总时间：2022年10月31日"),
        header("商会", "线索名称", "意向投资企业", "拟投资额", "意向落地区域", "首次对接时间", "洽谈进展", "更新时间"),
    ]
    for number in range(110):
        firms, who = pool.firms(("one", "、", "；", "lines", "open"))
        short, name = pool.pick([*COUNTIES, "待定"]), pool.name()
        cell, told = pool.sum_in_words()
        if isinstance(cell, int | float):
            cell = f"{cell}亿"
        cell = f"{cell}亿元" if "～" in str(cell) else cell
        lines.append(data(
            pool.pick(("上海商会", "成都商会", "深圳商会", "北京商会")), name, firms, cell, short,
            f"2022.{number % 9 + 1}.5",
            pool.pick(("初步接触", "多轮洽谈", "拟定框架协议", "已达成合作意向")), "2022-10-28", name=name,
            investors=who,
            county=COUNTIES.get(short), stage="negotiating", negotiating=either(None, *_first_talk(number)), **told,
        ))  # fmt: skip
        if number in (20, 70):
            lines.append(
                note(None, None, None, None, None, None, "上述线索由驻外办跟踪", None, kind=either("note", "blank"))
            )
    return Book([Sheet("csv", lines)], form="csv", options={"encoding": "utf-8-sig"})


def _first_talk(number: int) -> list[object]:
    from tests.workbooks.values import day

    return [day(2022, number % 9 + 1, 5)]


def _industry_sheet(pool: Pool, label: str, unit: str) -> Sheet:
    scale = {"亿元": yi, "万元": wan}[unit]
    lines: list[Line] = [
        title(f"{label}产业链招商项目表"),
        header("名称", f"投资额/{unit}", "投资企业", "落户县区", "产业链环节", "阶段"),
    ]
    states = {
        "对接": "negotiating",
        "签约": "signed",
        "落地注册": "registered",
        "在建": "started",
        "建成投产": "producing",
    }
    for _ in range(pool.between(14, 22)):
        firm, name, short, words = pool.firm(), pool.name(), pool.pick(list(COUNTIES)), pool.pick(list(states))
        money = pool.between(2, 90) / (1 if unit == "亿元" else 0.005)
        money = int(money)
        lines.append(data(name, money, firm, short, "中游", words, name=name, investors=[firm],
            county=COUNTIES[short],
                          amount=scale(money), stage=states[words]))  # fmt: skip
    return Sheet(label, [*lines, blank(), note("数据来源：专班（示例）")])


@stranger("14_九大产业链招商项目库.xlsx")
def industry_sheets() -> Book:
    """One sheet an industry, units change from sheet to sheet, a summary in front and a dictionary behind."""
    pool = Pool(14)
    labels = ("纺织鞋服", "建材家居", "食品饮料", "机械装备", "电子信息", "新能源", "生物医药")
    summary = [title("各产业链项目汇总"), header("产业链", "项目数", "总投资（亿元）"),
               *(note(label, n, n * 3) for n, label in enumerate(labels, 12)), total("合计", 105, 315)]  # fmt: skip
    terms = [header("代码", "阶段", "说明"), note("01", "对接", "首次接触"), note("02", "签约", "签订正式合同")]
    sheets = [_industry_sheet(pool, label, ("亿元", "万元")[n % 2]) for n, label in enumerate(labels)]
    ends = [Sheet("汇总", summary, holds_projects=False), Sheet("数据字典", terms, holds_projects=False, hidden=True)]
    return Book([ends[0], *sheets, ends[1]])
