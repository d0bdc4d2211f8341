"""`make setup` on a machine that lacks something: one line that names the package."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = {
    "missing": None,
    "too old": 'case "$*" in *version_info*) exit 1;; --version) echo Python 3.9.2;; esac',
    "without venv": 'case "$*" in *ensurepip*) exit 1;; esac',
}


@pytest.mark.parametrize(
    ("lack", "said"), [("missing", "python3 is missing"), ("too old", "3.9.2 is too old"), ("without venv", "venv")]
)
def test_one_line_names_the_package(tmp_path, lack, said):
    for name in ("Makefile", "pyproject.toml", "package.json", "package-lock.json", "src", "requirements"):
        (tmp_path / name).symlink_to(ROOT / name)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("bash", "find", "mkdir", "touch", "rm"):
        (tools / tool).symlink_to(shutil.which(tool))
    if PYTHON[lack]:
        (tools / "python3").write_text(f"#!/bin/bash\n{PYTHON[lack]}\n")
        (tools / "python3").chmod(0o755)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        [shutil.which("make"), "setup"],
        cwd=tmp_path,
        env=clean | {"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stdout
    assert "apt install" in done.stdout
    assert len(done.stdout.splitlines()) == 1
