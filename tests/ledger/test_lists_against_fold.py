"""What a list finds in SQL equals what a plain filter finds in the folded states, on random small ledgers."""

import contextlib
import random
from collections.abc import Iterator

import pytest
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.folding import search_key
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.appending import append
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import State, fold
from yinfeng.ledger.core.projection import furthest
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.lists.asking import Asked
from yinfeng.ledger.lists.columns import LIST_OF
from yinfeng.ledger.lists.selectors import list_rows, tally
from yinfeng.ledger.models import Entry, Source, Subject
from yinfeng.ledger.projecting import stages_of
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.selectors import get_plan

pytestmark = pytest.mark.django_db

PROJECT = LIST_OF["project"]
WEST = Viewer("示例填报员乙", "west")
STAGES = ["negotiating", "signed", "registered", "started", "terminated"]
DAYS = ["2026-03-05", "2026-03", "2026", "2026-Q1", "2025-12-31", "..2026-04-30"]
SUMS = ["3亿元", "20亿元", "3-5亿元", "超700万元", "1亿美元"]
NAMES = ["兰姆达", "蘭姆達二期", "100%棉_纺", "Sun Wah 光电", "均和\\云谷", "光电光电"]


def drafts(rng: random.Random) -> Iterator[Draft]:
    for n in range(rng.randint(3, 8)):
        for _ in range(rng.randint(1, 7)):
            word = rng.choice(["name", "alias", "investor", "unit", "group", "agreed_amount", *STAGES])
            standing = rng.choice([Standing.REPORTED, Standing.CLAIMED])
            text = {
                "unit": rng.choice(["east", "west", "office", "东/西"]),
                "group": rng.choice(["chips", "shoes"]),
            }.get(word, rng.choice(NAMES) if word in ("name", "alias", "investor") else "")
            yield Draft(
                "project", f"k{n}", word, standing,
                interval=parse_interval(rng.choice(DAYS)) if word in STAGES else None,
                quantity=parse_quantity(rng.choice(SUMS)) if word == "agreed_amount" else None,
                text=text, by_unit=rng.choice(["east", "west"]),
            )  # fmt: skip


def make(campaign, rng: random.Random) -> None:
    append(campaign=campaign, title="随机", drafts=list(drafts(rng)), by=EAST, at=NOON)
    for entry in rng.sample(list(Entry.objects.values_list("pk", flat=True)), 3):
        paper = Source(campaign=campaign, kind="paper", title="材料")
        accepted, by = rng.random() < 0.6, rng.choice([EAST, WEST, OFFICE])
        with contextlib.suppress(RefusedError):
            actions.rule(entry_id=entry, accepted=accepted, by=by, at=NOON, reason="x", paper=paper)
        with contextlib.suppress(RefusedError):
            if rng.random() < 0.3:
                actions.withdraw(entry_id=entry, by=by, at=NOON, reason="x")


def asked_at_random(rng: random.Random) -> dict[str, str]:
    offers = {
        "unit": ["east", "west", "unknown"],
        "tier": ["first", "bureau"],
        "group": ["chips", "shoes", "unknown"],
        "stage": [*STAGES, "unknown"],
        "standing": ["reported", "claimed", "verified"],
        "at_least": ["3亿元", "4亿元", "700万元", "1亿美元"],
        "from": ["2026-03", "2026"],
        "to": ["2026-03-31", "2026-12-31"],
        "certainty": ["sure", "possible"],
        "text": ["姆达", "姆達", "光电", "棉_", "%", "\\", "k1", "sunwah", "光 电光"],
        "contested": ["1"],
        "undated": ["1"],
        "unfigured": ["1"],
    }
    return {name: rng.choice(offers[name]) for name in rng.sample(sorted(offers), rng.choice([1, 1, 2, 3]))}


def texts(state: State, *words: str) -> set[str]:
    return {fact.entry.text for word in words for fact in state.of(word)}


def meets(key: str, state: State, asked: dict[str, str]) -> bool:
    """Tell in plain Python whether a state meets every filter."""
    units = {fact.entry.text for fact in state.best("unit")}
    groups = {fact.entry.text for fact in state.best("group")}
    amounts = state.best("agreed_amount")
    reached = furthest(state, [*STAGES[:3], "funded", "started", "completed", "terminated"])
    days = Interval(reached.from_day, reached.to_day) if reached and reached.to_day else None

    def one_of(held: set[str], wanted: str) -> bool:
        return not held if wanted == "unknown" else wanted in held

    def in_window() -> bool:
        if "from" not in asked and "to" not in asked:
            return True
        first = parse_interval(asked["from"]).from_day if "from" in asked else None
        last = parse_interval(asked.get("to", "9999-12-31")).to_day
        window = Interval(first, last)
        is_sure = asked.get("certainty") == "sure"
        return days is not None and (days.inside(window) if is_sure else days.overlaps(window))

    def amounts_to(wanted: str) -> bool:
        least = parse_quantity(wanted)
        return bool(amounts) and amounts[0].entry.unit == least.unit and amounts[0].entry.low >= least.low

    def is_found(wanted: str) -> bool:
        said = [search_key(text) for text in {key, *texts(state, "name", "alias", "investor", "industry", "site")}]
        return all(any(search_key(part) in text for text in said) for part in wanted.split())

    tiers = {"first": {"east", "west"}, "bureau": {"office"}}
    rules = {
        "unit": lambda wanted: one_of(units, wanted),
        "tier": lambda wanted: bool(units & tiers[wanted]),
        "group": lambda wanted: one_of(groups, wanted),
        "stage": lambda wanted: (reached.stage if reached else "unknown") == wanted,
        "standing": lambda wanted: reached is not None and reached.standing == wanted,
        "at_least": amounts_to,
        "text": is_found,
        "contested": lambda wanted: bool(state.contested()),
        "undated": lambda wanted: days is None or days.from_day is None,
        "unfigured": lambda wanted: not amounts,
    }
    return in_window() and all(rules[name](wanted) for name, wanted in asked.items() if name in rules)


@pytest.mark.parametrize("seed", range(20))
def test_sql_finds_what_a_plain_filter_of_the_states_finds(campaign, seed):
    rng = random.Random(seed)
    make(campaign, rng)
    assert "started" in stages_of(get_plan(campaign))["project"]
    entries = load_entries(campaign)
    subjects = Subject.objects.filter(campaign=campaign, kind="project").values_list("pk", "key")
    states = {key: fold(entries[pk]) for pk, key in subjects}
    plan = get_plan(campaign)
    for _ in range(40):
        asked = asked_at_random(rng)
        expected = {key for key, state in states.items() if meets(key, state, asked)}
        rows = list_rows(campaign, PROJECT, Asked(filters=asked), plan, viewer=EAST)
        assert {row.key for row in rows} == expected, asked
        counted = tally(campaign, PROJECT, asked, plan, viewer=EAST)
        assert counted.n == sum(counted.stages.values()) == len(expected)
