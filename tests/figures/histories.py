"""Random ledgers for property tests: every standing, vague days, contested values, unknown amounts."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from yinfeng.figures.core.asking import Ask
from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import State, fold
from yinfeng.plan.core.schema import Condition

UNITS, GROUPS = ("east", "west", "north"), ("chips", "shoes")
STAGES = ("negotiating", "signed", "registered", "site_secured", "started", "completed", "started_or_completed")
CONDITIONS = {
    "landed": Condition(
        key="landed",
        label="落地",
        source="assumption",
        all_of=("signed", "registered"),
        any_of=("site_secured", "started"),
    )
}
FIRST = date(2022, 1, 1)
days = st.integers(0, 500).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def intervals(draw) -> Interval:
    a, b = sorted((draw(days), draw(days)))
    return draw(st.sampled_from([Interval(a, a), Interval(a, b), Interval(None, b)]))


@st.composite
def states(draw) -> dict[str, State]:
    ledger = {}
    for row in range(draw(st.integers(0, 7))):
        entries: list[Entry] = []

        def say(word: str, entries=entries, **rest) -> None:
            standing = Standing(draw(st.sampled_from(["reported", "claimed", "claimed"])))
            identifier = len(entries) + 1
            at = datetime(2022, 1, 1, tzinfo=UTC)
            entries.append(Entry(identifier, 1, word, standing, at, **rest))
            if draw(st.integers(0, 3)) == 0:
                ruling = draw(st.sampled_from([Standing.VERIFIED, Standing.REFUSED]))
                entries.append(Entry(identifier + 1, 1, word, ruling, at, concerns=identifier))

        for word in draw(st.lists(st.sampled_from(STAGES), max_size=5)):
            interval = draw(intervals())
            say(word, from_day=interval.from_day, to_day=interval.to_day)
        for word, values in (("unit", UNITS), ("group", GROUPS), ("event", ("fair", "forum"))):
            for value in draw(st.lists(st.sampled_from(values), max_size=2)):
                say(word, text=value)
        for low in draw(st.lists(st.integers(0, 300), max_size=2)):
            high = low + draw(st.integers(0, 30))
            say("agreed_amount", low=low, high=high, unit=draw(st.sampled_from(["CNY", "CNY", "USD"])))
        ledger[f"p{row}"] = fold(entries)
    return ledger


@st.composite
def asks(draw, op: str = "count") -> Ask:
    start, end = sorted((draw(days), draw(days)))
    window = Interval(draw(st.sampled_from([start, None])), end)
    word = draw(st.sampled_from([*STAGES[:6], "landed"]))
    return Ask(
        op=op,
        kind="project",
        window=window,
        until=draw(days),
        standings=draw(st.sampled_from([("reported",), ("verified",), ("reported", "claimed", "verified")])),
        word=word if op != "rate" else "",
        cohort=word if op == "rate" else "",
        reached=draw(st.sampled_from(STAGES[:6])) if op == "rate" else "",
        unless=draw(st.sampled_from([(), ("started",), ("started", "completed")])),
        at_least=draw(st.sampled_from([None, parse_quantity("1元")])),
        where=draw(
            st.sampled_from([(), (("unit", "east"),), (("group", "chips"), ("unit", "west")), (("event", "fair"),)])
        ),
        keys=draw(st.sampled_from([(), ("p0", "p2")])),
    )
