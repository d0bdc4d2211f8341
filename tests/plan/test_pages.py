"""Pages of the plan room, on an invented plan: with a document at hand and without, and what each costs."""

import re
from datetime import UTC, datetime

import pytest
from tests.pages import Page

from yinfeng.plan.actions import load_campaign
from yinfeng.plan.models import Campaign

DAY = datetime(2026, 8, 1, tzinfo=UTC)
BASE = "/c/yungang-2026/"
PAGES = {
    "plan/": 6,
    "documents/": 8,
    "documents/notice/": 8,
    "documents/report/": 8,
    "units/": 4,
    "units/xishan/": 7,
    "units/leading-group/": 6,
}


@pytest.fixture
def get(client, sample):
    def answer(address: str, **query) -> str:
        response = client.get(BASE + address, query)
        assert response.status_code == 200
        return response.content.decode()

    return answer


def text_of(source: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", source).split())


def between(source: str, first: str, last: str) -> str:
    return source.split(first, 1)[1].split(last, 1)[0]


@pytest.mark.parametrize(("address", "n_queries"), PAGES.items())
def test_a_page_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get("plan/")  # the parsed plan is remembered
    with django_assert_num_queries(n_queries):
        get(address)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(get, at_hand, client, address):
    for link in {link for link in Page(get(address)).links if not link.startswith("?lang=")}:
        where, _, anchor = link.partition("#")
        target = client.get(where if where.startswith("/") else BASE + address + where, follow=True)
        assert target.status_code == 200, link
        assert not anchor or anchor in Page(target.content.decode()).ids, link


@pytest.mark.parametrize("address", PAGES)
def test_no_id_stands_twice_and_nothing_is_inline(get, at_hand, address):
    source = get(address)
    ids = Page(source).ids
    assert len(ids) == len(set(ids))
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", source)


@pytest.mark.parametrize("address", ["units/nobody/", "documents/nothing/", "plan/nothing/"])
def test_what_the_plan_does_not_know_is_not_found(client, sample, address):
    assert client.get(BASE + address).status_code == 404


def test_a_campaign_without_a_plan_is_not_found(client, sample):
    Campaign.objects.create(
        slug="bare", title="空", invented=True, region_name="空", period_from="2026-01-01", period_to="2026-12-31"
    )
    assert client.get("/c/bare/plan/").status_code == 404


def test_the_plan_counts_what_the_text_leaves_unsaid(get):
    unsaid = text_of(between(get("plan/"), 'id="unsaid"', "</section>"))
    assert "6 条没有写明责任单位" in unsaid
    assert "2 条没有写明期限" in unsaid
    assert "1 个县级单位没有写明任务数" in unsaid
    assert "1 个市直单位没有写明任务数" in unsaid


def test_the_plan_shows_targets_as_printed_with_every_dated_value(get):
    targets = text_of(between(get("plan/"), 'id="targets"', "</section>"))
    assert "不少于 60个" in targets
    assert "超过 300亿元" in targets
    assert "20个 2026-01-01 起 ， 25个 2026-07-01 起" in targets


def test_the_plan_shows_each_question_whole(get):
    question = text_of(between(get("plan/"), 'id="questions-landed"', "</li>\n"))
    for words in ("落地要不要看进资？", "办妥注册即算"):
        assert words in question
    page = get("plan/")
    assert all(words in page for words in ("注册并且进资", "文本只说注册", "市商务局（暂定）"))


def test_clauses_nobody_serves_stand_first_under_their_own_heading(get):
    page = get("plan/")
    assert page.index('id="unowned"') < page.index('id="clause-opening"') < page.index('id="owned"')
    assert page.index('id="owned"') < page.index('id="clause-goal"') < page.index('id="fact"')
    assert page.index('id="fact"') < page.index('id="clause-half-year"')


def test_a_clause_says_who_until_when_where_it_stands_and_what_it_created(get):
    page = get("plan/")
    goal = between(page, 'id="clause-goal"', "</article>")
    assert text_of(goal).count("第一梯队 、 第二梯队") == 1
    assert "2026-12-31" in goal
    assert f'href="{BASE}documents/notice/#at-32"' in goal
    assert 'href="#targets-new-signed"' in goal
    fairs = text_of(between(page, 'id="clause-fairs"', "</article>"))
    assert "市商务局" in fairs
    assert "期限 未写明" in fairs
    assert "公布文本未写明" in between(page, 'id="clause-opening"', "</article>")
    assert "长期" in between(page, 'id="clause-land"', "</article>")


def test_a_provision_is_read_whole_beside_its_clause(get):
    fund = text_of(between(get("plan/"), 'id="clause-fund"', "</article>"))
    for words in ("招商基金", "以母基金带动社会资本", "母基金 10亿元", "由市属企业出资"):
        assert words in fund


def test_what_no_clause_created_is_called_an_assumption(get):
    assumed = text_of(between(get("plan/"), 'id="assumed"', "</main>"))
    assert "投资协议" in assumed
    assert "市外投资" in assumed
    assert "交地即交证" not in assumed


def test_filters_narrow_the_clauses_and_say_so_when_nothing_is_left(get):
    page = get("plan/", responsible="unknown", due="unknown")
    assert re.findall(r'id="clause-([\w-]+)"', page) == ["opening"]
    assert "1 / 12" in page
    nothing = get("plan/", text="没有这样的字")
    assert "没有符合条件的条款" in nothing
    assert 'value="没有这样的字"' in nothing


def test_documents_say_how_much_is_modelled_and_what_is_at_hand(get, at_hand):
    notice, report = get("documents/").split("<article")[1:]
    assert "入方案 9 · 列明不入 2 · 遗漏 0" in notice
    assert "不在手" not in notice
    assert "入方案 2 · 列明不入 0 · 遗漏 0" in report
    assert "不在手" in report


def test_a_document_at_hand_shows_its_text_beside_what_it_created(get, at_hand):
    page = get("documents/notice/")
    assert '<mark id="at-159">' in page
    assert "&lt;b&gt;落地&lt;/b&gt;" in page
    goal = between(page, 'id="at-32"', 'id="at-59"')
    assert 'translate="no"><mark id="at-32">' in page
    assert f'href="{BASE}plan/#clause-goal"' in goal
    assert f'href="{BASE}plan/#targets-new-signed"' in goal
    assert "未入方案：图片说明" in page


def test_traditional_pages_keep_the_text_as_printed(get, at_hand):
    page = get("documents/notice/", lang="zh-Hant")
    assert "雲港市今年力爭新簽招商項目60個" in page
    assert "全年新簽60個項目" in page


def test_a_document_out_of_reach_says_which_file_would_show_it_and_lists_its_clauses(get):
    page = get("documents/notice/")
    for words in ("notice.txt", "06320ca25df1d363", "campaigns/yungang-2026/documents/", "--documents"):
        assert words in page
    assert "<mark" not in page
    assert page.index("[14, 30)") < page.index("[159, 188)") < page.index("[176, 187)")
    assert "图片说明" in page


def test_units_stand_by_tier_and_side_and_can_be_narrowed(get):
    page = get("units/")
    assert page.index('id="tiers-county-1"') < page.index("units/donggang/") < page.index('id="tiers-county-2"')
    assert "units/leading-group/" in page
    narrowed = get("units/", of="county", quota="unknown")
    assert "units/donggang/" in narrowed
    assert "units/xishan/" not in narrowed
    assert "units/commerce/" not in narrowed


def test_a_unit_without_a_quota_says_so(get):
    page = get("units/donggang/")
    assert "公布文本没有写明本单位的任务数" in page
    assert "990101" in page
    assert f'href="{BASE}plan/#clause-tier-one"' in page


def test_a_unit_shows_what_it_owes_by_which_name_and_with_whom(get):
    page = get("units/xishan/")
    assert "没有写明本单位的任务数" not in page
    assert "25个" in page
    assignments = text_of(between(page, 'id="assignments"', "</section>"))
    assert "招商领导小组" in assignments
    assert "第二梯队" in assignments
    assert "units/donggang/" in between(page, 'id="circle-leading-group"', "</section>")


def test_a_body_has_the_same_page(get):
    page = get("units/leading-group/")
    assert "统筹全市招商" in page
    assert "units/office/" in between(page, 'id="children"', "</section>")
    assert "公布文本没有写明本机构的成员" in get("units/office/")


def test_an_english_page_keeps_the_plans_own_words(get):
    page = get("plan/", lang="en")
    assert "Open questions" in page
    assert "全年新签60个项目" in page


@pytest.mark.seeds
@pytest.mark.parametrize("address", ["plan/", "documents/action-plan/", "documents/electronics-report/", "units/"])
def test_the_commissioned_campaign_leads_from_each_passage_to_its_objects(db, client, settings, seeds, address):
    settings.DOCUMENT_DIRS = [seeds]
    folder = settings.CAMPAIGNS_DIR / "quanzhou-2022"
    load_campaign(path=folder, by="测试", at=DAY)
    page = Page(client.get(f"/c/quanzhou-2022/{address}").content.decode())
    assert len(page.ids) == len(set(page.ids))
    known = {"": page.ids}
    for link in {link for link in page.links if link.startswith("/c/") and "#" in link}:
        where, _, anchor = link.partition("#")
        if where not in known:
            known[where] = Page(client.get(where).content.decode()).ids
        assert anchor in known[where], link
