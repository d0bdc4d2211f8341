"""Invented words, and figures, days and firms in the many ways offices write them, each with what is read there."""

from collections.abc import Sequence
from datetime import date
from random import Random

from tests.workbooks.values import (
    Value,
    before,
    between,
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
)  # fmt: skip

COUNTIES = {
    "鲤城": "鲤城区", "丰泽": "丰泽区", "洛江": "洛江区", "泉港": "泉港区", "石狮": "石狮市", "晋江": "晋江市",
    "南安": "南安市", "惠安": "惠安县", "安溪": "安溪县", "永春": "永春县", "德化": "德化县",
    "台商投资区": "泉州台商投资区", "泉州开发区": "泉州开发区",
}  # fmt: skip
FULL = tuple(COUNTIES.values())
SYLLABLES = "翎溯珩霁旻槿芃煦祺沅珂璟峤泠骁桓曦珞岫蓁铭弈晞枢蔚懿"
GOODS = (
    "伞骨", "卫浴龙头", "智能箱包", "石墨散热膜", "陶瓷基板", "鞋楦", "针织面料", "海参深加工", "铁观音精制",
    "芦柑汁",
    "树脂工艺品", "消防器材", "数控磨床", "锂电隔膜", "碳纤维预浸料", "光芯片封测", "冷链仓储", "跨境电商",
    "工业机器人",
    "预制菜", "烘焙食品", "无纺布", "乙烯焦油", "香料", "生物酶", "假肢矫形器", "服务器液冷", "激光雷达", "纸尿裤",
)  # fmt: skip
ENDINGS = (
    "项目",
    "生产线项目",
    "生产基地",
    "研发中心",
    "智能工厂",
    "二期",
    "产业园",
    "扩建工程",
    "区域总部",
    "增资扩产",
)
TRAPS = (
    "合计科技衡器产线", "小计量仪表检定中心", "总计算力枢纽", "注塑件智能车间", "备注云印务", "示范观光茶园",
    "其中堂古建文旅", "单位团餐中央厨房", "说明书智印", "附件五金紧固件", "填报助手软件", "年度山茶油精炼",
    "序号贴标机",
    "共享厂房二标", "分项计量表具", "累计型流量计", "审核机器人", "以上数据中心", "平均粒径粉体", "前页数字出版",
)  # fmt: skip
TRADES = ("科技", "实业", "食品", "轻工", "新材料", "机械", "生物", "供应链", "电子", "卫浴")
FORMS = ("有限公司", "股份有限公司", "集团有限公司", "（福建）有限公司")
HEADS = ("厦门", "上海", "深圳", "香港", "泉州", "杭州", "")
Made = tuple[object, object]


