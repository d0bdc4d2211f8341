"""What is known of a subject, laid out for its page: facts side by side, stages as a ladder, relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.ledger import models
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.words import STAGE_SPANS, WORDS
from yinfeng.ledger.showing import Shown, Speaker, days
from yinfeng.plan.core.schema import Plan

HEAD: Mapping[str, tuple[str, ...]] = {
    "project": ("name", "alias", "unit", "group", "industry", "nature", "investor", "origin", "site", "agreed_amount"),
    "key-project": ("name", "alias", "unit", "group", "industry", "investor", "site", "agreed_amount"),
    "firm": ("name", "alias", "unit", "industry", "product", "lead_firm"),
    "park": ("name", "alias", "unit", "industry", "operator", "model", "floor_area", "status"),
    "event": ("name", "unit", "place", "n_projects", "total_amount"),
    "assignment": ("name",),
}
"""What a page of a kind asks for: a word of these that nobody has said anything of is shown as unknown."""

_ORDER = (Standing.VERIFIED, Standing.CLAIMED, Standing.REPORTED, Standing.REFUSED)
_RELATIONS = tuple(key for key, word in WORDS.items() if word.holds == "subject")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that is said of a word, and by whom: facts that say the same stand together.

    `sayings` are the entries, each with the name of the unit that speaks, if one does. `said` is the value before a
    ruling reduced it, `first_days` the days before a ruling changed them, `ruler` who ruled.
    """

    value: Shown
    days: str
    standing: Standing
    sayings: tuple[tuple[models.Entry, str], ...]
    said: Shown | None = None
    first_days: str = ""
    ruler: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trait:
    """A word with everything that is said of it; several readings stand side by side."""

    word: str
    label: str
    readings: tuple[Reading, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage: what says that it is reached, or the papers that would prove it."""

    stage: str
    label: str
    readings: tuple[Reading, ...]
    papers: tuple[str, ...] = ()
    contested: bool = False
    by_flow: bool = False
    claimable: bool = True

    @property
    def standing(self) -> str:
        """The best standing it has been reached with; empty where it has not."""
        best = self.readings[0].standing if self.readings else Standing.REFUSED
        return "" if best == Standing.REFUSED else best.value


@dataclass(frozen=True, slots=True)
class Portrait:
    """The state of one subject, ready to be printed."""

    speaker: Speaker
    kind: str
    state: State
    rows: Mapping[int, models.Entry]

    def traits(self) -> list[Trait]:
        """Return what the kind's page asks for, and whatever else has been said that is no stage and no relation."""
        wanted = HEAD.get(self.kind, ())
        stages = {*self.speaker.stages, *STAGE_SPANS} - set(wanted)
        others = [word for word in WORDS if word in self.state.facts and word not in (*wanted, *_RELATIONS, *stages)]
        return [self._trait(word, self.state.of(word)) for word in (*wanted, *others)]

    def relations(self) -> list[Trait]:
        """Return what is said of this subject and others."""
        return [self._trait(word, self.state.of(word)) for word in _RELATIONS if word in self.state.facts]

    def ladder(self, plan: Plan) -> list[Rung]:
        """Return the stages of the kind in the plan's order; a word for one of several stands before the first."""
        kind = next((kind for kind in plan.kinds if kind.key == self.kind), None)
        papers = {stage.key: stage.papers for stage in plan.stages}
        order = list(kind.stages) if kind else []
        for word, spans in STAGE_SPANS.items():
            if word in self.state.facts:
                order.insert(order.index(spans[0]) if spans[0] in order else len(order), word)
        known = {*order, *WORDS}
        order += [word for word in self.state.facts if word not in known]
        return [self._rung(stage, papers.get(stage, ())) for stage in order]

    def _rung(self, stage: str, papers: Iterable[str]) -> Rung:
        own = self.state.facts.get(stage, ())
        facts = own or self.state.of(stage)
        return Rung(
            stage, self.speaker.word(stage), self._readings(facts), tuple(map(self.speaker.paper, papers)),
            stage in self.state.contested(), not own and bool(facts), stage in self.speaker.stages,
        )  # fmt: skip

    def _trait(self, word: str, facts: Iterable[Fact]) -> Trait:
        return Trait(word, self.speaker.word(word), self._readings(facts), word in self.state.contested())

    def _readings(self, facts: Iterable[Fact]) -> tuple[Reading, ...]:
        alike: dict[object, list[Fact]] = {}
        for fact in sorted(facts, key=lambda fact: _ORDER.index(fact.standing)):
            alike.setdefault((fact.standing, fact.entry.value, fact.entry.interval, fact.said.value), []).append(fact)
        return tuple(self._reading(some) for some in alike.values())

    def _reading(self, facts: list[Fact]) -> Reading:
        first, ruling = facts[0], facts[0].ruling
        said, entry = first.said, first.entry
        reduced, redated = said.value != entry.value, said.interval != entry.interval
        return Reading(
            self.speaker.value(ruling if reduced and ruling else entry, self.kind),
            days(entry.interval), first.standing,
            tuple((self.rows[fact.entry.id], self.speaker.unit(fact.entry.by).text) for fact in facts),
            self.speaker.value(said, self.kind) if reduced else None, days(said.interval) if redated else "",
            self.speaker.unit(ruling.by).text if ruling else "", ruling.text if ruling else "",
        )  # fmt: skip
