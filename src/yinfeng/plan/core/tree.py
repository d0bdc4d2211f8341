"""A plan file as a tree of text values: where each stands, what was wrong, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Union

from yinfeng.kernel.problems import Place, Problem

Path = tuple[str | int, ...]
Plain = Union[str, list["Plain"], dict[str, "Plain"]]  # noqa: UP007 (a recursive alias cannot use |)


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
