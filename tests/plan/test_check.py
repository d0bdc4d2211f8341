"""`yinfeng plan check` on damaged plans, tables and documents: every problem, exit code 1, never a traceback."""

import hashlib
import shutil
from pathlib import Path

import pytest
from tests.plan.damages import DAMAGES
from typer.testing import CliRunner, Result

from yinfeng.plan import folder as folder_room
from yinfeng.plan.commands import app

CAMPAIGN = Path(__file__).parents[2] / "campaigns" / "sample-2026"
DOCUMENT = "assessment-rules.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sentences", "documents"):
        shutil.copytree(CAMPAIGN / name, tmp_path / name)
    shutil.copy(CAMPAIGN / "plan.yaml", tmp_path)
    return tmp_path


def check(folder: Path, *options: str) -> Result:
    done = CliRunner().invoke(app, ["check", str(folder), "--coverage", *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_sound_campaign_passes(folder: Path):
    done = check(folder)
    assert done.exit_code == 0
    assert done.output.endswith("\n0 problems\n")


@pytest.mark.parametrize("name", [*DAMAGES][::6])
@pytest.mark.parametrize("command", ["check", "show", "diff"])
def test_a_damaged_plan_is_told_shown_and_compared(folder: Path, name: str, command: str):
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    damage = DAMAGES[name]
    (folder / "plan.yaml").write_text(text.replace(damage.before, damage.after, 1), encoding="utf-8")
    others = [str(CAMPAIGN)] if command == "diff" else []
    done = CliRunner().invoke(app, [command, str(folder), *others])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == (1 if command == "check" else 0)
    assert "plan.yaml:" in done.output if command == "check" else done.output


@pytest.mark.parametrize("place", ["nothing", "sentences/nothing.yaml"])
def test_a_plan_that_is_not_there_ends_with_3(folder: Path, place: str):
    done = check(folder / place)
    assert done.exit_code == 3
    assert len(done.output.splitlines()) == 1


def put_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "nowhere")


def put_ring(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


DAMAGED_DOCUMENTS = {
    "absent": (Path.unlink, "not at hand"),
    "another text": (lambda path: path.write_text("别的", encoding="utf-8"), "摘要值不同"),
    "another encoding": (lambda path: path.write_bytes(path.read_text("utf-8").encode("gb18030")), "摘要值不同"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:100]), "摘要值不同"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 99), "摘要值不同"),
    "empty": (lambda path: path.write_bytes(b""), "摘要值不同"),
    "a directory": (put_directory, "不是文件"),
    "a link to nowhere": (put_link, "不是文件"),
    "a link to itself": (put_ring, "不是文件"),
}


@pytest.mark.parametrize(("damage", "says"), DAMAGED_DOCUMENTS.values(), ids=DAMAGED_DOCUMENTS)
def test_a_damaged_document_is_named_and_the_others_are_compared(folder: Path, damage, says: str):
    damage(folder / "documents" / DOCUMENT)
    done = check(folder)
    assert says in done.output
    assert done.exit_code == (0 if says == "not at hand" else 1)
    (absent,) = [line for line in done.output.splitlines() if "not at hand" in line]
    assert absent.endswith(f": {DOCUMENT}")


def test_a_document_that_may_not_be_read_is_named(folder: Path, monkeypatch):
    def refuse(path: Path, _changed: int, _size: int) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(folder_room, "_digest", refuse)
    done = check(folder)
    assert done.exit_code == 1
    assert done.output.count("摘要值不同") == 3


def test_a_document_in_another_encoding_under_its_own_digest_is_told_once(folder: Path):
    content = (folder / "documents" / DOCUMENT).read_text("utf-8").encode("gb18030")
    (folder / "documents" / DOCUMENT).write_bytes(content)
    plan = folder / "plan.yaml"
    old = "9df5c0e78850e02dd5f93b508cfefd01c743a74815bf63aeecaea1160b828239"
    plan.write_text(plan.read_text("utf-8").replace(old, hashlib.sha256(content).hexdigest()), encoding="utf-8")
    done = check(folder)
    assert done.exit_code == 1
    assert done.output.endswith("\n1 problems\n")
    assert "不是 UTF-8" in done.output


@pytest.mark.parametrize("damage", [Path.unlink, put_directory, put_ring, lambda path: path.write_bytes(b"\xff\0\xff")])
def test_a_damaged_sentence_table_is_told(folder: Path, damage):
    damage(folder / "sentences" / "action-plan.csv")
    done = check(folder)
    assert done.exit_code == 1
    assert "action-plan.csv" in done.output


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/hosts", "a\\0b", "x" * 300])
def test_a_sentence_table_elsewhere_is_not_read(folder: Path, name: str):
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("sentences/action-plan.csv", f'"{name}"'), encoding="utf-8")
    (folder.parent / "outside.csv").write_text("start,end,sha256\n", encoding="utf-8")
    done = check(folder)
    assert done.exit_code == 1
    assert "plan.yaml:20" in done.output
