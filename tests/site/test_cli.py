"""The command line: what it imports, how it ends, what it says."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from yinfeng.cli import COMMANDS

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "plan"  # holds one small campaign, so that a demo starts at once
RUN = [sys.executable, "-c", "from yinfeng.cli import main; main()"]


def run(*arguments: str, answer: str = "", **places: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *arguments],
        input=answer,
        capture_output=True,
        text=True,
        env=environment(**places),
        timeout=60,
        check=False,
    )


def environment(**places: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINFENG_", "DJANGO_"))}
    named = {f"YINFENG_{name.upper()}": str(path) for name, path in ({"campaigns": SMALL} | places).items()}
    return kept | named | {"PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_help_names_every_command_and_imports_no_room():
    script = (
        "import sys; from yinfeng.cli import main; sys.argv = ['yinfeng', '--help']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "heavy = {'django', 'pydantic', 'numpy', 'ninja', 'granian', 'yaml', 'opencc', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_can_be_loaded(name):
    done = run(name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout


@pytest.mark.parametrize("arguments", [["nonsense"], ["demo", "--port", "70000"], ["demo", "--nonsense"]])
def test_wrong_use_ends_with_2(arguments):
    assert run(*arguments).returncode == 2


def test_a_taken_port_is_named_with_another(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("demo", "--port", str(port), data=tmp_path)
    assert done.returncode == 3
    assert f"port {port} cannot be used" in done.stderr
    assert f"--port {port + 1}" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_unusable_data_directory_ends_with_3_and_one_sentence(tmp_path, port):
    (tmp_path / "file").touch()
    done = run("demo", "--port", str(port), "--data", str(tmp_path / "file"))
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_no_database_ends_with_3(tmp_path, port):
    (tmp_path / "yinfeng.sqlite3").write_bytes(b"not a database " * 100)
    done = run("demo", "--port", str(port), data=tmp_path)
    assert done.returncode == 3
    assert "the database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_fresh_asks_before_it_removes(tmp_path, port):
    database = tmp_path / "yinfeng.sqlite3"
    assert run("migrate", data=tmp_path).returncode == 0
    before = database.stat().st_ino
    done = run("demo", "--fresh", "--port", str(port), data=tmp_path, answer="n\n")
    assert done.returncode == 1
    assert "Remove the database" in done.stdout
    assert database.stat().st_ino == before


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_demo_serves_and_stops_cleanly(tmp_path, port, end):
    for _ in range(2):  # the second time on what the first left
        server = start(port, data=tmp_path)
        try:
            page = first_page(f"http://127.0.0.1:{port}/", server)
        finally:
            server.send_signal(end)
            said = server.communicate(timeout=20)[0]
        assert "yungang-2026" in page
        assert server.returncode == 0, said
        assert "Traceback" not in said
        assert f"http://127.0.0.1:{port}/" in said


def test_a_plan_changed_since_it_was_loaded_is_mentioned_and_one_with_problems_listed(tmp_path, port):
    plan = tmp_path / "campaigns" / "sample" / "plan.yaml"
    shutil.copytree(ROOT / "tests" / "plan" / "sample", plan.parent)
    text = plan.read_text(encoding="utf-8")
    plan.parent.rename(plan.parent.with_name(re.search(r"^campaign: (\S+)", text, re.M)[1]))
    plan = next((tmp_path / "campaigns").glob("*/plan.yaml"))
    places = {"data": tmp_path / "data", "campaigns": tmp_path / "campaigns"}
    assert "newer" not in served_once(port, **places)
    plan.write_text(text + "\n# a remark\n", encoding="utf-8")
    assert "plan.yaml is newer than what is loaded" in served_once(port, **places)
    plan.write_text("format: 1\nformat: 1\n", encoding="utf-8")
    done = run("demo", "--port", str(port), data=tmp_path / "other", campaigns=tmp_path / "campaigns")
    assert done.returncode == 1
    assert "plan.yaml:2" in done.stderr


def served_once(port: int, **places: Path) -> str:
    server = start(port, **places)
    first_page(f"http://127.0.0.1:{port}/", server)
    server.terminate()
    return server.communicate(timeout=20)[0]


def test_a_killed_server_leaves_no_port_taken(tmp_path, port):
    server = start(port, data=tmp_path)
    first_page(f"http://127.0.0.1:{port}/", server)
    server.kill()
    server.communicate(timeout=20)
    until = time.monotonic() + 10
    while time.monotonic() < until and is_taken(port):
        time.sleep(0.1)
    assert not is_taken(port)


def test_serving_without_static_files_is_refused(tmp_path, port):
    done = run("demo", "--port", str(port), data=tmp_path, static=tmp_path / "none")
    assert done.returncode == 3
    assert "make setup" in done.stderr


def start(port: int, **places: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*RUN, "demo", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(**places),
    )


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def first_page(address: str, server: subprocess.Popen[str]) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    server.terminate()
    raise AssertionError(f"no page within 30 seconds: {server.communicate()[0]}")
