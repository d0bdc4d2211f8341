"""The ledger's facts as columns: what measures compute on. One row a subject, one track a word and standing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Days = NDArray[np.int32]
Fen = NDArray[np.int64]

NO_FIRST_DAY = np.iinfo(np.int32).min
"""The first day of what is only known to have happened by a day."""


@dataclass(frozen=True, slots=True)
class Track:
    """The facts of one word with one standing, in the order of their subjects.

    Shape: all arrays (n_facts,); a subject may have several. `first` and `last` are days since 1970-01-01.
    Units: `low` and `high` are fen of `currency` (a code of the columns' currencies, -1 where no figure is known).
    """

    subject: Codes
    first: Days
    last: Days
    low: Fen
    high: Fen
    currency: NDArray[np.int8]
    repeats: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note once whether any subject has several facts: most tracks have none, and are read without grouping."""
        object.__setattr__(self, "repeats", bool((self.subject[1:] == self.subject[:-1]).any()))

    @classmethod
    def of(cls, facts: Sequence[tuple[int, int, int, int, int, int]]) -> "Track":
        """Make a track of rows (subject, first, last, low, high, currency) in any order."""
        rows = np.array(facts or np.empty((0, 6)), dtype=np.int64).reshape(-1, 6)
        subject, first, last = (rows[:, column].astype(np.int32) for column in range(3))
        money = rows[:, 5].astype(np.int8)
        return cls.ordered(subject, first=first, last=last, low=rows[:, 3], high=rows[:, 4], currency=money)

    @classmethod
    def ordered(
        cls, subject: Codes, *, first: Days, last: Days, low: Fen, high: Fen, currency: NDArray[np.int8]
    ) -> "Track":
        """Make a track of columns in any order, in the order of the subjects.

        Shape: all (n_facts,). Where every subject has one fact the order is found without sorting.
        """
        order = _order(subject)
        ordered_low = low[order]
        ordered_high = ordered_low if high is low else high[order]
        return cls(subject[order], first[order], last[order], ordered_low, ordered_high, currency[order])


@dataclass(frozen=True, slots=True)
class Amounts:
    """One known or unknown amount for each subject.

    Shape: all (n_subjects,); `high` is the same array as `low` where no amount is a range.
    Units: fen; `currency` is a code of the columns' currencies, -1 where unknown.
    """

    low: Fen
    high: Fen
    currency: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Axis:
    """What subjects are sorted by: labels, and each subject's place among them.

    Shape: `code` (n_subjects,), -1 where the subject has no value; `several` lists (subject, code) for subjects with
    several values, whose `code` is -1. They are possible under each, since sources contradict each other; on a
    `shared` axis, where several values go together, they lie under each.
    """

    labels: tuple[str, ...]
    code: Codes
    several: tuple[tuple[int, int], ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The subjects of one kind with their axes and tracks.

    Shape: `keys` (n_subjects,); tracks by (word, standing). `known_amounts` keeps what was once worked out of them.
    """

    keys: tuple[str, ...]
    axes: Mapping[str, Axis] = field(default_factory=dict)
    tracks: Mapping[tuple[str, str], Track] = field(default_factory=dict)
    currencies: tuple[str, ...] = ("CNY",)
    known_amounts: dict[tuple[str, tuple[str, ...]], Amounts] = field(default_factory=dict, compare=False)

    @property
    def n_subjects(self) -> int:
        """The number of subjects."""
        return len(self.keys)

    def track(self, word: str, standing: str) -> Track:
        """Return the track of a word and standing; an empty one where nothing was said."""
        return self.tracks.get((word, standing)) or _EMPTY


def _order(subject: Codes) -> NDArray[np.int64]:
    """Return the places that put subjects into order, keeping the order of the facts of one subject."""
    if not subject.size:
        return np.empty(0, dtype=np.int64)
    place = np.full(int(subject.max()) + 1, -1, dtype=np.int64)
    place[subject] = np.arange(subject.size)
    once = place[place >= 0]
    return once if once.size == subject.size else np.argsort(subject, kind="stable")


_EMPTY = Track.of(())


def axis_of(values: Sequence[Sequence[str]], labels: Iterable[str], shared: bool = False) -> Axis:
    """Make an axis from the values that each subject's sources give it; labels not in the list are added behind.

    Shape: values (n_subjects,) of none, one or several different values.
    """
    order = {label: place for place, label in enumerate(labels)}
    for given in values:
        for value in given:
            order.setdefault(value, len(order))
    code = np.full(len(values), -1, dtype=np.int32)
    several = []
    for subject, given in enumerate(values):
        different = dict.fromkeys(given)
        if len(different) == 1:
            code[subject] = order[given[0]]
        several += [(subject, order[value]) for value in different if len(different) > 1]
    return Axis(tuple(order), code, tuple(several), shared)
