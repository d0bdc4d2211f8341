"""Spans held against the text: sentence limits, digests, anchors, and coverage of every sentence."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.kernel.folding import fold
from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.core.checks import numbered
from yinfeng.plan.core.schema import Clause, Document, NotModelled, Plan
from yinfeng.plan.core.sentences import Sentence, folded_hash
from yinfeng.plan.core.tree import Path, Tree

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


def check_spans(plan: Plan, tables: Mapping[str, tuple[Sentence, ...]], tree: Tree) -> None:
    """Report spans that cross each other, and by the committed sentence tables (key: document) those that leave the
    document, hold no sentence, or as a clause more than two.
    """
    spanned: dict[str, list[tuple[Span, Path]]] = {}
    sections: Mapping[str, Iterable[Clause | NotModelled]]
    sections = {"clauses": plan.clauses, "not_modelled": plan.not_modelled}
    for section, items in sections.items():
        for path, item in numbered(tree, section, items):
            spanned.setdefault(item.document, []).append((item.span, (*path, "span")))
            if item.document in tables:
                _check_span(tree, (*path, "span"), item, tables[item.document])
    for spans in spanned.values():
        _check_crossings(tree, sorted(spans, key=lambda one: (one[0][0], -one[0][1])))


def _check_span(tree: Tree, path: Path, item: Clause | NotModelled, table: tuple[Sentence, ...]) -> None:
    start, end = item.span
    n = sum(sentence.start < end and sentence.end > start for sentence in table)
    last = table[-1].end if table else 0
    facts = {"span": list(item.span), "n": n, "last": last}
    if end > last:
        tree.report(path, "范围 {span} 超出文件，最后一句止于 {last}。", "请核对起止位置。", **facts)
    elif not n:
        tree.report(path, "范围 {span} 里没有句子。", "请核对起止位置。", **facts)
    elif n > _MAX_SENTENCES and isinstance(item, Clause):
        tree.report(path, "范围 {span} 含 {n} 句，应为一至两句。", "请拆成几条。", **facts)


def _check_crossings(tree: Tree, spans: list[tuple[Span, Path]]) -> None:
    """Report each of these spans that begins inside another and ends outside it; one may lie within another."""
    around: list[Span] = []
    for span, path in spans:
        while around and around[-1][1] <= span[0]:
            around.pop()
        if around and around[-1][1] < span[1]:
            facts = {"span": list(span), "other": list(around[-1])}
            tree.report(path, "范围 {span} 与 {other} 部分重叠。", "请核对起止位置；一条可以全在另一条之内。", **facts)
        around.append(span)


def check_document(plan: Plan, document: Document, content: bytes, table: tuple[Sentence, ...]) -> list[Problem]:
    """Report where a document's text differs from what the plan says of it.

    Shape: `content` is the file as found; its digest, every sentence hash and every anchor of the plan are compared.
    """
    place = Place(document.file)
    if hashlib.sha256(content).hexdigest() != document.sha256:
        return [Problem(place, "内容与登记的摘要值不同。", "请找回原件，或登记为另一份文件。")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return [Problem(place, "文件不是 UTF-8 编码，句子和锚点无法核对。", "请另存为 UTF-8，重新登记摘要值和句子表。")]
    problems = [
        Problem(Place(document.file, field=f"[{s.start}, {s.end}]"), "句子与登记的不同。", "请重新生成句子表。")
        for s in table
        if folded_hash(text[s.start : s.end]) != s.sha256
    ]
    spans = {clause.key: clause.span for clause in plan.clauses if clause.document == document.key}
    for key, span in spans.items():
        if span[1] > len(text):
            facts = {"clause": key, "span": list(span), "n": len(text)}
            problems.append(Problem(place, "条款“{clause}”的范围 {span} 超出全文（{n} 字）。", "请核对范围。", facts))
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
