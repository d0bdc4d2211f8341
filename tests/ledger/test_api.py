"""The JSON twin of the lists and of one subject."""

from datetime import timedelta

import pytest
from tests.ledger.conftest import EAST, NOON, OFFICE
from tests.ledger.test_lists import SAID, drafts

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger import actions
from yinfeng.ledger.api.schemas import ListOut, SubjectOut
from yinfeng.ledger.appending import append
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.lists.columns import LISTS
from yinfeng.ledger.models import Source

pytestmark = pytest.mark.django_db

API = "/api/v1/campaigns/ledger-demo/subjects"
YI = 10**8 * 100  # fen


@pytest.fixture
def ledger(campaign):
    said = [draft for key, words in SAID.items() for draft in drafts(key, **words)]
    append(campaign=campaign, title="装入", drafts=said, by=EAST, at=NOON)
    paper = Source(campaign=campaign, kind="paper", title="注册证书")
    about = {"campaign": campaign, "kind": "project", "key": "p2", "by": EAST, "at": NOON}
    actions.claim(word="registered", interval=parse_interval("2026-01"), paper=paper, **about)
    return campaign


@pytest.fixture
def get(client, ledger):
    def answer(address: str, status: int = 200, **query: object) -> dict:
        response = client.get(f"{API}/{address}", query)
        assert response.status_code == status
        return response.json()

    return answer


def test_a_list_comes_in_pages_with_its_counts(get):
    answer = get("project", sort="key", size=2, page=2)
    assert ListOut.model_validate(answer)
    assert [row["key"] for row in answer["subjects"]] == ["p3", "p4"]
    del answer["subjects"]
    assert answer == {
        "campaign": "ledger-demo", "invented": True, "kind": "project", "n_held": 5, "n_found": 5, "page": 2,
        "n_pages": 3, "size": 2,
    }  # fmt: skip


def test_a_row_holds_keys_with_labels_days_with_precision_and_figures_in_whole_units(get):
    (row,) = get("project", text="姆達", group="chips")["subjects"]
    assert row["units"] == [{"key": "east", "label": "东湖"}]
    assert row["groups"] == [{"key": "chips", "label": "电子信息"}]
    assert row["amount"] == {"low": 20 * YI, "high": 20 * YI, "unit": "CNY", "printed": "20亿元"}
    days = {"from_day": "2026-03-05", "to_day": "2026-03-05", "precision": "day"}
    assert row["stage"] == {"key": "signed", "label": "签约", "standing": "reported", "days": days}
    (other,) = get("project", contested=1)["subjects"]
    assert other["contested"] == [{"key": "unit", "label": "责任单位"}]
    assert other["stage"]["days"] == {"from_day": None, "to_day": "2026-06-01", "precision": "until"}
    assert other["amount"]["unit"] == "USD"


def test_filters_are_those_of_the_page(get):
    assert get("project", unit="east")["n_found"] == 2
    assert get("project", **{"from": "2026-03-06", "certainty": "sure"})["n_found"] == 0
    assert get("project", at_least="4亿元")["n_found"] == 1


def test_everything_that_makes_no_sense_is_told_at_once(get):
    problems = get("project", 422, unit="nowhere", at_least="很多", sort="colour")["detail"]
    assert [problem["loc"] for problem in problems] == [["query", "unit"], ["query", "at_least"], ["query", "sort"]]
    assert "没有“nowhere”这个选项" in problems[0]["msg"]
    assert get("project", 422, page=0)["detail"]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.key)
def test_every_kind_answers_by_its_own_schema(get, campaign, kind):
    words = {
        "name": "示例", "unit": "east", "agreed_amount": "2亿元", "total_amount": "3亿元", "floor_area": "30亩",
        "n_projects": "7个", "held": "2026-03", "lead_firm": "百强", "model": "market_led",
    }  # fmt: skip
    said = list(drafts("z9", kind.key, **words))
    append(campaign=campaign, title="装入", drafts=said, by=EAST, at=NOON)
    answer = get(kind.key, text="z9")
    assert ListOut.model_validate(answer)
    (row,) = answer["subjects"]
    assert (row["kind"], row["name"]) == (kind.key, "示例")
    assert get(f"{kind.key}/z9")["words"]["name"]["facts"][0]["text"] == "示例"


def test_a_subject_holds_its_facts_with_sources_and_rulings(get, ledger):
    paper = Source(campaign=ledger, kind="paper", title="进账单", number="示例字1号")
    arrived = {"interval": parse_interval("2026-04"), "quantity": parse_quantity("5000万元"), "paper": paper}
    claimed = actions.claim(
        campaign=ledger, kind="project", key="p1", word="arrived_amount", by=EAST, at=NOON, **arrived
    ).entries.get()
    actions.rule(
        entry_id=claimed.pk, accepted=True, quantity=parse_quantity("3000万元"), by=OFFICE,
        at=NOON + timedelta(days=1), reason="核减",
    )  # fmt: skip
    answer = get("project/p1")
    assert SubjectOut.model_validate(answer)
    (fact,) = answer["words"]["arrived_amount"]["facts"]
    assert (fact["standing"], fact["by_unit"], fact["entry"]) == ("verified", "east", claimed.pk)
    assert fact["figure"]["low"] == YI * 3 // 10
    assert fact["before_ruling"]["figure"]["printed"] == "5000万元"
    assert fact["days"] == {"from_day": "2026-04-01", "to_day": "2026-04-30", "precision": "month"}
    assert fact["source"]["title"] == "进账单"
    assert (fact["ruling"]["standing"], fact["ruling"]["by_unit"], fact["ruling"]["text"]) == (
        "verified", "office", "核减",
    )  # fmt: skip
    earlier = get("project/p1", known_at=NOON.isoformat())
    assert earlier["words"]["arrived_amount"]["facts"][0]["standing"] == "claimed"


def test_a_figure_that_could_not_be_read_stays_as_printed(get, ledger):
    odd = Draft("project", "p9", "agreed_amount", Standing.REPORTED, text="数亿", raw="数亿")
    append(campaign=ledger, title="装入", drafts=[odd], by=EAST, at=NOON)
    (fact,) = get("project/p9")["words"]["agreed_amount"]["facts"]
    assert (fact["figure"], fact["raw"]) == (None, "数亿")


@pytest.mark.parametrize("address", ["nothing", "project/p99", "firm/p1", "nothing/p1"])
def test_what_is_not_there_is_not_found(get, address):
    assert get(address, 404) == {"detail": "not found"}


def test_the_schema_names_every_kind_and_every_filter(client, db):
    described = client.get("/api/v1/openapi.json").json()
    assert {"ProjectOut", "FirmOut", "ParkOut", "EventOut", "KeyProjectOut", "FactOut"} <= described["components"][
        "schemas"
    ].keys()
    operation = described["paths"]["/api/v1/campaigns/{slug}/subjects/{kind}"]["get"]
    named = {parameter["name"] for parameter in operation["parameters"]}
    assert {wanted.key for kind in LISTS for wanted in kind.filters} | {"sort", "page", "size"} <= named


@pytest.mark.parametrize(("address", "n_queries"), [("project", 5), ("project/p1", 4), ("project/p2", 5)])
def test_an_answer_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get(address)
    with django_assert_num_queries(n_queries):
        get(address)
