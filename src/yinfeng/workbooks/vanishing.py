"""Projects that the last edition of a list had and the next has not: a question to the sender, and what its answer
adds to the ledger. Nothing is changed as long as nobody answers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval
from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger.book import Book
from yinfeng.ledger.comparing import drafts_of
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import State
from yinfeng.ledger.core.reading import Said
from yinfeng.ledger.core.withdrawing import statement_of
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.guards import not_ahead
from yinfeng.ledger.models import Batch, Project
from yinfeng.plan.models import Campaign
from yinfeng.workbooks.core.editions import Traits, likely_renamed
from yinfeng.workbooks.editions import Past
from yinfeng.workbooks.models import Edition, Vanished
from yinfeng.workbooks.saying import ANY

TERMINATED = "terminated"
ANSWERED = ("same", "ended", "mistaken", "renamed")
_CHUNK = 500


@dataclass(frozen=True)
class Answer:
    """What a sender says of a project that its list no longer has: same, ended (perhaps on a day), mistaken, or
    renamed (`other`: the row's mark while a file is brought, later the key of the project it became)."""

    kind: str
    interval: Interval | None = None
    other: str = ""


@dataclass(frozen=True)
class Gone:
    """A project that a list no longer has: as the ledger lists it, and the mark of the new row that it may have
    become, empty where none is likely."""

    row: Project
    likely: str = ""


def gone_from(campaign: Campaign, past: Past, present: Collection[str], new: Mapping[str, Traits]) -> dict[str, Gone]:
    """Return by key who was expected and is not there; not who ended, nor who is known to nobody any more.

    Rules: a list that comes late is asked about nothing, since a newer one is stored. One query for every 500.
    """
    here = set(present)
    missing = [] if past.is_late else [key for key in past.expected if key not in here]
    rows: dict[str, Project] = {}
    for start in range(0, len(missing), _CHUNK):
        some = Project.objects.filter(campaign=campaign, key__in=missing[start : start + _CHUNK])
        rows |= {row.key: row for row in some.exclude(stage=TERMINATED)}
    traits = {key: Traits(row.name, frozenset(row.investor.split("、")), row.amount_low) for key, row in rows.items()}
    likely = likely_renamed(traits, new)
    return {key: Gone(rows[key], likely.get(key, "")) for key in missing if key in rows}


def become(answers: Mapping[str, Answer], keys: Mapping[str, str]) -> dict[str, str]:
    """Return by the key of a vanished project that of the row (`keys` by mark) which a person says it became.

    Raises: RefusedError if no row of the file is named, or two projects would be one row.
    """
    marks = {key: answer.other for key, answer in answers.items() if answer.kind == "renamed"}
    if not keys.keys() >= set(marks.values()):
        raise RefusedError(_("改名要写明改成了这份文件里的哪一行。"))
    found = {key: keys[mark] for key, mark in marks.items()}
    if len(set(found.values())) < len(found):
        raise RefusedError(_("两个项目不能改名为同一行，请核对。"))
    return found


def answer_drafts(
    answers: Mapping[str, Answer], *, book: Book, unit: str, reported: date, at: datetime
) -> Iterator[Draft]:
    """Yield what answers add: the end of a project (up to the day of the return where none is told), the withdrawal
    of all that the unit itself said of it, or that it is the same as another one (`other`) that the ledger has."""
    subjects = book.subjects(ANY.kind, answers)
    book.read(subjects.values())
    for key, subject in subjects.items():
        state, answer = book.state(subject), answers[key]
        said = Said(0, "assert", key, "", "", sender=unit)
        if answer.kind == "ended":
            not_ahead(answer.interval, at)
            ended = answer.interval or Interval(None, reported)
            yield from drafts_of(replace(said, word=TERMINATED, interval=ended), ANY, state, at)
        elif answer.kind == "renamed" and answer.other:
            yield from drafts_of(replace(said, word="same_as", text=answer.other), ANY, state, at)
        elif answer.kind == "mistaken":
            yield from _withdrawn(key, state, unit)


def _withdrawn(key: str, state: State, unit: str) -> Iterator[Draft]:
    for word, facts in state.facts.items():
        own = [fact for fact in facts if fact.entry.by == unit]
        for entry in {entry.id: entry for fact in own for entry in statement_of(fact, facts)}.values():
            text = "报错：下一期清单里没有这个项目"
            yield Draft(ANY.kind, key, word, Standing.WITHDRAWN, text=text, concerns=entry.id, by_unit=unit)


def ask(*, edition: Edition, gone: Mapping[str, Gone], answers: Mapping[str, Answer], keys: Mapping[str, str]) -> None:
    """Keep a question for each project that vanished, with its answer where one was given. One query.

    `keys` are those of the rows by mark: a likely new name is kept as the key of its project.
    """
    Vanished.objects.bulk_create(
        Vanished(
            edition=edition, subject_id=one.row.pk, name=one.row.name, likely=keys.get(one.likely, ""),
            answer=answers[key].kind if key in answers else "", answered_in=edition.batch if key in answers else None,
        )
        for key, one in gone.items()
    )  # fmt: skip


def come_back(*, batch: Batch, keys: Collection[str]) -> None:
    """Close the open questions about projects that the sender lists again. Two queries at most."""
    here = set(keys)
    back = [one.pk for one in open_questions(batch.campaign, batch.by_unit) if one.subject.key in here]
    if back:
        Vanished.objects.filter(pk__in=back).update(answer="back", answered_in=batch)


def open_questions(campaign: Campaign, unit: str = "") -> QuerySet[Vanished]:
    """Return the questions that nobody answered, of one unit or of all, the oldest first.

    Rules: where the batch that asked is undone there is no question; where the one that answered is, it is open again.
    """
    found = Vanished.objects.filter(
        Q(answer="") | Q(answered_in__undone_by__isnull=False),
        edition__campaign=campaign, edition__batch__undone_by=None,
    )  # fmt: skip
    if unit:
        found = found.filter(edition__by_unit=unit)
    return found.select_related("subject", "edition__batch").defer("edition__keys").order_by("id")
