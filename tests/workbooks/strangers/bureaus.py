"""What county bureaus and task forces send every month. 示例数据。"""

from collections.abc import Iterator

from tests.workbooks.building import Book, Sheet
from tests.workbooks.lines import LEFT, UP, Line, blank, data, differs, header, note, subtotal, title, total
from tests.workbooks.strangers.registry import stranger
from tests.workbooks.strangers.vocabulary import COUNTIES, FULL, Pool, in_chinese
from tests.workbooks.values import either, wan

TOWNS = ("螺阳镇", "崇武镇", "东桥镇", "黄塘镇", "涂寨镇", "辋川镇")
STAGE_WORDS = {
    "已签正式合同": "signed", "签订框架协议": "negotiating", "完成工商注册": "registered", "已拿地": "registered",
    "桩基施工": "started", "已动工": "started", "试投产": either("producing", "started"), "已投产": "producing",
}  # fmt: skip


def _monthly(pool: Pool, group: str, count: int, off: int) -> Iterator[Line]:
    made = []
    for number in range(1, count + 1):
        firms, who = pool.firms()
        money, fixed, come = pool.between(3, 300) * 1000, pool.between(1, 20) * 100, pool.between(0, 9) * 50
        on, signed = pool.day(2022, ("real", "dots", "short", "cn", "xun", "slash"), last=10)
        words = pool.pick(list(STAGE_WORDS))
        name = pool.name()
        made.append((money, data(
            number, name, pool.pick(TOWNS), firms, f"建设厂房{pool.between(1, 9)}万平方米", money, fixed, come, on,
            words, None, name=name, investors=who, amount=wan(money), fixed=wan(fixed), arrived=wan(come),
            signed=signed,
            stage=STAGE_WORDS[words],
        )))  # fmt: skip
    real = sum(money for money, _ in made)
    fixed = sum(int(str(line.cells[6])) for _, line in made)
    wrong = differs("F", wan(real + off), wan(real)) if off else ()
    yield subtotal(
        group, f"小计（{count}个）", None, None, None, real + off, fixed, None, None, None, None, wrong=wrong
    )
    yield from (line for _, line in made)


@stranger("01_惠安县商务局11月报表.xlsx")
def county_return() -> Book:
    """A monthly return: sums before their groups, a header of two rows, last month's sheet and a cover letter."""
    head = [
        title("附件2"), title("惠安县2022年1—11月招商项目进展情况月报表"),
        title("报送单位：惠安县商务局（盖章）", *[None] * 7, "单位：万元"),
        header("编号", "招引项目名称", "落地乡镇", "客商名称", "主要建设内容", "资金情况", LEFT, LEFT, "签约日期",
            "推进情况",
               "备注"),
        header(UP, UP, UP, UP, UP, "总投资额", "其中：固投", "本年实际到位", UP, UP, UP),
    ]  # fmt: skip
    pool = Pool(1)
    groups = [*_monthly(pool, "一", 41, 0), *_monthly(pool, "二", 33, 5000), *_monthly(pool, "三", 22, 0)]
    tail = [
        note("注：1.到位资金以银行进账单为准；2.总投资5000万元以下项目不列入。"), blank(),
        note("单位负责人：示例甲", None, None, "填表人：示例乙", None, None, "报出日期：2022年12月2日"),
    ]  # fmt: skip
    old = [*head, *_monthly(Pool(101), "一", 12, 0)]
    county = {"county": either("惠安县", None)}
    letter = [note("各乡镇："), note("请于每月2日前报送上月项目进展，联系电话示例号码。")]
    return Book([
        Sheet("填报要求", letter, holds_projects=False), Sheet("11月", head + groups + tail, usual=county),
        Sheet("10月（旧）", old, holds_projects=False, hidden=True),
    ])  # fmt: skip


def _district(pool: Pool, short: str, index: int) -> Iterator[Line]:
    count = pool.between(7, 14)
    for number in range(1, count + 1):
        firms, who = pool.firms(("one", "、", "share", "open", "wide"))
        cell, told = pool.sum_in_words()
        name = pool.name()
        words = pool.pick(list(STAGE_WORDS))
        first = number == 1
        yield data(
            in_chinese(index) if first else UP, short if first else UP, number, name,
            firms, cell, words, name=name, investors=who, county=COUNTIES[short], stage=STAGE_WORDS[words], **told,
        )  # fmt: skip
        if pool.chance(0.12):
            yield note(UP, UP, UP, UP, UP, UP, "需市级协调用海用林指标", kind=either("note", "blank"))


