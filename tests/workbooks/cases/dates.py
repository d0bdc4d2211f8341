"""How days are written: serials, words, other calendars, impossible ones; planned and actual. 示例数据。"""

from datetime import date

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, data, header, note, title
from tests.workbooks.values import (
    before,
    day,
    either,
    half,
    month,
    or_null,
    quarter,
    serial,
    wan,
    whole_year,
    xun,
    yi,
)

SIGNED = either("unspecified", "signed")
STARTED = either("unspecified", "started")


@case("dates_every_way.xlsx")
def dates_every_way() -> Book:
    """Serials, real dates, points, short years, 旬, 季度 and 底前 in one column; the year stands in the title."""
    lines = [
        title("2022年晋江市签约项目台账", LEFT, LEFT),
        header("项目名称", "总投资（亿元）", "签约时间"),
        data("沐石A区厂房", 1, serial(2022, 5, 18), amount=yi(1), signed=day(2022, 5, 18)),
        data("泽石中试线", 2, date(2022, 3, 1), amount=yi(2), signed=day(2022, 3, 1)),
        data("屿石云仓", 3, "2022.3", amount=yi(3), signed=month(2022, 3)),
        data("砚石鞋楦", 1, "22年3月5日", amount=yi(1), signed=day(2022, 3, 5)),
        data("岚石织带", 1, "22.3.5", amount=yi(1), signed=day(2022, 3, 5)),
        data("榕石辅料", 1, "3月上旬", amount=yi(1), signed=xun(2022, 3, "上")),
        data("衡石拉杆箱", 1, "2022年2月下旬", amount=yi(1), signed=xun(2022, 2, "下")),
        data("澄石童装", 1, "3月底前", amount=yi(1), signed=either(before(2022, 3, 31), before(2022, 3, 31, True))),
        data("翊石泳装", 1, "一季度", amount=yi(1), signed=quarter(2022, 1)),
        data("汐石袜业", 1, "2022年上半年", amount=yi(1), signed=half(2022, 1)),
        data("昱石内衣", 1, "2021年", amount=yi(1), signed=whole_year(2021)),
        data("崧石制帽", 1, "2022/4/7", amount=yi(1), signed=day(2022, 4, 7)),
        data("沐昱皮具", 1, "2022-04-08 00:00:00", amount=yi(1), signed=day(2022, 4, 8)),
        data("泽昱缝纫线", 1, "20220411", amount=yi(1), signed=day(2022, 4, 11)),
        data("屿昱纽扣", 1, "4月12日", amount=yi(1), signed=day(2022, 4, 12)),
        data("砚昱商标织造", 1, "待定", amount=yi(1)),
        data("岚昱面料检测", 1, "-", amount=yi(1)),
    ]
    return Book([Sheet("台账", lines, {"name": 0}, {"county": or_null("晋江市"), "stage": SIGNED})])


@case("dates_1904.xlsx")
def dates_1904() -> Book:
    """A workbook that counts its days from 1904."""
    lines = [
        header("项目名称", "县区", "签约时间", "开工时间"),
        data("榕昱海工平台", "惠安县", date(2022, 3, 9), date(2022, 6, 30),
             signed=day(2022, 3, 9), started=day(2022, 6, 30)),
        data("衡昱风电叶片", "惠安县", date(2021, 12, 31), None, signed=day(2021, 12, 31)),
    ]  # fmt: skip
    usual = {"stage": either("unspecified", "registered")}
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 1}, usual)], "xls", {"epoch_1904": True})


@case("dates_impossible.xlsx")
def dates_impossible() -> Book:
    """Days that do not exist are no dates, and are flagged."""
    flagged = ("dates.signed",)
    lines = [
        header("项目名称", "签约时间", "所在县区"),
        data("汐昱果蔬脆片", "2022年2月30日", "永春县", problems=flagged),
        data("昱汐老醋酿造", "2022-13-05", "永春县", problems=flagged),
        data("崧昱佛手茶", "2022.6.31", "永春县", problems=flagged),
        data("沐崧篮球馆", "2022.6.30", "永春县", signed=day(2022, 6, 30)),
        data("泽崧香囊文创", "2022年4月", "永春县", signed=month(2022, 4)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 2}, {"stage": SIGNED})])


@case("dates_planned_and_actual.xlsx")
def dates_planned_and_actual() -> Book:
    """拟开工时间 beside 实际开工时间: the actual one counts; 更新时间 is no milestone."""
    lines = [
        header("项目名称", "县区", "拟开工时间", "实际开工时间", "预计投产时间", "更新时间"),
        data("屿崧光伏制氢", "泉港区", "2022年3月", "2022年4月6日", "2023年6月", "2022-05-01",
             started=day(2022, 4, 6), producing=month(2023, 6, True)),
        data("砚崧润滑油", "泉港区", "2022年8月", None, "2023年底前", "2022-05-01",
             started=or_null(month(2022, 8, True)), producing=before(2023, 12, 31, True)),
        data("岚崧聚丙烯改性", "泉港区", "2022年二季度", None, "2023年上半年", "2022-05-02",
             started=or_null(quarter(2022, 2, True)), producing=half(2023, 1, True)),
    ]  # fmt: skip
    return Book([Sheet("调度", lines, {"name": 0, "county": 1}, {"stage": STARTED})])


