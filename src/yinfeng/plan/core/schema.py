"""What a plan may say: one frozen model for each kind of item. Meaning across items is checked in `checks`."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from yinfeng.kernel.days import Interval
from yinfeng.plan.core.values import (
    UNKNOWN,
    Anchor,
    Day,
    Digest,
    Key,
    Period,
    Printed,
    Span,
    Text,
    Unknown,
    Whole,
    Yes,
)  # fmt: skip


class Model(BaseModel):
    """A frozen item that refuses words it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


class Region(Model):
    """The region whose campaign it is; its code bounds what counts as outside."""

    name: Text
    code: Text = ""


class Days(Model):
    """The campaign's first and last day, both inside it."""

    from_day: Day = Field(alias="from")
    to_day: Day = Field(alias="to")

    @property
    def interval(self) -> Interval:
        """The days as one closed interval."""
        return Interval(self.from_day, self.to_day)


class Document(Model):
    """A published text the plan rests on, found by digest and never kept in the repository."""

    key: Key
    title: Text
    publisher: Text = ""
    published: Period
    file: Text
    sha256: Digest
    sentences: Text = ""


class NotModelled(Model):
    """A span that decides nothing, with the reason."""

    document: Key
    span: Span
    reason: Text


class Clause(Model):
    """At most two sentences of a document, what they say in our words, and whom they oblige until when."""

    key: Key
    document: Key
    span: Span
    anchor: Anchor
    summary: Text
    responsible: Annotated[tuple[Key, ...], Field(min_length=1)] | Unknown = UNKNOWN
    due: Day | Literal["standing"] | Unknown = UNKNOWN
    says: Literal["duty", "fact"] = "duty"


class Item(Model):
    """Anything that a clause created, or that the plan assumes and says so."""

    key: Key
    label: Text
    clause: Key | None = None
    anchor: Anchor | None = None
    source: Literal["assumption"] | None = None
    note: Text | None = None


class Tier(Item):
    """A group of units that are compared with each other only."""

    of: Literal["county", "department"]
    order: Whole


class Unit(Item):
    """Who is responsible, compared and judged."""

    short: Text
    kind: Literal["county", "zone", "department", "committee", "liaison_office", "enterprise", "association"]
    tier: Key
    code: Text | None = None
    aliases: tuple[Text, ...] = ()


class Body(Item):
    """A body of the campaign machine: leading group, office, industry group, service centre, company, mechanism."""

    kind: Literal["leading_group", "office", "industry_group", "service_centre", "promotion_company",
                  "coordination", "task_team"]  # fmt: skip
    parent: Key | None = None
    members: tuple[Key, ...] = ()
    mandates: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()


class Target(Item):
    """What the region, a unit, a body or a tier owes, dated so that a change adds a day."""

    measure: Key
    of: Key
    bound: Literal["at_least", "more_than"]
    values: dict[Day, Printed] = Field(min_length=1)
    due: Day

    def value_on(self, day: date) -> Printed | None:
        """Return the value in force on a day, or None before the first."""
        started = [start for start in self.values if start <= day]
        return self.values[max(started)] if started else None


class Part(Item):
    """A named part of a provision."""

    detail: Text | None = None


class Provision(Item):
    """What the notice lays down besides bodies, units and targets."""

    family: Literal["principle", "promotion", "outreach", "lifecycle", "land", "fund", "incentive", "review",
                    "capacity", "subplan", "service"]  # fmt: skip
    detail: Text | None = None
    parent: Key | None = None
    parts: tuple[Part, ...] = ()
    figures: dict[Text, Text] = {}


class Recognition(Item):
    """Which projects the campaign recognises: a tested rule kind and its setting."""

    rule: Literal["outside_region", "equal_treatment"]
    value: Text


class Stage(Item):
    """A step of the work, with the papers that prove it."""

    papers: tuple[Key, ...] = ()


class Kind(Item):
    """What is followed, with its stages in order."""

    stages: tuple[Key, ...] = ()


class Condition(Item):
    """A compound condition: every stage of `all_of` and, where given, at least one of `any_of`.

    The first of `all_of` has to be reached inside the window that is asked for; the others by its end.
    """

    all_of: tuple[Key, ...] = ()
    any_of: tuple[Key, ...] = ()
    question: Key | None = None


class Measure(Item):
    """A count, sum, rate or duration over subjects of one kind. `word`, `cohort` … name a stage or a condition.

    `unless` names stages that take a subject out once reached: in talks, unless signed.
    """

    op: Literal["count", "sum", "rate", "days"]
    kind: Key
    unit: Text = "个"
    word: Key | None = None
    cohort: Key | None = None
    reached: Key | None = None
    from_word: Key | None = Field(default=None, alias="from")
    to_word: Key | None = Field(default=None, alias="to")
    value: Key | None = None
    unless: tuple[Key, ...] = ()
    weigh: Literal["count", "amount"] = "count"
    denominator: Literal["cohort_count", "agreed_total", "planned_to_date", "registered_capital"] | None = None
    at_least: Printed | None = None
    group: Key | None = None
    window: Literal["campaign", "year_to_date", "as_of"] = "campaign"
    standings: tuple[Literal["reported", "claimed", "verified"], ...] = ("reported", "claimed", "verified")
    question: Key | None = None


class Published(Item):
    """A figure that a document printed: an assertion that the ledger has to explain."""

    value: Text
    of: Key
    scope_printed: Text | None = None
    period: Period | None = None
    as_of: Period | None = None
    measure: Key | None = None
    question: Key | None = None


class Question(Model):
    """What the notice leaves open, and how the campaign works until someone decides."""

    key: Key
    question: Text
    clause: Key | None = None
    readings: tuple[Text, ...] = ()
    working_rule: Text
    reason: Text
    decider: Text


class Plan(Model):
    """Everything a notice decides."""

    format: Literal["1"]
    campaign: Key
    title: Text
    invented: Yes
    region: Region
    period: Days
    documents: tuple[Document, ...]
    not_modelled: tuple[NotModelled, ...] = ()
    clauses: tuple[Clause, ...]
    tiers: tuple[Tier, ...] = ()
    units: tuple[Unit, ...] = ()
    bodies: tuple[Body, ...] = ()
    targets: tuple[Target, ...] = ()
    provisions: tuple[Provision, ...] = ()
    recognition: tuple[Recognition, ...] = ()
    papers: tuple[Item, ...] = ()
    stages: tuple[Stage, ...] = ()
    kinds: tuple[Kind, ...] = ()
    conditions: tuple[Condition, ...] = ()
    measures: tuple[Measure, ...] = ()
    published: tuple[Published, ...] = ()
    questions: tuple[Question, ...] = ()

    def items(self) -> Iterator[tuple[str, Item]]:
        """Yield every item with the name of its section, in the file's order; parts follow their provision."""
        for section in ITEM_SECTIONS:
            for item in getattr(self, section):
                yield section, item
                for part in getattr(item, "parts", ()):
                    yield section, part.model_copy(update={"clause": part.clause or item.clause})


ITEM_SECTIONS = (
    "tiers", "units", "bodies", "targets", "provisions", "recognition", "papers", "stages", "kinds", "conditions",
    "measures", "published",
)  # fmt: skip
LIST_SECTIONS = ("documents", "not_modelled", "clauses", *ITEM_SECTIONS, "questions")
