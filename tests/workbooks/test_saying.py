"""What a careful row says beside its project is said in the words of the ledger: origin, group, papers, sender, day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.ledger.conftest import EAST, NOON
from tests.workbooks.test_storing import data, store  # noqa: F401

from yinfeng.ledger.models import Project
from yinfeng.workbooks.actions import bring

pytestmark = pytest.mark.django_db

HEAD = "项目编号,项目名称,投资方,总投资（亿元）,县区"
ROW = "XM-01,湖光芯片项目,湖光公司,3,东湖区"


def said(campaign, more: str, cells: str) -> dict[str, object]:
    """Return what the entries of a row say by word, once some columns are added to it."""
    batch = store(campaign, f"{HEAD},{more}\n{ROW},{cells}\n").batch
    return {entry.word: entry for entry in batch.entries.all()}


def test_origin_industry_event_and_note_are_said_in_their_own_words(campaign):
    found = said(campaign, "投资来源地,所属产业,签约仪式,备注", "省外,集成电路,春季集中签约,更正签约日期")
    told = {word: (found[word].text, found[word].spot) for word in ("origin", "industry", "event", "note")}
    assert told == {
        "origin": ("省外", "F2"), "industry": ("集成电路", "G2"), "event": ("春季集中签约", "H2"),
        "note": ("更正签约日期", "I2"),
    }  # fmt: skip


@pytest.mark.parametrize("written", ["电子信息产业发展小组", "电子信息", "chips"])
def test_a_group_is_read_by_the_plans_bodies(campaign, written):
    assert said(campaign, "所属小组", written)["group"].text == "chips"
    assert Project.objects.get().groups == "|chips|"


def test_a_group_that_the_plan_has_not_is_told_and_kept_as_written(campaign):
    result = store(campaign, f"{HEAD},产业小组\n{ROW},木偶戏\n")
    assert [problem.say() for problem in result.opened.problems] == [
        "“木偶戏”不是方案里的小组，按原文保存。 请写方案里的名称，或在方案里加别名。"
    ]
    assert result.batch.entries.get(word="group").text == "木偶戏"


def test_the_paper_beside_a_stage_is_its_source(campaign):
    found = said(campaign, "签约时间,协议编号,开工时间,佐证材料", "2026-03-05,协2026-1,2026-05-01,")
    assert (found["signed"].source.kind, found["signed"].source.title) == ("paper", "协2026-1")
    assert found["started"].source.kind == "return"


def test_a_stage_that_another_word_reports_is_not_said_again_without_its_day(campaign):
    found = said(campaign, "竣工时间,目前进展", "2026-05-01,已竣工")
    assert {word for word in found if word in ("started", "completed")} == {"completed"}


def test_a_row_is_its_senders_word_and_known_since_it_was_sent(campaign):
    lines = (
        f"{HEAD},填报单位,报送日期\n{ROW},市招商办,2026-06-18\n{ROW.replace('01,湖光', '02,月光')},西岭,2027-01-01\n"
    )
    batch = store(campaign, lines).batch
    told = {entry.subject.key: entry for entry in batch.entries.filter(word="name")}
    first, second = told["XM-01"], told["XM-02"]
    zone = ZoneInfo("Asia/Shanghai")
    assert (first.by_unit, first.known_by) == ("office", "published")
    assert first.known_at == datetime(2026, 6, 18, 23, 59, 59, 999999, tzinfo=zone)
    assert (second.by_unit, second.known_at, second.known_by) == ("west", NOON, "recorded")


def test_of_what_a_department_sends_the_department_answers_and_the_county_is_the_site(campaign):
    batch = store(campaign, "项目编号,项目名称,总投资（亿元）,落地区域,填报单位\nXM-01,甲项目,3,东湖区,招商办\n").batch
    assert {(one.word, one.text) for one in batch.entries.filter(word__in=("unit", "site"))} == {
        ("unit", "office"), ("site", "东湖区"),
    }  # fmt: skip


def test_an_amount_that_is_open_stays_as_it_is_written(campaign):
    batch = store(campaign, f"{HEAD}\n{ROW.replace(',3,', ',以合同为准,')}\nXM-02,乙项目,乙公司,5,西岭\n").batch
    open_amount = batch.entries.get(word="agreed_amount", subject__key="XM-01")
    assert (open_amount.low, open_amount.text, open_amount.raw) == (None, "以合同为准", "以合同为准")


def test_rows_pasted_twice_keep_their_keys_and_add_nothing(campaign):
    rows = f"{ROW}\n{ROW.replace('01,湖光', '02,月光')}\n"
    store(campaign, f"{HEAD}\n{rows}{HEAD}\n{rows}")
    assert set(Project.objects.values_list("key", flat=True)) == {"XM-01", "XM-02"}
    assert store(campaign, f"{HEAD}\n{rows}").batch is None


def test_a_new_project_may_have_no_number_yet(campaign):
    rows = f"{ROW}\n{ROW.replace('01,湖光', '02,月光')}\n,星光项目,星光公司,4,东湖区\n"
    store(campaign, f"{HEAD}\n{rows}")
    assert set(Project.objects.values_list("key", flat=True)) == {"XM-01", "XM-02", "n-0001"}


def test_who_brings_a_file_is_its_sender_where_no_column_names_one(campaign):
    text = f"西岭县招商项目表（报送日期：2026年6月18日）\n{HEAD}\n{ROW}\n"
    batch = bring(campaign=campaign, content=text.encode(), name="表.csv", by=EAST, at=NOON).batch
    assert set(batch.entries.values_list("by_unit", "known_at")) == {("east", NOON)}
    assert date(2026, 6, 18) < NOON.date()
