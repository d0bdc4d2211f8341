"""What parks, banks and key-project offices send. 示例数据。"""

from collections.abc import Iterator

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Line, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool
from tests.workbooks.values import either, wan, yi

PARK_STATES = {
    "已入驻投产": "producing",
    "装修进场": "started",
    "已签租赁合同": "signed",
    "洽谈中": "negotiating",
    "已清退": "terminated",
}


def _building(pool: Pool, name: str, count: int) -> Iterator[Line]:
    yield note(name)
    area = 0
    for number in range(1, count + 1):
        firm, product = pool.firm(), pool.pick(("注塑模具", "户外家具", "仪器仪表", "包装印刷", "运动护具"))
        size, money, words = pool.between(4, 60) * 100, pool.between(5, 90) * 100, pool.pick(list(PARK_STATES))
        on, signed = pool.day(2022, ("real", "dots", "monthdots", "cn"), last=10)
        area += size
        yield data(number, size, f"{number}层", firm, product, money, on, words, "示例物业", name=firm,
                   investors=either([firm], []), amount=wan(money), signed=signed,
                   stage=PARK_STATES[words])  # fmt: skip
    yield subtotal("小计", area, None, None, None, None, None, None, None)


@stranger("05_南安石井园区入驻企业登记表.xlsx")
def park_tenants() -> Book:
    """A park's table: rented floors first, the firm is the project, buildings as headings, spare form lines."""
    pool = Pool(5)
    lines = [
        title("南安市石井小微园入驻企业登记表"),
        title("截止时间：2022-11-30"),
        header(
            "序号",
            "租用厂房（㎡）",
            "楼层",
            "入驻企业",
            "主营产品",
            "计划投资额（万元）",
            "签约日期",
            "入驻情况",
            "对接人",
        ),
    ]
    for name, count in (("A1栋", 32), ("A2栋", 27), ("B区定制厂房", 36)):
        lines += _building(pool, name, count)
    lines += [blank(96, *[None] * 8), blank(97, *[None] * 8), blank(98, *[None] * 8),
              note("备注：租金标准按管委会文件执行，本表为示例。")]  # fmt: skip
    return Book([Sheet("入驻企业", lines, usual={"county": either("南安市", None)})])


@stranger("06_银行重点项目融资对接清单.xlsx")
def bank_needs() -> Book:
    """A bank's list: sums before names, needs and credit beside the total, a hidden column, counties by ditto."""
    pool = Pool(6)
    lines = [
        title("某银行泉州分行重点招商项目融资需求对接清单"),
        title("金额单位：万元"),
        header(
            "项目总投资", "融资需求", "授信金额", "已放款", "借款主体", "项目名称", "所在地", "客户评级", "需求用途"
        ),
    ]
    before = ""
    for number in range(95):
        money, need = pool.between(10, 400) * 100, pool.between(1, 90) * 100
        firm, name, short = pool.firm(), pool.name(), pool.pick(list(COUNTIES))
        same = bool(before) and pool.chance(0.25)
        short = before if same else short
        before = short
        ditto = pool.pick(("〃", "同上"))
        lines.append(data(
            money, need, need // 2, pool.pick((0, need // 4, None)), firm, name, ditto if same else short,
            pool.pick(("AA", "A+", "BBB")), pool.pick(("固定资产贷款", "流动资金", "并购")), name=name,
            investors=[firm], county=COUNTIES[short], amount=wan(money), hidden=number in (17, 60),
        ))  # fmt: skip
    lines += [note("以上企业信息仅供内部参考（示例）")]
    return Book([Sheet("对接清单", lines, hidden_columns=frozenset({7}), skip_columns=1)])


def _plan_group(pool: Pool, label: str, count: int, off: int) -> Iterator[Line]:
    made, whole, plan = [], 0.0, 0
    for number in range(1, count + 1):
        firm, name, full = pool.firm(), pool.name(), pool.pick(FULL)
        money, year, done = pool.between(4, 200) / 4, pool.between(1, 60) * 100, pool.between(0, 50) * 100
        made.append(data(
            number, name, firm, full, f"{2020 + number % 3}-{2024 + number % 2}", money, year, "主体施工", done,
            "正在砌筑",
            name=name, investors=[firm], county=full, amount=yi(money), plan_year=wan(year),
            stage=either("unspecified", "started"),
        ))  # fmt: skip
        whole, plan = whole + money, plan + year
    wrong = differs("I", yi(whole + off), yi(whole)) if off else ()
    yield subtotal(label, f"{count}项", None, None, None, whole + off, plan, None, None, None, wrong=wrong)
    yield from made


