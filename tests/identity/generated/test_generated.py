"""The generator does what its page says."""

import re
from pathlib import Path

import numpy as np
import pytest
from tests.identity.generated import generate, rates
from tests.identity.generated.drawing import USCC_SIGNS

PAGE = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
PUBLISHED = {
    "writing": rates.WRITING,
    "firm": rates.FIRM,
    "firm columns": rates.FIRM_COLUMNS,
    "project": rates.PROJECT,
    "project columns": rates.PROJECT_COLUMNS,
}


def test_the_published_rates_are_the_rates():
    printed = {
        (group, name): float(rate)
        for group, name, rate in re.findall(r"^\| ([a-z ]+): (\w+) \| ([\d.]+) \|", PAGE, re.M)
    }
    assert printed == {(group, name): rate for group, table in PUBLISHED.items() for name, rate in table.items()}


def test_the_published_look_alikes_are_drawn():
    printed = re.findall(r"^\| (\w+) \| ([\d.]+) \| [^|]+ \| (\w+) \| ([\d.]+) \|", PAGE, re.M)
    firms = {row[0]: float(row[1]) for row in printed}
    projects = {row[2]: float(row[3]) for row in printed}
    assert (firms, projects) == (rates.FIRM_NEIGHBOURS, rates.PROJECT_NEIGHBOURS)


@pytest.mark.parametrize("family", ["firms", "projects"])
def test_the_same_seed_makes_the_same_records_and_another_seed_others(family):
    one, again, other = (generate(family, 500, seed) for seed in (5, 5, 6))
    assert one.columns == again.columns
    assert one.lookalikes == again.lookalikes
    assert one.columns["name"] != other.columns["name"]


@pytest.mark.parametrize("family", ["firms", "projects"])
def test_same_pairs_are_all_pairs_of_a_subject_and_look_alikes_are_none(family):
    made = generate(family, 2000, 7)
    expected = {(a, b) for a in range(2000) for b in np.flatnonzero(made.subject == made.subject[a]).tolist() if a < b}
    pairs = {tuple(pair) for pair in made.same().tolist()}
    assert pairs == expected
    assert not pairs & {(left, right) for left, right, _, _ in made.lookalikes}


def test_subjects_are_mentioned_as_often_as_published():
    made = generate("firms", 40_000, 8)
    sizes = np.bincount(np.bincount(made.subject))[1:]
    assert sizes / sizes.sum() == pytest.approx(list(rates.CLUSTER_SIZES.values()), abs=0.01)


def test_credit_codes_have_a_right_check_sign_unless_mistyped():
    made = generate("firms", 5000, 9)
    codes = [code for code in made.columns["uscc"] if code]
    right = sum(
        sum(USCC_SIGNS.index(sign) * 3**place for place, sign in enumerate(code[:17])) % 31
        == -USCC_SIGNS.index(code[17]) % 31
        for code in codes
    )
    assert len(codes) / 5000 == pytest.approx(rates.FIRM_COLUMNS["uscc"], abs=0.03)
    assert 0.96 < right / len(codes) < 1


def test_the_open_mix_leaves_words_for_the_sealed_one():
    openly = " ".join(generate("projects", 20_000, 3).columns["name"])
    sealed = " ".join(generate("projects", 20_000, 3, "sealed").columns["name"])
    assert "高端装备" not in openly
    assert "高端装备" in sealed
