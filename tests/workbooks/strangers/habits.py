"""Habits of offices: ticks, two tables on a sheet, forms half filled in, planned beside actual days. 示例数据。"""

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Formula, Line, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool
from tests.workbooks.values import either, or_null, wan, yi

STEPS = ("negotiating", "signed", "registered", "started", "producing")


@stranger("21_四率进度打勾表.xlsx")
def ticks() -> Book:
    """Ticks under stages, the furthest counts; sums in yi; sums of groups by city part, one wrong."""
    pool = Pool(21)
    lines = [title("招商项目“四率”进度表"), title(*[None] * 9, "亿元"),
             header("序号", "项目", "投资方", "总额", "县区", "进度", LEFT, LEFT, LEFT, LEFT),
             header(UP, UP, UP, UP, UP, "在谈", "签约", "注册", "开工", "投产")]  # fmt: skip
    for part, shorts in enumerate((("鲤城", "丰泽", "洛江"), ("晋江", "石狮", "南安"), ("安溪", "永春", "德化"))):
        real, mark = 0.0, "√✔●"[part]
        for number in range(1, 35):
            firm, name, short = pool.firm(), pool.name(), pool.pick(shorts)
            money, far = pool.between(3, 90) / 2, pool.between(0, 4)
            past = [mark if at == far or (part == 0 and at < far) else None for at in range(5)]
            lines.append(data(number, name, firm, money, short, *past, name=name, investors=[firm], amount=yi(money),
                              county=COUNTIES[short], stage=STEPS[far]))  # fmt: skip
            real += money
        off = 10 if part == 1 else 0
        wrong = differs("D", yi(real + off), yi(real)) if off else ()
        lines.append(subtotal("小 计", None, None, real + off, *[None] * 6, wrong=wrong))
    lines.append(note("说明：打“√”表示已完成该环节。"))
    return Book([Sheet("四率", lines)])


@stranger("22_永春县项目签约在谈两张表.xlsx")
def two_tables() -> Book:
    """Two tables under one another with other columns and other units, the second header after a few remarks."""
    pool = Pool(22)
    lines = [
        title("表一：2022年已签约项目（万元）"),
        header("序号", "项目名称", "投资企业", "总投资", "签约日期", "责任领导"),
    ]
    for number in range(1, 56):
        firms, who = pool.firms(("one", "、", "joint"))
        money, name = pool.between(8, 300) * 100, pool.name()
        on, signed = pool.day(2022, ("real", "dots", "slash", "tight"))
        lines.append(data(number, name, firms, money, on, "示例副县长", name=name, investors=who, amount=wan(money),
            signed=signed,
                          stage=either("signed", "unspecified")))  # fmt: skip
    lines += [blank(), blank(), title("表二：在谈项目（亿元）"),
              header("序号", "意向企业", "意向项目", "预计签约时间", "拟投资总额", "首谈单位")]  # fmt: skip
    for number in range(1, 48):
        firm, name, money = pool.firm(), pool.name(), pool.between(2, 60) / 2
        on, signed = pool.day(2022, ("month", "quarter", "shortend", "shortmonth"), 12, 12, planned=True)
        lines.append(data(number, firm, name, on, money, "县农业农村局", name=name, investors=[firm],
            amount=yi(money),
                          signed=signed, stage=either("negotiating", "unspecified")))  # fmt: skip
    lines += [blank(), note("填报人：示例戊　　联系电话：示例　　2022年11月28日")]
    return Book([Sheet("Sheet1", lines, usual={"county": either("永春县", None)})])


@stranger("23_市直部门招商项目报送表.xlsx")
def form() -> Book:
    """A form with its sample line, numbered empty lines, lines with only a remark, and a column of units."""
    pool = Pool(23)
    lines = [title("市直部门2022年招商项目报送表"), title("报送单位：市文旅局　　报送日期：2022年11月20日"),
             header("序号", "首报单位", "项目名称（必填）", "投资主体（全称）", "投资额", "金额单位",
                 "落地县（市、区）", "项目阶段", "拟开工时间"),
             note("示例", "市商务局", "示例智能家居产业园", "示例有限公司", 5, "亿元", "晋江市", "签约",
                 "2023年3月")]  # fmt: skip
    states = {
        "洽谈": "negotiating",
        "意向": "negotiating",
        "合同签订": "signed",
        "工商登记": "registered",
        "动工": "started",
    }
    for number in range(1, 76):
        firms, who = pool.firms()
        name, short, words = pool.name(), pool.pick(list(COUNTIES)), pool.pick(list(states))
        unit = pool.pick(("亿元", "万元", "万美元"))
        n = pool.between(1, 40) * (1 if unit == "亿元" else 500)
        amount = {"亿元": yi(n), "万元": wan(n), "万美元": wan(n, currency="USD")}[unit]
        on, started = pool.day(2023, ("month", "quarter", "half", "monthdots", "end"), planned=True)
        lines.append(data(number, "市文旅局", name, firms, n, unit, short, words, on, name=name, investors=who,
            amount=amount,
                          county=COUNTIES[short], stage=states[words], started=started))  # fmt: skip
        if number % 24 == 0:
            lines.append(note(*[None] * 8, "上行项目待核实", kind=either("note", "blank")))
    lines += [blank(n, *[None] * 8) for n in range(76, 101)]
    return Book([Sheet("报送表", lines)])


