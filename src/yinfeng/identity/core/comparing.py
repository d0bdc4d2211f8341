"""Two records held against each other: who, what, where, how much, which phase; each comparison has a name of its own.

All pairs at once, column by column. What a comparison says is counted in nats by `weighing`; here is only what is so.
"""

from dataclasses import dataclass, fields
from enum import IntEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.counting import Nats, Weights, digits_of
from yinfeng.identity.core.history import Firms
from yinfeng.identity.core.owners import Levels, OwnerComparer, Owners, Rows
from yinfeng.identity.core.preparing import Prepared
from yinfeng.identity.core.relations import Core
from yinfeng.identity.core.texts import Mask
from yinfeng.identity.core.vocabulary import Vocabulary

CHUNK = 1 << 14
_NEAR, _ROUNDED = 1.25, 1.12
"""So much may amounts differ that are said to be rough, and others."""
_FIRST_PHASE = np.uint32(0b10)
_WIDTHS = (4, 8, 12, 24)


class Money(IntEnum):
    """How two amounts relate."""

    UNSTATED = 0
    EQUAL = 1
    NEAR = 2
    DIGITS = 3  # the same digits, another power of ten: a slip of the unit
    APART = 4


class Shared(IntEnum):
    """How two sets of something stated relate."""

    UNSTATED = 0
    EQUAL = 1
    SOME = 2
    APART = 3
    ONE_SIDED = 4  # stated of one only
    LATER = 5  # of one only, and it is a later phase


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How m pairs compare. Shape: (m,) each.

    `who_left`, `who_right` say which owner of each side is meant: 0 the name itself, from 1 on an investor. `renamed`
    tells that a history of names knows both as one firm.

    `rivals` tells that investors are stated of both and none is the other's; `home` relates the places in the names.
    `bare_formal` tells that one is a full legal name without any industry word, and the other has some.

    Units: `whole_says`, `who_says`, `shared`, `missing`, `extra`, `where_says`, `money_says` in nats: what the
    agreement would say; `missing` is what the poorer name has and the other has not, `extra` the other way round.
    """

    same_name: Mask
    whole_says: Nats
    project: Mask
    who: Levels
    who_says: Nats
    who_left: Levels
    who_right: Levels
    shared: Nats
    missing: Nats
    extra: Nats
    words: Levels
    rivals: Mask
    where: Levels
    home: Levels
    where_says: Nats
    money: Levels
    money_says: Nats
    figures: Levels
    phases: Levels
    parts: Levels
    parks: Levels
    inside: Levels
    branch: Levels
    group: Levels
    formal: Mask
    bare_formal: Mask
    code: Levels
    renamed: Mask

    def take(self, rows: Rows) -> "Comparison":
        """Return the comparisons of some pairs."""
        return Comparison(*(getattr(self, one.name)[rows] for one in fields(Comparison)))


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """How the words of m pairs of names relate. `bare_formal` where a full legal name has none and the other some."""

    shared: Nats
    missing: Nats
    extra: Nats
    level: Levels
    bare_formal: Mask


class Comparer:
    """Compares the records of one column, as many pairs at once as fit a processor's cache."""

    def __init__(
        self, prepared: Prepared, weights: Weights, vocabulary: Vocabulary, firms: Firms | None = None
    ) -> None:
        """Take the column, what its agreements would say, and which firms a history of names takes each record for."""
        self._prepared, self._weights = prepared, weights
        self._firms = np.zeros((len(prepared), 1), np.int32) if firms is None else firms
        self._owners = OwnerComparer(prepared, weights, vocabulary.sounds)
        self._places = vocabulary.places
        self._n_pairs = ((weights.pairs > 0) * np.arange(1, weights.pairs.shape[1] + 1)).max(axis=1, initial=0)

    def compare(self, left: Rows, right: Rows) -> Comparison:
        """Return how each two records compare. Shape: rows (m,)."""
        edges = [*range(0, len(left) or 1, CHUNK), len(left)]
        return join_comparisons([
            self._compare(left[first:last], right[first:last]) for first, last in pairwise(edges)
        ])  # fmt: skip

    def _compare(self, left: Rows, right: Rows) -> Comparison:
        prepared, weights = self._prepared, self._weights
        owners = self._owners.compare(left, right)
        words = self._words(left, right, owners)
        return Comparison(
            same_name=(prepared.body[left] == prepared.body[right]) & (prepared.body[left] != 0),
            whole_says=np.where(prepared.whole[left] == prepared.whole[right], weights.whole[left], np.float32(0)),
            project=prepared.project[left] | prepared.project[right],
            who=owners.level,
            who_says=owners.says,
            who_left=owners.left,
            who_right=owners.right,
            shared=words.shared,
            missing=words.missing,
            extra=words.extra,
            words=words.level,
            rivals=(owners.level == Core.APART) & prepared.has_investor[left] & prepared.has_investor[right],
            home=self._places.relate(prepared.home[left], prepared.home[right]),
            where=self._places.relate(prepared.place[left], prepared.place[right]),
            where_says=np.minimum(weights.place[left], weights.place[right]),
            money=self._money(left, right),
            money_says=np.minimum(weights.amount[left], weights.amount[right]),
            figures=self._figures(left, right),
            phases=_bits(prepared.phases[left], prepared.phases[right]),
            parts=_stated(prepared.parts[left], prepared.parts[right]),
            parks=_stated(prepared.park[left], prepared.park[right]),
            inside=_stated(prepared.inside[left], prepared.inside[right]),
            branch=_stated(prepared.branch[left], prepared.branch[right]),
            group=_stated(prepared.group[left], prepared.group[right]),
            formal=prepared.firm[left] & prepared.firm[right],
            bare_formal=words.bare_formal,
            code=_stated(prepared.code[left], prepared.code[right]),
            renamed=_share(self._firms[left], self._firms[right]),
        )

    def _words(self, left: Rows, right: Rows, owners: Owners) -> "_Words":
        """Return how the words of two names relate.

        Rules: where the owners are related, what names them in both is not counted again.
        """
        cores = self._prepared.cores
        both = (owners.left == 0) & (owners.right == 0)
        shorter = np.minimum(cores[left, 0], cores[right, 0])
        after = [
            np.where(owners.level <= Core.APART, 0, np.where(both, shorter, self._naming(rows, slot)))
            for rows, slot in ((left, owners.left), (right, owners.right))
        ]
        shared, mine, theirs = (np.zeros(len(left), np.float32) for _ in range(3))
        longest = np.maximum(self._n_pairs[left], self._n_pairs[right])
        for narrow, width in pairwise((0, *_WIDTHS)):
            rows = np.flatnonzero((longest > narrow) & (longest <= width))
            if len(rows):
                sides = (
                    self._nats(some[rows], own[rows], width) for some, own in zip((left, right), after, strict=True)
                )
                shared[rows], mine[rows], theirs[rows] = _overlap(*sides)
        level = np.where(shared > 0, Shared.SOME, Shared.APART)
        level[(mine == 0) ^ (theirs == 0)] = Shared.ONE_SIDED
        level[(mine == 0) & (theirs == 0)] = Shared.UNSTATED
        firm = self._prepared.firm
        bare_formal = ((mine == 0) & (theirs > 0) & firm[left]) | ((theirs == 0) & (mine > 0) & firm[right])
        missing, extra = (np.maximum(pick(mine, theirs) - shared, 0) for pick in (np.minimum, np.maximum))
        return _Words(shared, missing, extra, level.astype(np.int8), bare_formal)

    def _naming(self, rows: Rows, slot: Levels) -> Levels:
        """Return how many first characters of each name name the owner."""
        return np.where(slot == 0, self._prepared.cores[rows, 0], self._prepared.named[rows])

    def _nats(self, rows: Rows, after: Levels, width: int) -> tuple[npt.NDArray[np.int32], Nats, Nats]:
        """Return the pairs of characters of each name after its owner's, the nats of each, and those in a run.

        Shape: (m, width) each.
        """
        pairs = self._weights.pairs[rows, :width]
        pairs = np.where(np.arange(width) >= after[:, None], pairs, 0)
        return pairs, self._weights.by_pair[pairs], self._weights.by_next[pairs]

    def _money(self, left: Rows, right: Rows) -> Levels:
        prepared = self._prepared
        currency = prepared.currency[left], prepared.currency[right]
        level = np.full(len(left), Money.UNSTATED, np.int8)
        rows = np.flatnonzero((currency[0] > 0) & (currency[0] == currency[1]))
        left, right = left[rows], right[rows]
        low = np.maximum(prepared.low[left], prepared.low[right])
        high = np.minimum(prepared.high[left], prepared.high[right])
        rough = prepared.rough[left] | prepared.rough[right]
        near = low <= high * np.where(rough, _NEAR, _ROUNDED)
        some = np.where(low <= high, Money.EQUAL, np.where(near, Money.NEAR, Money.APART))
        apart = np.flatnonzero(some == Money.APART)
        some[apart[digits_of(low[apart]) == digits_of(high[apart])]] = Money.DIGITS
        level[rows] = some
        return level

    def _figures(self, left: Rows, right: Rows) -> Levels:
        figures, units = self._prepared.figures, self._prepared.units
        has = figures[left, 0] > 0, figures[right, 0] > 0
        level = np.where(has[0] | has[1], Shared.ONE_SIDED, Shared.UNSTATED).astype(np.int8)
        rows = np.flatnonzero(has[0] & has[1])
        mine, theirs = figures[left[rows], :, None], figures[right[rows], None, :]
        same = ((mine == theirs) & (mine > 0)).any(axis=(1, 2))
        unit = ((units[left[rows], :, None] == units[right[rows], None, :]) & (mine > 0)).any(axis=(1, 2))
        level[rows] = np.where(same, Shared.EQUAL, np.where(unit, Shared.APART, Shared.ONE_SIDED))
        return level


