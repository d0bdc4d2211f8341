"""The JSON twin of the figures' pages."""

import re
from datetime import date, datetime

import pytest

from yinfeng.kernel.days import Interval
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.actions import claim

API = "/api/v1/"
OF = "campaigns/quanzhou-2022/"
NOON = datetime.fromisoformat("2026-11-25T12:00+08:00")


@pytest.fixture
def get(client, quanzhou):
    def answer(address: str, status: int = 200):
        response = client.get(API + address)
        assert response.status_code == status
        return response.json()

    return answer


def test_a_figure_equals_its_page(get, client):
    answer = get(f"{OF}figures/electronics-signed-count")
    page = client.get("/c/quanzhou-2022/figures/m/electronics-signed-count/").content.decode()
    assert answer["value"]["text"] == "5 (+7)"
    assert answer["code"] in page
    assert [row["key"] for row in answer["rows"]] == re.findall(r'key" translate="no">([^<]+)<', page)
    assert all(row["name"] in page for row in answer["rows"])
    assert all(reason in page for row in answer["rows"] for reason in row["reasons"])
    assert all(words in page for words in answer["definition"].values())
    assert (answer["clause"], answer["window"], answer["where"]) == (
        "electronics-signed", "2022", {"group": "group-electronics"},
    )  # fmt: skip


def test_rows_carry_degree_days_amounts_and_sources(get):
    rows = {row["key"]: row for row in get(f"{OF}figures/electronics-signed-count")["rows"]}
    lambda_ = rows["qz-0002"]
    assert (lambda_["degree"], lambda_["days"], lambda_["amounts"]) == ("sure", {"signed": ["2022"]}, ["20亿元"])
    assert lambda_["sources"][0]["published"] == "2022-12-31"
    assert rows["qz-0001"]["degree"] == "possible"
    assert rows["qz-0001"]["reasons"]


def test_a_rate_says_who_is_in_the_numerator(get):
    answer = get(f"{OF}figures/start-rate?unit=nanan")
    value = answer["value"]
    assert (value["reached"], value["cohort"], value["text"]) == (1, 7, "14.3%")
    assert [row["key"] for row in answer["rows"] if row["reached"] == "yes"] == ["qz-0001"]


def test_a_printed_code_opens_for_ever_and_says_what_is_true_today(get, quanzhou):
    code = get(f"{OF}figures/new-signed-count")["code"]
    day = date(2022, 5, 1)
    claim(
        campaign=quanzhou, kind="project", key="qz-0100", word="signed", by=Viewer("填报员", "jinjiang"), at=NOON,
        interval=Interval(day, day),
    )  # fmt: skip
    answer = get(f"figures/{code}")
    assert answer["value"]["text"] == "21 (+7)"
    assert len(answer["rows"]) == 28
    assert answer["agrees"] is True
    assert answer["today"]["value"]["text"] == "22 (+7)"
    assert answer["today"]["standings"]["claimed"]["text"] == "1"


def test_all_measures_come_with_codes_that_open(get):
    figures = get(f"{OF}figures")
    assert len(figures) > 15
    assert get(f"figures/{figures[-1]['code']}")["measure"] == figures[-1]["measure"]


def test_published_figures_come_with_what_is_held(get):
    answer = {one["key"]: one for one in get(f"{OF}published")}
    signed = answer["electronics-new-signed-100m"]
    assert (signed["printed"], signed["verdict"], len(signed["held"]["rows_sure"])) == ("87个", "partly", 5)
    assert answer["in-010"]["verdict"] == "unasked" or len(answer) > 372


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{OF}figures?as_of=soon", 400),
        (f"{OF}figures/new-signed-count?known_at=soon", 400),
        (f"{OF}figures/new-signed-count?unit=atlantis", 400),
        (f"{OF}published?known_at=soon", 400),
        (f"{OF}figures/nothing", 404),
        ("campaigns/nowhere/figures", 404),
        ("figures/000000000000", 404),
    ],
)
def test_what_cannot_be_answered_says_why(get, address, status):
    assert get(address, status)["detail"]


@pytest.mark.parametrize(
    ("address", "n_queries"),
    [(f"{OF}figures", 5), (f"{OF}figures/new-signed-count", 8), (f"{OF}published", 4)],
)
def test_an_answer_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get(address)
    with django_assert_num_queries(n_queries):
        get(address)


def test_the_schema_names_what_is_answered(get):
    schemas = get("openapi.json")["components"]["schemas"]
    assert {"FigureOut", "OpenedOut", "PrintedOut", "PublishedOut", "RowOut", "ValueOut", "MomentOut"} <= schemas.keys()
