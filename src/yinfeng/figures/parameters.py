"""What a reader asks of a figure in its address: filters; and addresses that keep the moment asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from yinfeng.plan.moments import When

FILTERS = ("unit", "tier", "group", "industry", "origin", "nature", "event")
CLOSED_AXES = ("unit", "tier", "group")  # their labels are the plan's; any other may be asked for
NO_LABEL = "-"


def read_where(asked: Mapping[str, str]) -> dict[str, str]:
    """Return the filters that an address asks for; `-` asks for what lies under no label."""
    given = {axis: asked.get(axis, "").strip() for axis in FILTERS}
    return {axis: "" if label == NO_LABEL else label for axis, label in given.items() if label}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of this campaign's figures that keep the day and instant the reader asked for."""

    slug: str
    kept: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, slug: str, when: When) -> "Addresses":
        """Return the addresses that keep the moment that was asked for."""
        return cls(slug, dict(when.parameters))

    def figure(self, measure: str, where: Mapping[str, str] | None = None, **more: str) -> str:
        """Return where a figure opens, under filters."""
        given = {axis: label or NO_LABEL for axis, label in (where or {}).items()}
        return self._with(reverse("figures:figure", args=[self.slug, measure]), {**given, **more})

    @property
    def board(self) -> str:
        """Return where all measures stand."""
        return self.page("board")

    def page(self, name: str, **more: str) -> str:
        """Return the address of another page of this room."""
        return self._with(reverse(f"figures:{name}", args=[self.slug]), more)

    def subject(self, kind: str, key: str) -> str:
        """Return the page of a subject."""
        return self._with(reverse("ledger:subject", args=[self.slug, kind, key]), {})

    def _with(self, path: str, given: Mapping[str, str]) -> str:
        query = urlencode({**self.kept, **given})
        return f"{path}?{query}" if query else path
