"""The loader: nothing guessed, all problems at once with line and advice, the usable part returned."""

import random
import string

import pytest

from yinfeng.plan.core.loader import load_plan

PLAN = """\
format: 1
campaign: demo
title: 示例行动
invented: yes
region: {name: 示例市, code: 012345}
period: {from: 2026-01-01, to: 2026-12-31}
documents:
  - {key: notice, title: 通知, published: 2026, file: notice.txt, sha256: %s}
clauses:
  - key: goal
    document: notice
    span: [0, 20]
    anchor: 20个
    summary: 全年新签20个项目。
    responsible: [east]
    due: 2026-12-31
tiers:
  - {key: first, label: 第一梯队, of: county, order: 1, clause: goal}
units:
  - {key: east, label: 东区, short: 东, kind: county, tier: first, code: 012, clause: goal}
  - {key: west, label: 西区, short: 西, kind: county, tier: first, clause: goal}
stages:
  - {key: signed, label: 签约, source: assumption}
kinds:
  - {key: project, label: 项目, stages: [signed], source: assumption}
measures:
  - {key: new-signed, label: 新签, op: count, kind: project, word: signed, source: assumption}
targets:
  - {key: t, label: 新签, measure: new-signed, of: all, bound: at_least, values: {2026-01-01: 20个}, due: 2026-12-31,
     clause: goal}
""" % ("a" * 64)


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in load_plan(text)[1]]


def line_of(fragment: str, text: str = PLAN) -> int:
    return text[: text.index(fragment)].count("\n") + 1


def test_a_sound_plan_has_no_problems():
    plan, problems = load_plan(PLAN)
    assert problems == []
    assert [unit.key for unit in plan.units] == ["east", "west"]


def test_a_code_keeps_its_leading_zero():
    plan, _ = load_plan(PLAN)
    assert plan.units[0].code == "012"
    assert plan.region.code == "012345"


def test_a_word_that_yaml_reads_as_false_stays_a_word():
    plan, problems = load_plan(PLAN.replace("label: 西区", "label: no"))
    assert problems == []
    assert plan.units[1].label == "no"


def test_an_amount_stands_as_printed():
    plan, _ = load_plan(PLAN)
    assert [value.raw for value in plan.targets[0].values.values()] == ["20个"]


def test_a_value_holds_from_its_day_on():
    dated = PLAN.replace("{2026-01-01: 20个}", "{2026-01-01: 20个, 2026-07-01: 25个}")
    target = load_plan(dated)[0].targets[0]
    day = type(target.due)
    assert str(target.value_on(day(2026, 6, 30))) == "20个"
    assert str(target.value_on(day(2026, 7, 1))) == "25个"
    assert target.value_on(day(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("title: 示例行动\n", "title: 示例行动\ntitle: 另一个\n", "重复出现"),
        ("20个}", "许多}", "不是数额"),
        ("due: 2026-12-31,\n", "due: 年底,\n", "不是日期"),
        ("tier: first, code", "tier: third, code", "third"),
        ("responsible: [east]", "responsible: [north]", "north"),
        ("clause: goal}\n  - {key: west", "clause: aim}\n  - {key: west", "aim"),
        ("key: west", "key: east", "已在第"),
        ("kind: county, tier: first, clause", "kind: planet, tier: first, clause", "不在可选范围"),
        ("anchor: 20个", "anchor: 一二三四五六七八九十一二三四五六七", "太长"),
        ("span: [0, 20]", "span: [20, 0]", "起小于止"),
        ("short: 西,", "shrot: 西,", "是否想写“short”"),
        ("label: 签约, source: assumption", "label: 签约", "没有出处"),
        ("word: signed,", "", "缺少 word"),
        ("word: signed", "word: sealed", "sealed"),
        ("due: 2026-12-31,\n", "due: 2027-12-31,\n", "不在专项行动期间"),
        ("from: 2026-01-01", "from: 2027-01-01", "止日早于起日"),
        ("invented: yes", "invented: maybe", "yes 或 no"),
        ("targets:", "goals:", "不认识的段"),
    ],
)
def test_a_fault_is_told_with_its_line(before: str, after: str, says: str):
    assert before in PLAN
    damaged = PLAN.replace(before, after, 1)
    told = [problem for problem in load_plan(damaged)[1] if says in problem.say()]
    assert told, problems_of(damaged)
    fault = line_of(before) + (1 if "title" in before else 0)
    assert abs(told[0].where.line - fault) <= 1


def test_all_faults_are_told_at_once_and_the_rest_is_usable():
    damaged = PLAN.replace("20个}", "许多}").replace(
        "kind: county, tier: first, code", "kind: planet, tier: first, code"
    )
    damaged = damaged.replace("invented: yes", "invented: maybe").replace("published: 2026", "published: 去年")
    plan, problems = load_plan(damaged)
    assert len({problem.where.line for problem in problems}) >= 4
    assert [unit.key for unit in plan.units] == ["west"]
    assert plan.clauses[0].key == "goal"


def test_a_section_that_is_no_yaml_leaves_the_others():
    damaged = PLAN.replace("units:\n  - {key: east", "units:\n  - {{key: east")
    plan, problems = load_plan(damaged)
    broken = [problem for problem in problems if "YAML" in problem.say()]
    assert len(broken) == 1
    assert line_of("units:") <= broken[0].where.line <= line_of("stages:")
    assert [stage.key for stage in plan.stages] == ["signed"]
    assert plan.clauses[0].key == "goal"


def test_an_empty_file_lists_what_is_missing():
    said = " ".join(problems_of(""))
    assert all(name in said for name in ("format", "campaign", "title", "period", "region"))


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "just words",
        "[1, 2]",
        "a: *x",
        "&a a: {b: *a}",
        "? [x]\n: y",
        "\x00",
        "a: !!python/object:os.system x",
    ],
)
def test_no_text_makes_the_loader_fail(text: str):
    plan, problems = load_plan(text)
    assert problems
    assert plan.units == ()


def test_random_damage_never_makes_the_loader_fail():
    rng = random.Random(7)
    alphabet = string.ascii_lowercase + " :-[]{}\n'\"&*!#|>,0123456789不"
    for _ in range(300):
        damaged = list(PLAN)
        for _ in range(rng.randint(1, 12)):
            spot = rng.randrange(len(damaged))
            damaged[spot : spot + rng.randint(0, 8)] = rng.choices(alphabet, k=rng.randint(0, 6))
        text = "".join(damaged)
        plan, problems = load_plan(text)
        assert all(1 <= problem.where.line <= text.count("\n") + 2 for problem in problems)
        assert all(problem.say() for problem in problems)
        assert plan is not None


def test_a_short_file_cannot_stand_for_an_endless_one():
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}, *a]\n" for n in range(40))
    assert any("别名" in said for said in problems_of(bomb))
    assert any("嵌套过深" in said for said in problems_of("units: " + "[" * 5000))
