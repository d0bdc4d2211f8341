"""The lists through the client, on a small invented ledger: filters, search, order, columns, CSV, and what is told."""

import csv
import html
import io
import re
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.db import connection
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger import actions
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.listing import short_names
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.lists.columns import LIST_OF, LISTS
from yinfeng.ledger.models import Entry, Source

pytestmark = pytest.mark.django_db

BASE = "/c/ledger-demo/"
SAID = {
    "p1": {
        "name": "兰姆达光模块项目", "unit": "east", "group": "chips", "industry": "光模块", "nature": "project",
        "agreed_amount": "20亿元", "signed": "2026-03-05",
    },
    "p2": {
        "name": "均和云谷", "unit": "west", "group": "shoes", "nature": "park_carrier", "origin": "市外",
        "agreed_amount": "约3500万元", "started": "2026", "uncertain_with": "p5",
    },
    "p3": {
        "name": "100%_棉纺 Sun Wah", "unit": ("east", "west"), "group": "shoes", "agreed_amount": "1.2亿美元",
        "negotiating": "..2026-06-01", "nature": "project",
    },
    "p4": {"name": '=HYPERLINK("http://x")', "agreed_amount": "3-5亿元", "unit": "office", "investor": "\t制表"},
    "p5": {"name": "蘭姆達二期", "unit": "晋江/南安", "signed": "2026-03", "investor": "示例投资A|B"},
}  # fmt: skip


def drafts(key: str, kind: str = "project", **said: object):
    for word, values in said.items():
        for value in values if isinstance(values, tuple) else (values,):
            if word in ("signed", "started", "negotiating", "held", "done"):
                yield Draft(kind, key, word, Standing.REPORTED, interval=parse_interval(value))
            elif word.endswith(("amount", "area", "investment")) or word == "n_projects":
                yield Draft(kind, key, word, Standing.REPORTED, quantity=parse_quantity(value))
            else:
                yield Draft(kind, key, word, Standing.REPORTED, text=value)


def store(campaign, key: str, kind: str = "project", **said: object) -> None:
    actions.append(campaign=campaign, title="装入", drafts=list(drafts(key, kind, **said)), by=EAST, at=NOON)


@pytest.fixture
def ledger(campaign):
    for key, said in SAID.items():
        store(campaign, key, **said)
    paper = Source(campaign=campaign, kind="paper", title="投资协议")
    signed = Entry.objects.get(subject__key="p1", word="signed")
    actions.rule(entry_id=signed.pk, accepted=True, by=OFFICE, at=NOON, reason="材料齐全", paper=paper)
    return campaign


@pytest.fixture
def get(client, ledger):
    def answer(path: str = "projects/", status: int = 200, **query: object) -> str:
        response = client.get(BASE + path, query)
        assert response.status_code == status
        return response.content.decode()

    return answer


