"""The write path: who may say what, and what the ledger keeps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.appending import append
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Entry, Project, Source
from yinfeng.ledger.selectors import get_state

pytestmark = pytest.mark.django_db


def sign(campaign, *, key="p1", day="2026-03-05", paper=True, by=EAST) -> Entry:
    source = Source(campaign=campaign, kind="paper", title="投资协议", paper="agreement") if paper else None
    batch = actions.claim(
        campaign=campaign,
        kind="project",
        key=key,
        word="signed",
        interval=parse_interval(day),
        paper=source,
        by=by,
        at=NOON,
    )
    return batch.entries.get()


def fact(entry: Entry):
    (found,) = get_state(entry.subject).facts[entry.word]
    return found


def test_a_claim_is_kept_with_its_day_paper_unit_and_instant(campaign):
    entry = sign(campaign)
    assert (entry.standing, entry.by_unit, entry.known_at, entry.source.title) == ("claimed", "east", NOON, "投资协议")
    assert Project.objects.get(key="p1").stage == "signed"


def test_another_unit_rules_and_the_list_shows_it_at_once(campaign):
    entry = sign(campaign)
    actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON, reason="材料齐全")
    assert fact(entry).standing == "verified"
    assert Project.objects.get(key="p1").stage_standing == "verified"


def test_a_refusal_takes_the_stage_out_of_the_list_but_not_out_of_the_ledger(campaign):
    entry = sign(campaign)
    actions.rule(entry_id=entry.pk, accepted=False, by=OFFICE, at=NOON, reason="协议未盖章")
    assert fact(entry).standing == "refused"
    assert Project.objects.get(key="p1").stage == ""
    assert Entry.objects.filter(subject=entry.subject).count() == 2


def test_an_amount_can_be_reduced_but_not_raised_by_a_ruling(campaign):
    paper = Source(campaign=campaign, kind="paper", title="进账单")
    batch = actions.claim(
        campaign=campaign, kind="project", key="p1", word="arrived_amount", quantity=parse_quantity("5000万元"),
        interval=parse_interval("2026-04-01"), paper=paper, by=EAST, at=NOON,
    )  # fmt: skip
    entry = batch.entries.get()
    with pytest.raises(RefusedError, match="不能大于"):
        actions.rule(
            entry_id=entry.pk, accepted=True, quantity=parse_quantity("6000万元"), by=OFFICE, at=NOON, reason="x"
        )
    actions.rule(
        entry_id=entry.pk, accepted=True, quantity=parse_quantity("3000万元"), by=OFFICE, at=NOON, reason="核减"
    )
    assert fact(entry).entry.low == parse_quantity("3000万元").low


@pytest.mark.parametrize(
    ("by", "accepted", "says"),
    [
        (EAST, True, "另一个单位"),
        (Viewer("无单位"), True, "代表哪个单位"),
        (Viewer("x", "nowhere"), True, "代表哪个单位"),
    ],
)
def test_a_unit_does_not_rule_on_itself_and_nobody_rules_without_a_unit(campaign, by, accepted, says):
    entry = sign(campaign)
    with pytest.raises(RefusedError, match=says):
        actions.rule(entry_id=entry.pk, accepted=accepted, by=by, at=NOON, reason="x")
    assert fact(entry).standing == "claimed"


def test_nothing_is_accepted_without_a_paper(campaign):
    entry = sign(campaign, paper=False)
    with pytest.raises(RefusedError, match="佐证材料"):
        actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON, reason="x")
    paper = Source(campaign=campaign, kind="paper", title="投资协议")
    actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON, reason="当场出示", paper=paper)
    assert fact(entry).standing == "verified"


def test_a_correction_replaces_a_claim_and_only_the_same_unit_may(campaign):
    entry = sign(campaign)
    with pytest.raises(RefusedError, match="填报单位"):
        actions.correct(entry_id=entry.pk, interval=parse_interval("2026-03-06"), by=OFFICE, at=NOON)
    actions.correct(entry_id=entry.pk, interval=parse_interval("2026-03-06"), by=EAST, at=NOON)
    assert str(fact(entry).entry.interval) == "2026-03-06"
    with pytest.raises(RefusedError, match="已被更正"):
        actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON, reason="x")


def test_a_withdrawal_needs_a_reason_and_can_be_taken_back(campaign):
    entry = sign(campaign)
    with pytest.raises(RefusedError, match="原因"):
        actions.withdraw(entry_id=entry.pk, by=EAST, at=NOON, reason=" ")
    taken = actions.withdraw(entry_id=entry.pk, by=EAST, at=NOON, reason="报错了").entries.get()
    assert "signed" not in get_state(entry.subject).facts
    with pytest.raises(RefusedError, match="已经撤回"):
        actions.withdraw(entry_id=entry.pk, by=EAST, at=NOON, reason="再撤")
    actions.withdraw(entry_id=taken.pk, by=EAST, at=NOON, reason="没有报错")
    assert fact(entry).standing == "claimed"


def test_what_has_not_happened_yet_cannot_be_claimed(campaign):
    with pytest.raises(RefusedError, match="今天之后"):
        sign(campaign, day="2026-07-01")


def test_today_is_the_day_where_the_campaign_is(campaign):
    early = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)  # seven in the morning of 1 July in Shanghai
    batch = actions.claim(
        campaign=campaign,
        kind="project",
        key="p1",
        word="signed",
        interval=parse_interval("2026-07-01"),
        by=EAST,
        at=early,
    )
    assert batch.n_entries == 1


def test_a_withdrawn_correction_gives_way_to_what_it_corrected_or_goes_with_it(campaign):
    entry = sign(campaign)
    better = actions.correct(entry_id=entry.pk, interval=parse_interval("2026-03-06"), by=EAST, at=NOON).entries.get()
    taken = actions.withdraw(entry_id=better.pk, by=EAST, at=NOON, reason="原来没有报错")
    assert str(fact(entry).entry.interval) == "2026-03-05"
    actions.withdraw(entry_id=taken.entries.get().pk, by=EAST, at=NOON, reason="还是更正的对")
    assert str(fact(entry).entry.interval) == "2026-03-06"
    whole = actions.withdraw(entry_id=better.pk, by=EAST, at=NOON, reason="没有签约", whole=True)
    assert [taken.concerns_id for taken in whole.entries.order_by("id")] == [entry.pk, better.pk]
    assert "signed" not in get_state(entry.subject).facts


def test_a_verified_claim_stays_when_its_waiting_correction_is_withdrawn_as_a_whole(campaign):
    entry = sign(campaign)
    actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON, reason="材料齐全")
    better = actions.correct(entry_id=entry.pk, interval=parse_interval("2026-03-06"), by=EAST, at=NOON).entries.get()
    actions.withdraw(entry_id=better.pk, by=EAST, at=NOON, reason="没有签约", whole=True)
    assert (fact(entry).standing, str(fact(entry).entry.interval)) == ("verified", "2026-03-05")


def test_a_batch_is_undone_once_and_as_a_whole(campaign):
    sign(campaign)
    batch = Batch.objects.latest("pk")
    undoing = actions.undo(batch=batch, by=EAST, at=NOON + timedelta(hours=1), reason="导错了文件")
    assert Project.objects.get(key="p1").stage == ""
    assert Entry.objects.count() == 2
    for again in (batch, undoing):
        with pytest.raises(RefusedError, match="已经撤销"):
            actions.undo(batch=again, by=EAST, at=NOON, reason="x")


def test_undoing_asks_no_more_for_many_entries_than_for_few(campaign):
    def ask(n: int) -> int:
        drafts = [Draft("project", f"u{i % 40}", "alias", Standing.CLAIMED, text=f"别名{i}") for i in range(n)]
        batch = append(campaign=campaign, title="别名", drafts=drafts, by=EAST, at=NOON)
        actions.withdraw(entry_id=batch.entries.first().pk, by=EAST, at=NOON, reason="报错了")
        with CaptureQueriesContext(connection) as asked:
            undoing = actions.undo(batch=batch, by=EAST, at=NOON, reason="导错了")
        assert undoing.n_entries == n - 1  # what is withdrawn already is not withdrawn again
        return sum(query["sql"].startswith("SELECT") for query in asked)

    assert ask(3) == ask(400) == 11


def test_the_state_before_a_ruling_can_still_be_seen(campaign):
    entry = sign(campaign)
    actions.rule(entry_id=entry.pk, accepted=True, by=OFFICE, at=NOON + timedelta(days=3), reason="材料齐全")
    (then,) = get_state(entry.subject, known_at=NOON + timedelta(days=2)).facts["signed"]
    assert then.standing == "claimed"


@pytest.mark.parametrize("change", [{"text": "改"}, None])
def test_the_database_itself_refuses_to_change_or_remove_an_entry(campaign, change):
    entry = sign(campaign)
    row = Entry.objects.filter(pk=entry.pk)
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        row.update(**change) if change else row.delete()
    assert Entry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"standing": "verified"},
        {"from_day": "2026-05-01"},
        {"from_day": "2026-05-02", "to_day": "2026-05-01"},
        {"low": 5, "high": 4},
        {"known_by": "guess"},
    ],
)
def test_the_database_refuses_entries_that_make_no_sense(campaign, wrong):
    entry = sign(campaign)
    row = {"campaign": campaign, "subject": entry.subject, "word": "signed", "standing": "claimed"}
    row |= {"known_at": NOON, "recorded_at": NOON, "by": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**(row | wrong))
