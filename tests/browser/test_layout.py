"""What the crawl looks for in a page: each fault is seen and named, and a sound page has none."""

import pytest
from tests.browser.looking import LAYOUT

pytestmark = pytest.mark.browser

SOUND = """
<main><section><h2>指标</h2><p>没有定义指标。</p></section>
<div style="width:5rem;overflow-x:auto;white-space:nowrap"><table><tr><td>一行很长很长的字</td></tr></table></div>
<p style="width:3rem;overflow:hidden;white-space:nowrap" title="全文">一行很长很长的字</p>
<details><summary>更多</summary><section><h2>空的</h2></section></details></main>
"""
FAULTY = {
    "sticks out": '<div style="width:2000px">很宽</div>',
    "is cut off": '<p style="width:3rem;overflow:hidden;white-space:nowrap">一行很长很长的字</p>',
    "overlap by": '<p style="position:absolute;top:0">上面</p><p style="position:absolute;top:5px">下面</p>',
    "does not say why": "<main><section><h2>指标</h2></section></main>",
    "is blank": '<div data-chart="months" aria-label="按月"><canvas></canvas></div>',
    "not meant for readers": "<p>共 None 个</p>",
}


def test_a_sound_page_has_no_fault(page):
    page.set_content(SOUND)
    assert page.evaluate(LAYOUT) == []


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_named(page, fault):
    page.set_content(FAULTY[fault])
    said = page.evaluate(LAYOUT)
    assert len(said) == 1
    assert fault in said[0]
