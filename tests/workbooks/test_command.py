"""`yinfeng ledger import` of workbooks: the report, the exit codes, what is stored and what is not."""

import json
import shutil
from pathlib import Path

import pytest
from tests.ledger.test_commands import Desk, ends
from tests.workbooks.test_storing import ROWS

WRONG = ROWS.replace("合计,,,8", "合计,,,9")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("desk")
    Desk(place).make()
    return place


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    desk = Desk(tmp_path)
    desk.table = tmp_path / "清单.csv"
    desk.table.write_text(ROWS, encoding="gb18030")
    return desk


def report(desk: Desk) -> dict:
    return json.loads((desk.place / "r.json").read_text(encoding="utf-8"))


def test_a_dry_run_writes_the_report_and_stores_nothing(desk):
    ends(desk.bring("--dry-run", "--report", desk.place / "r.json"), 0, "2 projects · 11 entries found, nothing stored")
    found = report(desk)
    assert (found["file"], found["must_refuse"], found["sheet"]) == ("清单.csv", False, None)
    assert [row["class"] for row in found["rows"]] == ["note", "header", "data", "data", "total"]
    assert found["rows"][2]["amount"] == {"value": "300000000", "currency": "CNY", "qualifier": "="}
    assert desk.n_entries() == 0


def test_it_is_stored_once_for_a_unit_listed_and_undone(desk):
    ends(desk.bring(), 2, "--unit")
    ends(desk.bring("--unit", "east"), 0, "2 projects · 11 entries stored")
    ends(desk.bring("--unit", "east"), 0, "0 entries", "11 known already")
    number = desk.run("batches", "-c", "ledger-demo").stdout.split()[0]
    undone = desk.run("undo", number, "-c", "ledger-demo", "--unit", "east", "--reason", "导错了")
    ends(undone, 0, "11 entries withdrawn")


def test_a_problem_names_its_cell_and_nothing_is_stored_unless_accepted(desk):
    desk.table.write_text(WRONG, encoding="utf-8")
    ends(desk.bring("--unit", "east"), 1, "清单.csv D5: ", "nothing stored", "1 problems")
    assert desk.n_entries() == 0
    ends(desk.bring("--unit", "east", "--accept"), 0, "11 entries stored")
    assert desk.n_entries() == 11


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "文件是空的"), (b"%PDF-1.4", "PDF"), (b"PK\x03\x04" + b"\0" * 40, "")]
)
def test_what_is_no_workbook_is_refused_with_a_reason_also_in_the_report(desk, content, says):
    desk.table.write_bytes(content)
    ends(desk.bring("--dry-run", "--report", desk.place / "r.json"), 1, "清单.csv", says)
    found = report(desk)
    assert found["must_refuse"] is True
    assert says in found["reason"]
    assert found["reason"]


def test_a_file_without_a_list_says_so(desk):
    desk.table.write_text("今天,天气\n好,不好\n", encoding="utf-8")
    ends(desk.bring("--dry-run"), 1, "没有找到项目清单")


def test_a_dry_run_needs_only_the_campaigns_plan(desk):
    shutil.rmtree(desk.data)
    desk.data.mkdir()
    ends(desk.bring("--dry-run", "--report", desk.place / "r.json"), 0, "2 projects found")
    assert report(desk)["rows"][3]["county"] == "西岭县"
    desk.table.write_bytes(b"%PDF-1.4")
    ends(desk.bring("--dry-run"), 1, "PDF")
    ends(desk.bring(), 3)


def test_a_file_that_is_not_there_or_a_report_that_cannot_be_written_ends_with_3(desk):
    ends(desk.bring("--dry-run", "--report", desk.place / "none" / "r.json"), 3, "r.json")
    desk.table.unlink()
    ends(desk.bring("--dry-run"), 3, "清单.csv")


def test_without_a_name_the_only_campaign_that_is_not_invented_is_meant(desk):
    ends(desk.run("import", desk.table, "--dry-run"), 2, "--campaign", "there is none")
    shutil.rmtree(desk.data)
    desk.data.mkdir()
    plan = desk.mapping.parents[1] / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("invented: yes", "invented: no"), encoding="utf-8")
    ends(desk.run("import", desk.table, "--dry-run"), 0, "2 projects found")
