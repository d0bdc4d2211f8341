"""A plan and its documents laid out for reading: outline, particulars, filters, stretches, roster."""

import pytest

from yinfeng.plan.core import roster
from yinfeng.plan.core.filters import Wanted, matching
from yinfeng.plan.core.outline import assumed, outline
from yinfeng.plan.core.passages import passages
from yinfeng.plan.core.stretches import stretches

TEXT = "sample/documents/notice.txt"


@pytest.fixture(scope="module")
def rows(sample_plan):
    return outline(sample_plan)


@pytest.fixture(scope="module")
def row_of(rows):
    return {row.assignment.clause.key: row for row in rows}


@pytest.fixture(scope="module")
def read(sample_plan, request):
    text = (request.path.parent / TEXT).read_text(encoding="utf-8")
    return stretches(sample_plan, passages(sample_plan, "notice", text)), text


def keys(rows) -> list[str]:
    return [row.assignment.clause.key for row in rows]


def found(sample_plan, rows, **wanted) -> list[str]:
    return keys(matching(sample_plan, rows, Wanted(**wanted)))


def test_clauses_nobody_owns_come_first_then_the_order_of_the_text(rows):
    assert keys(rows)[:6] == ["opening", "tiers", "tier-one", "tier-two", "fund", "fund-fields"]
    assert [row.sort for row in rows] == ["unowned"] * 6 + ["owned"] * 4 + ["fact"] * 2


def test_every_object_of_the_plan_has_one_address(sample_plan, rows):
    objects = [made for row in rows for made in row.objects] + [
        made for _, group in assumed(sample_plan) for made in group
    ]
    addresses = [made.address for made in objects] + [part.address for made in objects for part in made.parts]
    asked = [question.key for question in sample_plan.questions if question.clause is None]
    assert len(addresses) == len(set(addresses))
    assert len(addresses) + len(asked) == sum(1 for _ in sample_plan.items()) + len(sample_plan.questions)


def test_a_part_stands_in_its_provision_unless_another_clause_created_it(row_of):
    (fund,) = row_of["fund"].objects
    assert [part.address for part in fund.parts] == ["parts-fund.mother"]
    assert [made.address for made in row_of["fund-fields"].objects] == ["parts-fund.machinery"]


def test_particulars_name_what_they_point_to_and_keep_printed_names(row_of):
    told = {made.address: made.particulars for row in row_of.values() for made in row.objects}
    condition = {one.name: one.values for one in told["conditions-landed"]}
    assert condition == {"all_of": ("签约", "注册")}
    assert [(one.printed, one.values) for one in told["provisions-fund"] if one.printed] == [("母基金", ("10亿元",))]
    published = {one.name: one.values for one in told["published-half-year-signed"]}
    assert published["of"] == ("云港市",)
    assert published["measure"] == ("新签项目数",)
    assert published["as_of"] == ("2026-06-30",)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"document": "report"}, ["half-year", "xishan"]),
        ({"section": "fund"}, ["fund"]),
        ({"section": "units"}, ["tier-one", "tier-two", "fairs"]),
        ({"responsible": "unknown", "due": "unknown"}, ["opening"]),
        ({"due": "unknown"}, ["opening", "fairs"]),
        ({"due": "2026-12-31"}, ["goal"]),
        ({"responsible": "xishan"}, ["goal", "machine", "land", "xishan"]),
        ({"text": "装備 製造"}, ["fund-fields"]),
        ({"text": "母基金"}, ["fund"]),
        ({"text": "西山縣"}, ["tier-two", "machine", "xishan"]),
        ({"document": "no-such"}, []),
    ],
)
def test_a_filter_finds_what_it_says(sample_plan, rows, wanted, expected):
    assert found(sample_plan, rows, **wanted) == expected


def test_stretches_give_the_text_back_and_never_cut_a_clause(sample_plan, read):
    found, text = read
    assert "".join(stretch.text for stretch in found) == text
    for clause in sample_plan.clauses:
        if clause.document == "notice":
            (stretch,) = [stretch for stretch in found if clause.key in stretch.clauses]
            assert stretch.start <= clause.span[0]
            assert clause.span[1] <= stretch.end


def test_a_clause_inside_another_stands_in_the_same_stretch(read):
    (stretch,) = [stretch for stretch in read[0] if "fund" in stretch.clauses]
    assert stretch.clauses == ("fund", "fund-fields")
    assert "".join(text for _, text, _ in stretch.runs) == stretch.text.strip()
    assert [start for start, _, _ in stretch.runs] == [159, 176, 187]


def test_what_is_not_modelled_says_why(read):
    assert [stretch.reason for stretch in read[0] if stretch.reason] == ["页面导航", "图片说明"]
    assert all(not stretch.clauses for stretch in read[0] if stretch.reason)


def test_units_stand_in_their_tiers_with_what_obliges_them(sample_plan, rows):
    (first, second) = roster.tiers(sample_plan, rows, "county")
    assert [one.item.key for one in first.participants] == ["donggang"]
    assert [(one.item.key, one.n_clauses, one.n_targets) for one in second.participants] == [("xishan", 3, 1)]
    assert [group.participants for group in roster.tiers(sample_plan, rows, "county", unquoted=True)] == [
        first.participants,
        (),
    ]


def test_a_profile_says_by_which_name_a_clause_obliges(sample_plan, rows):
    profile = roster.profile(sample_plan, rows, "xishan")
    assert [
        (obliged.row.assignment.clause.key, [owner.key for owner in obliged.through]) for obliged in profile.assignments
    ] == [
        ("goal", ["county-2"]),
        ("machine", ["leading-group"]),
        ("land", ["leading-group"]),
    ]
    assert keys(profile.reports) == ["xishan"]
    assert [target.key for target in profile.targets] == ["xishan-signed"]
    assert [[member.label for member in circle.members] for circle in profile.circles] == [["东港区", "西山县"]]


def test_a_body_knows_what_stands_above_and_below_it(sample_plan, rows):
    assert [body.key for body in roster.profile(sample_plan, rows, "leading-group").children] == ["office"]
    assert roster.profile(sample_plan, rows, "office").parent.key == "leading-group"
    assert roster.profile(sample_plan, rows, "nobody") is None
