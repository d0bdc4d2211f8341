"""The rows of a workbook held against the ledger: what each adds, what stands there, which project it is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from yinfeng.ledger.book import Book
from yinfeng.ledger.comparing import asserted
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.editions import Traits
from yinfeng.workbooks.core.results import Row
from yinfeng.workbooks.editions import Past
from yinfeng.workbooks.keys import keys_of, own_keys
from yinfeng.workbooks.opening import Opened, mark_of
from yinfeng.workbooks.saying import ANY, Context, Speaker, speaker_of
from yinfeng.workbooks.vanishing import Gone

Spot = tuple[str, str, str]
"""A cell of a file with the word and text that it was stored as."""

NOTHING_KNOWN = State()
_CHUNK = 1000


@dataclass
class Brought:
    """What became of a workbook: its projects, how much is new of each chosen row by its mark and of the answers, how
    much was known already.

    `keys` are the keys of its rows; `fresh` are the marks of rows of which this sender said nothing before; `changes`
    hold of the others what is new, and `states` what the ledger held of them; `n_older` counts what a newer file of the
    list says otherwise; `gone` are those who should be on the list and are not.
    """

    opened: Opened
    n_projects: int = 0
    n_known: int = 0
    n_older: int = 0
    n_answered: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    changes: dict[str, list[Draft]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    past: Past | None = None
    gone: Mapping[str, Gone] = field(default_factory=dict)
    batch: Batch | None = None

    @property
    def n_new(self) -> int:
        """How much is new of all rows together, with what answers add."""
        return sum(self.rows.values()) + self.n_answered

    def new_traits(self) -> dict[str, Traits]:
        """Return what tells the projects of which the sender said nothing before, by mark."""
        rows = (
            (mark_of(reading, row), row) for reading in self.opened.reading.sheets for row in reading.projects
        )  # fmt: skip
        return {mark: _traits(row) for mark, row in rows if mark in self.fresh}


def _traits(row: Row) -> Traits:
    project = row.project
    if project is None:
        return Traits("")
    return Traits(project.name or "", frozenset(project.investors), project.amount.low if project.amount else None)


def keyed(campaign: Campaign, opened: Opened, context: Context, chosen: Collection[str] | None) -> dict[str, str]:
    """Return the keys of the rows by mark: those that the ledger has, and new ones for the chosen rows (None: all).

    Three queries, none where every row has a key of its own.
    """
    known, found = cache(lambda: keys_of(campaign)), {}
    for reading in opened.reading.sheets:
        own = own_keys(reading, opened.sheet_of(reading))
        for row in reading.projects:
            mark, project = mark_of(reading, row), row.project
            if project is None or not project.name:
                continue
            unit = context.units.get(project.county or "", "")
            wanted = chosen is None or mark in chosen
            if key := own.get(row.row) or (known().of if wanted else known().met)(project.name, unit):
                found[mark] = key
    return found


@dataclass
class Comparing:
    """Holds the rows of a workbook against the ledger, one subject after the other: the drafts of a hundred thousand
    rows are never all there at once.

    Rules: what the ledger holds is not said again, nor what the unit claimed before though up to another day: a stage
    without a day of its own, a figure that runs up to the day of the list. A thing is new once however many rows say
    it. Of a list that comes late nothing counts that would correct what a newer one said. What a row newly says of a
    word with several values (another investor, another remark) stands in place of what the same list said before and
    now leaves out. `stored` are the cells of this very file that the ledger holds, `sources` the earlier files of the
    list.
    """

    result: Brought
    context: Context
    book: Book
    stored: Collection[Spot] = frozenset()
    sources: Collection[int] = frozenset()

    def drafts(self, chosen: Collection[str] | None) -> Iterator[Draft]:
        """Yield what the chosen rows (None: all) add, and note in the result what became of each."""
        subjects = self._by_subject(chosen)
        for keys in _chunks(subjects):
            known = self.book.subjects(ANY.kind, keys)
            self.book.read(known.values())
            states = {key: self.book.state(subject) for key, subject in known.items()}
            for key in keys:
                rows, state = subjects[key], states.get(key, NOTHING_KNOWN)
                is_new = len(rows) == 1 and not (state.facts or self.stored)
                yield from self._of_unknown(key, *rows[0]) if is_new else self._of_subject(key, rows, state)

    def _by_subject(self, chosen: Collection[str] | None) -> dict[str, list[tuple[str, Row, Speaker]]]:
        """Return the chosen rows by the key of their subject, each with its mark and who says what it holds."""
        found: dict[str, list[tuple[str, Row, Speaker]]] = {}
        opened, keys = self.result.opened, self.result.keys
        for reading in opened.reading.sheets:
            speakers = [Speaker(opened.sheet_of(reading), table, self.context) for table in reading.tables]
            for row in reading.projects:
                mark = mark_of(reading, row)
                if mark in keys and (chosen is None or mark in chosen):
                    found.setdefault(keys[mark], []).append((mark, row, speaker_of(row, speakers)))
        return found

    def _of_unknown(self, key: str, mark: str, row: Row, speaker: Speaker) -> list[Draft]:
        """Return what the only row of a subject says of which nothing was known: all of it is new."""
        drafts = list(speaker.say(row, key))
        self.result.fresh.add(mark)
        self.result.rows[mark] = len(drafts)
        return drafts

    def _of_subject(self, key: str, rows: Iterable[tuple[str, Row, Speaker]], state: State) -> Iterator[Draft]:
        result, told = self.result, set[object]()
        said = [(mark, list(speaker.say(row, key))) for mark, row, speaker in rows]
        for mark, drafts in said:
            if not says(drafts[0].by_unit, state):
                result.fresh.add(mark)
            new = list(self._new(drafts, state, told))
            if state.facts and self.sources:
                new = self._in_place(new, state, [draft for _mark, drafts in said for draft in drafts])
            result.rows[mark] = len(new)
            if new and mark not in result.fresh:
                result.changes[mark], result.states[key] = new, state
            yield from new

    def _new(self, drafts: Iterable[Draft], state: State, told: set[object]) -> Iterator[Draft]:
        late = self.result.past is not None and self.result.past.is_late
        for draft in drafts:
            value = draft.word, draft.by_unit, draft.interval, draft.quantity, draft.text
            fresh = self._unheard(draft, state) if value not in told else []
            if late and fresh and fresh[0].concerns is not None:
                self.result.n_older += 1
                fresh = []
            if fresh:
                told.add(value)
            else:
                self.result.n_known += 1
            yield from fresh

    def _unheard(self, draft: Draft, state: State) -> list[Draft]:
        """Return what a draft adds to a state, perhaps as a correction."""
        if (draft.word, draft.spot, draft.text) in self.stored:
            return []
        running = draft.interval is not None and draft.interval.from_day is None
        own = [fact.said for fact in state.facts.get(draft.word, ()) if running and fact.entry.by == draft.by_unit]
        if own and (draft.quantity is None or any(_same_figure(entry, draft) for entry in own)):
            return []
        return asserted(draft, state)

    def _in_place(self, new: list[Draft], state: State, said: Iterable[Draft]) -> list[Draft]:
        """Have what is new stand in place of what the list no longer says."""
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for draft in said:
            texts[draft.word].add(draft.text)
        dropped = cache(lambda word: list(self._dropped(state, word, texts[word])))
        found = []
        for draft in new:
            several = draft.concerns is None and draft.quantity is None and draft.text and word_of(draft.word).many
            found.append(
                replace(draft, concerns=dropped(draft.word).pop(0)) if several and dropped(draft.word) else draft
            )
        return found

    def _dropped(self, state: State, word: str, said: Collection[str]) -> Iterator[int]:
        """Yield the entries of the unit's list that it no longer says."""
        for fact in state.facts.get(word, ()):
            entry = fact.entry
            if entry.by == self.context.sender and entry.source in self.sources and entry.text not in said:
                yield entry.id


def says(sender: str | None, state: State) -> bool:
    """Tell whether something that a unit says stands in a state."""
    return any(fact.entry.by == sender for facts in state.facts.values() for fact in facts)


def _same_figure(entry: Entry, draft: Draft) -> bool:
    figure = draft.quantity
    return figure is not None and entry.value == (figure.low, figure.high, figure.unit, draft.text)


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, _CHUNK)):
        yield some