def keys(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*/s/[\w-]+/([^/"]+)/"', page)


def text_of(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"p1", "p2", "p3", "p4", "p5"}),
        ({"unit": "east"}, {"p1", "p3"}),
        ({"unit": "west"}, {"p2", "p3"}),
        ({"tier": "first"}, {"p1", "p2", "p3"}),
        ({"tier": "bureau"}, {"p4"}),
        ({"group": "shoes"}, {"p2", "p3"}),
        ({"group": "unknown"}, {"p4", "p5"}),
        ({"stage": "signed"}, {"p1", "p5"}),
        ({"stage": "unknown"}, {"p4"}),
        ({"standing": "verified"}, {"p1"}),
        ({"standing": "reported"}, {"p2", "p3", "p5"}),
        ({"standing": "unknown"}, {"p4"}),
        ({"nature": "project"}, {"p1", "p3"}),
        ({"nature": "unknown"}, {"p4", "p5"}),
        ({"origin": "市外"}, {"p2"}),
        ({"contested": "1"}, {"p3"}),
        ({"uncertain": "1"}, {"p2"}),
        ({"unfigured": "1"}, {"p5"}),
        ({"undated": "1"}, {"p3", "p4"}),
        ({"at_least": "20亿元"}, {"p1"}),
        ({"at_least": "3亿元"}, {"p1", "p4"}),
        ({"at_least": "4亿元"}, {"p1"}),  # 3-5亿元 surely reaches 3, not 4
        ({"at_least": "1亿美元"}, {"p3"}),  # currencies are never converted
        ({"from": "2026-03", "to": "2026-03"}, {"p1", "p2", "p3", "p5"}),
        ({"from": "2026-03", "to": "2026-03", "certainty": "sure"}, {"p1", "p5"}),
        ({"from": "2026-03-06"}, {"p2", "p3", "p5"}),
        ({"from": "2026-03-06", "certainty": "sure"}, set()),
        ({"to": "2026-02-28"}, {"p2", "p3"}),
        ({"to": "2026-06-30", "certainty": "sure"}, {"p1", "p3", "p5"}),
        ({"unit": "east", "stage": "signed"}, {"p1"}),
    ],
)
def test_a_filter_keeps_what_it_asks_for(get, query, found):
    assert set(keys(get(**query))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姆达", {"p1", "p5"}),
        ("姆達", {"p1", "p5"}),
        ("蘭姆達", {"p1", "p5"}),
        ("光模 兰姆", {"p1"}),
        ("ｐ２", {"p2"}),
        ("sunwah", {"p3"}),
        ("SUN wah", {"p3"}),
        ("100%", {"p3"}),
        ("%", {"p3"}),
        ("_", {"p3"}),
        ("\\", set()),
        ("投资a", {"p5"}),
        ("' OR 1=1 --", set()),
        ("没有这样的字", set()),
    ],
)
def test_two_characters_in_either_script_are_found_and_signs_stand_for_themselves(get, text, found):
    assert set(keys(get(text=text))) == found


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        ("", ["p1", "p5", "p2", "p3", "p4"]),  # the latest stage first
        ("key", ["p1", "p2", "p3", "p4", "p5"]),
        ("-key", ["p5", "p4", "p3", "p2", "p1"]),
        ("name", ["p3", "p4", "p1", "p2", "p5"]),
        ("units", ["p1", "p3", "p2", "p4", "p5"]),  # as the plan names them, a name it does not know after them
        ("groups", ["p1", "p2", "p3", "p4", "p5"]),
        ("industry", ["p1", "p2", "p3", "p4", "p5"]),
        ("amount", ["p2", "p4", "p1", "p3", "p5"]),  # each currency by itself
        ("-amount", ["p1", "p4", "p2", "p3", "p5"]),
        ("stage", ["p3", "p1", "p5", "p2", "p4"]),
        ("-stage", ["p2", "p1", "p5", "p3", "p4"]),
        ("day", ["p2", "p5", "p1", "p3", "p4"]),
        ("-standing", ["p1", "p2", "p3", "p5", "p4"]),
        ("nature", ["p2", "p1", "p3", "p4", "p5"]),
        ("-marks", ["p3", "p2", "p1", "p4", "p5"]),
        ("investor", ["p4", "p5", "p1", "p2", "p3"]),
        ("-origin", ["p2", "p1", "p3", "p4", "p5"]),
        ("known", ["p1", "p2", "p3", "p4", "p5"]),
    ],
)
def test_rows_stand_in_the_order_asked_for_and_what_has_no_value_comes_last(get, order, rows):
    assert keys(get(sort=order)) == rows


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.key)
def test_every_column_of_every_kind_orders_in_both_directions_and_turns_round(get, campaign, kind):
    for n in range(3):
        store(campaign, f"x{n}", kind.key, name=f"名称{n}", unit="east")
    for column in kind.columns:
        up, down = keys(get(f"{kind.path}/", sort=column.key)), keys(get(f"{kind.path}/", sort=f"-{column.key}"))
        assert sorted(up) == sorted(down)
        page = get(f"{kind.path}/", sort=column.key, columns=column.key)
        assert 'aria-sort="ascending"' in page
        other = "" if kind.order == f"-{column.key}" else f"sort=-{column.key}"
        assert other in page


def test_a_row_says_all_in_words_and_leads_to_its_subject(get):
    row = text_of(get(unit="east", stage="signed").split("<tbody>")[1].split("</tbody>")[0])
    assert row == "兰姆达光模块项目 p1 东湖 电子信息 光模块 20亿元 签约 2026-03-05 核定 项目"
    other = text_of(get(contested="1").split("<tbody>")[1].split("</tbody>")[0])
    assert "东湖、西岭 纺织鞋服" in other
    assert "1.2亿美元 在谈 截至 2026-06-01 报道 项目 有分歧：责任单位" in other
    assert "约3500万元 开工 2026 年内" in text_of(get(uncertain="1"))
    assert f'href="{BASE}s/project/p1/"' in get()


