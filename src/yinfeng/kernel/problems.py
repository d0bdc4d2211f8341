"""Problems of the data, located: collected, never raised one by one."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from yinfeng.kernel.marking import mark as _

DID_YOU_MEAN = _("是否想写“{near}”？")
_LONGEST_WORD = 64


def gettext_noop(template: str) -> str:
    """Mark a template to be translated where it is shown; a core knows no languages."""
    return template


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, for an advice such as DID_YOU_MEAN; empty where none is near."""
    near = difflib.get_close_matches(word, known, n=1) if len(word) <= _LONGEST_WORD else []
    return near[0] if near else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: a file with a line and column, a sheet and cell, a page, or a named field."""

    file: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""
    page: int = 0
    field: str = ""

    def __str__(self) -> str:
        spot = self.file
        if self.line:
            spot += f":{self.line}"
        elif self.cell or self.page:
            spot += f" {self.cell or f'p.{self.page}'}"
        return f"{spot} {self.field}".strip()


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in words a clerk understands.

    `message` and `advice` are templates in simplified Chinese whose `{names}` are filled from `facts`, so that an
    interface can translate the template before it fills it.
    """

    where: Place
    message: str
    advice: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the message with its facts, and the advice after it."""
        sentences = [translate(part).format(**self.facts) for part in (self.message, self.advice) if part]
        return " ".join(sentences)

    def __str__(self) -> str:
        return f"{self.where}: {self.say()}"
