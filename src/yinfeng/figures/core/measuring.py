"""The one measure: from a question and columns to degrees, cubes, rates and durations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.columns import Amounts, Columns
from yinfeng.figures.core.cubes import Cube, agreed, at_least, cube
from yinfeng.figures.core.flows import arrived, running
from yinfeng.figures.core.reached import NO, POSSIBLE, SURE, Degrees, on_axis, reached, strongest, weakest
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.words import STAGE_OF_FLOW, STAGE_SPANS, WORDS
from yinfeng.plan.core.schema import Condition

Conditions = Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Posed:
    """A question put to the columns of a ledger, under the conditions of its plan."""

    columns: Columns
    ask: Ask
    conditions: Conditions


def degrees(columns: Columns, ask: Ask, conditions: Conditions) -> Degrees:
    """Tell for each subject whether it counts: its word in the window and every filter.

    Shape: returns (n_subjects,) of NO, POSSIBLE, SURE. For a rate the word is its cohort, for days its later word.
    """
    return weakest(*conjuncts(columns, ask, conditions).values())


def conjuncts(columns: Columns, ask: Ask, conditions: Conditions) -> dict[str, Degrees]:
    """Tell for each subject how far each part of a question holds; it counts as the weakest of them.

    Shape: (n_subjects,) by `word`, `in-<axis>` for each filter, `unless`, `at_least`, `keys`, as far as asked.
    """
    parts = {"word": _counted(columns, ask, conditions)}
    parts |= {f"in-{axis}": on_axis(columns, axis, label) for axis, label in ask.where}
    if ask.unless:
        by_then = Interval(None, ask.until)
        barring = replace(ask, standings=ask.barring)
        gone = strongest(*(word_degrees(columns, barring, conditions, other, by_then) for other in ask.unless))
        parts["unless"] = (SURE - gone).astype(np.int8)
    if ask.at_least is not None:
        amounts = agreed(columns, "agreed_amount", ask.standings)
        parts["at_least"] = at_least(amounts, ask.at_least.low, columns.currencies.index(ask.at_least.unit))
    if ask.keys:
        named = np.isin(np.array(columns.keys, dtype=object), ask.keys)
        parts["keys"] = np.where(named, SURE, NO).astype(np.int8)
    return parts


def _counted(columns: Columns, ask: Ask, conditions: Conditions) -> Degrees:
    """In a sum of instalments whoever has one in the window counts, whenever the first of them came."""
    if ask.op != "sum" or STAGE_OF_FLOW.get(ask.counted_word) != ask.value:
        return word_degrees(columns, ask, conditions, ask.counted_word, ask.window)
    amounts = amounts_of(columns, ask)
    degree = np.where(amounts.low > 0, SURE, np.where(amounts.currency >= 0, POSSIBLE, NO))
    return degree.astype(np.int8)


def word_degrees(columns: Columns, ask: Ask, conditions: Conditions, word: str, window: Interval) -> Degrees:
    """Tell for each subject whether it reached a word, or a condition of the plan, in a window.

    Shape: returns (n_subjects,). Of a condition's words the first lies in the window, the others by its end.
    """
    condition = conditions.get(word)
    if condition is None:
        return reached(columns, word, window, ask.standings, STAGE_SPANS)
    by_then = Interval(None, window.to_day)
    first, *others = condition.all_of or ("",)
    parts = [reached(columns, first, window, ask.standings, STAGE_SPANS)] if first else []
    parts += [reached(columns, other, by_then, ask.standings, STAGE_SPANS) for other in others]
    if condition.any_of:
        ways = [reached(columns, other, by_then, ask.standings, STAGE_SPANS) for other in condition.any_of]
        parts.append(strongest(*ways))
    return weakest(*parts)


def amounts_of(columns: Columns, ask: Ask) -> Amounts:
    """Return what a sum adds up for each subject: an agreed amount, or the instalments inside the window."""
    word = WORDS.get(ask.value)
    if word is not None and word.family == "measure" and word.many:
        return (running if word.adds == "latest" else arrived)(columns, ask.value, ask.window, ask.standings)
    return agreed(columns, ask.value, ask.standings)


def tally(columns: Columns, ask: Ask, conditions: Conditions, axis: str | None = None) -> Cube:
    """Answer a count or sum as a cube by the labels of an axis (None: the total alone)."""
    return cube(columns, degrees(columns, ask, conditions), amounts_of(columns, ask), axis)


@dataclass(frozen=True, slots=True)
class RateCubes:
    """A rate as additive cubes, divided only for display: one cube for each degree of cohort and reached.

    `cells[c, r]` holds the subjects that are in the cohort to degree c (POSSIBLE, SURE) and reached to degree r.
    `arrived`, where money is divided by money, is what came in of the cohort to degree c.
    """

    cells: Mapping[tuple[int, int], Cube]
    arrived: Mapping[int, Cube]

    def __add__(self, other: "RateCubes") -> "RateCubes":
        return RateCubes(
            {key: cell + other.cells[key] for key, cell in self.cells.items()},
            {key: cell + other.arrived[key] for key, cell in self.arrived.items()},
        )


def rate(columns: Columns, ask: Ask, conditions: Conditions, axis: str | None = None) -> RateCubes:
    """Answer a rate: of those whose cohort word lies in the window, how many reached the other word by `until`."""
    cohort = degrees(columns, ask, conditions)
    amounts = agreed(columns, ask.value, ask.standings)
    by_then = Interval(None, ask.until)
    followed = word_degrees(columns, ask, conditions, ask.reached, by_then)
    cells = {
        (c, r): cube(columns, np.where((cohort == c) & (followed == r), SURE, NO).astype(np.int8), amounts, axis)
        for c in (POSSIBLE, SURE)
        for r in (NO, POSSIBLE, SURE)
    }
    money = arrived(columns, "arrived_amount", by_then, ask.standings)
    came = {
        c: cube(columns, np.where((cohort == c) & (money.currency >= 0), SURE, NO).astype(np.int8), money, axis)
        for c in (POSSIBLE, SURE)
    }
    return RateCubes(cells, came)
