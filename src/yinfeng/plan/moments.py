"""The moment a reader looks at, on every page of a campaign: a day, and the instant whose knowledge counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from ninja import Field, Schema

from yinfeng.kernel.refusals import ParameterError
from yinfeng.plan.models import Campaign

NAMES = ("as_of", "known_at")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class When:
    """The day that is looked at, and the instant whose knowledge counts (None: all that is known now).

    `kept` is what the address asked for, ready for the addresses of other pages; empty where it asked for no moment.
    """

    as_of: date
    known_at: datetime | None = None
    kept: str = ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What the address asked for, by name."""
        return parse_qsl(self.kept)

    def added_to(self, address: str) -> str:
        """Return an address that asks for the same moment."""
        if not self.kept:
            return address
        return f"{address}{'&' if '?' in address else '?'}{self.kept}"


class WhenIn(Schema):
    """The day and the instant that the interface is asked for."""

    as_of: str = Field("", description="a day such as 2022-12-31; else the earlier of today and the plan's last day")
    known_at: str = Field("", description="a day or an instant such as 2022-12-31T18:00+08:00; else all known now")


def default_day(campaign: Campaign, today: date) -> date:
    """Return the earlier of today and the plan's last day."""
    return min(today, campaign.period_to)


def read_when(asked: Mapping[str, str], campaign: Campaign, now: datetime) -> When:
    """Return the day and the instant that an address asks for; else the campaign's own day, and all that is known.

    Raises: ParameterError if either cannot be read.
    """
    said = {name: asked.get(name, "").strip() for name in NAMES}
    instant = _instant(said["known_at"], now.tzinfo) if said["known_at"] else None
    day = _day(said["as_of"]) if said["as_of"] else default_day(campaign, now.date())
    return When(day, instant, urlencode({name: value for name, value in said.items() if value}))


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
