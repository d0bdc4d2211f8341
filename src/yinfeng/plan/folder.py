"""A campaign's folder on disk: the plan file, its sentence tables, and documents found by digest."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.core.loader import load_plan
from yinfeng.plan.core.schema import Document, Plan
from yinfeng.plan.core.sentences import Sentence, read_sentences
from yinfeng.plan.core.spans import check_spans

_MAX_DOCUMENT_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class LoadedFolder:
    """What a campaign folder holds: the plan, its text and digest, its sentence tables, and all problems."""

    plan: Plan
    text: str
    digest: str
    tables: dict[str, str]
    problems: list[Problem]

    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """Return the readable sentence tables by document key."""
        return {key: read_sentences(table) for key, table in self.tables.items()}


def read_folder(plan_file: Path) -> LoadedFolder:
    """Read a plan file and the sentence tables that stand beside it; problems are collected, not raised.

    Raises: OSError if the plan file itself cannot be read.
    """
    content = plan_file.read_bytes()
    text, encoding_problems = _decode(content, plan_file.name)
    plan, problems = load_plan(text, plan_file.name)
    tables, table_problems = _read_tables(plan, plan_file.parent)
    folder = LoadedFolder(plan, text, hashlib.sha256(content).hexdigest(), tables, [])
    problems = encoding_problems + problems + table_problems + check_spans(plan, folder.sentences(), plan_file.name)
    folder.problems.extend(problems)
    return folder


def _decode(content: bytes, name: str) -> tuple[str, list[Problem]]:
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Problem(Place(name, line=line), "文件不是 UTF-8 编码。", "请另存为 UTF-8。")
        return content.decode("utf-8-sig", errors="replace"), [problem]


def _read_tables(plan: Plan, base: Path) -> tuple[dict[str, str], list[Problem]]:
    tables, problems = {}, []
    for document in plan.documents:
        if not document.sentences:
            continue
        try:
            path = (base / document.sentences).resolve()
            if not path.is_relative_to(base.resolve()):
                raise ValueError("the table must lie inside the campaign's folder")
            table = path.read_text(encoding="utf-8")
            read_sentences(table)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            facts = {"table": document.sentences, "reason": reason}
            problems.append(
                Problem(Place(document.sentences), "句子表不能读取：{reason}。", "请核对路径和内容。", facts)
            )
            continue
        tables[document.key] = table
    return tables, problems


def find_documents(documents: Iterable[Document], folders: Iterable[Path]) -> dict[str, bytes]:
    """Return the documents that lie in one of the folders, by document key. The digest decides, not the name."""
    wanted = {document.sha256: document.key for document in documents}
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file() and (stat := path.stat()).st_size <= _MAX_DOCUMENT_BYTES:
                key = wanted.get(_digest(path, stat.st_mtime_ns, stat.st_size))
                if key is not None and key not in found:
                    found[key] = path.read_bytes()
    return found


@lru_cache(maxsize=4096)
def _digest(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