def test_what_is_not_known_is_shown_as_not_known(get):
    row = text_of(get(stage="unknown").split("<tbody>")[1].split("</tbody>")[0])
    assert "3-5亿元 未写明" in row
    assert "晋江/南安 未写明 签约" in text_of(get(unfigured="1").split("<tbody>")[1])


def test_an_amount_that_could_not_be_read_stays_as_printed_and_is_not_counted(get, campaign):
    odd = Draft("project", "p9", "agreed_amount", Standing.REPORTED, text="数亿元", raw="数亿元")
    actions.append(campaign=campaign, title="装入", drafts=[odd], by=EAST, at=NOON)
    page = get(unfigured="1")
    assert keys(page) == ["p5", "p9"]
    assert "p9 未写明 数亿元 没有读成数额" in text_of(page)


def test_columns_are_chosen_in_the_address_and_the_name_stays(get):
    page = get(columns=["investor", "amount"])
    heads = text_of(page.split("<thead>")[1].split("</thead>")[0])
    assert heads == "名称 协议投资额 投资方"
    assert "columns=amount%2Cinvestor" in page  # kept by every link
    assert page.count('type="checkbox" name="columns"') == 12
    assert page.count("checked> 协议投资额") == 1
    assert "columns=" not in get(columns=",".join(LIST_OF["project"].shown)).split("<form", 2)[-1].split("</form>")[1]


def test_the_head_says_what_stands_and_each_count_filters_to_that_many(get, client):
    page = get()
    head = page.split('class="list-head"')[1].split("</section>")[0]
    said = text_of(head)
    for words in ("在谈 1", "签约 2", "开工 1", "还没有阶段 1", "核定 1", "报道 3", "可能在行动期间内 4"):
        assert words in said
    for words in ("没有阶段日期 2", "没有投资额 1", "说法有分歧 1", "疑似重复 1"):
        assert words in said
    links = re.findall(r'<a href="([^"]+)"[^>]*>[^<]*<strong>(\d+)</strong>', head)
    assert len(links) == 12
    for address, n in links:
        answer = client.get(BASE + "projects/" + html.unescape(address)).content.decode()
        assert len(keys(answer)) == int(n)
        assert 'aria-current="true"' in answer.split('class="list-head"')[1].split("</section>")[0]


def test_a_count_in_use_leads_back(get):
    head = get(stage="signed", unit="east").split('class="list-head"')[1].split("</section>")[0]
    assert re.search(r'<a href="\?unit=east" aria-current="true">签约 <strong>1</strong>', head)


def test_an_empty_result_says_why_and_what_each_filter_keeps_out(get):
    page = text_of(get(unit="west", stage="signed", nature="project"))
    assert "共 5 条，没有一条同时符合以上条件" in page
    for words in ("去掉“单位：西岭” 就有 1 条", "去掉“阶段：签约” 就有 1 条", "去掉“类别：项目” 就有 0 条"):
        assert words in page
    assert "清除全部条件 就有 5 条" in page


@pytest.mark.parametrize("path", [kind.path for kind in LISTS if kind.key != "project"])
def test_a_kind_without_rows_says_why_and_what_would_fill_it(get, path):
    page = get(f"{path}/")
    assert 'class="why"' in page
    assert 'class="fill"' in page
    assert '<form class="filter' not in page


def test_pages_turn_and_keep_the_filters(get):
    page = get(size=2, sort="key", tier="first")
    assert keys(page) == ["p1", "p2"]
    assert "第 1–2 条，共 3 条" in text_of(page)
    second = get(size=2, sort="key", tier="first", page=2)
    assert keys(second) == ["p3"]
    assert 'href="?tier=first&amp;sort=key&amp;size=2" rel="prev"' in second
    assert 'aria-current="page">2</a>' in second


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"unit": "nowhere"}, "没有“nowhere”这个选项"),
        ({"tier": "9"}, "没有“9”这个选项"),
        ({"stage": "held"}, "没有“held”这个选项"),
        ({"nature": "<b>"}, "没有“<b>”这个选项"),
        ({"at_least": "很多"}, "“很多”不是金额"),
        ({"at_least": "20个"}, "“20个”不是金额"),
        ({"at_least": "9999999999万亿元"}, "不是金额"),
        ({"from": "2026-13"}, "“2026-13”不是日期"),
        ({"to": "{0}"}, "“{0}”不是日期"),
        ({"from": "2027", "to": "2026"}, "日期起在止之后"),
        ({"contested": "yes"}, "不是勾选值"),
        ({"sort": "colour"}, "没有“colour”这种排序"),
        ({"columns": "colour"}, "没有“colour”这一栏"),
        ({"page": "-1"}, "不是页码"),
        ({"page": "99999999999999999999"}, "不是页码"),
        ({"page": "77"}, "只有 1 页"),
        ({"size": "9999"}, "一页最多 500 行"),
        ({"place": "示例"}, "没有“place”这个条件"),
        ({"text": "字" * 101}, "超过 100 个字"),
    ],
)
def test_a_parameter_that_makes_no_sense_gets_a_sentence_and_is_left_out(get, query, told):
    page = get(**query)
    assert told in text_of(page)
    assert len(keys(page)) == 5


