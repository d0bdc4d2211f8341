"""Five questions that a campaign's office asks every week: each is answered within three clicks from the overview."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.reading import Reader

pytestmark = pytest.mark.browser

SAMPLE = "/c/sample-2026/?as_of=2026-11-24"
QUANZHOU = "/c/quanzhou-2022/"
CLICKS = 3


@pytest.fixture(params=[1440, 390], ids=["wide", "phone"])
def window(page, request):
    page.set_viewport_size({"width": request.param, "height": 844})
    page.set_default_timeout(20_000)
    page.emulate_media(reduced_motion="reduce")
    yield page
    assert not page.complaints


def test_which_unit_is_furthest_behind_and_why(window, site):
    reader = Reader(window, site + SAMPLE)
    rows = reader.part("梯队").get_by_role("row").filter(has_text="%")
    rates = [float(re.search(r"([\d.]+)%", text)[1]) for text in rows.all_inner_texts()]
    last = rows.nth(rates.index(min(rates)))
    unit = last.get_by_role("rowheader").inner_text()
    reader.click(last.get_by_role("cell").get_by_role("link"))
    expect(window.get_by_role("main").get_by_role("list").first).to_contain_text(unit)
    expect(reader.part("差一点、没有数进来的")).to_contain_text(re.compile(r"\d|没有"))
    expect(reader.part("数到的各行").get_by_role("row").nth(1)).to_be_visible()
    assert 0 < reader.clicks <= CLICKS


def test_a_figure_opens_to_the_article_it_rests_on(window, site):
    reader = Reader(window, site + QUANZHOU)
    reader.click(ledger_figure(reader))
    article = window.locator("[rel~=external][href^=http]")
    row = reader.part("数到的各行").get_by_role("row").filter(has=article).first
    title = row.locator(article).inner_text()
    reader.click(row.get_by_role("rowheader").get_by_role("link"))
    expect(reader.part("全部记录").locator(article).filter(has_text=title).first).to_be_visible()
    assert 0 < reader.clicks < CLICKS


def test_a_figure_opens_to_the_paper_it_rests_on(window, site):
    reader = Reader(window, site + SAMPLE)
    reader.click(ledger_figure(reader))
    row = reader.part("数到的各行").get_by_role("row").filter(has_text="协议").first
    paper = re.search(r"示协\d+-\d+", row.inner_text())[0]
    reader.click(row.get_by_role("rowheader").get_by_role("link"))
    expect(reader.part("全部记录").get_by_text(paper).first).to_be_visible()
    assert 0 < reader.clicks <= CLICKS


def ledger_figure(reader):
    """Return the figure that the ledger has for the first target."""
    return first_target(reader).locator("[data-label=本台账]").get_by_role("link").first


def first_target(reader):
    """Return the line of the first target: on a phone a card, which is no row to assistive technology."""
    return reader.part("目标、公布、台账").locator("tbody tr").first


def test_a_target_opens_to_the_sentence_that_sets_it(window, site, seeds):
    reader = Reader(window, site + QUANZHOU)
    reader.click(first_target(reader).get_by_role("link", name="查看条款").first)
    clause = window.locator(":target")
    expect(clause).to_be_in_viewport()
    reader.click(clause.get_by_role("listitem").filter(has_text="出处").get_by_role("link"))
    passage = window.locator(":target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text(re.compile(r"\d"))
    assert 0 < reader.clicks <= CLICKS


def test_a_project_is_found_by_two_characters(window, site):
    reader = Reader(window, site + QUANZHOU)
    reader.go_to("招商项目")
    reader.look_for("兰姆")
    expect(window.get_by_role("main").get_by_role("link", name=re.compile("兰姆达"))).to_have_count(1)
    assert 0 < reader.clicks <= CLICKS


def test_which_clause_has_no_owner(window, site):
    reader = Reader(window, site + QUANZHOU)
    reader.go_to("行动方案")
    reader.click(window.get_by_role("link", name=re.compile("没有写明责任单位")))
    expect(window.get_by_role("heading", name=re.compile("没有写明由谁负责的条款"))).to_be_in_viewport()
    expect(window.get_by_role("heading", name=re.compile("写明了责任单位的条款"))).to_have_count(0)
    assert 0 < reader.clicks <= CLICKS


def test_what_changed_since_last_week(window, site):
    reader = Reader(window, site + SAMPLE)
    week = reader.part("一周变化")
    expect(week).to_contain_text("2026-11-17")
    change = week.get_by_role("link").first
    name = change.inner_text()
    reader.click(change)
    expect(window.get_by_role("heading", level=1)).to_have_text(name)
    expect(reader.part("全部记录")).to_contain_text("2026-11-")
    assert 0 < reader.clicks <= CLICKS
