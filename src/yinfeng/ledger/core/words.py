"""The words an entry may use, in four families: stage, measure, attribute, verdict.

Stages are named and ordered by the plan; what the code needs to know of a word stands here.
"""

from dataclasses import dataclass
from typing import Literal

from yinfeng.kernel.marking import mark as _

Family = Literal["stage", "measure", "attribute", "verdict"]
Holds = Literal["nothing", "text", "unit", "body", "money", "figure", "subject"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its family, what its value is, and whether several values stand together without conflict.

    A measure whose figures are instalments adds up each; one whose figures run from the start of the year (本年累计)
    counts the latest.
    """

    key: str
    family: Family
    holds: Holds
    label: str
    many: bool = False
    adds: Literal["each", "latest"] = "each"


_ATTRIBUTES = (
    Word("name", "attribute", "text", _("名称")),
    Word("alias", "attribute", "text", _("别名"), many=True),
    Word("investor", "attribute", "text", _("投资方"), many=True),
    Word("unit", "attribute", "unit", _("责任单位")),
    Word("group", "attribute", "body", _("产业小组")),
    Word("industry", "attribute", "text", _("产业")),
    Word("nature", "attribute", "text", _("类别")),
    Word("origin", "attribute", "text", _("资金来源地")),
    Word("site", "attribute", "text", _("落地地点")),
    Word("event", "attribute", "text", _("活动"), many=True),
    Word("agreed_amount", "attribute", "money", _("协议投资额")),
    Word("operator", "attribute", "text", _("运营方")),
    Word("model", "attribute", "text", _("运营模式")),
    Word("product", "attribute", "text", _("产品或环节")),
    Word("status", "attribute", "text", _("现状")),
    Word("place", "attribute", "text", _("地点")),
    Word("note", "attribute", "text", _("备注"), many=True),
)
_MEASURES = (
    Word("arrived_amount", "measure", "money", _("到位资金"), many=True),
    Word("planned_investment", "measure", "money", _("年度计划投资")),
    Word("completed_investment", "measure", "money", _("本年完成投资"), many=True, adds="latest"),
    Word("revenue", "measure", "money", _("本年营业收入"), many=True, adds="latest"),
    Word("above_scale", "measure", "nothing", _("规模以上")),
    Word("lead_firm", "measure", "text", _("龙头企业"), many=True),
    Word("floor_area", "measure", "figure", _("建筑面积")),
    Word("n_projects", "measure", "figure", _("项目数")),
    Word("total_amount", "measure", "money", _("总投资")),
)
_VERDICTS = (
    Word("same_as", "verdict", "subject", _("同一项目"), many=True),
    Word("part_of", "verdict", "subject", _("属于"), many=True),
    Word("overlaps_with", "verdict", "subject", _("有包含关系"), many=True),
    Word("different_from", "verdict", "subject", _("不同项目"), many=True),
    Word("uncertain_with", "verdict", "subject", _("疑似重复"), many=True),
)
WORDS = {word.key: word for word in (*_ATTRIBUTES, *_MEASURES, *_VERDICTS)}
RELATIONS = tuple(word.key for word in WORDS.values() if word.holds == "subject")
"""Words whose value is the key of another subject."""

STAGE_SPANS: dict[str, tuple[str, ...]] = {"started_or_completed": ("started", "completed")}
"""Words of a source that stand for one of several stages without saying which."""

STAGE_OF_FLOW = {"funded": "arrived_amount"}
"""Stages that are reached by the first instalment of a measure."""


def word_of(key: str) -> Word:
    """Return what is known of a word; a word that is none of the known ones is a stage of the plan."""
    return WORDS.get(key) or Word(key, "stage", "nothing", key)
