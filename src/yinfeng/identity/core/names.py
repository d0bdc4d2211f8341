"""The grammar of names of firms and projects: place, core, industry words, legal form, and what stands between.

    福建省|百宏|聚纤科技|实业有限公司          place, core, words, form
    泉州台商投资区|科一|石墨烯合成新材料|项目    place with zone, core, words, tail
    三一(泉州)筑工科技有限公司                place in brackets

Legal forms, tails and flags are closed classes; places are known or bracketed; the core is what comes first after them.
Where the core ends is told by industry words that are known, or that follow many cores in the column itself
(`boundaries`), so that no list of industries need be complete.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.brackets import open_brackets
from yinfeng.identity.core.characters import is_chinese, marked, signs, within
from yinfeng.identity.core.lexicon import Lexicon
from yinfeng.identity.core.places import NOWHERE, Codes, Near
from yinfeng.identity.core.texts import Characters, Keys, Mask, Places, Texts
from yinfeng.identity.core.tokens import Tokens, read_tokens
from yinfeng.identity.core.vocabulary import WARNINGS, Vocabulary, Word

WIDTH = 8
"""How many characters of a name can be its core."""
_SHORTEST = 2
_DEEPEST = 4
_LONGEST_UNKNOWN = 4
_ZONE_WITHIN = 10
_BETWEEN = "及与暨的等"
"""Words between words; they are no part of what is compared."""
_DOTS = "·•・.-—"
_QUOTES = "“”‘’\"'「」『』《》〈〉"

Nats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The parts of n names.

    Shape: `whole` (n,) a key of each name as written, without signs, and `rarity` what it says at most; `body` what is
    left of each name when place, form, tail and tokens are taken away; `heads` (n, WIDTH) its first characters, 0 after
    its end; `core` (n,) how many of them are the core, 0 where the name starts with what it is about; `place` (n,)
    codes; `flagged`, `firm`, `branch`, `group`, `park`, `project` (n,) whether an exchange's flag, a legal form, what a
    part of a firm is called, 集团 or 控股, a word for a park, or anything that only a project's name has stands in the
    name; `inside` whether it says in which park the thing lies.
    """

    whole: Keys
    rarity: Nats
    body: Texts
    heads: Characters
    core: np.ndarray
    place: Codes
    tokens: Tokens
    flagged: Mask
    firm: Mask
    branch: Mask
    group: Mask
    park: Mask
    project: Mask
    inside: Mask


def read_names(texts: Texts, vocabulary: Vocabulary, around: Codes | None = None) -> Names:
    """Return the parts of a column of names.

    Shape:  `around` holds for each name the place that is known of it otherwise: its own name and those of the places
            around it say nothing more wherever they stand in the name.
    """
    whole = _without_signs(texts)
    written = whole.whole_keys(), -np.log(vocabulary.rarity.of_beginnings(whole.heads(WIDTH), whole.lengths))
    texts, flagged = _without_flags(texts.keep(~marked(_QUOTES)[texts.characters]), vocabulary)
    tokens, texts = read_tokens(texts)
    group = _has(texts, vocabulary.groups)
    texts, in_brackets, inside = open_brackets(texts, vocabulary)
    texts, branch = _without_branches(texts, vocabulary)
    texts, firm = _without_forms(texts, vocabulary)
    around = np.zeros(len(texts), np.int64) if around is None else around
    texts, within = _without_places(texts, vocabulary, around)
    first, last, firm_at_end, tail = _trim_end(texts, vocabulary)
    around = np.where(around == NOWHERE, in_brackets, around)
    first, place = _trim_start(texts, vocabulary, first=first, last=last, around=around, project=tail)
    place = np.where(place == NOWHERE, np.where(in_brackets == NOWHERE, within, in_brackets), place)
    texts, tenant = _tenant(texts.cut(first, last), vocabulary)
    body = _without_signs(texts)
    core, park = _core(body, vocabulary)
    project = tail | park | (tokens.phases > 0) | (tokens.figures[:, 0] > 0)
    return Names(
        *written, body, body.heads(WIDTH), core, place,
        tokens=replace(tokens, parts=np.where(branch > 0, branch, tokens.parts)),
        flagged=flagged, firm=firm | firm_at_end, branch=(branch > 0) | tokens.annex, group=group,
        park=park, project=project, inside=inside | tenant,
    )  # fmt: skip


