"""The ledger's files: what the generator writes, what it promises, and that the files alone come to its truth."""

import gzip
import re
import tomllib
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from generator.habits import HABITS
from tests.sample.plainly import project_rows
from tests.sample.reading import Ledger, reached, rows_of

from yinfeng.plan.folder import read_folder
from yinfeng.workbooks.core.reading import read_workbook

SAMPLE = Path(__file__).parents[2] / "campaigns" / "sample-2026"
LEDGER = SAMPLE / "ledger"
FILES = sorted(path for path in LEDGER.glob("*/*") if path.is_file())
RETURNS = [path for path in FILES if path.name.startswith("招商项目月报")]
TABLES = [path for path in FILES if path not in RETURNS]
FORMS = tomllib.loads((SAMPLE / "generator" / "forms.toml").read_text(encoding="utf-8"))
YEAR_START = date(2026, 1, 1)


def form_of(path: Path) -> dict:
    return next(form for form in FORMS.values() if form["name"] == path.name.split("_")[0])


def parts(path: Path) -> object:
    """Return the bytes of a file; of an archive those of its parts, since how they are packed differs by machine."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {info.filename: (info.date_time, archive.read(info)) for info in archive.infolist()}


def test_the_seed_gives_the_same_bytes(written):
    names = [path.relative_to(LEDGER) for path in FILES]
    assert names == [path.relative_to(written / "ledger") for path in sorted((written / "ledger").glob("*/*"))]
    assert not [name for name in names if parts(LEDGER / name) != parts(written / "ledger" / name)]
    assert (Path(__file__).parent / "truth.json").read_bytes() == (written / "truth.json").read_bytes()


def test_the_files_are_few_small_and_of_fourteen_months():
    assert len({path.parent.name for path in FILES}) == 14
    assert len(FILES) < 350
    assert max(path.stat().st_size for path in FILES) < 250_000
    assert sum(path.stat().st_size for path in FILES) < 4_700_000


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_every_sheet_of_a_return_says_that_it_is_invented(path):
    for sheet in read_workbook(path.read_bytes()).sheets:
        assert any("示例数据" in str(cell) for row in sheet.rows[:9] for cell in row), sheet.name


def test_returns_come_in_every_form_and_a_unit_changes_its_habit_once():
    forms = {(path.suffix, read_workbook(path.read_bytes()).form, path.read_bytes()[:5]) for path in RETURNS}
    assert {(suffix, form) for suffix, form, _ in forms} == {
        (".xlsx", "xlsx"), (".xls", "xls"), (".xls", "html"), (".ods", "ods"), (".csv", "csv"),
    }  # fmt: skip
    assert (".xls", "xls", b"<?xml") in forms
    assert len(RETURNS) == 139
    assert {len(habits) for habits in HABITS.values()} == {2}


def test_the_habit_of_each_unit_is_described():
    described = (LEDGER / "FORMS.md").read_text(encoding="utf-8")
    assert not [habit.about for habits in HABITS.values() for habit in habits if habit.about not in described]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_file_is_marked_has_its_columns_and_the_day_of_every_row(path):
    content = path.read_bytes()
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert "示例数据" in text.splitlines()[0]
    assert text.count("\r\n") == text.count("\n")
    assert text.splitlines()[1].split(",") == form_of(path)["columns"]
    assert all(re.fullmatch(r"202[56]-\d{2}-\d{2}", row["报送日期"]) for row in rows_of(path))


def test_every_column_is_described():
    described = (LEDGER / "FORMS.md").read_text(encoding="utf-8")
    assert not [column for form in FORMS.values() for column in form["columns"] if column not in described]
    assert not [form["name"] for form in FORMS.values() if form["name"] not in described]


def test_every_unit_group_and_paper_is_in_the_plan():
    plan = read_folder(SAMPLE / "plan.yaml").plan
    bodies = [*plan.units, *plan.bodies]
    known = {name for body in bodies for name in (body.label, getattr(body, "short", ""), *body.aliases)}
    papers = {paper.label for paper in plan.papers} | {""}
    clauses = {clause.key for clause in plan.clauses}
    for row in (row for path in TABLES for row in rows_of(path)):
        named = [
            value
            for key, value in row.items()
            if "单位" in key or key in ("产业小组", "主导产业", "落地区域", "所在区域")
        ]
        assert set(named) - {""} - known - {row.get("运营单位")} == set()
        assert {value.split(" ")[0] for key, value in row.items() if key.endswith("材料") or key == "凭证"} <= papers
        assert row.get("条款") is None or row["条款"] in clauses


def test_there_are_2300_project_numbers_and_nothing_else_is_spoken_of():
    numbers = {row["项目编号"] for path in RETURNS for row in project_rows(path)}
    assert len(numbers) == 2300
    assert {row["项目编号"] for path in TABLES for row in rows_of(path) if "项目编号" in row} <= numbers


def test_each_phenomenon_is_there_at_the_written_rate(truth):
    n = truth["phenomena"]
    rulings = sum(n[f"rulings_{verdict}"] for verdict in ("accepted", "reduced", "refused"))
    shares = {
        "late": (n["claims_late"] / n["claims"], 0.04, 0.07),
        "changed": (n["days_or_sums_changed_later"] / n["claims"], 0.02, 0.03),
        "amounts changed": (n["agreed_amounts_changed_later"] / n["signed"], 0.03, 0.06),
        "groups changed": (n["groups_changed_later"] / n["project_numbers"], 0.01, 0.02),
        "refused": (n["rulings_refused"] / rulings, 0.04, 0.07),
        "again": (n["reported_again_after_refusal"] / n["rulings_refused"], 0.1, 0.3),
        "offered": (n["transfers"] / n["project_numbers"], 0.02, 0.04),
        "sent back": (n["transfers_declined"] / n["transfers"], 0.1, 0.3),
        "large": (n["large"] / n["projects"], 0.07, 0.09),
        "large money": (n["large_money_permille"] / 1000, 0.55, 0.65),
        "currency": (n["foreign_currency"] / n["projects"], 0.04, 0.06),
        "late returns": (n["returns_late"] / n["returns"], 0.05, 0.11),
    }
    assert not {name: share for name, (share, low, high) in shares.items() if not low <= share <= high}
    least = {
        "steps_withdrawn": 40, "projects_withdrawn": 15, "terminations": 40, "rulings_in_last_week": 50,
        "declared_same": 20, "declared_different": 8, "declarations_revoked": 2, "unreadable_amounts": 10,
        "ranges": 200, "area_returns_not_yet_sent": 1,
    }  # fmt: skip
    assert not {name: n[name] for name, count in least.items() if n[name] < count}
    assert (n["project_numbers"], n["two_units_report"]) == (2300, 62)


def test_the_readme_prints_the_counts_that_came_of_it(truth):
    text = (SAMPLE / "README.md").read_text(encoding="utf-8").split("## What came of it")[1]
    printed = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", text)]
    n = truth["phenomena"]
    left_out = {"claims_to_rule_on", "month_only", "project_numbers", "projects", "signed", "large_money_permille"}
    assert not {name: count for name, count in n.items() if count not in printed and name not in left_out}


def test_two_areas_are_behind_one_is_ahead_and_one_pads(truth):
    plan = read_folder(SAMPLE / "plan.yaml").plan
    owed = {t.of: t.value_on(date(2026, 11, 24)).low for t in plan.targets if t.measure == "new-signed-count"}
    now = truth["views"][-1]
    verified = now["measures"]["new-signed-count"]["verified"]
    passed = 328 / 365
    ratio = {unit: verified[unit] / (owed[unit] * passed) for unit in owed}
    areas = [unit.key for unit in plan.units if unit.tier.startswith("county")]
    assert {unit for unit in areas if ratio[unit] < 0.65} == {"xiling", "airport-zone"}
    assert {unit for unit in areas if ratio[unit] > 1.1} == {"nanyu"}
    refused = now["refused-signings"]
    assert refused["beixi"] > 0.15 * now["measures"]["new-signed-count"]["verified_or_claimed"]["beixi"]
    assert max((refused[unit], unit) for unit in areas)[1] == "beixi"


def test_the_mid_year_notice_prints_what_was_known_that_day(truth):
    plan = read_folder(SAMPLE / "plan.yaml").plan
    printed = {figure.key: int(re.sub(r"\D", "", figure.value)) for figure in plan.published}
    view = next(view for view in truth["views"] if (view["as_of"], view["known"]) == ("2026-06-30", "2026-07-08"))
    measures, refused = view["measures"], view["refused-signings"]["all"]
    assert printed["half-year-signed"] == measures["new-signed-count"]["verified"]["all"]
    assert printed["half-year-amount"] == round(measures["new-signed-amount"]["verified"]["all"]["CNY"][0] / 10**10)
    assert printed["half-year-landed"] == measures["landed-20yi-count"]["verified"]["all"]["sure"]
    assert printed["half-year-refused"] == refused
    assert printed["half-year-talks"] == measures["talks-count"]["verified_or_claimed"]["all"] + refused


@pytest.fixture(scope="module")
def ledger():
    return Ledger(LEDGER)


@pytest.fixture(scope="module")
def unit_keys():
    from generator.plan_file import units

    return {unit.name: unit.key for unit in units()}


@pytest.mark.parametrize("index", range(4))
def test_the_files_alone_come_to_the_truth(truth, ledger, unit_keys, index):
    view = truth["views"][index]
    day, known = date.fromisoformat(view["as_of"]), date.fromisoformat(view["known"])
    subjects = ledger.subjects(known)
    assert len(subjects) == view["subjects"]
    words = {"new-signed-count": "签约", "started-count": "开工", "terminated-count": "终止"}
    for name, asked in (
        ("verified", ("verified",)),
        ("claimed", ("claimed",)),
        ("verified_or_claimed", ("verified", "claimed")),
    ):
        for measure, word in words.items():
            found = [s for s in subjects if reached(s, word, asked, (YEAR_START, day), known)]
            counted = Counter(unit_keys[subject[0].unit(known)] for subject in found)
            told = view["measures"][measure][name]
            assert {unit: count for unit, count in told.items() if unit in unit_keys.values() and count} == counted
        assert money_of(subjects, asked, day, known) == {
            unit: total[0] for unit, total in view["measures"]["arrived-amount"][name]["all"].items()
        }


def money_of(subjects, asked, day, known) -> dict[str, int]:
    total: Counter[str] = Counter()
    for said in (said for subject in subjects for project in subject for said in project.said):
        standing = said.standing(known)
        if said.word == "到位资金" and standing in asked and YEAR_START <= said.day <= day:
            low, _, unit = said.verified if standing == "verified" else said.amount
            total[unit] += low
    return dict(total)


@pytest.mark.parametrize("index", range(4))
def test_the_verified_amounts_in_the_files_come_to_the_truth(truth, ledger, index):
    view = truth["views"][index]
    day, known = date.fromisoformat(view["as_of"]), date.fromisoformat(view["known"])
    total: Counter[str] = Counter()
    for subject in ledger.subjects(known):
        if reached(subject, "签约", ("verified",), (YEAR_START, day), known):
            ruled = [said.verified for project in subject for said in project.of("签约", "verified", known)]
            total[ruled[0][2] if ruled[0] else "unreadable"] += ruled[0][0] if ruled[0] else 1
    told = view["measures"]["new-signed-amount"]["verified"]["all"]
    assert total == {unit: ends[0] for unit, ends in told.items()}


@pytest.mark.seeds
def test_no_brand_is_in_a_public_list_of_company_short_names(seeds):
    from generator.words import BRAND_FIRST, BRAND_SECOND, BRAND_THIRD

    names = seeds.parent / "data" / "company_name_dicts" / "company_short_forms_280k.txt.gz"
    text = gzip.decompress(names.read_bytes()).decode("utf-8-sig")
    brands = [a + b + c for a in BRAND_FIRST for b in BRAND_SECOND for c in BRAND_THIRD]
    assert len(brands) > 9000
    assert not [brand for brand in brands if brand in text]
