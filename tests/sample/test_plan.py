"""The plan of the invented campaign: clean, covering every sentence of its own notices, marked as a sample."""

from pathlib import Path

import pytest

from yinfeng.plan.core.sentences import sentences
from yinfeng.plan.core.spans import check_document, coverage
from yinfeng.plan.folder import find_documents, read_folder

SAMPLE = Path(__file__).parents[2] / "campaigns" / "sample-2026"


@pytest.fixture(scope="module")
def folder():
    return read_folder(SAMPLE / "plan.yaml")


@pytest.fixture(scope="module")
def documents(folder):
    return find_documents(folder.plan.documents, [SAMPLE / "documents"])


def test_the_plan_has_no_problem(folder):
    assert not [str(problem) for problem in folder.problems]
    assert folder.plan.invented


def test_every_notice_is_at_hand_and_says_what_the_plan_says_of_it(folder, documents):
    tables = folder.sentences()
    assert len(documents) == len(folder.plan.documents) == 3
    for document in folder.plan.documents:
        assert not check_document(folder.plan, document, documents[document.key], tables[document.key])
        assert tables[document.key] == sentences(documents[document.key].decode("utf-8"))


def test_every_sentence_is_covered_or_listed(folder):
    rows = [coverage(folder.plan, key, table) for key, table in folder.sentences().items()]
    assert 60 <= sum(len(row.covered) + len(row.listed) for row in rows) <= 120
    assert not any(row.missing for row in rows)


def test_every_notice_says_that_it_is_invented(folder, documents):
    for document in folder.plan.documents:
        assert "（示例）" in document.title
        assert documents[document.key].decode("utf-8").startswith(document.title)


def test_the_city_has_its_areas_departments_groups_and_bodies(folder):
    plan = folder.plan
    areas = [unit for unit in plan.units if unit.tier.startswith("county")]
    assert (len(areas), len(plan.units) - len(areas)) == (9, 24)
    assert [unit.kind for unit in areas].count("zone") == 2
    kinds = [body.kind for body in plan.bodies]
    assert kinds.count("industry_group") == 12
    assert {"leading_group", "office", "service_centre", "promotion_company", "coordination"} <= set(kinds)
    assert {tier.of for tier in plan.tiers} == {"county", "department"}


def test_every_unit_is_responsible_for_something_and_some_clauses_are_nobodys(folder):
    plan = folder.plan
    named = {key for clause in plan.clauses if isinstance(clause.responsible, tuple) for key in clause.responsible}
    assert not [unit.key for unit in plan.units if unit.key not in named and unit.tier not in named]
    assert sum(not isinstance(clause.responsible, tuple) for clause in plan.clauses) > 10


def test_targets_reach_from_the_city_to_departments_and_some_change_in_july(folder):
    targets = folder.plan.targets
    owners = {target.of for target in targets}
    assert {"all", "chenghu", "airport-zone", "dept-industry"} <= owners
    changed = [target.key for target in targets if len(target.values) > 1]
    assert {"city-amount", "nanyu-signed", "xiling-amount", "liaison-shenzhen-signed"} <= set(changed)


def test_official_measures_count_what_is_verified(folder):
    owed = {target.measure for target in folder.plan.targets}
    projects = [m for m in folder.plan.measures if m.key in owed and m.kind == "project"]
    assert len(projects) > 5
    assert {measure.standings for measure in projects} == {("verified",)}
