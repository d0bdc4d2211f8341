"""Recording, ruling, correcting and withdrawing on a subject's page: what is refused, what is kept, what is stored."""

import hashlib

import pytest
from django.test import Client
from tests.ledger.browsing import BASE, P1, act_for, claim, is_sound, pdf, press, says, text_of
from tests.ledger.conftest import EAST, NOON

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions, papers
from yinfeng.ledger.models import Entry, Project, Source
from yinfeng.ledger.selectors import get_state

pytestmark = pytest.mark.django_db

STAGE = {"act": "stage", "word": "registered", "interval": "2026年3月5日"}
PAPER = {"paper": "agreement", "paper_title": "投资协议正本", "paper_number": "东投〔2026〕8号"}
ARRIVED = {"act": "amount", "word": "arrived_amount", "quantity": "5000万元", "interval": "2026-04"}
DAY = {"interval": parse_interval("2026-03-05")}
MONEY = {"interval": parse_interval("2026-04"), "quantity": parse_quantity("5000万元")}


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    return settings.DATA


@pytest.fixture
def post(client, campaign):
    """Return what posts a form of the project's page as a unit; the project is one that a newspaper named."""
    press(campaign, "p1", "报", says("name", "湖光芯片项目"))
    before = Entry.objects.count()

    def answer(unit: str, form: dict, address: str = P1):
        act_for(client, unit)
        response = client.post(address, form)
        if response.status_code != 302:
            is_sound(response.content.decode())
        return response

    answer.new = lambda: list(Entry.objects.order_by("pk")[before:])
    return answer


def refusal(response) -> str:
    assert response.status_code == 409
    return text_of(response.content.decode().split('role="alert"', 1)[1].split("</div>", 1)[0])


# ---- recording ----


def test_a_stage_is_recorded_with_its_day_and_paper(post):
    response = post("east", {**STAGE, **PAPER})
    (entry,) = post.new()
    assert response.headers["Location"] == f"{P1}#entry-{entry.pk}"
    assert (entry.word, entry.standing, entry.by_unit, str(entry.from_day)) == (
        "registered", "claimed", "east", "2026-03-05",
    )  # fmt: skip
    source = entry.source
    assert (source.kind, source.paper, source.title, source.number) == (
        "paper", "agreement", "投资协议正本", "东投〔2026〕8号",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("２０２６/３/５", "2026-03-05", "2026-03-05"),
    ],
)
def test_a_day_is_kept_as_precise_as_it_was_typed(post, typed, first, last):
    post("east", {**STAGE, "interval": typed})
    (entry,) = post.new()
    assert (str(entry.from_day), str(entry.to_day)) == (first, last)


def test_a_stage_without_a_paper_is_the_units_own_statement(post):
    post("east", STAGE)
    assert post.new()[0].source.kind == "statement"


def test_an_amount_is_recorded_as_typed(post):
    post("east", {"act": "amount", "word": "agreed_amount", "quantity": " 约3-5亿元"})
    (entry,) = post.new()
    assert (entry.low, entry.high, entry.unit, entry.raw) == (3 * 10**10, 5 * 10**10, "CNY", "约3-5亿元")


def test_a_unit_is_recorded_by_its_key_however_it_is_called(post):
    post("east", {"act": "attribute", "word": "unit", "text": "西嶺縣"})
    post("east", {"act": "attribute", "word": "group", "text": "电子信息"})
    assert [entry.text for entry in post.new()] == ["west", "chips"]


def test_what_the_same_unit_says_anew_corrects_what_it_said(post):
    post("east", STAGE)
    post("east", {**STAGE, "interval": "2026-03-06"})
    first, second = post.new()
    assert second.concerns == first
    post("west", {**STAGE, "interval": "2026-03-08"})
    assert post.new()[2].concerns is None
    assert len(get_state(first.subject).facts["registered"]) == 2


def test_a_second_instalment_stands_beside_the_first(post):
    post("east", ARRIVED)
    post("east", {**ARRIVED, "interval": "2026-05"})
    assert [entry.concerns for entry in post.new()] == [None, None]


