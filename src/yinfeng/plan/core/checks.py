"""What must hold between the items of a plan: every key that is named exists and means one thing, all have a source."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from yinfeng.kernel.problems import DID_YOU_MEAN, nearest
from yinfeng.plan.core.schema import ITEM_SECTIONS, LIST_SECTIONS, Plan
from yinfeng.plan.core.tree import Path, Plain, Tree
from yinfeng.plan.core.values import KEY, WHOLE_REGION

Found = TypeVar("Found")
Reference = tuple[Path, str, str]
"""The path that names a key, the key, and the family of things it must be one of."""

_SHARING = (("tiers", "units", "bodies"), ("stages", "conditions"))
"""Sections whose keys stand for each other, so that none may repeat another's."""


def check_references(plan: Plan, tree: Tree) -> None:
    """Report every reference to nothing, every key that names two things, every item without a source."""
    families = _families(plan, tree)
    for path, key, family in _references(tree):
        if key not in families[family]:
            near = nearest(key, families[family])
            advice = DID_YOU_MEAN if near else "请核对键名，或先补上这一项。"
            facts = {"key": key, "family": _FAMILY_NAMES[family], "near": near}
            tree.report(path, "这里写的“{key}”在{family}里找不到。", advice, **facts)
    _check_shared_keys(plan, tree)
    _check_sources(plan, tree)


_FAMILY_NAMES = {
    "documents": "文件",
    "clauses": "条款",
    "tiers": "梯队",
    "obliged": "单位、机构或梯队",
    "bodies": "机构",
    "measures": "指标",
    "provisions": "规定",
    "papers": "材料",
    "stages": "阶段",
    "words": "阶段或复合条件",
    "kinds": "对象",
    "questions": "待定问题",
    "scope": "单位、机构、梯队（或 all、region）",
}


def _families(plan: Plan, tree: Tree) -> dict[str, set[str]]:
    """Return the keys of each family as written, damaged items included: what names them is no fault of its own."""
    families = {name: set(_written_keys(tree, name)) for name in LIST_SECTIONS}
    families["obliged"] = families["units"] | families["bodies"] | families["tiers"]
    families["scope"] = families["obliged"] | set(WHOLE_REGION)
    families["stages"] |= {stage for kind in plan.kinds for stage in kind.stages if kind.key == "assignment"}
    families["words"] = families["stages"] | families["conditions"]
    return families


def _written_keys(tree: Tree, section: str) -> Iterator[str]:
    yield from tree.lost.get(section, ())
    for entry in _entries(tree, section):
        yield str(entry.get("key"))


def _entries(tree: Tree, section: str) -> list[dict[str, Plain]]:
    raw = tree.data.get(section, [])
    return [entry if isinstance(entry, dict) else {} for entry in raw] if isinstance(raw, list) else []


def numbered(tree: Tree, section: str, items: Iterable[Found]) -> Iterator[tuple[Path, Found]]:
    """Yield the items of a section with their path in the file, though damaged ones before them are gone."""
    marks: dict[object, int] = {}
    for index, entry in enumerate(_entries(tree, section)):
        marks.setdefault(_mark(entry.get("key"), entry.get("document"), entry.get("span")), index)
    for item in items:
        key, span = getattr(item, "key", None), getattr(item, "span", ())
        mark = _mark(key, getattr(item, "document", None), [str(end) for end in span])
        yield (section, marks.get(mark, 0)), item


def _mark(key: object, document: object, span: object) -> object:
    return key if isinstance(key, str) else f"{document} {span}"


_NAMED_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "clauses": (("document", "documents"), ("responsible", "obliged")),
    "not_modelled": (("document", "documents"),),
    "units": (("tier", "tiers"),),
    "bodies": (("parent", "bodies"), ("members", "obliged")),
    "targets": (("measure", "measures"), ("of", "scope")),
    "provisions": (("parent", "provisions"),),
    "stages": (("papers", "papers"),),
    "kinds": (("stages", "stages"),),
    "conditions": (("all_of", "words"), ("any_of", "words"), ("question", "questions")),
    "measures": (
        ("kind", "kinds"), ("word", "words"), ("cohort", "words"), ("reached", "words"), ("from_word", "words"),
        ("to_word", "words"), ("unless", "stages"), ("group", "bodies"), ("question", "questions"),
    ),
    "published": (("of", "scope"), ("measure", "measures"), ("question", "questions")),
    "questions": (("clause", "clauses"),),
}  # fmt: skip


def _references(tree: Tree) -> Iterator[Reference]:
    """Yield every key that is named, of damaged items too; what cannot be a key was told by the schema."""
    for section in ("clauses", "not_modelled", *ITEM_SECTIONS, "questions"):
        named = dict(_NAMED_KEYS.get(section, ())) | ({"clause": "clauses"} if section in ITEM_SECTIONS else {})
        for index, entry in enumerate(_entries(tree, section)):
            path: Path = (section, index)
            for name, family in named.items():
                yield from _each((*path, spelling(name)), entry.get(spelling(name)), family)
            parts = entry.get("parts")
            for place, part in enumerate(parts if isinstance(parts, list) else ()):
                if isinstance(part, dict):
                    yield from _each((*path, "parts", place, "clause"), part.get("clause"), "clauses")


def _each(path: Path, value: Plain | None, family: str) -> Iterator[Reference]:
    if isinstance(value, str) and KEY.fullmatch(value):
        yield path, value, family
    for index, key in enumerate(value if isinstance(value, list) else ()):
        yield from _each((*path, index), key, family)


def spelling(name: str) -> str:
    """Return the name of a field as a file writes it."""
    return {"from_word": "from", "to_word": "to"}.get(name, name)


def _check_shared_keys(plan: Plan, tree: Tree) -> None:
    for sections in _SHARING:
        seen: dict[str, int] = {}
        for section in sections:
            for path, item in numbered(tree, section, getattr(plan, section)):
                _check_key(tree, path, item.key, seen)
    for path, provision in numbered(tree, "provisions", plan.provisions):
        parts: dict[str, int] = {}
        for index, part in enumerate(provision.parts):
            _check_key(tree, (*path, "parts", index), part.key, parts)


def _check_key(tree: Tree, path: Path, key: str, seen: dict[str, int]) -> None:
    place = (*path, "key")
    if key in WHOLE_REGION:
        tree.report(place, "键“{key}”指整个地区，不能另作他用。", "请换一个键。", key=key)
    elif key in seen:
        tree.report(
            place, "键“{key}”已在第 {first} 行用过，会分不清指哪一个。", "请换一个键。", key=key, first=seen[key]
        )
    seen.setdefault(key, tree.place(place).line)


def _check_sources(plan: Plan, tree: Tree) -> None:
    for section in ITEM_SECTIONS:
        for path, item in numbered(tree, section, getattr(plan, section)):
            if item.clause is None and item.source is None:
                tree.report(path, "“{key}”没有出处。", "请写 clause: 条款键，或 source: assumption。", key=item.key)
