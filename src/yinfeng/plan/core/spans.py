"""Spans held against the text: sentence limits, digests, anchors, and coverage of every sentence."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from yinfeng.kernel.folding import fold
from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.core.schema import Document, Plan
from yinfeng.plan.core.sentences import Sentence, folded_hash

Span = tuple[int, int]

_MAX_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the sentences of one document are served: covered by clauses, listed as not modelled, missing."""

    document: str
    covered: tuple[Sentence, ...]
    listed: tuple[Sentence, ...]
    missing: tuple[Sentence, ...]


def coverage(plan: Plan, document: str, sentences: tuple[Sentence, ...]) -> Coverage:
    """Sort the sentences of a document by what serves them.

    Shape: a sentence is covered when clause spans hold all of it, listed when spans that are not modelled complete it.
    """
    clauses = [clause.span for clause in plan.clauses if clause.document == document]
    listed = [entry.span for entry in plan.not_modelled if entry.document == document]
    sorts: dict[str, list[Sentence]] = {"covered": [], "listed": [], "missing": []}
    for sentence in sentences:
        span = (sentence.start, sentence.end)
        sort = "covered" if _holds(clauses, span) else "listed" if _holds(clauses + listed, span) else "missing"
        sorts[sort].append(sentence)
    return Coverage(document, *(tuple(sorts[name]) for name in ("covered", "listed", "missing")))


def _holds(spans: list[Span], wanted: Span) -> bool:
    reached = wanted[0]
    for start, end in sorted(spans):
        if start <= reached < end:
            reached = end
    return reached >= wanted[1]


def check_spans(plan: Plan, tables: Mapping[str, tuple[Sentence, ...]], file: str = "plan.yaml") -> list[Problem]:
    """Report spans that hold more than two sentences or none, by the committed sentence tables (key: document)."""
    problems = []
    for clause in plan.clauses:
        held = [s for s in tables.get(clause.document, ()) if s.start < clause.span[1] and s.end > clause.span[0]]
        if clause.document in tables and not 0 < len(held) <= _MAX_SENTENCES:
            message = "条款“{key}”的范围 {span} 含 {n} 句，应为一至两句。"
            facts = {"key": clause.key, "span": list(clause.span), "n": len(held)}
            problems.append(Problem(Place(file, field=clause.key), message, "请拆成几条。", facts))
    return problems


def check_document(plan: Plan, document: Document, content: bytes, table: tuple[Sentence, ...]) -> list[Problem]:
    """Report where a document's text differs from what the plan says of it.

    Shape: `content` is the file as found; its digest, every sentence hash and every anchor of the plan are compared.
    """
    place = Place(document.file)
    if hashlib.sha256(content).hexdigest() != document.sha256:
        return [Problem(place, "内容与登记的摘要值不同。", "请找回原件，或登记为另一份文件。")]
    text = content.decode("utf-8")
    problems = [
        Problem(Place(document.file, field=f"[{s.start}, {s.end}]"), "句子与登记的不同。", "请重新生成句子表。")
        for s in table
        if folded_hash(text[s.start : s.end]) != s.sha256
    ]
    spans = {clause.key: clause.span for clause in plan.clauses if clause.document == document.key}
    for owner, clause, anchor in _anchors(plan):
        if clause in spans and fold(anchor) not in fold(text[slice(*spans[clause])]):
            facts = {"owner": owner, "anchor": anchor, "clause": clause}
            message = "“{owner}”的锚点“{anchor}”不在条款“{clause}”的范围内。"
            problems.append(Problem(place, message, "请核对范围或锚点。", facts))
    return problems


def _anchors(plan: Plan) -> list[tuple[str, str, str]]:
    of_clauses = [(clause.key, clause.key, clause.anchor) for clause in plan.clauses]
    return of_clauses + [
        (item.key, item.clause, item.anchor) for _, item in plan.items() if item.anchor and item.clause
    ]
