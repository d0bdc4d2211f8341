"""Two projects side by side, field by field: what each says, what is the same, and where they differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinfeng.identity.core.differing import Part, differing
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_SPANS, word_of
from yinfeng.ledger.models import Entry
from yinfeng.ledger.showing import Speaker, days

_FIRST = ("name", "alias", "investor", "unit", "site", "agreed_amount")
_LAST = ("event",)
HOW = {"same": _("相同"), "differs": _("不同"), "one": _("只有一边写明"), "none": _("都没有写明")}


@dataclass(frozen=True, slots=True)
class Field:
    """What two projects say of a word. Shape: texts as parts, no part where nothing is said; `how` a key of HOW."""

    word: str
    label: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    how: str

    @property
    def how_label(self) -> object:
        """The relation of both sides in words."""
        return HOW[self.how]


def fields(say: Speaker, kind: str, left: State, right: State) -> Iterator[Field]:
    """Yield the fields of two projects, those that a page asks for and every stage that one of them has reached."""
    stages = next((known.stages for known in say.plan.kinds if known.key == kind), ())
    reached = [word for word in (*stages, *STAGE_SPANS) if left.of(word) or right.of(word)]
    for word in (*_FIRST, *reached, *_LAST):
        ours, theirs = left.of(word), right.of(word)
        texts = _text(say, kind, ours), _text(say, kind, theirs)
        how = _how(ours, theirs)
        parts = differing(*texts) if how == "differs" else tuple((Part(text, False),) if text else () for text in texts)
        yield Field(word, say.word(word), *parts, how)


def sources(rows: Iterable[Entry]) -> list[Entry]:
    """Return an entry for each source that speaks of a project, in the order of recording."""
    return list({row.source_id: row for row in rows if row.source_id is not None}.values())


def _how(left: tuple[Fact, ...], right: tuple[Fact, ...]) -> str:
    if not left and not right:
        return "none"
    if not left or not right:
        return "one"
    return "same" if _values(left) == _values(right) else "differs"


def _values(facts: Iterable[Fact]) -> set[object]:
    """Return what facts say, comparable; of an attribute the days do not matter."""
    return {
        (fact.entry.value, None if word_of(fact.entry.word).family == "attribute" else fact.entry.interval)
        for fact in facts
    }


def _text(say: Speaker, kind: str, facts: Iterable[Fact]) -> str:
    return gettext("；").join(dict.fromkeys(_said(say, kind, fact) for fact in facts))


def _said(say: Speaker, kind: str, fact: Fact) -> str:
    told = " ".join(filter(None, (say.value(fact.entry, kind).text, days(fact.entry.interval))))
    if word_of(fact.entry.word).family == "attribute":
        return told
    return f"{told}（{gettext(fact.standing.label)}）"
