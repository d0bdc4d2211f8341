"""Tables become batches: nothing twice, corrections by the same unit, rulings that find what they are about."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from tests.ledger.conftest import EAST, NOON, OFFICE

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions, appending
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.core.mapping import load_tables
from yinfeng.ledger.importing import Import, find_table, find_table_by_name, import_content, import_file
from yinfeng.ledger.models import Batch, Entry, Project, Source, Subject
from yinfeng.ledger.selectors import get_state, load_entries

pytestmark = pytest.mark.django_db

SHANGHAI = ZoneInfo("Asia/Shanghai")
CLERK = Viewer("示例汇总员")
MAPPING = """\
tables:
  - key: press
    files: press*.csv
    title: 公开报道
    kind: project
    subject: 编号
    source: {title: 标题, url: 网址, day: 日期, confidence: 可信度}
    columns:
      - {column: 名称, word: name}
      - {column: 小组, word: group, reads: body}
      - {column: 签约, word: signed, reads: day}
      - {column: 阶段, word: "@", until: yes}
  - key: returns
    files: "*/returns*.csv"
    title: 项目月报
    kind: project
    subject: 编号
    standing: claimed
    sender: 填报单位
    source: {day: 报送日期}
    columns:
      - {column: 名称, word: name}
      - {column: 投资额, word: agreed_amount, reads: quantity}
      - {column: 签约, word: signed, reads: day, paper: 材料}
      - {column: 开工, word: started, reads: day}
  - key: own
    files: own*.csv
    title: 本单位月报
    kind: project
    subject: 编号
    standing: claimed
    columns:
      - {column: 签约, word: signed, reads: day}
  - key: money
    files: money*.csv
    title: 到位资金
    kind: project
    subject: 编号
    standing: claimed
    sender: 填报单位
    columns:
      - {column: 金额, word: arrived_amount, reads: quantity, day: 到位, label: 批次}
  - key: rulings
    files: rulings*.csv
    title: 审核意见表
    kind: project
    subject: 编号
    act: rule
    standing: claimed
    word: 事项
    day: 发生日期
    label: 批次
    sender: 填报单位
    verdict: 结论
    accepts: [认可, 核减]
    refuses: [不予认可]
    amount: 核定数
    carries: {signed: agreed_amount}
    ruler: 审核单位
    reason: 意见
  - key: withdrawals
    files: withdrawals*.csv
    title: 撤回说明
    kind: project
    subject: 编号
    act: withdraw
    standing: claimed
    word: 事项
    whole: 整个项目
    day: 发生日期
    label: 批次
    sender: 填报单位
    reason: 原因
