"""What the generator takes from the campaign's plan: names of units and groups, and clauses with whom they oblige.

Read line by line with the standard library, since the plan file is ours and keeps one shape.
"""

import re
from dataclasses import dataclass
from pathlib import Path

PLAN = Path(__file__).parents[1] / "plan.yaml"

_ITEM = re.compile(r"^  - \{key: (?P<key>[\w-]+), label: (?P<label>[^,]+),(?P<rest>.*)$")
_FIELD = re.compile(r"^    (?P<name>\w+): (?P<value>.+)$")


@dataclass(frozen=True)
class Named:
    """A unit or body: its key, its name as clerks write it, its kind and, for a unit, its tier."""

    key: str
    name: str
    kind: str
    tier: str = ""


@dataclass(frozen=True)
class Clause:
    """A clause: summary, the keys it obliges (none if the text names nobody) and its due day as printed."""

    key: str
    document: str
    summary: str
    responsible: tuple[str, ...]
    due: str


def _section(name: str) -> list[str]:
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"{name}:") + 1
    rest = lines[start:]
    end = next((n for n, line in enumerate(rest) if re.match(r"\w", line)), len(rest))
    return rest[:end]


def _items(name: str) -> list[Named]:
    text = "\n".join(_section(name)).replace(",\n     ", ", ")
    found = [match for line in text.splitlines() if (match := _ITEM.match(line))]
    return [_named(match["key"], match["label"], match["rest"]) for match in found]


def _named(key: str, label: str, rest: str) -> Named:
    kind = re.search(r"kind: (\w+)", rest)
    tier = re.search(r"tier: ([\w-]+)", rest)
    alias = re.search(r"aliases: \[([^,\]]+)", rest)
    kind_name = kind[1] if kind else ""
    short = alias is not None and kind_name in {"zone", "industry_group", "office", "service_centre"}
    return Named(key, alias[1] if alias and short else label, kind_name, tier[1] if tier else "")


def units() -> list[Named]:
    """Return the units in the plan's order."""
    return _items("units")


def bodies() -> dict[str, Named]:
    """Return the bodies by key."""
    return {body.key: body for body in _items("bodies")}


def groups() -> list[Named]:
    """Return the industry groups in the plan's order."""
    return [body for body in bodies().values() if body.kind == "industry_group"]


def clauses() -> list[Clause]:
    """Return the clauses that are duties, in the plan's order."""
    blocks = re.split(r"^  - key: ", "\n".join(_section("clauses")), flags=re.M)[1:]
    return [_clause(block) for block in blocks if "says: fact" not in block]


def _clause(block: str) -> Clause:
    key, *lines = block.splitlines()
    fields = {match["name"]: match["value"] for line in lines if (match := _FIELD.match(line))}
    listed = fields["responsible"]
    responsible = tuple(listed.strip("[]").split(", ")) if listed.startswith("[") else ()
    return Clause(key, fields["document"], fields["summary"], responsible, fields["due"])
