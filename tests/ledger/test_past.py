"""Lists, a subject and the plan's pages at another moment: as far as was known then, and up to the day asked for."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.ledger.conftest import EAST, NOON, OFFICE
from tests.ledger.test_lists import drafts, text_of

from yinfeng.ledger.actions import undo
from yinfeng.ledger.appending import append
from yinfeng.ledger.core.fold import fold, until
from yinfeng.ledger.models import Project
from yinfeng.ledger.past import rows_at
from yinfeng.ledger.projecting import make_row, stages_of
from yinfeng.ledger.selectors import load_entries
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_plan

pytestmark = pytest.mark.django_db

BASE = "/c/ledger-demo/"
LATER = NOON + timedelta(days=30)
BEFORE = f"{NOON:%Y-%m-%d}"


def store(campaign, at, key: str, **said: object) -> None:
    append(campaign=campaign, title="装入", drafts=list(drafts(key, **said)), by=EAST, at=at)


@pytest.fixture
def ledger(campaign):
    store(campaign, NOON, "p1", name="兰姆达", unit="east", signed="2026-03-05", agreed_amount="2亿元")
    store(campaign, LATER, "p1", started="2026-06-10")
    store(campaign, LATER, "p2", name="均和云谷", unit="east", signed="2026-05-01")
    return campaign


@pytest.fixture
def get(client, ledger):
    def answer(path: str, **query: object) -> str:
        response = client.get(BASE + path, query)
        assert response.status_code == 200
        return response.content.decode()

    return answer


def keys(page: str) -> set[str]:
    return set(re.findall(r'<th scope="row"><a href="[^"]*/s/project/([^/"]+)/', page))


def test_a_list_shows_what_was_known_then(get):
    assert keys(get("projects/")) == {"p1", "p2"}
    then = get("projects/", known_at=BEFORE)
    assert keys(then) == {"p1"}
    assert "签约" in text_of(then.split("<tbody>")[1].split("</tbody>")[0])


def test_a_list_shows_how_far_things_were_by_a_day(get):
    rows = text_of(get("projects/", as_of="2026-05-31", stage="signed").split("<tbody>")[1].split("</tbody>")[0])
    assert "兰姆达" in rows
    assert "均和云谷" in rows


def test_rows_are_those_of_now_again_afterwards(get):
    get("projects/", known_at=BEFORE)
    assert keys(get("projects/")) == {"p1", "p2"}


def test_rows_at_a_moment_are_the_fold_of_what_was_known(ledger):
    for asked in ({"known_at": BEFORE}, {"as_of": "2026-04-01"}, {"as_of": "2026-05-01", "known_at": BEFORE}):
        when = read_when(asked, ledger, timezone.localtime())
        with rows_at(ledger, get_plan(ledger), "project", when, viewer=OFFICE):
            found = {row.key: (row.stage, row.amount_low, row.search) for row in Project.objects.all()}
        assert found == {key: (row.stage, row.amount_low, row.search) for key, row in expected(ledger, when).items()}


def expected(campaign, when):
    rows = {}
    for subject in campaign.subjects.all():
        entries = load_entries(campaign, [subject.pk])[subject.pk]
        known = [entry for entry in entries if not when.known_at or entry.known_at <= when.known_at]
        if known:
            state = until(fold(known), when.as_of)
            rows[subject.key] = make_row(subject, state, stages_of(get_plan(campaign))["project"], NOON)
    return rows


def test_a_moment_without_knowledge_says_that_nothing_was_held(get):
    assert "empty-panel" in get("projects/", known_at="2001-01-01")


def test_links_keep_the_moment(get):
    page = get("projects/", known_at=BEFORE)
    assert f"/s/project/p1/?known_at={BEFORE}" in page
    assert f"/c/ledger-demo/plan/?known_at={BEFORE}" in page
    assert f'<input type="hidden" name="known_at" value="{BEFORE}">' in page


def test_a_subject_shows_only_what_was_known_and_takes_nothing(get):
    page = get("s/project/p1/", known_at=BEFORE)
    assert "那时还不知道的 1 条记录没有列出" in page
    assert 'id="act"' not in page
    assert "2026-06-10" not in text_of(page)
    assert "2026-06-10" in text_of(get("s/project/p1/"))


def test_a_unit_counts_the_projects_that_were_known(get):
    assert '<h2 id="projects">台账里的项目 <span class="count">2</span></h2>' in get("units/east/")
    assert '<h2 id="projects">台账里的项目 <span class="count">1</span></h2>' in get("units/east/", known_at=BEFORE)


@pytest.mark.parametrize(
    "path",
    [
        "projects/",
        "s/project/p1/",
        "plan/",
        "documents/",
        "units/",
        "units/east/",
        "batches/",
        "import/",
        "s/project/new/",
    ],
)
def test_every_page_has_the_control_and_refuses_what_is_no_day(client, ledger, path):
    assert 'class="time-control"' in client.get(BASE + path).content.decode()
    response = client.get(BASE + path, {"as_of": "昨天"})
    assert response.status_code == 400
    assert "昨天" in response.content.decode()


def test_the_interface_answers_for_a_moment(client, ledger):
    url = f"/api/v1/campaigns/{ledger.slug}/subjects/project"
    assert client.get(url).json()["n_held"] == 2
    assert client.get(url, {"known_at": BEFORE}).json()["n_held"] == 1
    assert client.get(url, {"known_at": "昨天"}).status_code == 400


def test_the_rows_of_now_are_not_touched(ledger):
    when = read_when({"known_at": BEFORE}, ledger, timezone.localtime())
    with rows_at(ledger, get_plan(ledger), "project", when, viewer=OFFICE), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM main.ledger_project")
        assert cursor.fetchone() == (2,)


def test_batches_are_those_that_were_stored_by_then(get, client, ledger):
    first, last = ledger.batches.earliest("id"), ledger.batches.latest("id")
    then = get("batches/", known_at=BEFORE)
    assert f"/batches/{first.pk}/?known_at={BEFORE}" in then
    assert f"/batches/{last.pk}/" not in then
    assert client.get(f"{BASE}batches/{last.pk}/", {"known_at": BEFORE}).status_code == 404


def test_a_batch_that_was_undone_later_stands_as_it_stood(get, ledger):
    first = ledger.batches.earliest("id")
    undo(batch=first, by=EAST, at=LATER, reason="试")
    assert "撤销" in text_of(get(f"batches/{first.pk}/")).split("状态", 1)[1][:20]
    assert "在用" in text_of(get(f"batches/{first.pk}/", known_at=BEFORE))


@pytest.mark.parametrize("path", ["import/", "s/project/new/"])
def test_nothing_is_added_to_the_past(get, path):
    assert "台账只能在现在添加" in get(path, known_at=BEFORE)