def test_saying_the_same_twice_is_refused_unless_it_brings_a_paper(post):
    for form in (STAGE, ARRIVED):
        post("east", form)
        assert "已经这样填报过" in refusal(post("east", form))
    assert len(post.new()) == 2
    assert post("east", {**STAGE, **PAPER}).status_code == 302
    assert post.new()[2].concerns == post.new()[0]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({**STAGE, "interval": "明年春天"}, "“明年春天”不是日期"),
        ({**STAGE, "interval": ""}, "这个字段是必填项"),
        ({**STAGE, "interval": "2026-13"}, "不是日期"),
        ({**STAGE, "word": "flown"}, "有 1 处要改"),
        ({**STAGE, "paper_number": "8号"}, "请写明这是什么材料"),
        ({**ARRIVED, "quantity": "三千万"}, "“三千万”不是数额"),
        ({**ARRIVED, "quantity": "12个"}, "这里要写金额"),
        ({**ARRIVED, "quantity": "9999999999999万亿元"}, "不是数额"),
        ({**ARRIVED, "interval": ""}, "这一种数额要写明日期或期间"),
        ({"act": "attribute", "word": "unit", "text": "南山区"}, "“南山区”不是方案里的单位"),
        ({"act": "attribute", "word": "group", "text": "东湖区"}, "“东湖区”不是方案里的产业小组"),
        ({"act": "attribute", "word": "name", "text": "长" * 501}, "500"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field_and_kept(post, form, words):
    response = post("east", form)
    page = response.content.decode()
    assert response.status_code == 400
    assert words in page
    assert all(f'value="{typed}"' in page for name, typed in form.items() if typed and name != "word")
    assert post.new() == []


def test_all_problems_are_told_at_once(post):
    page = post(
        "east", {"act": "amount", "word": "arrived_amount", "quantity": "很多", "paper_number": "8"}
    ).content.decode()
    assert "有 3 处要改" in page


def test_a_day_ahead_is_refused_at_the_form_with_what_was_typed(post):
    response = post("east", {**STAGE, "interval": "2999-01-01"})
    assert "日期在今天之后" in refusal(response)
    assert 'value="2999-01-01"' in response.content.decode()
    assert post.new() == []


def test_without_a_unit_nothing_is_recorded_and_what_was_typed_stays(post):
    response = post("", STAGE)
    assert "请先选择代表哪个单位" in refusal(response)
    assert 'value="2026年3月5日"' in response.content.decode()
    assert post.new() == []


@pytest.mark.parametrize("form", [{}, {"act": "fly"}, {"act": "rule", "entry": "999"}, {"act": "rule", "entry": "x"}])
def test_a_form_that_is_none_is_not_found(client, post, form):
    assert post("east", form).status_code == 404


def test_a_form_from_elsewhere_is_refused(campaign, post):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(P1, STAGE).status_code == 403
    assert stranger.post(f"{BASE}acting/", {"unit": "east"}).status_code == 403


# ---- ruling ----


def ruling(entry: Entry, verdict: str, **more) -> dict:
    return {"act": "rule", "entry": entry.pk, "verdict": verdict, **more}


def test_another_unit_accepts(post, campaign):
    entry = claim(campaign, EAST, **DAY)
    post("office", ruling(entry, "accept"))
    assert Project.objects.get().stage_standing == "verified"


def test_another_unit_reduces_with_a_reason_and_its_own_paper(post, campaign):
    entry = claim(campaign, EAST, "arrived_amount", paper=False, **MONEY)
    post("office", ruling(entry, "reduce", quantity="3000万元", reason="进账单不足", **PAPER))
    ruled = Entry.objects.latest("pk")
    assert (ruled.standing, ruled.concerns, ruled.text, ruled.low, ruled.raw) == (
        "verified", entry, "进账单不足", 3 * 10**9, "3000万元",
    )  # fmt: skip
    assert ruled.source.title == "投资协议正本"


def test_another_unit_refuses_with_a_reason(post, campaign):
    entry = claim(campaign, EAST, **DAY)
    post("office", ruling(entry, "refuse", reason="执照看不清"))
    assert Project.objects.get().stage == ""


def test_a_press_report_is_accepted_on_a_paper(post, campaign):
    press(campaign, "p1", "报", says("signed", day="2026"))
    entry = Entry.objects.get(word="signed")
    assert "没有佐证材料" in refusal(post("office", ruling(entry, "accept")))
    post("office", ruling(entry, "accept", interval="2026-03-05", **PAPER))
    (fact,) = get_state(entry.subject).facts["signed"]
    assert (fact.standing.value, str(fact.entry.interval)) == ("verified", "2026-03-05")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verdict": "refuse"}, "要写明理由"),
        ({"verdict": "reduce", "quantity": "3000万元"}, "要写明理由"),
        ({"verdict": "reduce", "reason": "不足"}, "请写核定数额"),
        ({"verdict": "accept", "quantity": "3000万元"}, "结论应选“核减”"),
        ({"verdict": "reduce", "quantity": "300万美元", "reason": "不足"}, "单位和币种"),
        ({"verdict": ""}, "这个字段是必填项"),
    ],
)
def test_a_ruling_has_what_its_verdict_needs(post, campaign, form, words):
    entry = claim(campaign, EAST, "arrived_amount", **MONEY)
    response = post("office", ruling(entry, **form))
    assert response.status_code == 400
    assert words in response.content.decode()


