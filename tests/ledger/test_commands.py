"""`yinfeng ledger`: its exit codes, what it says, and that it stores nothing it should not."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ledger.conftest import NOON, PLAN

ROOT = Path(__file__).parents[2]
MAPPING = """\
tables:
  - {key: returns, files: "*/returns*.csv", title: 项目月报, kind: project, subject: 编号, standing: claimed,
     sender: 单位, columns: [{column: 名称, word: name}, {column: 投资额, word: agreed_amount, reads: quantity}]}
"""
RETURN = "编号,名称,投资额,单位\np1,甲,3亿元,东湖区\np2,乙,2亿元,西岭县\n"
MAKE = """\
import sys
from datetime import datetime
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from yinfeng.plan.actions import load_campaign
call_command("migrate", verbosity=0)
load_campaign(path=Path(sys.argv[1]), by="test", at=datetime.fromisoformat(sys.argv[2]))
"""


class Desk:
    """A place with a data directory, a folder of campaigns and a return, and the command line in it."""

    def __init__(self, place: Path) -> None:
        self.place, self.data, self.campaigns = place, place / "data", place / "campaigns"
        self.mapping = self.campaigns / "ledger-demo" / "ledger" / "tables.yaml"
        self.table = place / "returns-3.csv"

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return self._python("-c", "from yinfeng.cli import main; main()", "ledger", *arguments)

    def bring(self, *options: object) -> subprocess.CompletedProcess[str]:
        return self.run("import", self.table, "--campaign", "ledger-demo", *options)

    def make(self) -> None:
        self.mapping.parent.mkdir(parents=True)
        (self.mapping.parents[1] / "plan.yaml").write_text(PLAN, encoding="utf-8")
        self.mapping.write_text(MAPPING, encoding="utf-8")
        self.table.write_text(RETURN, encoding="utf-8")
        made = self._python("-c", MAKE, self.mapping.parents[1], NOON.isoformat())
        assert made.returncode == 0, made.stderr

    def n_entries(self) -> int:
        connection = sqlite3.connect(self.data / "yinfeng.sqlite3")
        (found,) = connection.execute("SELECT count(*) FROM ledger_entry").fetchone()
        connection.close()
        return found

    def _python(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINFENG_", "DJANGO_"))}
        own = {"YINFENG_DATA": self.data, "YINFENG_CAMPAIGNS": self.campaigns, "PYTHONPATH": ROOT / "src"}
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            capture_output=True,
            text=True,
            env=kept
            | {name: str(value) for name, value in own.items()}
            | {"DJANGO_SETTINGS_MODULE": "yinfeng.settings"},
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("desk")
    Desk(place).make()
    return place


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path)


def ends(done: subprocess.CompletedProcess[str], code: int, *says: str) -> None:
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert all(part in done.stdout + done.stderr for part in says), done.stdout + done.stderr


def test_a_sound_table_is_stored_listed_and_undone(desk):
    ends(desk.bring("--unit", "office"), 0, "2 rows · 4 entries stored · 0 known already · 0 problems")
    assert desk.n_entries() == 4
    ends(desk.bring(), 0, "in the ledger already")
    listed = desk.run("batches", "-c", "ledger-demo")
    ends(listed, 0, "项目月报 returns-3.csv")
    number = re.match(r"\s*(\d+)", listed.stdout)[1]
    ends(
        desk.run("undo", number, "-c", "ledger-demo", "--unit", "office", "--reason", "导错了"),
        0,
        "4 entries withdrawn",
    )
    assert desk.n_entries() == 8
    ends(desk.run("undo", number, "-c", "ledger-demo", "--unit", "office", "--reason", "再撤"), 1, "已经撤销")
    ends(desk.run("batches", "-c", "ledger-demo"), 0, "(undone)")
    ends(desk.bring("--unit", "office"), 0, "4 entries stored")


def test_a_dry_run_reports_and_stores_nothing(desk):
    ends(desk.bring("--dry-run"), 0, "4 entries found, nothing stored")
    assert desk.n_entries() == 0


def test_with_problems_nothing_is_stored_unless_they_are_accepted(desk):
    desk.table.write_text(RETURN + "p3,丙,面议,东湖区\n,丁,1亿元,南天门\n", encoding="utf-8")
    ends(
        desk.bring(),
        1,
        "returns-3.csv:4 投资额",
        "returns-3.csv:5 编号",
        "6 entries found, nothing stored",
        "2 problems",
    )
    assert desk.n_entries() == 0
    ends(desk.bring("--dry-run", "--accept"), 0, "nothing stored")
    assert desk.n_entries() == 0
    ends(desk.bring("--accept"), 0, "6 entries stored", "2 problems")
    assert desk.n_entries() == 6


def test_the_report_tells_as_json_what_became_of_the_file(desk):
    desk.table.write_text(RETURN + "p3,丙,面议,东湖区\n", encoding="utf-8")
    ends(desk.bring("--report", desk.place / "r.json"), 1)
    report = json.loads((desk.place / "r.json").read_text(encoding="utf-8"))
    (problem,) = report.pop("problems")
    assert report == {"file": "returns-3.csv", "rows": 3, "entries": 6, "known": 0, "stored": False}
    assert problem["where"] == "returns-3.csv:4 投资额"
    assert "面议" in problem["message"]


def test_a_report_that_cannot_be_written_stores_nothing(desk):
    ends(desk.bring("--report", desk.place / "none" / "r.json"), 3, "r.json")
    assert desk.n_entries() == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "returns-3.csv"], "--campaign"),
        (["import", "returns-3.csv", "-c", "nowhere"], "no campaign nowhere"),
        (["import", "returns-3.csv", "-c", "ledger-demo", "--unit", "nobody"], "no unit nobody"),
        (["undo", "99", "-c", "ledger-demo", "--reason", "x"], "no batch 99"),
        (["undo", "one", "-c", "ledger-demo", "--reason", "x"], "integer"),
        (["undo", "1", "-c", "ledger-demo"], "--reason"),
        (["batches", "-c", "nowhere"], "no campaign nowhere"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(desk, arguments, says):
    placed = [str(desk.place / one) if one.endswith(".csv") else one for one in arguments]
    ends(desk.run(*placed), 2, says)


def test_a_damaged_mapping_is_told_and_without_one_the_table_is_understood_by_its_header(desk):
    desk.mapping.write_bytes("tables:\n  - {key: 表}\n".encode("gb18030"))
    ends(desk.bring(), 1, "tables.yaml:2", "UTF-8")
    desk.mapping.write_text(MAPPING.replace("kind: project", "kind: proyect"), encoding="utf-8")
    ends(desk.bring(), 1, "tables.yaml:2", "proyect")
    desk.mapping.unlink()
    ends(desk.bring("--dry-run"), 0, "2 projects")


def test_a_file_that_cannot_be_read_ends_with_3(desk):
    desk.table.unlink()
    ends(desk.bring(), 3, "returns-3.csv")
    desk.table.mkdir()
    ends(desk.bring(), 3, "returns-3.csv")


def test_a_database_of_an_earlier_version_ends_with_3_and_names_the_way_out(desk):
    connection = sqlite3.connect(desk.data / "yinfeng.sqlite3")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'ledger_%' AND type = 'table'"
    ).fetchall():
        connection.execute(f"DROP TABLE {name}")
    connection.commit()
    connection.close()
    ends(desk.bring(), 3, "yinfeng migrate")
    ends(desk.run("batches", "-c", "ledger-demo"), 3, "yinfeng migrate")


@pytest.mark.parametrize("damage", ["empty", "no database", "a file in place of the directory"])
def test_a_data_directory_that_cannot_be_used_ends_with_3(desk, damage):
    shutil.rmtree(desk.data)
    if damage == "a file in place of the directory":
        desk.data.touch()
    elif damage == "no database":
        desk.data.mkdir()
        (desk.data / "yinfeng.sqlite3").write_bytes(b"not a database " * 100)
    ends(desk.bring(), 3)


def test_a_damaged_table_is_told_whatever_its_bytes(desk):
    desk.table.write_bytes(b"\x80\xff\x00PK\x03\x04")
    ends(desk.bring(), 1, "returns-3.csv:1")
    desk.table.write_bytes(RETURN.encode() + b'p3,"\x00{0},1' + "亿元".encode())
    ends(desk.bring(), 1, "returns-3.csv:4")
    assert desk.n_entries() == 0
