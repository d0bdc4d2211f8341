"""The commissioned campaign's own ledger, and how a campaign's files are found, ordered and loaded once."""

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from tests.ledger.conftest import NOON

from yinfeng.ledger import actions
from yinfeng.ledger.loading import LOADER, MappingProblemsError, is_loaded, load_ledger
from yinfeng.ledger.models import Assignment, Batch, Entry, Event, Firm, Park, Project, Source, Subject
from yinfeng.ledger.selectors import get_state
from yinfeng.plan.actions import load_campaign
from yinfeng.plan.selectors import get_plan

FOLDER = Path(__file__).parents[2] / "campaigns" / "quanzhou-2022"
LOADED_AT = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """Load the commissioned campaign once for this module and take it back afterwards."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        campaign = load_campaign(path=FOLDER, by="test", at=LOADED_AT)
        done = load_ledger(campaign=campaign, folder=FOLDER / "ledger", by=LOADER, at=LOADED_AT)
        yield campaign, done
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def quanzhou(_loaded, db):
    return _loaded[0]


@pytest.fixture
def done(_loaded, db):
    return _loaded[1]


# ---- what was commissioned ----


def test_every_row_of_the_files_is_a_subject(quanzhou):
    counted = {table.__name__: table.objects.count() for table in (Project, Park, Firm, Event)}
    assert counted == {"Project": 417, "Park": 99, "Firm": 235, "Event": 70}


def test_what_the_projects_file_says_is_what_the_list_shows(quanzhou):
    """The file read again, plainly; qz-0001 also has the day of corrections.csv."""
    with (FOLDER / "ledger" / "projects.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["project_id"]: row for row in csv.DictReader(file)}
    listed = {project.key: project for project in Project.objects.all()}
    unstaged = {key for key, row in rows.items() if not row["latest_stage"]}
    assert {key for key, project in listed.items() if not project.stage} == unstaged
    assert len(unstaged) == 62
    assert {key: project.name for key, project in listed.items()} == {key: row["name"] for key, row in rows.items()}
    assert {key for key, project in listed.items() if project.amount_low is not None} == {
        key for key, row in rows.items() if row["amount_raw"]
    }
    days = {word: sum(bool(row[f"{word}_on"]) for row in rows.values()) for word in ("signed", "started", "completed")}
    dated = Entry.objects.filter(subject__kind="project", from_day__isnull=False)
    assert {word: dated.filter(word=word).count() for word in days} == days | {"signed": days["signed"] + 1}


def test_every_clause_that_obliges_somebody_is_an_assignment(quanzhou):
    duties = {clause.key: clause.summary for clause in get_plan(quanzhou).clauses if clause.says == "duty"}
    assert dict(Assignment.objects.values_list("key", "name")) == duties
    assert len(duties) > 50


def test_the_only_cell_that_cannot_be_read_is_the_park_of_three_counties(done):
    problems = [problem for file in done for problem in file.problems]
    assert [(problem.where.file, problem.where.line, problem.where.field) for problem in problems] == [
        ("parks.csv", 25, "county")
    ]
    assert Park.objects.get(key="pk-024").units == "|晋江/南安/安溪|"


def test_the_corrections_stand_beside_the_other_source(quanzhou):
    state = get_state(Subject.objects.get(kind="project", key="qz-0001"))
    groups = [fact.entry.text for fact in state.facts["group"]]
    assert len(groups) == 2
    assert "group-electronics" in groups
    assert [str(fact.entry.interval) for fact in state.facts["signed"]] == ["2022"]
    assert [str(fact.entry.interval) for fact in state.facts["started"]] == ["2022-11-28"]
    assert {fact.standing.value for facts in state.facts.values() for fact in facts} == {"reported"}
    row = Project.objects.get(key="qz-0001")
    assert row.contested == "group"
    assert all(f"|{group}|" in row.groups for group in groups)


def test_everything_is_reported_and_known_since_its_publication(quanzhou):
    assert set(Entry.objects.values_list("standing", flat=True)) == {"reported"}
    seed = Entry.objects.filter(source__published="2022-12-31").first()
    assert seed.known_at == datetime(2022, 12, 31, 23, 59, 59, 999999, ZoneInfo("Asia/Shanghai"))
    kinds = Counter(Entry.objects.values_list("known_by", flat=True))
    undated = Entry.objects.filter(known_by="loaded").exclude(known_at=LOADED_AT)
    assert kinds["published"] > 5000
    assert not undated.exists()
    assert not Entry.objects.filter(known_by="loaded").exclude(source__published="").exists()


def test_a_stage_that_is_only_known_by_a_day_has_no_first_day(quanzhou):
    undated = Entry.objects.filter(subject__kind="project", from_day=None, to_day__isnull=False)
    assert undated.exists()
    assert not undated.exclude(word__in=[stage.key for stage in get_plan(quanzhou).stages]).exists()
    assert not undated.filter(to_day__gt=date(2026, 11, 24)).exists()


def test_sources_are_shared_and_none_links_to_what_may_not_be_linked(quanzhou):
    assert Source.objects.count() < 900
    assert not Source.objects.exclude(url="").exclude(url__startswith="http").exists()
    assert Source.objects.filter(published="2022-12-31", file_name__startswith="000_", url="").exists()


def test_relations_between_projects_are_entries_of_their_words(quanzhou):
    words = Counter(Entry.objects.filter(batch__file_name="pairs.csv").values_list("word", flat=True))
    assert words.total() == 109
    assert set(words) == {"uncertain_with", "different_from", "overlaps_with", "part_of"}
    keys = set(Project.objects.values_list("key", flat=True))
    assert set(Entry.objects.filter(word__in=words).values_list("text", flat=True)) <= keys


def test_each_file_is_a_batch_and_a_second_load_adds_nothing(quanzhou):
    files = Batch.objects.exclude(file_name="").order_by("id").values_list("file_name", flat=True)
    assert list(files) == ["projects.csv", "corrections.csv", "pairs.csv", "parks.csv", "companies.csv", "events.csv"]
    before = Entry.objects.count(), Batch.objects.count(), Source.objects.count(), Subject.objects.count()
    assert load_ledger(campaign=quanzhou, folder=FOLDER / "ledger", by=LOADER, at=LOADED_AT) == []
    assert (Entry.objects.count(), Batch.objects.count(), Source.objects.count(), Subject.objects.count()) == before


# ---- how files are found, ordered and loaded once ----

MAPPING = """\
tables:
  - {key: returns, files: "*/returns-*.csv", title: 月报, kind: project, subject: 编号, standing: claimed,
     sender: 单位, source: {day: 报送}, columns: [{column: 签约, word: signed, reads: day}]}
  - {key: rulings, files: "*/rulings-*.csv", title: 审核, kind: project, subject: 编号, act: rule, standing: claimed,
     word: 事项, sender: 单位, verdict: 结论, accepts: [认可], ruler: 审核, source: {day: 报送}}
  - {key: names, files: names.csv, title: 名单, kind: project, subject: 编号, columns: [{column: 名称, word: name}]}
