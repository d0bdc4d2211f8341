import hashlib

import pytest

from yinfeng.plan.core.loader import load_plan, read_plan
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.core.sentences import sentences
from yinfeng.plan.core.spans import check_document, check_spans, coverage

TEXT = "編者按\n\n全年新簽20個項目。東區負責一半，\n\n其餘各區分擔。另行考核。\n"
HEAD = f"""\
format: 1
campaign: demo
title: 示例行动
invented: yes
region: {{name: 示例市}}
period: {{from: 2026-01-01, to: 2026-12-31}}
documents:
  - {{key: notice, title: 通知, published: 2026, file: notice.txt, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}
tiers:
  - {{key: first, label: 第一梯队, of: county, order: 1, clause: goal}}
units:
  - {{key: east, label: 东区, short: 东, kind: county, tier: first, clause: share, anchor: 东区}}
"""
CLAUSES = """\
clauses:
  - {key: goal, document: notice, span: [5, 15], anchor: 20个, summary: 二十个}
  - {key: share, document: notice, span: [15, 31], anchor: 各区, summary: 分担, responsible: [first]}
"""
TABLE = {"notice": sentences(TEXT)}


def plan_of(text: str) -> Plan:
    plan, problems = load_plan(text)
    assert problems == []
    return plan


def test_offsets_of_the_example_are_what_they_claim():
    assert [TEXT[s.start : s.end] for s in TABLE["notice"]][1:3] == [
        "全年新簽20個項目。",
        "東區負責一半，\n\n其餘各區分擔。",
    ]


def test_a_sentence_is_covered_listed_or_missing():
    listed = "not_modelled:\n  - {document: notice, span: [0, 3], reason: 编者按}\n"
    row = coverage(plan_of(HEAD + CLAUSES + listed), "notice", TABLE["notice"])
    assert [len(part) for part in (row.covered, row.listed, row.missing)] == [2, 1, 1]


def test_a_sentence_that_is_half_cited_is_missing():
    half = CLAUSES.replace("[15, 31]", "[15, 22]")
    row = coverage(plan_of(HEAD + half), "notice", TABLE["notice"])
    assert TEXT[row.missing[1].start :].startswith("東區負責")


def test_a_span_of_three_sentences_is_told():
    plan, tree = read_plan(HEAD + CLAUSES.replace("[15, 31]", "[0, 31]"))
    check_spans(plan, TABLE, tree)
    assert "含 3 句" in tree.problems[0].say()
    assert tree.problems[0].where.line == (HEAD + CLAUSES[: CLAUSES.index("[15, 31]")]).count("\n") + 1


def test_an_anchor_is_found_in_the_other_script():
    assert (
        check_document(plan_of(HEAD + CLAUSES), plan_of(HEAD + CLAUSES).documents[0], TEXT.encode(), TABLE["notice"])
        == []
    )


@pytest.mark.parametrize("before", ["anchor: 20个", "anchor: 东区"])
def test_an_anchor_that_is_not_in_its_span_is_told(before: str):
    plan = plan_of((HEAD + CLAUSES).replace(before, "anchor: 西区"))
    assert len(check_document(plan, plan.documents[0], TEXT.encode(), TABLE["notice"])) == 1


def test_a_changed_document_is_told_before_anything_else():
    plan = plan_of(HEAD + CLAUSES)
    problems = check_document(plan, plan.documents[0], (TEXT + "补").encode(), TABLE["notice"])
    assert ["摘要值" in problem.say() for problem in problems] == [True]
