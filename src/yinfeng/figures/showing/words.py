"""What the words of figures are called on a page: axes, verdicts, why a row is only possible, what came near."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AXES: Mapping[str, object] = {
    "unit": _("责任单位"),
    "tier": _("梯队"),
    "group": _("产业小组"),
    "industry": _("产业"),
    "origin": _("资金来源地"),
    "nature": _("类别"),
    "event": _("活动"),
    "month": _("月份"),
}
PACES: Mapping[str, object] = {
    "behind": _("落后序时"),
    "short": _("没有达到"),
    "perhaps": _("可能达到"),
    "on_schedule": _("达到序时"),
    "reached": _("已经达到"),
    "not_begun": _("还没有开始"),
}
VERDICTS: Mapping[str, object] = {
    "explained": _("能解释"),
    "partly": _("只解释一部分"),
    "contradicted": _("有矛盾"),
    "not_held": _("台账没有"),
    "unasked": _("还没有问法"),
}
VERDICT_MEANINGS: Mapping[str, object] = {
    "explained": _("公布数落在台账的确定数与确定加可能数之间。"),
    "partly": _("台账的行合起来还不到公布数。"),
    "contradicted": _("台账里确定的行已经超过公布数。"),
    "not_held": _("台账没有能回答它的行。"),
    "unasked": _("还没有写明它该问台账什么。"),
}
CHANGES: Mapping[str, object] = {
    "claimed": _("新申报"),
    "reported": _("新见报"),
    "corrected": _("更正"),
    "verified": _("核定"),
    "reduced": _("核减"),
    "refused": _("不予认可"),
    "withdrawn": _("撤回"),
}
DEGREES: Mapping[str, object] = {"sure": pgettext_lazy("degree", "确定"), "possible": pgettext_lazy("degree", "可能")}
WHYS: Mapping[str, object] = {
    "vague_day": _("%(word)s只知道是%(days)s，不一定在期间内"),
    "by_day": _("%(word)s只知道%(days)s，没有起日"),
    "no_day": _("%(word)s没有日期"),
    "days_differ": _("%(word)s的日期各来源不同：%(days)s"),
    "one_of_several": _("来源没有说清是不是%(word)s：“%(said)s”"),
    "contested": _("%(axis)s有分歧：%(labels)s"),
    "amount_unknown": _("没有能读的金额，不知道够不够%(floor)s"),
    "other_currency": _("金额是外币，不折算，不知道够不够%(floor)s"),
    "amount_vague": _("金额是一个范围或说法不一，不一定够%(floor)s"),
    "perhaps_gone": _("可能已经%(word)s，那样就不再计"),
    "vague_end": _("%(word)s只知道是%(days)s，天数只能给出最短到最长"),
    "negative": _("先有%(later)s后有%(earlier)s，不计天数"),
}
PRECISIONS: Mapping[str, object] = {
    "day": _("日期到日"),
    "month": _("日期到月"),
    "quarter": _("日期到季度"),
    "half": _("日期到半年"),
    "year": _("日期只到年"),
    "range": _("日期是一段"),
    "until": _("只有截止日、没有起日"),
    "none": _("没有日期"),
    "several": _("日期有分歧"),
}
NEAR: Mapping[str, object] = {
    "word": _("有%(word)s的记录，但不在期间内"),
    "start": _("有%(word)s的日期，没有%(earlier)s的日期"),
    "unless": _("已经%(unless)s，不再计"),
    "at_least": _("金额不到%(floor)s"),
    "refused": _("审核不予认可"),
    "withdrawn": _("已经撤回"),
}
OPS: Mapping[str, object] = {
    "count": _("计数：数符合条件的%(kind)s"),
    "sum": _("求和：把符合条件的%(kind)s的%(value)s加起来，没有金额的另列"),
    "rate": _("比率：分子除以分母，%(weigh)s"),
    "days": _("天数：从%(from)s到%(to)s，取两头都有确切日期的%(kind)s的中位数"),
}
WEIGHS: Mapping[str, object] = {"count": _("按个数"), "amount": _("按金额")}
WINDOWS: Mapping[str, object] = {
    "campaign": _("行动开始到所指日"),
    "year_to_date": _("当年年初到所指日"),
    "as_of": _("到所指日为止的全部"),
}
