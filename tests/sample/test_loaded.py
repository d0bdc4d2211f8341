"""The end-to-end test: the office's files, loaded through the product's own import, give the truth of the model."""

import json
import re
import unicodedata
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import override_settings

from yinfeng.figures import holding
from yinfeng.figures.core.asking import ask_of
from yinfeng.figures.core.bounds import rate_bounds
from yinfeng.figures.core.measuring import rate, tally
from yinfeng.figures.core.values import value_of
from yinfeng.figures.holding import hold
from yinfeng.figures.landscape import speed
from yinfeng.figures.publishing import load_published_figures
from yinfeng.figures.reconciliation import reconcile
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.loading import LOADER, load_ledger
from yinfeng.ledger.models import Entry
from yinfeng.plan.actions import load_campaign
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan
from yinfeng.workbooks.core.findings import MESSAGES
from yinfeng.workbooks.saying import HIDDEN

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "campaigns" / "sample-2026"
TRUTH = json.loads((Path(__file__).parent / "truth.json").read_text(encoding="utf-8"))
SHANGHAI = ZoneInfo("Asia/Shanghai")
STANDINGS = {"verified": ("verified",), "verified_or_claimed": ("verified", "claimed")}
UNREADABLE = {"待核", "面议", "以合同为准", "详见协议"}
MONTHS_OF_FORMULAS = ("2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05")
STEPS = ("negotiating", "signed", "registered", "site_secured", "started", "completed", "producing", "terminated")


