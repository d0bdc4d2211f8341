"""The definition of a figure in words: what is counted, when, under which filters, and what sure and possible mean."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.opening import Opened
from yinfeng.figures.showing.speaker import FigureSpeaker
from yinfeng.figures.showing.words import AXES, NEAR, OPS, WEIGHS, WINDOWS
from yinfeng.kernel.days import Interval
from yinfeng.ledger.showing import STANDINGS, days
from yinfeng.plan.core.schema import Condition
from yinfeng.plan.words import VALUES

Definition = list[tuple[str, str]]


def define(opened: Opened, say: FigureSpeaker) -> Definition:
    """Return the definition of a figure as terms and what they mean here."""
    return list(_terms(opened, say))


def _terms(opened: Opened, say: FigureSpeaker) -> Iterator[tuple[str, str]]:
    ask, measure = opened.figure.ask, opened.figure.measure
    yield gettext("算法"), _operation(ask, say)
    yield from _words(opened, say)
    yield gettext("期间"), f"{window_text(ask.window)}{gettext('（')}{WINDOWS[measure.window]}{gettext('）')}"
    if ask.at_least is not None:
        yield gettext("门槛"), gettext("%(floor)s以上（含）；金额不明的只算可能") % {"floor": ask.at_least}
    if ask.unless:
        words = gettext("、").join(say.word(word) for word in ask.unless)
        yield gettext("不再计"), gettext("到所指日已经%(words)s的") % {"words": words}
    for axis, label in ask.where:
        yield str(AXES.get(axis, axis)), say.label(axis, label)
    if measure.denominator:
        yield gettext("分母口径"), str(VALUES["denominator"].get(measure.denominator, measure.denominator))
    standings = gettext("、").join(str(STANDINGS[standing]) for standing in ask.standings)
    yield gettext("计入"), gettext("%(standings)s；同一对象取其中最可靠的一种") % {"standings": standings}
    yield gettext("确定与可能"), degrees_text(ask)


def _operation(ask: Ask, say: FigureSpeaker) -> str:
    facts = {
        "kind": say.kind(ask.kind),
        "value": say.word(ask.value),
        "weigh": str(WEIGHS[ask.weigh]),
        "from": say.word(ask.from_word),
        "to": say.word(ask.to_word),
    }
    return str(OPS[ask.op]) % facts


def _words(opened: Opened, say: FigureSpeaker) -> Iterator[tuple[str, str]]:
    ask, conditions = opened.figure.ask, opened.holding.conditions
    if ask.op == "rate":
        yield gettext("分母"), gettext("期间内%(word)s的") % {"word": say.word(ask.cohort)}
        facts = {"day": ask.until, "word": say.word(ask.reached)}
        yield gettext("分子"), gettext("其中到 %(day)s 已%(word)s的") % facts
        return
    if ask.op == "days":
        yield gettext("所计阶段"), gettext("%(word)s落在期间内") % {"word": say.word(ask.to_word)}
        return
    condition = conditions.get(ask.word)
    if isinstance(condition, Condition):
        yield gettext("所计条件"), condition_text(condition, say)
    else:
        yield gettext("所计阶段"), say.word(ask.word)


def condition_text(condition: Condition, say: FigureSpeaker) -> str:
    """Return a compound condition in words: its first stage inside the window, the others by its end."""
    stages = gettext("、").join(say.word(word) for word in condition.all_of)
    text = gettext("%(label)s：%(stages)s都具备") % {"label": condition.label, "stages": stages}
    if condition.any_of:
        text += gettext("，并且%(stages)s有其一") % {"stages": gettext("或").join(map(say.word, condition.any_of))}
    if len(condition.all_of) + len(condition.any_of) > 1 and condition.all_of:
        text += gettext("；%(first)s要在期间内，其余到期末即可") % {"first": say.word(condition.all_of[0])}
    return text


def degrees_text(ask: Ask) -> str:
    """Return what sure and possible mean for a question."""
    if ask.op == "days":
        return gettext("确定：两头的日期都到日；可能：有一头只知道大概，给出最短到最长。")
    if ask.op == "rate":
        return gettext("可能进分母的、可能已到分子的，各按最小和最大算一遍，两头不同就印成一段。")
    return gettext(
        "确定：日期整个落在期间内、各项条件都清楚；可能：日期只是与期间有重叠，或条件有一项不清楚。可能的不在确定数之内，写在括号里。"
    )


def near_text(part: str, opened: Opened, say: FigureSpeaker) -> str:
    """Return what a near miss missed; `part` is a key of `core.near`."""
    ask = opened.figure.ask
    if part.startswith("in-"):
        axis = part.removeprefix("in-")
        label = dict(ask.where)[axis]
        return gettext("%(axis)s不是%(label)s") % {"axis": AXES.get(axis, axis), "label": say.label(axis, label)}
    facts = {
        "word": say.word(ask.counted_word),
        "earlier": say.word(ask.from_word),
        "unless": gettext("或").join(say.word(word) for word in ask.unless),
        "floor": str(ask.at_least or ""),
    }
    return str(NEAR[part]) % facts


def window_text(window: Interval) -> str:
    """Return a window as precisely as it was given."""
    if window.to_day == date.max:
        return gettext("不限")
    if window.precision == "range":
        return gettext("%(first)s 至 %(last)s") % {"first": window.from_day, "last": window.to_day}
    return days(window)
