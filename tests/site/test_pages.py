"""The layout and the pages that belong to no room."""

import re

import pytest
from django.template import engines
from django.test import Client
from django.urls import reverse

from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.refusals import NotFoundError, RefusedError
from yinfeng.plan.pages import requests
from yinfeng.site.navigation import SECTIONS, links
from yinfeng.site.viewer import local_viewer

pytestmark = pytest.mark.django_db


def render(rf, source: str, **context) -> str:
    request = rf.get("/")
    request.viewer = local_viewer(request)
    return engines["django"].from_string(source).render(context, request)


def in_layout(rf, campaign) -> str:
    return render(rf, '{% extends "site/base.html" %}{% block heading %}页{% endblock %}', campaign=campaign)


@pytest.mark.parametrize("address", ["/", "/nothing", "/c/nowhere/", "/healthz", "/api/v1/openapi.json"])
def test_every_answer_carries_the_policy(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_list_shows_each_campaign_real_ones_first(client, invented, real):
    page = client.get("/").content.decode()
    assert page.index(real.title) < page.index(invented.title)
    assert "2022-01-01 – 2022-12-31" in page
    assert page.count("示例数据") == 1


def test_an_empty_list_says_what_would_fill_it(client):
    assert "还没有专项行动" in client.get("/").content.decode()


def test_a_campaign_leads_to_its_first_page(real):
    assert reverse("campaign", args=[real.slug]) == reverse(SECTIONS[0].pages[0].name, args=[real.slug])


def test_an_invented_campaign_says_so_on_every_page(rf, real, invented):
    assert "示例数据" in in_layout(rf, invented).split("</header>", 1)[0]
    assert "虚构" not in in_layout(rf, real)


def test_the_layout_has_landmarks_a_skip_link_and_nothing_inline(rf, real):
    page = in_layout(rf, real)
    assert '<a class="skip" href="#main">' in page
    assert all(f"<{landmark}" in page for landmark in ("header", "nav", "main", "footer"))
    assert len(re.findall(r"<h1\b", page)) == 1
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)|https?://", page)


def test_the_deepest_entry_above_a_page_is_the_current_one(real):
    current = [
        link.url
        for _, entries in links(real.slug, f"/c/{real.slug}/units/jinjiang/")
        for link in entries
        if link.current
    ]
    assert current == [reverse("plan:units", args=[real.slug])]


def test_absent_pages_and_absent_campaigns_look_the_same(client, real):
    for address in ("/nothing", "/c/nowhere/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "没有这一页" in response.content.decode()


@pytest.mark.parametrize(("error", "status"), [(NotFoundError("x"), 404), (RefusedError("已经核定"), 409)])
def test_a_refusal_becomes_a_page_with_its_status(monkeypatch, client, error, status):
    def refuse(**_):
        raise error

    monkeypatch.setattr(requests, "get_campaign", refuse)
    response = client.get("/c/quanzhou-2022/")
    assert response.status_code == status
    assert status == 404 or "已经核定" in response.content.decode()


def test_a_fault_gets_a_page_of_its_own_and_a_line_in_the_log(monkeypatch, caplog, settings):
    def fail(**_):
        raise ZeroDivisionError

    monkeypatch.setattr(requests, "get_campaign", fail)
    response = Client(raise_request_exception=False).get("/c/quanzhou-2022/")
    assert response.status_code == 500
    assert "系统出错" in response.content.decode()
    assert "Content-Security-Policy" in response.headers
    assert "ZeroDivisionError" in caplog.text


def test_health_reaches_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/healthz").content == b"ok\n"


@pytest.mark.parametrize("key", ["reported", "claimed", "verified", "refused", "withdrawn"])
def test_each_standing_has_its_word(rf, key):
    tag = render(rf, "{% load yinfeng %}{% standing key %}", key=key)
    assert f"standing-{key}" in tag
    assert key not in tag.split(">")[1]


def test_problems_are_listed_with_their_place(rf):
    problems = [Problem(Place("plan.yaml", 12), "重复的键 {key}。", "请改名。", {"key": "a<b"})]
    page = render(rf, '{% include "site/_problems.html" %}', problems=problems)
    assert "plan.yaml:12" in page
    assert "重复的键 a&lt;b。 请改名。" in page


def test_a_chart_brings_its_numbers_as_a_table(rf):
    chart = {"id": "c", "title": "按月", "options": {"x": "</script>"}, "columns": ["月", "个"], "rows": [["一月", 12]]}
    page = render(rf, '{% include "site/_chart.html" %}', chart=chart)
    assert '<td class="number">12</td>' in page
    assert page.count("</script>") == 1
