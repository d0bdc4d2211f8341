"""Damaged data directories and campaign folders: it works, or one sentence says what to do; never a traceback."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.test_cli import ROOT, first_page, port, run, start  # noqa: F401 (port is a fixture)

from yinfeng.site.data import DATABASE


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Path:
    """Return a database of this version without campaigns."""
    directory = tmp_path_factory.mktemp("migrated")
    assert run("migrate", data=directory).returncode == 0
    return directory / DATABASE


def overwrite_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))


def add_migration(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '0999_later', '2030-01-01')"
        )
    database.close()


def forget_tables(path: Path) -> None:
    """Leave of the database what its first migration made."""
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
    database.close()


Damage = Callable[[Path], object]
DAMAGES: dict[str, tuple[Damage, int, str]] = {
    "an empty file": (lambda path: path.write_bytes(b""), 0, ""),
    "an old database": (forget_tables, 0, ""),
    "a log left behind": (lambda path: path.with_name(f"{DATABASE}-wal").write_bytes(b"\x01" * 5000), 0, ""),
    "a newer database": (add_migration, 3, "made by a newer yinfeng (ledger.0999_later)"),
    "text": (lambda path: path.write_bytes(b"not a database " * 1000), 3, "--fresh"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:5000]), 3, "--fresh"),
    "overwritten pages": (overwrite_pages, 3, "--fresh"),
    "a directory": (lambda path: (path.unlink(), path.mkdir()), 3, "--data DIR"),
    "an empty key": (lambda path: path.with_name("secret-key").write_bytes(b"\n"), 3, "remove it"),
    "a key of odd bytes": (lambda path: path.with_name("secret-key").write_bytes(b"\xff\xfe"), 3, "remove it"),
    "a directory for a key": (lambda path: path.with_name("secret-key").mkdir(), 3, "remove it"),
}


@pytest.mark.parametrize(("damage", "code", "says"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_data_directory_works_or_is_refused_in_one_sentence(tmp_path, migrated, damage, code, says):
    directory = tmp_path / "数据 目录"
    directory.mkdir()
    shutil.copy(migrated, directory)
    damage(directory / DATABASE)
    done = run("migrate", data=directory)
    assert done.returncode == code, done.stdout + done.stderr
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == (1 if code else 0)


PUBLISHED = {
    "no YAML": ("published.yaml", b"figures: [", "published.yaml:1"),
    "another encoding": ("published.yaml", "figures: []\n# 公布数据\n".encode("utf-16"), "UTF-16"),
    "another section": ("published.yaml", b"figure: []\n", "\u201cfigures\u201d"),
    "a figure nobody printed": ("published.yaml", b"figures:\n  - {key: a, plan: x, bound: exact}\n", "\u201cx\u201d"),
    "no header": ("ledger/indicators.csv", b"a,b\n1,2\n", "indicators.csv:1"),
    "no bytes of a text": ("ledger/indicators.csv", bytes(range(128, 256)), "indicators.csv:1"),
}


@pytest.mark.parametrize(("name", "content", "says"), PUBLISHED.values(), ids=PUBLISHED)
def test_damaged_published_figures_are_told_and_everything_else_is_served(tmp_path, port, name, content, says):  # noqa: F811
    folder = tmp_path / "campaigns" / "yungang-2026"
    shutil.copytree(ROOT / "tests" / "plan" / "sample", folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    (folder / "map.geojson").write_bytes(content)
    server = start(port, data=tmp_path / "data", campaigns=tmp_path / "campaigns")
    try:
        page = first_page(f"http://127.0.0.1:{port}/c/yungang-2026/", server)
    finally:
        server.terminate()
        said = server.communicate(timeout=20)[0]
    assert "published figures left out" in said
    assert says in said
    assert "Traceback" not in said
    assert "<main" in page


def test_every_damaged_campaign_is_told_before_the_demo_gives_up(tmp_path, port):  # noqa: F811
    for name in ("a", "b"):
        (tmp_path / "campaigns" / name).mkdir(parents=True)
        (tmp_path / "campaigns" / name / "plan.yaml").write_text(f"campaign: {name}\nformat: 7\n", encoding="utf-8")
    done = run("demo", "--port", str(port), data=tmp_path / "data", campaigns=tmp_path / "campaigns")
    assert done.returncode == 1
    assert done.stderr.count("plan.yaml:2: “7”") == 2
    assert "Traceback" not in done.stderr
