"""The layout in a real browser, wide and on a phone: nothing blocked, nothing foreign, nothing wider than the page."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = [1440, 390]


@pytest.fixture
def site(live_server, settings, invented, real) -> str:
    settings.ROOT_URLCONF = "tests.site.pieces"
    return live_server.url


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["/", "/pieces/", "/pieces/?lang=zh-Hant", "/pieces/?lang=en"])
def test_a_page_fits_and_has_no_complaints(page, site, width, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + address, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.complaints
    assert not [url for url in asked if not url.startswith((site, "data:"))]


def test_a_chart_is_drawn_and_described_under_the_policy(page, site):
    page.goto(site + "/pieces/", wait_until="networkidle")
    canvas = page.locator("[data-chart] canvas")
    assert canvas.count() == 1
    assert "新签项目" in page.locator("[data-chart]").get_attribute("aria-label")
    page.get_by_text("以表格查看").click()
    assert page.get_by_role("cell", name="20", exact=True).is_visible()
    page.locator("[data-chart]").hover()
    page.wait_for_timeout(200)
    assert not page.complaints  # a tooltip made of HTML would carry a style


def test_the_contents_open_on_a_phone_without_any_script(chromium, site):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/pieces/")
    assert page.get_by_role("link", name="责任单位").count() == 0
    page.get_by_text("目录").click()
    assert page.get_by_role("link", name="责任单位").is_visible()
    context.close()


def test_the_campaign_is_switched_in_two_clicks(page, site, real, invented):
    page.goto(site + "/pieces/")
    page.locator(".switcher summary").click()
    page.get_by_role("link", name=re.compile(invented.title)).click()
    assert f"/c/{invented.slug}/" in page.url


def test_the_keyboard_reaches_the_text_first(page, site):
    page.goto(site + "/pieces/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
