"""The page of a subject: what it shows of what was said, by whom and how precisely; and registering a new one."""

import re

import pytest
from tests.ledger.browsing import (
    BASE,
    P1,
    act_for,
    between,
    claim,
    is_sound,
    later,
    line_of,
    press,
    says,
    text_of,
    two_sources,
)  # fmt: skip
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.loading import load_assignments
from yinfeng.ledger.models import Entry, Subject

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    return settings.DATA


@pytest.fixture
def page(client, campaign):
    two_sources(campaign)

    def answer(address: str = P1, **query) -> str:
        response = client.get(address, query)
        assert response.status_code == 200
        is_sound(response.content.decode())
        return response.content.decode()

    return answer


def trait(page: str, label: str) -> str:
    return text_of(between(page, f"<dt>{label}", "\n    </div>\n"))


# ---- what it shows ----


def test_facts_that_conflict_stand_side_by_side_with_their_source_and_standing(page):
    group = trait(page(), "产业小组")
    assert "有分歧" in group
    assert "电子信息产业发展小组 报道 东湖日报：芯片项目" in group
    assert "纺织鞋服产业发展小组 报道 西岭周刊：签约一览" in group
    assert "有分歧" not in trait(page(), "责任单位")


def test_an_amount_stands_as_printed_and_what_nobody_said_is_unknown(page):
    assert "超20亿元" in trait(page(), "协议投资额")
    assert "没有来源写明" in trait(page(), "投资方")


def test_the_ladder_has_the_plans_order_days_as_printed_and_the_papers_that_are_missing(page):
    ladder = text_of(between(page(), '<ol class="ladder">', "</ol>"))
    places = [ladder.index(stage) for stage in ("在谈", "签约", "注册", "进资", "开工", "竣工", "终止")]
    assert places == sorted(places)
    assert "签约 有分歧 2026 年内 报道 东湖日报：芯片项目 2026 年 2 月内 报道" in ladder
    assert "竣工 截至 2026-06-14 报道" in ladder
    assert "注册 未到；方案没有写明凭什么材料。" in ladder


def test_a_stage_that_is_not_reached_names_its_papers_and_leads_to_its_form(client, campaign):
    press(campaign, "p1", "报", says("name", "甲"))
    source = client.get(P1).content.decode()
    assert "签约 未到；凭 投资协议" in text_of(source)
    assert 'href="?act=stage&amp;word=signed#act"' in source


def test_money_that_arrived_reaches_the_stage_funded(page, campaign):
    paper = {"interval": parse_interval("2026-04"), "quantity": parse_quantity("3000万元")}
    claim(campaign, EAST, "arrived_amount", **paper)
    ladder = text_of(between(page(), '<ol class="ladder">', "</ol>"))
    assert "进资 3000万元 2026 年 4 月内 申报 东湖区：营业执照 按首笔到位资金认。" in ladder


def test_the_timeline_tells_source_precision_since_when_known_by_whom_and_batch(page, campaign):
    source = page()
    entry = Entry.objects.get(word="signed", to_day="2026-12-31")
    assert line_of(source, entry) == "签约 2026 年内"
    timeline = between(source, '<ol class="timeline">', "</ol>")
    for words in (
        "公开报道：东湖日报：芯片项目", "媒体 2026-03-01", "把握 中", "projects.csv:2",
        "自 2026-03-01 23:59 起可知（按来源所印日期）", "自 2026-04-30 23:59 起可知",
    ):  # fmt: skip
        assert words in text_of(timeline)
    assert 'href="https://example.org/news"' in timeline
    assert f'href="{BASE}batches/{entry.batch_id}/"' in timeline


