"""Ledgers of several layouts: sentences for stages, continuation lines, addresses, sums of every kind. 示例数据。"""

from collections.abc import Iterator

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Line, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool, in_chinese
from tests.workbooks.values import either, wan, yi

SENTENCES = {
    "10月12日企业来泉考察，双方就用地指标进一步磋商": "negotiating",
    "已于9月签订正式投资协议，正在办理公司注册": "signed",
    "项目公司已注册成立，正在开展用地报批": "registered", "已完成场地平整，正在进行桩基施工": "started",
    "一期厂房已封顶，设备陆续进场": "started", "已建成投产，正在申报入规": "producing",
    "因企业战略调整，项目已终止": "terminated", "仍在洽谈，未签约": "negotiating", "已签约，尚未开工": "signed",
}  # fmt: skip
ADDRESSES = {
    "福建省泉州市晋江市安海镇示例路1号": "晋江市", "惠安县黄塘镇示例村": "惠安县", "泉州市丰泽区东海街道": "丰泽区",
    "石狮市鸿山镇示例工业区": "石狮市", "安溪湖头光电园": "安溪县", "台商投资区张坂镇": "泉州台商投资区",
    "南安市水头镇、石井镇交界": "南安市",
}  # fmt: skip


@stranger("27_领导挂钩项目推进情况.xlsx")
def sentences() -> Book:
    """Sentences tell stages, addresses tell counties, sums are typed in every way, the name stands last but two."""
    pool = Pool(27)
    lines = [title("市领导挂钩联系重点招商项目推进情况"), title("（2022年10月底）"),
             header("挂钩领导", "选址（详细地址）", "最新进展情况", "总投资（亿元）", "项目名称", "投资商",
                 "下一步工作")]  # fmt: skip
    for number in range(105):
        firms, who = pool.firms(("one", "、", "lines", "share", "joint", "wide"))
        words, address, name = pool.pick(list(SENTENCES)), pool.pick(list(ADDRESSES)), pool.name()
        cell, told = pool.sum_in_words()
        lines.append(data(UP if number % 5 else f"示例领导{number // 5}", address, words, cell, name, firms,
            "加快推进，争取年底开工",
                          name=name, investors=who, county=ADDRESSES[address], stage=SENTENCES[words],
                          **told))  # fmt: skip
    return Book([Sheet("挂钩", lines)])


def _continued(pool: Pool, number: int) -> Iterator[Line]:
    name, short, money = pool.name(), pool.pick(list(COUNTIES)), pool.between(5, 200) * 100
    first, second = pool.firm(), pool.firm()
    on, signed = pool.day(2022, ("dots", "real", "month"), last=10)
    both = number % 6 == 0
    yield data(in_chinese(number), name, short, first, money, on, name=name, county=COUNTIES[short],
        amount=wan(money),
               investors=either([first, second], [first]) if both else [first], signed=signed)  # fmt: skip
    if both:
        yield Line((UP, UP, UP, second, UP, UP), either("note", "blank"))


@stranger("28_建材家居专班续行台账.xls")
def continued() -> Book:
    """An old xls where the second investor stands on a second line of merged cells; Chinese sequences; sums below."""
    pool = Pool(28)
    lines = [
        title("建材家居产业链招商台账　　　　　　单位：万元"),
        header("序号", "项目名称", "地点", "投资方", "投资总额", "签约时间"),
    ]
    real = 0
    for number in range(1, 91):
        made = list(_continued(pool, number))
        lines += made
        real += int(str(made[0].cells[4]))
    lines += [total("总计", "90个", None, None, real, None), note("★为省级重点项目")]
    return Book([Sheet("台账", lines)], form="xls")


def _nested(pool: Pool, label: str, parts: int) -> tuple[list[Line], float]:
    lines: list[Line] = []
    whole = 0.0
    for part in range(parts):
        inner, real = [], 0.0
        for number in range(1, pool.between(8, 13)):
            firm, name, full = pool.firm(), pool.name(), pool.pick(FULL)
            money, come = pool.between(4, 120) / 4, pool.between(0, 50) * 100
            inner.append(data(number, name, full, firm, money, come, "签约" if part else "开工", name=name,
                investors=[firm],
                              county=full, amount=yi(money), arrived=wan(come),
                              stage="signed" if part else "started"))  # fmt: skip
            real += money
        lines += [subtotal(f"（{in_chinese(part + 1)}）", f"第{part + 1}批", None, None, real, None, None), *inner]
        whole += real
    return [subtotal(label, None, None, None, whole, None, None), *lines], whole


