"""Figures as templates print them: labels for keys, words for reasons, a row with its link and its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from yinfeng.figures.core.reached import SURE
from yinfeng.figures.core.reasons import Reason
from yinfeng.figures.core.rows import Row
from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.opening import Opened
from yinfeng.figures.parameters import Addresses
from yinfeng.figures.selectors import Figure, where_of
from yinfeng.figures.showing.texts import cohort_text, length_text
from yinfeng.figures.showing.words import AXES, WHYS
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_SPANS
from yinfeng.ledger.lists.columns import CODES
from yinfeng.ledger.models import Source
from yinfeng.ledger.showing import Speaker, days
from yinfeng.plan.core.assignments import labels
from yinfeng.plan.core.schema import Plan


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A subject that counts, as a line of a table."""

    name: str
    url: str
    key: str
    is_sure: bool
    days: tuple[tuple[str, str], ...]
    amount: str
    standings: tuple[str, ...]
    sources: tuple[Source, ...]
    reasons: tuple[str, ...]
    reached: int = 0
    length: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A label with a value and where it opens."""

    label: str
    text: str
    url: str = ""
    value: Value | None = None
    note: str = ""


@dataclass(frozen=True)
class FigureSpeaker:
    """Says keys, rows and reasons of one campaign's figures in the reader's language."""

    speaker: Speaker
    addresses: Addresses

    @property
    def plan(self) -> Plan:
        """The plan that gives the labels."""
        return self.speaker.plan

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {unit.key: unit.short for unit in self.plan.units}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return labels(self.plan)

    def word(self, key: str) -> str:
        """Return what a stage or a condition of the plan is called."""
        condition = next((one for one in self.plan.conditions if one.key == key), None)
        return condition.label if condition else self.speaker.word(key)

    def kind(self, key: str) -> str:
        """Return what a kind of subject is called."""
        return next((kind.label for kind in self.plan.kinds if kind.key == key), key)

    def label(self, axis: str, key: str) -> str:
        """Return what a label of an axis is called; the empty one is what no label is known for."""
        if not key:
            return gettext("月份不详") if axis == "month" else gettext("未写明")
        if axis == "unit":
            return self._units.get(key, key)
        if axis in ("tier", "group"):
            return self._labels.get(key, key)
        return str(CODES.get(axis, {}).get(key, key))

    def row(self, opened: Opened, row: Row, sources: Mapping[int, Source]) -> ShownRow:
        """Return a row as a line of a table."""
        kind = opened.figure.ask.kind
        state = opened.holding.states[row.key]
        facts = row.facts
        numbers = dict.fromkeys(fact.entry.source for fact in facts if fact.entry.source in sources)
        return ShownRow(
            name=name_of(state, row.key),
            url=self.addresses.subject(kind, row.key),
            key=row.key,
            is_sure=row.degree == SURE,
            days=tuple((self.speaker.word(word), _days(said)) for word, said in row.said.items() if said),
            amount=self.amount(row.amounts),
            standings=tuple(dict.fromkeys(fact.standing.value for fact in facts)),
            sources=tuple(sources[number] for number in numbers if number is not None),
            reasons=tuple(self.reason(reason, opened, row) for reason in row.reasons),
            reached=row.reached,
            length=length_text(row.length),
        )

    def amount(self, facts: Iterable[Fact]) -> str:
        """Return amounts as they are printed, each once."""
        return " · ".join(dict.fromkeys(self.speaker.value(fact.entry, "").text for fact in facts))

    def reason(self, reason: Reason, opened: Opened, row: Row) -> str:
        """Return why a row is only possible, in one sentence."""
        said = row.said.get(reason.about, ())
        ask = opened.figure.ask
        wider = next((span for span, words in STAGE_SPANS.items() if reason.about in words), reason.about)
        facts = {
            "word": self.word(reason.about),
            "days": _days(said),
            "said": self.speaker.word(wider),
            "axis": str(AXES.get(reason.about, reason.about)),
            "labels": gettext("、").join(self.label(reason.about, label) for label in reason.labels),
            "floor": str(ask.at_least or ""),
            "earlier": self.word(ask.from_word),
            "later": self.word(ask.to_word),
        }
        return str(WHYS[reason.why]) % facts

    def lines(self, opened: Opened, axis: str, parts: Iterable[tuple[str, Value]]) -> list[Line]:
        """Return a figure's breakdown by an axis, each line opening the figure under that filter."""
        where = where_of(opened.figure.measure, opened.figure.ask)
        measure = opened.figure.measure.key
        return [
            Line(
                self.label(axis, label),
                text_of(value),
                "" if axis == "month" else self.addresses.figure(measure, {**where, axis: label}),
                value,
                cohort_text(value, opened.figure.ask) if value.op == "rate" and value.low is not None else "",
            )
            for label, value in parts
        ]


def name_of(state: State, key: str) -> str:
    """Return a subject's name: the first of its best facts, else its key."""
    facts = state.best("name")
    return facts[0].entry.text if facts else key


def silence_text(figure: Figure, say: FigureSpeaker) -> str:
    """Return that the ledger says nothing of what a rate asks for."""
    return gettext("台账没有一条%(word)s的记录，这个零不是调查的结果") % {"word": say.word(figure.ask.reached)}


def _days(facts: Iterable[Fact]) -> str:
    return gettext("、").join(dict.fromkeys(days(fact.entry.interval) or gettext("没有日期") for fact in facts))
