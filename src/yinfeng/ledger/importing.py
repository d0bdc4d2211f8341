"""Tables become batches: read by the campaign's mapping, compared with what the ledger holds, stored as one batch.

A file that is stored already adds nothing.
"""

import fnmatch
import hashlib
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.comparing import RULINGS, UnfitError, drafts_of
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import names_of
from yinfeng.ledger.core.tables import Origin, Said, read_table
from yinfeng.ledger.core.words import WORDS
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Source
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan


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


def find_table_by_name(tables: Iterable[Table], name: str) -> Table | None:
    """Return the mapping for a file that comes alone, without the folder it stood in."""
    return next((table for table in tables if fnmatch.fnmatch(name, Path(table.files).name)), None)


def import_file(
    *,
    campaign: Campaign,
    path: Path,
    table: Table,
    by: Viewer,
    at: datetime,
    dry_run: bool = False,
    book: Book | None = None,
) -> Import:
    """Read a file and, unless it is a dry run or stored already, store what it says as one batch. One transaction.

    Raises: OSError if the file cannot be read.
    """
    return import_content(
        campaign=campaign, content=path.read_bytes(), name=path.name, table=table, by=by, at=at, dry_run=dry_run,
        book=book,
    )  # fmt: skip


def import_content(
    *,
    campaign: Campaign,
    content: bytes,
    name: str,
    table: Table,
    by: Viewer,
    at: datetime,
    dry_run: bool = False,
    book: Book | None = None,
) -> Import:
    """Read the bytes of a file of this name; else as `import_file`."""
    digest = hashlib.sha256(content).hexdigest()
    result = Import(name)
    with nullcontext() if dry_run else transaction.atomic():  # what is compared and what is stored are of one instant
        if campaign.batches.filter(file_sha256=digest, undone_by=None).exists():
            result.stored_before = True
            return result
        book = book or Book(campaign)
        plan = get_plan(campaign)
        reading = read_table(content, name, table, names_of(plan))
        result.n_rows, result.problems = reading.n_rows, reading.problems
        _draft_all(result, table, [_by(one, table, by) for one in reading.said], at, book=book, labels=_labels(plan))
        if result.drafts and not dry_run:
            result.batch = append(
                campaign=campaign, title=table.title[:200], drafts=result.drafts, by=by, at=at, book=book,
                file_name=name, file_sha256=digest,
            )  # fmt: skip
    return result


def _by(one: Said, table: Table, by: Viewer) -> Said:
    """Where a table does not name who claims or rules, it is the unit on whose behalf it is imported.

    What is reported belongs to no unit, so that a publication says a thing once, whoever brings it in.
    """
    sender = one.sender or (by.unit if table.standing == Standing.CLAIMED else "")
    ruler = one.ruler or (by.unit if one.act in RULINGS else "")
    return one if (sender, ruler) == (one.sender, one.ruler) else replace(one, sender=sender, ruler=ruler)


def _draft_all(
    result: Import, table: Table, said: list[Said], at: datetime, *, book: Book, labels: Mapping[str, str]
) -> None:
    states = _states(book, table.kind, {one.key for one in said})
    sources: dict[tuple[Origin, str], Source] = {}
    told: set[object] = set()
    for one in said:
        try:
            drafts = drafts_of(one, table, states.get(one.key, State()), at)
        except UnfitError as error:
            word, sender = labels.get(one.word, one.word), labels.get(one.sender, one.sender) or "该单位"
            facts = {"word": word, "sender": sender, "key": one.key}
            result.problems.append(Problem(Place(result.file, line=one.line), *error.args, facts))
            continue
        fresh = [draft for draft in drafts if _mark(draft, one) not in told]
        result.n_known += not fresh
        told.update(_mark(draft, one) for draft in fresh)
        if fresh and (one.origin, one.paper) not in sources:
            sources[one.origin, one.paper] = _source(one, table, book.campaign)
        for draft in fresh:
            source, spot = sources[one.origin, one.paper], f"{result.file[-80:]}:{one.line}"
            result.drafts.append(replace(draft, source=source, spot=spot))


def _labels(plan: Plan) -> dict[str, str]:
    """Return what the words, units and bodies are called on a page."""
    named = {one.key: one.label for one in (*plan.stages, *plan.units, *plan.bodies)}
    return {word.key: word.label for word in WORDS.values()} | named


def _mark(draft: Draft, one: Said) -> object:
    """What makes a draft the same as another of its file."""
    return (draft.key, draft.word, draft.text, draft.quantity, draft.interval, draft.concerns, one.origin, one.sender)


def _states(book: Book, kind: str, keys: set[str]) -> dict[str, State]:
    found = book.subjects(kind, keys)
    book.read(found.values())
    return {key: book.state(subject) for key, subject in found.items()}


def _source(one: Said, table: Table, campaign: Campaign) -> Source:
    origin = one.origin
    linked = origin.url.startswith(("http://", "https://"))
    kind = "paper" if one.paper else "publication" if table.standing == "reported" else "return"
    return Source(
        campaign=campaign, kind=kind, title=(one.paper or origin.title or table.title)[:300],
        url=origin.url[:500] if linked else "", file_name="" if linked else Path(origin.url).name[:255],
        published=origin.day[:32], publisher_class=origin.publisher_class[:16], confidence=origin.confidence[:16],
    )  # fmt: skip
