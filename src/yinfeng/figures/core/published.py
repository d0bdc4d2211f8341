"""Published figures and what each asks of the ledger: the file `published.yaml` of a campaign."""

from datetime import date
from typing import Literal

from pydantic import Field

from yinfeng.figures.core.asking import ALL_STANDINGS, Ask
from yinfeng.kernel.days import Interval
from yinfeng.kernel.problems import Problem
from yinfeng.plan.core.loader import load_list
from yinfeng.plan.core.schema import Model
from yinfeng.plan.core.values import Day, Key, Period, Printed, Text

Bound = Literal["exact", "approx", "over", "at_least"]
Counted = Literal["reported", "claimed", "verified", "refused"]


class Asked(Model):
    """The question that answers a published figure, as it stands in the file.

    `standings` are those the publisher counted (none named: all that are not refused). `known_at` is the last day whose
    knowledge the publisher had. `rounded_to` is the step that the publisher rounded a sum to, half away from zero.
    """

    op: Literal["count", "sum", "days"]
    kind: Key
    word: Key | None = None
    from_word: Key | None = Field(default=None, alias="from")
    to_word: Key | None = Field(default=None, alias="to")
    window: Period | None = None
    unless: tuple[Key, ...] = ()
    at_least: Printed | None = None
    value: Key = "agreed_amount"
    where: dict[Key, Text] = {}
    keys: tuple[Text, ...] = ()
    standings: tuple[Counted, ...] = ()
    known_at: Day | None = None
    rounded_to: Printed | None = None

    def ask(self) -> Ask:
        """Make the question concrete; without a window it asks of all days."""
        window = self.window or Interval(None, date.max)
        return Ask(
            op=self.op,
            kind=self.kind,
            window=window,
            until=window.to_day,
            standings=self.standings or ALL_STANDINGS,
            word=self.word or "",
            unless=self.unless,
            from_word=self.from_word or "",
            to_word=self.to_word or "",
            value=self.value,
            at_least=self.at_least,
            where=tuple(sorted(self.where.items())),
            keys=self.keys,
        )


class PublishedAsk(Model):
    """A published figure: from the plan (`plan`), the table of indicators (`indicator`), or written out here.

    `reads` is the figure where the printed word is none (一个月 reads 30天). `missing` names what the ledger does not
    hold, where that is why the figure cannot be explained. `target` names the target of the plan it speaks to.
    """

    key: Key
    plan: Key | None = None
    indicator: Text | None = None
    label: Text | None = None
    value: Text | None = None
    reads: Printed | None = None
    scope_printed: Text | None = None
    source: Text | None = None
    published: Text | None = None
    bound: Bound
    target: Key | None = None
    missing: Text | None = None
    ask: Asked | None = None


def load_published(text: str, file: str = "published.yaml") -> tuple[tuple[PublishedAsk, ...], list[Problem]]:
    """Read the file; the sound entries are returned beside all problems."""
    return load_list(text, file, "figures", PublishedAsk)
