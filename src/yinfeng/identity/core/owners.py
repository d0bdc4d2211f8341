"""Who is behind two records: the closest relation of any owner of one with any owner of the other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.counting import Nats, Weights, core_keys
from yinfeng.identity.core.preparing import Prepared
from yinfeng.identity.core.relations import Core, relate_cores
from yinfeng.identity.core.sounds import Sounds
from yinfeng.identity.core.texts import Keys, Mask

Rows = npt.NDArray[np.int64]
Levels = npt.NDArray[np.int8]
Owner = tuple[Rows, int]
"""Rows and the slot of each: 0 the record's own name, from 1 on its investors."""
_SHORTEST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Owners:
    """How the owners of m pairs relate. Shape: (m,) each.

    Units: `level` as `Core`; `says` in nats; `left`, `right` which owner of each side it is.
    """

    level: Levels
    says: Nats
    left: Levels
    right: Levels


class OwnerComparer:
    """Compares owners of the records of one column."""

    def __init__(self, prepared: Prepared, weights: Weights, sounds: Sounds) -> None:
        """Take the column; keys of all cores are made once."""
        self._prepared, self._weights, self._sounds = prepared, weights, sounds
        self._keys: Keys = core_keys(prepared.heads, prepared.cores)

    def compare(self, left: Rows, right: Rows) -> Owners:
        """Return how the owners of each two records relate; whichever is left, the relation is the same."""
        n = len(left)
        found = Owners(np.zeros(n, np.int8), np.zeros(n, np.float32), np.zeros(n, np.int8), np.zeros(n, np.int8))
        n_slots = self._prepared.heads.shape[1]
        for one in range(n_slots):
            for other in range(n_slots):
                known = (self._keys[left, one] != 0) & (self._keys[right, other] != 0)
                rows = np.flatnonzero(known & (found.level < Core.EQUAL))
                if len(rows):
                    level, says = self._relate((left[rows], one), (right[rows], other))
                    _keep_closer(found, rows, level, says, (one, other))
        return found

    def _relate(self, one: Owner, other: Owner) -> tuple[Levels, Nats]:
        cores, weights = self._prepared.cores, self._weights.cores
        equal = self._keys[one] == self._keys[other]
        level = np.full(len(equal), Core.EQUAL, np.int8)
        says = weights[one].copy()
        rows = np.flatnonzero(~equal)
        if len(rows):
            one, other = (one[0][rows], one[1]), (other[0][rows], other[1])
            level[rows], says[rows] = self._relate_unequal(one, other)
            short = rows[level[rows] == Core.SHORT]
            shorter = cores[one] <= cores[other]
            said = np.where(shorter, weights[one], weights[other])
            says[short] = said[level[rows] == Core.SHORT]
        return level, says

    def _relate_unequal(self, one: Owner, other: Owner) -> tuple[Levels, Nats]:
        prepared = self._prepared
        sides = (prepared.heads[one], prepared.cores[one]), (prepared.heads[other], prepared.cores[other])
        flagged = prepared.flagged[one[0]] | prepared.flagged[other[0]]
        level, says = relate_cores(*sides, flagged, self._weights.by_character, self._sounds)
        level[(level == Core.END) & ~self._may_lead(one, other)] = Core.APART
        for owner, rows in ((one, other[0]), (other, one[0])):
            if owner[1]:  # an investor whom the other's name names
                named = self._named(owner, rows) & (level < Core.NAMED)
                level[named], says[named] = Core.NAMED, self._weights.cores[owner][named]
        return level, says

    def _may_lead(self, one: Owner, other: Owner) -> Mask:
        """Tell where what the longer core has before the shorter may be a place, or the name is a project's."""
        prepared = self._prepared
        cores = prepared.cores[one], prepared.cores[other]
        place = np.where(cores[0] > cores[1], prepared.maybe_place[one[0]], prepared.maybe_place[other[0]])
        project = prepared.project[one[0]] | prepared.project[other[0]]
        return project | (place == abs(cores[0] - cores[1]))

    def _named(self, owner: Owner, rows: Rows) -> Mask:
        """Tell where an owner's core stands somewhere in the other record's name."""
        heads, cores = self._prepared.heads[owner].astype(np.uint32), self._prepared.cores[owner]
        pairs = heads[:, :-1] << np.uint32(16) | heads[:, 1:]
        theirs = self._prepared.pairs[rows]
        named = cores >= _SHORTEST
        for step in range(int(cores.max(initial=1)) - 1):
            some = np.flatnonzero(named & (step < cores - 1))
            named[some] = (theirs[some] == pairs[some, step : step + 1]).any(axis=1)
        return named


def _keep_closer(found: Owners, rows: Rows, level: Levels, says: Nats, slots: tuple[int, int]) -> None:
    before = found.level[rows]
    closer = (level > before) | ((level == before) & (says > found.says[rows]))
    rows = rows[closer]
    found.level[rows], found.says[rows] = level[closer], says[closer]
    found.left[rows], found.right[rows] = slots