@stranger("07_2022年市重点产业项目计划.xlsx")
def key_projects() -> Book:
    """A year's plan from row nine, column D: three rows of header, plan and progress, group sums above, 其中 rows."""
    head = [
        title("2022年泉州市重点产业项目年度计划执行情况表"), blank(),
        header("序号", "项目名称", "业主", "建设地点", "建设起止年限", "计划总投资（亿元）", "2022年", LEFT, LEFT,
            LEFT),
        header(UP, UP, UP, UP, UP, UP, "计划", LEFT, "1-11月完成", LEFT),
        header(UP, UP, UP, UP, UP, UP, "年度计划投资（万元）", "年度形象进度目标", "完成投资（万元）",
            "工程形象进度"),
    ]  # fmt: skip
    pool = Pool(7)
    groups = [*_plan_group(pool, "（一）续建项目", 58, 0), *_plan_group(pool, "（二）新开工项目", 49, 2),
              *_plan_group(pool, "（三）预备项目", 31, 0)]  # fmt: skip
    money = [line for line in groups if line.kind == "data"]
    every = sum(float(str(line.cells[5])) for line in money)
    plan = sum(int(str(line.cells[6])) for line in money)
    maybe = differs("I", yi(every), yi(every), optional=True)
    whole = total("总计", f"{len(money)}项", None, None, None, every, plan, None, None, None, wrong=maybe)
    inside = subtotal("其中：工业", "60项", None, None, None, None, None, None, None, None)
    return Book([Sheet("年度计划", [*head, whole, inside, *groups], skip_rows=8, skip_columns=3)])


@stranger("08_石狮市招商集中签约仪式清单.xlsx")
def ceremony() -> Book:
    """A list for a ceremony: its sum stands in the title, sequences in Chinese, sums in words, a list of guests."""
    pool = Pool(8)
    lines = [title("石狮市2022年第四季度招商项目集中签约清单"), title("（共62个项目，总投资385亿元）"),
             header("序号", "签约项目", "甲方", "乙方（投资方）", "总投资", "建设内容", "签约代表")]  # fmt: skip
    for part, label in enumerate(("一、现场签约项目（32个）", "二、视频签约项目（30个）")):
        lines.append(note(label))
        for number in range(1, (32, 30)[part] + 1):
            firms, who = pool.firms()
            cell, told = pool.sum_in_words()
            if isinstance(cell, int | float):
                cell = f"{cell}亿元"
            if cell and "～" in str(cell):
                cell = f"{cell}亿元"
            name = pool.name()
            lines.append(data(f"（{number}）", name, "石狮市人民政府", firms, cell,
                f"占地{number}亩，年产值{number}亿元", "示例嘉宾",
                              name=name, investors=who, **told))  # fmt: skip
    guests = [
        header("序号", "姓名", "单位", "职务"),
        *(note(n, f"示例嘉宾{n}", "示例商会", "会长") for n in range(1, 20)),
    ]
    usual = {"county": either("石狮市", None), "stage": either("signed", "unspecified")}
    return Book([Sheet("签约清单", lines, usual=usual), Sheet("嘉宾名单", guests, holds_projects=False)])


@stranger("09_泉港石化新区用地厂房需求.ods")
def zone_volunteer() -> Book:
    """An ods of a park's helper: an unusual order of columns, shares of land, two sums, empty rows between parts."""
    pool = Pool(9)
    lines: list[Line] = [title("泉港石化工业园区拟落地项目摸排"), blank(), blank()]
    lines.append(header("企业（业主）", "用地需求（亩）", "备案金额", "拟落地项目", "协议签订", "固定资产投资", "备注"))
    for number in range(84):
        firm, name, money = pool.firm(), pool.name(), pool.between(2, 60) * 500
        on, signed = pool.day(2022, ("real", "dash", "cn", "month"))
        words = pool.pick((f"{money}万元", f"{money}万", f"约{money}万元"))
        tilde = "~" if words.startswith("约") else "="
        lines.append(data(firm, pool.between(5, 300), words, name, on, f"{money // 2}万元", None, name=name,
                          investors=[firm], amount=wan(money, tilde), fixed=wan(money // 2),
                          signed=signed))  # fmt: skip
        if number in (30, 55):
            lines += [blank(), blank()]
    usual = {"county": either("泉港区", None)}
    return Book([Sheet("摸排", lines, usual=usual)], form="ods", options={"rows_to_the_end": 60000})
