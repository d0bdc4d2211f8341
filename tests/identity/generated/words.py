"""Words of names: cores that many share, trades, legal forms, products and wordings, commonest first.

A word is *kept back* when its number ends in 3 or 7: only the sealed mix uses those.
"""

from tests.identity.generated.vocabulary import lines, table

COMMON_CORES = lines("cores.txt")
# The word, what others write for it, and its English.
TRADES = tuple((row["trade"], row["others"].split(), row["english"]) for row in table("trades.csv"))
# The word, what others write for it, and the unit its capacity is counted in.
PRODUCTS = tuple((row["product"], row["others"].split(), row["counted_in"]) for row in table("products.csv"))
_NUMBER_OF = {trade: number for number, (trade, _, _) in enumerate(TRADES)}
# The trades of firms that make the product.
MADE_BY = tuple(tuple(_NUMBER_OF[trade] for trade in row["trades"].split()) for row in table("products.csv"))

LEGAL_FORMS = {
    "有限公司": 0.80,
    "股份有限公司": 0.07,
    "有限责任公司": 0.045,
    "集团有限公司": 0.025,
    "（集团）有限公司": 0.01,
    "厂": 0.02,
    "合伙企业（有限合伙）": 0.01,
    "商行": 0.01,
    "农民专业合作社": 0.01,
}
TRADE_PREFIXES = ("精密", "环保", "智能", "绿色", "海洋", "高新", "国际", "数字", "绿能", "优选")
WORDINGS = (
    "项目", "生产项目", "生产基地项目", "产业园项目", "建设项目", "生产线项目", "产业园", "生产基地", "智能制造项目",
    "扩建项目", "技改项目", "研发生产项目", "总部项目", "产业化项目", "加工项目", "",
)  # fmt: skip
PARK_WORDS = ("产业园", "科技园", "智造园", "科创园", "微工业园", "数字科技港", "创新谷", "智造小镇")
SITES = ("经济开发区", "高新区", "临港工业园", "工业园区", "高新技术产业园", "东部工业区")


def kept_back(number: int) -> bool:
    """Whether only the sealed mix uses the word of this number."""
    return number % 10 in (3, 7)
