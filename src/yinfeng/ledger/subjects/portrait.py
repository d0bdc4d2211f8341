"""What is known of a subject, laid out for its page: facts side by side, stages as a ladder, relations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yinfeng.ledger import models
from yinfeng.ledger.core.entries import BEST_FIRST, Standing
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.projection import furthest
from yinfeng.ledger.core.words import RELATIONS, STAGE_SPANS, WORDS
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

_ORDER = (*BEST_FIRST, Standing.REFUSED)


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said of a word, and by whom: facts that say the same stand together.

    `entries` are the entries, each with the name of the unit that speaks, if one does. `said` is the value before a
    ruling reduced it, `first_days` the days before a ruling changed them, `ruler` who ruled.
    """

    value: Shown
    days: str
    standing: Standing
    entries: tuple[tuple[models.Entry, str], ...]
    said: Shown | None = None
    first_days: str = ""
    ruler: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trait:
    """A word with everything that is said of it; several sayings stand side by side."""

    word: str
    label: str
    sayings: tuple[Saying, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage: what says that it is reached, or the papers that would prove it."""

    stage: str
    label: str
    sayings: tuple[Saying, ...]
    papers: tuple[str, ...] = ()
    contested: bool = False
    by_flow: bool = False
    claimable: bool = True

    @property
    def standing(self) -> str:
        """The best standing it has been reached with; empty where it has not."""
        best = self.sayings[0].standing if self.sayings else Standing.REFUSED
        return "" if best == Standing.REFUSED else best.value


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one unit says it is with what several owe; without a label it has reported nothing."""

    unit: Shown
    label: str = ""
    days: str = ""
    standing: str = ""
    number: int = 0


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
        others = [word for word in WORDS if word in self.state.facts and word not in (*wanted, *RELATIONS, *stages)]
        return [self._trait(word, self.state.of(word)) for word in (*wanted, *others)]

    def relations(self) -> list[Trait]:
        """Return what is said of this subject and others."""
        return [self._trait(word, self.state.of(word)) for word in RELATIONS if word in self.state.facts]

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

    def progress(self, plan: Plan, owners: Iterable[str]) -> list[Progress]:
        """Return how far each unit is: those that owe it (a tier stands for its units), then others that report."""
        named = set(owners)
        owing = [unit.key for unit in plan.units if {unit.key, unit.tier} & named]
        owing += [body.key for body in plan.bodies if body.key in named]
        stages = next((kind.stages for kind in plan.kinds if kind.key == self.kind), ())
        facts = [fact for stage in stages for fact in self.state.of(stage)]
        speaking = [fact.entry.by for fact in facts if fact.entry.by]
        return [self._progress(unit, stages) for unit in dict.fromkeys([*owing, *speaking])]

    def _progress(self, unit: str, stages: Sequence[str]) -> Progress:
        words = {
            word: tuple(fact for fact in facts if fact.entry.by == unit) for word, facts in self.state.facts.items()
        }
        said = State({word: facts for word, facts in words.items() if facts})
        found = furthest(said, stages)
        if found is None:
            return Progress(self.speaker.unit(unit))
        entry = said.best(found.stage)[-1].entry
        return Progress(
            self.speaker.unit(unit),
            self.speaker.word(found.stage),
            days(entry.interval),
            found.standing.value,
            entry.id,
        )

    def _rung(self, stage: str, papers: Iterable[str]) -> Rung:
        own = self.state.facts.get(stage, ())
        facts = own or self.state.of(stage)
        return Rung(
            stage, self.speaker.word(stage), self._sayings(facts), tuple(map(self.speaker.paper, papers)),
            self._is_contested(stage), not own and bool(facts), stage in self.speaker.stages,
        )  # fmt: skip

    def _trait(self, word: str, facts: Iterable[Fact]) -> Trait:
        return Trait(word, self.speaker.word(word), self._sayings(facts), self._is_contested(word))

    def _is_contested(self, word: str) -> bool:
        """Several units may be at different stages of one assignment: that is no contradiction."""
        return word in self.state.contested() and not (self.kind == "assignment" and word in self.speaker.stages)

    def _sayings(self, facts: Iterable[Fact]) -> tuple[Saying, ...]:
        alike: dict[object, list[Fact]] = {}
        for fact in sorted(facts, key=lambda fact: _ORDER.index(fact.standing)):
            alike.setdefault((fact.standing, fact.entry.value, fact.entry.interval, fact.said.value), []).append(fact)
        return tuple(self._saying(some) for some in alike.values())

    def _saying(self, facts: list[Fact]) -> Saying:
        first, ruling = facts[0], facts[0].ruling
        said, entry = first.said, first.entry
        reduced, redated = said.value != entry.value, said.interval != entry.interval
        return Saying(
            self.speaker.value(ruling if reduced and ruling else entry, self.kind),
            days(entry.interval), first.standing,
            tuple((self.rows[fact.entry.id], self.speaker.unit(fact.entry.by).text) for fact in facts),
            self.speaker.value(said, self.kind) if reduced else None, days(said.interval) if redated else "",
            self.speaker.unit(ruling.by).text if ruling else "", ruling.text if ruling else "",
        )  # fmt: skip
