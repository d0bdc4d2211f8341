"""From the text of a plan file to a plan: all problems at once, the usable part still returned."""

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yinfeng.kernel.problems import Problem
from yinfeng.plan.core import schema
from yinfeng.plan.core.checks import check_references
from yinfeng.plan.core.nodes import Path, Plain, Tree, read_tree

_STAND_INS: dict[str, Plain] = {
    "format": "1", "campaign": "unnamed", "title": "（未写明）", "invented": "yes", "region": {"name": "（未写明）"},
    "period": {"from": "0001-01-01", "to": "9999-12-31"},
}  # fmt: skip
_SAYINGS = {
    "missing": ("缺少“{field}”。", "请补上这一项。"),
    "string_type": ("“{field}”应为文字。", "请检查缩进：这里不应是列表或下一级。"),
    "string_too_short": ("“{field}”不能为空。", "没有写明时写 unknown: not in the published text。"),
    "string_too_long": ("“{value}”太长。", "锚点最多 16 个字。"),
    "string_pattern_mismatch": ("“{value}”的写法不对。", "键只用小写字母、数字、连字符；摘要值为 64 位十六进制。"),
    "literal_error": ("“{value}”不在可选范围内。", "可选：{expected}。"),
    "value_error": ("{reason}。", ""),
    "tuple_type": ("“{field}”应为列表。", "每项一行，以“- ”开头，或写成 [a, b]。"),
    "dict_type": ("“{field}”应为“键: 值”。", "请检查缩进。"),
    "model_type": ("“{field}”应为“键: 值”。", "请检查缩进。"),
}


def load_plan(text: str, file: str = "plan.yaml") -> tuple[schema.Plan, list[Problem]]:
    """Read a plan file.

    Shape:  returns the plan made of every item that could be read, and all problems in line order. Where the head is
    damaged the plan carries stand-ins, so a plan that came with problems is for looking at, never for storing.
    Source: docs/plan-format.md.
    """
    tree = read_tree(text, file)
    parts: dict[str, Any] = {}
    for name, info in schema.Plan.model_fields.items():
        if name in schema.LIST_SECTIONS:
            parts[name] = tuple(read_items(tree, name, get_args(info.annotation)[0]))
        else:
            parts[name] = _read_head(tree, name)
    for name in tree.data.keys() - schema.Plan.model_fields.keys():
        tree.report((name,), "不认识的段“{field}”。", _did_you_mean(name, schema.Plan), field=name)
    plan = schema.Plan.model_construct(**parts)
    check_references(plan, tree)
    return plan, sorted(tree.problems, key=lambda problem: problem.where.line)


def _read_head(tree: Tree, name: str) -> object:
    """Read one entry of the head by validating a head in which all the others are sound."""
    stand_in = schema.Plan.model_validate(_STAND_INS | {"documents": [], "clauses": []})
    if name not in tree.data:
        tree.report((), "缺少“{field}”。", "请在文件开头补上。", field=name)
        return getattr(stand_in, name)
    try:
        head = _STAND_INS | {"documents": [], "clauses": [], name: tree.data[name]}
        return getattr(schema.Plan.model_validate(head), name)
    except ValidationError as error:
        _report_all(tree, (), error, schema.Plan)
        return getattr(stand_in, name)


def read_items(tree: Tree, section: str, model: type[BaseModel]) -> Iterator[Any]:
    """Yield the sound items of a list section; the others are reported on the tree with their lines."""
    raw = tree.data.get(section, [])
    if not isinstance(raw, list):
        if raw:
            tree.report((section,), "“{field}”应为列表。", "每项以“- ”开头。", field=section)
        return
    seen: dict[str, int] = {}
    for index, value in enumerate(raw):
        path: Path = (section, index)
        try:
            item = model.model_validate(value)
        except ValidationError as error:
            _report_all(tree, path, error, model)
            continue
        key = getattr(item, "key", None)
        line = tree.place(path).line
        if key is not None and key in seen:
            tree.report(path, "键“{key}”已在第 {first} 行用过。", "请换一个键。", key=key, first=seen[key])
            continue
        seen[key or str(index)] = line
        yield item


def _report_all(tree: Tree, path: Path, error: ValidationError, model: type[BaseModel]) -> None:
    """Report each wrong place once, though a union complains once for every form it accepts."""
    reported: set[Path] = set()
    for detail in error.errors(include_url=False):
        spot = _known_part(tree, (*path, *detail["loc"]))
        missing = detail["type"] in ("missing", "extra_forbidden")
        mark = (*path, *detail["loc"]) if missing else spot
        if mark in reported:
            continue
        reported.add(mark)
        _report(tree, spot, detail, model)


def _known_part(tree: Tree, path: Path) -> Path:
    while path and path not in tree.lines:
        path = path[:-1]
    return path


def _report(tree: Tree, spot: Path, detail: ErrorDetails, model: type[BaseModel]) -> None:
    field = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    facts: dict[str, object] = {"field": field, "value": detail.get("input", ""), **detail.get("ctx", {})}
    facts["reason"] = str(facts.pop("error", ""))
    if detail["type"] == "extra_forbidden":
        tree.report(spot, "不认识的键“{field}”。", _did_you_mean(field, model), **facts)
        return
    message, advice = _SAYINGS.get(detail["type"], ("“{value}”不能读作“{field}”。", "请照文件格式说明改写。"))
    tree.report(spot, message, advice, **facts)


def _did_you_mean(word: str, model: type[BaseModel]) -> str:
    known = [info.alias or name for name, info in model.model_fields.items()]
    near = difflib.get_close_matches(word, known, n=1)
    return f"是否想写“{near[0]}”？" if near else "请删去，或照文件格式说明改名。"