def test_the_timeline_tells_rulings_reductions_corrections_and_withdrawals(page, campaign):
    amount = claim(
        campaign, EAST, "arrived_amount", interval=parse_interval("2026-04"), quantity=parse_quantity("5000万元")
    )
    first = claim(campaign, EAST, interval=parse_interval("2026-03-05"))
    less = parse_quantity("3000万元")
    reduced = actions.rule(
        entry_id=amount.pk, accepted=True, quantity=less, by=OFFICE, at=later(1), reason="进账单不足"
    )  # fmt: skip
    better = actions.correct(entry_id=first.pk, interval=parse_interval("2026-03-06"), by=EAST, at=later(2))
    refused = actions.rule(
        entry_id=better.entries.get().pk, accepted=False, by=OFFICE, at=later(3), reason="执照看不清"
    )
    taken = actions.withdraw(entry_id=better.entries.get().pk, by=EAST, at=later(4), reason="重新办理")
    source = page()
    assert line_of(source, reduced.entries.get()) == (
        f"到位资金 核减 第 {amount.pk} 条：填报 5000万元 2026 年 4 月内，核定 3000万元 理由 进账单不足"
    )
    assert "核减" not in line_of(source, amount)
    assert "填报 5000万元，核定 3000万元" in trait(source, "到位资金")
    correction = line_of(source, better.entries.get())
    assert f"更正 第 {first.pk} 条：原为 2026-03-05，改为 2026-03-06" in correction
    assert "<del> 2026-03-05</del>" in source
    assert f"已由第 {taken.entries.get().pk} 条撤回" in correction
    assert line_of(source, refused.entries.get()).endswith("理由 执照看不清")
    assert line_of(source, taken.entries.get()).endswith("原因 重新办理")


def test_the_order_of_days_is_a_switch(page, campaign):
    claim(campaign, EAST, interval=parse_interval("2026-01-05"))
    lines = re.findall(r"<strong>(.{2,6}?)</strong>", between(page(order="days"), '<ol class="timeline">', "</ol>"))
    assert lines[0] == "注册"
    assert lines[-1] in ("产业小组", "责任单位", "名称", "协议投资额")


def test_relations_lead_to_the_other_subject_and_are_seen_from_both_sides(page, campaign):
    press(campaign, "p2", "报", says("name", "湖光二期"), says("part_of", "p1"))
    two = page(f"{BASE}s/project/p2/")
    assert f'<a href="{P1}">湖光芯片项目</a>' in between(two, 'id="relations"', "</section>")
    assert "属于" in between(two, 'id="relations"', "</section>")
    one = between(page(), 'id="relations"', "</section>")
    assert f'<a href="{BASE}s/project/p2/">湖光二期</a>' in one
    assert "属于" in one


def test_an_assignment_shows_its_clause_who_until_when_and_its_state(client, campaign):
    load_assignments(campaign=campaign, by=Viewer("装入"), at=NOON)
    address = f"{BASE}s/assignment/goal/"
    clause = between(client.get(address).content.decode(), 'id="clause"', "</section>")
    assert f'href="{BASE}plan/#clause-goal"' in clause
    for words in ("东湖区", "2026-12-31", "未报告"):
        assert words in text_of(clause)
    about = {"kind": "assignment", "key": "goal", "word": "done", "interval": parse_interval("2026-05")}
    actions.claim(campaign=campaign, by=EAST, at=NOON, **about)
    assert "已完成 2026 年 5 月内 申报" in text_of(client.get(address).content.decode())


def test_units_that_report_differently_on_one_assignment_do_not_contradict_each_other(client, campaign):
    load_assignments(campaign=campaign, by=Viewer("装入"), at=NOON)
    about = {"campaign": campaign, "kind": "assignment", "key": "goal", "word": "done", "at": NOON}
    actions.claim(**about, interval=parse_interval("2026-05"), by=Viewer("乙", "west"))
    source = client.get(f"{BASE}s/assignment/goal/").content.decode()
    progress = text_of(between(source, 'id="progress"', "</section>"))
    assert "1 / 2" in progress
    assert "东湖区 未报告 西岭县 已完成 2026 年 5 月内 申报" in progress
    actions.claim(**about, interval=parse_interval("2026-04"), by=EAST)
    source = client.get(f"{BASE}s/assignment/goal/").content.decode()
    assert "有分歧" not in source
    is_sound(source)


def test_an_amount_that_cannot_be_read_says_that_it_is_in_no_sum(client, campaign):
    press(campaign, "p1", "报", says("name", "甲"))
    batch = Entry.objects.get().batch
    entry = Entry.objects.get()
    about = {"campaign": campaign, "subject": entry.subject, "known_at": NOON, "recorded_at": NOON, "batch": batch}
    Entry.objects.create(word="agreed_amount", standing="reported", raw="约合两三亿", by="装入", **about)
    assert "约合两三亿 读不成数额，不计入合计" in trait(client.get(P1).content.decode(), "协议投资额")


def test_what_a_source_wrote_is_shown_as_text(client, campaign):
    press(campaign, "p1", "<script>alert(1)</script>", says("name", "<b>甲</b>"), says("unit", "别处<i>"))
    source = client.get(P1).content.decode()
    assert "&lt;b&gt;甲&lt;/b&gt;" in source
    assert "<script>alert" not in source
    assert "<i>" not in source


