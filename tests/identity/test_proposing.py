"""Projects of a ledger as rows, texts side by side, and what is near to one that is being typed."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from yinfeng.identity.core.differing import differing
from yinfeng.identity.core.near import TYPED, index
from yinfeng.identity.core.proposing import Row, gather, propose
from yinfeng.identity.reference import load_vocabulary
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import fold

AT = datetime(2026, 1, 1, tzinfo=UTC)
FEN = 10**10


def state(*said: tuple[str, dict]):
    return fold(Entry(n, 1, word, Standing.CLAIMED, AT, **rest) for n, (word, rest) in enumerate(said, start=1))


def test_a_project_is_a_row_for_each_of_its_names_with_site_before_unit():
    states = {
        "a": state(
            ("name", {"text": "甲"}), ("alias", {"text": "乙"}), ("unit", {"text": "east"}),
            ("agreed_amount", {"low": 5, "high": 7, "unit": "USD"}),
        ),
        "b": state(("name", {"text": "丙"}), ("unit", {"text": "east"}), ("site", {"text": "南园"})),
        "c": state(("unit", {"text": "east"})),
    }  # fmt: skip
    assert gather(states, {"east": "东湖区"}) == (
        Row("a", "甲", "", "东湖区", 5, 7, "USD"), Row("a", "乙", "", "东湖区", 5, 7, "USD"),
        Row("b", "丙", "", "南园"),
    )  # fmt: skip


def rows() -> list[Row]:
    return [
        Row("a", "湖光半导体芯片封装测试项目", "湖光半导体有限公司", "东湖区", 20 * FEN, 20 * FEN, "CNY"),
        Row("b", "云岭生态农业观光园", "云岭农业有限公司", "西岭县", FEN, FEN, "CNY"),
        Row("c", "湖光半导体芯片封测项目", "湖光半导体有限公司", "东湖区", 20 * FEN, 20 * FEN, "CNY"),
    ]


def test_the_pair_of_names_that_is_likeliest_speaks_for_two_projects_and_none_for_one():
    proposals = propose([*rows(), Row("c", "又名"), Row("a", "湖光半导体芯片封装测试")], load_vocabulary())
    assert [(one.left, one.right, one.money) for one in proposals] == [("a", "c", 20 * FEN)]


def test_amounts_in_two_currencies_are_not_set_against_each_other():
    first, second, third = rows()
    alike = propose([first, second, third], load_vocabulary())
    apart = propose([first, second, third._replace(currency="USD")], load_vocabulary())
    assert not apart or (apart[0].probability < alike[0].probability and apart[0].money == 0)


def test_what_is_typed_finds_the_projects_that_it_may_be():
    typed = Row(TYPED, "湖光半导体封测基地", "湖光半导体有限公司", "东湖区", 20 * FEN, 20 * FEN, "CNY")
    found = index(rows()).near([typed], load_vocabulary())
    assert found
    assert {one.left for one in found} <= {"a", "c"}
    assert not index(rows()).near([Row(TYPED, "完全无关的另一件事")], load_vocabulary())


@given(st.text("甲乙丙丁12 （）", max_size=20), st.text("甲乙丙丁12 （）", max_size=20))
def test_marked_parts_joined_are_the_texts_and_unmarked_parts_are_the_same(left, right):
    lefts, rights = differing(left, right)
    assert ("".join(part.text for part in lefts), "".join(part.text for part in rights)) == (left, right)
    same = ["".join(part.text for part in parts if not part.differs) for parts in (lefts, rights)]
    assert same[0] == same[1]
    assert not any(part.differs for part in (*lefts, *rights)) if left == right else True


def test_of_no_projects_nothing_is_proposed():
    assert propose((), load_vocabulary()) == []