@pytest.mark.parametrize(
    "query", [{"text": "\x00"}, {"lang": "xx"}, {"unit": ""}, {"certainty": "sure"}, {"text": "字" * 60}]
)
def test_what_asks_for_nothing_or_finds_nothing_is_no_problem(get, query):
    assert 'class="problems"' not in get(**query)


def test_a_wrong_format_is_refused(get):
    assert "没有“xml”这种格式" in get(format="xml", status=400)
    assert "没有“nowhere”这个选项" in get(format="csv", unit="nowhere", status=400)


def sheet_of(response) -> list[dict[str, str]]:
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("\ufeff编号,名称")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_sheet_holds_every_matching_row_with_figures_as_printed_and_in_whole_units(client, ledger):
    rows = sheet_of(client.get(BASE + "projects/", {"format": "csv", "sort": "key", "size": "1", "page": "2"}))
    assert [row["编号"] for row in rows] == ["p1", "p2", "p3", "p4", "p5"]
    assert rows[0]["协议投资额（原文）"] == "20亿元"
    assert (rows[0]["协议投资额（元）"], rows[0]["币种"]) == ("2000000000", "CNY")
    assert (rows[3]["协议投资额（元）"], rows[3]["协议投资额上限（元）"]) == ("300000000", "500000000")
    assert (rows[2]["协议投资额（元）"], rows[2]["币种"]) == ("120000000", "USD")
    assert (rows[4]["协议投资额（元）"], rows[4]["币种"]) == ("", "")
    assert rows[2]["单位"] == "东湖、西岭"
    assert rows[2]["待核事项"] == "有分歧：责任单位"


def test_no_cell_of_a_sheet_is_taken_for_a_formula(client, ledger):
    for n, sign in enumerate("=+-@\t\r"):
        store(ledger, f"f{n}", name=f"{sign}1+1", industry=f"{sign}cmd")
    rows = sheet_of(client.get(BASE + "projects/", {"format": "csv"}))
    assert len(rows) == 11
    for row in rows:
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {row["名称"] for row in rows} >= {"'=1+1", "'@1+1", "'\t1+1"}


def test_a_sheet_of_an_invented_campaign_says_so_in_its_name_and_in_every_row(client, ledger):
    response = client.get(BASE + "projects/", {"format": "csv"})
    assert "示例数据-ledger-demo-projects.csv" in unquote(response.headers["Content-Disposition"])
    assert {row["数据性质"] for row in sheet_of(response)} == {"示例数据"}
    ledger.invented = False
    ledger.save()
    response = client.get(BASE + "projects/", {"format": "csv"})
    assert "示例" not in unquote(response.headers["Content-Disposition"])
    assert "数据性质" not in sheet_of(response)[0]


def test_a_sheet_has_the_columns_that_were_chosen(client, ledger):
    rows = sheet_of(client.get(BASE + "projects/", {"format": "csv", "columns": "units,stage"}))
    assert list(rows[0]) == ["编号", "名称", "单位", "阶段", "数据性质"]


