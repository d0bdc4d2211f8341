"""What a person should look at in a cell or row: message and advice by kind, to be filled and translated."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yinfeng.kernel.problems import Place, Problem

MESSAGES: dict[str, tuple[str, str]] = {
    "amount": ("“{cell}”读不出数额，这一项按未写明处理。", "请写成 5亿元、3500万元一类。"),
    "negative": ("“{cell}”是负数，不作数额。", "请核对。"),
    "letters": ("“{cell}”里有字母充当数字，按数字读作 {read}。", "请核对后改成数字。"),
    "commas": ("“{cell}”的分节号不在千位，读作 {read}。", "请核对数额。"),
    "several": ("“{cell}”里有几个数额，取第一个 {read}。", "请分列填写，或注明哪个是总投资。"),
    "zero": ("总投资写的是 0，按未写明处理。", "请补上总投资。"),
    "shared": ("总投资与上一行合并为一格，只记在第一个项目名下。", "请分别填写各项目的总投资。"),
    "unit": ("整张表没有写金额单位，按数值大小推断为{unit}。", "请在表头或标题写明单位。"),
    "magnitude": ("{read}与同列其他项目相差悬殊，单位可能写错。", "请核对是亿元还是万元。"),
    "date": ("“{cell}”不是可能的日期，这一项按未写明处理。", "请写成 2022-03-05 或 2022-03。"),
    "no_date": ("“{cell}”里没有日期。", "请写成 2022-03-05 或 2022-03。"),
    "lost_nought": ("“{cell}”可能是 1 月，也可能是丢了 0 的 10 月；读作 1 月。", "请写成 2022-01 或 2022-10。"),
    "county": ("“{cell}”不是县（市、区）名单里的名称。", "请写名单里的名称，或在名单里加别名。"),
    "counties": ("“{cell}”写了几个县（市、区），取第一个。", "请核对。"),
    "group": ("“{cell}”不是方案里的小组，按原文保存。", "请写方案里的名称，或在方案里加别名。"),
    "name": ("这一行有内容但没有项目名称。", "请补上项目名称。"),
    "unnumbered": ("“{cell}”没有序号，其他栏也大多空着，按项目读入。", "如是小计或合计，请在名称里写明。"),
    "again": ("“{cell}”在本表第 {other} 行已经出现。", "如是同一项目，请删去一行。"),
    "pasted": ("从这一行起与上面的一页完全相同，可能粘贴了两次。", "如是重复，请删去一份。"),
    "sum": ("这里写的合计是 {stated}，各行相加是 {computed}。", "请核对合计和各行。"),
    "unsure_sum": ("这里写的合计是 {stated}，各行相加是 {computed}，有区间、外币或概数，不能核准。", "请核对。"),
}  # fmt: skip


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


def letters(column: int) -> str:
    """Return the name of a column from 0: A, Z, AA."""
    return "".join(reversed(list(_letters(column))))


def _letters(column: int) -> Iterator[str]:
    while column >= 0:
        yield chr(ord("A") + column % 26)
        column = column // 26 - 1
