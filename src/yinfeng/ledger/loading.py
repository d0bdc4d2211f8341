"""A campaign's own ledger files, loaded in the order of their mapping; what is stored already is passed over."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from yinfeng.kernel.problems import Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.mapping import Table, load_tables
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.files import File, open_file
from yinfeng.ledger.importing import Import, find_table
from yinfeng.ledger.models import Source, Subject
from yinfeng.plan.folder import read_text
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

LOADER = Viewer("随方案装入")
_FINISHED = "随方案装入完毕"


class MappingProblemsError(Exception):
    """The mapping file has problems, all of which are carried; nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_ledger(
    *, campaign: Campaign, folder: Path, by: Viewer, at: datetime, tell: Callable[[Import], None] = lambda _: None
) -> list[Import]:
    """Load every file of a campaign's `ledger` folder that its mapping names, each in one transaction.

    It is done once: an interrupted load goes on with the files that were not stored, a finished one is not repeated,
    so that a batch which someone undid does not come back.
    Raises: MappingProblemsError if the mapping has problems.
    """
    if is_loaded(campaign):
        return []
    stored = set(campaign.batches.values_list("file_sha256", flat=True))
    files = list(_files(campaign, folder, stored))
    load_assignments(campaign=campaign, by=by, at=at)
    book, done = Book(campaign), []
    for file in files:
        result = file.load(by=by, at=at, book=book)
        tell(result)
        done.append(result)
    append(campaign=campaign, title=_FINISHED, drafts=[], by=by, at=at)
    return done


def is_loaded(campaign: Campaign) -> bool:
    """Tell whether the campaign's own files have all been loaded. One query."""
    return campaign.batches.filter(title=_FINISHED).exists()


def mapping_of(campaign: Campaign) -> tuple[tuple[Table, ...], list[Problem]]:
    """Return the tables whose columns a campaign's own mapping names, and the mapping's problems; none without one."""
    path = Path(settings.CAMPAIGNS_DIR) / campaign.slug / "ledger" / "tables.yaml"
    tables, problems = _read_mapping(path) if path.is_file() else ((), [])
    return tuple(table for table in tables if table.form == "mapped"), problems


def _read_mapping(path: Path) -> tuple[tuple[Table, ...], list[Problem]]:
    text, problems = read_text(path.read_bytes(), path.name)
    tables, told = load_tables(text, path.name)
    return tables, problems + told


def _files(campaign: Campaign, folder: Path, stored: Collection[str]) -> Iterator[File]:
    """Yield the files of the folder in the mapping's order, then those of each sub-folder as they were sent; those
    with a digest in `stored` are left out."""
    mapping = folder / "tables.yaml"
    if not mapping.exists():
        return
    tables, problems = _read_mapping(mapping)
    if problems:
        raise MappingProblemsError(problems)
    order = {table.key: place for place, table in enumerate(tables)}
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        table = find_table(tables, name)
        if table is None or hashlib.sha256(path.read_bytes()).hexdigest() in stored:
            continue
        file = open_file(campaign, path, table)
        sent = file.sent if path.parent != folder else ""
        found.append((path.parent.as_posix(), sent, order[table.key], name, file))
    for *_, file in sorted(found, key=lambda row: row[:4]):
        yield file


def load_assignments(*, campaign: Campaign, by: Viewer, at: datetime) -> None:
    """Make one subject of kind assignment for each clause of the plan that obliges somebody and has none yet."""
    plan = get_plan(campaign)
    known = set(Subject.objects.filter(campaign=campaign, kind="assignment").values_list("key", flat=True))
    source = Source(campaign=campaign, kind="statement", title=plan.title[:300])
    drafts = [
        Draft(
            "assignment",
            clause.key,
            "name",
            Standing.REPORTED,
            text=clause.summary[:500],
            source=source,
            spot=clause.key,
        )
        for clause in plan.clauses
        if clause.says == "duty" and clause.key not in known
    ]
    if drafts:
        append(campaign=campaign, title="责任分工", drafts=drafts, by=by, at=at)
