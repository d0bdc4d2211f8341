"""The timeline keeps every entry, says what each does, and agrees with the fold on what is in force."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from tests.ledger.test_fold import entry, histories

from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.timeline import Act, by_days, timeline

START = datetime(2022, 1, 1, tzinfo=UTC)


def lines(*entries: Entry) -> dict[int, object]:
    return {line.entry.id: line for line in timeline(entries)}


def test_each_entry_says_what_it_does():
    day = {"from_day": date(2022, 5, 1), "to_day": date(2022, 5, 1)}
    found = lines(
        entry(1, low=100, high=100),
        entry(2, "verified", 1, low=60, high=60),
        entry(3, "refused", 1),
        entry(4, "claimed", 1, low=90, high=90),
        entry(5, "withdrawn", 4),
        entry(6, "verified", 1),
        entry(7, "verified", 1, **day),
    )
    assert [line.act for line in found.values()] == [
        Act.REDATES, Act.ACCEPTS, Act.WITHDRAWS, Act.CORRECTS, Act.REFUSES, Act.REDUCES, Act.SAYS,
    ]  # fmt: skip


def test_an_acceptance_that_repeats_the_figure_reduces_nothing():
    found = lines(entry(1, low=100, high=100), entry(2, "verified", 1, low=100, high=100))
    assert found[2].act == Act.ACCEPTS


def test_each_entry_says_what_became_of_it():
    found = lines(entry(1), entry(2, "verified", 1), entry(3, "claimed", 1), entry(4, "withdrawn", 3))
    assert (found[1].ruled_by.id, found[1].corrected_by, found[1].standing) == (2, None, Standing.VERIFIED)
    assert (found[3].withdrawn_by.id, found[3].standing) == (4, Standing.WITHDRAWN)


def test_a_withdrawal_that_is_withdrawn_takes_nothing_back():
    found = lines(entry(1), entry(2, "withdrawn", 1), entry(3, "withdrawn", 2))
    assert found[1].withdrawn_by is None
    assert found[2].withdrawn_by.id == 3
    assert found[1].in_force


def test_by_days_a_ruling_follows_what_it_concerns_and_what_has_no_day_comes_last():
    early, late = date(2022, 1, 5), date(2022, 9, 1)
    history = [
        entry(1, word="name", text="甲"),
        entry(2, from_day=late, to_day=late),
        entry(3, word="started", from_day=early, to_day=early),
        entry(4, "verified", 2),
    ]
    assert [line.entry.id for line in by_days(timeline(history))] == [3, 2, 4, 1]


@given(histories())
def test_nothing_is_left_out_and_what_is_in_force_is_what_the_fold_holds(entries):
    found = timeline(entries)
    assert [line.entry.id for line in found] == sorted((e.id for e in entries), reverse=True)
    assert sorted(line.entry.id for line in by_days(found)) == sorted(e.id for e in entries)
    facts = {fact.entry.id: fact.standing for some in fold(entries).facts.values() for fact in some}
    assert {line.entry.id: line.standing for line in found if line.in_force} == facts


def test_it_starts_with_the_latest():
    assert [line.entry.known_at for line in timeline([entry(1), entry(2)])] == [
        START + timedelta(days=2), START + timedelta(days=1),
    ]  # fmt: skip
