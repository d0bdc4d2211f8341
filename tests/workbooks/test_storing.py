"""What a workbook adds to the ledger: one batch of claims, each with its cell; nothing twice; undone as one."""

from datetime import timedelta
from io import BytesIO

import pytest
import xlsxwriter
from tests.ledger.conftest import EAST, NOON

from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions as ledger
from yinfeng.ledger import papers
from yinfeng.ledger.models import Batch, Entry, Project, Subject
from yinfeng.workbooks.actions import bring

pytestmark = pytest.mark.django_db

ROWS = """\
附件1：2026年东湖区签约项目清单（截至2026年5月31日）,,,,,,
序号,项目名称,投资方,总投资（亿元）,签约时间,开工时间,县区,进展
1,湖光芯片项目,湖光公司、云海公司,3,2026年3月5日,2026年12月,东湖区,已签约
2,西岭光伏项目,西岭公司,约5,,,西岭县,已开工
合计,,,8,,,,
"""


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path / "data"


def store(campaign, text: str = ROWS, by: Viewer = EAST, **more):
    return bring(campaign=campaign, content=text.encode(), name="清单.csv", by=by, at=NOON, **more)


def told(batch: Batch) -> set[tuple]:
    return {(one.word, one.text or one.raw or one.low, str(one.to_day or ""), one.spot) for one in batch.entries.all()}


def test_rows_become_one_batch_of_claims_each_with_its_cell(campaign):
    batch = store(campaign).batch
    assert set(batch.entries.values_list("standing", "by_unit")) == {("claimed", "east")}
    assert told(batch) == {
        ("name", "湖光芯片项目", "", "B3"),
        ("investor", "湖光公司", "", "C3"),
        ("investor", "云海公司", "", "C3"),
        ("agreed_amount", 300_000_000_00, "", "D3"),
        ("signed", None, "2026-03-05", "E3"),
        ("unit", "east", "", "G3"),
        ("name", "西岭光伏项目", "", "B4"),
        ("investor", "西岭公司", "", "C4"),
        ("agreed_amount", "约5亿元", "", "D4"),
        ("started", None, "2026-05-31", "H4"),
        ("unit", "west", "", "G4"),
    }
    source = batch.entries.first().source
    assert (source.file_name, source.sha256) == ("清单.csv", batch.file_sha256)
    assert papers.path_of(batch.file_sha256).read_bytes() == ROWS.encode()


def test_the_same_file_twice_adds_nothing_and_another_day_neither(campaign):
    store(campaign)
    again = store(campaign)
    assert (again.batch, again.n_new, again.n_known) == (None, 0, 11)
    later = store(campaign, ROWS.replace("5月31日", "6月20日"))
    assert later.batch is None
    assert Subject.objects.filter(kind="project").count() == 2


def test_what_changed_corrects_what_the_unit_said(campaign):
    first = store(campaign).batch
    (change,) = store(campaign, ROWS.replace(",3,2026", ",4,2026")).batch.entries.all()
    assert change.concerns == first.entries.get(spot="D3")
    assert Project.objects.get(name="湖光芯片项目").amount_low == 400_000_000_00


def test_chosen_rows_are_stored_and_the_others_can_follow(campaign):
    assert set(store(campaign, chosen={"0-2"}).batch.entries.values_list("subject__key", flat=True)) == {"n-0001"}
    assert set(store(campaign).batch.entries.values_list("subject__key", flat=True)) == {"n-0002"}


def test_undone_it_can_come_again_to_the_same_projects(campaign):
    batch = store(campaign).batch
    ledger.undo(batch=batch, by=EAST, at=NOON + timedelta(minutes=1), reason="导错了")
    assert store(campaign).batch.n_entries == 11
    assert Subject.objects.filter(kind="project").count() == 2


def test_the_key_is_the_workbooks_own_where_it_has_one(campaign):
    store(campaign, "项目编号,项目名称,总投资（万元）,县区\nQZ-01,甲项目,100,东湖\nQZ-02,乙项目,200,西岭\n")
    assert set(Project.objects.values_list("key", "name")) == {("QZ-01", "甲项目"), ("QZ-02", "乙项目")}


def test_a_project_of_the_same_name_elsewhere_is_another(campaign):
    store(campaign)
    store(campaign, ROWS.replace("西岭光伏项目", "湖光芯片项目"))
    assert Project.objects.filter(name="湖光芯片项目").count() == 2


def hidden_rows_book() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        for number, row in enumerate((("项目名称", "总投资（亿元）"), ("甲项目", 3), ("乙项目", 5))):
            page.write_row(number, 0, row)
        page.set_row(2, None, None, {"hidden": True})
    return file.getvalue()


def test_hidden_rows_are_data_and_say_so(campaign):
    result = bring(campaign=campaign, content=hidden_rows_book(), name="表.xlsx", by=EAST, at=NOON)
    assert list(result.batch.entries.filter(word="note").values_list("text", "spot")) == [("表中为隐藏行", "Sheet1!A3")]


def test_a_dry_run_and_nobodys_unit_store_nothing(campaign):
    assert store(campaign, by=Viewer("某人"), dry_run=True).n_new == 11
    with pytest.raises(RefusedError):
        store(campaign, by=Viewer("某人"))
    assert not Entry.objects.exists()
