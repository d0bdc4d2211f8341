"""The state of a subject: a fold over the entries known at an instant. Pages, measures and replays use this one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from yinfeng.ledger.core.entries import ASSERTING, BEST_FIRST, COUNTED, Entry, Standing
from yinfeng.ledger.core.words import STAGE_OF_FLOW, word_of

_RULINGS = (Standing.VERIFIED, Standing.REFUSED)


class Fact(NamedTuple):
    """What stands after corrections and rulings: the entry as it now reads, and what was said about it.

    `entry` keeps the id of the assertion (or of its last correction) and carries the days and value in force: those
    of the ruling where a ruling reduced or dated them.
    """

    entry: Entry
    standing: Standing
    ruling: Entry | None = None
    corrects: tuple[Entry, ...] = ()
    said_before_ruling: Entry | None = None

    @property
    def said(self) -> Entry:
        """The assertion as it was made, before a ruling reduced or dated it."""
        return self.said_before_ruling or self.entry


@dataclass(frozen=True, slots=True)
class State:
    """The facts of one subject by word, in the order they were recorded. Conflicting facts stand side by side."""

    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    def of(self, word: str, *standings: Standing) -> tuple[Fact, ...]:
        """Return the facts of a word with one of the standings (all that are not refused, if none is named)."""
        facts = self.facts.get(word, ())
        if not facts and word not in STAGE_OF_FLOW:
            return ()
        wanted = standings or COUNTED
        found = tuple([fact for fact in facts if fact.standing in wanted])
        if found or word not in STAGE_OF_FLOW:
            return found
        flow = [fact for fact in self.of(STAGE_OF_FLOW[word], *wanted) if fact.entry.to_day is not None]
        return tuple(sorted(flow, key=lambda fact: fact.entry.to_day or date.max)[:1])

    def best(self, word: str) -> tuple[Fact, ...]:
        """Return the facts of a word with the best standing it has: verified, else claimed, else reported."""
        if word not in self.facts and word not in STAGE_OF_FLOW:
            return ()
        found = self.of(word)
        if len(found) < 2 and word not in STAGE_OF_FLOW:
            return found
        for standing in BEST_FIRST:
            if facts := self.of(word, standing):
                return facts
        return ()

    def contested(self) -> tuple[str, ...]:
        """Return the words whose best facts say different things."""
        several = (word for word, facts in self.facts.items() if len(facts) > 1 and not word_of(word).many)
        return tuple(word for word in several if self._differ(word))

    def _differ(self, word: str) -> bool:
        dated = word_of(word).family != "attribute"
        return len({(fact.entry.value, fact.entry.interval if dated else None) for fact in self.best(word)}) > 1


def fold(entries: Iterable[Entry], known_at: datetime | None = None) -> State:
    """Fold the entries of one subject into its state at an instant (None: now).

    Shape: entries of one subject in any order; ids give the order of recording.
    Rules: a withdrawal takes away what it concerns, unless it is withdrawn itself; a correction replaces what it
    concerns, but a verified fact is only replaced by a verified one; the last ruling on an assertion holds, and gives
    its days and value where it names them.
    """
    known = sorted((e for e in entries if known_at is None or e.known_at <= known_at), key=lambda e: e.id)
    living = _living(known) if any(entry.concerns is not None for entry in known) else known
    about: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in living:
        if entry.concerns is not None:
            about[entry.concerns].append(entry)
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    present = {entry.id for entry in living}
    for entry in living:
        if entry.standing in ASSERTING and (entry.concerns is None or entry.concerns not in present):
            for fact in _facts_of(entry, about, ()):
                facts[fact.entry.word].append(fact)
    return State({word: tuple(found) for word, found in facts.items()})


def until(state: State, day: date) -> State:
    """Return what a state says of the time up to a day: without the facts that can only lie after it."""
    kept = {word: tuple(fact for fact in facts if not _after(fact, day)) for word, facts in state.facts.items()}
    return State({word: facts for word, facts in kept.items() if facts})


def _after(fact: Fact, day: date) -> bool:
    return fact.entry.from_day is not None and fact.entry.from_day > day


def _living(entries: list[Entry]) -> list[Entry]:
    """Drop what a living withdrawal concerns; the latest decide first, since a withdrawal may be withdrawn."""
    dead: set[int] = set()
    for entry in reversed(entries):
        if entry.standing == Standing.WITHDRAWN and entry.id not in dead and entry.concerns is not None:
            dead.add(entry.concerns)
    return [entry for entry in entries if entry.id not in dead and entry.standing != Standing.WITHDRAWN]


def _facts_of(entry: Entry, about: Mapping[int, list[Entry]], corrects: tuple[Entry, ...]) -> list[Fact]:
    """Return the facts that an assertion and its corrections amount to: one, or two while a correction waits."""
    others = about.get(entry.id)
    if not others:
        return [Fact(entry, entry.standing, None, corrects)]
    rulings = [other for other in others if other.standing in _RULINGS]
    corrections = [other for other in others if other.standing in ASSERTING]
    own = _ruled(entry, rulings[-1] if rulings else None, corrects)
    if not corrections:
        return [own]
    later = _facts_of(corrections[-1], about, (*corrects, entry))
    if own.standing == Standing.VERIFIED and not any(fact.standing == Standing.VERIFIED for fact in later):
        return [own, *later]
    return later


def _ruled(entry: Entry, ruling: Entry | None, corrects: tuple[Entry, ...]) -> Fact:
    if ruling is None:
        return Fact(entry, entry.standing, None, corrects)
    if ruling.standing == Standing.REFUSED:
        return Fact(entry, Standing.REFUSED, ruling, corrects)
    now = entry
    if ruling.low is not None:
        now = now._replace(low=ruling.low, high=ruling.high, unit=ruling.unit)
    if ruling.to_day is not None:
        now = now._replace(from_day=ruling.from_day, to_day=ruling.to_day)
    return Fact(now, Standing.VERIFIED, ruling, corrects, entry)
