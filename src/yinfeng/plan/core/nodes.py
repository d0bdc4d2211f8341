"""YAML as text with lines: every scalar stays text, a repeated key is a problem, nothing is guessed.

Why not the usual safe loader: it turns unit code 012 into 10, `no` into false, 12:30:00 into a number, and lets a
repeated key win in silence.
"""

import re
from dataclasses import dataclass, field
from typing import Union

import yaml

from yinfeng.kernel.problems import Place, Problem

Path = tuple[str | int, ...]
Plain = Union[str, list["Plain"], dict[str, "Plain"]]  # noqa: UP007 (a recursive alias cannot use |)

_TOP_LEVEL_KEY = re.compile(r"^[^\s#-][^:]*:", re.MULTILINE)
_MAX_DEPTH = 20
_MAX_CHARACTERS = 4_000_000


class _PlainLoader(yaml.SafeLoader):
    """The safe loader without aliases, which would let a short file stand for an endless one."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "不支持别名（*）", mark)
        return super().compose_node(parent, index)


@dataclass(slots=True)
class Tree:
    """A YAML mapping as plain text values, with the line of each path and the problems met on the way."""

    data: dict[str, Plain] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    file: str = ""

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of the nearest path above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, line=self.lines.get(path, 1))

    def report(self, path: Path, message: str, advice: str = "", **facts: object) -> None:
        """Add a problem at a path."""
        self.problems.append(Problem(self.place(path), message, advice, facts))


def read_tree(text: str, file: str = "plan.yaml") -> Tree:
    """Read a YAML text whose top is a mapping.

    A text that is damaged in one section still gives the others: sections are then read one by one.
    """
    tree = Tree(file=file)
    if len(text) > _MAX_CHARACTERS:
        tree.report(
            (),
            "文件过大（{size} 个字符）。",
            "行动方案文件不应超过 {limit} 个字符。",
            size=len(text),
            limit=_MAX_CHARACTERS,
        )
        return tree
    try:
        _read_block(tree, text, 0)
    except yaml.YAMLError:
        tree.data.clear()
        tree.problems.clear()
        _read_sections(tree, text)
    return tree


def _read_sections(tree: Tree, text: str) -> None:
    starts = [match.start() for match in _TOP_LEVEL_KEY.finditer(text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        first_line = text.count("\n", 0, start)
        try:
            _read_block(tree, text[start:end], first_line)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = first_line + (mark.line if mark else 0) + 1
            facts = {"reason": str(getattr(error, "problem", None) or error).splitlines()[0]}
            message = "这一段不是有效的 YAML：{reason}。"
            advice = "请检查缩进、引号、括号和冒号；其余各段照常读取。"
            tree.problems.append(Problem(Place(tree.file, line=line), message, advice, facts))


def _read_block(tree: Tree, text: str, first_line: int) -> None:
    try:
        node = yaml.compose(text, Loader=_PlainLoader)
    except RecursionError:
        raise yaml.YAMLError("嵌套过深") from None
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        tree.lines[()] = first_line + 1
        tree.report((), "最上层应当是“键: 值”的形式。", "第一段应类似 format: 1。")
        return
    plain = _plain(tree, node, (), first_line)
    if isinstance(plain, dict):
        for key in plain.keys() & tree.data.keys():
            tree.report((key,), "“{key}”一段出现了两次。", "请合并为一段；现在只读第一次。", key=key)
        tree.data = plain | tree.data


def _plain(tree: Tree, node: yaml.Node, path: Path, first_line: int) -> Plain:
    tree.lines[path] = first_line + node.start_mark.line + 1
    if len(path) > _MAX_DEPTH:
        raise yaml.YAMLError("嵌套过深")
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(tree, child, (*path, index), first_line) for index, child in enumerate(node.value)]
    return _mapping(tree, node, path, first_line)


def _mapping(tree: Tree, node: yaml.Node, path: Path, first_line: int) -> dict[str, Plain]:
    plain: dict[str, Plain] = {}
    first_seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            tree.lines[(*path, "?")] = line
            tree.report((*path, "?"), "键应当是文字。", "请检查这一行的括号。")
            continue
        key = str(key_node.value)
        if key in plain:
            message = "“{key}”重复出现，第一次在第 {first} 行。"
            problem = Problem(
                Place(tree.file, line=line),
                message,
                "请删去其中一个；现在只读第一个。",
                {"key": key, "first": first_seen[key]},
            )
            tree.problems.append(problem)
            continue
        first_seen[key] = line
        plain[key] = _plain(tree, value_node, (*path, key), first_line)
    return plain
