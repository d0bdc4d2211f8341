"""Clauses: whom they oblige, what they created, which text they cite, and what changed of them."""

from tests.plan.test_spans import CLAUSES, HEAD, TEXT, plan_of

from yinfeng.plan.core.assignments import assignments, unknowns
from yinfeng.plan.core.diff import diff_plans
from yinfeng.plan.core.passages import passages


def test_clauses_that_nobody_owns_come_first_and_are_counted():
    plan = plan_of(HEAD + CLAUSES)
    assert [row.clause.key for row in assignments(plan)] == ["goal", "share"]
    assert [row.is_owned for row in assignments(plan)] == [False, True]
    assert unknowns(plan) == {"responsible": 1, "due": 2, "county_quota": 1, "department_quota": 0}


def test_a_clause_knows_the_objects_it_created():
    created = {
        row.clause.key: [(c.section, c.key) for c in row.created] for row in assignments(plan_of(HEAD + CLAUSES))
    }
    assert created == {"goal": [("tiers", "first")], "share": [("units", "east")]}


def test_passages_give_the_text_back_and_say_which_clause_cites_them():
    runs = passages(plan_of(HEAD + CLAUSES), "notice", TEXT)
    assert "".join(run.text for run in runs) == TEXT
    assert [run.clauses for run in runs if "東區" in run.text] == [("share",)]


def test_a_plan_equals_itself_and_a_change_is_named():
    before = plan_of(HEAD + CLAUSES)
    after = plan_of(HEAD + CLAUSES.replace("分担", "分摊"))
    assert diff_plans(before, before) == []
    assert [(c.section, c.key, c.field, c.before, c.after) for c in diff_plans(before, after)] == [
        ("clauses", "share", "summary", "分担", "分摊")
    ]
