"""The rows of a workbook held against the ledger: what each adds, what stands there, which project it is."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from yinfeng.ledger.book import Book
from yinfeng.ledger.comparing import drafts_of
from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.reading import Said
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Source
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.editions import Traits
from yinfeng.workbooks.core.results import Row
from yinfeng.workbooks.editions import Past
from yinfeng.workbooks.keys import keys_of, own_keys
from yinfeng.workbooks.opening import Opened, mark_of
from yinfeng.workbooks.saying import ANY, Context, Spoken, say_row
from yinfeng.workbooks.vanishing import Gone

Spot = tuple[str, str, str]
"""A cell of a file with the word and text that it was stored as."""

NOTHING_KNOWN = State()


@dataclass
class Brought:
    """What became of a workbook: its projects, what is new of each chosen row by its mark, what was known already.

    `keys` are the keys of its rows and `states` what the ledger held of them; `fresh` are the marks of rows of which
    this sender said nothing before; `n_older` counts what a newer file of the list says otherwise; `gone` are those
    who should be on the list and are not, `told` what answers about them add.
    """

    opened: Opened
    n_projects: int = 0
    n_known: int = 0
    n_older: int = 0
    rows: dict[str, list[Draft]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    past: Past | None = None
    gone: Mapping[str, Gone] = field(default_factory=dict)
    told: Sequence[Draft] = ()
    batch: Batch | None = None

    @property
    def drafts(self) -> list[Draft]:
        """All that is new, in the order of the rows, then what answers add."""
        return [*(draft for drafts in self.rows.values() for draft in drafts), *self.told]

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


def speak(
    opened: Opened, context: Context, keys: Mapping[str, str], chosen: Collection[str] | None
) -> list[tuple[str, Spoken]]:
    """Return what the chosen rows say, each with the row's mark and the key of its subject."""
    found = []
    for reading in opened.reading.sheets:
        sheet = opened.sheet_of(reading)
        for row in reading.projects:
            mark = mark_of(reading, row)
            if mark in keys and (chosen is None or mark in chosen):
                for one in say_row(reading, sheet, row, context):
                    found.append((mark, replace(one, said=replace(one.said, key=keys[mark]))))
    return found


def compare(
    result: Brought, spoken: Sequence[tuple[str, Spoken]], stored: set[Spot], *, book: Book, at: datetime
) -> None:
    """Keep what the ledger does not hold, once however many rows say it; of a list that comes late nothing that would
    correct what a newer one said. A draft has a source only where its row names the paper that proves it."""
    states, said_here = _states(book, {one.said.key for _, one in spoken}), set()
    result.states, late = states, result.past is not None and result.past.is_late
    sources: dict[str, Source] = {}
    for mark, one in spoken:
        said = one.said
        state = states.get(said.key, NOTHING_KNOWN)
        fresh = [
            replace(draft, spot=one.spot, known_by=draft.known_by if said.origin.day else "recorded")
            for draft in _drafts(one, state, stored, at)
            if (draft.key, draft.word, said.sender, said.value) not in said_here
        ]
        if mark not in result.rows and not says(said.sender, state):
            result.fresh.add(mark)
        if late:
            result.n_older += sum(draft.concerns is not None for draft in fresh)
            fresh = [draft for draft in fresh if draft.concerns is None]
        said_here |= {(draft.key, draft.word, said.sender, said.value) for draft in fresh}
        result.n_known += not fresh
        if said.paper and fresh:
            paper = Source(campaign=book.campaign, kind="paper", title=said.paper[:300])
            fresh = [replace(draft, source=sources.setdefault(said.paper, paper)) for draft in fresh]
        result.rows.setdefault(mark, []).extend(fresh)


def says(sender: str, state: State) -> bool:
    """Tell whether something that a unit says stands in a state."""
    return any(fact.entry.by == sender for facts in state.facts.values() for fact in facts)


def _drafts(one: Spoken, state: State, stored: set[Spot], at: datetime) -> Iterator[Draft]:
    """Yield what is new: nothing of a cell that is stored, nor what the unit claimed before though up to another day:
    a stage without a day of its own, or a figure that runs up to the day of the list."""
    said = one.said
    if (said.word, one.spot, said.text) in stored:
        return
    running = said.interval is not None and said.interval.from_day is None
    own = [fact.said for fact in state.facts.get(said.word, ()) if fact.entry.by == said.sender] if running else []
    if own and (said.quantity is None or any(_same_figure(entry, said) for entry in own)):
        return
    yield from drafts_of(said, ANY, state, at)


def _same_figure(entry: Entry, said: Said) -> bool:
    figure = said.quantity
    return figure is not None and entry.value == (figure.low, figure.high, figure.unit, said.text)


def _states(book: Book, keys: set[str]) -> dict[str, State]:
    found = book.subjects(ANY.kind, keys)
    book.read(found.values())
    return {key: book.state(subject) for key, subject in found.items()}


def replace_dropped(result: Brought, spoken: Sequence[tuple[str, Spoken]], sources: Collection[int], unit: str) -> None:
    """Have what a row newly says of a word with several values stand in place of what the same list said before and
    now leaves out: another investor, another remark. `sources` are the earlier files of the list."""
    if not sources:
        return
    texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for _mark, one in spoken:
        texts[one.said.key, one.said.word].add(one.said.text)
    for drafts in result.rows.values():
        dropped: dict[str, list[int]] = {}
        for at, draft in enumerate(drafts):
            if draft.concerns is None and draft.quantity is None and draft.text and word_of(draft.word).many:
                if draft.word not in dropped:
                    state = result.states.get(draft.key, NOTHING_KNOWN)
                    dropped[draft.word] = list(_dropped(state, draft.word, texts[draft.key, draft.word], sources, unit))
                if dropped[draft.word]:
                    drafts[at] = replace(draft, concerns=dropped[draft.word].pop(0))


def _dropped(state: State, word: str, said: set[str], sources: Collection[int], unit: str) -> Iterator[int]:
    """Yield the entries of a unit's list that it no longer says."""
    for fact in state.facts.get(word, ()):
        if fact.entry.by == unit and fact.entry.source in sources and fact.entry.text not in said:
            yield fact.entry.id