def test_rulings_that_may_not_be_made_are_refused_in_words(post, campaign):
    entry = claim(campaign, EAST, "arrived_amount", **MONEY)
    bare = claim(campaign, EAST, paper=False, **DAY)
    more = {"quantity": "6000万元", "reason": "多了"}
    assert "另一个单位审核" in refusal(post("east", ruling(entry, "accept")))
    assert "不能大于填报数" in refusal(post("office", ruling(entry, "reduce", **more)))
    assert "没有佐证材料" in refusal(post("office", ruling(bare, "accept")))
    actions.correct(entry_id=bare.pk, by=EAST, at=bare.recorded_at, interval=parse_interval("2026-03-06"))
    assert "已被更正或撤回" in refusal(post("office", ruling(bare, "refuse", reason="x")))
    assert "请先选择代表哪个单位" in refusal(post("", ruling(entry, "accept")))


def test_a_stage_cannot_be_reduced(post, campaign, client):
    entry = claim(campaign, EAST, **DAY)
    assert post("office", ruling(entry, "reduce", reason="x")).status_code == 400
    assert "核定数额" not in client.get(P1, {"act": "rule", "entry": entry.pk}).content.decode()


# ---- correcting and withdrawing ----


def test_a_correction_starts_with_what_was_said(post, campaign, client):
    entry = claim(campaign, EAST, "arrived_amount", **MONEY)
    act_for(client, "east")
    page = client.get(P1, {"act": "correct", "entry": entry.pk}).content.decode()
    assert 'value="5000万元"' in page
    assert 'value="2026-04"' in page


def test_a_correction_replaces_what_the_unit_said(post, campaign):
    entry = claim(campaign, EAST, "arrived_amount", **MONEY)
    post("east", {"act": "correct", "entry": entry.pk, "quantity": "4500万元", "interval": "2026-04-08"})
    (fact,) = get_state(entry.subject).facts["arrived_amount"]
    assert (fact.entry.low, str(fact.entry.interval)) == (45 * 10**8, "2026-04-08")


def test_a_unit_is_corrected_by_name(post, campaign):
    entry = claim(campaign, EAST, "unit", text="east")
    post("east", {"act": "correct", "entry": entry.pk, "text": "西岭"})
    assert get_state(entry.subject).facts["unit"][0].entry.text == "west"


@pytest.mark.parametrize(
    ("word", "said", "form", "told"),
    [
        ("registered", DAY, {"interval": ""}, (400, "这个字段是必填项")),
        ("registered", DAY, {"interval": "2026-03-05"}, (409, "没有什么可更正的")),
        ("registered", DAY, {"interval": "2999"}, (409, "日期在今天之后")),
        ("arrived_amount", MONEY, {"quantity": "3个", "interval": "2026-04"}, (400, "这里要写金额")),
        ("arrived_amount", MONEY, {"quantity": "3000万元", "interval": ""}, (400, "这个字段是必填项")),
        ("unit", {"text": "east"}, {"text": "南山"}, (400, "不是方案里的单位")),
    ],
)
def test_a_correction_that_makes_no_sense_is_told(post, campaign, word, said, form, told):  # noqa: PLR0917
    entry = claim(campaign, EAST, word, **said)
    response = post("east", {"act": "correct", "entry": entry.pk, **form})
    assert response.status_code == told[0]
    assert told[1] in response.content.decode()