@stranger("24_开工项目计划与实际对照.xlsx")
def planned_and_actual() -> Book:
    """Planned beside actual starts and productions, reporting day in the title, sums without a unit in 万元."""
    pool = Pool(24)
    lines = [title("重大招商项目开竣工计划与实际对照表"), title("截至2022年9月30日"),
             header("序号", "项目名称", "业主单位", "县区", "总投资", "开工时间", LEFT, "投产时间", LEFT),
             header(UP, UP, UP, UP, UP, "计划", "实际", "计划", "实际")]  # fmt: skip
    for number in range(1, 96):
        firm, name, short, money = pool.firm(), pool.name(), pool.pick(list(COUNTIES)), pool.between(20, 600) * 100
        plan, planned = pool.day(2022, ("dots", "month", "monthdots"), 1, 6, planned=True)
        real, actual = pool.day(2022, ("dots", "real", "cn"), 1, 8) if pool.chance(0.6) else (None, None)
        until, producing = pool.day(2023, ("quarter", "month", "half"), planned=True)
        stage = either("started", "unspecified") if actual else "unspecified"
        lines.append(data(
            number, name, firm, short, money, plan, real, until, None, name=name, investors=[firm],
            county=COUNTIES[short],
            amount=wan(money), inferred_unit=True, started=actual or or_null(planned), producing=or_null(producing),
            stage=stage,
        ))  # fmt: skip
    return Book([Sheet("对照", lines)])


def _county_sheet(pool: Pool, short: str, full: str) -> Sheet:
    lines: list[Line] = [title(f"{full}招商项目（2022年11月）"), header("序号", "项目概况", LEFT, LEFT, "推进", LEFT),
                         header(UP, "名称", "投资方", "投资总额(亿元)", "状态", "签约时间")]  # fmt: skip
    real = 0.0
    states = {"谈判": "negotiating", "签约": "signed", "开工": "started", "竣工投产": "producing"}
    for number in range(1, pool.between(9, 15)):
        firms, who = pool.firms(("one", "、", "share"))
        name, money, words = pool.name(), pool.between(2, 80) / 4, pool.pick(list(states))
        on, signed = pool.day(2022, ("real", "dots", "short", "shortmonth"), last=10)
        lines.append(data(number, name, firms, money, words, on, name=name, investors=who, amount=yi(money),
            signed=signed,
                          stage=states[words], county=either(full, None)))  # fmt: skip
        real += money
    at = len(lines)
    whole = total("合计", None, None, Formula(f"=SUM(D4:D{at})", real), None, None)
    return Sheet(short, [*lines, whole])


@stranger("25_各县市区分表汇编.xlsx")
def county_sheets() -> Book:
    """A sheet for every county with sums by formula, a hidden copy of last month, a summary."""
    pool = Pool(25)
    sheets = [_county_sheet(pool, short, full) for short, full in COUNTIES.items()]
    old = _county_sheet(Pool(125), "晋江", "晋江市")
    summary = [title("汇总表"), header("县（市、区）", "项目个数", "投资总额（亿元）"), *(note(full, 12,
        90) for full in FULL),
               total("合计", 156, 1170)]  # fmt: skip
    return Book([Sheet("汇总", summary, holds_projects=False), *sheets,
                 Sheet("晋江10月", old.lines, holds_projects=False, hidden=True)])  # fmt: skip


@stranger("26_项目调度表（有误）.xlsx")
def faulty() -> Book:
    """Impossible days, sums that cannot be read, letters among digits, full-width digits, negative sums."""
    pool = Pool(26)
    lines = [
        title("招商项目调度表（2022年10月）"),
        header("序号", "项目名称", "投资单位", "所属区域", "总投资（万元）", "签约时间"),
    ]
    odd = {7: ("12O00", either(None, wan(12000))), 19: ("见合同", None), 33: ("５０００", wan(5000)), 41: ("1,2000",
        wan(12000)),
           52: ("约１２００", wan(1200, "~")), 66: ("三千", wan(3000))}  # fmt: skip
    bad = {5: "2022年2月30日", 23: "2022.13.5", 48: "2022-11-31", 61: "待定", 70: "2022/9/0"}
    for number in range(1, 91):
        firm, name, short = pool.firm(), pool.name(), pool.pick(list(COUNTIES))
        money: object = pool.between(10, 500) * 100
        amount = wan(money)
        on, signed = pool.day(2022, ("real", "cn", "dots"), last=9)
        flags: tuple[str, ...] = ()
        if number in odd:
            money, amount = odd[number]
            flags = ("amount",) if number == 7 else ()
        if number in bad:
            on, signed = bad[number], None
            flags = () if number == 61 else ("dates.signed",)
        lines.append(data(number, name, firm, short, money, on, problems=flags, name=name, investors=[firm],
            amount=amount,
                          county=COUNTIES[short], **({"signed": signed} if signed else {})))  # fmt: skip
    return Book([Sheet("调度", lines)])
