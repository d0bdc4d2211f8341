"""The page that brings in a workbook: the preview is the sheet itself, and what is accepted becomes one batch."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext
from tests.ledger.browsing import BASE, act_for, between, is_sound, text_of
from tests.workbooks.test_storing import ROWS, hidden_rows_book

from yinfeng.ledger.models import Batch, Entry
from yinfeng.workbooks.core.findings import MESSAGES

pytestmark = pytest.mark.django_db

IMPORT = f"{BASE}import/"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DATA, settings.CAMPAIGNS_DIR = tmp_path / "data", tmp_path / "campaigns"


def preview(client, content: bytes = ROWS.encode(), name: str = "清单.csv", **more) -> str:
    act_for(client, "east")
    response = client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}, follow=True, **more)
    page = response.content.decode()
    assert response.status_code == 200
    is_sound(page)
    return page


def act(client, page: str, name: str = "accept", **more):
    return client.post(between(page, 'form method="post" action="', '"'), {"act": name, **more})


def accept(client, page: str, **more):
    return act(client, page, **more)


def rows(page: str) -> list[str]:
    return [text_of(row) for row in re.findall(r"<tr class=.*?</tr>", page, re.S)]


def test_the_preview_is_the_sheet_with_each_row_as_it_is_read(client, campaign):
    page = preview(client)
    assert re.findall(r'<tr class="as-(\w+)"', page) == ["note", "header", "data", "data", "total"]
    assert "3 项目 新项目 存入 6 条 读出但不入账：计划开工日期 2026 年 12 月内 1 湖光芯片项目" in rows(page)[2]
    assert "没有不符" in rows(page)[4]
    assert not Entry.objects.exists()


def test_a_problem_stands_beside_its_cell_and_a_sum_that_differs_is_told(client, campaign):
    page = preview(client, ROWS.replace("合计,,,8", "合计,,,9").encode())
    assert "各行相加是" in text_of(between(page, '<td class="cell-wrong">', "</td>"))
    assert "没有不符" not in page


def test_all_is_accepted_as_one_batch_whose_entries_name_their_cells(client, campaign):
    page = preview(client)
    response = accept(client, page)
    batch = Batch.objects.get()
    assert (response.status_code, batch.n_entries, batch.by_unit) == (302, 11, "east")
    assert "D3" in text_of(client.get(response.url).content.decode())
    assert "没有带来新内容" in preview(client)
    assert accept(client, preview(client)).status_code == 409
    assert accept(client, page).status_code == 409


def test_only_the_ticked_rows_are_stored(client, campaign):
    accept(client, preview(client), chosen="1", row=["0-3"])
    assert set(Entry.objects.values_list("spot", flat=True)) == {"B4", "C4", "D4", "G4", "H4"}


def test_hidden_rows_and_inferred_units_say_so(client, campaign):
    assert "隐藏行" in preview(client, hidden_rows_book(), "表.xlsx")
    table = "项目名称,总投资,县区\n" + "".join(f"项目{n},{n}5000,东湖区\n" for n in range(1, 6))
    assert "金额单位为推断" in preview(client, table.encode())


def test_what_cannot_be_read_is_refused_in_words(client, campaign):
    assert "这是 PDF 文件，不是表格" in preview(client, b"%PDF-1.4", "清单.xlsx")
    assert "没有找到项目清单" in preview(client, "今天,天气\n好,不好\n".encode())


def test_what_a_cell_says_is_text_and_never_markup(client, campaign):
    assert "<script>alert" not in preview(client, ROWS.replace("西岭公司", "<script>alert(1)</script>").encode())


@pytest.mark.parametrize(("language", "words"), [("en", "Store only the ticked rows"), ("zh-Hant", "只存入勾選的行")])
def test_the_page_is_read_in_english_and_in_both_scripts(client, campaign, language, words):
    assert words in preview(client, query_params={"lang": language})


# ---- the next month ----

JUNE = """\
附件1：2026年东湖区签约项目清单（截至2026年6月28日）,,,,,,
序号,项目名称,投资方,总投资（亿元）,签约时间,开工时间,县区,进展
1,湖光芯片项目,湖光公司、云海公司,4,2026年3月5日,2026年12月,东湖区,已签约
2,星河储能项目,星河公司,2,,,东湖区,
"""


def june(client, **more) -> str:
    accept(client, preview(client))
    return preview(client, JUNE.encode(), "清单6月.csv", **more)


def test_the_next_month_shows_what_is_new_and_what_changed_from_what_to_what(client, campaign):
    page = june(client)
    assert "协议投资额：3亿元 → 4亿元" in rows(page)[2]
    assert "新项目 存入 4 条" in rows(page)[3]
    address = between(page, 'form method="post" action="', '"')
    only = client.get(address, {"only": "changed"}).content.decode()
    assert re.findall(r'<tr class="as-(\w+)"', only) == ["data", "data"]


def test_who_vanished_is_asked_about_on_the_preview_and_stays_open_on_the_batches_and_the_units_page(client, campaign):
    page = june(client)
    assert "西岭光伏项目" in between(page, 'aria-labelledby="gone"', "</section>")
    accept(client, page)
    for address in (f"{BASE}batches/", f"{BASE}units/east/"):
        assert "有 1 个项目上一期清单里有、下一期没有" in client.get(address).content.decode()
    assert "上一期清单里有" not in client.get(f"{BASE}units/west/").content.decode()
    questions = client.get(f"{BASE}import/vanished/").content.decode()
    is_sound(questions)
    number = between(questions, 'name="gone" value="', '"')
    client.post(f"{BASE}import/vanished/", {"gone": number, "answer": "ended", "day": "2026-06", "other": ""})
    assert Entry.objects.get(word="terminated").to_day.isoformat() == "2026-06-30"
    assert "没有等着答复的问题" in client.get(f"{BASE}import/vanished/").content.decode()


def test_answers_are_stored_with_the_file(client, campaign):
    page = june(client)
    gone = {
        "gone": [between(page, 'name="gone" value="', '"')],
        "answer": ["ended"],
        "day": ["2026-06-02"],
        "other": [""],
    }
    assert accept(client, page, **{**gone, "day": ["2026-13"]}).status_code == 409
    assert accept(client, page, **{**gone, "day": ["2026-12"]}).status_code == 409
    accept(client, page, **gone)
    assert Batch.objects.latest("pk").entries.filter(word="terminated").exists()
    assert "上一期清单里有" not in client.get(f"{BASE}batches/").content.decode()


def test_all_can_be_left_as_they_are_at_once(client, campaign):
    page = june(client)
    key = between(page, 'name="gone" value="', '"')
    accept(client, page, gone=[key], answer=[""], day=[""], other=[""], all_same="1")
    assert "没有等着答复的问题" in client.get(f"{BASE}import/vanished/").content.decode()


def test_it_can_be_compared_with_nothing(client, campaign):
    address = between(june(client), 'form method="post" action="', '"')
    page = client.get(address, {"against": "0"}).content.decode()
    assert 'aria-labelledby="gone"' not in page
    accept(client, page, against="0")
    assert "上一期清单里有" not in client.get(f"{BASE}batches/").content.decode()


@pytest.mark.parametrize(("query", "n_queries"), [({}, 25), ({"only": "changed"}, 25), ({"against": "0"}, 22)])
def test_the_preview_asks_a_known_number_of_times(client, campaign, django_assert_num_queries, query, n_queries):
    address = between(june(client), 'form method="post" action="', '"')
    with django_assert_num_queries(n_queries):
        client.get(address, query)


# ---- in English ----


def test_every_problem_of_a_sheet_has_english_words():
    with translation.override("en"):
        chinese = [part for both in MESSAGES.values() for part in both if gettext(part) == part]
    assert not chinese


PAPER_WORK = re.compile(
    r"<(\w+)[^>]*\btranslate=\"no\"[^>]*>.*?</\1>|<option.*?</option>|<(header|footer)\b.*?</\2>", re.S
)


def test_the_english_preview_has_no_chinese_but_what_the_sheet_itself_says(client, campaign):
    wrong = ROWS.replace("合计,,,8", "合计,,,9").replace("西岭县", "南山县").replace("2026年3月5日", "2026年13月5日")
    page = preview(client, wrong.encode(), query_params={"lang": "en"})
    page = client.get(between(page, 'form method="post" action="', '"'), {"lang": "en"}).content.decode()
    said = re.sub(r"“[^”]*”", "", text_of(PAPER_WORK.sub("", between(page, "<main", "</main>"))))
    assert not re.findall(r"[\u4e00-\u9fff]{5,}", said), re.findall(r".{30}[\u4e00-\u9fff]{5,}", said)
    assert "The sum here says" in said
