"""What a reader asks for in the address: a day, an instant, filters. A bad value gets one sentence that says why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext

from yinfeng.figures.selectors import When, default_day
from yinfeng.plan.models import Campaign

FILTERS = ("unit", "tier", "group", "industry", "origin", "nature", "event")
CLOSED_AXES = ("unit", "tier", "group")  # their labels are the plan's; any other may be asked for
NO_LABEL = "-"
_YEARS = range(1900, 2101)


class ParameterError(Exception):
    """A parameter cannot be read, or asks for what there is not; the message is one sentence."""


def read_when(asked: Mapping[str, str], campaign: Campaign, now: datetime) -> When:
    """Return the day and the instant that an address asks for; else the campaign's own day, and all that is known.

    Raises: ParameterError if either cannot be read.
    """
    known_at = asked.get("known_at", "").strip()
    as_of = asked.get("as_of", "").strip()
    instant = _instant(known_at, now.tzinfo) if known_at else None
    return When(_day(as_of) if as_of else default_day(campaign, now.date()), instant)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ParameterError(gettext("as_of=%(text)s 不是日期，应如 2022-12-31。") % {"text": text}) from None
    if day.year not in _YEARS:
        raise ParameterError(gettext("as_of=%(text)s 不在 1900 年到 2100 年之间。") % {"text": text})
    return day


def _instant(text: str, zone: object) -> datetime:
    """Read an instant; a bare day means its last instant, and a lost plus sign (a space in an address) is put back."""
    here = zone if isinstance(zone, ZoneInfo) else ZoneInfo("Asia/Shanghai")
    try:
        if len(text) == len("2022-12-31"):
            return datetime.combine(date.fromisoformat(text), time.max, here)
        instant = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        return instant if instant.tzinfo else instant.replace(tzinfo=here)
    except (ValueError, OverflowError):
        message = gettext("known_at=%(text)s 不是时刻，应如 2022-12-31 或 2022-12-31T18:00+08:00。")
        raise ParameterError(message % {"text": text}) from None


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
    def of(cls, slug: str, asked: Mapping[str, str]) -> "Addresses":
        """Return the addresses that keep what was asked."""
        return cls(slug, {name: asked[name] for name in ("as_of", "known_at") if asked.get(name)})

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
        return reverse("ledger:subject", args=[self.slug, kind, key])

    def _with(self, path: str, given: Mapping[str, str]) -> str:
        query = urlencode({**self.kept, **given})
        return f"{path}?{query}" if query else path