def join_comparisons(chunks: list[Comparison]) -> Comparison:
    """Return the comparisons of several chunks as one."""
    return Comparison(*(np.concatenate([getattr(chunk, one.name) for chunk in chunks]) for one in fields(Comparison)))


def _overlap(
    left: tuple[npt.NDArray[np.int32], Nats, Nats], right: tuple[npt.NDArray[np.int32], Nats, Nats]
) -> tuple[Nats, Nats, Nats]:
    """Return what is shared, and what each side has in all; a pair that one side has twice counts once."""
    mine, theirs = left[0], right[0]
    same = (mine[:, :, None] == theirs[:, None, :]) & (mine > 0)[:, :, None]
    shared = np.minimum(_run(same.any(axis=2), *left[1:]), _run(same.any(axis=1), *right[1:]))
    return shared, _run(mine > 0, *left[1:]), _run(theirs > 0, *right[1:])


def _run(marked: Mask, by_pair: Nats, by_next: Nats) -> Nats:
    """Return what the marked pairs say: the first of a run in full, the others only by what they add to it."""
    goes_on = np.zeros_like(marked)
    goes_on[:, 1:] = marked[:, :-1]
    return (np.where(goes_on, by_next, by_pair) * marked).sum(axis=1)


def _share(mine: Firms, theirs: Firms) -> Mask:
    return ((mine[:, :, None] == theirs[:, None, :]) & (mine > 0)[:, :, None]).any(axis=(1, 2))


def _bits(mine: npt.NDArray[np.uint32], theirs: npt.NDArray[np.uint32]) -> Levels:
    level = np.full(len(mine), Shared.APART, np.int8)
    level[(mine & theirs) > 0] = Shared.SOME
    level[mine == theirs] = Shared.EQUAL
    stated = mine | theirs
    one_sided = (mine == 0) ^ (theirs == 0)
    level[one_sided] = Shared.ONE_SIDED
    level[one_sided & (stated & _FIRST_PHASE == 0)] = Shared.LATER
    level[stated == 0] = Shared.UNSTATED
    return level


def _stated(mine: npt.NDArray[np.generic], theirs: npt.NDArray[np.generic]) -> Levels:
    level = np.where(mine == theirs, Shared.EQUAL, Shared.APART)
    level[(mine == 0) ^ (theirs == 0)] = Shared.ONE_SIDED
    level[(mine == 0) & (theirs == 0)] = Shared.UNSTATED
    return level.astype(np.int8)
