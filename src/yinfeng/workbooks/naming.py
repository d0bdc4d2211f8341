"""What the meanings of columns are called, and which of them a person can choose from."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinfeng.workbooks.core.terms import MILESTONES, OTHER

FIELDS: Mapping[str, Promise] = {
    "name": _("项目名称"), "investor": _("投资方"), "county": _("县（市、区）"), "address": _("地点"),
    "unit": _("责任单位"), "total": _("总投资"), "fixed": _("其中固定资产投资"), "arrived": _("累计到位资金"),
    "plan_year": _("年度计划投资"), "foreign": _("其中外资"), "domestic": _("其中内资"), "stage": _("项目阶段"),
    "industry": _("产业"), "group": _("产业小组"), "origin": _("资金来源地"), "event": _("活动"), "note": _("备注"),
    "sent": _("报送日期"), "money_unit": _("金额单位"), "currency": _("币种"), "ordinal": _("序号"),
}  # fmt: skip
"""Fields by their meaning, in the order in which they are offered."""

_DAYS = {"": _("%(stage)s日期"), "planned": _("计划%(stage)s日期"), "actual": _("实际%(stage)s日期")}
_TICK, _PAPER = _("是否已%(stage)s"), _("%(stage)s佐证材料")
_OTHER = _("不读入")
_OFFERED_DAYS = ("", "planned")


def meaning_name(meaning: str, stages: Mapping[str, str]) -> str:
    """Return what a meaning is called; `stages` are the plan's labels by key."""
    kind, _colon, rest = meaning.partition(":")
    stage, _colon, how = rest.partition(":")
    if kind == "on":
        return str(_DAYS[how]) % {"stage": stages.get(stage, stage)}
    if kind in ("tick", "paper"):
        return str(_TICK if kind == "tick" else _PAPER) % {"stage": stages.get(stage, stage)}
    return str(_OTHER) if meaning in ("", OTHER) else str(FIELDS.get(meaning, meaning))


def offered(stages: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the meanings that a column can be given, in groups: fields, days, ticks, and none."""
    known = [stage for stage in stages if stage in dict(MILESTONES)]
    days = [f"on:{stage}{f':{how}' if how else ''}" for stage in known for how in _OFFERED_DAYS]
    groups: list[tuple[str, Iterable[str]]] = [
        (gettext("内容"), FIELDS),
        (gettext("日期"), days),
        (gettext("打勾"), [f"tick:{stage}" for stage in known]),
        (gettext("佐证材料"), [f"paper:{stage}" for stage in known]),
        (gettext("其他"), [OTHER]),
    ]
    return [(label, [(key, meaning_name(key, stages)) for key in keys]) for label, keys in groups]


def is_meaning(meaning: str, stages: Mapping[str, str]) -> bool:
    """Tell whether a meaning is one of those offered."""
    return any(meaning == key for _label, keys in offered(stages) for key, _name in keys)
