"""What a withdrawal takes away and what stands once it has, against the fold."""

from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.test_fold import entry

from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.withdrawing import left_without, statement_of, withdrawals


def test_a_withdrawn_withdrawal_takes_nothing_away():
    history = [entry(1), entry(2, "withdrawn", 1), entry(3, "withdrawn", 2), entry(4), entry(5, "withdrawn", 4)]
    assert {taken: by.id for taken, by in withdrawals(history).items()} == {2: 3, 4: 5}


def left(history, taken: int) -> list[tuple[int, str]]:
    (about,) = [one for one in history if one.id == taken]
    return [(fact.said.id, fact.standing.value) for fact in left_without(history, about)]


def test_what_a_withdrawn_entry_stood_in_for_holds_again():
    history = [entry(1), entry(2, "claimed", 1), entry(3, "verified", 2), entry(4)]
    assert left(history, 4) == []
    assert left(history, 3) == [(2, "claimed")]
    assert left(history, 2) == [(1, history[0].standing.value)]


def test_a_verified_saying_stands_beside_its_waiting_correction():
    history = [entry(1), entry(2, "verified", 1), entry(3, "claimed", 1)]
    assert left(history, 3) == [(1, "verified")]
    facts = fold(history).facts["signed"]
    assert [[said.id for said in statement_of(fact, facts)] for fact in facts] == [[1], [3]]


@given(st.lists(st.sampled_from(["claimed", "verified", "refused"]), max_size=8))
def test_a_statement_withdrawn_as_a_whole_leaves_only_what_stands_for_itself(acts):
    history = [entry(1)]
    for number, act in enumerate(acts, 2):
        latest = max(one.id for one in history if one.standing == "claimed")
        history.append(entry(number, act, latest))
    facts = fold(history).facts["signed"]
    for fact in facts:
        gone = [entry(len(history) + n, "withdrawn", one.id) for n, one in enumerate(statement_of(fact, facts), 1)]
        left = fold([*history, *gone]).facts.get("signed", ())
        assert [other.said.id for other in left] == [other.said.id for other in facts if other is not fact]
