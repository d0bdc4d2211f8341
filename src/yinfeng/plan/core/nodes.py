"""YAML as text with lines: every scalar stays text, a repeated key is a problem, nothing is guessed.

Why not the usual safe loader: it turns unit code 012 into 10, `no` into false, 12:30:00 into a number, lets a repeated
key win in silence, and gives up at the first fault.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Union

import yaml

from yinfeng.kernel.decoding import UNPRINTABLE, damage
from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.core.faults import say_fault

Path = tuple[str | int, ...]
Plain = Union[str, list["Plain"], dict[str, "Plain"]]  # noqa: UP007 (a recursive alias cannot use |)

_TOP_LEVEL_KEY = re.compile(r"^[^\s#-][^:\n]*:", re.MULTILINE)
_OPENING = re.compile(r"[^\s#-][^:\n]*:[ \t]*(?:#[^\n]*)?\n")
_KEY = re.compile(r"\bkey:\s*[\"']?([a-z0-9][a-z0-9_-]*)")
_ITEM = re.compile(r"^([ \t]*)-(?=\s)", re.MULTILINE)
_MAX_DEPTH = 20
_MAX_CHARACTERS = 400_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOST = object()
"""What is told where it stands and has no value."""


@dataclass(slots=True)
class Tree:
    """A YAML mapping as plain text values, with the line of each path and the problems met on the way.

    `lost` holds, by section, the keys of what stands in the file and could not be read: it is damaged, not absent.
    """

    data: dict[str, Plain] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: dict[str, set[str]] = field(default_factory=dict)
    file: str = ""
    unread: bool = False

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of the nearest path above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, line=self.lines.get(path, 1))

    def report(self, path: Path, message: str, advice: str = "", **facts: object) -> None:
        """Add a problem at a path."""
        self.problems.append(Problem(self.place(path), message, advice, facts))

    def report_line(self, line: int, message: str, advice: str = "", **facts: object) -> None:
        """Add a problem of a line."""
        self.problems.append(Problem(Place(self.file, line=line), message, advice, facts))

    def lose(self, section: str, keys: Iterable[str]) -> None:
        """Note that a section stands in the file with these keys, though it could not be read."""
        self.lost.setdefault(section, set()).update(keys)

    def in_order(self) -> list[Problem]:
        """Return the problems in the order of their lines."""
        return sorted(self.problems, key=lambda problem: problem.where.line)


def read_tree(text: str, file: str = "plan.yaml") -> Tree:
    """Read a YAML text whose top is a mapping.

    A text that is damaged in one place still gives the rest: it is then read section by section, and a damaged section
    item by item.
    """
    tree = Tree(file=file)
    if len(text) > _MAX_CHARACTERS:
        message = "文件超过 {limit} 个字符，没有读入。"
        tree.report((), message, "请核对是不是这个文件；太大时请拆开。", limit=_MAX_CHARACTERS)
        tree.unread = True
        return tree
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for line, message in damage(text):
        tree.report_line(line, message, "文件可能已损坏，请核对这一行。")
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
            items = _read(tree, part, line, (name,), start=len(found))
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
    plain = _read(tree, text, first_line, ())
    if plain is None:
        return
    if not isinstance(plain, dict):
        tree.report_line(first_line + 1, "最上层应当是“键: 值”的形式。", "请检查第一行；每段以“名称:”开头。")
        return
    for key in plain.keys() & tree.data.keys():
        tree.report_line(first_line + 1, "“{key}”一段出现了两次。", "请合并为一段；现在只读第一次。", key=key)
        tree.lose(key, _keys(plain[key]))
    tree.data = plain | tree.data


def _read(tree: Tree, text: str, first_line: int, path: Path, start: int = 0) -> Plain | None:
    """Return a text as plain values, None where it holds none; lines and problems go to the tree once all is read."""
    reader = _Reader(yaml.parse(text, Loader=_LOADER), Tree(file=tree.file), first_line, start)
    plain = reader.documents(path)
    for known, line in reader.tree.lines.items():
        tree.lines.setdefault(known, line)
    tree.problems += reader.tree.problems
    for section, keys in reader.tree.lost.items():
        tree.lose(section, keys)
    return plain


def _keys(section: Any) -> list[str]:
    """Return the keys of a section's items, as far as they have one."""
    entries = section if isinstance(section, list) else []
    return [str(entry["key"]) for entry in entries if isinstance(entry, dict) and "key" in entry]


@dataclass(slots=True)
class _Reader:
    """A text being read event by event. `start` counts the items of the list at the top that were read before."""

    events: Iterator[Any]
    tree: Tree
    first_line: int
    start: int = 0

    def documents(self, path: Path) -> Plain | None:
        plain: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                value = self.value(next(self.events), path)
                if plain is not None:
                    line = self._line(event)
                    self.tree.report_line(line, "一个文件只能有一份内容，这里又用 --- 另起一份。", "请删去这一行。")
                if isinstance(plain, dict) and isinstance(value, dict):
                    value = value | plain
                plain = value
        return None if plain is _LOST else plain

    def value(self, event: Any, path: Path) -> Any:
        """Return what begins with an event; an alias is told and lost, a tag told and passed over."""
        line = self.tree.lines[path] = self._line(event)
        if len(path) > _MAX_DEPTH:
            raise yaml.MarkedYAMLError(None, None, "exceeded maximum nesting depth", event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self.tree.report_line(line, "不支持别名（*）。", "请把内容在这里再写一遍。")
            return _LOST
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self.tree.report_line(line, "不支持类型标记（!）。", "请删去它；每一格都按文字读。")
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        return self.listed(path) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(path)

    def listed(self, path: Path) -> list[Plain]:
        plain: list[Plain] = []
        first, self.start = self.start, 0
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if (value := self.value(event, (*path, first + len(plain)))) is not _LOST:
                plain.append(value)
        return plain

    def mapping(self, path: Path) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        seen: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = self._line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self.value(event, (*path, "?"))
                self.tree.report_line(line, "键应当是文字。", "请检查这一行的括号。")
            elif key in seen:
                message, advice = "“{key}”重复出现，第一次在第 {first} 行。", "请删去其中一个；现在只读第一个。"
                self.tree.report_line(line, message, advice, key=key, first=seen[key])
                key = None
            place = (*path, "?" if key is None else key)
            value = self.value(next(self.events), place)
            self.tree.lines[place] = line
            if key is not None:
                seen[key] = line
                if value is not _LOST:
                    plain[key] = value
            elif not path and isinstance(event, yaml.ScalarEvent):
                self.tree.lose(event.value, _keys(value))
        return plain

    def _line(self, event: Any) -> int:
        return self.first_line + int(event.start_mark.line) + 1
