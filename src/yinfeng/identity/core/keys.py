"""Which records are worth holding against each other: those that share a key that two unrelated ones rarely share.

A key that many share is crossed with the place, with the amount and with the whole name, and what is crowded even so is
left out: nothing that such a pair shares could make it the same.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.counting import SHORTEST_CORE, Weights, amount_keys, core_keys
from yinfeng.identity.core.history import Firms
from yinfeng.identity.core.joining import Pairs, distinct, join
from yinfeng.identity.core.preparing import Prepared
from yinfeng.identity.core.sounds import Sounds
from yinfeng.identity.core.texts import Characters, Keys, combine

Rows = npt.NDArray[np.int64]
Entries = tuple[Keys, Rows]
FEW = 8
"""So many may share a key by itself."""
CROWD = 24
"""So many may share a crossed key, or one that is rare by its nature."""
_FEW_ROWS = 20_000
_RAREST, _RAREST_OF_FEW = 3, 12
"""So many rare pairs of characters of a name are keys; in a file of few rows more, since there it costs nothing."""
_CUT = 4
_SHORT_NAME = 4


def candidates(prepared: Prepared, weights: Weights, sounds: Sounds, firms: Firms | None = None) -> Pairs:
    """Return the pairs of rows that are worth comparing, each once, the smaller row first."""
    pairs: list[Pairs] = []
    if firms is not None:
        pairs.append(
            _joined(firms.reshape(-1).astype(np.uint64), np.repeat(np.arange(len(firms)), firms.shape[1]), CROWD)
        )
    for keys, rows in _wide(prepared):
        found, crowded = join(keys, rows, FEW)
        pairs.append(found)
        columns = (_places(prepared), amount_keys(prepared), prepared.body)
        pairs += [_joined(*_crossed(keys[crowded], rows[crowded], column), CROWD) for column in columns]
    pairs += [_joined(*entries, CROWD) for entries in _narrow(prepared, weights, sounds)]
    pairs.append(_joined(*_rare_pairs(prepared, weights), CROWD if len(prepared) <= _FEW_ROWS else FEW))
    return distinct(pairs, len(prepared))


def _joined(keys: Keys, rows: Rows, cap: int) -> Pairs:
    return join(keys, rows, cap)[0]


def _wide(prepared: Prepared) -> Iterator[Entries]:
    """Yield keys that say much but may be crowded: the whole body, the core, the first two characters of each owner."""
    rows = np.arange(len(prepared))
    yield prepared.body, rows
    n_slots = prepared.heads.shape[1]
    all_rows = np.repeat(rows, n_slots)
    yield core_keys(prepared.heads, prepared.cores).reshape(-1), all_rows
    yield core_keys(prepared.heads, np.minimum(prepared.cores, SHORTEST_CORE)).reshape(-1), all_rows


def _narrow(prepared: Prepared, weights: Weights, sounds: Sounds) -> Iterator[Entries]:
    """Yield keys that few share by their nature."""
    rows = np.arange(len(prepared))
    place, amount = _places(prepared), amount_keys(prepared)
    yield prepared.code, rows
    yield _crossed(amount, rows, place)
    cuts, cut_rows = _one_left_out(prepared.heads[:, 0], prepared.cores[:, 0])
    heard = _heard(prepared, sounds)
    for column in (place, amount, _last_words(prepared)):
        yield _crossed(cuts, cut_rows, column)
        yield _crossed(heard, rows, column)
    words, word_rows = _rarest_pairs(prepared, weights, 2)
    for column in (place, amount):
        yield _crossed(words, word_rows, column)
    yield _under_flags(prepared)
    yield prepared.figures.reshape(-1), np.repeat(rows, prepared.figures.shape[1])


def _crossed(keys: Keys, rows: Rows, column: Keys) -> Entries:
    """Return the entries of which both key and column are stated. Shape: keys and rows (e,), column (n,)."""
    stated = (keys != 0) & (column[rows] != 0)
    return combine(keys[stated], column[rows[stated]]), rows[stated]


def _places(prepared: Prepared) -> Keys:
    return prepared.place.view(np.uint64)


def _last_words(prepared: Prepared) -> Keys:
    """Return the last two characters of each name, which say what it is about."""
    last = ((prepared.pairs > 0) * np.arange(1, prepared.pairs.shape[1] + 1)).max(axis=1, initial=1) - 1
    pairs: Keys = np.take_along_axis(prepared.pairs, last[:, None], axis=1)[:, 0].astype(np.uint64)
    return pairs


def _one_left_out(heads: Characters, cores: npt.NDArray[np.int8]) -> Entries:
    """Return the first characters of each name with one of them left out: they find a wrong, missing or added one."""
    rows = np.flatnonzero((cores >= SHORTEST_CORE) & (heads[:, _CUT - 2] > 0))
    first = heads[rows, :_CUT].astype(np.uint64)
    cuts = [np.delete(first, gone, axis=1) for gone in range(_CUT)]
    keys = [cut[:, 0] << np.uint64(32) | cut[:, 1] << np.uint64(16) | cut[:, 2] for cut in cuts]
    return np.concatenate(keys), np.tile(rows, _CUT)


def _heard(prepared: Prepared, sounds: Sounds) -> Keys:
    heard = sounds(prepared.heads[:, 0, :SHORTEST_CORE]).astype(np.uint64)
    known = heard.all(axis=1) & (prepared.cores[:, 0] >= SHORTEST_CORE)
    return np.where(known, heard[:, 0] << np.uint64(16) | heard[:, 1], np.uint64(0))


def _rare_pairs(prepared: Prepared, weights: Weights) -> Entries:
    """Return the rarest pairs of characters of each name, with the first pair of each investor among them."""
    rows = np.arange(len(prepared))
    pairs, own = _rarest_pairs(prepared, weights, _RAREST if len(rows) > _FEW_ROWS else _RAREST_OF_FEW)
    keys, owners = [pairs], [own]
    for slot in range(1, prepared.heads.shape[1]):
        heads = prepared.heads[:, slot].astype(np.uint32)
        keys.append(np.where(prepared.cores[:, slot] >= SHORTEST_CORE, heads[:, 0] << np.uint32(16) | heads[:, 1], 0))
        owners.append(rows)
    return np.concatenate(keys).astype(np.uint64), np.concatenate(owners)


def _rarest_pairs(prepared: Prepared, weights: Weights, n_rarest: int) -> Entries:
    said = weights.by_pair[weights.pairs]
    rarest = np.argpartition(-said, n_rarest, axis=1)[:, :n_rarest]
    pairs = np.take_along_axis(prepared.pairs, rarest, axis=1).reshape(-1).astype(np.uint64)
    return pairs, np.repeat(np.arange(len(prepared)), n_rarest)


def _under_flags(prepared: Prepared) -> Entries:
    """Return the two characters of each name under a warning flag, and any two of each short name, in their order."""
    heads, core = prepared.heads[:, 0, :_SHORT_NAME].astype(np.uint64), prepared.cores[:, 0]
    flagged = np.flatnonzero(prepared.flagged & (core >= SHORTEST_CORE))
    wanted = heads[flagged, 0] << np.uint64(16) | heads[flagged, 1]
    keys, rows = [wanted], [flagged]
    short = np.flatnonzero((prepared.length <= _SHORT_NAME) & (len(flagged) > 0))
    for one in range(_SHORT_NAME - 1):
        for other in range(one + 1, _SHORT_NAME):
            both = heads[short, one] << np.uint64(16) | heads[short, other]
            hit = np.isin(both, wanted) & (heads[short, other] > 0)
            keys.append(both[hit])
            rows.append(short[hit])
    return np.concatenate(keys), np.concatenate(rows)
