"""What items of a plan must make sense as: days in order, measures that can be worked out, nothing under itself."""

from collections.abc import Iterator, Mapping

from yinfeng.kernel.quantity import parse_quantity
from yinfeng.plan.core.checks import numbered, spelling
from yinfeng.plan.core.schema import Measure, Plan
from yinfeng.plan.core.tree import Path, Tree

_NEEDS = {"count": ("word",), "sum": ("word",), "rate": ("cohort", "reached"), "days": ("from_word", "to_word")}
_WORDS = ("word", "cohort", "reached", "from_word", "to_word")


def check_soundness(plan: Plan, tree: Tree) -> None:
    """Report days outside the campaign, measures and targets that cannot be worked out, items under themselves."""
    _check_days(plan, tree)
    _check_documents(plan, tree)
    for path, measure in numbered(tree, "measures", plan.measures):
        _check_measure(tree, path, measure)
    _check_targets(plan, tree)
    for path, condition in numbered(tree, "conditions", plan.conditions):
        if not (condition.all_of or condition.any_of):
            tree.report(path, "条件“{key}”没有写任何阶段。", "请写 all_of 或 any_of。", key=condition.key)
    _check_cycles(plan, tree)


def _check_days(plan: Plan, tree: Tree) -> None:
    period = plan.period
    if period.from_day > period.to_day:
        tree.report(("period",), "专项行动的止日早于起日。", "请核对 period。")
        return
    for path, target in numbered(tree, "targets", plan.targets):
        if not period.from_day <= target.due <= period.to_day:
            tree.report((*path, "due"), "期限 {due} 不在专项行动期间内。", "请核对 due 或 period。", due=target.due)


def _check_documents(plan: Plan, tree: Tree) -> None:
    seen: dict[str, str] = {}
    for path, document in numbered(tree, "documents", plan.documents):
        first = seen.setdefault(document.sha256, document.key)
        if first != document.key:
            message, advice = "摘要值与文件“{first}”的相同：是同一份。", "请核对摘要值，或删去其中一份。"
            tree.report((*path, "sha256"), message, advice, first=first)


def _check_measure(tree: Tree, path: Path, measure: Measure) -> None:
    needed = _NEEDS[measure.op]
    for name in _WORDS:
        facts = {"key": measure.key, "name": spelling(name), "op": measure.op}
        if name in needed and getattr(measure, name) is None:
            tree.report(path, "指标“{key}”缺少 {name}。", "请照文件格式说明补上。", **facts)
        if name not in needed and getattr(measure, name) is not None:
            advice = "请删去它，或改 op。"
            tree.report((*path, spelling(name)), "指标“{key}”是 {op}，用不上 {name}。", advice, **facts)
    if measure.word is not None and measure.word in measure.unless:
        message, advice = "指标“{key}”既要“{word}”又排除它，永远数不出来。", "请核对 word 与 unless。"
        tree.report((*path, "unless"), message, advice, key=measure.key, word=measure.word)
    if measure.at_least is not None and not measure.at_least.is_money:
        message, advice = "门槛“{value}”不是金额。", "请写成 20亿元一类。"
        tree.report((*path, "at_least"), message, advice, value=measure.at_least)


def _check_targets(plan: Plan, tree: Tree) -> None:
    """Report targets whose figures are of another unit than their measure."""
    units = {measure.key: _unit(measure) for measure in plan.measures}
    for path, target in numbered(tree, "targets", plan.targets):
        wanted = units.get(target.measure, "")
        wrong = [value for value in target.values.values() if wanted and value.unit != wanted]
        for value in wrong:
            message, advice = "“{value}”与指标“{measure}”的单位不同。", "请核对数额，或指标的 unit。"
            tree.report((*path, "values"), message, advice, value=value, measure=target.measure)


def _unit(measure: Measure) -> str:
    try:
        return parse_quantity(f"1{measure.unit}").unit
    except ValueError:
        return ""


def _check_cycles(plan: Plan, tree: Tree) -> None:
    above: dict[str, dict[str, tuple[str, ...]]] = {
        "bodies": {one.key: (one.parent,) for one in plan.bodies if one.parent},
        "provisions": {one.key: (one.parent,) for one in plan.provisions if one.parent},
        "conditions": {one.key: (*one.all_of, *one.any_of) for one in plan.conditions},
    }
    members: dict[str, dict[str, tuple[str, ...]]] = {"bodies": {one.key: one.members for one in plan.bodies}}
    for links in (above, members):
        for section, named in links.items():
            paths = {item.key: path for path, item in numbered(tree, section, getattr(plan, section))}
            for cycle in _cycles(named):
                chain = " → ".join((*cycle, cycle[0]))
                tree.report(paths[cycle[0]], "“{key}”绕一圈又回到自己：{chain}。", "请断开其中一处。",
                            key=cycle[0], chain=chain)  # fmt: skip


def _cycles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield each closed chain of links once, from the key on it that is met first."""
    done: set[str] = set()
    for start in links:
        chain: dict[str, None] = {}
        ways = [iter((start,))]
        while ways:
            key = next(ways[-1], None)
            if key is None:
                ways.pop()
                if chain:
                    done.add(chain.popitem()[0])
            elif key in chain:
                yield tuple(chain)[list(chain).index(key) :]
            elif key in links and key not in done:
                chain[key] = None
                ways.append(iter(links[key]))