class Pool:
    """Draws from the vocabulary, always in the same order for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.pick = self.random.choice
        self.traps = list(TRAPS)
        self.random.shuffle(self.traps)
        self.words = [a + b for a in SYLLABLES for b in SYLLABLES if a != b]
        self.random.shuffle(self.words)
        self.words = [f"{a}{b}" for a in "宏润恒" for b in self.words] + self.words

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def between(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def word(self) -> str:
        return self.words.pop()

    def name(self) -> str:
        if self.traps and self.chance(0.03):
            return self.traps.pop()
        if self.chance(0.06):
            return f"{self.word()}年产{self.between(2, 90)}万件{self.pick(GOODS)}{self.pick(ENDINGS)}"
        return f"{self.word()}{self.pick(GOODS)}{self.pick(ENDINGS)}"

    def firm(self) -> str:
        return f"{self.pick(HEADS)}{self.word()}{self.pick(TRADES)}{self.pick(FORMS)}"

    def firms(
        self, ways: Sequence[str] = ("one", "one", "one", "、", "；", "/", "lines", "share", "joint", "open")
    ) -> Made:
        """Return a cell with the investors, and who they are."""
        way = self.pick(ways)
        if way == "one":
            return (firm := self.firm()), [firm]
        if way == "open":
            return self.pick(("待定", "待定")), []
        some = [self.firm() for _ in range(3 if way in "、；" and self.chance(0.3) else 2)]
        cell = {
            "lines": "\n".join(f"{at}.{firm}" for at, firm in enumerate(some, 1)),
            "share": f"{some[0]}（{51}%）、{some[1]}（49%）",
            "joint": f"{some[0]}和{some[1]}共同投资",
            "wide": "　".join(some),
        }.get(way) or way.join(some)
        return cell, some

    def in_yi(self) -> Value:
        return yi(self.between(2, 180) / 4)

    def sum_in_words(self) -> tuple[object, dict[str, object]]:
        """Return a cell under 总投资（亿元） with a sum as somebody types it, and the fields it tells."""
        n = self.between(2, 40)
        ways: list[tuple[object, dict[str, object]]] = [
            (n, {"amount": yi(n)}), (n / 10, {"amount": yi(n / 10)}), (f"{n}亿元", {"amount": yi(n)}),
            (f"{n}.5亿", {"amount": yi(f"{n}.5")}), (f"约{n}亿元", {"amount": yi(n, "~")}),
            (f"超{n}亿元", {"amount": yi(n, ">=")}), (f"不低于{n}亿元", {"amount": yi(n, ">=")}),
            (f"{n}亿元以上", {"amount": yi(n, ">=")}), (f"{n}亿元左右", {"amount": yi(n, "~")}),
            (f"{n}-{n + 3}亿元", {"amount": between(yi(n), yi(n + 3))}),
            (f"{n}～{n + 2}", {"amount": between(yi(n), yi(n + 2))}),
            (f"{n * 100}万元", {"amount": wan(n * 100)}), (f"{n * 1000}万美元", {"amount": wan(n * 1000,
                currency="USD")}),
            (f"{n}亿元/{n / 8}亿美元", {"amount": either(yi(n), yi(n / 8, currency="USD"))}),
            (f"一期{n}亿、二期{n + 1}亿", {"amount": yi(2 * n + 1)}),
            (f"总投资{n}亿元，固投{n / 2}亿元", {"amount": yi(n), "fixed": or_null(yi(n / 2))}),
            (f"{n}亿元（其中固定资产投资{n / 2}亿元）", {"amount": yi(n), "fixed": or_null(yi(n / 2))}),
            (f"人民币{n}亿元整", {"amount": yi(n)}), (f"1亿{n * 100}万元", {"amount": wan(10000 + n * 100)}),
            (f"暂定{n}亿", {"amount": yi(n, "~")}), (f"不足{n}亿元", {"amount": yi(n, "<=")}),
            (self.pick(("待定", "面议", "保密", "/", "—", "待商定")), {"amount": None}), (None, {"amount": None}),
        ]  # fmt: skip
        return self.pick(ways) if self.chance(0.7) else ways[self.between(0, 2)]

    def day(self, year: int, ways: Sequence[str], first: int = 1, last: int = 12, planned: bool = False) -> Made:
        """Return a cell with a day of the year, written in one of the ways, and what is read of it."""
        m, d = self.between(first, last), self.between(1, 28)
        return written_day(self.pick(ways), year, m, d, planned)


def written_day(way: str, year: int, m: int, d: int, planned: bool = False) -> Made:
    part = "上中下"[min((d - 1) // 10, 2)]
    only = {
        "real": date(year, m, d), "serial": serial(year, m, d), "dots": f"{year}.{m}.{d}",
        "dash": f"{year}-{m:02}-{d:02}",
        "cn": f"{year}年{m}月{d}日", "slash": f"{year}/{m}/{d}", "short": f"{m}月{d}日",
        "tight": f"{year}{m:02}{d:02}",
        "time": f"{year}-{m:02}-{d:02} 00:00:00", "two": f"{year % 100}.{m}.{d}", "roc": f"{year - 1911}年{m}月{d}日",
        "rocdots": f"{year - 1911}.{m:02}.{d:02}",
    }  # fmt: skip
    if way in only:
        return only[way], day(year, m, d, planned)
    rough = {
        "xun": (f"{m}月{part}旬", xun(year, m, part, planned)),
        "yearxun": (f"{year}年{m}月{part}旬", xun(year, m, part, planned)),
        "month": (f"{year}年{m}月", month(year, m, planned)), "monthdots": (f"{year}.{m:02}", month(year, m,
            planned)),
        "monthdash": (f"{year}-{m}", month(year, m, planned)), "shortmonth": (f"{m}月", month(year, m, planned)),
        "quarter": (f"{year}年{'一二三四'[(m - 1) // 3]}季度", quarter(year, (m - 1) // 3 + 1, planned)),
        "half": (f"{year}年{'上下'[(m - 1) // 6]}半年", half(year, (m - 1) // 6 + 1, planned)),
        "year": (f"{year}年", whole_year(year, planned)),
        "end": (f"{year}年12月底前", before(year, 12, 31, planned)), "shortend": ("年底前", before(year, 12, 31,
            planned)),
    }  # fmt: skip
    return rough[way]


CHINESE = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Return a number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{CHINESE[tens]}十")
    return f"{head}{CHINESE[ones] if ones or not tens else ''}"
