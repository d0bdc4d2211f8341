"""The JSON twin of the plan's pages."""

import pytest

API = "/api/v1/campaigns"


@pytest.fixture
def get(client, sample):
    def answer(address: str = "") -> object:
        response = client.get(API + address)
        assert response.status_code == 200
        return response.json()

    return answer


def test_campaigns_are_listed_with_their_heads(get):
    assert get() == [
        {
            "slug": "yungang-2026",
            "title": "云港市2026年招商行动",
            "invented": True,
            "region_name": "云港市",
            "period_from": "2026-01-01",
            "period_to": "2026-12-31",
        }
    ]


def test_the_plan_comes_whole_with_amounts_in_whole_units(get):
    answer = get("/yungang-2026/plan")
    plan = answer["plan"]
    assert plan["period"] == {"from": "2026-01-01", "to": "2026-12-31"}
    amount = next(target for target in plan["targets"] if target["key"] == "signed-amount")["values"]["2026-01-01"]
    assert (amount["low"], amount["unit"], amount["raw"]) == (300 * 10**10, "CNY", "300亿元")
    assert plan["provisions"][0]["parts"][0]["detail"] == "先投整机"
    assert plan["clauses"][0]["responsible"] == "unknown: not in the published text"
    assert answer["unknowns"] == {"responsible": 6, "due": 2, "county_quota": 1, "department_quota": 1}
    assert len(answer["digest"]) == 64
    assert answer["assignments"] == get("/yungang-2026/assignments")


def test_assignments_say_who_until_when_and_what_was_created(get):
    rows = {row["clause"]: row for row in get("/yungang-2026/assignments")}
    assert next(iter(rows)) == "opening"
    assert rows["opening"]["responsible"] is None
    goal = rows["goal"]
    assert goal["responsible"] == [{"key": "county-1", "label": "第一梯队"}, {"key": "county-2", "label": "第二梯队"}]
    assert (goal["due"], goal["is_standing"], goal["span"]) == ("2026-12-31", False, [32, 59])
    assert {"section": "targets", "key": "new-signed", "label": "新签招商项目"} in goal["created"]
    assert (rows["machine"]["due"], rows["machine"]["is_standing"]) == (None, True)
    assert rows["xishan"]["says"] == "fact"


@pytest.mark.parametrize("address", ["/nowhere/plan", "/nowhere/assignments"])
def test_an_unknown_campaign_is_not_found(client, sample, address):
    assert client.get(API + address).status_code == 404


def test_the_schema_names_every_kind_of_item(client, db):
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert {"PlanOut", "AssignmentOut", "Clause", "Unit", "Body", "Target", "Provision", "Question"} <= schemas.keys()


@pytest.mark.parametrize(
    ("address", "n_queries"), [("", 1), ("/yungang-2026/plan", 3), ("/yungang-2026/assignments", 2)]
)
def test_an_answer_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get("/yungang-2026/plan")
    with django_assert_num_queries(n_queries):
        get(address)
