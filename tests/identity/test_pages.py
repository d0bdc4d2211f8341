"""The page of pairs that wait, a pair side by side with its verdicts, and warnings where a project is registered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.ledger.browsing import BASE, P1, act_for, is_sound, press, says, text_of

from yinfeng.ledger.models import Batch, Entry

pytestmark = pytest.mark.django_db

LIST = f"{BASE}duplicates/"
PAIR = f"{LIST}pair/?left=p1&right=p2"


@pytest.fixture
def get(client, pair):
    def page(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200
        source = response.content.decode()
        if "<html" in source:
            is_sound(source)
        return source

    return page


def say(client, name: str, reason: str = "同一份协议", address: str = PAIR):
    return client.post(address, {"say": name, "reason": reason})


def test_what_waits_is_listed_with_its_likelihood_and_reason(get):
    page = text_of(get(LIST))
    assert "湖光半导体芯片封装测试项目 湖光半导体芯片封测项目" in page
    assert "金额相同（20亿元）" in page
    assert "几乎可以肯定" in page
    assert "云岭生态农业观光园" not in page


def test_a_pair_stands_side_by_side_with_differing_parts_marked_and_said(get):
    page = get(PAIR)
    assert "半导体芯片封<mark>装</mark>测<mark>试</mark>项目" in page
    assert "协议投资额 相同 20亿元 20亿元" in text_of(page)
    assert "签约 相同 2026-02-03（报道）" in text_of(page)
    assert "别名 只有一边写明" in text_of(page)
    assert "甲报" in page
    assert "乙报" in page


def test_who_acts_for_nobody_can_look_and_not_decide(client, get):
    assert "还没有选择代表哪个单位" in get(PAIR)
    n = Entry.objects.count()
    assert say(client, "keep-left").status_code == 409
    assert Entry.objects.count() == n


def test_every_verdict_has_a_button_and_a_key_that_the_page_names(client, get):
    act_for(client, "east")
    page = get(PAIR)
    for key in "123456":
        assert f'data-press="{key}"' in page
        assert f"<kbd>{key}</kbd>" in page
    assert "按键：1 到 6" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("keep-left", ("p2", "same_as", "p1")), ("keep-right", ("p1", "same_as", "p2")),
        ("left-part", ("p1", "part_of", "p2")), ("right-part", ("p2", "part_of", "p1")),
        ("different", ("p2", "different_from", "p1")), ("open", ("p2", "uncertain_with", "p1")),
    ],
)  # fmt: skip
def test_a_button_says_what_it_names_and_the_pair_lists_below_with_the_way_back(client, get, name, said):
    act_for(client, "east")
    assert say(client, name).url == LIST
    entry = Entry.objects.get(word=said[1])
    assert (entry.subject.key, entry.word, entry.text) == said
    page = get(LIST)
    assert "没有等待认定的" in page
    assert f"/batches/{entry.batch_id}/?undo=1#undo" in page


def test_after_a_verdict_the_next_pair_opens_and_says_what_was_stored(client, get, pair):
    for key in ("p5", "p6"):
        press(pair, key, "己报", says("name", "晴川生物医药研发中心"), says("investor", "晴川生物医药有限公司"),
              says("agreed_amount", figure="5亿元"), says("unit", "west"))  # fmt: skip
    act_for(client, "east")
    first = text_of(get(PAIR))
    assert "共 2 对" in first
    response = say(client, "different")
    assert "left=p5&right=p6" in response.url
    assert f"存为第 {Batch.objects.latest('pk').pk} 批" in text_of(get(response.url))


def test_a_refusal_is_told_at_the_form_and_keeps_the_reason(client, get):
    act_for(client, "east")
    response = say(client, "keep-left", " ")
    assert (response.status_code, "认定要写明理由" in response.content.decode()) == (409, True)
    say(client, "keep-left")
    again = say(client, "different", "改主意了")
    assert again.status_code == 409
    assert "改主意了" in again.content.decode()


@pytest.mark.parametrize("address", [f"{LIST}pair/?left=p1&right=p9", f"{LIST}pair/"])
def test_a_pair_that_is_none_is_not_there(client, pair, address):
    assert client.get(address).status_code == 404


def test_what_is_typed_is_answered_with_what_it_may_be(get):
    near = f"{LIST}near/?name=湖光半导体芯片封测基地&investor=湖光半导体有限公司&amount=20亿元&unit=东湖区"
    assert "湖光半导体芯片封测项目" in get(near)
    assert "problems" not in get(f"{LIST}near/?name=完全无关的另一件事&amount=多少钱")
    assert "problems" not in get(f"{LIST}near/")


def test_the_past_is_told_from_now(get):
    assert "回到现在" in get(f"{LIST}?known_at=2026-05-01")
    assert "回到现在" in get(f"{PAIR}&known_at=2026-05-01")


@pytest.mark.parametrize(("address", "n_queries"), [(LIST, 5), (PAIR, 6), (f"{LIST}near/?name=湖光封测", 3)])
def test_a_page_asks_the_database_a_known_number_of_times(get, django_assert_num_queries, address, n_queries):
    get(address)
    with django_assert_num_queries(n_queries):
        get(address)


def new_project(**told) -> dict[str, str]:
    return {"name": "湖光半导体芯片封测基地", "investor": "湖光半导体有限公司", "amount": "20亿元", **told}


def test_registering_what_may_be_there_already_is_asked_about_once(client, get):
    act_for(client, "east")
    assert "data-near=" in get(f"{BASE}s/project/new/")
    response = client.post(f"{BASE}s/project/new/", new_project())
    assert response.status_code == 409
    assert "湖光半导体芯片封测项目" in response.content.decode()
    assert client.post(f"{BASE}s/project/new/", new_project(anyway="on")).status_code == 302


def test_registering_something_new_is_not_asked_about(client, pair):
    act_for(client, "east")
    told = {"name": "云帆航空零部件厂", "investor": "云帆航空有限公司", "amount": "3亿元"}
    assert client.post(f"{BASE}s/project/new/", told).status_code == 302


def test_a_project_page_leads_to_what_it_may_be_until_that_is_decided(client, get):
    assert "可能重复" in get(P1)
    assert "left=p2&amp;right=p1" in get(P1)
    act_for(client, "east")
    say(client, "different")
    assert "可能重复" not in get(P1)


def test_a_figure_says_how_many_did_not_count_again_and_says_it_no_more_after_undoing(client, pair):
    figure = f"{BASE}figures/m/new-signed/?as_of=2026-12-31"

    def told() -> bool:
        return "另有 1 个登记已认定与其中的项目相同" in text_of(client.get(figure).content.decode())

    assert not told()
    act_for(client, "east")
    say(client, "keep-left")
    assert told()
    client.post(f"{BASE}batches/{Batch.objects.latest('pk').pk}/", {"reason": "看错了"})
    assert not told()


def test_the_preview_of_a_workbook_names_what_may_be_in_the_ledger_already(client, pair, settings, tmp_path):
    settings.DATA, settings.CAMPAIGNS_DIR = tmp_path / "data", tmp_path / "campaigns"
    rows = "湖光半导体芯片封测基地,湖光半导体有限公司,20,东湖区\n云帆航空零部件厂,云帆航空有限公司,3,西岭县\n"
    table = f"项目名称,投资方,总投资（亿元）,县区\n{rows}"
    act_for(client, "east")
    response = client.post(f"{BASE}import/", {"file": SimpleUploadedFile("清单.csv", table.encode())}, follow=True)
    page = response.content.decode()
    is_sound(page)
    told = page.split('id="maybe-known"', 1)[1].split("</section>", 1)[0]
    assert "湖光半导体芯片封测基地" in told
    assert "湖光半导体芯片封测项目" in told
    assert "云帆航空零部件厂" not in told