def _without_flags(texts: Texts, vocabulary: Vocabulary) -> tuple[Texts, Mask]:
    """Take away what an exchange adds to a short name, and tell whether it was a warning (ST, 退)."""
    first, last = texts.starts[:-1], texts.starts[1:]
    before, length = vocabulary.flags.starting(texts, first, last)
    next_is_chinese = is_chinese(texts, first + length) & (first + length < last)
    first = np.where((before >= 0) & next_is_chinese, first + length, first)
    after, length = vocabulary.flags_after.ending(texts, first, last)
    previous_is_chinese = is_chinese(texts, last - length - 1) & (last - length - first >= _SHORTEST)
    taken = (after >= 0) & previous_is_chinese
    warned = ((before >= 0) & (before <= WARNINGS) & next_is_chinese) | (taken & (after == 0))
    return texts.cut(first, np.where(taken, last - length, last)), warned


def _has(texts: Texts, words: Lexicon) -> Mask:
    """Tell in which names any of the words stands."""
    found = np.zeros(len(texts), bool)
    found[texts.owners[words.everywhere(texts).first]] = True
    return found


def _without_branches(texts: Texts, vocabulary: Vocabulary) -> tuple[Texts, Keys]:
    """Take away what follows a firm's full name if it is a part of the firm, and return a key of it."""
    first, last = texts.starts[:-1], texts.starts[1:]
    word, length = vocabulary.branches.ending(texts, first, last)
    firm_ends = np.zeros(len(texts), np.int64)
    rows = np.flatnonzero(length)
    if len(rows):
        finds = vocabulary.long_forms.everywhere(texts)
        np.maximum.at(firm_ends, texts.owners[finds.first], finds.last)
    cut = np.where(length > 0, np.where(firm_ends > 0, firm_ends, last - length), last)
    whole = (cut - first >= _SHORTEST) & (length > 0) & ((word > 0) | (firm_ends > 0))
    key = np.zeros(len(texts), np.uint64)
    key[whole] = texts.keys(cut[whole], last[whole])
    return texts.cut(first, np.where(whole, cut, last)), key


def _without_forms(texts: Texts, vocabulary: Vocabulary) -> tuple[Texts, Mask]:
    """Take away legal forms of four characters and more wherever they stand: 尚和陶瓷有限公司项目."""
    finds = vocabulary.long_forms.everywhere(texts)
    firm = np.zeros(len(texts), bool)
    firm[texts.owners[finds.first]] = True
    return _without(texts, finds.first, finds.last), firm


def _without_places(texts: Texts, vocabulary: Vocabulary, around: Codes) -> tuple[Texts, Codes]:
    """Take away names of the place that is known of a row anyway, and full names of places inside a name.

    Returns also the last of them: 普阜园广州市制香 is from 广州.
    """
    finds = vocabulary.places.any_name.everywhere(texts)
    row = texts.owners[finds.first]
    code = vocabulary.places.code(finds.word, around[row])
    near = vocabulary.places.relate(code, around[row])
    full = ~vocabulary.places.is_short(finds.word) & (finds.first - texts.starts[row] >= _SHORTEST)
    full &= (finds.last - finds.first > _SHORTEST) & (texts.starts[1:][row] - finds.last >= _SHORTEST)
    gone = np.flatnonzero((near == Near.EQUAL) | (near == Near.WITHIN) | full)
    first, last, row = finds.first[gone], finds.last[gone], row[gone]
    left = texts.lengths - np.bincount(row, weights=last - first, minlength=len(texts))
    enough = left[row] >= _SHORTEST
    within = np.zeros(len(texts), np.int64)
    within[row[enough]] = code[gone[enough]]
    return _without(texts, first[enough], last[enough]), within


def _trim_end(texts: Texts, vocabulary: Vocabulary) -> tuple[Places, Places, Mask, Mask]:
    """Return where each name starts and ends without forms and tails, and whether a form and a tail was among them."""
    first, last = texts.starts[:-1], texts.starts[1:]
    firm, tail = np.zeros(len(texts), bool), np.zeros(len(texts), bool)
    for _ in range(_DEEPEST):
        word, length = vocabulary.tails.ending(texts, first, last)
        taken = (word >= 0) & (last - length - first >= _SHORTEST)
        firm |= taken & (word == Word.FORM)
        tail |= taken & (word == Word.TAIL)
        last = np.where(taken, last - length, last)
    return first, last, firm, tail


