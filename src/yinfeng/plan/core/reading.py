"""A file read as far as it can be: where it is no YAML as a whole, section by section, and a section item by item."""

import itertools
import re
from collections.abc import Iterator

import yaml

from yinfeng.kernel.decoding import UNPRINTABLE, damage
from yinfeng.kernel.marking import mark as _
from yinfeng.plan.core.faults import say_fault
from yinfeng.plan.core.nodes import keys_in, read_nodes
from yinfeng.plan.core.tree import Plain, Tree

_TOP_LEVEL_KEY = re.compile(r"^[^\s#-][^:\n]*:", re.MULTILINE)
_OPENING = re.compile(r"[^\s#-][^:\n]*:[ \t]*(?:#[^\n]*)?\n")
_KEY = re.compile(r"\bkey:\s*[\"']?([a-z0-9][a-z0-9_-]*)")
_ITEM = re.compile(r"^([ \t]*)-(?=\s)", re.MULTILINE)
_MAX_CHARACTERS = 400_000


def read_tree(text: str, file: str = "plan.yaml") -> Tree:
    """Read a YAML text whose top is a mapping.

    A text that is damaged in one place still gives the rest: it is then read section by section, and a damaged section
    item by item.
    """
    tree = Tree(file=file)
    if len(text) > _MAX_CHARACTERS:
        message = _("文件超过 {limit} 个字符，没有读入。")
        tree.report((), message, _("请核对是不是这个文件；太大时请拆开。"), limit=_MAX_CHARACTERS)
        tree.unread = True
        return tree
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for line, message in damage(text):
        tree.report_line(line, message, _("文件可能已损坏，请核对这一行。"))
    text = UNPRINTABLE.sub("", text)
    try:
        _read_block(tree, text, 0)
    except yaml.YAMLError:
        _read_sections(tree, text)
    return tree


def _read_sections(tree: Tree, text: str) -> None:
    starts = [0, *(match.start() for match in _TOP_LEVEL_KEY.finditer(text) if match.start())]
    for part, first_line in _cut(text, starts, 0):
        try:
            _read_block(tree, part, first_line)
        except yaml.YAMLError as error:
            _read_items(tree, part, first_line, error)


def _read_items(tree: Tree, text: str, first_line: int, error: yaml.YAMLError) -> None:
    """Read a section that is no YAML as a whole: its items where they stand one below the other."""
    name = text.partition(":")[0].strip()
    starts = _item_starts(text) if _OPENING.match(text) and name not in tree.data else []
    found: list[Plain] = []
    sound = True
    for part, line in _cut(text, starts, first_line):
        try:
            items = read_nodes(tree, part, line, (name,), start=len(found))
        except yaml.YAMLError as fault:
            sound = False
            tree.lose(name, _KEY.findall(part))
            tree.report_line(line + _fault_line(fault, part), *say_fault(fault, part))
        else:
            found += items if isinstance(items, list) else []
    if not starts:
        tree.lose(name, _KEY.findall(text))
    if sound:
        tree.report_line(first_line + _fault_line(error, text), *say_fault(error, text))
    if starts:
        tree.lines[(name,)] = first_line + 1
        tree.data[name] = found


def _item_starts(text: str) -> list[int]:
    """Return where the items of a section begin: as deep as the first, give or take a blank."""
    found = [(len(match[1].expandtabs(4)), match.start()) for match in _ITEM.finditer(text)]
    return [start for depth, start in found if depth <= found[0][0] + 1]


def _cut(text: str, starts: list[int], first_line: int) -> Iterator[tuple[str, int]]:
    """Yield the parts of a text that begin at these places, with the number of lines above each."""
    first_line += text.count("\n", 0, starts[0]) if starts else 0
    for start, end in itertools.pairwise([*starts, len(text)]):
        yield text[start:end], first_line
        first_line += text.count("\n", start, end)


def _fault_line(error: yaml.YAMLError, text: str) -> int:
    """Return the line of a block, counted from 1, to look at: where an open bracket or quote begins, else the fault."""
    context = str(getattr(error, "context", None) or "")
    opened = getattr(error, "context_mark", None) if "flow" in context or "quoted" in context else None
    mark = opened or getattr(error, "problem_mark", None)
    return min(mark.line if mark else 0, text.rstrip().count("\n")) + 1


def _read_block(tree: Tree, text: str, first_line: int) -> None:
    """Read a text whose top is a mapping into the tree, or nothing of it where it is no YAML."""
    plain = read_nodes(tree, text, first_line, ())
    if plain is None:
        return
    if not isinstance(plain, dict):
        tree.report_line(first_line + 1, _("最上层应当是“键: 值”的形式。"), _("请检查第一行；每段以“名称:”开头。"))
        return
    for key in plain.keys() & tree.data.keys():
        tree.report_line(first_line + 1, _("“{key}”一段出现了两次。"), _("请合并为一段；现在只读第一次。"), key=key)
        tree.lose(key, keys_in(plain[key]))
    tree.data = plain | tree.data