def test_other_kinds_show_and_filter_their_own_columns(get, campaign):
    store(campaign, "pk", "park", name="示例园", unit="east", model="market_led", floor_area="30亩", status="在建")
    store(campaign, "ev", "event", name="示例会", place="厦门", n_projects="1200个", total_amount="65.2亿元")
    store(campaign, "fi", "firm", name="示例厂", industry="电子信息", lead_firm="百强")
    store(campaign, "kp", "key-project", name="示例重点", agreed_amount="9亿元", planned_investment="3500万元")
    park = text_of(get("parks/", model="market_led").split("<tbody>")[1])
    assert "示例园 pk 东湖 市场主导 20,000 平方米 在建" in park
    assert "示例会 ev 厦门 1,200 65.2亿元" in text_of(get("events/", at_least="65亿元").split("<tbody>")[1])
    assert keys(get("events/", at_least="66亿元")) == []
    assert keys(get("firms/", listed="1", industry="电子信息")) == ["fi"]
    assert keys(get("firms/", above_scale="1")) == []
    assert "9亿元 3,500万元" in text_of(get("key-projects/", at_least="9亿元").split("<tbody>")[1])
    assert keys(get("key-projects/", at_least="1亿美元")) == []


def test_every_control_has_a_label_and_nothing_is_inline(get):
    page = get(stage="signed")
    form = page.split('<form class="filter', 1)[1].split("</form>")[0]
    outside = re.sub(r"<label\b.*?</label>", "", form, flags=re.DOTALL)
    assert "<input" not in outside
    assert "<select" not in outside
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_form_shows_what_is_in_use(get):
    page = get(text="<兰>", unit="east", at_least="1亿元", contested="1", size=100)
    assert 'value="&lt;兰&gt;"' in page
    assert '<option value="east" selected>东湖</option>' in page
    assert 'value="1亿元"' in page
    assert 'name="contested" value="1" checked' in page
    assert "<option selected>100</option>" in page


def test_groups_lose_the_ending_that_all_of_them_share():
    def plan(*labels: str):
        bodies = [SimpleNamespace(key=label, label=label, kind="industry_group") for label in labels]
        return SimpleNamespace(bodies=bodies, units=[])

    assert [*short_names(plan("电子产业小组", "海洋产业小组")).values()] == ["电子", "海洋"]
    assert [*short_names(plan("电子产业小组")).values()] == ["电子产业小组"]
    assert [*short_names(plan("小组", "海洋小组")).values()] == ["小组", "海洋"]


def test_an_unknown_campaign_is_not_found(client, ledger):
    assert client.get("/c/nowhere/projects/").status_code == 404


LAYOUT = 2  # the campaigns and the acting unit in the header


@pytest.mark.parametrize(
    ("query", "n_queries"),
    [({}, 5 + LAYOUT), ({"text": "姆达"}, 5 + LAYOUT), ({"text": "无"}, 5 + LAYOUT), ({"format": "csv"}, 4)],
)
def test_a_list_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, query, n_queries):
    get()
    with django_assert_num_queries(n_queries):
        get(**query)


def test_an_empty_list_asks_three_times(get, django_assert_num_queries):
    get()
    with django_assert_num_queries(3 + LAYOUT):
        get("parks/")


def test_a_search_stays_in_the_database(get, django_assert_num_queries):
    with django_assert_num_queries(5 + LAYOUT) as asked:
        get(text="姆達")
    searched = [query["sql"] for query in asked.captured_queries if "search" in query["sql"]]
    assert len(searched) == 2
    assert all("LIKE '%姆达%'" in sql for sql in searched)


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_other_languages_keep_names_as_they_stand(get, lang):
    page = get(lang=lang)
    assert "兰姆达光模块项目" in page
    assert ("Furthest stage" if lang == "en" else "現處階段") in page


@pytest.fixture
def site(live_server, ledger) -> str:
    """Serve the ledger, and empty it by force afterwards: the database itself refuses to lose an entry."""
    yield live_server.url + BASE
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM ledger_entry")
        for _, sql in triggers:
            cursor.execute(sql)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_a_list_fits_the_window_and_has_no_complaints(page, site, width):
    page.set_viewport_size({"width": width, "height": 844})
    for path in ("projects/", "projects/?stage=signed&group=shoes&lang=en", "parks/", "projects/?unit=nowhere"):
        page.goto(site + path, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.complaints


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_two_characters_and_the_enter_key_find_a_project(page, site):
    page.goto(site + "projects/")
    page.get_by_role("searchbox").fill("姆達")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=*")
    assert page.locator("tbody tr").count() == 2


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_script_the_filters_are_open_on_a_screen_and_fold_on_a_phone(chromium, site):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "projects/")
    assert page.get_by_label("梯队").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.get_by_label("梯队").is_visible()
    page.locator("summary", has_text="筛选条件").click()
    page.get_by_label("梯队").select_option("bureau")
    page.get_by_role("button", name="筛选").click()
    assert page.locator("tbody tr").count() == 1
    context.close()
