"""Tables become batches: read by the campaign's mapping, compared with what the ledger holds, stored as one batch.

What the same unit said before in the same words is not said again; where it says something else of a word that has
one value, that is a correction of what it said before. A file that is stored already adds nothing.
"""

import fnmatch
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path

from django.utils import timezone

from yinfeng.kernel.days import Interval
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.actions import append
from yinfeng.ledger.core.cells import read_day
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import Fact, State, fold
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import names_of
from yinfeng.ledger.core.tables import Origin, Said, read_table
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Source, Subject
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

_FEW = 500


@dataclass(slots=True)
class Import:
    """What became of a file: its rows, what is new, what the ledger held already, and every problem."""

    file: str
    n_rows: int = 0
    n_known: int = 0
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    batch: Batch | None = None
    stored_before: bool = False


def find_table(tables: Iterable[Table], name: str) -> Table | None:
    """Return the mapping whose file pattern fits a file's path within the campaign's ledger folder."""
    return next((table for table in tables if fnmatch.fnmatch(name, table.files)), None)


def import_file(
    *, campaign: Campaign, path: Path, table: Table, by: Viewer, at: datetime, dry_run: bool = False
) -> Import:
    """Read a file and, unless it is a dry run or stored already, store what it says as one batch. One transaction.

    Raises: OSError if the file cannot be read.
    """
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    result = Import(path.name)
    if campaign.batches.filter(file_sha256=digest, undone_by=None).exists():
        result.stored_before = True
        return result
    reading = read_table(content, path.name, table, names_of(get_plan(campaign)))
    result.n_rows, result.problems = reading.n_rows, reading.problems
    _draft_all(result, campaign, table, reading.said, at)
    if result.drafts and not dry_run:
        result.batch = append(
            campaign=campaign, title=table.title, drafts=result.drafts, by=by, at=at,
            file_name=path.name, file_sha256=digest,
        )  # fmt: skip
    return result


def _draft_all(result: Import, campaign: Campaign, table: Table, said: list[Said], at: datetime) -> None:
    states = _states(campaign, table.kind, {one.key for one in said})
    sources: dict[tuple[Origin, str], Source] = {}
    told: set[object] = set()
    for one in said:
        try:
            draft = _draft(one, table, states.get(one.key, State()), at)
        except LookupError as error:
            result.problems.append(
                Problem(Place(result.file, line=one.line), str(error.args[0]), "请先填报，或核对编号。")
            )
            continue
        mark = draft and (draft.key, draft.word, draft.text, draft.quantity, draft.interval, one.origin, one.sender)
        if draft is None or mark in told:
            result.n_known += 1
            continue
        told.add(mark)
        source = sources.setdefault((one.origin, one.paper), _source(one, table, campaign))
        result.drafts.append(replace(draft, source=source, spot=f"{result.file}:{one.line}"))


def _states(campaign: Campaign, kind: str, keys: set[str]) -> dict[str, State]:
    found = Subject.objects.filter(campaign=campaign, kind=kind).values_list("pk", "key")
    wanted = {identifier: key for identifier, key in found if key in keys}
    if not wanted:
        return {}
    entries = load_entries(campaign, wanted if len(wanted) < _FEW else None)
    return {key: fold(entries.get(identifier, ())) for identifier, key in wanted.items()}


def _draft(one: Said, table: Table, state: State, at: datetime) -> Draft | None:
    """Return what a row's saying adds to the ledger, or None where the ledger holds it.

    Raises: LookupError if it rules on or withdraws what nobody said.
    """
    known_at, known_by = _known(one.origin.day, at)
    interval = one.interval or (None if one.dated else Interval(None, at.date()))
    draft = Draft(
        table.kind, one.key, one.word, Standing(table.standing), interval, one.quantity, one.text, one.raw,
        known_at=known_at, known_by=known_by, by_unit=one.ruler or one.sender,
    )  # fmt: skip
    if one.act == "assert":
        return _assertion(one, draft, state)
    concerned = _concerned(one, state)
    standing = {"accept": Standing.VERIFIED, "refuse": Standing.REFUSED, "withdraw": Standing.WITHDRAWN}[one.act]
    return replace(draft, standing=standing, interval=None, concerns=concerned.entry.id)


def _assertion(one: Said, draft: Draft, state: State) -> Draft | None:
    mine = [fact for fact in state.facts.get(one.word, ()) if fact.entry.by == one.sender]
    if any(_says_the_same(fact, draft) for fact in mine):
        return None
    if draft.standing == Standing.CLAIMED and mine and not word_of(one.word).many:
        return replace(draft, concerns=mine[-1].entry.id)
    return draft


def _says_the_same(fact: Fact, draft: Draft) -> bool:
    """Compare with what was said, not with what a ruling made of it."""
    entry, quantity = fact.said, draft.quantity
    figure = (quantity.low, quantity.high, quantity.unit) if quantity else (None, None, "")
    return entry.value == (*figure, draft.text) and entry.interval == draft.interval


def _concerned(one: Said, state: State) -> Fact:
    facts = [fact for fact in state.facts.get(one.word, ()) if fact.entry.by == one.sender]
    if one.interval is not None:
        facts = [fact for fact in facts if fact.said.interval == one.interval]
    if not facts:
        raise LookupError(
            f"台账里没有 {one.sender or '该单位'} 对 {one.key} 填报的“{word_of(one.word).label}”，这一行没有读入。"
        )
    return facts[-1]


def _known(day: str, at: datetime) -> tuple[datetime, str]:
    """The last instant of the day as printed (a year: its end); the instant of loading where none is printed."""
    try:
        last = read_day(day).to_day
    except ValueError:
        return at, "loaded"
    return datetime.combine(last, time.max, timezone.get_default_timezone()), "published"


def _source(one: Said, table: Table, campaign: Campaign) -> Source:
    origin = one.origin
    linked = origin.url.startswith(("http://", "https://"))
    kind = "paper" if one.paper else "publication" if table.standing == "reported" else "return"
    return Source(
        campaign=campaign, kind=kind, title=(one.paper or origin.title or table.title)[:300],
        url=origin.url if linked else "", file_name="" if linked else Path(origin.url).name,
        published=origin.day[:32], publisher_class=origin.publisher_class[:16], confidence=origin.confidence[:16],
    )  # fmt: skip
