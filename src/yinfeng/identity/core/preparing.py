"""Records made ready to be held against each other: names parsed, everything a number or a key."""

from dataclasses import dataclass, fields, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.amounts import Amounts
from yinfeng.identity.core.creditcode import code_keys
from yinfeng.identity.core.names import WIDTH, Names, read_names
from yinfeng.identity.core.places import Codes, narrower
from yinfeng.identity.core.rarity import pairs_of
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.texts import Characters, Keys, Mask, Texts
from yinfeng.identity.core.vocabulary import Vocabulary

CHUNK = 1 << 15
INVESTORS = 3
"""So many investors of a record are held against those of another."""
SEPARATORS = "/、;；，,"
_LONGEST_UNKNOWN = 4
MOST_PAIRS = 24
"""So many pairs of neighbouring characters of a name are compared, from its start."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """n records as columns of numbers and keys.

    Shape: `heads` (n, k, WIDTH) first characters of the record's name (slot 0) and of its investors; `cores` (n, k)
    how many of them are the core; `named` how many first characters of the name name an investor, `maybe_place` how
    many may be the name of a place that is also a firm's; `pairs`
    (n, MOST_PAIRS) neighbouring characters of the name's body, as first * 65536 + second, 0 after the last; `place` the
    one stated, else the one in the name (`home`); `figures` and `units` (n, 3); all else (n,).
    """

    heads: Characters
    cores: npt.NDArray[np.int8]
    named: npt.NDArray[np.int8]
    maybe_place: npt.NDArray[np.int8]
    whole: Keys
    whole_rarity: npt.NDArray[np.float32]
    body: Keys
    length: npt.NDArray[np.int16]
    pairs: npt.NDArray[np.uint32]
    place: Codes
    home: Codes
    phases: npt.NDArray[np.uint32]
    parts: Keys
    figures: Keys
    units: Keys
    flagged: Mask
    firm: Mask
    branch: Mask
    group: Mask
    inside: Mask
    park: Mask
    project: Mask
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    currency: npt.NDArray[np.int8]
    rough: Mask
    code: Keys

    def __len__(self) -> int:
        return len(self.body)

    @property
    def has_investor(self) -> Mask:
        """Tell of which records an investor is stated."""
        return np.asarray((self.cores[:, 1:] > 0).any(axis=1))


def prepare(records: Records, vocabulary: Vocabulary) -> Prepared:
    """Return the records made ready, in chunks that fit a processor's cache."""
    n = len(records)
    money, code = records.money(), np.zeros(n, np.uint64)
    if records.codes is not None:
        code = code_keys(records.codes)
    edges = [*range(0, n or 1, CHUNK), n]
    return join([
        _prepare(records, slice(first, last), vocabulary, money, code)
        for first, last in pairwise(edges)
    ])  # fmt: skip


def join(chunks: list[Prepared]) -> Prepared:
    """Return the records of several chunks as one."""
    joined = Prepared(*(np.concatenate([getattr(chunk, one.name) for chunk in chunks]) for one in fields(Prepared)))
    slots = np.flatnonzero(joined.cores.any(axis=0)).max(initial=0) + 1
    return replace(joined, heads=np.ascontiguousarray(joined.heads[:, :slots]), cores=joined.cores[:, :slots].copy())


def _prepare(records: Records, rows: slice, vocabulary: Vocabulary, money: Amounts, code: Keys) -> Prepared:
    texts = Texts.of(records.names[rows])
    stated = np.zeros(len(texts), np.int64)
    if records.places is not None:
        stated = vocabulary.places.read(Texts.of(records.places[rows]))
    names = read_names(texts, vocabulary, stated)
    home = vocabulary.places.narrowed(names.place, stated)
    heads, cores = names.heads[:, None, :], names.core[:, None]
    if records.investors is not None:
        more, their_cores = _investors(Texts.of(records.investors[rows]), vocabulary, stated)
        heads, cores = np.concatenate([heads, more], axis=1), np.concatenate([cores, their_cores], axis=1)
    starts, ends = names.body.starts[:-1], names.body.starts[1:]
    maybe_place = vocabulary.places.any_name.starting(names.body, starts, ends)[1].astype(np.int8)
    tokens, investor = names.tokens, (cores[:, 1:] > 0).any(axis=1)
    return Prepared(
        heads, cores, _named(heads, cores), maybe_place, names.whole, names.rarity,
        names.body.whole_keys(), names.body.lengths.astype(np.int16), _pairs(names, vocabulary),
        narrower(stated, home), home, tokens.phases, tokens.parts, tokens.figures, tokens.units,
        names.flagged, names.firm, names.branch, names.group, names.inside, names.park, names.project | investor,
        money.low[rows], money.high[rows], money.currency[rows], money.rough[rows], code[rows],
    )  # fmt: skip


def _named(heads: Characters, cores: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """Return how many first characters of each name are those of an investor of it."""
    same = (heads[:, 1:] == heads[:, :1]) & (np.arange(WIDTH) < cores[:, 1:, None]) & (heads[:, 1:] > 0)
    return np.cumprod(same, axis=2).sum(axis=2).max(axis=1, initial=0).astype(np.int8)


def _investors(texts: Texts, vocabulary: Vocabulary, stated: Codes) -> tuple[Characters, npt.NDArray[np.int8]]:
    pieces, row, rank = texts.split(SEPARATORS)
    names = read_names(pieces, vocabulary, stated[row])
    heads = np.zeros((len(texts), INVESTORS, WIDTH), np.uint16)
    cores = np.zeros((len(texts), INVESTORS), np.int8)
    some = rank < INVESTORS
    heads[row[some], rank[some]] = names.heads[some]
    whole = np.where(names.core > 0, names.core, np.minimum(names.body.lengths, _LONGEST_UNKNOWN))
    cores[row[some], rank[some]] = whole[some]
    return heads, cores


def _pairs(names: Names, vocabulary: Vocabulary) -> npt.NDArray[np.uint32]:
    """Return neighbouring characters of each body; a word that has synonyms is one pair, the same for all of them."""
    pairs, at = pairs_of(names.body)
    starts = names.body.starts
    found = np.zeros((len(names.body), MOST_PAIRS), np.uint32)
    _put(found, names.body.owners[at], at - starts[names.body.owners[at]], pairs)
    finds = vocabulary.synonyms.everywhere(names.body)
    row = names.body.owners[finds.first]
    offset, length = finds.first - starts[row], finds.last - finds.first
    _put(found, row, offset, vocabulary.kinds[finds.word])
    for step in range(1, int(length.max(initial=1)) - 1):
        longer = length > step + 1
        _put(found, row[longer], offset[longer] + step, np.zeros(int(longer.sum()), np.uint32))
    return found


def _put(
    found: npt.NDArray[np.uint32],
    row: npt.NDArray[np.int64],
    offset: npt.NDArray[np.int64],
    pairs: npt.NDArray[np.uint32],
) -> None:
    some = offset < MOST_PAIRS
    found[row[some], offset[some]] = pairs[some]
