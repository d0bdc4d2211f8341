"""A person corrects once what a column is read as; it is remembered for that sender, and can be taken back."""

import pytest
from tests.ledger.browsing import act_for, between, text_of
from tests.ledger.conftest import EAST, NOON
from tests.workbooks.test_pages import accept, act, folders, preview  # noqa: F401

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.models import Entry
from yinfeng.workbooks.actions import bring
from yinfeng.workbooks.core.details import TERMS as DETAILS
from yinfeng.workbooks.core.terms import AFTER_DAYS, BEFORE_DAYS, MILESTONES, OTHER
from yinfeng.workbooks.models import ColumnMeaning
from yinfeng.workbooks.naming import FIELDS, offered

pytestmark = pytest.mark.django_db

MAY = """\
序号,项目名称,合作伙伴,总投资（亿元）,县区,牵头
1,湖光芯片项目,湖光李氏,3,东湖区,张三
2,西岭光伏项目,西岭王氏,5,西岭县,李四
"""
JUNE = """\
项目名称,牵头,县区,总投资（亿元）,合作 伙伴
云海光电项目,王五,东湖区,4,云海赵氏
"""
PARTNER = {"header": "合作伙伴", "written": "合作伙伴", "meaning": "investor"}


def correct(client, page: str, **more) -> str:
    response = act(client, page, "correct", **{**PARTNER, **more})
    assert response.status_code == 302
    return client.get(response.url).content.decode()


def investors() -> set[str]:
    return set(Entry.objects.filter(word="investor").values_list("text", flat=True))


def columns(page: str) -> str:
    return text_of(between(page, 'id="columns"', "</section>"))


def test_columns_that_are_not_read_are_listed_and_each_can_be_given_a_meaning(client, campaign):
    page = preview(client, MAY.encode())
    assert "没有读入的栏：合作伙伴" in columns(page)
    assert page.count('name="meaning"') == 6
    assert "签约日期" in between(page, 'name="meaning"', "</select>")


def test_a_correction_is_read_at_once_and_remembered_when_the_file_is_accepted(client, campaign):
    page = correct(client, preview(client, MAY.encode()))
    assert "投资方 本次更正" in columns(page)
    assert not ColumnMeaning.objects.exists()
    accept(client, page)
    assert investors() == {"湖光李氏", "西岭王氏"}
    told = ColumnMeaning.objects.get()
    assert (told.by_unit, told.written, told.meaning, told.by) == ("east", "合作伙伴", "investor", "本机使用者")


def test_it_holds_for_the_senders_next_file_wherever_the_column_stands_on_the_page_and_by_command(client, campaign):
    accept(client, correct(client, preview(client, MAY.encode())))
    assert "按上次的更正读作投资方：合作 伙伴" in columns(preview(client, JUNE.encode()))
    bring(campaign=campaign, content=JUNE.encode(), name="六月.csv", by=EAST, at=NOON)
    assert "云海赵氏" in investors()


def test_a_column_that_a_person_calls_one_of_investors_is_read_beside_the_one_that_says_so_itself(client, campaign):
    table = "项目名称,投资方,合作伙伴,县区\n湖光芯片项目,湖光公司,李某,东湖区\n".encode()
    accept(client, correct(client, preview(client, table)))
    assert investors() == {"湖光公司", "李某"}


def test_it_holds_for_nobody_else(client, campaign):
    accept(client, correct(client, preview(client, MAY.encode())))
    by = Viewer("另一人", "west")
    found = bring(campaign=campaign, content=JUNE.encode(), name="六月.csv", by=by, at=NOON, dry_run=True)
    assert not [row for row in found.opened.reading.sheets[0].projects if row.project.investors]


def test_it_can_be_remembered_before_anything_is_stored_and_taken_back(client, campaign):
    page = correct(client, preview(client, MAY.encode()), remember="1")
    assert not Entry.objects.exists()
    page = preview(client, JUNE.encode())
    response = act(client, page, "take_back", take_back="合作伙伴")
    assert "上次的更正" not in client.get(response.url).content.decode()
    assert "上次的更正" not in preview(client, JUNE.encode())
    assert list(ColumnMeaning.objects.values_list("meaning", flat=True)) == ["investor", ""]


def test_the_newest_correction_counts(client, campaign):
    correct(client, preview(client, MAY.encode()), remember="1")
    correct(client, preview(client, MAY.encode()), remember="1", meaning="other")
    assert "按上次的更正读作不读入" in columns(preview(client, JUNE.encode()))


def test_what_is_no_meaning_or_comes_from_another_unit_changes_nothing(client, campaign):
    page = preview(client, MAY.encode())
    assert "本次更正" not in correct(client, page, meaning="nonsense")
    act_for(client, "west")
    assert act(client, page, "correct", **PARTNER).status_code == 409
    assert act(client, page, "unheard-of").status_code == 404


def test_a_sheet_on_which_no_list_was_found_can_be_read_once_its_columns_are_told(client, campaign):
    page = preview(client, "序号,出品,签约时间,总投资（万元）\n1,沐禾,2022.3,5000\n2,泽澜,2022.4,3000\n".encode())
    page = correct(client, page, header="出品", written="出品", meaning="name")
    assert "存入 6 条" in page


def test_every_meaning_of_the_terms_has_words_and_can_be_chosen():
    known = {key for key, _words in (*BEFORE_DAYS, *AFTER_DAYS, *DETAILS)} - {OTHER}
    assert known <= set(FIELDS)
    stages = {key: key for key, _words in MILESTONES}
    keys = [key for _label, some in offered(stages) for key, _name in some]
    assert {*FIELDS, "on:signed", "on:started:planned", "tick:signed", "paper:signed", OTHER} <= set(keys)
    assert len(keys) == len(set(keys))
