"""What the ledger asks about itself, and what it does not ask."""

import random
from datetime import date, timedelta
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.integrity.building import Book

from yinfeng.integrity.core.doubts import KINDS, Doubt, by_stake
from yinfeng.integrity.core.habits import binomial_tail

YI = 10**10


@pytest.fixture
def book():
    return Book()


def test_a_sound_ledger_raises_no_doubt(book):
    for number in range(40):
        book.project(f"p{number}", f"{number + 3}700万元", paper=f"正式投资协议 示{number}")
        book.say(f"p{number}", "started", "2026-04-01")
        book.say(f"p{number}", "producing", "2026-09-01")
    assert book.asked() == []


def test_production_before_start_is_asked_with_both_rows(book):
    book.project("p")
    rows = (book.say("p", "started", "2026-06-11"), book.say("p", "producing", "2026-06-07"))
    (doubt,) = book.asked("order")
    assert sorted(doubt.rows) == sorted(rows)
    assert doubt.stake == 2 * YI
    assert "2026-06-07" in doubt.say()
    assert "2026-06-11" in doubt.say()


def test_days_that_may_be_in_order_are_not_asked(book):
    book.project("p")
    book.say("p", "started", "2026-06-11")
    book.say("p", "producing", "2026-06-11")
    assert book.asked("order") == []


def test_a_refused_step_is_out_of_doubt(book):
    book.project("p")
    book.say("p", "started", "2026-06-11")
    early = book.say("p", "producing", "2026-05-01")
    book.say("p", "producing", standing="refused", concerns=early, by="office")
    assert book.asked("order") == []


def test_more_arrived_than_agreed_is_asked_by_the_excess(book):
    book.project("p", "1亿元")
    for day in ("2026-04-01", "2026-05-01", "2026-06-01"):
        book.say("p", "arrived_amount", day, amount="4000万元")
    (doubt,) = book.asked("over-arrived")
    assert doubt.stake == 2000 * 10**6
    assert len(doubt.rows) == 4


def test_an_instalment_under_correction_counts_once(book):
    book.project("p", "1亿元")
    first = book.say("p", "arrived_amount", "2026-04-01", amount="6000万元")
    book.say("p", "arrived_amount", standing="verified", concerns=first, by="office")
    book.say("p", "arrived_amount", "2026-04-01", amount="6500万元", concerns=first, known="2026-05-01")
    assert book.asked("over-arrived") == []


def test_another_currency_is_never_compared(book):
    book.project("p", "1亿元")
    book.say("p", "arrived_amount", "2026-04-01", amount="2亿美元")
    assert book.asked("over-arrived") == []


def test_an_amount_of_a_closed_month_that_changed_is_asked_by_the_difference(book):
    agreed, _ = book.project("p", "2亿元", signed="2026-01-10")
    book.say("p", "agreed_amount", amount="5亿元", concerns=agreed, known="2026-08-20")
    (doubt,) = book.asked("late-change")
    assert doubt.stake == 3 * YI
    assert "2亿元" in doubt.say()
    assert "5亿元" in doubt.say()


@pytest.mark.parametrize(
    ("changed_to", "known"), [("2026-01-20", "2026-08-20"), ("2026-02-20", "2026-03-20")], ids=["same month", "in time"]
)
def test_a_change_that_moves_no_closed_figure_is_not_asked(book, changed_to, known):
    _, signed = book.project("p", signed="2026-01-10")
    book.say("p", "signed", changed_to, concerns=signed, known=known)
    assert book.asked("late-change") == []


def test_a_day_that_moved_to_another_month_late_is_asked(book):
    _, signed = book.project("p", signed="2026-01-10")
    book.say("p", "signed", "2025-12-20", concerns=signed, known="2026-08-20")
    (doubt,) = book.asked("late-change")
    assert doubt.stake == 2 * YI


