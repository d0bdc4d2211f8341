"""A figure by the labels of an axis: unit by unit, industry by industry, month by month."""

from collections.abc import Iterable

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.columns import Columns
from yinfeng.figures.core.measuring import rate, tally
from yinfeng.figures.core.months import with_months
from yinfeng.figures.core.values import Value, rate_at, value_at
from yinfeng.figures.holding import Holding

AXES = ("unit", "tier", "group", "industry", "origin", "nature", "month")


def broken_down(holding: Holding, ask: Ask, axis: str) -> list[tuple[str, Value]]:
    """Return a count, sum or rate by the labels of an axis, those without a label last. No query.

    Shape: labels are keys of the plan or words of the ledger; the last is empty. Labels with nothing are left out,
    except units, tiers and months, which are shown though nothing stands there.
    """
    if ask.op == "rate":
        cubes = rate(_with_axis(holding, ask, axis), ask, holding.conditions, axis)
        labels = next(iter(cubes.cells.values())).labels
        values = [rate_at(ask, cubes, place) for place in range(len(labels) + 1)]
        return _present(axis, [*labels, ""], values)
    if axis == "month":
        cube = tally(_with_axis(holding, ask, axis), ask, holding.conditions, axis)
    else:
        cube = holding.tally(ask, axis)
    values = [value_at(ask.op, cube, place) for place in range(len(cube.labels) + 1)]
    return _present(axis, [*cube.labels, ""], values)


def _with_axis(holding: Holding, ask: Ask, axis: str) -> Columns:
    """Return the columns with the axis asked for: months are those of the question's own word and window."""
    if axis != "month":
        return holding.columns
    condition = holding.conditions.get(ask.counted_word)
    dated = condition.all_of[0] if condition else ask.counted_word
    return with_months(holding.columns, dated, ask.window, ask.standings)


def _present(axis: str, labels: Iterable[str], values: Iterable[Value]) -> list[tuple[str, Value]]:
    keep_all = axis in ("unit", "tier", "month")
    return [
        (label, value)
        for label, value in zip(labels, values, strict=True)
        if (keep_all and label) or value.sure or value.possible or value.cohort or value.possible_cohort
    ]