@stranger("02_纺织鞋服专班项目台账.xlsx")
def task_force_ledger() -> Book:
    """A ledger with merged counties, projects of two lines, sequences that start again, sums of every style."""
    pool = Pool(2)
    lines = [title("纺织鞋服产业发展小组招商项目推进台账"), title("（更新至2022年11月25日）"),
             title("计量单位：亿元"), blank(),
             header("组别", "属地", "序", "项 目 名 称", "投 资 主 体", "计划总投资", "当前状态")]  # fmt: skip
    for index, short in enumerate(COUNTIES, 1):
        lines += _district(pool, short, index)
    lines += [blank(), note("说明：本台账为示例，状态以县（市、区）上报为准。")]
    return Book([Sheet("台账", lines, skip_rows=2, skip_columns=1)])


@stranger("03_全市签约项目汇总（520个）.xlsx")
def whole_city() -> Book:
    """Five hundred projects by county, sums after the groups, some wrong, hidden rows and a hidden column."""
    pool = Pool(3)
    lines = [
        title("泉州市2022年度招商引资签约项目一览表"),
        title("共计500余个项目（单位：万元）"),
        header(
            "序号",
            "县（市、区）",
            "引进项目",
            "内部编码",
            "投资单位",
            "协议总投资",
            "正式签约时间",
            "注册时间",
            "开工时间",
        ),
    ]
    all_of_it, number = 0, 0
    for index, full in enumerate(FULL):
        real = 0
        for _ in range(pool.between(34, 44)):
            number += 1
            firms, who = pool.firms(("one", "one", "、", "lines"))
            money, name = pool.between(10, 900) * 100, pool.name()
            on, signed = pool.day(2022, ("real", "dash", "dots", "time"), last=6)
            reg, registered = pool.day(2022, ("real", "dots"), 7, 9) if pool.chance(0.6) else (None, None)
            began, started = pool.day(2022, ("real", "month"), 10, 11) if reg and pool.chance(0.5) else (None, None)
            dates = {"signed": signed, "registered": registered, "started": started}
            lines.append(data(
                number, full, name, f"QZ{number:04}", firms, money, on, reg, began, name=name, investors=who,
                county=full,
                amount=wan(money), hidden=pool.chance(0.02), **{key: value for key, value in dates.items() if value},
            ))  # fmt: skip
            real += money
        off = 1100 if index in (4, 9) else 0
        wrong = differs("F", wan(real + off), wan(real)) if off else ()
        lines.append(subtotal(None, f"{full}小计", None, None, None, real + off, wrong=wrong))
        all_of_it += real
    lines.append(total("总  计", None, f"{number}个", None, None, all_of_it))
    return Book([Sheet("签约项目", lines, hidden_columns=frozenset({3}))])


@stranger("04_德化县在建项目旬报.xls")
def ten_day_report() -> Book:
    """An old xls of ten-day progress with amounts in words, planned production and a remark in the middle."""
    pool = Pool(4)
    lines = [
        title("德化县重点招商项目旬报"),
        title("2022年11月中旬"),
        header("顺序号", "项目", "建设单位", "投资规模（亿元）", "开工日期", "预计投产", "本旬形象进度", "存在困难"),
    ]
    for number in range(1, 91):
        firm, name = pool.firm(), pool.name()
        cell, told = pool.sum_in_words()
        began, started = pool.day(2022, ("real", "dots", "month", "monthdots"), last=9)
        until, producing = pool.day(2023, ("month", "quarter", "half", "end", "year"), planned=True)
        lines.append(data(number, name, firm, cell, began, until, pool.pick(("地基开挖", "主体封顶", "设备安装",
            "钢构吊装")), "无",
                          name=name, investors=[firm], started=started, producing=producing, **told))  # fmt: skip
        if number == 45:
            lines.append(note("以下项目自10月起纳入旬报范围，请责任单位抓紧完善资料。"))
    lines += [note("审核：示例丙", None, "制表：示例丁")]
    usual = {"county": either("德化县", None), "stage": either("unspecified", "started")}
    return Book([Sheet("Sheet1", lines, usual=usual)], form="xls")
