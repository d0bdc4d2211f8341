"""YAML as text with lines: every scalar stays text, a repeated key is a problem, nothing is guessed.

Why not the usual safe loader: it turns unit code 012 into 10, `no` into false, 12:30:00 into a number, lets a repeated
key win in silence, and gives up at the first fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from yinfeng.kernel.marking import mark as _
from yinfeng.plan.core.tree import Path, Plain, Tree

_MAX_DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOST = object()
"""What is told where it stands and has no value."""


def read_nodes(tree: Tree, text: str, first_line: int, path: Path, start: int = 0) -> Plain | None:
    """Return a text as plain values, None where it holds none; lines and problems go to the tree once all is read.

    Shape: `first_line` is how many lines stand above the text in its file, `path` where it stands in the tree, `start`
    how many items of the list at its top were read before.
    Raises: yaml.YAMLError where it is no YAML; the tree is then as it was.
    """
    reader = _Reader(yaml.parse(text, Loader=_LOADER), Tree(file=tree.file), first_line, start)
    plain = reader.documents(path)
    for known, line in reader.tree.lines.items():
        tree.lines.setdefault(known, line)
    tree.problems += reader.tree.problems
    for section, keys in reader.tree.lost.items():
        tree.lose(section, keys)
    return plain


def keys_in(section: Any) -> list[str]:
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
                    self.tree.report_line(
                        line, _("一个文件只能有一份内容，这里又用 --- 另起一份。"), _("请删去这一行。")
                    )
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
            self.tree.report_line(line, _("不支持别名（*）。"), _("请把内容在这里再写一遍。"))
            return _LOST
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self.tree.report_line(line, _("不支持类型标记（!）。"), _("请删去它；每一格都按文字读。"))
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
                self.tree.report_line(line, _("键应当是文字。"), _("请检查这一行的括号。"))
            elif key in seen:
                message, advice = _("“{key}”重复出现，第一次在第 {first} 行。"), _("请删去其中一个；现在只读第一个。")
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
                self.tree.lose(event.value, keys_in(value))
        return plain

    def _line(self, event: Any) -> int:
        return self.first_line + int(event.start_mark.line) + 1
