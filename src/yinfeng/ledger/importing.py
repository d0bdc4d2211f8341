"""Tables become batches: read by the campaign's mapping, compared with what the ledger holds, stored as one batch.

What the same unit said before in the same words is not said again; where it says something else of a word that has
one value, that is a correction of what it said before. A file that is stored already adds nothing.
"""

import fnmatch
import hashlib
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yinfeng.kernel.days import Interval
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.actions import append
from yinfeng.ledger.core.cells import read_day
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import Fact, State, fold
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.names import names_of
from yinfeng.ledger.core.tables import Origin, Said, read_table
from yinfeng.ledger.core.words import WORDS, word_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Source, Subject
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

_FEW = 500
_RULINGS = {"accept": Standing.VERIFIED, "refuse": Standing.REFUSED}


class _UnfitError(Exception):
    """A row does not fit what the ledger holds; message and advice are those of the problem."""


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
    *, campaign: Campaign, path: Path, table: Table, by: Viewer, at: datetime, dry_run: bool = False
) -> Import:
    """Read a file and, unless it is a dry run or stored already, store what it says as one batch. One transaction.

    Raises: OSError if the file cannot be read.
    """
    return import_content(
        campaign=campaign, content=path.read_bytes(), name=path.name, table=table, by=by, at=at, dry_run=dry_run
    )  # fmt: skip


def import_content(
    *, campaign: Campaign, content: bytes, name: str, table: Table, by: Viewer, at: datetime, dry_run: bool = False
) -> Import:
    """Read the bytes of a file of this name; else as `import_file`."""
    digest = hashlib.sha256(content).hexdigest()
    result = Import(name)
    with nullcontext() if dry_run else transaction.atomic():  # what is compared and what is stored are of one instant
        if campaign.batches.filter(file_sha256=digest, undone_by=None).exists():
            result.stored_before = True
            return result
        reading = read_table(content, name, table, names_of(get_plan(campaign)))
        result.n_rows, result.problems = reading.n_rows, reading.problems
        _draft_all(result, campaign, table, [_by(one, by) for one in reading.said] if by.unit else reading.said, at)
        if result.drafts and not dry_run:
            result.batch = append(
                campaign=campaign, title=table.title[:200], drafts=result.drafts, by=by, at=at,
                file_name=name, file_sha256=digest,
            )  # fmt: skip
    return result


def _by(one: Said, by: Viewer) -> Said:
    """Where a table does not name who speaks or rules, it is the unit on whose behalf it is imported."""
    ruler = one.ruler or (by.unit if one.act in _RULINGS else "")
    return replace(one, sender=one.sender or by.unit, ruler=ruler)


def _draft_all(result: Import, campaign: Campaign, table: Table, said: list[Said], at: datetime) -> None:
    states = _states(campaign, table.kind, {one.key for one in said})
    labels = _labels(campaign)
    sources: dict[tuple[Origin, str], Source] = {}
    told: set[object] = set()
    for one in said:
        try:
            drafts = _drafts(one, table, states.get(one.key, State()), at)
        except _UnfitError as error:
            word, sender = labels.get(one.word, one.word), labels.get(one.sender, one.sender) or "该单位"
            facts = {"word": word, "sender": sender, "key": one.key}
            result.problems.append(Problem(Place(result.file, line=one.line), *error.args, facts))
            continue
        fresh = [draft for draft in drafts if _mark(draft, one) not in told]
        result.n_known += not fresh
        told.update(_mark(draft, one) for draft in fresh)
        source = sources.setdefault((one.origin, one.paper), _source(one, table, campaign))
        result.drafts += [replace(draft, source=source, spot=f"{result.file[-80:]}:{one.line}") for draft in fresh]


def _labels(campaign: Campaign) -> dict[str, str]:
    """Return what the words, units and bodies are called on a page."""
    plan = get_plan(campaign)
    named = {one.key: one.label for one in (*plan.stages, *plan.units, *plan.bodies)}
    return {word.key: word.label for word in WORDS.values()} | named


def _mark(draft: Draft, one: Said) -> object:
    """What makes a draft the same as another of its file."""
    return (draft.key, draft.word, draft.text, draft.quantity, draft.interval, draft.concerns, one.origin, one.sender)


def _states(campaign: Campaign, kind: str, keys: set[str]) -> dict[str, State]:
    found = Subject.objects.filter(campaign=campaign, kind=kind).values_list("pk", "key")
    wanted = {identifier: key for identifier, key in found if key in keys}
    if not wanted:
        return {}
    entries = load_entries(campaign, wanted if len(wanted) < _FEW else None)
    return {key: fold(entries.get(identifier, ())) for identifier, key in wanted.items()}