@pytest.mark.parametrize("address", ["s/project/nothing/", "s/nothing/p1/", "s/project/p1/?act=rule", "papers/1/"])
def test_what_the_ledger_does_not_have_is_not_found(client, page, address):
    assert client.get(BASE + address).status_code == 404


def test_a_key_may_hold_any_characters(client, campaign):
    press(campaign, "招〔2026〕1/2 号?", "报", says("name", "甲"))
    response = client.get(f"{BASE}s/project/招〔2026〕1/2 号%3F/")
    assert response.status_code == 200
    is_sound(response.content.decode())


def test_the_page_is_read_in_both_scripts_and_in_english(page):
    traditional = page(lang="zh-Hant")
    assert "各方怎麼說" in traditional
    assert "東湖日報" not in traditional  # a source's own title stays as printed
    assert "東湖區" in traditional
    english = page(lang="en")
    for words in ("What is said", "Contested", "in 2026", "by 2026-06-14", "Industry group"):
        assert words in english


@pytest.mark.parametrize(
    ("address", "n_queries"),
    [("p1/", 8), ("p1/?act=stage", 8), ("p1/?order=days", 8), ("p2/", 9), ("new/", 4)],
)
def test_a_page_asks_a_known_number_of_times(client, campaign, django_assert_num_queries, address, n_queries):
    two_sources(campaign)
    press(campaign, "p2", "报", says("name", "湖光二期"), says("part_of", "p3"))
    act_for(client, "east")
    client.get(P1)  # the parsed plan is remembered
    with django_assert_num_queries(n_queries):
        client.get(f"{BASE}s/project/{address}")


def test_every_link_of_the_page_leads_somewhere(page, client, campaign):
    claim(campaign, EAST, interval=parse_interval("2026-03-05"))
    act_for(client, "east")
    source = page(P1, act="stage")
    for link in {link for link in re.findall(r'<a [^>]*href="([^"]+)"', source) if not link.startswith("http")}:
        where, _, anchor = link.replace("&amp;", "&").partition("#")
        target = client.get(where if where.startswith("/") else P1 + where, follow=True)
        assert target.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in target.content.decode(), link


# ---- a new subject ----

NEW = f"{BASE}s/project/new/"
ALL = {"name": "云海光电项目", "unit": "东湖", "group": "电子信息", "amount": "3.5亿元", "investor": "云海光电"}


def test_a_project_is_registered_under_a_key_made_here(client, campaign):
    act_for(client, "east")
    response = client.post(NEW, ALL)
    assert response.headers["Location"] == f"{BASE}s/project/n-0001/"
    source = client.get(response.headers["Location"]).content.decode()
    for label, words in (("名称", "云海光电项目"), ("责任单位", "东湖区"), ("协议投资额", "3.5亿元")):
        assert words in trait(source, label)
    assert set(Entry.objects.values_list("standing", "by_unit")) == {("claimed", "east")}


def test_a_registration_tells_every_problem_at_once_and_keeps_what_was_typed(client, campaign):
    act_for(client, "east")
    response = client.post(NEW, {**ALL, "name": " ", "unit": "南山", "group": "光电", "amount": "三亿"})
    page = response.content.decode()
    assert response.status_code == 400
    for words in ("必填", "“南山”不是方案里的单位", "“光电”不是方案里的产业小组", "“三亿”不是数额", "有 4 处要改"):
        assert words in page
    assert 'value="云海光电"' in page
    assert not Subject.objects.exists()


def test_one_of_the_same_name_is_shown_first(client, page, campaign):
    act_for(client, "east")
    again = {**ALL, "name": "湖光芯片项目"}
    response = client.post(NEW, again)
    assert response.status_code == 409
    assert f'<a href="{P1}">湖光芯片项目</a>' in response.content.decode()
    assert client.post(NEW, {**again, "anyway": "on"}).status_code == 302


def test_nobody_registers_without_a_unit(client, campaign):
    assert "还没有选择代表哪个单位" in client.get(NEW).content.decode()
    response = client.post(NEW, ALL)
    assert response.status_code == 409
    assert "请先选择代表哪个单位" in response.content.decode()
    assert not Subject.objects.exists()


@pytest.mark.parametrize("kind", ["assignment", "nothing"])
def test_only_what_people_may_add_has_a_form(client, campaign, kind):
    assert client.get(f"{BASE}s/{kind}/new/").status_code == 404