def _trim_start(
    texts: Texts, vocabulary: Vocabulary, *, first: Places, last: Places, around: Codes, project: Mask
) -> tuple[Places, Codes]:
    """Return where each name starts without the places before it, and the last of these places.

    Rules: what is known of the place otherwise decides what a short name means (洛龙 in 青岛 is a firm's); where
    nothing is known, the short name of a county before an industry is a firm's, unless a project is named.
    """
    gazetteer = vocabulary.places
    place = np.zeros(len(texts), np.int64)
    for _ in range(_DEEPEST):
        word, length = gazetteer.clear_name.starting(texts, first, last)
        code = gazetteer.code(word, np.where(place == NOWHERE, around, place))
        taken = (word >= 0) & (last - first - length >= _SHORTEST)
        taken &= ~gazetteer.is_of_town(texts, word, first + length, last)
        rows = np.flatnonzero(taken & gazetteer.is_short(word))
        some = (first + length)[rows], last[rows]
        firms = vocabulary.words.starting(texts, *some)[0] >= 0
        firms &= (code[rows] % 100 != 0) & (place[rows] == NOWHERE) & (around[rows] == NOWHERE) & ~project[rows]
        taken[rows[firms | (gazetteer.relate(code[rows], around[rows]) == Near.APART)]] = False
        place = np.where(taken, code, place)
        first = np.where(taken, first + length, first)
    return _after_zones(texts, first, last, vocabulary), place


def _after_zones(texts: Texts, first: Places, last: Places, vocabulary: Vocabulary) -> Places:
    """Return where each name starts without a development zone before it, such as 经济开发区 or 台商投资区."""
    finds = vocabulary.zones.everywhere(texts)
    row = texts.owners[finds.first]
    leads = (
        (finds.last - first[row] <= _ZONE_WITHIN) & (finds.first >= first[row]) & (last[row] - finds.last >= _SHORTEST)
    )
    first = first.copy()
    np.maximum.at(first, row[leads], finds.last[leads])
    return first


def _tenant(texts: Texts, vocabulary: Vocabulary) -> tuple[Texts, Mask]:
    """Cut the park off before what lies in it: 精任养殖科技园·果宏氢能装备产业园, with the sign or without.

    Rules: after a word for a park stands a name of its own, of four characters or more that are no common words.
    """
    first, last = texts.starts[:-1], texts.starts[1:]
    finds = vocabulary.parks.everywhere(texts)
    row = texts.owners[finds.first]
    after = finds.last + marked(_DOTS)[np.append(texts.characters, np.uint16(0))[finds.last]]
    own = (last[row] - after >= _LONGEST_UNKNOWN) & (finds.first - first[row] >= _SHORTEST)
    own &= vocabulary.words.starting(texts, np.minimum(after, last[row]), last[row])[0] < 0
    cut = first.copy()
    cut[row[own][::-1]] = after[own][::-1]  # of several the first
    return texts.cut(cut, last), cut > first


def _core(body: Texts, vocabulary: Vocabulary) -> tuple[np.ndarray, Mask]:
    """Return how many first characters are the core, and whether a park is meant."""
    finds = vocabulary.words.everywhere(body)
    row = body.owners[finds.first]
    opened = vocabulary.openers.starting(body, body.starts[:-1], body.starts[1:])[1]
    offset = finds.first - body.starts[row]
    ends = np.minimum(body.lengths, _LONGEST_UNKNOWN).astype(np.int64)
    later = offset >= _SHORTEST + opened[row]
    known = np.full(len(body), WIDTH, np.int64)
    np.minimum.at(known, row[later], offset[later])
    core = np.where(known < WIDTH, known, np.where(body.lengths <= _LONGEST_UNKNOWN + 1, body.lengths, ends))
    core[row[offset == 0]] = 0
    park = np.zeros(len(body), bool)
    park[row[finds.word == Word.PARK]] = True
    return core.astype(np.int8), park


def _without(texts: Texts, first: Places, last: Places) -> Texts:
    if not len(first):
        return texts
    return texts.keep(~within(len(texts.characters), first, last))


def _without_signs(texts: Texts) -> Texts:
    return texts.keep(~(signs() | marked(_BETWEEN))[texts.characters])
