"""Pages of the figures room, on the commissioned campaign: what stands there, where it leads, what it costs."""

import re
from datetime import date, datetime

import pytest
import yaml
from django.db import OperationalError
from tests.figures.conftest import FOLDER
from tests.pages import Page

from yinfeng.figures import holding, keeping
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.opening import open_figure
from yinfeng.kernel.days import Interval
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.actions import claim, withdraw
from yinfeng.plan.moments import When

BASE = "/c/quanzhou-2022/"
NOON = datetime.fromisoformat("2026-11-25T12:00+08:00")
VIEWER = Viewer("test")
PAGES = {
    "": 11,
    "figures/": 6,
    "figures/?measure=new-signed-count&by=industry": 6,
    "figures/m/new-signed-count/": 10,
    "figures/m/start-rate/?tier=county-1": 10,
    "figures/m/signing-to-start/": 10,
    "published/": 7,
}
CASES = yaml.safe_load((FOLDER / "cases" / "reconciliation.yaml").read_text(encoding="utf-8"))["cases"]


@pytest.fixture
def get(client, quanzhou):
    def answer(address: str = "", status: int = 200) -> str:
        response = client.get(address if address.startswith("/") else BASE + address)
        assert response.status_code == status
        return response.content.decode()

    return answer


def text_of(source: str) -> str:
    return " ".join(re.sub(r"<script.*?</script>|<[^>]*>", " ", source, flags=re.DOTALL).split())


def between(source: str, first: str, last: str) -> str:
    return source.split(first, 1)[1].split(last, 1)[0]


def rows_of(source: str) -> list[str]:
    return re.findall(r'<small class="muted key" translate="no">([^<]+)<', source)


def sign(campaign, key: str, day: date):
    unit = Viewer("填报员", "jinjiang")
    interval = Interval(day, day)
    return claim(campaign=campaign, kind="project", key=key, word="signed", by=unit, at=NOON, interval=interval)


@pytest.mark.parametrize(("address", "n_queries"), PAGES.items())
def test_a_page_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get(address)  # plan and columns are remembered, the figure is kept
    with django_assert_num_queries(n_queries):
        get(address)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(get, client, address):
    page = Page(get(address))
    here = BASE + address.partition("?")[0]
    for link in {link for link in page.links if not link.startswith(("?lang=", "http"))}:
        where, _, anchor = link.partition("#")
        if not where:
            assert anchor in page.ids, link
            continue
        target = client.get(where if where.startswith("/") else here + where, follow=True)
        assert target.status_code == 200, link
        assert not anchor or anchor in Page(target.content.decode()).ids, link


@pytest.mark.parametrize("address", PAGES)
def test_no_id_stands_twice_and_nothing_is_inline(get, address):
    source = get(address)
    ids = Page(source).ids
    assert len(ids) == len(set(ids))
    assert not re.search(r'\sstyle=|<style|\son\w+=|<script(?![^>]*\b(?:src=|type="application/json"))', source)


def test_target_published_and_ledger_stand_side_by_side(get):
    card = text_of(between(get(), 'id="target-new-signed"', "</tr>"))
    assert "不少于 2,000个 2022-12-31 前" in card
    assert "2,341个 2022年泉州招商成果(泉州经济网) 2023-03-21 · 完成目标的 117.05%" in card
    assert "21 (+7) 个" in card
    assert "项目 17 (+7)" in card
    assert "园区载体 4" in card
    assert "日期只到年 17" in card
    assert "疑似重复 4" in card
    assert "没有金额 14 (+4)" in card


def test_a_publishers_progress_is_reached_again(get):
    earlier = text_of(between(get(), 'id="target-total-investment"', "</tr>"))
    assert "10,374.08亿元 泉州市前10月招商完成124.56%序时(海峡网) 2022-11-23" in earlier
    assert "达序时的 124.56%" in earlier


def test_a_sparse_ledger_says_nothing_of_progress_until_a_unit_claims(get, quanzhou):
    assert "不能拿来算进度" in get()
    assert "无从判断" in between(get(), 'id="target-landed-20yi"', "</tr>")
    sign(quanzhou, "qz-0010", date(2022, 5, 1))
    assert "不能拿来算进度" not in get()
    assert "没有达到" in between(get(), 'id="target-landed-20yi"', "</tr>")


def test_a_rate_of_which_nothing_is_said_is_not_shown_as_a_finding(get):
    rates = text_of(between(get(), 'id="rates"', "</section>"))
    assert "开工率 3.6%–4.8% n=21 (+7)" in rates
    assert "进资率 0.0% 分母 332亿元 · 协议投资总额 台账没有一条进资的记录" in rates


def test_the_board_shows_every_measure_with_its_standings(get, quanzhou):
    board = get("figures/")
    assert "新签项目总投资 332亿元 (+31.8亿元) 332亿元 (+31.8亿元) 0元 0元 查看条款" in text_of(board)
    by_group = text_of(get("figures/?measure=new-signed-count&by=group"))
    assert "电子信息产业发展小组 8 (+4)" in by_group


