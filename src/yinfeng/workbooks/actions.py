"""A workbook becomes one batch: what its rows say, compared with what the ledger holds, claimed by the acting unit."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.comparing import drafts_of
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.guards import needs_unit
from yinfeng.ledger.models import Batch, Entry, Source
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan
from yinfeng.workbooks.keys import keys_of, own_keys
from yinfeng.workbooks.opening import NONE, Opened, mark_of, open_workbook
from yinfeng.workbooks.saying import ANY, Context, Spoken, say_row
from yinfeng.workbooks.selectors import column_meanings

_Spot = tuple[str, str, str]


@dataclass
class Brought:
    """What became of a workbook: its projects, what is new of each chosen row by its mark, what was known already."""

    opened: Opened
    n_projects: int = 0
    n_known: int = 0
    rows: dict[str, list[Draft]] = field(default_factory=dict)
    batch: Batch | None = None

    @property
    def drafts(self) -> list[Draft]:
        """All that is new, in the order of the rows."""
        return [draft for drafts in self.rows.values() for draft in drafts]


def bring(
    *,
    campaign: Campaign,
    content: bytes,
    name: str,
    by: Viewer,
    at: datetime,
    chosen: Collection[str] | None = None,
    dry_run: bool = False,
    only_if_sound: bool = False,
    corrections: Mapping[str, str] = NONE,
) -> Brought:
    """Read a workbook and, unless it is a dry run, store the chosen rows (None: all) as one batch. One transaction.

    Rules: with `only_if_sound` nothing is stored of a file that has problems; a cell of this very file that is in the
    ledger is not said again; the file is kept by its hash; columns are read as a person said of this file
    (`corrections`: header → meaning) or of what this sender brings.
    Raises: UnreadableError if it is no workbook, RefusedError if it is to be stored and nobody acts for a unit.
    """
    if not dry_run:
        needs_unit(campaign, by)
    plan = get_plan(campaign)
    decided = {header: row.meaning for header, row in column_meanings(campaign, by.unit).items()}
    opened = open_workbook(content, name, plan, {**decided, **corrections})
    result = Brought(opened, sum(len(sheet.projects) for sheet in opened.reading.sheets))
    digest = hashlib.sha256(content).hexdigest()
    with nullcontext() if dry_run else transaction.atomic():
        book = Book(campaign)
        spoken = _speak(campaign, opened, _context(plan, by, at), chosen)
        _compare(result, spoken, _stored(campaign, digest), book=book, at=at)
        if result.drafts and not dry_run and not (only_if_sound and opened.problems):
            papers.keep([content])
            source = Source(campaign=campaign, kind="return", title=name[:300], file_name=name[:255], sha256=digest)
            drafts = [replace(draft, source=source) for draft in result.drafts]
            result.batch = append(
                campaign=campaign, title=f"导入表格 {name}"[:200], drafts=drafts, by=by, at=at, book=book,
                file_name=name[:255], file_sha256=digest,
            )  # fmt: skip
    return result


def _context(plan: Plan, by: Viewer, at: datetime) -> Context:
    stages = next((kind.stages for kind in plan.kinds if kind.key == ANY.kind), ())
    units = {unit.label: unit.key for unit in plan.units}
    return Context(units, frozenset(stages), timezone.localtime(at).date(), by.unit)


def _speak(
    campaign: Campaign, opened: Opened, context: Context, chosen: Collection[str] | None
) -> list[tuple[str, Spoken]]:
    """Return what the chosen rows say, each with the row's mark and the key of its subject."""
    keys, found = keys_of(campaign), []
    for reading in opened.reading.sheets:
        sheet = opened.sheet_of(reading)
        own = own_keys(reading, sheet)
        for row in reading.projects:
            mark, project = mark_of(reading, row), row.project
            if project is None or not project.name or (chosen is not None and mark not in chosen):
                continue
            unit = context.units.get(project.county or "", "")
            key = keys.of(project.name, unit, own.get(row.row, ""))
            for one in say_row(reading, sheet, row, context):
                found.append((mark, replace(one, said=replace(one.said, key=key))))
    return found


def _stored(campaign: Campaign, digest: str) -> set[_Spot]:
    """Return which cells of a file the ledger holds already, with their word and text. One query."""
    entries = Entry.objects.filter(campaign=campaign, batch__file_sha256=digest, batch__undone_by=None)
    return set(entries.values_list("word", "spot", "text"))


def _compare(
    result: Brought, spoken: Sequence[tuple[str, Spoken]], stored: set[_Spot], *, book: Book, at: datetime
) -> None:
    """Keep what the ledger does not hold, once however many rows say it."""
    states, said_here = _states(book, {one.said.key for _, one in spoken}), set()
    for mark, one in spoken:
        said = one.said
        fresh = [
            replace(draft, spot=one.spot, known_by="recorded")
            for draft in _drafts(one, states.get(said.key, State()), stored, at)
            if (draft.key, draft.word, said.value) not in said_here
        ]
        said_here |= {(draft.key, draft.word, said.value) for draft in fresh}
        result.n_known += not fresh
        result.rows.setdefault(mark, []).extend(fresh)


def _drafts(one: Spoken, state: State, stored: set[_Spot], at: datetime) -> Iterator[Draft]:
    """Yield what is new: nothing of a cell that is stored, nor a stage without its day where the unit claimed it."""
    said = one.said
    if (said.word, one.spot, said.text) in stored:
        return
    undated = word_of(said.word).family == "stage" and said.interval is not None and said.interval.from_day is None
    if undated and any(fact.entry.by == said.sender for fact in state.facts.get(said.word, ())):
        return
    yield from drafts_of(said, ANY, state, at)


def _states(book: Book, keys: set[str]) -> dict[str, State]:
    found = book.subjects(ANY.kind, keys)
    book.read([subject.pk for subject in found.values()])
    return {key: book.state(subject.pk) for key, subject in found.items()}