"""
FILES = {
    "2026-02/returns-east.csv": "编号,签约,单位,报送\np1,2026-02-03,东湖区,2026-02-20\n",
    "2026-02/rulings-a.csv": "编号,事项,单位,结论,审核,报送\np1,签约,东湖区,认可,市招商办,2026-02-25\n",
    "2026-02/returns-west.csv": "编号,签约,单位,报送\np2,2026-02-04,西岭县,2026-02-22\n",
    "2026-03/returns-east.csv": "编号,签约,单位,报送\np1,2026-02-05,东湖区,2026-03-20\n",
    "names.csv": "编号,名称\np1,甲\np2,乙\n",
    "notes.csv": "编号,名称\np3,丙\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the files, the later ones of a month first."""
    for name, text in reversed(FILES.items()):
        path = tmp_path / "ledger" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "ledger" / "tables.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path / "ledger"


def load(campaign, folder: Path, at: datetime = NOON) -> list[str]:
    done = load_ledger(campaign=campaign, folder=folder, by=LOADER, at=at)
    return [file.file for file in done]


def test_files_are_loaded_in_the_order_they_were_sent_so_that_rulings_find_their_claims(campaign, folder):
    done = load_ledger(campaign=campaign, folder=folder, by=LOADER, at=NOON)
    assert [file.file for file in done] == [
        "names.csv", "returns-east.csv", "returns-west.csv", "rulings-a.csv", "returns-east.csv",
    ]  # fmt: skip
    assert not [problem for file in done for problem in file.problems]
    facts = get_state(campaign.subjects.get(key="p1")).facts["signed"]
    assert [(fact.standing.value, str(fact.entry.interval)) for fact in facts] == [
        ("verified", "2026-02-03"),
        ("claimed", "2026-02-05"),
    ]
    assert list(campaign.subjects.filter(kind="assignment").values_list("key", flat=True)) == ["goal"]