@pytest.mark.parametrize(
    ("measure", "case"),
    [
        ("electronics-signed-count", "electronics-new-signed-100m"),
        ("electronics-signed-amount", "electronics-new-signed-100m-total"),
        ("electronics-started-count", "electronics-new-starts"),
        ("electronics-talks-count", "electronics-in-talks"),
        ("new-signed-count", "city-2022-contracts"),
    ],
)
def test_the_rows_are_those_that_were_worked_out_by_hand(get, measure, case):
    expected = next(one for one in CASES if one["key"] == case)
    source = get(f"figures/m/{measure}/")
    n_sure = len(expected["rows_sure"])
    shown = rows_of(source)
    assert set(shown[:n_sure]) == set(expected["rows_sure"])
    assert set(shown[n_sure:]) == set(expected["rows_possible"])


def test_a_possible_row_says_why_it_is_only_possible(get):
    rows = text_of(between(get("figures/m/electronics-signed-count/"), 'id="rows"', "</table>"))
    assert "qz-0001 可能 产业小组有分歧：石油化工与新材料、新能源产业发展小组、电子信息产业发展小组" in rows
    assert "qz-0006 可能 没有能读的金额，不知道够不够1亿元" in rows
    assert "qz-0347 可能 签约只知道截至 2026-11-24，没有起日" in rows
    assert "石狮兰姆达光模块产业化项目 qz-0002 确定 签约 2022 年内 20亿元 报道" in rows


def test_a_figure_says_how_it_is_computed_and_what_came_near(get):
    page = text_of(get("figures/m/electronics-talks-count/"))
    assert "到所指日已经签约、注册、开工、竣工、投产的" in page
    assert "71个在谈的是重点项目，能否同一般在谈项目一起数" in page
    landed = text_of(get("figures/m/landed-20yi-count/"))
    assert "签约落地：签约、注册都具备，并且供地或开工有其一；签约要在期间内，其余到期末即可" in landed
    assert "台账里没有一行算得上" in landed
    signed = text_of(get("figures/m/electronics-signed-count/"))
    assert "13 有签约的记录，但不在期间内" in signed
    assert "16 产业小组不是电子信息产业发展小组" in signed


@pytest.mark.parametrize("address", ["figures/", "figures/m/new-signed-count/", "bulletin/", ""])
def test_a_kind_of_which_the_ledger_holds_nothing_says_so_instead_of_zero(get, quanzhou, monkeypatch, address):
    assert "21 (+7)" in get(address)
    monkeypatch.setattr(
        holding, "_folded", lambda _, plan, kind, known_at, position: holding.Holding(plan, position, {}, {})
    )
    holding._latest.clear()
    page = text_of(get(address))
    assert "21 (+7)" not in page
    assert "台账没有" in page


def test_a_duration_is_shown_with_its_range_and_its_vague_end(get):
    page = text_of(get("figures/m/signing-to-start/"))
    assert "两头都到日的 n=0" in page
    assert "只知道大概的 n=1 · 0–331 天" in page
    assert "签约只知道是2022 年内，天数只能给出最短到最长" in page


def test_what_is_withdrawn_is_counted_as_near(get, quanzhou):
    batch = sign(quanzhou, "qz-0100", date(2022, 5, 1))
    assert "qz-0100" in rows_of(get("figures/m/new-signed-count/"))
    entry = batch.entries.get()
    withdraw(entry_id=entry.pk, by=Viewer("填报员", "jinjiang"), at=NOON, reason="误报")
    near = text_of(between(get("figures/m/new-signed-count/"), 'id="near"', "</section>"))
    assert "1 已经撤回" in near


def test_a_long_breakdown_is_listed_whole_on_request(get):
    page = get("figures/m/new-signed-count/?unit=-")
    assert "全部列出" not in page
    page = get("figures/m/new-signed-count/")
    link = next(link for link in Page(page).links if "all=industry" in link)
    assert len(re.findall("industry=", get(link))) > len(re.findall("industry=", page)) > 14


def test_a_rate_is_broken_down_as_a_rate_with_its_n(get):
    page = text_of(get("figures/?measure=start-rate&by=unit"))
    assert "南安 14.3% n=7" in page
    assert "2022-08 0.0% n=3" in text_of(get("figures/?measure=start-rate&by=month"))


def test_filters_narrow_a_figure_and_can_be_taken_off(get):
    page = get("figures/m/new-signed-count/?unit=nanan&as_of=2022-12-31")
    assert "责任单位：南安" in text_of(page)
    assert "7 个" in text_of(between(page, 'class="figure-head"', "</div>"))
    assert f'href="{BASE}figures/m/new-signed-count/?as_of=2022-12-31"' in page
    nowhere = get("figures/m/new-signed-count/?unit=-")
    assert "责任单位：未写明" in text_of(nowhere)
    assert len(rows_of(nowhere)) == 3


