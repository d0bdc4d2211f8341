"""What stands around the rows of a list: its form, the filters in use, the counts that filter, heads, pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from yinfeng.ledger.core.listing import short_names, stage_words
from yinfeng.ledger.lists.asking import Asked
from yinfeng.ledger.lists.columns import CODES, Column, Filter, Label, ListKind
from yinfeng.ledger.lists.selectors import STANDINGS, Held, Tally, period_of
from yinfeng.ledger.showing import STANDINGS as STANDING_WORDS
from yinfeng.ledger.showing import Speaker
from yinfeng.plan.core.filters import UNSAID
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.words import VALUES

SIZES = (25, 50, 100, 200)
DOUBTS = ("unfigured", "contested", "uncertain")
MARKS = ("above_scale", "listed")
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One value a filter may take, and how many rows have it, where that is known."""

    value: str
    label: Label
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """Options under a heading (none: without one)."""

    label: Label
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """One control of the form."""

    filter: Filter
    value: str
    groups: tuple[Options, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link that asks for something else of the same list; `n` is how many rows that has."""

    label: Label
    address: str
    n: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: what a click on it asks for, and which way the rows run now, if they run by it."""

    column: Column
    address: str
    runs: str = ""


class Controls:
    """Everything around the rows of one list as it was asked for."""

    def __init__(self, kind: ListKind, asked: Asked, held: Held, speaker: Speaker) -> None:
        self.kind, self.asked, self.speaker = kind, asked, speaker
        self.groups = {**_plan_options(speaker, kind), **_own_options(kind, held)}
        self.labels: Mapping[str, Mapping[str, Label]] = {
            key: {option.value: option.label for group in groups for option in group.options}
            for key, groups in self.groups.items()
        }

    def form(self, *sorts: str) -> list[Control]:
        """Return the controls of some sorts, in the order of the kind."""
        return [
            Control(wanted, self.asked.filters.get(wanted.key, ""), self.groups.get(wanted.key, ()))
            for wanted in self.kind.filters
            if wanted.sort in sorts
        ]

    def in_use(self, without: Mapping[str, int] | None = None) -> list[Link]:
        """Return each filter in use with the address that drops it, and how many rows that would leave."""
        links = [
            Link(self._said(key), self.asked.without(key).address(), (without or {}).get(key))
            for key in self.asked.filters
        ]
        return sorted(links, key=lambda link: -(link.n or 0))

    def _said(self, key: str) -> str:
        wanted, value = self.kind.asks[key], self.asked.filters[key]
        if wanted.sort == "flag":
            return str(wanted.label)
        return gettext("%(name)s：%(value)s") % {
            "name": wanted.label,
            "value": self.labels.get(key, {}).get(value, value),
        }

    def stages(self, tally: Tally) -> list[Link]:
        """Return the stages that rows stand at, in the plan's order, what stands at none last."""
        return self._counts("stage", (*stage_words(self.speaker.plan, self.kind.key), ""), tally.stages)

    def standings(self, tally: Tally) -> list[Link]:
        """Return the standings of these stages."""
        return self._counts("standing", (*STANDINGS, ""), tally.standings)

    def _counts(self, key: str, values: tuple[str, ...], counts: Mapping[str, int]) -> list[Link]:
        found = ((value or UNSAID, counts.get(value, 0)) for value in values)
        return [
            self._toggle(key, value, self.labels[key][value], n)
            for value, n in found
            if n or self.asked.filters.get(key) == value
        ]

    def dates(self, tally: Tally) -> list[Link]:
        """Return what was possibly reached in the campaign's period, and what has no day."""
        period = period_of(self.speaker.plan)
        current = period.items() <= self.asked.filters.items()
        changed = self.asked.without(*period, "certainty") if current else self.asked.having(**period)
        inside = Link(gettext("可能在行动期间内"), changed.address(), tally.in_period, current)
        return [inside, self._flag("undated", tally)]

    def flags(self, tally: Tally, keys: tuple[str, ...]) -> list[Link]:
        """Return the flags among these that the kind has, whether or not any row has them."""
        return [self._flag(key, tally) for key in keys if key in self.kind.asks]

    def _flag(self, key: str, tally: Tally) -> Link:
        return self._toggle(key, "1", self.kind.asks[key].label, tally.flags.get(key, 0))

    def _toggle(self, key: str, value: str, label: Label, n: int) -> Link:
        current = self.asked.filters.get(key) == value
        changed = self.asked.without(key) if current else self.asked.having(**{key: value})
        return Link(label, changed.address(), n, current)

    def heads(self, columns: list[Column]) -> list[Head]:
        """Return the heads of the columns shown."""
        return [self._head(column) for column in columns]

    def _head(self, column: Column) -> Head:
        order = self.asked.order or self.kind.order
        up, down = column.key, f"-{column.key}"
        runs = {up: "ascending", down: "descending"}.get(order, "")
        first, second = (down, up) if column.descends else (up, down)
        return Head(column, self._ordered(second if order == first else first).address(), runs)

    def _ordered(self, order: str) -> Asked:
        return replace(self.asked, order="" if order == self.kind.order else order, page=1)

    def orders(self) -> Iterator[tuple[str, Label, bool]]:
        """Yield every order for the form: its value, its words, whether it is the one in use."""
        order = self.asked.order or self.kind.order
        names = [("key", gettext("编号")), *((column.key, column.label) for column in self.kind.columns)]
        for key, label in names:
            for value, template in ((key, gettext("%(name)s 升序")), (f"-{key}", gettext("%(name)s 降序"))):
                yield value, template % {"name": label}, value == order

    def pages(self, n_pages: int) -> list[Link | None]:
        """Return links to the first, the last and the pages around this one; None where pages are left out."""
        near = range(self.asked.page - _AROUND, self.asked.page + _AROUND + 1)
        wanted = [page for page in range(1, n_pages + 1) if page in (1, n_pages) or page in near]
        links: list[Link | None] = []
        for before, page in zip([0, *wanted], wanted, strict=False):
            links += [None] if page > before + 1 else []
            links.append(Link(str(page), self.turned(page), current=page == self.asked.page))
        return links

    def turned(self, page: int) -> str:
        """Return the address of another page."""
        return replace(self.asked, page=page).address()


def _plan_options(speaker: Speaker, kind: ListKind) -> dict[str, tuple[Options, ...]]:
    plan = speaker.plan
    unsaid = Options("", (Option(UNSAID, gettext("未写明")),))
    names = short_names(plan)
    groups = [body.key for body in plan.bodies if body.kind == "industry_group"]
    stages = tuple(Option(word, speaker.word(word)) for word in stage_words(plan, kind.key))
    standings = tuple(Option(key, STANDING_WORDS[key]) for key in STANDINGS)
    no_stage = Options("", (Option(UNSAID, gettext("还没有阶段")),))
    return {
        "unit": (unsaid, *_units(plan)),
        "tier": tuple(_tiers(plan)),
        "group": (unsaid, Options("", tuple(Option(key, names[key]) for key in groups))),
        "stage": (Options("", stages), no_stage),
        "standing": (Options("", standings), no_stage),
        "certainty": (Options("", tuple(Option(key, label) for key, label in CODES["certainty"].items())),),
    }


def _units(plan: Plan) -> Iterator[Options]:
    for tier in sorted(plan.tiers, key=lambda tier: (tier.of, tier.order)):
        label = gettext("%(name)s：%(value)s") % {"name": VALUES["of"][tier.of], "value": tier.label}
        yield Options(label, tuple(Option(unit.key, unit.short) for unit in plan.units if unit.tier == tier.key))


def _tiers(plan: Plan) -> Iterator[Options]:
    for side, label in VALUES["of"].items():
        tiers = sorted((tier for tier in plan.tiers if tier.of == side), key=lambda tier: tier.order)
        yield Options(label, tuple(Option(tier.key, tier.label) for tier in tiers))


def _own_options(kind: ListKind, held: Held) -> dict[str, tuple[Options, ...]]:
    """Offer the values that rows have, the most frequent first, what has none last."""
    found = {}
    for wanted in kind.filters:
        if wanted.field:
            words = {"": gettext("未写明"), **CODES.get(wanted.key, {})}
            counts = sorted(held.values[wanted.field].items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
            options = tuple(Option(value or UNSAID, words.get(value, value), n) for value, n in counts)
            found[wanted.key] = (Options("", options),)
    return found
