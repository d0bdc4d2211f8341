"""Numbers in words: printed figures, counts with what is possible, shares, progress, durations."""

import re
from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.progress import Ends, Progress
from yinfeng.figures.core.schedule import rounded
from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.selectors import Figure
from yinfeng.kernel.display import money
from yinfeng.kernel.quantity import Quantity

NOTHING = frozenset({"0", "0元", "—"})
"""How values read that say nothing."""


def figure_text(figure: Figure, value: Value | None = None) -> str:
    """Return how a figure reads, or one of the values beside it; where the ledger holds nothing of its kind, that."""
    return text_of(value or figure.value) if figure.is_held else gettext("台账没有")


def grouped(printed: str) -> str:
    """Return a printed figure with a comma at each thousand; nothing else of the print is touched."""
    return re.sub(r"(?<![\d.])\d{4,}(?!\d)", lambda digits: f"{int(digits[0]):,}", printed)


def pair_text(sure: int, possible: int) -> str:
    """Return a count of rows as `4 (+16)`."""
    return f"{sure:,}" + (f" (+{possible:,})" if possible else "")


def percent(share: Fraction, digits: int = 2) -> str:
    """Return a plain ratio as a percentage."""
    return f"{rounded(share * 100, digits)}%"


def _between(ends: Ends, text: Callable[[Fraction], str]) -> str:
    low, high = (text(end) for end in ends)
    return low if low == high else f"{low}–{high}"


def completion_text(found: Progress | None, owed: Quantity | None) -> str:
    """Return how much of a target is reached; of a target in per cent, how many points are missing or over."""
    if found is None or owed is None:
        return ""
    if owed.unit != "%":
        return gettext("完成目标的 %(share)s") % {"share": _between(found.completion, percent)}
    low, high = ((end - 1) * owed.low / 100 for end in found.completion)
    points = _between((abs(low), abs(high)), lambda end: str(rounded(end, 2)))
    if low >= 0:
        return gettext("比目标高 %(points)s 个百分点") % {"points": points}
    if high <= 0:
        return gettext("比目标低 %(points)s 个百分点") % {"points": points}
    facts = {"low": rounded(-low, 2), "high": rounded(high, 2)}
    return gettext("比目标低 %(low)s 到高 %(high)s 个百分点") % facts


def share_text(found: Progress) -> str:
    """Return how much of a target is reached, to one decimal."""
    return _between(found.completion, lambda end: percent(end, 1))


def yuan_only(value: Value) -> str:
    """Return that a sum's completion leaves foreign currencies out, where it has any; of a count, nothing."""
    sums = value.sums if value.op == "sum" else ()
    foreign = [one for one in sums if one.currency != "CNY" and (any(one.sure) or any(one.possible))]
    return gettext("（只算人民币，外币不折算）") if foreign else ""


def bar_of(found: Progress) -> dict[str, str]:
    """Return a bar of a hundred: what is surely and possibly done of what is owed, and what is due by days."""
    sure, possible = (f"{float(min(end, 1)) * 100:.2f}" for end in found.completion)
    due = f"{float(found.share_by_day) * 100:.2f}" if found.ratio is not None and found.share_by_day < 1 else ""
    return {"done": sure, "possible": possible, "due": due}


def schedule_text(found: Progress | None) -> str:
    """Return how that compares with the calendar; nothing before the time begins, after it is over, or for a rate."""
    if found is None or found.ratio is None or found.gap is None or found.share_by_day == 1:
        return ""
    facts = {
        "days": percent(found.share_by_day),
        "ratio": _between(found.ratio, percent),
        "months": percent(found.share_by_month),
        "gap": _between(found.gap, lambda gap: f"{rounded(gap * 100, 2):+}"),
    }
    return gettext("；按日应完成 %(days)s，达序时的 %(ratio)s；按月应完成 %(months)s，相差 %(gap)s 个百分点") % facts


def cohort_text(value: Value, ask: Ask) -> str:
    """Return the denominator of a rate: how many subjects, or the agreed amount where money is divided."""
    if ask.weigh == "amount":
        return gettext("分母 %(amount)s") % {"amount": money(value.cohort)}
    return f"n={pair_text(value.cohort, value.possible_cohort)}"


def length_text(ends: tuple[int, int] | None) -> str:
    """Return a time in days, both ends where it is only known between them."""
    if ends is None:
        return ""
    low, high = ends
    return (
        gettext("%(n)s 天") % {"n": low} if low == high else gettext("%(low)s–%(high)s 天") % {"low": low, "high": high}
    )


def durations_strip(value: Value) -> list[tuple[str, str]]:
    """Return what is known of a duration: median, range, how many, and what is only vaguely known."""
    found = value.durations
    if not found:
        return []
    median, shortest, longest = found["median_days"], found["shortest"], found["longest"]
    strip = [
        (gettext("中位数"), "—" if median is None else gettext("%(n)s 天") % {"n": f"{median:g}"}),
        (gettext("最短到最长"), "—" if shortest is None else length_text((int(str(shortest)), int(str(longest))))),
        (gettext("两头都到日的"), f"n={found['n_exact']}"),
    ]
    vague = found["vague_range"]
    if isinstance(vague, (tuple, list)):
        low, high = vague
        strip.append((gettext("只知道大概的"), f"n={found['n_vague']} · {length_text((low, high))}"))
    if found["n_negative"]:
        strip.append((gettext("先后颠倒、不计的"), f"n={found['n_negative']}"))
    return strip
