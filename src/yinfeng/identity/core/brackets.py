"""What stands in brackets: a place, a remark, a Latin name, the park that something lies in, how a character sounds."""

import numpy as np

from yinfeng.identity.core.characters import chinese, marked, within
from yinfeng.identity.core.places import NOWHERE, Codes
from yinfeng.identity.core.texts import Mask, Places, Texts
from yinfeng.identity.core.vocabulary import Vocabulary

_OPENING, _CLOSING = "([{【〔", ")]}】〕"
_SHORTEST = 2


def open_brackets(texts: Texts, vocabulary: Vocabulary) -> tuple[Texts, Codes, Mask]:
    """Open brackets: a place in them is the name's place; forms, remarks, asides go; anything else stays where it is.

    Returns also the places, and which names say in brackets in which park the thing lies.
    """
    place, inside = np.zeros(len(texts), np.int64), np.zeros(len(texts), bool)
    kept = ~(marked(_OPENING) | marked(_CLOSING))[texts.characters]
    if kept.all():
        return texts, place, inside
    first, last, row = _in_brackets(texts)
    code = vocabulary.places.chain(texts, first, last)
    known = code != NOWHERE
    place[row[known]] = code[known]
    gone = known | (vocabulary.forms.at(texts, first, last) >= 0) | (vocabulary.notes.at(texts, first, last) >= 0)
    gone |= _spelled(texts, first, last, vocabulary) | _latin_aside(texts, first, last, row)
    gone |= vocabulary.asides.starting(texts, first, last)[0] >= 0
    lies_in = _park_aside(texts, first, last, row, vocabulary)
    inside[row[lies_in]] = True
    return texts.keep(kept & ~within(len(kept), first[gone | lies_in], last[gone | lies_in])), place, inside


def _in_brackets(texts: Texts) -> tuple[Places, Places, Places]:
    """Return where each text in brackets starts and ends, and in which name it stands."""
    opening = np.flatnonzero(marked(_OPENING)[texts.characters])
    closing = np.flatnonzero(marked(_CLOSING)[texts.characters])
    following = np.searchsorted(closing, opening)
    opening, following = opening[following < len(closing)], following[following < len(closing)]
    row, last = texts.owners[opening], closing[following]
    closed = last < texts.starts[1:][row]
    return opening[closed] + 1, last[closed], row[closed]


def _latin_aside(texts: Texts, first: Places, last: Places, row: Places) -> Mask:
    """Tell where brackets hold a Latin name beside a Chinese one."""
    count = np.concatenate([[0], np.cumsum(chinese()[texts.characters])])
    outside = count[texts.starts[1:][row]] - count[texts.starts[:-1][row]]
    return (count[last] == count[first]) & (outside >= _SHORTEST) & (last - first > _SHORTEST)


def _park_aside(texts: Texts, first: Places, last: Places, row: Places, vocabulary: Vocabulary) -> Mask:
    """Tell where brackets hold the park that something else lies in: 环保新厂房(轻工智造产业园)."""
    finds = vocabulary.parks.everywhere(texts)
    n_parks = np.bincount(texts.owners[finds.first], minlength=len(texts))
    within = np.searchsorted(finds.first, last) - np.searchsorted(finds.first, first)
    ends_so = vocabulary.parks.ending(texts, first, last)[0] >= 0
    said = vocabulary.inside.starting(texts, first, last)[0] >= 0
    return (ends_so & (n_parks[row] == within)) | said


def _spelled(texts: Texts, first: Places, last: Places, vocabulary: Vocabulary) -> Mask:
    """Tell where brackets only spell the character before them, as converted pages do: 數(shù)字."""
    syllable = vocabulary.syllables.at(texts, first, last)
    before = texts.characters[np.maximum(first - 2, 0)]
    return (syllable > 0) & (vocabulary.sounds(before) == syllable)
