"""What the ledger shows on the plan's pages: how far each assignment is, and a unit's projects by stage."""

import pytest
from tests.ledger.browsing import BASE, between, press, says, text_of
from tests.ledger.conftest import EAST, NOON

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.loading import load_assignments

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client, campaign):
    load_assignments(campaign=campaign, by=Viewer("装入"), at=NOON)
    return lambda address, **query: client.get(BASE + address, query).content.decode()


def report(campaign) -> None:
    about = {"kind": "assignment", "key": "goal", "word": "done", "interval": parse_interval("2026-05")}
    actions.claim(campaign=campaign, by=EAST, at=NOON, **about)


def test_a_clause_that_nobody_reported_on_says_so_and_leads_to_where_it_is_reported(get):
    clause = between(get("plan/"), 'id="clause-goal"', "</article>")
    assert "状态 未报告" in text_of(clause)
    assert f'href="{BASE}s/assignment/goal/"' in clause


def test_a_clause_shows_the_latest_stage_with_its_day_and_standing(get, campaign):
    report(campaign)
    assert "状态 已完成 2026 年 5 月内 申报" in text_of(between(get("plan/"), 'id="clause-goal"', "</article>"))


def test_a_clause_that_only_reports_a_fact_has_no_state(get):
    assert "状态" not in between(get("plan/"), 'id="clause-told"', "</article>")


def test_a_ledger_that_was_not_loaded_shows_no_link(client, campaign):
    clause = between(client.get(f"{BASE}plan/").content.decode(), 'id="clause-goal"', "</article>")
    assert "未报告" in clause
    assert "s/assignment/" not in clause


def test_a_unit_shows_the_state_of_what_it_owes(get, campaign):
    report(campaign)
    assert "已完成 2026 年 5 月内 申报" in text_of(between(get("units/east/"), 'id="assignments"', "</section>"))


def test_a_unit_shows_its_projects_by_stage_and_each_count_leads_to_that_many(get, campaign, client):
    for number, stage in enumerate(["signed", "signed", "started", ""]):
        said = [says("name", f"项目{number}"), says("unit", "east"), says("group", "chips")]
        press(campaign, f"p{number}", "报", *said, *([says(stage, day="2026-02")] if stage else []))
    panel = between(get("units/east/"), 'id="projects"', "</section>")
    assert "2 签约" in text_of(panel)
    assert text_of(panel).index("2 签约") < text_of(panel).index("1 开工") < text_of(panel).index("1 没有写明阶段")
    for stage, n in (("signed", 2), ("started", 1), ("unknown", 1)):
        address = f"{BASE}projects/?unit=east&amp;stage={stage}"
        assert f'href="{address}"' in panel
        listed = client.get(address.replace("&amp;", "&")).content.decode()
        assert sum(f"s/project/p{number}/" in listed for number in range(4)) == n
    assert "2 签约" in text_of(between(get("units/chips/"), 'id="projects"', "</section>"))


def test_a_unit_without_projects_says_what_would_fill_it(get):
    assert "台账里没有写明由本单位负责的项目" in get("units/west/")
    assert "台账里没有写明归本小组的项目" in get("units/shoes/")


@pytest.mark.parametrize(("address", "n_queries"), [("plan/", 6), ("units/east/", 7), ("units/chips/", 7)])
def test_panels_cost_one_query_each(get, django_assert_num_queries, address, n_queries):
    get("plan/")
    with django_assert_num_queries(n_queries):
        get(address)