def test_the_parts_of_a_breakdown_open_to_as_many_rows(get, quanzhou):
    page = get("figures/m/new-signed-count/")
    links = {link for link in Page(page).links if "/m/new-signed-count/?tier=" in link}
    assert len(links) == 4
    assert sum(len(rows_of(get(link))) for link in links) == len(rows_of(page))


def test_a_day_changes_the_number_and_an_instant_what_is_known(get):
    assert "1 (+24) 个" in text_of(get("figures/m/new-signed-count/?as_of=2022-06-30"))
    early = get("figures/m/new-signed-count/?known_at=2022-06-30")
    assert "只用 2022-06-30 23:59 以前的消息" in text_of(early)
    assert len(rows_of(early)) < 21


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("as_of=yesterday", "as_of=yesterday 不是日期"),
        ("as_of=0999-01-01", "不在 1900 年到 2100 年之间"),
        ("known_at=2022-13-01", "known_at=2022-13-01 不是时刻"),
        ("known_at=2022-12-31T99:00", "不是时刻"),
    ],
)
@pytest.mark.parametrize("address", ["", "figures/", "figures/m/new-signed-count/", "published/"])
def test_a_parameter_that_cannot_be_read_gets_one_sentence(get, address, query, said):
    assert said in get(f"{address}?{query}", status=400)


def test_a_filter_that_fits_nothing_gets_one_sentence(get):
    assert "unit=atlantis" in get("figures/m/new-signed-count/?unit=atlantis", status=400)
    assert "不能再按小组筛选" in get("figures/m/electronics-signed-count/?group=group-green", status=400)
    assert "没有一行" in get("figures/m/new-signed-count/?industry=nothing")


def test_an_instant_may_lose_its_plus_sign(get):
    assert "2022-12-31 18:00" in get("figures/m/new-signed-count/?known_at=2022-12-31T18:00+08:00")


@pytest.mark.parametrize("address", ["figures/m/nothing/", "figures/000000000000/", "figures/m/"])
def test_what_is_not_there_is_not_found(get, address):
    assert "没有这一页" in get(address, status=404)


def test_a_code_keeps_its_number_when_the_ledger_grows(get, quanzhou):
    figure = open_figure(quanzhou, "new-signed-count", When(date(2022, 12, 31)), viewer=VIEWER).figure
    get("figures/m/new-signed-count/")
    printed = f"figures/{figure.code}/"
    assert "没有变" in get(printed)
    sign(quanzhou, "qz-0100", date(2022, 5, 1))
    page = get(printed)
    assert "21 (+7) 个" in text_of(between(page, 'class="figure-head"', "</div>"))
    assert "22 (+7) 个 已经不同" in text_of(between(page, 'id="now"', "</section>"))
    assert "得数与存下的不同" not in page
    assert "qz-0100" not in rows_of(page)
    assert "22 (+7) 个" in text_of(get("figures/m/new-signed-count/"))


def test_a_printed_page_asks_the_database_a_known_number_of_times(get, django_assert_num_queries):
    get("figures/m/new-signed-count/")
    printed = f"figures/{PrintedFigure.objects.get().code}/"
    get(printed)
    with django_assert_num_queries(8):
        get(printed)


def test_a_code_opens_under_its_own_campaign_only(get, quanzhou, client):
    get("figures/m/new-signed-count/")
    kept = PrintedFigure.objects.get()
    assert client.get(f"/c/elsewhere/figures/{kept.code}/").status_code == 404


def test_a_page_works_where_nothing_can_be_written(get, monkeypatch):
    def refuse(**_):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(keeping, "keep_printed", refuse)
    page = get("figures/m/new-signed-count/")
    assert "这个编号没有存下来" in page
    assert "永久地址" not in page


def test_reconciliation_says_n_of_n_what_is_missing_and_where_it_was_printed(get):
    page = text_of(get("published/"))
    assert "10 能解释" in page
    assert "2 有矛盾" in page
    assert "355 还没有问法" in page
    assert "87个 只解释一部分 5 (+7) / 87个 已知金额 92亿元 (+140亿元)" in page
    assert "848亿元 只解释一部分 92亿元 (+140亿元) / 848亿元 5 (+7) 行" in page
    assert "台账缺 重点项目年度名单" in page
    assert "决不为了凑数添行" in page


def test_reconciliation_is_filtered_by_verdict_and_document(get):
    contradicted = get("published/?verdict=contradicted")
    assert contradicted.count('<tr id="figure-') == 2
    document = text_of(get("published/?document=2022年泉州招商成果(泉州经济网)"))
    assert "2,341个" in document
    assert "87个" not in document
    assert "没有符合条件的公布数据" in get("published/?verdict=explained&document=nothing")


def test_the_figures_nobody_asks_for_are_paged_at_the_end(get):
    page = get("published/?verdict=unasked")
    assert page.count('<tr id="figure-') == 50
    assert "page=2" in page
    assert get("published/?verdict=unasked&page=8").count('<tr id="figure-') == 5


def test_pages_are_offered_in_english(get):
    page = text_of(get("figures/m/new-signed-count/?lang=en"))
    assert "Rows that count 28" in page
    assert "possible 签约 is only known" in page
