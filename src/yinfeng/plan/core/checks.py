"""What must hold between the items of a plan: every key that is named exists, and every item has its clause."""

from collections.abc import Iterable, Iterator

from yinfeng.plan.core.nodes import Path, Tree
from yinfeng.plan.core.schema import ITEM_SECTIONS, Item, Measure, Plan
from yinfeng.plan.core.values import UNKNOWN

Reference = tuple[Path, str, str]
"""The path that names a key, the key, and the family of things it must be one of."""


def check_references(plan: Plan, tree: Tree) -> None:
    """Report every reference to nothing, every item without a source, every period turned round."""
    families = _families(plan)
    for path, key, family in _references(plan, tree):
        if key not in families[family]:
            message = "这里写的“{key}”在{family}里找不到。"
            tree.report(path, message, "请核对键名，或先补上这一项。", key=key, family=_FAMILY_NAMES[family])
    _check_sources(plan, tree)
    _check_days(plan, tree)


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


def _families(plan: Plan) -> dict[str, set[str]]:
    def keys(items: Iterable[object]) -> set[str]:
        return {getattr(item, "key", "") for item in items}

    families = {name: keys(getattr(plan, name)) for name in (*ITEM_SECTIONS, "documents", "clauses", "questions")}
    families["obliged"] = families["units"] | families["bodies"] | families["tiers"]
    families["scope"] = families["obliged"] | {"all", "region"}
    families["stages"] |= {stage for kind in plan.kinds for stage in kind.stages if kind.key == "assignment"}
    families["words"] = families["stages"] | families["conditions"]
    return families


def _numbered(plan: Plan, tree: Tree, section: str) -> Iterator[tuple[Path, object]]:
    """Yield the items of a section with their path in the file, though damaged ones before them are gone."""
    raw = tree.data.get(section, [])
    by_key = {
        str(entry.get("key")): index for index, entry in reversed(list(enumerate(raw))) if isinstance(entry, dict)
    }
    for index, item in enumerate(getattr(plan, section)):
        yield (section, by_key.get(getattr(item, "key", ""), index)), item


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


def _references(plan: Plan, tree: Tree) -> Iterator[Reference]:
    for section in ("clauses", "not_modelled", *ITEM_SECTIONS, "questions"):
        for path, item in _numbered(plan, tree, section):
            for name, family in _NAMED_KEYS.get(section, ()):
                value = getattr(item, name)
                for key in value if isinstance(value, tuple) else (value,):
                    if key is not None and key != UNKNOWN:
                        yield (*path, _spelling(name)), key, family
            if isinstance(item, Item) and item.clause is not None:
                yield (*path, "clause"), item.clause, "clauses"


def _spelling(name: str) -> str:
    return {"from_word": "from", "to_word": "to"}.get(name, name)


def _check_sources(plan: Plan, tree: Tree) -> None:
    for section in ITEM_SECTIONS:
        for path, item in _numbered(plan, tree, section):
            if isinstance(item, Item) and item.clause is None and item.source is None:
                tree.report(path, "“{key}”没有出处。", "请写 clause: 条款键，或 source: assumption。", key=item.key)


def _check_days(plan: Plan, tree: Tree) -> None:
    if plan.period.from_day > plan.period.to_day:
        tree.report(("period",), "专项行动的止日早于起日。", "请核对 period。")
    for path, target in _numbered(plan, tree, "targets"):
        due = getattr(target, "due", None)
        if due is not None and not plan.period.from_day <= due <= plan.period.to_day:
            tree.report((*path, "due"), "期限 {due} 不在专项行动期间内。", "请核对 due 或 period。", due=due)
    for path, measure in _numbered(plan, tree, "measures"):
        for name in _NEEDS[measure.op] if isinstance(measure, Measure) else ():
            if getattr(measure, name) is None:
                facts = {"key": getattr(measure, "key", ""), "name": _spelling(name)}
                tree.report(path, "指标“{key}”缺少 {name}。", "请照文件格式说明补上。", **facts)


_NEEDS = {"count": ("word",), "sum": ("word",), "rate": ("cohort", "reached"), "days": ("from_word", "to_word")}
