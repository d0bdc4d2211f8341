"""Charts of figures as data: options for ECharts, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from yinfeng.figures.core.values import Value
from yinfeng.figures.showing.speaker import Line
from yinfeng.figures.showing.words import AXES, DEGREES

_FEN_IN_YI = 10**10
_PALE = "#a9bdd1"
_MOST = 15


@dataclass(frozen=True, slots=True)
class Chart:
    """What the site's chart template prints."""

    id: str
    title: str
    options: dict[str, Any]
    columns: tuple[object, ...]
    rows: tuple[tuple[str, str], ...]


def by_month(identifier: str, title: str, lines: Sequence[Line]) -> Chart | None:
    """Return months as columns, sure below possible, what is known less precisely apart at the end; None if empty."""
    return _stacked(identifier, title, "month", from_first(lines), along="xAxis", across="yAxis")


def by_label(identifier: str, title: str, axis: str, lines: Sequence[Line]) -> Chart | None:
    """Return labels of an axis as bars, the first on top, sure before possible; of many the largest; None if empty."""
    told = [line for line in lines if _ends(line.value) != (0, 0)]
    if len(told) > _MOST:
        told = sorted(told, key=lambda line: -sum(_ends(line.value)))[:_MOST]
        title = gettext("%(title)s（最多的 %(n)s 个）") % {"title": title, "n": _MOST}
    return _stacked(identifier, title, axis, told[::-1], along="yAxis", across="xAxis")


def from_first(lines: Sequence[Line]) -> list[Line]:
    """Drop the months before anything happened, where they are more than a year: a stock is asked of all days."""
    first = next((place for place, line in enumerate(lines) if _tells(line.value)), len(lines))
    return list(lines[first if first > 12 else 0 :])


def _tells(value: Value | None) -> bool:
    return value is not None and bool(value.sure or value.possible or value.cohort or value.possible_cohort)


def _stacked(identifier: str, title: str, axis: str, lines: Sequence[Line], *, along: str, across: str) -> Chart | None:
    ends = [_ends(line.value) for line in lines]
    if not any(sure or possible for sure, possible in ends):
        return None
    is_money = any(line.value and line.value.op == "sum" for line in lines)
    series = [
        {
            "name": str(DEGREES[degree]),
            "type": "bar",
            "stack": "all",
            "barMaxWidth": 28,
            "data": [{"value": end[place], "href": line.url} for line, end in zip(lines, ends, strict=True)],
            "itemStyle": {} if degree == "sure" else {"color": _PALE},
        }
        for place, degree in enumerate(("sure", "possible"))
    ]
    options = {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"right": 0},
        along: {"type": "category", "data": [line.label for line in lines], "axisTick": {"show": False}},
        across: {"type": "value", "minInterval": 0 if is_money else 1, "name": gettext("亿元") if is_money else ""},
        "series": series,
    }
    rows = tuple((line.label, line.text) for line in (lines if along == "xAxis" else lines[::-1]))
    return Chart(identifier, title, options, (AXES[axis], title), rows)


def _ends(value: Value | None) -> tuple[float, float]:
    """Return the sure and the possible part: counts, or yuan in hundreds of millions, of one currency."""
    if value is None:
        return (0, 0)
    if value.op != "sum":
        return (value.sure, value.possible)
    yuan = next((one for one in value.sums if one.currency == "CNY"), None)
    if yuan is None:
        return (0, 0)
    return (float(Decimal(yuan.sure[0]) / _FEN_IN_YI), float(Decimal(yuan.possible[0]) / _FEN_IN_YI))
