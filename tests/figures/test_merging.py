"""Count once: what someone ruled to be the same project counts as one."""

from datetime import UTC, date, datetime

from yinfeng.figures.core.merging import involved, merge_same
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import State, fold

AT = datetime(2026, 1, 1, tzinfo=UTC)


def state(*said: tuple[str, dict]) -> State:
    return fold(Entry(n, 1, word, Standing.CLAIMED, AT, **rest) for n, (word, rest) in enumerate(said, start=1))


SIGNED = ("signed", {"from_day": date(2026, 2, 1), "to_day": date(2026, 2, 1)})


def test_a_duplicate_is_taken_into_the_other_with_its_stages_but_not_its_money_or_name():
    kept = state(("name", {"text": "甲"}), ("agreed_amount", {"low": 5, "high": 5, "unit": "CNY"}))
    duplicate = state(
        ("name", {"text": "乙"}),
        SIGNED,
        ("agreed_amount", {"low": 5, "high": 5, "unit": "CNY"}),
        ("same_as", {"text": "a"}),
    )
    merged = merge_same({"a": kept, "b": duplicate})
    assert list(merged) == ["a"]
    assert [fact.entry.text for fact in merged["a"].of("name")] == ["甲"]
    assert len(merged["a"].of("signed")) == len(merged["a"].of("agreed_amount")) == 1


def test_an_amount_that_only_the_duplicate_has_is_kept():
    duplicate = state(("agreed_amount", {"low": 5, "high": 5, "unit": "CNY"}), ("same_as", {"text": "a"}))
    assert merge_same({"a": state(SIGNED), "b": duplicate})["a"].of("agreed_amount")


def test_a_chain_ends_in_its_last_and_a_circle_or_an_unknown_partner_changes_nothing():
    one, two, three = state(("same_as", {"text": "b"})), state(("same_as", {"text": "c"})), state(SIGNED)
    assert list(merge_same({"a": one, "b": two, "c": three})) == ["c"]
    circle = {"a": state(("same_as", {"text": "b"})), "b": state(("same_as", {"text": "a"}))}
    assert set(merge_same(circle)) == {"a", "b"}
    assert set(merge_same({"a": state(("same_as", {"text": "nowhere"}))})) == {"a"}


def test_a_change_to_either_side_of_a_pair_is_noticed():
    states = {"a": state(SIGNED), "b": state(("same_as", {"text": "a"})), "c": state(SIGNED)}
    assert involved(states, {"a": state()})
    assert involved(states, {"b": state(SIGNED)})
    assert involved(states, {"c": state(("same_as", {"text": "a"}))})
    assert not involved(states, {"c": state()})
