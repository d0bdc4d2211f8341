"""The unit that the local viewer acts for: chosen in the header, kept for one campaign, never taken from a stranger."""

import pytest
from tests.ledger.conftest import NOON, PLAN

from yinfeng.plan.actions import load_campaign

pytestmark = pytest.mark.django_db
BASE = "/c/ledger-demo/"


@pytest.fixture(autouse=True)
def campaign(db, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return load_campaign(path=tmp_path, by="test", at=NOON)


def header(client, address: str = f"{BASE}plan/") -> str:
    page = client.get(address).content.decode()
    return page.split('<details class="acting">', 1)[1].split("</details>", 1)[0]


def act_for(client, unit: str, **more):
    return client.post(f"{BASE}acting/", {"unit": unit, **more})


def test_nobody_is_chosen_at_first_and_every_unit_is_offered_by_tier(client):
    shown = header(client)
    assert "未选择" in shown.split("</summary>")[0]
    assert shown.index('label="第一梯队"') < shown.index('value="east"') < shown.index('label="部门"')
    assert shown.index('label="部门"') < shown.index('value="office"') < shown.index('value="chips"')


def test_the_choice_is_labelled_on_every_page_and_can_be_dropped(client):
    response = act_for(client, "east")
    assert response.headers["Location"] == BASE
    for address in ("plan/", "units/", "batches/", "import/"):
        assert "<strong>东湖区</strong>" in header(client, BASE + address)
    act_for(client, "")
    assert "未选择" in header(client).split("</summary>")[0]


def test_the_cookie_belongs_to_one_campaign_and_no_script_reads_it(client):
    cookie = act_for(client, "east").cookies["yinfeng_acting"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (BASE, True, "Lax")


def test_a_unit_that_the_plan_does_not_have_is_refused(client):
    response = act_for(client, "nowhere")
    assert response.status_code == 409
    assert "方案里没有这个单位" in response.content.decode()


@pytest.mark.parametrize("value", ["east", "east:1abc:xyz", ""])
def test_a_cookie_that_was_not_set_here_counts_as_none(client, value):
    client.cookies["yinfeng_acting"] = value
    assert "未选择" in header(client).split("</summary>")[0]


def test_a_unit_that_a_later_plan_drops_counts_as_none(client, tmp_path, campaign):
    act_for(client, "west")
    line = next(line for line in PLAN.splitlines(keepends=True) if "key: west" in line)
    (tmp_path / "plan.yaml").write_text(PLAN.replace(line, ""), encoding="utf-8")
    load_campaign(path=tmp_path, by="test", at=NOON.replace(hour=13))
    assert "未选择" in header(client).split("</summary>")[0]


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        (f"{BASE}units/?of=county", f"{BASE}units/?of=county"),
        ("https://example.org/", BASE),
        ("//example.org/c/ledger-demo/", BASE),
        ("/c/other/plan/", BASE),
        ("/", BASE),
    ],
)
def test_it_leads_back_to_where_the_choice_was_made_and_nowhere_else(client, back, leads):
    assert act_for(client, "east", back=back).headers["Location"] == leads


def test_only_a_form_chooses(client):
    assert client.get(f"{BASE}acting/").status_code == 405
    assert client.post("/c/nowhere/acting/", {"unit": "east"}).status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_a_unit_is_chosen_in_the_header_without_leaving_the_page(page, live_server, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}{BASE}units/?of=county")
    page.locator(".acting > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#acting-header").select_option("east")
    page.locator(".acting button").click()
    assert page.url.endswith("/units/?of=county")
    assert page.locator(".acting > summary").inner_text().split()[-1] == "东湖区"
    assert not page.complaints


def test_a_page_of_no_campaign_has_no_choice(client):
    assert 'class="acting"' not in client.get("/").content.decode()
