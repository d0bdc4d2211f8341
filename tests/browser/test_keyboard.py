"""The keyboard alone is enough: it reaches everything, shows where it is, opens and closes."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STOP = """() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const isInView = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return [here.textContent.trim() || here.name, isInView && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
}"""


@pytest.fixture(autouse=True)
def _calm(page):
    """Let the page jump instead of gliding to where the keyboard is."""
    page.emulate_media(reduced_motion="reduce")
    page.set_default_timeout(20_000)


@pytest.fixture
def listed(page, site):
    page.goto(site + "/c/quanzhou-2022/projects/")
    return page


def stops(page, n):
    for _ in range(n):
        page.keyboard.press("Tab")
        yield page.evaluate(STOP)


def test_tab_goes_from_the_skip_link_through_the_contents(listed):
    names = [name for name, _ in stops(listed, 30)]
    assert names[0] == "跳到正文"
    assert names.index("总览") < names.index("招商项目") < names.index("通报")


def test_past_the_contents_the_search_is_near(listed):
    listed.keyboard.press("Tab")
    listed.keyboard.press("Enter")
    assert "text" in [name for name, _ in stops(listed, 30)]


@pytest.mark.parametrize("path", ["", "plan/", "projects/", "figures/", "s/project/qz-0002/"])
def test_it_can_be_seen_where_the_keyboard_is(page, site, path):
    page.goto(f"{site}/c/quanzhou-2022/{path}")
    assert [name for name, is_seen in stops(page, 50) if not is_seen] == []


def test_enter_in_the_search_finds(listed):
    listed.get_by_role("searchbox").focus()
    listed.keyboard.type("兰姆")
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("main").get_by_role("link", name="石狮兰姆达光模块产业化项目")).to_be_visible()


@pytest.mark.parametrize("menu", [".switcher", ".acting"])
def test_enter_opens_a_menu_of_the_header_and_escape_closes_it(listed, menu):
    summary = listed.locator(f"{menu} > summary")
    summary.focus()
    listed.keyboard.press("Enter")
    expect(listed.locator(menu)).to_have_attribute("open", "")
    listed.keyboard.press("Tab")
    listed.keyboard.press("Escape")
    expect(listed.locator(menu)).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_a_click_elsewhere_closes_a_menu_of_the_header(listed):
    listed.locator(".switcher > summary").click()
    listed.get_by_role("contentinfo").click()
    expect(listed.locator(".switcher")).not_to_have_attribute("open", "")
