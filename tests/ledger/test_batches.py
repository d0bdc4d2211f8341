"""Batches: the list, one batch, undoing it; and a file that is looked at before it is stored."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.ledger.browsing import BASE, P1, act_for, between, claim, is_sound, press, says, text_of
from tests.ledger.conftest import EAST, NOON

from yinfeng.kernel.days import parse_interval
from yinfeng.ledger.appending import append
from yinfeng.ledger.models import Batch, Entry, Project

pytestmark = pytest.mark.django_db

IMPORT = f"{BASE}import/"
MAPPING = """\
tables:
  - key: monthly
    files: returns/projects-*.csv
    title: 月报：项目
    kind: project
    subject: 编号
    standing: claimed
    columns:
      - {column: 名称, word: name}
      - {column: 单位, word: unit, reads: unit}
      - {column: 协议投资额, word: agreed_amount, reads: quantity}
      - {column: 签约日期, word: signed, reads: day}
"""
ROWS = """\
编号,名称,单位,协议投资额,签约日期
p7,湖光二期,东湖,3亿元,2026-03
p8,云海光电,南山,许多,三月
"""


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.CAMPAIGNS_DIR = tmp_path / "campaigns"
    ledger = settings.CAMPAIGNS_DIR / "ledger-demo" / "ledger"
    ledger.mkdir(parents=True)
    (ledger / "tables.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def csv(text: str = ROWS, name: str = "projects-2026-03.csv", encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(encoding), "text/csv")


def body(response, status: int = 200) -> str:
    page = response.content.decode()
    assert response.status_code == status
    is_sound(page)
    return page


def preview(client, upload=None, status: int = 200, **more) -> str:
    act_for(client, "east")
    return body(client.post(IMPORT, {"file": upload or csv(), **more}, follow=True), status)


def accepted(page: str) -> dict:
    return {"accept": between(page, 'name="accept" value="', '"')}


def bring(client, upload=None) -> Batch:
    response = client.post(IMPORT, accepted(preview(client, upload)))
    assert response.status_code == 302
    return Batch.objects.latest("pk")


# ---- the list and one batch ----


def test_a_campaign_without_batches_says_so(client, campaign):
    assert "还没有存入任何一批" in body(client.get(f"{BASE}batches/"))


def test_the_list_tells_when_by_whom_from_which_file_how_many_and_whether_undone(client, campaign):
    batch = bring(client)
    claim(campaign, EAST, interval=parse_interval("2026-03-05"))
    page = body(client.get(f"{BASE}batches/"))
    row = text_of(between(page, f'batches/{batch.pk}/">', "</tr>"))
    digest = hashlib.sha256(ROWS.encode()).hexdigest()
    for words in ("月报：项目", "本机使用者，东湖区", "projects-2026-03.csv", digest[:12], " 7 ", "在用"):
        assert words in row
    assert "已填报" not in page
    assert "填报 p1 注册" in page
    only = body(client.get(f"{BASE}batches/", {"files": "1"}))
    assert "填报 p1" not in only


def test_a_batch_lists_its_entries_each_leading_to_its_subject(client, campaign):
    batch = bring(client)
    page = body(client.get(f"{BASE}batches/{batch.pk}/"))
    entry = batch.entries.get(word="signed")
    assert f'href="{BASE}s/project/p7/#entry-{entry.pk}"' in page
    assert "p7 签约 2026 年 3 月内 申报 projects-2026-03.csv:2" in text_of(page)
    assert "p7 责任单位 东湖区" in text_of(page)


def test_long_lists_are_turned_by_pages(client, campaign):
    rows = "".join(f"q{n},项目{n},东湖,,\n" for n in range(60))
    batch = bring(client, csv(ROWS.splitlines(keepends=True)[0] + rows))
    for _ in range(50):
        append(campaign=campaign, title="空", drafts=[], by=EAST, at=NOON)
    first, second = (body(client.get(f"{BASE}batches/{batch.pk}/", {"page": page})) for page in (1, 2))
    assert "第 1 页，共 2 页" in first
    assert second.count("<tr>") == 21
    assert 'href="?page=2"' in body(client.get(f"{BASE}batches/"))


def test_a_batch_names_what_its_entries_are_about_and_point_to(client, campaign):
    press(campaign, "p1", "报", says("name", "光电产业园"))
    press(campaign, "p2", "报", says("name", "光电园"), says("same_as", "p1"))
    page = body(client.get(f"{BASE}batches/{Batch.objects.latest('pk').pk}/"))
    assert "光电园 p2 同一项目 光电产业园" in text_of(page)


@pytest.mark.parametrize("address", ["batches/999/", "batches/x/"])
def test_a_batch_that_is_not_there_is_not_found(client, campaign, address):
    assert client.get(BASE + address).status_code == 404


def test_a_batch_of_another_campaign_is_not_found(client, campaign):
    press(campaign, "p1", "报", says("name", "甲"))
    other = type(campaign).objects.create(
        slug="other", title="他", invented=True, region_name="他", period_from="2026-01-01", period_to="2026-12-31"
    )
    assert client.get(f"/c/{other.slug}/batches/{Batch.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("address", "n_queries"), [("batches/", 7), ("batches/{}/", 8), ("batches/{}/?undo=1", 8), ("import/", 3)]
)
def test_a_page_asks_a_known_number_of_times(client, campaign, django_assert_num_queries, address, n_queries):
    batch = bring(client)
    with django_assert_num_queries(n_queries):
        body(client.get(BASE + address.format(batch.pk)))


# ---- undoing ----


def undo(client, batch: Batch, reason: str = "导错了文件"):
    return client.post(f"{BASE}batches/{batch.pk}/", {"reason": reason})


def test_a_batch_is_undone_with_a_reason_after_being_asked(client, campaign):
    batch = bring(client)
    asked = body(client.get(f"{BASE}batches/{batch.pk}/", {"undo": "1"}))
    assert "这一批的 7 条记录中还没有撤回的都将撤回" in asked
    response = undo(client, batch)
    undoing = Batch.objects.latest("pk")
    assert response.headers["Location"] == f"{BASE}batches/{undoing.pk}/"
    assert Project.objects.get(key="p7").stage == ""
    assert f"已由第 {undoing.pk} 批撤销" in body(client.get(f"{BASE}batches/{batch.pk}/"))
    told = text_of(body(client.get(response.headers["Location"])))
    assert f"撤销了第 {batch.pk} 批" in told
    assert "导错了文件" in told


def test_undoing_is_refused_in_words(client, campaign):
    batch = bring(client)
    assert "必填项" in body(undo(client, batch, " "), 400)
    act_for(client, "office")
    assert "只有存入这一批的单位" in body(undo(client, batch), 409)
    act_for(client, "")
    assert "只有存入这一批的单位" in body(undo(client, batch), 409)
    assert "还没有选择代表哪个单位" in body(client.get(f"{BASE}batches/{batch.pk}/", {"undo": "1"}))
    act_for(client, "east")
    undo(client, batch)
    for again in (batch, Batch.objects.latest("pk")):
        assert "已经撤销" in body(undo(client, again), 409)
    assert Entry.objects.count() == 14


# ---- bringing a file ----


def test_nobody_imports_without_a_unit(client, campaign):
    assert "还没有选择代表哪个单位" in body(client.get(IMPORT))
    page = preview(client)
    act_for(client, "")
    assert client.post(IMPORT, accepted(page)).status_code == 409
    assert not Entry.objects.exists()


def test_a_preview_tells_rows_entries_and_every_problem_and_stores_nothing(client, campaign, folders):
    page = preview(client)
    numbers = text_of(between(page, '<dl class="numbers">', "</dl>"))
    assert "行数 2 新记录 7 台账已有 0 问题 3" in numbers
    problems = text_of(between(page, 'class="problems"', "</section>"))
    for words in (
        "projects-2026-03.csv:3 单位 “南山”不是方案里的单位",
        "projects-2026-03.csv:3 协议投资额 “许多”不是数额",
        "projects-2026-03.csv:3 签约日期 “三月”不是日期",
        "请写成 2022-03-05 或 2022-03",
    ):
        assert words in problems
    assert "p7 协议投资额 3亿元" in text_of(page)
    assert not Entry.objects.exists()
    assert [path.name for path in (folders / "data" / "files").iterdir()] == [hashlib.sha256(ROWS.encode()).hexdigest()]


def test_what_is_accepted_is_one_batch_of_the_acting_unit(client, campaign):
    batch = bring(client)
    assert (batch.n_entries, batch.by_unit, batch.file_name) == (7, "east", "projects-2026-03.csv")
    assert set(batch.entries.values_list("standing", "by_unit")) == {("claimed", "east")}
    assert Project.objects.get(key="p8").amount_low is None
    assert "许多 读不成数额" in text_of(client.get(f"{BASE}s/project/p8/").content.decode())


def test_a_file_that_is_stored_adds_nothing_and_says_so(client, campaign):
    page = preview(client)
    bring(client)
    again = preview(client)
    assert "这份文件已经在台账里" in again
    assert "接受" not in text_of(between(again, 'id="preview"', "</section>"))
    assert client.post(IMPORT, accepted(page)).status_code == 409
    assert Batch.objects.count() == 1


def test_a_file_whose_rows_are_known_brings_nothing_new(client, campaign):
    bring(client)
    page = preview(client, csv(ROWS + "\n"))
    assert "台账已有 7" in text_of(page)
    assert "没有带来新内容" in page


def test_the_table_is_told_by_the_name_or_chosen_or_read_by_its_header(client, campaign):
    page = preview(client, csv(name="三月.csv"))
    assert "p8" in between(page, 'class="rows as-sent"', "</table>")
    kept = between(page, 'name="kept" value="', '"')
    page = body(client.post(IMPORT, {"kept": kept, "table": "monthly"}))
    assert "三月.csv:3" in page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encodings_of_offices_are_read(client, campaign, encoding):
    assert "湖光二期" in preview(client, csv(encoding=encoding))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "表头里没有“编号”一列"),
        ("编号\n", "没有带来新内容"),
        ("编号,名称\n,甲\n", "没有编号，这一行没有读入"),
    ],
)
def test_a_file_of_another_shape_is_told(client, campaign, text, words):
    assert words in preview(client, csv(text))
    assert not Entry.objects.exists()


def test_without_a_file_it_asks_for_one(client, campaign):
    act_for(client, "east")
    assert "请选择一个表格文件" in body(client.post(IMPORT, {}), 400)


@pytest.mark.parametrize("token", ["", "x", "WyJhIl0:1:x"])
def test_what_was_not_looked_at_is_not_stored(client, campaign, token):
    act_for(client, "east")
    response = client.post(IMPORT, {"accept": token})
    assert response.status_code == 409
    assert "不是刚才预览的文件" in response.content.decode()


def test_a_preview_of_another_campaign_is_not_accepted(client, campaign, folders):
    page = preview(client)
    campaign.slug = "moved"
    campaign.save()
    (folders / "campaigns" / "ledger-demo").rename(folders / "campaigns" / "moved")
    client.post("/c/moved/acting/", {"unit": "east"})
    assert client.post("/c/moved/import/", accepted(page)).status_code == 409


def test_a_campaign_without_a_mapping_reads_tables_by_their_header(client, campaign, folders):
    (folders / "campaigns" / "ledger-demo" / "ledger" / "tables.yaml").unlink()
    assert "读作" in preview(client)


def test_a_mapping_with_problems_shows_them(client, campaign, folders):
    path = folders / "campaigns" / "ledger-demo" / "ledger" / "tables.yaml"
    path.write_text(MAPPING.replace("standing: claimed", "standing: certain"), encoding="utf-8")
    act_for(client, "east")
    assert "tables.yaml:" in body(client.get(IMPORT))


def test_the_pages_are_read_in_both_scripts_and_in_english(client, campaign):
    batch = bring(client)
    address = f"{BASE}batches/{batch.pk}/"
    assert "東湖區" in body(client.get(address, {"lang": "zh-Hant"}))
    assert "Entries" in body(client.get(address, {"lang": "en"}))
    assert "Import a table" in body(client.get(IMPORT, {"lang": "en"}))


def test_every_link_of_a_batch_leads_somewhere(client, campaign):
    batch = bring(client)
    address = f"{BASE}batches/{batch.pk}/"
    for link in re.findall(r'<a [^>]*href="([^"]+)"', client.get(address).content.decode()):
        where, _, anchor = link.replace("&amp;", "&").partition("#")
        target = client.get(where if where.startswith("/") else address + where, follow=True)
        assert target.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in target.content.decode(), link
    assert client.get(P1).status_code == 404
