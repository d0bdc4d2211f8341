"""A damaged plan: exactly the damaged lines are named, all in one go, with advice, and the rest is usable."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.plan.damages import DAMAGES, KEYS, TYPES, VALUES, Damage

from yinfeng.plan.actions import PlanProblemsError, load_campaign
from yinfeng.plan.core.loader import load_plan
from yinfeng.plan.folder import LoadedFolder, read_folder
from yinfeng.plan.models import Campaign, PlanVersion

CAMPAIGNS = Path(__file__).parents[2] / "campaigns"
SOUND = (CAMPAIGNS / "sample-2026" / "plan.yaml").read_text(encoding="utf-8")
CLAUSES, UNITS = (len(section) for section in (load_plan(SOUND)[0].clauses, load_plan(SOUND)[0].units))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CAMPAIGNS / "sample-2026" / "sentences", tmp_path / "sentences")
    return tmp_path


def read(folder: Path, content: str | bytes) -> LoadedFolder:
    plan = folder / "plan.yaml"
    plan.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_folder(plan)


def apply(text: str, damage: Damage) -> str:
    assert damage.before in text
    return text.replace(damage.before, damage.after, 1)


def line(text: str) -> int:
    assert text in SOUND, text
    return SOUND[: SOUND.index(text)].count("\n") + 1


def lines(damage: Damage) -> set[int]:
    """Return the lines that must be named, and no others."""
    begin = line(damage.before) + damage.shift
    more = damage.after.count("\n") - damage.before.count("\n")
    others = {line(text) for text in damage.also}
    return {begin} | {other + (more if other > begin else 0) for other in others}


def told(loaded: LoadedFolder) -> str:
    return "\n".join(map(str, loaded.problems))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_damaged_lines_are_named_and_no_others(folder: Path, damage: Damage):
    loaded = read(folder, apply(SOUND, damage))
    named = {problem.where.line for problem in loaded.problems}
    assert damage.says in told(loaded)
    assert named == lines(damage), told(loaded)
    assert all(problem.advice for problem in loaded.problems)
    assert len(loaded.plan.clauses) >= CLAUSES - 1
    assert len(loaded.plan.units) >= UNITS - 2


ELSEWHERE = ("超出文件", "没有句子", "部分重叠", "是同一份")  # seen only where another item is sound
TOGETHER = [
    damage
    for damage in (TYPES | VALUES | KEYS).values()
    if damage.keeps_lines and not (damage.also or damage.says in ELSEWHERE)
]


@pytest.mark.parametrize("seed", range(12))
def test_all_of_several_damages_are_told_at_once(folder: Path, seed: int):
    rng = random.Random(seed)
    text, expected = SOUND, set()
    for damage in rng.sample(TOGETHER, rng.randint(2, 10)):
        if text.count(damage.before) == SOUND.count(damage.before):  # no other damage there before
            text = apply(text, damage)
            expected |= lines(damage)
    loaded = read(folder, text)
    assert expected <= {problem.where.line for problem in loaded.problems}, told(loaded)


@pytest.mark.parametrize(
    ("content", "n", "says"),
    [
        (SOUND.encode("utf-8-sig"), 0, ""),
        (SOUND.replace("\n", "\r\n").encode(), 0, ""),
        (SOUND.replace("\n", "\r").encode(), 0, ""),
        (SOUND.encode("gb18030"), 1, "GB18030"),
        (SOUND.encode("utf-16"), 1, "UTF-16"),
        (SOUND.encode("utf-16-be"), 1, "UTF-16"),
        (SOUND.encode().replace("投资协议".encode(), b"\xff\xfe\xfd", 1), 1, "认不出的字节"),
        (SOUND.replace("领导小组", "领导\0小组", 3).encode(), 3, "不能显示的字符"),
        (SOUND.replace("全年开展", "全年\u2028开展", 1).encode(), 1, "不能显示的字符"),
    ],
)
def test_a_file_in_another_encoding_is_told_and_read(folder: Path, content: bytes, n: int, says: str):
    loaded = read(folder, content)
    assert len(loaded.problems) == n, told(loaded)
    assert says in told(loaded)
    assert (len(loaded.plan.clauses), len(loaded.plan.units)) == (CLAUSES, UNITS)


BOMB = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *{f'b{n - 1}' if n else 'a'}]\n" for n in range(40))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "缺少“format”"),
        ("# nothing\n", "缺少“campaign”"),
        ("\0" * 100, "不能显示的字符"),
        (b"\x80\x81\xfe\xff" * 50, "编码认不出来"),
        ("- a\n", "最上层"),
        ("just words", "最上层"),
        (SOUND * 300, "没有读入"),
        ("units:\n" + "  - {key: a, label: b}\n" * 45_000, "没有读入"),
        ("units:\n" + "  - {key: a}\n" * 25_000, "缺少“label”"),
        ("[" * 10_000, "嵌套过深"),
        ("a:\n" + "".join(" " * n + "- \n" for n in range(1, 600)), "嵌套过深"),
        ("a\n" * 190_000, "最上层"),
        (BOMB, "别名"),
    ],
)
def test_what_is_no_plan_is_told(folder: Path, content: str | bytes, says: str):
    assert says in told(read(folder, content))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_short_gives_what_stands_before_the_cut(folder: Path, share: float):
    kept = SOUND[: int(len(SOUND) * share)]
    loaded = read(folder, kept)
    assert loaded.problems
    assert len(loaded.plan.clauses) >= min(CLAUSES, kept.count("summary:") - 1)


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_is_told_and_never_fails(folder: Path, seed: int):
    rng = random.Random(seed)
    damaged = list(SOUND)
    for _ in range(rng.randint(1, 30)):
        spot = rng.randrange(len(damaged))
        damaged[spot : spot + rng.randint(0, 8)] = rng.choices(" :-[]{}\n\t\r'\"&*!#|>,0不\0\x85", k=rng.randint(0, 6))
    text = "".join(damaged)
    loaded = read(folder, text)
    assert all(1 <= problem.where.line <= len(text.splitlines()) + 2 for problem in loaded.problems)
    assert all(problem.say() for problem in loaded.problems)


@pytest.mark.django_db
@pytest.mark.parametrize("damage", list(DAMAGES.values())[::7])
def test_nothing_of_a_damaged_plan_is_stored(folder: Path, damage: Damage):
    (folder / "plan.yaml").write_text(apply(SOUND, damage), encoding="utf-8")
    with pytest.raises(PlanProblemsError):
        load_campaign(path=folder, by="test", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert not Campaign.objects.exists()
    assert not PlanVersion.objects.exists()
