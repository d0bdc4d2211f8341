"""Every entry opens to its cell: the kept file at its sheet and row, with the cell marked; the file can be had."""

import re
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.browsing import BASE, P1, act_for, between, claim, is_sound, pdf, text_of
from tests.ledger.conftest import EAST, NOON
from tests.workbooks.test_pages import folders  # noqa: F401
from tests.workbooks.test_storing import ROWS

from yinfeng.ledger.models import Entry, Source
from yinfeng.workbooks.actions import bring
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.spots import Spot, read_spot

pytestmark = pytest.mark.django_db


def book(rows: int = 3) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as made:
        made.add_worksheet("封面").write(0, 0, "说明")
        page = made.add_worksheet("项目 清单")
        page.write_row(0, 0, ("项目名称", "总投资（亿元）", "县区"))
        for number in range(1, rows + 1):
            page.write_row(number, 0, (f"示范{number}号新材料项目", number, "东湖区"))
    return file.getvalue()


def store(campaign, content: bytes, name: str = "清单.xlsx"):
    return bring(campaign=campaign, content=content, name=name, by=EAST, at=NOON).batch


def page_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    page = response.content.decode()
    is_sound(page)
    return page


def link_of(page: str, spot: str) -> str:
    return re.search(rf'href="([^"]*/files/[^"]*)"[^>]*>{re.escape(spot)}<', page)[1].replace("&amp;", "&")


def test_an_entry_of_a_project_opens_to_its_cell(client, campaign):
    store(campaign, book())
    page = page_of(client, f"{BASE}s/project/n-0002/")
    shown = page_of(client, link_of(page, "项目 清单!B3").partition("#")[0])
    assert between(shown, 'id="cell"', "</td>").rpartition(">")[2] == "2"
    assert "示范2号新材料项目" in between(shown, 'class="row-asked"', "</tr>")


def test_an_entry_of_a_batch_opens_to_its_cell_and_the_file_to_its_batches(client, campaign):
    batch = store(campaign, book())
    page = page_of(client, f"{BASE}batches/{batch.pk}/")
    assert 'id="cell"' in page_of(client, link_of(page, "项目 清单!A2").partition("#")[0])
    assert f"第 {batch.pk} 批" in page_of(client, f"{BASE}files/{batch.file_sha256}/")


def test_a_long_sheet_is_turned_page_by_page_and_opens_at_the_cell(client, campaign):
    batch = store(campaign, book(250))
    address = f"{BASE}files/{batch.file_sha256}/?at=项目 清单!A240"
    page = page_of(client, address)
    assert "第 3 页，共 3 页" in text_of(page)
    assert "示范239号新材料项目" in between(page, 'class="row-asked"', "</tr>")
    assert len(re.findall(r"<tr", page)) < 110
    assert "示范1号新材料项目" in page_of(client, f"{BASE}files/{batch.file_sha256}/?sheet=1&page=1")


def test_the_file_can_be_had_as_it_came(client, campaign):
    batch = store(campaign, ROWS.encode(), "清单.csv")
    response = client.get(f"{BASE}files/{batch.file_sha256}/download/")
    assert b"".join(response.streaming_content) == ROWS.encode()
    assert response["Content-Disposition"].startswith("attachment")


def test_a_line_of_a_mapped_table_is_found_too(client, campaign):
    batch = store(campaign, ROWS.encode(), "清单.csv")
    page = page_of(client, f"{BASE}files/{batch.file_sha256}/?at=清单.csv:4")
    assert "西岭光伏项目" in between(page, 'class="row-asked"', "</tr>")


@pytest.mark.parametrize("query", ["at=Sheet9!C7", "at=ZZZ9999999", "at=nonsense", "sheet=99", "page=x", "at=清单!A0"])
def test_what_is_not_on_the_file_shows_what_is(client, campaign, query):
    batch = store(campaign, book())
    page_of(client, f"{BASE}files/{batch.file_sha256}/?{query}")


def test_only_what_was_brought_into_the_campaign_can_be_opened(client, campaign):
    page_of(client, f"{BASE}files/{'a' * 64}/", 404)
    page_of(client, f"{BASE}files/{'a' * 64}/download/", 404)
    page_of(client, f"{BASE}files/../", 404)
    act_for(client, "east")
    entry = claim(campaign, EAST)
    client.post(P1, {"act": "attribute", "word": "note", "text": "说明", "paper_title": "协议", "file": pdf()})
    paper = Source.objects.filter(kind="paper").exclude(sha256="").get()
    assert entry.pk
    page_of(client, f"{BASE}files/{paper.sha256}/", 404)


def test_a_file_that_could_not_be_read_can_still_be_had(client, campaign):
    act_for(client, "east")
    client.post(f"{BASE}import/", {"file": SimpleUploadedFile("清单.xlsx", b"%PDF-1.4")})
    digest = campaign.deliveries.get().sha256
    assert "这是 PDF 文件" in page_of(client, f"{BASE}files/{digest}/")
    response = client.get(f"{BASE}files/{digest}/download/")
    assert b"".join(response.streaming_content) == b"%PDF-1.4"


@pytest.mark.parametrize(("address", "n_queries"), [("", 5), ("?sheet=1", 5)])
def test_a_file_asks_a_known_number_of_times(client, campaign, django_assert_num_queries, address, n_queries):
    batch = store(campaign, book())
    client.get(f"{BASE}files/{batch.file_sha256}/")
    with django_assert_num_queries(n_queries):
        client.get(f"{BASE}files/{batch.file_sha256}/{address}")


@given(st.text("表 !A1:", max_size=5), st.integers(0, 10**6), st.integers(0, 700))
def test_a_cell_is_found_by_its_name(sheet: str, row: int, column: int):
    cell = f"{letters(column)}{row + 1}"
    assert read_spot(f"{sheet}!{cell}") == Spot(sheet, row, column)
    assert read_spot(cell) == Spot("", row, column)
    assert read_spot(f"{sheet}:{row + 1}").row == row


def test_entries_of_the_workbook_name_cells_that_can_be_read(campaign):
    store(campaign, book())
    assert all(read_spot(spot) for spot in Entry.objects.values_list("spot", flat=True))
