"""The invented campaign's folder, its generator on the path, and what it draws and writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "campaigns" / "sample-2026"
sys.path.insert(0, str(SAMPLE))


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Path:
    """Return a folder into which the generator has just written the ledger, and the truth beside it."""
    folder = tmp_path_factory.mktemp("sample")
    command = [sys.executable, str(SAMPLE / "generate.py")]
    where = ["--into", str(folder / "ledger"), "--truth", str(folder / "truth.json")]
    subprocess.run([*command, *where], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def truth() -> dict:
    return json.loads((Path(__file__).parent / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def world():
    from generator.campaign import build

    return build()
