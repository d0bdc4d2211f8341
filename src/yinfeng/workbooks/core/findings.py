"""What a person should look at in a cell or row: message and advice by kind, to be filled and translated."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.problems import gettext_noop as _

MESSAGES: dict[str, tuple[str, str]] = {
    "amount": (_("“{cell}”读不出数额，这一项按未写明处理。"), _("请写成 5亿元、3500万元一类。")),
    "negative": (_("“{cell}”是负数，不作数额。"), _("请核对。")),
    "letters": (_("“{cell}”里有字母充当数字，按数字读作 {read}。"), _("请核对后改成数字。")),
    "commas": (_("“{cell}”的分节号不在千位，读作 {read}。"), _("请核对数额。")),
    "several": (_("“{cell}”里有几个数额，取第一个 {read}。"), _("请分列填写，或注明哪个是总投资。")),
    "zero": (_("总投资写的是 0，按未写明处理。"), _("请补上总投资。")),
    "shared": (_("总投资与上一行合并为一格，只记在第一个项目名下。"), _("请分别填写各项目的总投资。")),
    "unit": (_("整张表没有写金额单位，按数值大小推断为{unit}。"), _("请在表头或标题写明单位。")),
    "magnitude": (_("{read}与同列其他项目相差悬殊，单位可能写错。"), _("请核对是亿元还是万元。")),
    "date": (_("“{cell}”不是可能的日期，这一项按未写明处理。"), _("请写成 2022-03-05 或 2022-03。")),
    "no_date": (_("“{cell}”里没有日期。"), _("请写成 2022-03-05 或 2022-03。")),
    "lost_nought": (_("“{cell}”可能是 1 月，也可能是丢了 0 的 10 月；读作 1 月。"), _("请写成 2022-01 或 2022-10。")),
    "county": (_("“{cell}”不是县（市、区）名单里的名称。"), _("请写名单里的名称，或在名单里加别名。")),
    "counties": (_("“{cell}”写了几个县（市、区），取第一个。"), _("请核对。")),
    "group": (_("“{cell}”不是方案里的小组，按原文保存。"), _("请写方案里的名称，或在方案里加别名。")),
    "guessed": (_("表头“{cell}”不认得，这一栏按其中的内容读入。"), _("请核对；读错了请更正这一栏读作什么。")),
    "name": (_("这一行有内容但没有项目名称。"), _("请补上项目名称。")),
    "unnumbered": (_("“{cell}”没有序号，其他栏也大多空着，按项目读入。"), _("如是小计或合计，请在名称里写明。")),
    "again": (_("“{cell}”在本表第 {other} 行已经出现。"), _("如是同一项目，请删去一行。")),
    "pasted": (_("从这一行起与上面的一页完全相同，可能粘贴了两次。"), _("如是重复，请删去一份。")),
    "sum": (_("这里写的合计是 {stated}，各行相加是 {computed}。"), _("请核对合计和各行。")),
    "unsure_sum": (_("这里写的合计是 {stated}，各行相加是 {computed}，有区间、外币或概数，不能核准。"), _("请核对。")),
}  # fmt: skip
ABOUT_SUMS = frozenset(MESSAGES[kind][0] for kind in ("sum", "unsure_sum"))
"""The messages that only hold where all rows were read."""


@dataclass
class Findings:
    """The problems of one sheet, collected; rows and columns from 0."""

    file: str
    sheet: str | None
    problems: list[Problem] = field(default_factory=list)

    def add(self, kind: str, row: int, column: int | None, name: str, **facts: object) -> None:
        """Add a problem of a field in a row; the place is the cell as people name it (Sheet1!C7)."""
        message, advice = MESSAGES[kind]
        cell = f"{letters(column) if column is not None else ''}{row + 1}"
        spot = f"{self.sheet}!{cell}" if self.sheet else cell
        self.problems.append(
            Problem(Place(self.file, row + 1, (column or 0) + 1, spot, field=name), message, advice, facts)
        )


@lru_cache(maxsize=1 << 14)
def letters(column: int) -> str:
    """Return the name of a column from 0: A, Z, AA."""
    return "".join(reversed(list(_letters(column))))


def _letters(column: int) -> Iterator[str]:
    while column >= 0:
        yield chr(ord("A") + column % 26)
        column = column // 26 - 1