def test_a_finished_load_is_not_repeated_even_where_a_batch_was_undone(campaign, folder):
    load(campaign, folder)
    actions.undo(batch=campaign.batches.get(file_name="names.csv"), by=LOADER, at=NOON, reason="导错了")
    n_entries = campaign.entries.count()
    assert is_loaded(campaign)
    assert load(campaign, folder) == []
    assert campaign.entries.count() == n_entries


def test_an_interrupted_load_goes_on_with_what_is_missing(campaign, folder, monkeypatch):
    def stop(told):
        if told.file == "returns-west.csv":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_ledger(campaign=campaign, folder=folder, by=LOADER, at=NOON, tell=stop)
    assert not is_loaded(campaign)
    assert load(campaign, folder, NOON + timedelta(hours=1)) == ["rulings-a.csv", "returns-east.csv"]
    assert is_loaded(campaign)
    assert campaign.subjects.filter(kind="assignment").count() == 1


def test_a_damaged_file_is_told_and_stops_no_other(campaign, folder):
    (folder / "2026-02" / "returns-west.csv").write_bytes(b'\x80\xff"\xfe\x00')
    (folder / "2026-03" / "returns-east.csv").write_text('编号,签约,单位,报送\n"p1,2026-02-05', encoding="utf-8")
    (folder / "2026-03" / "returns-none.csv").write_bytes(b"")
    done = load_ledger(campaign=campaign, folder=folder, by=LOADER, at=NOON)
    told = [problem.where for file in done for problem in file.problems]
    assert {(where.file, where.line) for where in told} == {
        ("returns-west.csv", 1), ("returns-east.csv", 2), ("returns-none.csv", 1),
    }  # fmt: skip
    assert is_loaded(campaign)
    assert set(Project.objects.filter(campaign=campaign).values_list("key", "stage")) == {("p1", "signed"), ("p2", "")}


@pytest.mark.parametrize(
    "content", [b"tables: [", b"tables:\n  - {key: a}\n", "tables: # 表".encode("gb18030"), b"\xff"]
)
def test_a_damaged_mapping_is_told_and_nothing_loaded(campaign, folder, content):
    (folder / "tables.yaml").write_bytes(content)
    with pytest.raises(MappingProblemsError) as error:
        load(campaign, folder)
    assert error.value.problems[0].where.file == "tables.yaml"
    assert not campaign.subjects.exists()
    assert not is_loaded(campaign)


def test_a_campaign_without_ledger_files_is_loaded_all_the_same(campaign, tmp_path):
    assert load(campaign, tmp_path / "none") == []
    assert is_loaded(campaign)
    assert campaign.subjects.filter(kind="assignment").count() == 1