@pytest.fixture(scope="module")
def stored(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load it once for this module and take it back afterwards: other tests begin with an empty database."""
    at = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
    with django_db_blocker.unblock(), override_settings(DATA=tmp_path_factory.mktemp("data")):
        around = transaction.atomic()
        around.__enter__()
        campaign = load_campaign(path=FOLDER, by="test", at=at)
        load_published_figures(campaign=campaign, folder=FOLDER)
        yield load_ledger(campaign=campaign, folder=FOLDER / "ledger", by=LOADER, at=at)
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
    holding._latest.clear()
    holding._at_instant.cache_clear()


@pytest.fixture
def campaign(stored, db) -> Campaign:
    return Campaign.objects.get(slug="sample-2026")


def asked(campaign: Campaign, view: dict, key: str, standing: str):
    plan = get_plan(campaign)
    measure = next(measure for measure in plan.measures if measure.key == key)
    known = datetime.combine(date.fromisoformat(view["known"]), time.max, SHANGHAI)
    held = hold(campaign, plan, measure.kind, known)
    return held, ask_of(measure, plan, date.fromisoformat(view["as_of"]), standings=STANDINGS[standing])


VIEWS = pytest.mark.parametrize("view", TRUTH["views"], ids=lambda view: f"{view['as_of']}/{view['known']}")
ASKED = pytest.mark.parametrize("standing", STANDINGS)


def test_all_that_is_odd_in_the_files_is_told_and_nothing_else(stored, campaign):
    told: dict[str, set[tuple[str, str]]] = {}
    for file in stored:
        for problem in file.problems:
            cell = unicodedata.normalize("NFKC", str(problem.facts.get("cell", "")))
            told.setdefault(problem.message, set()).add((file.file, cell))
    open_amounts = {MESSAGES["amount"][0], "“{cell}”不是数额，按原文保存，不计入合计。"}
    assert {cell for message in open_amounts for _, cell in told.pop(message, ())} == UNREADABLE - {"面议"}
    unstated = Entry.objects.filter(campaign=campaign, subject__kind="project", word="agreed_amount", low=None)
    assert set(unstated.filter(standing="claimed").values_list("text", flat=True)) == UNREADABLE
    files = {message: sorted({name for name, _ in found}) for message, found in told.items()}
    added_by_formula = [f"招商项目月报_澄湖区_{month}.xlsx" for month in MONTHS_OF_FORMULAS]
    assert files == {
        MESSAGES["sum"][0]: ["招商项目月报_市直部门汇总_2026-02.xlsx"],
        MESSAGES["unsure_sum"][0]: sorted(["招商项目月报_北溪区_2026-07.xlsx", *added_by_formula]),
        MESSAGES["pasted"][0]: ["招商项目月报_北溪区_2026-07.xlsx"],
        MESSAGES["again"][0]: ["招商项目月报_北溪区_2026-07.xlsx"],
    }


def test_every_project_has_what_its_return_tells_of_it(campaign):
    words = ("name", "investor", "origin", "group", "industry", "unit", "site")
    told = Entry.objects.filter(campaign=campaign, subject__kind="project", standing="claimed", word__in=words)
    counted = Counter(word for word, _ in set(told.values_list("word", "subject")))
    assert counted == dict.fromkeys(words, 2300)
    groups = {body.key for body in get_plan(campaign).bodies if body.kind == "industry_group"}
    assert set(told.filter(word="group").values_list("text", flat=True)) == groups
    assert set(told.filter(word="origin").values_list("text", flat=True)) == {"境外", "省外", "市外", "本市增资"}


def test_each_step_has_its_sender_the_day_it_was_sent_and_after_talks_its_paper(campaign):
    steps = Entry.objects.filter(campaign=campaign, subject__kind="project", standing="claimed", word__in=STEPS)
    assert set(steps.values_list("known_by", flat=True)) == {"published"}
    assert not steps.filter(by_unit="").exists()
    proved = {"source__kind": "paper", "source__title__contains": " 示"}
    assert not steps.exclude(word="negotiating").exclude(**proved).exists()
    assert steps.filter(word="negotiating", **proved).exists()


def test_a_claim_leads_to_its_cell_in_the_file_as_it_was_sent(campaign, client):
    claim = Entry.objects.filter(campaign=campaign, word="signed", batch__file_name__endswith=".ods").first()
    page = client.get(f"/c/sample-2026/files/{claim.batch.file_sha256}/", {"at": claim.spot}).content.decode()
    marked = re.search(r'<td[^>]*id="cell"[^>]*>(.*?)</td>', page, re.DOTALL)[1]
    assert date.fromisoformat(re.sub("<[^>]*>", "", marked).strip()) == claim.to_day


def test_hidden_rows_are_read_and_say_so(campaign):
    hidden = Entry.objects.filter(campaign=campaign, word="note", text=HIDDEN)
    assert set(hidden.values_list("by_unit", flat=True)) == {"gudu"}
    ended = Entry.objects.filter(subject__in=hidden.values("subject"), word="terminated", standing="claimed")
    assert ended.values("subject").distinct().count() == hidden.count()


def test_days_of_talks_are_as_precise_as_they_were_written(campaign):
    days = Entry.objects.filter(campaign=campaign, word="negotiating", standing="claimed")
    lengths = Counter((last - first).days + 1 for first, last in days.values_list("from_day", "to_day"))
    n = TRUTH["phenomena"]
    assert sum(count for length, count in lengths.items() if 8 <= length <= 11) == n["xun_only"]
    assert sum(count for length, count in lengths.items() if length >= 28) == n["month_only"]
    assert set(lengths) <= {1, 8, 9, 10, 11, 28, 29, 30, 31}


@VIEWS
@ASKED
@pytest.mark.parametrize("key", ["new-signed-count", "started-count"])
def test_counts_of_every_unit_tier_and_group_are_true(campaign, view, standing, key):
    truth = view["measures"][key][standing]
    held, ask = asked(campaign, view, key, standing)
    total = tally(held.columns, ask, held.conditions).count[-1]
    assert (int(total[1]), int(total[0])) == (truth["all"], 0)
    for axis in ("unit", "tier", "group"):
        cube = tally(held.columns, ask, held.conditions, axis)
        counted = {label: int(cube.count[place, 1]) for place, label in enumerate(cube.labels)}
        assert counted == {label: truth.get(label, 0) for label in counted}


@VIEWS
@ASKED
@pytest.mark.parametrize("key", ["new-signed-amount", "arrived-amount"])
def test_sums_of_every_unit_and_currency_are_true_to_the_fen(campaign, view, standing, key):
    truth = view["measures"][key][standing]
    held, ask = asked(campaign, view, key, standing)
    cube = tally(held.columns, ask, held.conditions, "unit")
    for place, label in enumerate(cube.labels):
        summed = {
            currency: [int(cube.low[n, place, 1]), int(cube.high[n, place, 1])]
            for n, currency in enumerate(cube.currencies)
            if cube.high[n, place, 1]
        }
        assert summed == {unit: ends for unit, ends in truth.get(label, {}).items() if unit != "unreadable"}, label


@VIEWS
@ASKED
@pytest.mark.parametrize("key", ["registration-rate", "start-rate", "production-rate"])
def test_rates_have_the_true_numerators_and_denominators(campaign, view, standing, key):
    truth = view["measures"][key][standing]["all"]
    held, ask = asked(campaign, view, key, standing)
    bounds = rate_bounds(rate(held.columns, ask, held.conditions))
    assert (bounds.reached, bounds.cohort) == (truth["numerator"], truth["denominator"])
    assert bounds.low == bounds.high


@VIEWS
@ASKED
def test_large_projects_that_landed_are_true_with_those_whose_amount_does_not_tell(campaign, view, standing):
    truth = view["measures"]["landed-20yi-count"][standing]["all"]
    held, ask = asked(campaign, view, "landed-20yi-count", standing)
    count = tally(held.columns, ask, held.conditions).count[-1]
    assert {"sure": int(count[1]), "possible": int(count[0])} == truth


def test_nobody_is_contested_once_transfers_and_corrections_are_read(campaign):
    held = hold(campaign, get_plan(campaign), "project")
    assert [key for key, state in held.said.items() if state.contested()] == []


def test_what_the_midyear_notice_printed_is_what_the_ledger_held_when_it_was_published(campaign):
    """In talks the notice also counts the refused signings, which the ledger does not (README, *Who is who*)."""
    told = {one.published.key: one for one in reconcile(campaign, viewer=Viewer("test"))}
    assert {key: (one.published.printed, one.verdict, len(one.held.rows_sure)) for key, one in told.items()} == {
        "half-year-signed": ("580个", "explained", 580),
        "half-year-amount": ("2033亿元", "explained", 580),
        "half-year-landed": ("10个", "explained", 10),
        "half-year-refused": ("37个", "explained", 37),
        "half-year-talks": ("551个", "partly", 514),
    }


def test_the_overview_says_first_whether_the_campaign_is_on_schedule_and_who_is_behind(campaign, client):
    client.get("/c/sample-2026/")
    page = client.get("/c/sample-2026/?as_of=2026-11-22").content.decode()
    answer = " ".join(re.sub(r"<[^>]*>", " ", page.split('class="answer"', 1)[1].split("</dl>", 1)[0]).split())
    assert "4 落后序时 2 没有达到 1 可能达到 1 达到序时 2 已经达到" in answer
    assert "11 家落后 落后最多： 文旅局 41.7% 西岭 48.8% 临空区 50.8%" in answer


def test_the_overview_asks_the_database_at_most_twelve_times(campaign, client, django_assert_max_num_queries):
    client.get("/c/sample-2026/")
    with django_assert_max_num_queries(12):
        client.get("/c/sample-2026/")


def test_the_time_from_signing_to_start_is_told_by_unit(campaign):
    plan = get_plan(campaign)
    measure = next(one for one in plan.measures if one.key == "signing-to-start")
    held = hold(campaign, plan, "project")
    found = speed(held, ask_of(measure, plan, date(2026, 11, 22)))
    whole = value_of(held.columns, ask_of(measure, plan, date(2026, 11, 22)), held.conditions).durations
    assert (found[""].n, found[""].median) == (whole["n_exact"], whole["median_days"])
    assert sum(one.n for unit, one in found.items() if unit) == found[""].n
    assert found["nanyu"].median < found["yunxiu"].median


def test_the_bulletin_says_in_short_how_the_targets_stand(campaign, client):
    page = client.get("/c/sample-2026/bulletin/?as_of=2026-11-22").content.decode()
    assert "10项目标：4项落后序时、2项没有达到、1项可能达到、1项达到序时、2项已经达到；差得最多的是" in page
