"""The published figures against the answers that were worked out by hand before the program was asked."""

from pathlib import Path

import pytest
import yaml
from tests.figures.conftest import FOLDER

from yinfeng.figures.core.published import load_published
from yinfeng.figures.reconciliation import reconcile
from yinfeng.kernel.viewer import Viewer

CASES = yaml.safe_load(Path(FOLDER / "cases" / "reconciliation.yaml").read_text(encoding="utf-8"))["cases"]
YI = 10**8 * 100


@pytest.fixture
def reconciled(quanzhou):
    return {one.published.key: one for one in reconcile(quanzhou, viewer=Viewer("test"))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
def test_the_program_reaches_what_was_worked_out_by_hand(reconciled, case):
    one = reconciled[case["key"]]
    held = one.held
    assert one.verdict == case["class"]
    assert list(held.rows_sure if held else ()) == case["rows_sure"]
    assert list(held.rows_possible if held else ()) == case["rows_possible"]
    amounts = (held.amount_sure, held.amount_possible) if held else (0, 0)
    assert amounts == (round(case["amount_sure_yi"] * YI), round(case["amount_possible_yi"] * YI))
    unknown = (held.without_amount_sure, held.without_amount_possible) if held else (0, 0)
    assert unknown == (case["without_amount_sure"], case["without_amount_possible"])


def test_every_case_is_asked_and_the_questions_hold_no_answers():
    asks, problems = load_published((FOLDER / "published.yaml").read_text(encoding="utf-8"))
    assert problems == []
    assert [ask.key for ask in asks] == [case["key"] for case in CASES]


def test_a_published_figure_nobody_asks_for_is_shown_without_a_verdict(reconciled):
    unasked = [one for one in reconciled.values() if one.verdict is None]
    assert len(unasked) + len(CASES) == len(reconciled)
    assert len(reconciled) > 372