def _drafts(one: Said, table: Table, state: State, at: datetime) -> list[Draft]:
    """Return what a row's saying adds to the ledger: nothing where the ledger holds it.

    Raises: _UnfitError if it rules on or withdraws what nobody said, or rules as nobody may.
    """
    known_at, known_by = _known(one.origin.day, at)
    interval = one.interval or (None if one.dated else Interval(None, timezone.localtime(at).date()))
    draft = Draft(
        table.kind, one.key, one.word, Standing(table.standing), interval, one.quantity, one.text or one.label, one.raw,
        known_at=known_at, known_by=known_by, by_unit=one.ruler if one.act in _RULINGS else one.sender,
    )  # fmt: skip
    if one.act == "assert":
        return _assertion(one, draft, state)
    if one.act in _RULINGS and one.ruler in ("", one.sender):
        raise _UnfitError("审核要由填报单位以外的一个单位作出，这一行没有读入。", "请写明审核单位。")
    standing = _RULINGS.get(one.act, Standing.WITHDRAWN)
    about = replace(draft, standing=standing, interval=None, text=one.text if table.act != "assert" else "")
    if _raises(one, table, state):
        raise _UnfitError("核定数大于 {sender} 的填报数，这一行没有读入。", "数额有增加时，请由填报单位更正。")
    carried = table.carries.get(one.word) if one.act == "accept" and one.quantity else None
    if carried:
        paid = replace(one, word=carried, interval=None, label="")
        amounts = [replace(about, word=carried, concerns=said.id) for said in _concerned(paid, table, state)]
        about = replace(about, quantity=None, raw="")
        return [replace(about, concerns=said.id) for said in _concerned(one, table, state)] + amounts
    return [replace(about, word=said.word, concerns=said.id) for said in _concerned(one, table, state)]


def _raises(one: Said, table: Table, state: State) -> bool:
    """Tell whether a ruling accepts more than was said, which only the unit that said it may do."""
    if one.act != "accept" or one.quantity is None:
        return False
    word = table.carries.get(one.word)
    said = _concerned(replace(one, word=word, interval=None, label="") if word else one, table, state)[-1]
    return said.unit == one.quantity.unit and said.high is not None and one.quantity.high > said.high


def _assertion(one: Said, draft: Draft, state: State) -> list[Draft]:
    units = _speaks_for(one.sender, state)
    mine = [fact for fact in state.facts.get(one.word, ()) if fact.entry.by in units]
    if any(_says_the_same(fact, draft) for fact in mine):
        return []
    if word_of(one.word).many:
        mine = [fact for fact in mine if _same_instalment(fact, draft)]
    if draft.standing == Standing.CLAIMED and mine:
        return [replace(draft, concerns=mine[-1].entry.id)]
    return [draft]


def _speaks_for(sender: str, state: State) -> set[str]:
    """A unit to which a subject was passed on answers for what the units before it said."""
    units = {sender}
    for fact in state.facts.get("unit", ()):
        if fact.entry.text == sender:
            units |= {earlier.text for earlier in fact.corrects}
    return units


def _same_instalment(fact: Fact, draft: Draft) -> bool:
    """Of a word that comes in instalments, the one with the same label, or else of the same day, is meant."""
    if draft.quantity is None:
        return False
    return fact.said.text == draft.text if draft.text else fact.said.interval == draft.interval


def _says_the_same(fact: Fact, draft: Draft) -> bool:
    """Compare with what was said, not with what a ruling made of it; an attribute is the same on whatever day."""
    entry, quantity = fact.said, draft.quantity
    figure = (quantity.low, quantity.high, quantity.unit) if quantity else (None, None, "")
    same = entry.value == (*figure, draft.text) and (quantity is not None or not draft.raw or entry.text == draft.text)
    return same and (word_of(draft.word).family == "attribute" or entry.interval == draft.interval)


def _concerned(one: Said, table: Table, state: State) -> list[Entry]:
    """Return what a ruling or withdrawal is about: the last saying that fits, or all where the whole is meant.

    A ruling may come after a correction and still be about what stood there before; it then names the day of that.
    What is withdrawn goes with all that it corrected, so that the first saying does not come back.
    """
    whole = bool(table.whole) and one.word == table.whole
    units = _speaks_for(one.sender, state)
    words = list(state.facts) if whole else [one.word]
    facts = [fact for word in words for fact in state.facts.get(word, ()) if fact.entry.by in units]
    fit = [
        (fact, entry) for fact in facts for entry in (*fact.corrects, fact.said) if whole or _fits(entry, one, table)
    ]
    if not fit:
        raise _UnfitError("台账里没有 {sender} 对 {key} 填报的“{word}”，这一行没有读入。", "请先填报，或核对编号。")
    if whole:
        return list({entry.id: entry for _, entry in fit}.values())
    fact, entry = fit[-1]
    own = {other.said.id for other in facts if other is not fact}
    gone = [former for former in fact.corrects if former.id not in own]
    return [*gone, entry] if one.act == "withdraw" and entry is fact.said else [entry]


def _fits(entry: Entry, one: Said, table: Table) -> bool:
    if table.act == "assert":
        return entry.text == one.text
    return (not one.label or entry.text == one.label) and (one.interval is None or entry.interval == one.interval)


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
        url=origin.url[:500] if linked else "", file_name="" if linked else Path(origin.url).name[:255],
        published=origin.day[:32], publisher_class=origin.publisher_class[:16], confidence=origin.confidence[:16],
    )  # fmt: skip