def test_only_the_own_unit_corrects_and_withdraws(post, campaign):
    entry = claim(campaign, EAST, **DAY)
    assert "只有填报单位" in refusal(post("office", {"act": "correct", "entry": entry.pk, "interval": "2026-03-06"}))
    assert "只有填报单位" in refusal(post("office", {"act": "withdraw", "entry": entry.pk, "reason": "x"}))


def test_a_withdrawal_needs_a_reason_is_done_once_and_can_be_taken_back(post, campaign, client):
    entry = claim(campaign, EAST, **DAY)
    form = {"act": "withdraw", "entry": entry.pk}
    assert post("east", {**form, "reason": " "}).status_code == 400
    assert post("east", {**form, "reason": "重新办理"}).status_code == 302
    taken = Entry.objects.latest("pk")
    assert "已经撤回" in refusal(post("east", {**form, "reason": "再撤"}))
    assert "取消撤回" in client.get(P1).content.decode()
    post("east", {**form, "entry": taken.pk, "reason": "没有报错"})
    assert Project.objects.get().stage == "registered"


def withdrawal_form(client, entry: Entry, lang: str = "") -> str:
    act_for(client, "east")
    return client.get(P1, {"act": "withdraw", "entry": entry.pk, "lang": lang}).content.decode()


def test_a_withdrawal_says_before_what_will_stand_after(post, campaign, client):
    entry = claim(campaign, EAST, **DAY)
    assert "撤回后，这一项不再有本单位的填报。" in withdrawal_form(client, entry)
    post("east", {"act": "correct", "entry": entry.pk, "interval": "2026-03-06"})
    better = Entry.objects.latest("pk")
    page = withdrawal_form(client, better)
    assert "只撤回这次更正。撤回后恢复为：2026-03-05（申报）。" in page
    assert "连同更正以前填报的一起撤回" in page
    assert "撤回后仍为：2026-03-06（申报）。" in withdrawal_form(client, entry)
    assert "Afterwards there stands again: 2026-03-05" in withdrawal_form(client, better, "en")


@pytest.mark.parametrize(("extent", "left"), [("alone", ["2026-03-05"]), ("whole", [])])
def test_a_correction_is_withdrawn_alone_or_with_what_it_corrected(post, campaign, extent, left):
    entry = claim(campaign, EAST, **DAY)
    post("east", {"act": "correct", "entry": entry.pk, "interval": "2026-03-06"})
    better = Entry.objects.latest("pk")
    form = {"act": "withdraw", "entry": better.pk, "reason": "重新办理"}
    assert post("east", form).status_code == 400
    assert post("east", {**form, "extent": extent}).status_code == 302
    found = get_state(entry.subject).facts.get("registered", ())
    assert [str(fact.entry.interval) for fact in found] == left


def test_a_refusal_is_said_in_the_readers_language(post, campaign, client):
    client.cookies["yinfeng_lang"] = "en"
    entry = claim(campaign, EAST, **DAY)
    said = refusal(post("east", {"act": "rule", "entry": entry.pk, "verdict": "accept", "reason": ""}))
    assert "What your own unit claimed is ruled on by another unit." in said


@pytest.mark.parametrize(
    ("unit", "offered"), [("", []), ("east", ["correct", "withdraw"]), ("office", ["rule"]), ("west", ["rule"])]
)
def test_each_unit_is_offered_what_it_may_do(post, campaign, client, unit, offered):
    entry = claim(campaign, EAST, **DAY)
    act_for(client, unit)
    page = client.get(P1).content.decode()
    assert [
        deed for deed in ("rule", "correct", "withdraw") if f"?act={deed}&amp;entry={entry.pk}#act" in page
    ] == offered


# ---- files ----


def test_a_file_is_kept_once_by_its_hash_and_its_name_is_only_text(post, data):
    content = b"%PDF-1.4 agreement"
    digest = hashlib.sha256(content).hexdigest()
    post("east", {**STAGE, **PAPER, "file": pdf(content, "../../投资 协议.pdf")})
    post("west", {**STAGE, **PAPER, "file": pdf(content, "copy.html")})
    assert [path.name for path in (data / "files").iterdir()] == [digest]
    assert list(Source.objects.exclude(sha256="").values_list("file_name", "sha256")) == [
        ("投资 协议.pdf", digest), ("copy.html", digest),
    ]  # fmt: skip


