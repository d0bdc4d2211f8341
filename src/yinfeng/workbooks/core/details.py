"""What a list tells of a project beside what makes it one: where its money comes from, its industry, what was said of
it, which papers prove its stages, who sent the row and when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from yinfeng.ledger.core.cells import is_empty
from yinfeng.workbooks.core.columns import Column
from yinfeng.workbooks.core.grid import Grid
from yinfeng.workbooks.core.meanings import milestone_in
from yinfeng.workbooks.core.plain import any_of, says_nothing, table_of, words
from yinfeng.workbooks.core.sheets import Value
from yinfeng.workbooks.core.terms import OTHER

TERMS = table_of(r"""
    sent      ^(?:报送|填报|上报|填表|呈报)(?:日期|时间)$
    group     产业(?:发展|招商|工作)?小组(?:名称)?$ ^(?:所属|归口|牵头|责任|对口)?(?:招商)?小组(?:名称)?$ ^产业组别?$
    industry  ^(?:所属|项目|具体|细分)?(?:产业|行业)(?:类别|类型|分类|大类|领域|名称|方向|板块|链条?)*$
    origin    ^(?:项目|投资)?(?:资金|投资|客商|项目|外资|资本)?来源(?:地区?|区域)$ ^(?:资金|内外)?来源性质$
    origin    ^(?:投资|客商|外)(?:方|商|人|者|主体|企业|单位)?(?:所在(?:地区?|省市?|城市|国家)|来源地?|注册地|总部|属地)
    origin    ^(?:投资)?国别(?:地区)?$
    event     ^(?:签约|招商|对接|推介)(?:活动|会议?|大会|仪式|场合|平台)(?:名称)?$ ^(?:所属|参加)?活动(?:名称)?$
    note      ^备注(?:说明|信息|栏)?$ ^附注$ ^备考$ ^(?:其他|补充|有关|情况)说明$ ^说明$
""")
"""Which header words name a detail, tried in order; of several columns for one detail the surest is read."""

PAPER = any_of(r"""
    (?<![新原])材料(?:名称|编号|清单)?$ 依据(?:文件|材料)?$ 佐证 凭证(?:号|编号)?$ 证明(?:文件|材料)?$ 支撑文件$ ^要件$
    (?:合同|协议|执照|许可证?|证书?)(?:编?号码?|文号|名称)$ (?:文件|批文)(?:名称|编?号)$
""")
"""What ends the header of a column of papers; they prove the stage it names, or that of the column before it."""

SENDER = any_of("^(?:填报|报送|上报|填表|呈报)(?:单位|部门|地区|区域|主体|县|区)")
_REMARK = re.compile(r"[(\[{<【].*?[)\]}>】]")
_LINES = re.compile(r"\s*[\n\r]+\s*")
_FREE = ("", OTHER)
_TEXTS = frozenset(dict(TERMS)) - {"sent"}
STATED = ("total", "domestic", "foreign")
"""The columns that may state the total of a project."""

_ELSEWHERE = {"address": "site"} | dict.fromkeys(STATED, "amount")


def with_details(columns: Iterable[Column], fixed: Iterable[int] = ()) -> Iterator[Column]:
    """Yield the columns, those that nothing else is read from with the detail that they hold: a key of `TERMS`, or
    `paper:` and a stage. Columns in `fixed` stay as they are."""
    found, fixed = list(columns), set(fixed)
    surest: dict[str, tuple[int, int]] = {}
    for column in found:
        if column.index not in fixed and (named := _detail_of(column)):
            rank, key = named
            surest[key] = min(surest.get(key, (rank, column.index)), (rank, column.index))
    chosen = {index: key for key, (_, index) in surest.items()}
    stage = ""
    for column in found:
        if column.index in chosen:
            yield replace(column, meaning=chosen[column.index])
        elif column.index not in fixed and column.meaning in _FREE and (proves := _proved(column, stage)):
            yield replace(column, meaning=f"paper:{proves}")
        else:
            yield column
        stage = column.meaning.split(":")[1] if column.meaning.startswith("on:") else ""


def _detail_of(column: Column) -> tuple[int, str] | None:
    leaf = _REMARK.sub("", column.label.leaf)
    rank, key = next(((at, key) for at, (key, terms) in enumerate(TERMS) if terms.search(leaf)), (0, ""))
    free = column.meaning in _FREE or (key == "group" and column.meaning == "unit")
    return (rank, key) if key and free else None


def _proved(column: Column, before: str) -> str:
    """Return the stage that the papers of a column prove, empty where it holds none: 签约材料, 材料 below 签约 or right
    of 签约时间."""
    leaf = _REMARK.sub("", column.label.leaf)
    if not PAPER.search(leaf):
        return ""
    return milestone_in(leaf) or milestone_in(column.label.group) or before


def read_details(grid: Grid, columns: Iterable[tuple[int, str]], row: int) -> Mapping[str, str]:
    """Return what a row tells by detail (see `with_details`); `sender` as its column writes it, `site` the address,
    `amount` what stands in the cell of the total."""
    told: dict[str, str] = {}
    for index, key in columns:
        value = grid.cell(row, index) if key == "amount" else grid.said(row, index)
        if text := _text(value, key):
            told.setdefault(key, text)
    return told


def detail_columns(columns: Iterable[Column]) -> list[tuple[int, str]]:
    """Return the columns that `read_details` reads, each with the key of what it tells."""
    return [(column.index, key) for column in columns if (key := _key_of(column))]


def _key_of(column: Column) -> str:
    if column.meaning == "unit":
        return "sender" if SENDER.search(column.label.leaf) else ""
    if column.meaning in _ELSEWHERE:
        return _ELSEWHERE[column.meaning]
    return column.meaning if column.meaning.startswith("paper:") or column.meaning in _TEXTS else ""


def _text(value: Value, key: str) -> str:
    """Return a cell as one line; what says nothing is empty, but an amount may say that it is open (面议)."""
    if value is None or (is_empty(str(value)) if key == "amount" else says_nothing(value)):
        return ""
    return _LINES.sub(" ", value.strip()) if isinstance(value, str) else words(value)
