"""What lists show and what they can be asked, kind by kind: columns, filters and their labels. Data, no queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Label = str | Promise
Shows = Literal[
    "name", "keys", "text", "code", "figure", "count", "stage", "standing", "day", "marks", "yes", "instant"
]
Sort = Literal["text", "choice", "amount", "day", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows of which field. A figure names the fields of its upper end, currency and print."""

    key: str
    label: Label
    shows: Shows
    field: str
    high: str = ""
    currency: str = ""
    raw: str = ""
    unit: str = "CNY"
    is_optional: bool = False
    is_told_unknown: bool = False

    @property
    def is_number(self) -> bool:
        """Tell whether its cells stand at the right."""
        return self.shows in ("figure", "count")

    @property
    def is_money(self) -> bool:
        """Tell whether it shows an amount of money."""
        return self.shows == "figure" and (self.unit == "CNY" or bool(self.currency))

    @property
    def descends(self) -> bool:
        """Tell whether the first click on its head puts the largest first."""
        return self.is_number or self.shows in ("day", "marks", "instant", "standing")


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a list can be asked; `field` names the column whose own values are offered."""

    key: str
    label: Label
    sort: Sort
    field: str = ""


@dataclass(frozen=True, slots=True)
class ListKind:
    """The list of one kind of subject: its address, labels, columns, filters, first order, and why it may be empty."""

    key: str
    path: str
    label: Label
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    order: str
    why: Label
    fill: Label
    figure: Column | None = None

    @property
    def others(self) -> tuple[Column, ...]:
        """The columns after the name, which is always there."""
        return self.columns[1:]

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns after the name that are shown unless others are chosen."""
        return tuple(column.key for column in self.others if not column.is_optional)

    @property
    def asks(self) -> Mapping[str, Filter]:
        """Its filters by key."""
        return {wanted.key: wanted for wanted in self.filters}

    @property
    def flags(self) -> tuple[Filter, ...]:
        """The filters that are ticked or not."""
        return tuple(wanted for wanted in self.filters if wanted.sort == "flag")


NAME = Column("name", _("名称"), "name", "name")
UNITS = Column("units", pgettext_lazy("column", "单位"), "keys", "units", is_told_unknown=True)
GROUPS = Column("groups", _("产业小组"), "keys", "groups")
INDUSTRY = Column("industry", _("产业"), "text", "industry")
STAGE = Column("stage", pgettext_lazy("column", "阶段"), "stage", "stage", is_told_unknown=True)
STATE = Column("stage", pgettext_lazy("column", "阶段"), "stage", "stage")
DAY = Column("day", _("阶段日期"), "day", "stage_to")
STANDING = Column("standing", _("立场"), "standing", "stage_standing")
MARKS = Column("marks", _("待核事项"), "marks", "contested")
KNOWN = Column("known", _("最近获知"), "instant", "known_at", is_optional=True)
AMOUNT = Column(
    "amount", _("协议投资额"), "figure", "amount_low", "amount_high", "amount_currency", "amount_raw",
    is_told_unknown=True,
)  # fmt: skip
LISTED_AMOUNT = Column("amount", _("总投资"), "figure", "amount_low", is_told_unknown=True)
TOTAL = Column("amount", _("总投资"), "figure", "total_low", currency="total_currency", is_told_unknown=True)
AREA = Column("area", _("建筑面积"), "figure", "floor_area", unit="m2", is_told_unknown=True)

TEXT = Filter("text", _("搜索"), "text")
UNIT = Filter("unit", pgettext_lazy("column", "单位"), "choice")
TIER = Filter("tier", pgettext_lazy("column", "梯队"), "choice")
GROUP = Filter("group", _("产业小组"), "choice")
STAGES = Filter("stage", pgettext_lazy("column", "阶段"), "choice")
STANDINGS = Filter("standing", _("立场"), "choice")
AT_LEAST = Filter("at_least", _("投资额不低于"), "amount")
FROM = Filter("from", _("阶段日期自"), "day")
TO = Filter("to", _("阶段日期至"), "day")
CERTAINTY = Filter("certainty", _("日期不精确的"), "choice")
UNDATED = Filter("undated", _("没有阶段日期"), "flag")
UNFIGURED = Filter("unfigured", _("没有投资额"), "flag")
CONTESTED = Filter("contested", _("说法有分歧"), "flag")
UNCERTAIN = Filter("uncertain", _("疑似重复"), "flag")
COURSE = (STAGES, STANDINGS, FROM, TO, CERTAINTY)
NATURE = Filter("nature", _("类别"), "choice", "nature")
ORIGIN = Filter("origin", _("资金来源地"), "choice", "origin")
FIELD = Filter("industry", _("产业"), "choice", "industry")
MODEL = Filter("model", _("运营模式"), "choice", "model")
PLACE = Filter("place", _("地点"), "choice", "place")

