"""A campaign's folder on disk: the plan file, its sentence tables, and documents found by digest."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from yinfeng.kernel.decoding import decode
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.core.checks import numbered
from yinfeng.plan.core.loader import read_plan
from yinfeng.plan.core.schema import Document, Plan
from yinfeng.plan.core.sentences import Sentence, check_sentences, read_sentences
from yinfeng.plan.core.spans import check_spans
from yinfeng.plan.core.tree import Tree

_MAX_DOCUMENT_BYTES = 20 * 2**20
_MAX_FILE_BYTES = 8 * 2**20


@dataclass(frozen=True, slots=True)
class LoadedFolder:
    """What a campaign folder holds: the plan, its text and digest, its sentence tables, and all problems."""

    plan: Plan
    text: str
    digest: str
    tables: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """Return the readable sentence tables by document key."""
        return {key: read_sentences(table) for key, table in self.tables.items()}


def read_folder(plan_file: Path) -> LoadedFolder:
    """Read a plan file and the sentence tables that stand beside it; problems are collected, not raised.

    Raises: OSError if the plan file itself cannot be read.
    """
    content = _read_bytes(plan_file)
    text, problems = read_text(content, plan_file.name)
    plan, tree = read_plan(text, plan_file.name)
    tables, table_problems = _read_tables(plan, tree, plan_file.parent)
    folder = LoadedFolder(plan, text, hashlib.sha256(content).hexdigest(), tables)
    check_spans(plan, folder.sentences(), tree)
    folder.problems.extend([*problems, *tree.in_order(), *table_problems])
    return folder


def _read_bytes(path: Path) -> bytes:
    """Return a file's bytes, of one that is far too large only as many as show it."""
    with path.open("rb") as file:
        return file.read(_MAX_FILE_BYTES + 1)


def read_text(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a campaign's file, which should be UTF-8; in another encoding it is read and told."""
    decoded = decode(content)
    if decoded is None:
        return "", [Problem(Place(name, line=1), _("文件编码认不出来，没有读入。"), _("请另存为 UTF-8。"))]
    if decoded.encoding == "UTF-8":
        return decoded.text, []
    message = _("文件不是 UTF-8 编码，看来是 {encoding}，已照此读入。")
    return decoded.text, [Problem(Place(name, line=1), message, _("请另存为 UTF-8。"), {"encoding": decoded.encoding})]


def _read_tables(plan: Plan, tree: Tree, base: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the sound sentence tables and what is wrong in the others; what cannot be read is told in the plan."""
    tables: dict[str, str] = {}
    problems: list[Problem] = []
    for spot, document in numbered(tree, "documents", plan.documents):
        if not document.sentences:
            continue
        content = _table_bytes(base, document.sentences)
        if content is None:
            message, advice = _("句子表“{table}”不能读取。"), _("它应在方案的文件夹里；请核对路径和权限。")
            tree.report((*spot, "sentences"), message, advice, table=document.sentences)
            continue
        table, told = read_text(content, document.sentences)
        told += check_sentences(table, document.sentences)
        problems += told
        if not told:
            tables[document.key] = table
    return tables, problems


def _table_bytes(base: Path, name: str) -> bytes | None:
    try:
        path = (base / name).resolve()
        return _read_bytes(path) if path.is_relative_to(base.resolve()) else None
    except (OSError, ValueError, RuntimeError):  # also a name with a zero byte, a ring of links
        return None


def find_documents(documents: Iterable[Document], folders: Iterable[Path]) -> dict[str, bytes]:
    """Return the documents that lie in one of the folders, by document key. The digest decides, not the name.

    Shape: what cannot be read, or is too large, is not at hand.
    """
    wanted = {document.sha256: document.key for document in documents}
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in _entries(folder):
            try:
                key = wanted.get(_digest_of(path))
                if key is not None and key not in found:
                    found[key] = path.read_bytes()
            except OSError:
                continue
    return found


def check_namesakes(documents: Iterable[Document], folders: Sequence[Path], found: Iterable[str]) -> list[Problem]:
    """Report each file that has the name of a document which was not found: what is wrong with it."""
    at_hand = set(found)
    problems = []
    for document in documents:
        for folder in folders if document.key not in at_hand else ():
            path = folder / Path(document.file).name
            if os.path.lexists(path):
                advice = _("文件名只帮人找；请放入摘要值相同的原件。")
                problems.append(Problem(Place(str(path)), _what_is_wrong(path), advice))
    return problems


def _what_is_wrong(path: Path) -> str:
    try:
        if not path.is_file():
            return _("这里应是登记的文件，却不是文件。")
        if path.stat().st_size > _MAX_DOCUMENT_BYTES:
            return _("这里应是登记的文件，但它太大，没有读。")
        path.open("rb").close()
    except OSError:
        return _("这里应是登记的文件，但没有权限读它。")
    return _("文件与登记的同名，但内容的摘要值不同。")


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _digest_of(path: Path) -> str:
    """Return the digest of what may be a document, nothing of anything else."""
    stat = path.stat()
    is_one = path.is_file() and stat.st_size <= _MAX_DOCUMENT_BYTES
    return _digest(path, stat.st_mtime_ns, stat.st_size) if is_one else ""


@lru_cache(maxsize=4096)
def _digest(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
