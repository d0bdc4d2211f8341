"""A workbook becomes one batch: what its rows say, compared with what the ledger holds, claimed by the acting unit."""

import hashlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.collecting import collection_paused
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers
from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.guards import needs_unit
from yinfeng.ledger.models import Batch, Entry, Source
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan
from yinfeng.workbooks.drafting import Brought, Comparing, Spot, keyed
from yinfeng.workbooks.editions import keep_edition, past_of, sources_of
from yinfeng.workbooks.models import Vanished
from yinfeng.workbooks.opening import Opened, open_workbook
from yinfeng.workbooks.saying import ANY, Context, context_of
from yinfeng.workbooks.selectors import decided_meanings
from yinfeng.workbooks.vanishing import (
    ANSWERED,
    Answer,
    answer_drafts,
    ask,
    become,
    come_back,
    gone_from,
    open_questions,
)

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


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
    against: int | None = None,
    answers: Mapping[str, Answer] = NO_ANSWERS,
    opened: Opened | None = None,
) -> Brought:
    """Read a workbook and, unless it is a dry run, store the chosen rows (None: all) as one batch. One transaction.

    Rules: with `only_if_sound` nothing is stored of a file that has problems; a cell of this very file that is in the
    ledger is not said again; the file is kept by its hash; columns are read as a person said of what this sender
    brings, unless it was `opened` already. It is compared with the last edition of its list (or with that which
    `against` names); who vanished since is asked about unless `answers` tell (by key).
    Raises: UnreadableError if it is no workbook, RefusedError if it is to be stored and nobody acts for a unit, or an
    answer does not fit.
    """
    if not dry_run:
        needs_unit(campaign, by)
    opened = opened or open_workbook(content, name, get_plan(campaign), decided_meanings(campaign, by.unit))
    result = Brought(opened, sum(len(sheet.projects) for sheet in opened.reading.sheets))
    digest = hashlib.sha256(content).hexdigest()
    source = Source(campaign=campaign, kind="return", title=name[:300], file_name=name[:255], sha256=digest)
    context = context_of(get_plan(campaign), timezone.localtime(at).date(), source, by.unit)
    with collection_paused(), nullcontext() if dry_run else transaction.atomic():
        book = Book(campaign)
        drafts = _drafts(result, context, book, chosen=chosen, against=against, answers=answers, at=at)
        first = list(islice(drafts, 1))
        if (first or result.gone) and not dry_run and not (only_if_sound and opened.problems):
            papers.keep([content])
            _store(result, book, source, chain(first, drafts), by=by, at=at, answers=answers)
        deque(drafts, maxlen=0)
    return result


def _drafts(
    result: Brought, context: Context, book: Book, *, chosen: Collection[str] | None, against: int | None,
    answers: Mapping[str, Answer], at: datetime,
) -> Iterator[Draft]:  # fmt: skip
    """Yield what the rows add to the ledger, then what the answers about those who vanished from the list add; what
    became of each is noted in the result on the way."""
    campaign, opened, unit = book.campaign, result.opened, context.sender
    keys = keyed(campaign, opened, context, chosen)
    became = become(answers, keys)
    known = book.subjects(ANY.kind, became.values())
    renamed = {new: old for old, new in became.items() if new not in known}
    result.keys = {mark: renamed.get(key, key) for mark, key in keys.items()}
    result.past = past_of(campaign, unit, opened.reading, set(keys.values()), against)
    stored, sources = _stored(campaign, context.source.sha256), sources_of(campaign, result.past)
    yield from Comparing(result, context, book, stored, sources).drafts(chosen)
    result.gone = gone_from(campaign, result.past, keys.values(), result.new_traits())
    fit = {
        key: replace(answer, other=became[key] if became.get(key) in known else "")
        for key, answer in answers.items()
        if key in result.gone
    }
    reported = min(result.past.reported_on or context.today, context.today)
    for draft in answer_drafts(fit, book=book, unit=unit, reported=reported, at=at):
        result.n_answered += 1
        yield replace(draft, source=context.source)


def _store(
    result: Brought, book: Book, source: Source, drafts: Iterable[Draft], *, by: Viewer, at: datetime,
    answers: Mapping[str, Answer],
) -> None:  # fmt: skip
    """Store what is new as one batch, which projects the file lists, and the questions that it raises."""
    result.batch = append(
        campaign=book.campaign, title=f"导入表格 {source.file_name}"[:200], drafts=drafts, by=by, at=at, book=book,
        file_name=source.file_name, file_sha256=source.sha256,
    )  # fmt: skip
    if result.past is not None:
        edition = keep_edition(batch=result.batch, past=result.past, keys=result.keys.values())
        come_back(batch=result.batch, keys=result.keys.values())
        ask(edition=edition, gone=result.gone, answers=answers, keys=result.keys)


@transaction.atomic
def answer(*, question: Vanished, answer: Answer, by: Viewer, at: datetime) -> Batch:
    """Answer a question that was left open: one batch, which undone opens the question again.

    Raises: RefusedError if another unit was asked, it is answered already, or the answer is none.
    """
    edition, book = question.edition, Book(question.edition.campaign)
    if by.unit != edition.by_unit:
        raise RefusedError(_("只有报送这份清单的单位可以答复。"))
    if not open_questions(edition.campaign, by.unit).filter(pk=question.pk).exists():
        raise RefusedError(_("这个问题已经答复。"))
    key = question.subject.key
    if answer.kind not in ANSWERED:
        raise RefusedError(_("请选择一种答复。"))
    if answer.kind == "renamed" and (answer.other == key or not book.subjects(ANY.kind, [answer.other])):
        raise RefusedError(_("请写明与台账里哪个项目是同一个（写编号）。"))
    day = timezone.localtime(at).date()
    reported = min(edition.reported_on or day, day)
    drafts = list(answer_drafts({key: answer}, book=book, unit=by.unit, reported=reported, at=at))
    source = Source.objects.filter(campaign=edition.campaign, sha256=edition.batch.file_sha256).first()
    question.answered_in = append(
        campaign=edition.campaign, title=f"答复 {key} {question.name}"[:200],
        drafts=[replace(draft, source=source) for draft in drafts], by=by, at=at, book=book,
    )  # fmt: skip
    question.answer = answer.kind
    question.save(update_fields=["answer", "answered_in"])
    return question.answered_in


def _stored(campaign: Campaign, digest: str) -> set[Spot]:
    """Return which cells of a file the ledger holds already, with their word and text. One query."""
    entries = Entry.objects.filter(campaign=campaign, batch__file_sha256=digest, batch__undone_by=None)
    return set(entries.values_list("word", "spot", "text"))