@case("dates_after_reporting.xlsx")
def dates_after_reporting() -> Book:
    """开工时间 without 拟, but after the reporting date: planned."""
    lines = [
        title("南安市重点项目开竣工情况", LEFT, LEFT),
        title("填报时间：2022年6月30日", LEFT, LEFT),
        header("项目名称", "总投资（万元）", "开工时间", "投产时间"),
        data("榕崧水暖阀芯", 12000, "2022年3月", "2022年12月", amount=wan(12000),
             started=month(2022, 3), producing=month(2022, 12, True)),
        data("衡崧消防器材", 9000, "2022年9月", "2023年6月", amount=wan(9000),
             started=month(2022, 9, True), producing=month(2023, 6, True)),
        data("澄崧芯片载板", 260000, "2021年11月", "2022年5月", amount=yi(26),
             started=month(2021, 11), producing=month(2022, 5)),
    ]  # fmt: skip
    usual = {"county": or_null("南安市"), "stage": either("unspecified", "started", "producing")}
    return Book([Sheet("Sheet1", lines, {"name": 0}, usual)])


@case("dates_minguo.xlsx")
def dates_minguo() -> Book:
    """A list of Taiwanese firms in traditional script with years of the Republic."""
    lines = [
        title("泉州台商投資區臺資企業投資意向彙總表"),
        header("序號", "專案名稱", "投資方", "總投資（萬元）", "簽約時間"),
        data(1, "翊崧精密齒輪", "翊崧精機有限公司", 8000, "民國111年3月5日",
             amount=wan(8000), signed=day(2022, 3, 5)),
        data(2, "汐崧烘焙食品", "汐崧食品股份有限公司", 5000, "111年4月", amount=wan(5000), signed=month(2022, 4)),
        data(3, "昱崧生技面膜", "昱崧生技有限公司", 3000, "110.12.20", amount=wan(3000), signed=day(2021, 12, 20)),
        note("註：金額均為人民幣。"),
    ]  # fmt: skip
    usual = {"county": or_null("泉州台商投资区"), "stage": either("unspecified", "signed", "negotiating")}
    return Book([Sheet("臺資", lines, {"name": 1, "investors": 2}, usual)])


@case("dates_no_year.csv")
def dates_no_year() -> Book:
    """Days without a year: the year is that of the reporting date; 对接时间 is no milestone."""
    lines = [
        title("德化县9月份招商动态", None, None, None, None),
        title("填报日期：2022年9月28日", None, None, None, None),
        header("项目名称", "总投资（万元）", "对接时间", "注册时间", "目前进展"),
        data("崧汐陶瓷3D打印", 3000, "9月2日", "9月16日", "已注册", amount=wan(3000),
             registered=day(2022, 9, 16), stage="registered"),
        data("沐麓白瓷茶具", 1500, "9月5日", None, "洽谈", amount=wan(1500), stage="negotiating"),
        data("泽麓瓷土矿选", 6000, "8月", "9月下旬", "已注册", amount=wan(6000),
             registered=xun(2022, 9, "下"), stage="registered"),
    ]  # fmt: skip
    return Book([Sheet("", lines, {"name": 0}, {"county": or_null("德化县")})], "csv", {"encoding": "gb18030"})


@case("dates_numbers.xlsx")
def dates_numbers() -> Book:
    """Months typed as numbers, milliseconds of an exporting system, sentences in a column of days."""
    lines = [
        header("项目名称", "投资额（亿元）", "开工时间", "县区"),
        data("屿麓塑料改性", 1.1, 2022.3, "洛江区", amount=yi("1.1"), started=month(2022, 3)),
        data("砚麓智能阀门", 2.2, 202204, "洛江区", amount=yi("2.2"), started=month(2022, 4)),
        data("岚麓水处理膜", 3.3, "1652832000000", "洛江区", amount=yi("3.3"), started=or_null(day(2022, 5, 18))),
        data("榕麓电机转子", 4.4, "2022年4月28日已开工", "洛江区", amount=yi("4.4"), started=day(2022, 4, 28)),
        data("衡麓智能垃圾站", 0.6, "尚未开工", "洛江区", amount=yi("0.6")),
        data("澄麓校准实验室", 0.5, 20220506, "洛江区", amount=yi("0.5"), started=day(2022, 5, 6)),
    ]
    return Book([Sheet("Sheet1", lines, {"name": 0, "county": 3}, {"stage": STARTED})])
