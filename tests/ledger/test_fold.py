"""The fold: what stands after withdrawals, corrections and rulings, against an oracle that is slow and obvious."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yinfeng.ledger.core.entries import ASSERTING, Entry, Standing
from yinfeng.ledger.core.fold import fold

START = datetime(2022, 1, 1, tzinfo=UTC)


def entry(number: int, standing: str = "claimed", concerns: int | None = None, **rest) -> Entry:
    known_at = START + timedelta(days=number)
    return Entry(number, 1, rest.pop("word", "signed"), Standing(standing), known_at, concerns=concerns, **rest)


def said(entries: list[Entry], word: str = "signed") -> list[tuple[int, str]]:
    return [(fact.entry.id, fact.standing.value) for fact in fold(entries).facts.get(word, ())]


def test_two_sources_stand_side_by_side():
    assert said([entry(1, "reported"), entry(2, "reported")]) == [(1, "reported"), (2, "reported")]


def test_a_ruling_verifies_or_refuses_what_it_concerns():
    assert said([entry(1), entry(2, "verified", 1)]) == [(1, "verified")]
    assert said([entry(1), entry(2, "refused", 1)]) == [(1, "refused")]
    assert fold([entry(1), entry(2, "refused", 1)]).of("signed") == ()


def test_the_last_ruling_holds_and_a_withdrawn_one_does_not():
    history = [entry(1), entry(2, "verified", 1), entry(3, "refused", 1)]
    assert said(history) == [(1, "refused")]
    assert said([*history, entry(4, "withdrawn", 3)]) == [(1, "verified")]


def test_a_withdrawal_takes_away_and_can_be_taken_back():
    assert said([entry(1), entry(2, "withdrawn", 1)]) == []
    assert said([entry(1), entry(2, "withdrawn", 1), entry(3, "withdrawn", 2)]) == [(1, "claimed")]


def test_a_ruling_can_reduce_the_amount_and_name_the_day():
    day = date(2022, 5, 1)
    history = [
        entry(1, low=100, high=100, unit="CNY"),
        entry(2, "verified", 1, low=60, high=60, unit="CNY", from_day=day, to_day=day),
    ]
    (fact,) = fold(history).facts["signed"]
    assert (fact.entry.low, fact.entry.to_day) == (60, day)


def test_a_correction_replaces_a_claim_but_waits_beside_a_verified_one():
    assert said([entry(1), entry(2, "claimed", 1)]) == [(2, "claimed")]
    waiting = [entry(1), entry(2, "verified", 1), entry(3, "claimed", 1)]
    assert said(waiting) == [(1, "verified"), (3, "claimed")]
    assert said([*waiting, entry(4, "verified", 3)]) == [(3, "verified")]
    assert said([*waiting, entry(4, "refused", 3)]) == [(1, "verified"), (3, "refused")]


def test_the_state_at_an_instant_knows_only_what_was_known():
    history = [entry(1), entry(2, "verified", 1), entry(3, "withdrawn", 2)]
    at = [START + timedelta(days=n) for n in range(4)]
    assert [[f.standing.value for f in fold(history, t).facts.get("signed", ())] for t in at] == [
        [], ["claimed"], ["verified"], ["claimed"],
    ]  # fmt: skip


def test_contested_words_are_named_and_repeated_saying_is_no_contest():
    days = {"from_day": date(2022, 1, 1), "to_day": date(2022, 1, 1)}
    agree = [entry(1, "reported", word="group", text="a"), entry(2, "reported", word="group", text="a")]
    differ = [*agree, entry(3, "reported", word="group", text="b")]
    assert fold(agree).contested() == ()
    assert fold(differ).contested() == ("group",)
    assert fold([entry(1, **days), entry(2, **days)]).contested() == ()


@st.composite
def histories(draw) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        standing = draw(st.sampled_from(list(Standing)))
        concerned = draw(st.sampled_from([e.id for e in entries])) if entries and draw(st.booleans()) else None
        if concerned is None and standing not in ASSERTING:
            standing = Standing.CLAIMED
        entries.append(entry(number, standing.value, concerned, low=number, high=number))
    return entries


def obvious(entries: list[Entry]) -> list[tuple[int, str, int]]:
    """The rules, read out one by one: no order of work, no sharing."""

    def alive(e: Entry) -> bool:
        return not any(w.standing == Standing.WITHDRAWN and w.concerns == e.id and alive(w) for w in entries)

    living = [e for e in entries if alive(e) and e.standing != Standing.WITHDRAWN]

    def about(e: Entry, *standings: Standing) -> list[Entry]:
        return [o for o in living if o.concerns == e.id and o.standing in standings]

    def read(e: Entry) -> list[tuple[int, str, int]]:
        rulings = about(e, Standing.VERIFIED, Standing.REFUSED)
        verified = bool(rulings) and rulings[-1].standing == Standing.VERIFIED
        standing = rulings[-1].standing if rulings else e.standing
        mine = [(e.id, standing.value, rulings[-1].low if verified else e.low)]
        corrections = about(e, *ASSERTING)
        if not corrections:
            return mine
        theirs = read(corrections[-1])
        keeps = verified and not any(standing == "verified" for _, standing, _ in theirs)
        return mine + theirs if keeps else theirs

    ids = {e.id for e in living}
    roots = [e for e in living if e.standing in ASSERTING and e.concerns not in ids]
    return [row for root in roots for row in read(root)]


@given(histories())
def test_the_fold_is_what_the_rules_say(entries: list[Entry]):
    folded = fold(entries).facts.get("signed", ())
    assert [(f.entry.id, f.standing.value, f.entry.low) for f in folded] == obvious(entries)


@given(histories(), st.randoms())
def test_the_order_in_which_entries_arrive_does_not_matter(entries: list[Entry], rng):
    shuffled = entries[:]
    rng.shuffle(shuffled)
    assert fold(shuffled) == fold(entries)
