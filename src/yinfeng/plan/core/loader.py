"""From the text of a plan file to a plan: all problems at once, the usable part still returned."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import DID_YOU_MEAN, Problem, nearest
from yinfeng.plan.core import schema
from yinfeng.plan.core.checks import check_references
from yinfeng.plan.core.complaints import complain, field_names, shown
from yinfeng.plan.core.reading import read_tree
from yinfeng.plan.core.soundness import check_soundness
from yinfeng.plan.core.tree import Path, Plain, Tree

_STAND_INS: dict[str, Plain] = {
    "format": "1", "campaign": "unnamed", "title": "（未写明）", "invented": "yes", "region": {"name": "（未写明）"},
    "period": {"from": "0001-01-01", "to": "9999-12-31"}, "documents": [], "clauses": [],
}  # fmt: skip


def load_plan(text: str, file: str = "plan.yaml") -> tuple[schema.Plan, list[Problem]]:
    """Read a plan file.

    Shape:  returns the plan made of every item that could be read, and all problems in line order. Where the head is
    damaged the plan carries stand-ins, so a plan that came with problems is for looking at, never for storing.
    Source: docs/plan-format.md.
    """
    plan, tree = read_plan(text, file)
    return plan, tree.in_order()


def read_plan(text: str, file: str = "plan.yaml") -> tuple[schema.Plan, Tree]:
    """Read a plan file as `load_plan`; the tree holds the problems, and the lines for those that are found later."""
    tree = read_tree(text, file)
    parts: dict[str, Any] = {}
    for name, info in schema.Plan.model_fields.items():
        if name in schema.LIST_SECTIONS:
            parts[name] = tuple(read_items(tree, name, get_args(info.annotation)[0], required=info.is_required()))
        else:
            parts[name] = _read_head(tree, name)
    report_unknown(tree, field_names(schema.Plan))
    plan = schema.Plan.model_construct(**parts)
    check_references(plan, tree)
    check_soundness(plan, tree)
    return plan, tree


def report_unknown(tree: Tree, known: list[str]) -> None:
    """Report the sections of a file that are none of the known ones."""
    for name in tree.data.keys() - set(known):
        near = nearest(name, known)
        advice = DID_YOU_MEAN if near else _("请删去，或照文件格式说明改名。")
        tree.report((name,), _("不认识的段“{field}”。"), advice, field=shown(name), near=near)


def _read_head(tree: Tree, name: str) -> object:
    """Read one entry of the head by validating a head in which all the others are sound."""
    stand_in = getattr(schema.Plan.model_validate(_STAND_INS), name)
    if name not in tree.data:
        _report_absent(tree, name)
        return stand_in
    try:
        return getattr(schema.Plan.model_validate(_STAND_INS | {name: tree.data[name]}), name)
    except ValidationError as error:
        complain(tree, (), error, schema.Plan)
        return stand_in


def _report_absent(tree: Tree, name: str) -> None:
    if not tree.unread and name not in tree.lost and (name,) not in tree.lines:
        tree.report((), _("缺少“{field}”。"), _("请在文件里补上这一段。"), field=name)


def read_items(tree: Tree, section: str, model: type[BaseModel], *, required: bool = False) -> Iterator[Any]:
    """Yield the sound items of a list section; the others are reported on the tree with their lines.

    Shape: of items with the same key only the first is yielded.
    """
    raw = tree.data.get(section, [])
    if section not in tree.data and required:
        _report_absent(tree, section)
    if not isinstance(raw, list):
        if raw:
            tree.report((section,), _("“{field}”应为列表。"), _("每项以“- ”开头。"), field=section)
        return
    seen: dict[str, int] = {}
    for index, value in enumerate(raw):
        path: Path = (section, index)
        is_first = _is_first(tree, path, value, seen)
        try:
            item = model.model_validate(value)
        except ValidationError as error:
            complain(tree, path, error, model)
            continue
        if is_first:
            yield item


def _is_first(tree: Tree, path: Path, value: Plain, seen: dict[str, int]) -> bool:
    """Tell whether an item is the first with its key, and report it where it is not."""
    key = value.get("key") if isinstance(value, dict) else None
    if not isinstance(key, str):
        return True
    if key in seen:
        facts = {"key": shown(key), "first": seen[key]}
        tree.report((*path, "key"), _("键“{key}”已在第 {first} 行用过。"), _("请换一个键。"), **facts)
        return False
    seen[key] = tree.place((*path, "key")).line
    return True


def load_list(text: str, file: str, section: str, model: type[BaseModel]) -> tuple[tuple[Any, ...], list[Problem]]:
    """Read a file that holds one section; the sound items are returned beside all problems."""
    tree = read_tree(text, file)
    items = tuple(read_items(tree, section, model, required=True))
    report_unknown(tree, [section])
    return items, tree.in_order()