_FILL = _("在“导入表格”一页导入，或逐个登记。")

LISTS = (
    ListKind(
        "project", "projects", _("招商项目"),
        (
            NAME, UNITS, GROUPS, INDUSTRY, AMOUNT, STAGE, DAY, STANDING,
            Column("nature", _("类别"), "code", "nature"), MARKS,
            Column("investor", _("投资方"), "text", "investor", is_optional=True),
            Column("origin", _("资金来源地"), "text", "origin", is_optional=True), KNOWN,
        ),
        (TEXT, UNIT, TIER, GROUP, *COURSE, AT_LEAST, NATURE, ORIGIN, UNDATED, UNFIGURED, CONTESTED, UNCERTAIN),
        "-day", _("台账里还没有招商项目：装入的资料没有逐个列出。"), _FILL, AMOUNT,
    ),
    ListKind(
        "key-project", "key-projects", _("重点项目"),
        (
            NAME, UNITS, GROUPS, LISTED_AMOUNT,
            Column("planned", _("年度计划投资"), "figure", "planned_low"),
            Column("completed", _("本年完成投资"), "figure", "completed_low"), STAGE, DAY, STANDING, MARKS, KNOWN,
        ),
        (TEXT, UNIT, TIER, GROUP, *COURSE, AT_LEAST, UNDATED, UNFIGURED, CONTESTED),
        "key", _("台账里还没有重点项目：公布的是总数，装入的资料没有逐个列出。"),
        _("导入重点项目的年度计划表和每月完成表（名称、责任单位、总投资、年度计划投资、当月完成投资），或逐个登记。"),
        LISTED_AMOUNT,
    ),
    ListKind(
        "firm", "firms", _("企业"),
        (
            NAME, UNITS, INDUSTRY, Column("product", _("产品或环节"), "text", "product"),
            Column("lists", _("入选名单"), "text", "lists"), Column("scale", _("规模以上"), "yes", "above_scale"),
            STATE, DAY, STANDING, MARKS, KNOWN,
        ),
        (
            TEXT, UNIT, TIER, FIELD, *COURSE, UNDATED, CONTESTED,
            Filter("above_scale", _("规模以上"), "flag"), Filter("listed", _("入选名单"), "flag"),
        ),
        "key", _("台账里还没有企业：装入的资料没有逐家列出。"), _FILL,
    ),
    ListKind(
        "park", "parks", _("园区载体"),
        (
            NAME, UNITS, Column("model", _("运营模式"), "code", "model"),
            Column("operator", _("运营方"), "text", "operator"), AREA, Column("status", _("现状"), "text", "status"),
            STATE, DAY, STANDING, MARKS, KNOWN,
        ),
        (TEXT, UNIT, TIER, MODEL, *COURSE, UNDATED, Filter("unfigured", _("没有建筑面积"), "flag"), CONTESTED),
        "key", _("台账里还没有园区载体：装入的资料没有逐个列出。"), _FILL, AREA,
    ),
    ListKind(
        "event", "events", pgettext_lazy("kind", "招商活动"),
        (
            NAME, Column("place", _("地点"), "text", "place"), Column("projects", _("项目数"), "count", "n_projects"),
            TOTAL, STAGE, DAY, STANDING, MARKS,
            Column("units", pgettext_lazy("column", "单位"), "keys", "units", is_optional=True), KNOWN,
        ),
        (TEXT, PLACE, UNIT, TIER, *COURSE, AT_LEAST, UNDATED, UNFIGURED, CONTESTED),
        "-day", _("台账里还没有招商活动：装入的资料没有逐场列出。"), _FILL, TOTAL,
    ),
    ListKind(
        "assignment", "assignments", _("责任分工"),
        (NAME, STATE, DAY, STANDING, MARKS, KNOWN),
        (TEXT, *COURSE, UNDATED, CONTESTED),
        "key", _("方案没有写明任何责任条款。"), _("在方案文件的 clauses 一段写明责任单位和期限。"),
    ),
)  # fmt: skip
LIST_OF: Mapping[str, ListKind] = {kind.key: kind for kind in LISTS}

CODES: Mapping[str, Mapping[str, Label]] = {
    "nature": {
        "project": _("项目"),
        "park_carrier": pgettext_lazy("nature", "园区载体"),
        "tenant": _("入园企业项目"),
        "infrastructure_or_public": _("基础设施或公共项目"),
        "framework": _("框架协议"),
    },
    "model": {"government_led": _("政府主导"), "market_led": _("市场主导")},
    "certainty": {"possible": _("可能在内也算"), "sure": _("只算确定在内的")},
}
"""What the words of the data files are called on a page; a word that is not here is printed as it stands."""