def test_a_paper_is_handed_out_to_be_saved_and_never_shown(post, client):
    post("east", {**STAGE, **PAPER, "file": pdf(b"<script>alert(1)</script>", "协议.html")})
    source = Source.objects.exclude(sha256="").get()
    assert f'href="{BASE}papers/{source.pk}/"' in client.get(P1).content.decode()
    response = client.get(f"{BASE}papers/{source.pk}/")
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_is_told_and_one_of_another_campaign_is_not_found(post, client, data, campaign):
    post("east", {**STAGE, **PAPER, "file": pdf()})
    source = Source.objects.exclude(sha256="").get()
    next((data / "files").iterdir()).unlink()
    response = client.get(f"{BASE}papers/{source.pk}/")
    assert response.status_code == 409
    assert "从备份恢复" in response.content.decode()
    other = type(campaign).objects.create(
        slug="other", title="他", invented=True, region_name="他", period_from="2026-01-01", period_to="2026-12-31"
    )
    assert client.get(f"/c/{other.slug}/papers/{source.pk}/").status_code == 404


def test_a_file_is_sent_once_although_the_form_comes_back(post):
    page = post("east", {**STAGE, **PAPER, "interval": "?", "file": pdf()}).content.decode()
    assert "已收到：投资协议.pdf" in page
    kept = page.split('name="kept" value="', 1)[1].split('"', 1)[0]
    post("east", {**STAGE, **PAPER, "kept": kept})
    assert post.new()[0].source.file_name == "投资协议.pdf"


@pytest.mark.parametrize("kept", ["x", "../../etc/passwd", "WyJhIiwiYiJd:1:x"])
def test_a_made_up_note_of_a_file_is_passed_over(post, kept):
    post("east", {**STAGE, **PAPER, "kept": kept})
    assert post.new()[0].source.sha256 == ""


def test_a_file_that_is_too_large_is_told(post, monkeypatch, data):
    monkeypatch.setattr(papers, "MAX_BYTES", 10)
    response = post("east", {**STAGE, **PAPER, "file": pdf()})
    assert response.status_code == 400
    assert "超过 20 MiB" in response.content.decode()
    assert not (data / "files").exists()


def test_an_empty_file_is_told(post):
    assert post("east", {**STAGE, **PAPER, "file": pdf(b"")}).status_code == 400
    assert post.new() == []


# ---- register, as an action ----


def test_a_new_subject_gets_the_key_after_the_highest_of_its_kind(campaign):
    def register(kind: str = "project", **said) -> str:
        batch = actions.register(campaign=campaign, kind=kind, by=EAST, at=NOON, **said)
        return batch.entries.first().subject.key

    press(campaign, "n-0041", "报", says("name", "甲"))
    press(campaign, "n-x", "报", says("name", "乙"))
    assert [register(texts={"name": name}) for name in ("丙", "丁")] == ["n-0042", "n-0043"]
    assert register("firm", texts={"name": "戊"}) == "n-0001"


def test_a_registration_is_one_batch_of_claims_with_one_source(campaign):
    about = {"campaign": campaign, "kind": "project", "by": EAST, "at": NOON}
    batch = actions.register(
        **about, texts={"name": "湖光", "unit": "east"}, amount=parse_quantity("3亿元"),
        paper=Source(campaign=campaign, kind="paper", title="建议书"),
    )  # fmt: skip
    entries = batch.entries.all()
    assert {(entry.word, entry.standing, entry.by_unit) for entry in entries} == {
        ("name", "claimed", "east"), ("unit", "claimed", "east"), ("agreed_amount", "claimed", "east"),
    }  # fmt: skip
    assert len({entry.source_id for entry in entries}) == 1
    assert Project.objects.get(key="n-0001").amount_low == 3 * 10**10


@pytest.mark.parametrize(("unit", "name", "words"), [("", "湖光", "代表哪个单位"), ("east", " ", "名称")])
def test_a_registration_needs_a_unit_and_a_name(campaign, unit, name, words):
    with pytest.raises(RefusedError, match=words):
        actions.register(campaign=campaign, kind="project", by=Viewer("甲", unit), at=NOON, texts={"name": name})
    assert not Entry.objects.exists()