def test_an_amount_named_at_an_event_alone_is_asked(book):
    book.project("p", "30亿元", signed="2026-05-18")
    book.say("p", "event", text="春季集中签约")
    (doubt,) = book.asked("ceremony-only")
    assert doubt.stake == 30 * YI
    assert "春季集中签约" in doubt.say()


def test_an_event_with_a_contract_or_a_sequel_is_not_asked(book):
    book.project("contract", signed="2026-05-18", paper="正式投资协议 示1")
    book.project("sequel", signed="2026-05-18")
    book.project("fresh", signed="2026-11-18")
    book.say("sequel", "registered", "2026-06-18")
    for key in ("contract", "sequel", "fresh"):
        book.say(key, "event", text="春季集中签约")
    assert book.asked("ceremony-only") == []


def test_a_ledger_of_press_reports_alone_is_not_asked_what_became_of_them(book):
    for word, also in (("name", {"text": "甲"}), ("event", {"text": "大会"}), ("agreed_amount", {"amount": "30亿元"})):
        book.say("p", word, standing="reported", by="", **also)
    book.say("p", "signed", "2026-01-18", standing="reported", by="")
    assert book.asked("ceremony-only") == []


def test_one_project_with_two_events_is_asked(book):
    book.project("p")
    for event in ("春季集中签约", "秋季集中签约"):
        book.say("p", "event", text=event)
    (doubt,) = book.asked("several-events")
    assert "春季集中签约、秋季集中签约" in doubt.say()


def test_two_projects_that_are_probably_one_are_asked_where_their_events_differ(book):
    for key, event in (("p", "春季集中签约"), ("q", "秋季集中签约"), ("r", "春季集中签约")):
        book.project(key, "2亿元" if key == "p" else "3亿元")
        book.say(key, "event", text=event)
    (doubt,) = book.asked("several-events", proposed=[("p", "q"), ("p", "r")])
    assert set(doubt.about) == {"p", "q"}
    assert doubt.stake == 2 * YI


@pytest.mark.parametrize(("one", "other"), [("3500万元", "3500亿元"), ("1.2亿元", "12亿元"), ("2亿元", "20001元")])
def test_two_amounts_that_differ_by_a_power_of_ten_are_asked(book, one, other):
    book.project("p", one)
    book.say("p", "agreed_amount", amount=other, standing="reported", by="")
    book.say("q", "agreed_amount", amount="1亿元")
    (doubt,) = book.asked("unit-slip")
    assert doubt.about == ("p",)


def test_amounts_that_differ_otherwise_are_no_slip(book):
    book.project("p", "2亿元")
    book.say("p", "agreed_amount", amount="21亿元", standing="reported", by="")
    book.say("p", "agreed_amount", amount="2亿美元", standing="reported", by="")
    assert book.asked("unit-slip") == []


def test_an_amount_no_other_comes_near_is_asked_in_the_unit_it_would_fit(book):
    dice = random.Random(1)
    for number in range(60):
        book.project(f"p{number}", f"{dice.randrange(3000, 60000)}万元", paper=f"合同 {number}")
    book.project("far", "9100亿元", paper="合同 far")
    (doubt,) = book.asked("magnitude")
    assert doubt.about == ("far",)
    assert "9,100万元" in doubt.say()


def test_one_paper_beside_two_projects_is_asked_unless_they_are_one(book):
    for key in ("p", "q"):
        book.project(key, paper="正式投资协议 示协2026-0007")
    (doubt,) = book.asked("shared-paper")
    assert set(doubt.about) == {"p", "q"}
    assert book.asked("shared-paper", same=frozenset([frozenset(("p", "q"))])) == []


def test_a_paper_without_a_number_names_no_paper(book):
    for key in ("p", "q"):
        book.project(key, paper="正式投资协议")
    assert book.asked("shared-paper") == []


