"""What is looked for in the source of a page: each fault is seen and named, and a sound page has none."""

import pytest
from tests.browser.addresses import Every, Few, Frontier
from tests.pages import Page

WHOLE = '<!doctype html><html lang="{}"><head><title>页</title></head><body><main><h1>页</h1>{}</main></body></html>'
SOUND = """
<section aria-labelledby="targets"><h2 id="targets">目标</h2><p>没有定目标。</p></section>
<figure><figcaption>按月</figcaption><div role="img" aria-label="按月"></div></figure>
<svg><rect width="1" height="2"/></svg>
<p>完成108%(目标2000) <code>signed</code> <small translate="no">qz-0001</small> <a href="#targets">目标</a></p>
<a href="https://example.org/" rel="external noopener">报道</a>
<form action="list/?page=2#rows">
<select name="unit"><option value=""></option><option value="a&b">甲</option></select>
<input list="names" aria-label="名称"><datalist id="names"><option value="甲"></option></datalist></form>
<form method="post"><select name="unit"><option value="c">丙</option></select></form>
<script src="/a.js"></script><script type="application/json">{"a": null}</script>
"""
FAULTY = {
    "<section> is empty": "<section><h2>目标</h2></section>",
    "<ul.deeds> is empty": '<ul class="deeds"></ul>',
    "<div.panel> is empty": '<div class="panel"><h3>目标</h3> </div>',
    "<th> is empty": "<table><tr><th></th><td>1</td></tr></table>",
    "<a> is empty": '<a href="/"></a>',
    "lacks something at “None”": "<p>共 None 个</p>",
    "lacks something at “{{”": "<p>共 {{ n }} 个</p>",
    "lacks something at “{n}”": '<p title="共 {n} 个">一</p>',
    "lacks something at “（）”": "<p>签约（）</p>",
    "“agreed_amount” in <dd> is a key": "<dl><dt>内容</dt><dd>agreed_amount</dd></dl>",
    "has an inline style": '<p style="color:red">红</p>',
    "has an inline onclick": '<button onclick="go()">去</button>',
    "<style> is inline": "<style>p {color: red}</style>",
    "<script> is inline": "<script>go()</script>",
    "asks elsewhere for //example.org/x.png": '<img alt="图" src="//example.org/x.png">',
    "leads elsewhere and does not say so": '<a href="https://example.org/">报道</a>',
    "the id a is there 2 times": '<p id="a">一</p><p id="a">二</p>',
    "nothing has the id a": '<a href="#a">一</a>',
    "nothing has the id b": '<section aria-labelledby="b"><p>一</p></section>',
    "2 × h1": "<h1>又一页</h1>",
    "</b> closes <i>": "<p><b><i>一</b></i></p>",
}


def test_a_sound_page_has_no_fault():
    assert Page(WHOLE.format("zh-Hans", SOUND)).faults == []


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_named(fault):
    assert fault in "\n".join(Page(WHOLE.format("zh-Hans", FAULTY[fault])).faults)


def test_an_english_page_has_words_that_look_like_keys():
    assert Page(WHOLE.format("en", "<p>signed</p>")).faults == []
    assert Page(WHOLE.format("", "<p>一</p>")).faults == ["the page does not say its language"]


def test_links_and_what_forms_can_ask_are_found():
    page = Page(WHOLE.format("zh-Hans", SOUND))
    assert page.links == ["#targets", "https://example.org/"]
    assert page.questions == ["list/?unit=a%26b"]


@pytest.fixture
def paths():
    return ["plan/", "plan/?due=a", "plan/?due=b", "plan/?due=a&page=1", "plan/?due=b&page=1", "documents/"]


def test_every_address_is_each_path_and_each_value_once(paths):
    wants = Every()
    wanted = [path for path in paths if wants("/c/town/" + path)]
    assert wanted == ["plan/", "plan/?due=a", "plan/?due=b", "plan/?due=a&page=1", "documents/"]


def test_of_very_many_subjects_of_a_kind_every_fifth_is_wanted():
    wants = Every(many=3)
    subjects = [f"/c/town/s/{kind}/{n}/" for n in range(1, 11) for kind in ("project", "firm")]
    wanted = [subject for subject in subjects if wants(subject)]
    assert wanted == [f"/c/town/s/{kind}/{n}/" for n in (1, 2, 3, 5, 10) for kind in ("project", "firm")]


def test_a_few_addresses_are_some_of_each_shape(paths):
    wants = Few()
    wanted = [path for path in paths if wants("/c/town/" + path)]
    assert wanted == ["plan/", "plan/?due=a", "plan/?due=a&page=1", "documents/"]
    units = [f"/c/town/units/u{n}/" for n in range(5)]
    assert [wants(unit) for unit in units] == [True, True, False, False, False]


def test_the_frontier_stays_in_the_campaign_and_goes_nowhere_twice():
    frontier = Frontier("town", lambda address: True)
    assert next(frontier.levels()) == ["/"]
    links = ["plan/?due=a#clauses", "/c/village/", "https://example.org/", "?lang=en", "/c/town/plan/", "plan/#targets"]
    frontier.add("/c/town/", links)
    assert next(frontier.levels()) == ["/c/town/plan/?due=a", "/c/town/plan/"]