@stranger("29_五个一批项目清单.xlsx")
def nested() -> Book:
    """Groups within groups whose sums stand above them, a wrong sum of all, sequences 一、（一）1."""
    pool = Pool(29)
    lines: list[Line] = []
    every = 0.0
    for label in ("一、先进制造业项目", "二、现代服务业项目", "三、特色现代农业项目"):
        part, real = _nested(pool, label, 4)
        lines += part
        every += real
    wrong = differs("E", yi(every + 20), yi(every))
    head = [title("附件3-1"), title("2022年“五个一批”招商项目清单"),
            header("序号", "项目名称", "所在地", "投资单位", "总投资（亿元）", "到位资金（万元）", "进展阶段"),
            total("总 计", None, None, None, every + 20, None, None, wrong=wrong)]  # fmt: skip
    return Book([Sheet("附件3-1", head + lines)])


@stranger("30_手工登记本.ods")
def handwritten() -> Book:
    """An ods typed from a register: names in two columns' width, days written in every style, sums in words."""
    pool = Pool(30)
    ways = (
        "real",
        "dots",
        "dash",
        "cn",
        "slash",
        "short",
        "two",
        "xun",
        "yearxun",
        "month",
        "monthdash",
        "monthdots",
        "shortmonth",
    )
    lines = [
        title("2022年招商项目登记本"),
        header("登记号", "洽签项目名称", LEFT, "来访客商", "投资（亿元）", "签约时间", "属地"),
    ]
    for number in range(1, 96):
        firms, who = pool.firms()
        cell, told = pool.sum_in_words()
        name, short = pool.name(), pool.pick(list(COUNTIES))
        on, signed = pool.day(2022, ways)
        lines.append(data(f"第{number}号", name, LEFT, firms, cell, on, f"{short}", name=name, investors=who,
            signed=signed,
                          county=COUNTIES[short], **told))  # fmt: skip
    lines += [blank(), note("登记人：示例己")]
    usual = {"stage": either("unspecified", "signed")}
    return Book([Sheet("登记", lines, usual=usual)], form="ods")


@stranger("31_农业招商项目（分县小计在前）.csv")
def farming() -> Book:
    """A csv in GB18030 saved from a sheet: sums before groups, commas in figures, a wrong sum."""
    pool = Pool(31)
    lines = [title("特色现代农业招商项目明细"), title("单位：万元，截至2022年6月末"), blank(),
             header("县区", "序号", "项目", "承办企业", "项目总投资", "其中：自筹",
                 "开工（含拟开工）时间")]  # fmt: skip
    every = 0
    for at, (short, full) in enumerate(COUNTIES.items()):
        made, real = [], 0
        for number in range(1, pool.between(6, 11)):
            firm, name, money = pool.firm(), pool.name(), pool.between(5, 90) * 100
            on, started = pool.day(2022, ("dots", "cn", "dash"), last=5)
            made.append(data("", number, name, firm, f"{money:,}", money // 2, on, name=name, investors=[firm],
                county=full,
                             amount=wan(money), started=either(started, {**started, "planned": True})))  # fmt: skip
            real += money
        off = 900 if at == 6 else 0
        wrong = differs("E", wan(real + off), wan(real)) if off else ()
        lines += [subtotal(short, "小计", f"{len(made)}个", "", f"{real + off:,}", "", "", wrong=wrong), *made]
        every += real
    lines.append(total("全市", "合计", "", "", f"{every:,}", "", ""))
    return Book([Sheet("csv", lines)], form="csv", options={"encoding": "gb18030"})


@stranger("32_招商项目双月通报.html")
def bulletin() -> Book:
    """A page with merged heads, counties merged downwards, sums with their units in the cells."""
    pool = Pool(32)
    lines: list[Line] = [title("2022年9-10月招商项目通报", *[LEFT] * 6),
                         header("县区", "项目信息", LEFT, LEFT, "投资情况", LEFT, "所处阶段"),
                         header(UP, "序", "项目名", "投资人", "投资额", "已到位", UP)]  # fmt: skip
    states = {"谋划": "negotiating", "签约": "signed", "落地": "registered", "建设": "started", "达产": "producing"}
    for short, full in COUNTIES.items():
        for at in range(pool.between(6, 9)):
            firm, name, words = pool.firm(), pool.name(), pool.pick(list(states))
            n, come = pool.between(1, 60), pool.between(1, 90) * 100
            lines.append(data(UP if at else short, at + 1, name, firm, f"{n}.2亿元",
                              f"{come}万元", words, name=name, investors=[firm], county=full, amount=yi(f"{n}.2"),
                              arrived=wan(come), stage=states[words]))  # fmt: skip
    return Book([Sheet("html", lines)], form="html", options={"encoding": "utf-8"})