"""
TABLES = {table.key: table for table in load_tables(MAPPING)[0]}
HEADERS = {
    "press": "编号,名称,小组,签约,阶段,标题,网址,日期,可信度",
    "returns": "编号,名称,投资额,签约,材料,开工,填报单位,报送日期",
    "own": "编号,签约",
    "money": "编号,批次,金额,到位,填报单位",
    "rulings": "编号,事项,批次,发生日期,填报单位,结论,核定数,审核单位,意见",
    "withdrawals": "编号,事项,批次,发生日期,填报单位,原因",
}


@pytest.fixture
def bring(campaign):
    """Return what imports rows of one of the tables."""

    def bring(table: str, *rows: str, by: Viewer = CLERK, at: datetime = NOON, dry_run: bool = False) -> Import:
        content = "\n".join([HEADERS[table], *rows]).encode()
        return import_content(
            campaign=campaign, content=content, name=f"{table}.csv", table=TABLES[table], by=by, at=at, dry_run=dry_run
        )

    return bring


def facts(word: str, key: str = "p1") -> list[tuple[str, str, str]]:
    """Return the unit, standing and day or figure of each fact in force of a word."""
    found = get_state(Subject.objects.get(key=key)).facts.get(word, ())
    return [(fact.entry.by, fact.standing.value, str(fact.entry.interval or fact.entry.low)) for fact in found]


def stored(result: Import) -> list[Entry]:
    return list(result.batch.entries.order_by("id")) if result.batch else []


SIGNED = "p1,甲项目,3亿元,2026-03-05,投资协议,,东湖区,2026-03-20"


# ---- nothing twice ----


def test_a_file_becomes_one_batch_with_its_name_digest_and_places(bring, campaign, tmp_path):
    path = tmp_path / "returns-3.csv"
    path.write_text(f"{HEADERS['returns']}\n{SIGNED}\np2,乙项目,,,,,西岭县,2026-03-20\n", encoding="gb18030")
    result = import_file(campaign=campaign, path=path, table=TABLES["returns"], by=CLERK, at=NOON)
    batch = Batch.objects.get()
    assert (batch.title, batch.file_name, batch.n_entries, batch.by) == ("项目月报", path.name, 4, CLERK.name)
    assert len(batch.file_sha256) == 64
    assert [(entry.word, entry.by_unit, entry.spot) for entry in stored(result)] == [
        ("name", "east", "returns-3.csv:2"),
        ("agreed_amount", "east", "returns-3.csv:2"),
        ("signed", "east", "returns-3.csv:2"),
        ("name", "west", "returns-3.csv:3"),
    ]
    assert Project.objects.get(key="p1").stage == "signed"


def test_the_same_file_twice_adds_nothing_whatever_it_is_called(bring, campaign):
    first = bring("returns", SIGNED)
    content = f"{HEADERS['returns']}\n{SIGNED}".encode()
    again = import_content(
        campaign=campaign, content=content, name="renamed.csv", table=TABLES["returns"], by=EAST, at=NOON
    )
    assert (first.stored_before, again.stored_before, again.batch, again.drafts) == (False, True, None, [])
    assert Batch.objects.count() == 1


def test_the_same_rows_in_another_file_add_nothing(bring):
    bring("returns", SIGNED)
    again = bring("returns", "", SIGNED)
    assert (again.stored_before, again.n_rows, again.n_known, again.batch) == (False, 1, 3, None)
    assert Batch.objects.count() == 1


def test_a_row_that_stands_twice_in_a_file_counts_once(bring):
    result = bring("returns", SIGNED, SIGNED)
    assert (len(stored(result)), result.n_known) == (3, 3)


def test_an_undone_file_can_be_imported_again(bring):
    batch = bring("returns", SIGNED).batch
    actions.undo(batch=batch, by=CLERK, at=NOON, reason="导错了")
    assert facts("signed") == []
    again = bring("returns", SIGNED, at=NOON + timedelta(hours=1))
    assert (again.stored_before, len(stored(again))) == (False, 3)
    assert facts("signed") == [("east", "claimed", "2026-03-05")]


def test_a_dry_run_finds_everything_and_stores_nothing(bring):
    result = bring("returns", SIGNED, "p2,,面议,,,,东湖区,", dry_run=True)
    assert (len(result.drafts), len(result.problems), result.batch) == (4, 1, None)
    assert not Batch.objects.exists()
    assert not Subject.objects.exists()
    assert not Source.objects.exists()


def test_a_file_that_says_nothing_leaves_no_batch(bring):
    assert bring("returns").batch is None
    assert not Batch.objects.exists()


def test_what_fails_half_way_leaves_nothing(bring, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(appending, "project", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        bring("returns", SIGNED)
    assert not any(table.objects.exists() for table in (Batch, Subject, Source, Entry, Project))


# ---- corrections ----


def test_a_changed_cell_of_a_later_return_corrects_the_same_units_claim_and_the_others_add_nothing(bring):
    first = stored(bring("returns", SIGNED))
    later = bring("returns", SIGNED.replace("2026-03-05", "2026-03-06").replace("03-20", "04-20"))
    (entry,) = stored(later)
    assert (entry.word, entry.concerns_id, later.n_known) == ("signed", first[2].pk, 2)
    assert facts("signed") == [("east", "claimed", "2026-03-06")]
    assert Project.objects.get(key="p1").contested == ""


def test_a_correction_of_a_correction_replaces_the_last(bring):
    for day in ("05", "06", "07"):
        bring("returns", SIGNED.replace("2026-03-05", f"2026-03-{day}"))
    assert facts("signed") == [("east", "claimed", "2026-03-07")]
    assert bring("returns", SIGNED.replace("2026-03-05", "2026-03-07"), "").batch is None


def test_an_emptied_cell_takes_nothing_back(bring):
    bring("returns", SIGNED)
    assert bring("returns", SIGNED.replace("2026-03-05", "")).batch is None
    assert facts("signed") == [("east", "claimed", "2026-03-05")]


def test_another_units_claim_stands_beside_and_is_contested(bring):
    bring("returns", SIGNED)
    beside = bring("returns", SIGNED.replace("东湖区", "西岭县").replace("2026-03-05", "2026-03-06"))
    assert all(entry.concerns_id is None for entry in stored(beside))
    assert facts("signed") == [("east", "claimed", "2026-03-05"), ("west", "claimed", "2026-03-06")]
    assert Project.objects.get(key="p1").contested == "signed"


def test_a_table_without_a_sender_speaks_for_the_unit_it_is_imported_for(bring):
    bring("own", "p1,2026-03-05", by=EAST)
    assert bring("own", "p1,2026-03-05", "", by=EAST).n_known == 1
    (entry,) = stored(bring("own", "p1,2026-03-06", by=EAST))
    assert (entry.by_unit, entry.concerns.text, facts("signed")) == ("east", "", [("east", "claimed", "2026-03-06")])


def test_a_publication_says_a_thing_once_whoever_brings_it_in(bring):
    row = "p1,甲项目,电子信息,2026-03-05,,日报,https://example.org/a,2026-03-06,高"
    assert [entry.by_unit for entry in stored(bring("press", row, by=OFFICE))] == ["", "", ""]
    for by in (EAST, CLERK, OFFICE):
        again = bring("press", row, row, by=by)
        assert (again.batch, again.n_known) == (None, 6)


def test_two_publications_that_differ_stand_side_by_side(bring):
    bring("press", "p1,甲,电子信息,2026,,报道一,,2026-04-01,高")
    bring("press", "p1,甲,纺织鞋服,2026-05,,报道二,,2026-05-01,高")
    assert [standing for _, standing, _ in facts("signed")] == ["reported", "reported"]
    assert Project.objects.get(key="p1").groups == "|chips|shoes|"
    assert Project.objects.get(key="p1").contested.split() == ["group", "signed"]


def test_an_instalment_is_corrected_by_its_label_and_a_new_one_stands_beside(bring):
    bring("money", "p1,第1笔,3000万元,2026-04-01,东湖区")
    bring("money", "p1,第1笔,2500万元,2026-04-02,东湖区", "p1,第2笔,1000万元,2026-05-01,东湖区")
    found = get_state(Subject.objects.get(key="p1")).facts["arrived_amount"]
    assert [(fact.entry.text, fact.entry.low) for fact in found] == [("第1笔", 25 * 10**8), ("第2笔", 10**9)]


def test_an_amount_that_cannot_be_read_is_kept_told_and_corrected_by_a_readable_one(bring):
    first = bring("returns", SIGNED.replace("3亿元", "面议"))
    assert [(problem.where.line, problem.where.field) for problem in first.problems] == [(2, "投资额")]
    assert stored(first)[1].text == "面议"
    assert bring("returns", SIGNED.replace("3亿元", "面议"), "").batch is None
    (entry,) = stored(bring("returns", SIGNED))
    assert entry.concerns_id == stored(first)[1].pk
    assert facts("agreed_amount") == [("east", "claimed", str(3 * 10**10))]


# ---- rulings and withdrawals ----


def test_a_ruling_finds_what_the_sender_said_and_verifies_the_amount_with_it(bring):
    claims = stored(bring("returns", SIGNED, SIGNED.replace("东湖区", "西岭县")))
    rulings = stored(bring("rulings", "p1,签约,,2026-03-05,东湖区,核减,2亿元,市招商办,金额核减"))
    assert [(entry.word, entry.concerns_id, entry.by_unit) for entry in rulings] == [
        ("signed", claims[2].pk, "office"),
        ("agreed_amount", claims[1].pk, "office"),
    ]
    assert facts("signed") == [("east", "verified", "2026-03-05"), ("west", "claimed", "2026-03-05")]
    assert facts("agreed_amount")[0] == ("east", "verified", str(2 * 10**10))
    assert bring("returns", SIGNED, "").batch is None  # compared with what was said, not with what was made of it


def test_a_refusal_keeps_the_claim_and_a_claim_again_with_another_day_is_new(bring):
    bring("returns", SIGNED)
    bring("rulings", "p1,签约,,,东湖区,不予认可,,市招商办,未盖章")
    assert facts("signed") == [("east", "refused", "2026-03-05")]
    bring("returns", SIGNED.replace("2026-03-05", "2026-04-05"))
    assert facts("signed")[-1] == ("east", "claimed", "2026-04-05")


def test_a_ruling_finds_its_instalment_by_label_and_by_day(bring):
    bring("money", "p1,第1笔,3000万元,2026-04-01,东湖区", "p1,第2笔,1000万元,2026-05-01,东湖区")
    bring("rulings", "p1,到位资金,第1笔,,东湖区,认可,,市招商办,")
    bring("rulings", "p1,到位资金,,2026-05-01,东湖区,不予认可,,市招商办,")
    assert [standing for _, standing, _ in facts("arrived_amount")] == ["verified", "refused"]


@pytest.mark.parametrize(
    ("ruling", "says"),
    [
        ("p9,签约,,,东湖区,认可,,市招商办,", "没有 东湖区 对 p9 填报的“签约”"),
        ("p1,开工,,,东湖区,认可,,市招商办,", "没有 东湖区 对 p1 填报的“开工”"),
        ("p1,签约,,2026-03-06,东湖区,认可,,市招商办,", "没有 东湖区 对 p1"),
        ("p1,签约,,,西岭县,认可,,市招商办,", "没有 西岭县 对 p1"),
        ("p1,签约,第2笔,,东湖区,认可,,市招商办,", "没有 东湖区 对 p1"),
        ("p1,{签约},,,东湖区,认可,,市招商办,", "“{签约}”"),
        ("p1,签约,,,东湖区,认可,,东湖区,", "填报单位以外的一个单位"),
        ("p1,签约,,,东湖区,认可,9亿元,市招商办,", "核定数大于"),
    ],
)
def test_a_ruling_on_what_nobody_said_or_as_nobody_may_is_told_and_the_rest_is_stored(bring, ruling, says):
    bring("returns", SIGNED, SIGNED.replace("p1", "p2"))
    result = bring("rulings", ruling, "p2,签约,,,东湖区,认可,,市招商办,")
    assert [problem.where.line for problem in result.problems] == [2]
    assert says in str(result.problems[0])
    assert (facts("signed"), facts("signed", "p2")[0][1]) == ([("east", "claimed", "2026-03-05")], "verified")


def test_a_ruling_without_a_ruler_is_not_the_senders_own(bring):
    bring("returns", SIGNED)
    result = bring("rulings", "p1,签约,,,东湖区,认可,,,")
    assert result.batch is None
    assert {problem.where.field for problem in result.problems} == {"审核单位", ""}
    assert bring("rulings", "p1,签约,,,东湖区,认可,,,", by=OFFICE).batch is not None
    assert facts("signed") == [("east", "verified", "2026-03-05")]


def test_a_withdrawal_takes_back_a_claim_with_all_that_it_corrected(bring):
    bring("returns", SIGNED)
    bring("returns", SIGNED.replace("2026-03-05", "2026-03-06"))
    bring("withdrawals", "p1,签约,,2026-03-06,东湖区,没有签成")
    assert facts("signed") == []
    assert Project.objects.get(key="p1").stage == ""
    assert Entry.objects.filter(standing="withdrawn", text="没有签成", by_unit="east").count() == 2
    bring("returns", SIGNED.replace("2026-03-05", "2026-04-01"))
    assert facts("signed") == [("east", "claimed", "2026-04-01")]


def test_a_withdrawn_correction_of_a_verified_claim_leaves_that(bring):
    bring("returns", SIGNED)
    bring("rulings", "p1,签约,,,东湖区,认可,,市招商办,")
    bring("returns", SIGNED.replace("2026-03-05", "2026-03-06"))
    assert [standing for _, standing, _ in facts("signed")] == ["verified", "claimed"]
    bring("withdrawals", "p1,签约,,2026-03-06,东湖区,改错了")
    assert facts("signed") == [("east", "verified", "2026-03-05")]


def test_a_withdrawal_of_the_whole_takes_back_all_that_the_sender_said_and_nothing_else(bring):
    bring("returns", SIGNED, SIGNED.replace("东湖区", "西岭县"))
    bring("returns", SIGNED.replace("3亿元", "4亿元"))
    bring("withdrawals", "p1,整个项目,,,东湖区,重复")
    assert {word: facts(word) for word in ("name", "agreed_amount", "signed")} == {
        "name": [("west", "claimed", "None")],
        "agreed_amount": [("west", "claimed", str(3 * 10**10))],
        "signed": [("west", "claimed", "2026-03-05")],
    }


def test_a_withdrawal_of_what_nobody_said_is_told(bring):
    bring("returns", SIGNED)
    result = bring("withdrawals", "p1,开工,,,东湖区,x", "p1,签约,,,西岭县,x", "p1,整个项目,,,西岭县,x")
    assert ([problem.where.line for problem in result.problems], result.batch) == ([2, 3, 4], None)


# ---- since when it is known ----


@pytest.mark.parametrize(
    ("day", "known_at", "known_by"),
    [
        ("2026-04-01", datetime(2026, 4, 1, 23, 59, 59, 999999, SHANGHAI), "published"),
        ("2026-02", datetime(2026, 2, 28, 23, 59, 59, 999999, SHANGHAI), "published"),
        ("2025", datetime(2025, 12, 31, 23, 59, 59, 999999, SHANGHAI), "published"),
        ("", NOON, "loaded"),
        ("年底", NOON, "loaded"),
    ],
)
def test_it_is_known_since_the_last_instant_of_the_day_as_printed_or_since_the_load(bring, day, known_at, known_by):
    result = bring("press", f"p1,甲,,2025-03,,报道,,{day},高")
    assert {(entry.known_at, entry.known_by) for entry in stored(result)} == {(known_at, known_by)}
    assert {entry.recorded_at for entry in stored(result)} == {NOON}
    assert len(result.problems) == (day == "年底")


def test_a_stage_without_a_day_has_no_first_day_and_the_sources_day_as_its_last(bring):
    dated, undated = stored(bring("press", "p1,,,,开工,一,,2026-04,高", "p2,,,,开工,二,,,高"))
    assert (dated.word, dated.from_day, str(dated.to_day)) == ("started", None, "2026-04-30")
    assert (undated.from_day, str(undated.to_day)) == (None, "2026-06-30")
    assert Project.objects.get(key="p1").stage_from is None


def test_the_day_of_the_load_is_the_day_it_is_here(bring):
    early = datetime(2026, 6, 30, 17, tzinfo=UTC)  # one in the morning of the first of July
    (entry,) = stored(bring("press", "p1,,,,开工,一,,,高", at=early))
    assert str(entry.to_day) == "2026-07-01"


def test_entries_are_seen_from_when_they_are_known(bring):
    bring("press", "p1,甲,,2025-03,,报道,,2026-04-01,高")
    (entries,) = load_entries(Subject.objects.get().campaign).values()
    midnight = datetime(2026, 4, 2, tzinfo=SHANGHAI)
    assert "signed" in fold(entries, midnight).facts
    assert "signed" not in fold(entries, midnight - timedelta(seconds=1)).facts


# ---- where it comes from ----


def test_a_source_is_shared_by_the_rows_of_a_file_that_name_it(bring):
    bring("press", *(f"p{n},项目{n},,2026,,报道{n % 2},https://example.org/{n % 2},2026-04-01,高" for n in range(6)))
    assert sorted(Source.objects.values_list("title", "url", "kind")) == [
        ("报道0", "https://example.org/0", "publication"),
        ("报道1", "https://example.org/1", "publication"),
    ]
    assert Entry.objects.filter(source__title="报道0").count() == 6


def test_only_web_addresses_become_links(bring):
    bring("press", "p1,甲,,,,一,javascript:alert(1),2026,高", "p2,乙,,,,二,seeds/000.txt,2026,高")
    assert sorted(Source.objects.values_list("url", "file_name")) == [("", "000.txt"), ("", "javascript:alert(1)")]


def test_a_paper_is_a_source_of_its_own_and_a_ruling_needs_none(bring):
    entries = stored(bring("returns", SIGNED))
    assert [(entry.source.kind, entry.source.title) for entry in entries] == [
        ("return", "项目月报"), ("return", "项目月报"), ("paper", "投资协议"),
    ]  # fmt: skip


def test_endless_cells_fit_the_database(bring):
    long = "长" * 700
    result = bring("press", f"p1,{long},,,,{long},https://example.org/{long},2026,{long}")
    (entry,) = stored(result)
    source = entry.source
    assert (len(entry.text), len(source.title), len(source.url), len(source.confidence)) == (500, 300, 500, 16)
    Source.objects.get().full_clean(exclude=["url"])


def test_many_subjects_are_compared_as_few_are(bring):
    rows = [f"p{n},项目{n},{n + 1}亿元,2026-03-05,,,东湖区,2026-03-20" for n in range(1200)]
    bring("returns", *rows)
    assert bring("returns", *reversed(rows)).batch is None
    later = bring("returns", *rows[:-1], rows[-1].replace("1200亿元", "1199亿元"))
    assert (later.n_known, [entry.word for entry in stored(later)]) == (1200 * 3 - 1, ["agreed_amount"])


# ---- which table a file is ----


def test_a_file_is_found_by_its_path_in_the_folder_and_alone_by_its_name():
    tables = tuple(TABLES.values())
    assert find_table(tables, "2026-03/returns-east.csv").key == "returns"
    assert find_table(tables, "returns-east.csv") is None
    assert find_table_by_name(tables, "returns-east.csv").key == "returns"
    assert find_table_by_name(tables, "returns-east.xlsx") is None
