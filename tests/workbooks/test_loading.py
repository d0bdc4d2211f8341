"""The workbooks of a campaign's own folder: they say whose they are and when they were sent, and take their place."""

from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.ledger.conftest import NOON
from tests.workbooks import lines as written
from tests.workbooks.building import Sheet
from tests.workbooks.writing import write

from yinfeng.ledger import papers
from yinfeng.ledger.core.mapping import load_tables
from yinfeng.ledger.loading import LOADER, load_ledger, mapping_of
from yinfeng.ledger.models import Project

pytestmark = pytest.mark.django_db

TABLES = """\
tables:
  - {key: returns, files: "*/月报_*", title: 招商项目月报, kind: project, form: workbook, standing: claimed}
  - key: rulings
    files: "*/审核_*.csv"
    title: 审核意见表
    kind: project
    subject: 项目编号
    act: rule
    standing: claimed
    word: 事项
    day: 发生日期
    sender: 填报单位
    verdict: 结论
    accepts: [认可]
    refuses: [不予认可]
    ruler: 审核单位
    source: {day: 报送日期}
"""


@pytest.fixture(autouse=True)
def data(settings, tmp_path_factory):
    settings.DATA = tmp_path_factory.mktemp("data")


def sheet(*lines: str, sent: str = "2026-03-20") -> Sheet:
    head = ["项目编号", "项目名称", "投资方", "协议投资额（亿元）", "签约日期"]
    rows = [written.data(*row.split(",")) for row in lines]
    return Sheet(
        "月报", [written.title(f"东湖区招商项目月报（示例数据） 报送日期：{sent}"), written.header(*head), *rows]
    )


def folder(tmp_path: Path, files: dict[str, bytes], tables: str = TABLES) -> Path:
    tmp_path.mkdir(parents=True, exist_ok=True)
    (tmp_path / "tables.yaml").write_text(tables, encoding="utf-8")
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def load(campaign, where: Path):
    return load_ledger(campaign=campaign, folder=where, by=LOADER, at=NOON)


def test_workbooks_and_tables_take_their_place_by_the_day_they_were_sent(campaign, tmp_path):
    ruling = (
        "项目编号,事项,填报单位,发生日期,结论,审核单位,报送日期\nXM-01,签约,东湖,2026-03-05,认可,招商办,2026-04-05\n"
    )
    files = {
        "2026-03/月报_东湖区_a.xlsx": write("xlsx", [sheet("XM-01,湖光项目,湖光公司,3,2026-03-05")]),
        "2026-03/月报_东湖区_b.ods": write("ods", [sheet("XM-01,湖光项目,湖光公司,4,2026-03-05", sent="2026-04-20")]),
        "2026-03/审核_1.csv": ruling.encode(),
    }
    done = load(campaign, folder(tmp_path, files))
    assert [Path(one.file).suffix for one in done] == [".xlsx", ".csv", ".ods"]
    assert [one.problems for one in done] == [[], [], []]
    (project,) = Project.objects.all()
    assert (project.key, project.stage, project.stage_standing, project.amount_low) == (
        "XM-01", "signed", "verified", 400_000_000_00,
    )  # fmt: skip
    first = campaign.batches.get(file_name="月报_东湖区_a.xlsx")
    zone = ZoneInfo("Asia/Shanghai")
    known = datetime.combine(datetime(2026, 3, 20, tzinfo=zone), time.max, zone)
    assert set(first.entries.values_list("by_unit", "known_at", "known_by")) == {("east", known, "published")}
    assert first.title == "招商项目月报"
    assert papers.path_of(first.file_sha256).read_bytes() == files["2026-03/月报_东湖区_a.xlsx"]


def test_a_file_that_names_no_unit_is_told_row_by_row_and_adds_nothing(campaign, tmp_path):
    content = "项目编号,项目名称,总投资（亿元）\nXM-01,甲项目,3\nXM-02,乙项目,5\n".encode()
    (done,) = load(campaign, folder(tmp_path, {"2026-03/月报_1.csv": content}))
    assert (done.batch, done.drafts) == (None, [])
    assert [problem.where.line for problem in done.problems] == [2, 3]


def test_an_interrupted_load_goes_on_with_what_is_not_stored(campaign, tmp_path):
    files = {"2026-03/月报_东湖区.xlsx": write("xlsx", [sheet("XM-01,湖光项目,湖光公司,3,2026-03-05")])}
    load(campaign, folder(tmp_path, files))
    campaign.batches.filter(title="随方案装入完毕").delete()
    assert load(campaign, tmp_path) == []


def test_of_a_workbook_the_mapping_says_only_which_files_it_means():
    tables, problems = load_tables(TABLES.replace("standing: claimed}", "standing: claimed, subject: 编号}"))
    assert [table.key for table in tables] == ["rulings"]
    assert "工作簿" in problems[0].say()
    _, problems = load_tables(TABLES.replace("standing: claimed}", "standing: reported}"))
    assert "claimed" in problems[0].say()


def test_a_file_brought_in_by_hand_is_not_read_by_a_table_of_workbooks(campaign, tmp_path, settings):
    settings.CAMPAIGNS_DIR = tmp_path
    folder(tmp_path / campaign.slug / "ledger", {})
    tables, problems = mapping_of(campaign)
    assert ([table.key for table in tables], problems) == (["rulings"], [])
