"""What the detectors look at: projects as they stand in the ledger, the papers of their entries, the day of asking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from yinfeng.kernel.display import money
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import Fact, State

AMOUNT, ARRIVED = "agreed_amount", "arrived_amount"


@dataclass(frozen=True)
class Project:
    """A project: its key and its state, read in the terms of the doubts."""

    key: str
    state: State

    @cached_property
    def name(self) -> str:
        """Its name, or its key where it has none."""
        return self._text("name") or self.key

    @cached_property
    def unit(self) -> str:
        """The unit that answers for it, as its key in the plan."""
        return self._text("unit")

    @cached_property
    def investor(self) -> str:
        """Its investor, the latest where several are named; empty where none is."""
        return self._text("investor")

    @cached_property
    def agreed(self) -> Entry | None:
        """The agreed amount in force, the latest of the best standing."""
        facts = [fact for fact in self.state.best(AMOUNT) if fact.entry.high is not None]
        return facts[-1].entry if facts else None

    @property
    def stake(self) -> tuple[int, str]:
        """The agreed amount as hundredths with its currency; nothing is 0."""
        return (self.agreed.high or 0, self.agreed.unit) if self.agreed else (0, "CNY")

    @property
    def events(self) -> list[Fact]:
        """The facts that name an event."""
        return list(self.state.of("event"))

    def instalments(self) -> list[Entry]:
        """Return what has arrived, each sum once: one under correction counts as it is verified."""
        facts = self.state.of(ARRIVED)
        standing = {fact.said.id for fact in facts}
        return [fact.entry for fact in facts if not standing & {old.id for old in fact.corrects}]

    def all_facts(self) -> Iterator[Fact]:
        """Yield every fact that is not refused."""
        for word in self.state.facts:
            yield from self.state.of(word)

    def _text(self, word: str) -> str:
        facts = self.state.best(word)
        return facts[-1].entry.text if facts else ""


@dataclass(frozen=True)
class Ledger:
    """The projects of a campaign on a day.

    Shape: `papers` by id of a source, its title where it is a paper; `same` pairs of keys that somebody ruled to be one
    project; `proposed` pairs that are probably one and not decided; `labels` of units and words for the sentences.
    """

    projects: Mapping[str, Project]
    today: date
    papers: Mapping[int, str] = field(default_factory=dict)
    same: frozenset[frozenset[str]] = frozenset()
    proposed: Sequence[tuple[str, str]] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def claiming(self) -> frozenset[str]:
        """The units that have claimed something of a project."""
        facts = (fact for project in self.projects.values() for fact in project.all_facts())
        return frozenset(fact.said.by for fact in facts if fact.said.standing == Standing.CLAIMED)

    def label(self, key: str) -> str:
        """Return what a unit or word is called."""
        return self.labels.get(key, key)

    def paper_of(self, entry: Entry) -> str:
        """Return the title of the paper that came with an entry, empty where there is none."""
        return self.papers.get(entry.source, "") if entry.source is not None else ""

    def are_same(self, one: str, other: str) -> bool:
        """Tell whether two projects were ruled to be one."""
        return frozenset((one, other)) in self.same


def amount_text(entry: Entry) -> str:
    """Return an entry's amount as people read it."""
    ends = dict.fromkeys((entry.low, entry.high))
    return "—".join(money(end, entry.unit) for end in ends)
