"""Every kind of page, wide and on a phone, of a sparse real campaign and a full invented one: nothing is wrong with it.

What is wrong is told for all pages at once: layout, panels that say nothing, accessibility, complaints of the console,
requests that leave the machine, the content security policy. Accessibility is judged on wide pages and, on a phone, on
those without parameters.
"""

import pytest
from tests.browser.addresses import walk
from tests.browser.looking import Eye, report

pytestmark = pytest.mark.browser

CAMPAIGNS = ["quanzhou-2022", "sample-2026"]
WIDTHS = [1440, 390]
AT_LEAST = 25
CONVERTED = ["", "plan/", "units/", "projects/", "figures/", "figures/m/registration-rate/", "published/", "bulletin/"]


@pytest.fixture(scope="module")
def found(site):
    """Return what the walk through each campaign came by."""
    return {slug: walk(site, slug) for slug in CAMPAIGNS}


@pytest.fixture
def eye(chromium, site, width):
    """Return a window of the width that the test wants."""
    eye = Eye(chromium, width, site)
    yield eye
    eye.context.close()


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_no_link_leads_nowhere(found, slug):
    assert found[slug].broken == []
    assert found[slug].files


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_nothing_is_wrong_with_a_page(eye, found, looks, slug):
    seen = look_at(eye, found[slug].pages, looks)
    assert len(seen) >= AT_LEAST
    assert not any(look.faults for look in seen), report(seen)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_nothing_is_wrong_with_a_page_in_another_language(eye, site, looks, language):
    pages = [f"{site}/c/{slug}/{path}?lang={language}" for slug in CAMPAIGNS for path in CONVERTED]
    seen = look_at(eye, pages, looks, judge=False)
    assert not any(look.faults for look in seen), report(seen)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_the_forms_of_a_unit(eye, site, found, looks):
    home = f"{site}/c/sample-2026/"
    eye.page.goto(home + "import/")
    eye.page.locator("main select[name=unit]").select_option(index=1)
    eye.page.locator("main").get_by_role("button", name="确定").click()
    eye.page.get_by_role("button", name="预览").wait_for()
    forms = [page for page in found["sample-2026"].pages if any(sign in page for sign in ("act=", "undo=", "/new/"))]
    seen = look_at(eye, [home + "import/", *forms], looks)
    assert not any(look.faults for look in seen), report(seen)


def look_at(eye, pages, looks, *, judge=True):
    seen = [eye.look(page, judge=judge and (eye.width == WIDTHS[0] or "?" not in page)) for page in pages]
    looks += seen
    return seen
