"""What the interface answers about subjects: typed, keys with their labels, amounts in whole smallest units."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from yinfeng.plan.moments import WhenIn

FEN = "whole smallest units: hundredths of the currency, square metres, pieces"


class ListIn(WhenIn):
    """Filters of a list, as on its page; each kind takes its own, an empty one asks for everything."""

    text: str = Field("", description="words that all occur, in either script, in names, investors, industries, sites")
    unit: str = Field("", description="key of a unit; unknown: none is stated")
    tier: str = Field("", description="key of a tier: any of its units")
    group: str = Field("", description="key of an industry group; unknown: none is stated")
    stage: str = Field("", description="the furthest stage; unknown: none yet")
    standing: str = Field("", description="reported, claimed or verified; unknown: no stage yet")
    from_day: str = Field("", alias="from", description="first day of the stage's window: 2022-03-05, 2022-03 or 2022")
    to_day: str = Field("", alias="to", description="last day of the stage's window")
    certainty: str = Field("", description="possible (unless said otherwise) or sure: days may be imprecise")
    at_least: str = Field("", description="as printed: 20亿元; compared with the lower end, in that currency only")
    nature: str = ""
    origin: str = ""
    industry: str = ""
    model: str = ""
    place: str = ""
    undated: str = Field("", description="1: no day of a stage is known")
    unfigured: str = Field("", description="1: no amount or area is known")
    contested: str = Field("", description="1: sources contradict each other")
    uncertain: str = Field("", description="1: perhaps the same as another")
    above_scale: str = Field("", description="1: above designated size")
    listed: str = Field("", description="1: stands on a list of lead firms")
    sort: str = Field("", description="key of a column, with - for the largest first; what has no value comes last")
    page: int = Field(1, ge=1)
    size: int = Field(50, ge=1, le=500)


class NamedOut(Schema):
    """A unit, group, stage or word of the plan by key; a name that the plan does not know is its own key."""

    key: str
    label: str


class DaysOut(Schema):
    """Days as precise as they were printed."""

    from_day: date | None = Field(description="null: only the last possible day is known")
    to_day: date
    precision: Literal["day", "month", "quarter", "half", "year", "range", "until"]


class FigureOut(Schema):
    """A figure or range."""

    low: int = Field(description=FEN)
    high: int = Field(description=FEN)
    unit: str = Field(description="CNY, USD … for money, m2, or a measure word")
    printed: str = Field(description="as printed in the source, else in words")


class StageOut(NamedOut):
    """The furthest stage reached, on what standing, and when."""

    standing: Literal["reported", "claimed", "verified"]
    days: DaysOut | None


class RowOut(Schema):
    """What every row of a list has."""

    key: str
    name: str
    stage: StageOut | None
    contested: list[NamedOut] = Field(description="words that sources contradict each other on")
    known_at: datetime = Field(description="since when the latest of its entries is known")


class OwnedOut(RowOut):
    """What rows have whose units the ledger itself holds."""

    units: list[NamedOut] = Field(description="several where sources contradict each other")


class ProjectOut(OwnedOut):
    """An investment project."""

    kind: Literal["project"]
    groups: list[NamedOut]
    industry: str
    nature: str
    origin: str
    investor: str
    amount: FigureOut | None
    n_uncertain: int = Field(description="how many others it is perhaps the same as")


class KeyProjectOut(OwnedOut):
    """A key project."""

    kind: Literal["key-project"]
    groups: list[NamedOut]
    amount: FigureOut | None
    planned: FigureOut | None
    completed: FigureOut | None


class FirmOut(OwnedOut):
    """A firm."""

    kind: Literal["firm"]
    industry: str
    product: str
    above_scale: bool
    lists: str


class ParkOut(OwnedOut):
    """A park or other carrier."""

    kind: Literal["park"]
    model: str
    operator: str
    area: FigureOut | None
    status: str


class EventOut(OwnedOut):
    """A signing, fair or other occasion."""

    kind: Literal["event"]
    place: str
    n_projects: int | None
    amount: FigureOut | None


class AssignmentRowOut(RowOut):
    """A clause as something owed; by whom and until when, the plan says."""

    kind: Literal["assignment"]


AnyRow = Annotated[
    ProjectOut | KeyProjectOut | FirmOut | ParkOut | EventOut | AssignmentRowOut, Field(discriminator="kind")
]


class ListOut(Schema):
    """A page of a list."""

    campaign: str
    invented: bool = Field(description="true: everything in it is made up")
    kind: str
    n_held: int = Field(description="how many of the kind the ledger holds")
    n_found: int = Field(description="how many meet every filter")
    page: int
    n_pages: int
    size: int
    subjects: list[AnyRow]


class ProblemOut(Schema):
    """One parameter that makes no sense, with a sentence that says why."""

    loc: tuple[str, str]
    msg: str


class ProblemsOut(Schema):
    """All of them at once."""

    detail: list[ProblemOut]


class SourceOut(Schema):
    """Where an entry comes from."""

    kind: Literal["publication", "return", "paper", "statement"]
    title: str
    url: str
    published: str
    publisher_class: str
    confidence: str


class SaidOut(Schema):
    """What an entry says: days, a figure, a text, any of which may be missing."""

    entry: int
    days: DaysOut | None
    figure: FigureOut | None
    text: str
    raw: str = Field(description="as printed, where it could not be read as a figure too")


class RulingOut(SaidOut):
    """What another unit ruled on an assertion; its text is the reason."""

    standing: Literal["verified", "refused"]
    by_unit: str
    known_at: datetime
    source: SourceOut | None


class FactOut(SaidOut):
    """What stands of one word after corrections and rulings."""

    standing: Literal["reported", "claimed", "verified", "refused"]
    by_unit: str
    known_at: datetime
    source: SourceOut | None
    ruling: RulingOut | None
    before_ruling: SaidOut | None = Field(description="what was said before a ruling reduced or dated it")
    corrects: list[int] = Field(description="the entries it took the place of, the oldest first")


class WordOut(Schema):
    """Everything that stands of one word, side by side."""

    label: str
    family: Literal["stage", "measure", "attribute", "verdict"]
    contested: bool
    facts: list[FactOut]


class SubjectOut(Schema):
    """One subject as it is known at an instant."""

    campaign: str
    invented: bool
    kind: str
    key: str
    name: str
    known_at: datetime | None = Field(description="null: all that is known now")
    words: dict[str, WordOut]
