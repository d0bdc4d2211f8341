"""The counties of a region by every name that a cell, an address, a title or a sheet uses for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.sheets import Value

_SUFFIX = re.compile(r"(?<=..)[市县区]$")
_GENERIC = re.compile(r"^(?:经济|技术|高新|台商)*(?:投资|开发|园)区$|^高新区$")
_ROAD = r"(?!(?:东|西|南|北|中)?(?:路|街|大道|大街|人|商会|籍))"


_LONGEST_SHORT, _SHORTEST_LONG, _LONGEST_LONG = 6, 4, 12


def _is_form_of(text: str, alias: str) -> bool:
    if len(text) < len(alias):
        return len(text) <= _LONGEST_SHORT and _is_within(text, alias)
    return (
        len(alias) > _SHORTEST_LONG and len(text) <= _LONGEST_LONG and text[:2] == alias[:2] and _is_within(alias, text)
    )


def _is_within(short: str, long: str) -> bool:
    characters = iter(long)
    return short[-1] == long[-1] and all(character in characters for character in short)


@dataclass(frozen=True)
class Places:
    """Canonical county names by alias. A campaign without a table of places keeps what a cell says."""

    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {_SUFFIX.sub("", plain(alias)): name for alias, name in self.names.items()}
        return known | {plain(alias): name for alias, name in self.names.items()}

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        aliases = sorted((alias for alias in self._known if not _GENERIC.match(alias)), key=len, reverse=True)
        return re.compile("|".join(f"{re.escape(alias)}{_ROAD}" for alias in aliases) or r"(?!)")

    def in_cell(self, value: Value) -> str | None:
        """Return the county that a cell of a county column names; None where it names none or several."""
        text = plain(value) if isinstance(value, str) else ""
        if name := self._known.get(text):
            return name
        if len(text) >= 3 and (name := self._abbreviated(text)):
            return name
        if not self.names:
            return value.strip() if isinstance(value, str) and 2 <= len(text) <= 10 else None
        return self.in_text(text)

    def _abbreviated(self, text: str) -> str | None:
        """Return the one county of which a text is a shorter or longer form, its characters in order: 台商区 is
        台商投资区, 泉州经济技术开发区 is 泉州开发区."""
        found = {name for alias, name in self._known.items() if _is_form_of(text, alias)}
        return found.pop() if len(found) == 1 else None

    def in_text(self, text: str) -> str | None:
        """Return the one county that a plain text mentions; the first where a longer address goes on to others."""
        found = self.all_in(text)
        return found[0] if found else None

    def all_in(self, text: str) -> list[str]:
        """Return the counties that a plain text mentions, in its order."""
        return list(dict.fromkeys(self._known[match] for match in self._anywhere.findall(text)))

    def only_in(self, texts: Iterable[str]) -> str | None:
        """Return the county that plain titles name, if they name exactly one."""
        found = {county for text in texts for county in self.all_in(text)}
        return found.pop() if len(found) == 1 else None
