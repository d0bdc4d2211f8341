"""A process killed at any point of its work loses nothing it acknowledged and leaves nothing half-written.

The killing is done by `killing.py` in processes of their own, on databases of their own, all at the same time.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("killing.py")
MODES = ("sweep", "random", "load", "campaign")
DEEDS = ("import", "claim", "rule", "refuse", "correct", "withdraw", "undo")


@pytest.fixture(scope="module")
def kills(tmp_path_factory):
    """Start the killing in every mode; what is returned waits for a mode and gives its kills."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINFENG_", "DJANGO_"))}
    environment = kept | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    places = {mode: tmp_path_factory.mktemp(mode) for mode in MODES}
    running = {mode: start(mode, place, environment) for mode, place in places.items()}

    def wait(mode: str) -> list[dict]:
        code = running[mode].wait(timeout=300)
        assert code == 0, (places[mode] / "complaints").read_text(encoding="utf-8")
        return [json.loads(line) for line in (places[mode] / "kills").read_text(encoding="utf-8").splitlines()]

    yield wait
    for process in running.values():
        process.kill()
        process.wait()


def start(mode: str, place: Path, environment: dict[str, str]) -> subprocess.Popen:
    with (place / "kills").open("wb") as out, (place / "complaints").open("wb") as complaints:
        command = [sys.executable, str(SCRIPT), mode, str(place)]
        return subprocess.Popen(command, stdout=out, stderr=complaints, env=environment)


def test_at_every_statement_an_action_is_there_entirely_or_not_at_all_and_can_be_done_again(kills):
    swept = kills("sweep")
    assert [kill for kill in swept if kill["wrong"]] == []
    assert [kill for kill in swept if kill["found"] != (kill["fell"] == "after")] == []
    fell = Counter((kill["deed"], kill["fell"]) for kill in swept)
    assert all(fell[deed, phase] for deed in DEEDS for phase in ("before", "inside", "after"))


def test_at_random_instants_what_was_acknowledged_stays_and_the_next_action_is_whole_or_absent(kills):
    at_random = kills("random")
    assert [kill for kill in at_random if kill["wrong"]] == []
    assert [kill for kill in at_random if kill["found"] not in (kill["acked"], kill["acked"] + 1)] == []


@pytest.mark.parametrize("mode", ["load", "campaign"])
def test_an_interrupted_load_ends_as_if_nobody_had_interrupted_it(kills, mode):
    assert [kill for kill in kills(mode) if kill["wrong"]] == []


def test_there_were_hundreds_of_kills_before_inside_and_after_transactions(kills):
    fell = Counter(kill["fell"] for mode in MODES for kill in kills(mode))
    assert fell.total() >= 350
    assert fell["inside"] >= 200
    assert min(fell["before"], fell["after"]) >= 10
