"""What the schema has against an item, told once for each wrong place in words of who writes the plan."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.problems import DID_YOU_MEAN, nearest
from yinfeng.plan.core.tree import Path, Tree
from yinfeng.plan.core.values import ValueProblemError

_SHOWN = 60
_NOT_TEXT = (_("“{field}”应为文字。"), _("请检查缩进：这里不应是列表或下一级。"))
_MAPPING = (_("“{field}”应为“键: 值”。"), _("请检查缩进。"))
_SAYINGS = {
    "missing": (_("缺少“{field}”。"), _("请补上这一项。")),
    "extra_forbidden": (_("不认识的键“{field}”。"), _("请删去，或照文件格式说明改名。")),
    "string_type": _NOT_TEXT,
    "string_too_short": (_("“{field}”不能为空。"), _("没有写明时写 unknown: not in the published text。")),
    "string_too_long": (_("“{value}”太长。"), _("锚点最多 16 个字。")),
    "string_pattern_mismatch": (
        _("“{value}”的写法不对。"),
        _("键只用小写字母、数字、连字符；摘要值为 64 位十六进制。"),
    ),
    "literal_error": (_("“{value}”不在可选范围内。"), _("可选：{expected}。")),
    "too_short": (_("“{field}”不能是空的。"), _("请至少写一项，或删去这一行。")),
    "tuple_type": (_("“{field}”应为列表。"), _("每项一行，以“- ”开头，或写成 [a, b]。")),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
}
_ABOUT_NAMES = ("missing", "extra_forbidden")
_ABOUT_SHAPE = (*_ABOUT_NAMES, "value_error", "too_short", "tuple_type", "dict_type", "model_type")


def complain(tree: Tree, path: Path, error: ValidationError, model: type[BaseModel]) -> None:
    """Report each wrong place once, though a union complains once for every form it accepts."""
    reported: set[Path] = set()
    for detail in error.errors(include_url=False):
        whole = (*path, *detail["loc"])
        if detail["type"] == "missing" and whole in tree.lines:
            continue  # it is there, and what is wrong with it was told
        spot = _known_part(tree, whole)
        mark = whole if detail["type"] in _ABOUT_NAMES else spot
        if mark not in reported:
            reported.add(mark)
            _complain(tree, spot, detail, model)


def _known_part(tree: Tree, path: Path) -> Path:
    while path and path not in tree.lines:
        path = path[:-1]
    return path


def _complain(tree: Tree, spot: Path, detail: ErrorDetails, model: type[BaseModel]) -> None:
    value, kind = detail.get("input", ""), detail["type"]
    named = detail["loc"] if kind in _ABOUT_NAMES else spot
    field = next((str(part) for part in reversed(named) if isinstance(part, str)), "")
    message, advice = _SAYINGS.get(kind, (_("“{value}”不能读作“{field}”。"), _("请照文件格式说明改写。")))
    if isinstance(value, (list, dict)) and kind not in _ABOUT_SHAPE:
        message, advice = _NOT_TEXT
    known = _words(kind, detail, model)
    near = nearest(field if kind == "extra_forbidden" else str(value), known) if known else ""
    facts: dict[str, object] = {"field": field, "value": shown(value), "expected": "、".join(known), "near": near}
    if isinstance(error := detail.get("ctx", {}).get("error"), ValueProblemError):
        message, advice, near = error.message, error.advice, ""
        facts |= error.facts
    tree.report(spot, message, DID_YOU_MEAN if near else advice, **facts)


def shown(value: object) -> str:
    """Return a value as a message quotes it: on one line, its beginning where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _words(kind: str, detail: ErrorDetails, model: type[BaseModel]) -> list[str]:
    """Return the words that could have been meant: the fields of the item, or the choices of the field."""
    if kind == "literal_error":
        return re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
    return field_names(_model_at(model, detail["loc"][:-1])) if kind == "extra_forbidden" else []


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the names of a model's fields as a file writes them."""
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model of what lies at a place within an item."""
    for part in loc:
        info = model.model_fields.get(part) if isinstance(part, str) else None
        model = next(_models(info.annotation), model) if info else model
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
