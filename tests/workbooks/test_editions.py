"""The same sender's next month: what changed, who vanished and what a person says of it; wrong order, undone months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.conftest import EAST, NOON
from tests.workbooks.test_storing import data  # noqa: F401

from yinfeng.kernel.days import Interval
from yinfeng.kernel.refusals import RefusedError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions as ledger
from yinfeng.ledger.models import Batch, Entry, Project, Subject
from yinfeng.workbooks.actions import answer, bring
from yinfeng.workbooks.core.editions import Likeness, Traits, is_same, latest, likely_renamed, undated
from yinfeng.workbooks.models import Edition, Vanished
from yinfeng.workbooks.vanishing import Answer, open_questions

pytestmark = pytest.mark.django_db
WEST = Viewer("另一人", "west")
HEAD = "序号,项目名称,投资方,总投资（亿元）,签约时间,县区,到位资金（亿元）"
CHIPS = "湖光芯片项目,湖光公司,3,2026年3月5日,东湖区,1"
SOLAR = "西岭光伏项目,西岭公司,5,,西岭县,"
CLOUD = "云海光电项目,云海公司,4,2026年4月,东湖区,"
PAPER = "东湖纸业项目,纸业公司,2,,东湖区,"


def table(month: int, *rows: str, day: int = 28) -> bytes:
    lines = [f"附件：2026年{month}月招商项目表（截至2026年{month}月{day}日）", HEAD]
    lines += [f"{number},{row}" for number, row in enumerate(rows, 1)]
    return "\n".join(lines).encode()


def store(campaign, month: int, *rows: str, by: Viewer = EAST, name: str = "", **more):
    name = name or f"{month}月招商项目表.csv"
    return bring(campaign=campaign, content=table(month, *rows), name=name, by=by, at=NOON, **more)


def look(campaign, month: int, *rows: str, **more):
    return store(campaign, month, *rows, dry_run=True, **more)


def changes(result) -> dict[str, list[tuple[str, bool]]]:
    """Return what is new of each row: the word, and whether it corrects something."""
    return {mark: [(one.word, one.concerns is not None) for one in drafts] for mark, drafts in result.changes.items()}


def undo(batch: Batch) -> None:
    ledger.undo(batch=batch, by=EAST, at=NOON + timedelta(minutes=1), reason="导错了")


def asked(campaign) -> list[str]:
    return [one.name for one in open_questions(campaign)]


# ---- what changed ----


def test_the_next_month_brings_only_what_is_new_or_changed(campaign):
    store(campaign, 4, CHIPS, SOLAR, PAPER)
    result = store(campaign, 5, CHIPS.replace(",3,", ",4,"), SOLAR, PAPER, CLOUD)
    assert result.rows == {"0-2": 1, "0-3": 0, "0-4": 0, "0-5": 5}
    assert changes(result) == {"0-2": [("agreed_amount", True)]}
    assert result.fresh == {"0-5"}
    assert not result.gone
    assert Project.objects.get(name="湖光芯片项目").amount_low == 400_000_000_00


def test_a_running_figure_that_did_not_grow_is_no_change(campaign):
    store(campaign, 4, CHIPS)
    assert store(campaign, 5, CHIPS).batch is None
    grown = store(campaign, 6, CHIPS.replace("东湖区,1", "东湖区,2"))
    assert changes(grown) == {"0-2": [("arrived_amount", True)]}


def test_another_investor_takes_the_place_of_the_one_that_is_no_longer_named(campaign):
    store(campaign, 4, CHIPS.replace("湖光公司", "湖光公司、云海公司"))
    store(campaign, 5, CHIPS.replace("湖光公司", "云海公司、星河公司"))
    assert set(Project.objects.get().investor.split("、")) == {"云海公司", "星河公司"}


def test_the_same_file_again_is_compared_with_itself(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    again = store(campaign, 4, CHIPS, SOLAR)
    assert (again.batch, again.n_new, dict(again.gone)) == (None, 0, {})


# ---- which files are editions of one list ----


def test_each_sender_has_its_own_editions_though_the_form_is_the_same(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    assert not look(campaign, 5, CLOUD, by=WEST).gone
    assert list(look(campaign, 5, CHIPS).gone) == ["n-0002"]


def test_another_list_of_the_same_columns_is_not_the_next_edition(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    other = f"{HEAD}\n1,{CLOUD}\n2,{PAPER}".encode()
    result = bring(campaign=campaign, content=other, name="开工项目.csv", by=EAST, at=NOON, dry_run=True)
    assert result.past.edition is None
    assert not result.gone
    told = bring(
        campaign=campaign, content=other, name="开工项目.csv", by=EAST, at=NOON, dry_run=True,
        against=Edition.objects.get().pk,
    )  # fmt: skip
    assert len(told.gone) == 2


def test_a_renamed_file_is_the_same_list_and_a_person_can_say_that_it_is_none(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    assert list(look(campaign, 5, CHIPS, name="新建表格(1).csv").gone) == ["n-0002"]
    assert not look(campaign, 5, CHIPS, against=0).gone


def test_names_of_files_and_titles_are_compared_without_days_and_copies():
    assert undated("2026年5月招商项目表（终稿）") == undated("招商项目表2026-06(2)") == "招商项目表"


def test_lists_with_other_headers_or_nothing_in_common_are_not_the_same():
    one = Likeness("清单", "", frozenset({"项目", "投资", "县区"}))
    assert is_same(one, Likeness("清单", "", frozenset({"项目", "投资", "县区", "备注"})), set(), set())
    assert not is_same(one, Likeness("清单", "", frozenset({"企业", "产值"})), {"a"}, {"a"})
    assert not is_same(one, Likeness("另一份", "", one.headers), {"a", "b", "c"}, {"a", "d", "e"})


# ---- a wrong order, a month undone ----


def test_a_list_that_comes_late_corrects_nothing_and_asks_nothing(campaign):
    store(campaign, 5, CHIPS.replace(",3,", ",4,"), SOLAR)
    late = store(campaign, 4, CHIPS, PAPER)
    assert (late.past.is_late, late.n_older, dict(late.gone)) == (True, 1, {})
    assert Project.objects.get(name="湖光芯片项目").amount_low == 400_000_000_00
    assert list(Batch.objects.latest("pk").entries.values_list("subject__key", flat=True).distinct()) == ["n-0003"]
    assert set(look(campaign, 6, CHIPS).gone) == {"n-0002", "n-0003"}


def test_a_month_that_was_undone_is_compared_with_nothing(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    store(campaign, 5, CHIPS, PAPER)
    undo(Batch.objects.latest("pk"))
    assert not asked(campaign)
    june = look(campaign, 6, CHIPS)
    assert june.past.edition.reported_on == date(2026, 4, 28)
    assert list(june.gone) == ["n-0002"]


@given(st.lists(st.sampled_from([None, *(date(2026, month, 1) for month in range(1, 6))]), max_size=8))
def test_the_last_edition_is_not_of_an_earlier_day_than_any_before_it_but_for_those_without_a_day(days):
    editions = [Dated(day) for day in days]
    found = latest(editions)
    assert (found is None) == (not editions)
    if editions and all(days):
        assert found.reported_on == max(days)
        assert found is [one for one in editions if one.reported_on == max(days)][-1]


class Dated:
    def __init__(self, day: date | None) -> None:
        self.reported_on = day


# ---- who vanished ----


def test_whoever_vanished_is_asked_about_and_nothing_is_changed(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    before = Entry.objects.count()
    result = store(campaign, 5, CHIPS)
    assert (result.batch.n_entries, Entry.objects.count()) == (0, before)
    assert asked(campaign) == ["西岭光伏项目"]
    assert store(campaign, 5, CHIPS).batch is None
    assert store(campaign, 6, CHIPS).batch is None
    assert asked(campaign) == ["西岭光伏项目"]


def test_rows_that_were_not_ticked_have_not_vanished(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    assert not store(campaign, 5, CHIPS, SOLAR, PAPER, chosen={"0-4"}).gone


def test_whoever_is_listed_again_is_no_longer_asked_about(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    store(campaign, 5, CHIPS)
    store(campaign, 6, CHIPS, SOLAR, PAPER)
    assert not asked(campaign)
    undo(Batch.objects.latest("pk"))
    assert asked(campaign) == ["西岭光伏项目"]


def test_an_ended_project_is_not_asked_about_again(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    subject = Subject.objects.get(key="n-0002")
    ended = Interval(date(2026, 4, 30), date(2026, 4, 30))
    ledger.claim(
        campaign=campaign, kind="project", key=subject.key, word="terminated", by=EAST, at=NOON, interval=ended
    )
    assert not look(campaign, 5, CHIPS).gone


# ---- answers ----


def answered(campaign, given_answer: Answer, *rows: str):
    store(campaign, 4, CHIPS, SOLAR)
    result = store(campaign, 5, CHIPS, *rows, answers={"n-0002": given_answer})
    assert not asked(campaign)
    assert Vanished.objects.get().answer == given_answer.kind
    return result


def test_still_the_same_changes_nothing(campaign):
    assert answered(campaign, Answer("same")).batch.n_entries == 0


def test_ended_becomes_a_stage_in_the_same_batch_on_its_day_or_up_to_the_lists(campaign):
    day = Interval(date(2026, 5, 3), date(2026, 5, 3))
    (entry,) = answered(campaign, Answer("ended", day)).batch.entries.all()
    assert (entry.word, entry.from_day, entry.source.file_name) == ("terminated", day.from_day, "5月招商项目表.csv")
    assert Project.objects.get(key="n-0002").stage == "terminated"


def test_ended_on_an_unknown_day_is_so_up_to_the_day_of_the_list(campaign):
    (entry,) = answered(campaign, Answer("ended")).batch.entries.all()
    assert (entry.from_day, entry.to_day) == (None, date(2026, 5, 28))


def test_reported_by_mistake_withdraws_all_that_the_unit_said_and_nothing_of_others(campaign):
    store(campaign, 4, SOLAR, by=WEST)
    store(campaign, 4, CHIPS, SOLAR)
    key = Project.objects.get(name="西岭光伏项目").key
    result = store(campaign, 5, CHIPS, answers={key: Answer("mistaken")})
    withdrawn = result.batch.entries.filter(standing="withdrawn")
    assert set(withdrawn.values_list("concerns__by_unit", flat=True)) == {"east"}
    assert Project.objects.get(key=key).name == "西岭光伏项目"


def test_renamed_keeps_the_project_and_corrects_its_name(campaign):
    result = answered(campaign, Answer("renamed", other="0-3"), SOLAR.replace("光伏项目", "光伏二期项目"))
    assert changes(result)["0-3"] == [("name", True)]
    assert set(Project.objects.values_list("key", "name")) == {
        ("n-0001", "湖光芯片项目"),
        ("n-0002", "西岭光伏二期项目"),
    }


def test_the_same_as_another_row_that_the_ledger_has_is_said_of_both(campaign):
    store(campaign, 4, CHIPS, SOLAR, PAPER)
    store(campaign, 5, CHIPS, PAPER, answers={"n-0002": Answer("renamed", other="0-3")})
    entry = Entry.objects.get(word="same_as")
    assert (entry.subject.key, entry.text) == ("n-0002", "n-0003")


def test_a_likely_new_name_is_proposed(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    gone = look(campaign, 5, CHIPS, PAPER, SOLAR.replace("光伏项目", "光伏发电项目")).gone
    assert gone["n-0002"].likely == "0-4"


@pytest.mark.parametrize("other", ["", "9-9"])
def test_a_new_name_has_to_be_a_row_of_the_file(campaign, other):
    store(campaign, 4, CHIPS, SOLAR)
    with pytest.raises(RefusedError):
        store(campaign, 5, CHIPS, answers={"n-0002": Answer("renamed", other=other)})


def test_two_projects_do_not_become_one_row(campaign):
    store(campaign, 4, CHIPS, SOLAR)
    both = Answer("renamed", other="0-2")
    with pytest.raises(RefusedError):
        store(campaign, 5, CLOUD, answers={"n-0001": both, "n-0002": both})


# ---- answers that come later ----


def open_question(campaign) -> Vanished:
    store(campaign, 4, CHIPS, SOLAR)
    store(campaign, 5, CHIPS, PAPER)
    return open_questions(campaign).get()


@pytest.mark.parametrize(
    ("given_answer", "words"),
    [
        (Answer("same"), []),
        (Answer("ended"), ["terminated"]),
        (Answer("renamed", other="n-0003"), ["same_as"]),
        (Answer("mistaken"), ["agreed_amount", "investor", "name", "unit"]),
    ],
)
def test_an_answer_that_comes_later_is_a_batch_of_its_own_and_undone_it_is_a_question_again(
    campaign, given_answer, words
):
    batch = answer(question=open_question(campaign), answer=given_answer, by=EAST, at=NOON)
    assert sorted(batch.entries.values_list("word", flat=True)) == words
    assert not asked(campaign)
    undo(batch)
    assert asked(campaign) == ["西岭光伏项目"]


@pytest.mark.parametrize(
    ("given_answer", "by"),
    [
        (Answer("same"), WEST),
        (Answer("renamed", other="n-0002"), EAST),
        (Answer("renamed", other="n-9999"), EAST),
        (Answer("perhaps"), EAST),
    ],
)
def test_only_its_sender_answers_and_only_with_what_is_an_answer(campaign, given_answer, by):
    question = open_question(campaign)
    with pytest.raises(RefusedError):
        answer(question=question, answer=given_answer, by=by, at=NOON)
    answer(question=question, answer=Answer("same"), by=EAST, at=NOON)
    with pytest.raises(RefusedError):
        answer(question=question, answer=Answer("ended"), by=EAST, at=NOON)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.text("湖光芯片西岭光伏项目", max_size=8), max_size=5))
def test_each_row_is_proposed_once(names):
    vanished = {key: Traits(name) for key, name in names.items()}
    new = {f"0-{at}": Traits(name) for at, name in enumerate(names.values())}
    found = likely_renamed(vanished, new)
    assert len(set(found.values())) == len(found)
    assert {key for key, mark in found.items() if new[mark].name == names[key]} == set(found)
