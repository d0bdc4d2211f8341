"""Who may do what to the ledger, and with what: each guard returns or refuses in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import ASSERTING, Standing
from yinfeng.ledger.core.fold import Fact
from yinfeng.ledger.models import Entry, Source
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan


def needs_unit(campaign: Campaign, by: Viewer) -> None:
    """Refuse who acts for no unit or body of the plan."""
    plan = get_plan(campaign)
    if by.unit not in {one.key for one in (*plan.units, *plan.bodies)}:
        raise RefusedError(_("请先选择代表哪个单位。"))


def own_unit(entry: Entry, by: Viewer) -> None:
    """Refuse who acts for another unit than the one that made an entry."""
    needs_unit(entry.campaign, by)
    if entry.by_unit != by.unit:
        raise RefusedError(_("只有填报单位可以更正或撤回自己的事项。"))


def in_force(entry: Entry, book: Book) -> Fact:
    """Return the fact that an assertion stands for; refuse what is no assertion or no longer in force."""
    book.read({entry.subject_id})
    for fact in book.state(entry.subject_id).facts.get(entry.word, ()):
        if fact.entry.id == entry.pk and Standing(entry.standing) in ASSERTING:
            return fact
    raise RefusedError(_("这一条已被更正或撤回，不能再处理；请打开最新的一条。"))


def needs_paper(fact: Fact, paper: Source | None) -> None:
    """Refuse where neither the ruling brings a paper nor what it is about has one."""
    sources = {said.source for said in (fact.said, *fact.corrects)}
    if paper is None and not Source.objects.filter(pk__in=sources - {None}, kind="paper").exists():
        raise RefusedError(_("没有佐证材料，不能认可；请先补充材料，或在审核时附上。"))


def needs_reason(reason: str, message: Promise) -> None:
    """Refuse, in the words given, where no reason is."""
    if not reason.strip():
        raise RefusedError(message)


def not_ahead(interval: Interval | None, at: datetime) -> None:
    """Refuse a day that has not come yet where the campaign is."""
    if interval is not None and interval.from_day is not None and interval.from_day > timezone.localtime(at).date():
        raise RefusedError(_("日期在今天之后；还没有发生的事不能填报。"))
