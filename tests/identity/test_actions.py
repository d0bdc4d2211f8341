"""Decisions on two projects: entries of one batch that lose no name, change counts at once and can be undone."""

from datetime import date

import pytest
from tests.ledger.browsing import press, says
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.figures.holding import hold
from yinfeng.figures.selectors import get_basis
from yinfeng.identity.actions import decide
from yinfeng.identity.holding import proposed
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.actions import undo
from yinfeng.ledger.models import Entry
from yinfeng.plan.moments import When
from yinfeng.plan.selectors import get_plan

pytestmark = pytest.mark.django_db


def say(campaign, key: str, word: str, other: str, *, by: Viewer = EAST, reason: str = "同一份协议"):
    return decide(campaign=campaign, key=key, word=word, other=other, by=by, at=NOON, reason=reason)


def waiting(campaign) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in proposed(campaign, get_plan(campaign)).waiting]


def n_signed(campaign) -> int:
    return get_basis(campaign, When(date(2026, 12, 31)), viewer=EAST).figure("new-signed").value.sure


def names(campaign, key: str) -> set[str]:
    state = hold(campaign, get_plan(campaign), "project").said[key]
    return {fact.entry.text for word in ("name", "alias") for fact in state.of(word)}


def test_what_looks_the_same_is_proposed_once_until_somebody_decided(pair):
    assert waiting(pair) == [("p1", "p2")]
    say(pair, "p2", "different_from", "p1")
    assert waiting(pair) == []


def test_the_same_project_counts_once_at_once_and_twice_again_after_undoing(pair):
    assert n_signed(pair) == 2
    batch = say(pair, "p2", "same_as", "p1")
    assert n_signed(pair) == 1
    undo(batch=batch, by=EAST, at=NOON, reason="看错了")
    assert (n_signed(pair), waiting(pair)) == (2, [("p1", "p2")])


def test_no_name_is_lost_and_undoing_takes_the_added_names_back(pair):
    before = names(pair, "p1")
    batch = say(pair, "p2", "same_as", "p1")
    assert names(pair, "p1") == before | {"湖光半导体芯片封测项目", "湖光封测"}
    assert names(pair, "p2") == {"湖光半导体芯片封测项目", "湖光封测"}
    undo(batch=batch, by=EAST, at=NOON, reason="看错了")
    assert names(pair, "p1") == before


def test_a_name_that_the_other_carries_is_not_said_again(pair):
    press(pair, "p1", "丁报", says("alias", "湖光封测"))
    batch = say(pair, "p2", "same_as", "p1")
    said = batch.entries.filter(word="alias").values_list("text", flat=True)
    assert list(said) == ["湖光半导体芯片封测项目"]


def test_the_reason_and_the_unit_stand_at_every_entry(pair):
    batch = say(pair, "p2", "same_as", "p1", reason="投资协议同一份")
    assert {entry.by_unit for entry in batch.entries.all()} == {"east"}
    assert all("投资协议同一份" in entry.source.title for entry in batch.entries.select_related("source"))


@pytest.mark.parametrize("word", ["part_of", "different_from", "uncertain_with"])
def test_other_verdicts_change_no_count(pair, word):
    say(pair, "p2", word, "p1")
    assert (n_signed(pair), waiting(pair)) == (2, [])


def test_a_pair_left_open_can_be_decided_and_the_open_verdict_is_taken_back(pair):
    say(pair, "p1", "uncertain_with", "p2")
    say(pair, "p2", "same_as", "p1")
    assert [one.word for one in proposed(pair, get_plan(pair)).decided] == ["same_as"]


def test_what_another_unit_left_open_stays(pair):
    say(pair, "p1", "uncertain_with", "p2", by=OFFICE)
    say(pair, "p2", "different_from", "p1")
    assert {one.word for one in proposed(pair, get_plan(pair)).decided} == {"uncertain_with", "different_from"}


def test_what_is_refused_stores_nothing(pair):
    say(pair, "p2", "same_as", "p1")
    before = Entry.objects.count()
    for key, word, other, refusal in [
        ("p1", "different_from", "p2", RefusedError),
        ("p1", "same_as", "p2", RefusedError),
        ("p3", "same_as", "p2", RefusedError),
        ("p3", "same_as", "p3", NotFoundError),
        ("p3", "same_as", "p9", NotFoundError),
    ]:
        with pytest.raises(refusal):
            say(pair, key, word, other)
    with pytest.raises(RefusedError):
        say(pair, "p3", "part_of", "p1", by=Viewer("无名"))
    with pytest.raises(RefusedError):
        say(pair, "p3", "part_of", "p1", reason=" ")
    assert Entry.objects.count() == before


def test_who_counts_as_another_is_found_under_its_old_name(pair):
    say(pair, "p2", "same_as", "p1")
    press(pair, "p4", "戊报", says("name", "湖光半导体芯片封测项目"), says("investor", "湖光半导体有限公司"),
          says("agreed_amount", figure="20亿元"), says("unit", "east"))  # fmt: skip
    assert waiting(pair) == [("p1", "p4")]


def test_the_engine_is_asked_again_only_where_what_it_reads_has_changed(pair):
    before = proposed(pair, get_plan(pair))
    assert before.proposals
    say(pair, "p2", "different_from", "p1")
    after = proposed(pair, get_plan(pair))
    assert after is not before
    assert after.proposals is before.proposals
