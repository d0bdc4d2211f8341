"""The month in which a word was reached, as an axis; what is not known to a month lies under no label."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from yinfeng.figures.core.columns import NO_FIRST_DAY, Axis, Columns
from yinfeng.figures.core.durations import ends
from yinfeng.kernel.days import Interval

_EPOCH = date(1970, 1, 1)


def with_months(columns: Columns, word: str, window: Interval, standings: Sequence[str]) -> Columns:
    """Return the columns with an axis `month` of a word, one label for each month of the window.

    Shape: a window without a first day begins with the first month that any subject has.
    """
    first, last = ends(columns, word, standings)
    known = (first > NO_FIRST_DAY) & (last > NO_FIRST_DAY)
    begin = window.from_day or _day(int(first[known].min()) if known.any() else 0)
    labels = _labels(begin, window.to_day)
    place = {label: number for number, label in enumerate(labels)}
    code = np.full(columns.n_subjects, -1, dtype=np.int32)
    for row in np.flatnonzero(known):
        month, end = f"{_day(int(first[row])):%Y-%m}", f"{_day(int(last[row])):%Y-%m}"
        code[row] = place.get(month, -1) if month == end else -1
    return replace(columns, axes={**columns.axes, "month": Axis(labels, code)})


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def _labels(first: date, last: date) -> tuple[str, ...]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in months)
