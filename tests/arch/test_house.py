"""The house rules that a machine can hold: sizes, docstrings, words, imports, and what the repository may not say."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
MODULE_LIMIT = 300
FUNCTION_LIMIT = 50
LONGER_MODULES: dict[str, int] = {}  # path to its lines: may only shrink
LONGER_FUNCTIONS: dict[str, int] = {}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked(*patterns: str) -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_can_be_read_at_one_sitting(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGER_MODULES.get(name_of(path), MODULE_LIMIT)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_function_fits_a_screen(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, FUNCTIONS):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = LONGER_FUNCTIONS.get(f"{name_of(path)}:{node.name}", FUNCTION_LIMIT)
            assert length <= limit, f"{node.name} has {length} lines"


def test_there_is_no_attic():
    attics = {"utils", "util", "helpers", "misc", "common", "tools"}
    assert not [name_of(path) for path in SOURCES if path.stem in attics or path.parent.name in attics]


CORES = [path for path in SOURCES if "core" in path.parts or "kernel" in path.parts]


@pytest.mark.parametrize("path", CORES, ids=name_of)
def test_a_core_function_names_in_its_docstring_what_it_raises(path: Path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_"):
            docstring = ast.get_docstring(node) or ""
            raised = {
                raising.exc.func.id
                for raising in ast.walk(node)
                if isinstance(raising, ast.Raise)
                and isinstance(raising.exc, ast.Call)
                and isinstance(raising.exc.func, ast.Name)
            }
            assert docstring, f"{node.name} has no docstring"
            assert all(error in docstring for error in raised), f"{node.name} raises {raised}"


def test_rooms_keep_their_order_and_cores_stay_pure():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


FORBIDDEN = [
    re.compile(r"/(?:work|farm|root)/[.a-z]"),
    re.compile(r"https?://(?:pypi|files\.pythonhosted|registry\.npmjs|deb\.debian)"),
]


def test_the_repository_names_no_path_of_a_machine_and_no_registry_host():
    found = []
    for path in tracked():
        if path.suffix in {".png", ".gz", ".ttf"} or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [f"{name_of(path)}: {hit.group()}" for pattern in FORBIDDEN for hit in pattern.finditer(text)]
    assert not found


def glossary_terms() -> set[str]:
    rows = re.findall(r"^\| ([^|]+) \| `?([^|`]+)`? \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)
    return {name.strip() for _, name in rows}


def test_every_room_and_ledger_word_stands_in_the_glossary():
    rooms = {path.name for path in (ROOT / "src" / "yinfeng").iterdir() if (path / "__init__.py").exists()}
    assert rooms - {"core"} <= glossary_terms()


def test_a_synonym_the_glossary_rejects_is_not_used_in_code():
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| ([^|]+) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)
    rejected = {word.strip() for row in rows for word in row.split(",")} - {"", "–", "not", "---"}
    identifiers = {
        node.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (*FUNCTIONS, ast.ClassDef))
    }
    words = {word for identifier in identifiers for word in re.findall(r"[A-Z]?[a-z]+", identifier)}
    assert not {word for word in rejected if word.isidentifier() and word in words | {w.lower() for w in words}}