def test_parts_of_one_project_signed_together_are_asked(book):
    names = ("新材料产业园（一期）", "新材料产业园二期", "新材料产业园3号地块", "新材料产业园四期")
    for number, day in enumerate(("2026-03-05", "2026-03-09", "2026-04-02", "2026-11-02")):
        book.project(f"p{number}", "1亿元", signed=day, name=names[number])
    book.project("other name", "1亿元", signed="2026-03-05", name="新能源产业园（一期）")
    book.project("other firm", "1亿元", signed="2026-03-05", name="新材料产业园（五期）")
    for key in ("p0", "p1", "p2", "p3"):
        book.say(key, "investor", text="甲公司")
    book.say("other firm", "investor", text="乙公司")
    (doubt,) = book.asked("split")
    assert set(doubt.about) == {"p0", "p1", "p2"}
    assert doubt.stake == 3 * YI


def _spread(book, unit, days, amounts):
    for number, (day, amount) in enumerate(zip(days, amounts, strict=True)):
        book.project(f"{unit}{number}", amount, signed=day.isoformat(), unit=unit, paper=f"{unit} 示{number}")


def test_a_unit_whose_days_lie_at_the_end_of_months_is_asked(book):
    dice = random.Random(7)
    days = [date(2026, 1, 1) + timedelta(days=dice.randrange(300)) for _ in range(200)]
    odd = [f"{dice.randrange(3000, 60000)}.{dice.randrange(10, 99)}万元" for _ in range(200)]
    _spread(book, "plain", days, odd)
    _spread(book, "late", [date(2026, 1 + number % 9, 28 if number % 9 == 1 else 30) for number in range(40)], odd[:40])
    (doubt,) = book.asked("month-end")
    assert doubt.unit == "late"
    assert len(doubt.about) == 40


def test_a_unit_whose_amounts_are_round_is_asked(book):
    dice = random.Random(8)
    days = [date(2026, 1, 1) + timedelta(days=dice.randrange(300)) for _ in range(200)]
    _spread(book, "plain", days, [f"{dice.randrange(3001, 60000)}.{dice.randrange(10, 99)}万元" for _ in range(200)])
    _spread(book, "round", days[:30], ["5亿元", "3000万元", "2亿元"] * 10)
    (doubt,) = book.asked("round-numbers")
    assert doubt.unit == "round"
    assert len(doubt.rows) == 30


def test_few_cases_prove_no_habit(book):
    _spread(book, "plain", [date(2026, 3, 5)] * 50, ["1234.56万元"] * 50)
    _spread(book, "few", [date(2026, 3, 31)] * 5, ["5亿元"] * 5)
    assert [one for one in book.asked() if one.kind in ("month-end", "round-numbers")] == []


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.data())
def test_the_tail_of_a_binomial_is_what_counting_says(n, p, data):
    k = data.draw(st.integers(0, n))
    counted = sum(comb(n, hits) * p**hits * (1 - p) ** (n - hits) for hits in range(k, n + 1))
    assert binomial_tail(k, n, p) == pytest.approx(min(1, counted), rel=1e-6, abs=1e-12)


def test_a_doubt_keeps_its_code_until_its_rows_change():
    one = Doubt("order", ("p",), (1, 2), facts={"name": "甲"})
    assert one.code == Doubt("order", ("p",), (2, 1), facts={"name": "乙"}).code
    assert one.code != Doubt("order", ("p",), (1, 3)).code


def test_most_money_comes_first_and_currencies_are_kept_apart():
    asked = [Doubt("order", (key,), (), "", stake, currency) for key, stake, currency in
             (("a", 5, "CNY"), ("b", 900, "USD"), ("c", 50, "CNY"))]  # fmt: skip
    assert [doubt.about for doubt in by_stake(asked)] == [("c",), ("a",), ("b",)]


def test_no_sentence_accuses():
    for kind in KINDS.values():
        assert kind.asks.endswith("？")
        assert not any(word in kind.asks + kind.label for word in ("造假", "虚报", "弄虚作假", "违规"))
