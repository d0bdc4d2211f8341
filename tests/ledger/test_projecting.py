"""The rows that lists filter on equal the fold, whatever was done before."""

import contextlib
import random

import pytest
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.projection import project_row
from yinfeng.ledger.models import Batch, Entry, Project, Source
from yinfeng.ledger.projecting import stages_of
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.selectors import get_plan

WEST = Viewer("示例填报员乙", "west")
STAGES = ["negotiating", "signed", "registered", "started", "completed", "terminated"]


def act_at_random(campaign, rng: random.Random) -> None:
    entries = list(Entry.objects.values_list("pk", flat=True))
    by = rng.choice([EAST, WEST, OFFICE])
    paper = Source(campaign=campaign, kind="paper", title="材料")
    who = {"by": by, "at": NOON}
    subject = {
        "campaign": campaign,
        "kind": "project",
        "key": f"p{rng.randrange(4)}",
        "by": by,
        "at": NOON,
        "paper": paper,
    }
    day = parse_interval(f"2026-0{rng.randint(1, 6)}")
    deeds = {
        "stage": lambda: actions.claim(word=rng.choice(STAGES), interval=day, **subject),
        "amount": lambda: actions.claim(
            word="agreed_amount", quantity=parse_quantity(f"{rng.randint(1, 9)}亿元"), **subject
        ),
        "unit": lambda: actions.claim(word="unit", text=rng.choice(["east", "west"]), **subject),
        "rule": lambda: actions.rule(entry_id=rng.choice(entries), accepted=True, reason="x", paper=paper, **who),
        "refuse": lambda: actions.rule(entry_id=rng.choice(entries), accepted=False, reason="x", **who),
        "correct": lambda: actions.correct(entry_id=rng.choice(entries), interval=day, **who),
        "withdraw": lambda: actions.withdraw(entry_id=rng.choice(entries), reason="x", **who),
        "undo": lambda: actions.undo(batch=rng.choice(list(Batch.objects.all())), reason="x", **who),
    }
    with contextlib.suppress(RefusedError, IndexError):
        deeds[rng.choice(list(deeds))]()


@pytest.mark.parametrize("seed", range(12))
def test_after_any_history_each_row_equals_the_fold(campaign, seed):
    rng = random.Random(seed)
    for _ in range(40):
        act_at_random(campaign, rng)
    stages = stages_of(get_plan(campaign))["project"]
    entries = load_entries(campaign)
    rows = Project.objects.select_related("subject").all()
    assert rows
    for row in rows:
        expected = project_row("project", row.key, fold(entries[row.subject_id]), stages)
        assert {name: getattr(row, name) for name in expected} == expected
