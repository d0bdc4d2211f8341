"""The shapes of what the interface answers about figures."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

from yinfeng.plan.moments import WhenIn


class FigureIn(WhenIn):
    """The day, the instant and filters; `-` asks for subjects that lie under no label."""

    unit: str = ""
    tier: str = ""
    group: str = ""
    industry: str = ""
    origin: str = ""
    nature: str = ""
    event: str = ""


class SumOut(Schema):
    """A sum in one currency, in hundredths; each pair is (low, high), the possible not part of the sure."""

    currency: str
    sure: tuple[int, int]
    possible: tuple[int, int]


class ValueOut(Schema):
    """A value. Only the part of its operation is filled."""

    op: Literal["count", "sum", "rate", "days"]
    text: str = Field(description="as it reads on a page, such as 4 (+16)")
    sure: int = Field(description="subjects that surely count")
    possible: int = Field(description="subjects that possibly count, on top of the sure ones")
    sums: list[SumOut]
    without_amount_sure: int
    without_amount_possible: int
    low: float | None = Field(description="the smallest a rate can be, a plain ratio")
    high: float | None
    reached: int = Field(description="the sure numerator of a rate: subjects, or hundredths of the currency")
    cohort: int = Field(description="the denominator of a rate: subjects, or hundredths of the currency")
    possible_cohort: int
    durations: dict[str, float | int | list[int] | None] = Field(description="days")


class MomentOut(Schema):
    """What a figure is computed on."""

    plan_digest: str
    as_of: date
    known_at: datetime
    position: int = Field(description="the ledger's last entry")


class FigureOut(Schema):
    """A figure: its value, the standings beside it, and the code that opens it for ever."""

    code: str
    campaign: str
    measure: str
    label: str
    unit: str
    is_held: bool = Field(description="false: the ledger holds no subject of this kind, a zero is no finding")
    value: ValueOut
    standings: dict[str, ValueOut]
    counts: list[str] = Field(description="the standings that the value counts")
    window: str
    where: dict[str, str] = Field(description="filters by axis")
    moment: MomentOut
    clause: str | None = Field(description="the clause of the plan it comes from; null: assumed")
    question: str | None = Field(description="the open question of the plan it rests on")
    page: str


class SourceOut(Schema):
    """Where a row's facts come from."""

    kind: str
    title: str
    url: str
    published: str


class RowOut(Schema):
    """A subject that counts."""

    key: str
    name: str
    degree: Literal["sure", "possible"]
    days: dict[str, list[str]] = Field(description="by word, as precisely as printed")
    amounts: list[str] = Field(description="as printed")
    standings: list[str]
    reasons: list[str] = Field(description="why it is only possible")
    reached: Literal["yes", "possibly", "no"] | None = Field(description="for a rate: whether it is in the numerator")
    length: tuple[int, int] | None = Field(description="for a duration: shortest and longest, in days")
    sources: list[SourceOut]
    page: str


class OpenedOut(FigureOut):
    """A figure with its definition in words and its rows."""

    definition: dict[str, str]
    rows: list[RowOut]
    n_with_paper: int = Field(description="rows that a paper proves")
    near: dict[str, int] = Field(description="subjects that were not counted for one reason alone, by that reason")
    is_kept: bool = Field(description="false: nothing can be written, the code will not open")


class TodayOut(Schema):
    """What the same question gives now."""

    value: ValueOut
    standings: dict[str, ValueOut]
    moment: MomentOut


class PrintedOut(FigureOut):
    """A figure as it was printed, its rows then, and the same question's answer now."""

    definition: dict[str, str]
    rows: list[RowOut]
    printed_at: datetime
    agrees: bool = Field(description="whether the same ledger, plan and instant give the printed value again")
    today: TodayOut | None = Field(description="null: today's plan does not ask it")


class HeldOut(Schema):
    """What the ledger holds for a published figure. Amounts in fen, the low ends of known ones."""

    rows_sure: list[str]
    rows_possible: list[str]
    amount_sure: int
    amount_possible: int
    without_amount_sure: int
    without_amount_possible: int
    days: tuple[int, int] | None


class PublishedOut(Schema):
    """A published figure and whether the ledger explains it."""

    key: str
    label: str
    printed: str
    scope_printed: str
    window: str
    bound: str
    source_title: str
    source_url: str
    source_day: str
    clause: str
    target: str
    note: str
    missing: str = Field(description="what the ledger does not hold")
    verdict: Literal["explained", "partly", "contradicted", "not_held", "unasked"]
    held: HeldOut | None
