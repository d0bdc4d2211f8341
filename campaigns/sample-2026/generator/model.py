"""What happened and what was said about it: records, claims, rulings. Plain values; dates decide what is known when."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Amount:
    """An amount of money in fen (hundredths) of its currency, and as a clerk wrote it; low is None if unreadable."""

    low: int | None
    high: int | None
    unit: str
    text: str


@dataclass(frozen=True)
class Ruling:
    """What the verifying unit decided: accepted, reduced or refused; `known` is the day its table was sent."""

    verdict: str
    day: date
    known: date
    by: str
    reason: str
    amount: Amount | None = None


@dataclass
class Claim:
    """A unit's word that something happened on a day, known since the return that first carried it.

    `replaced` is the day of the return that changed it, `withdrawn` the day its withdrawal was sent; `number` is the
    instalment of arrived money, 0 for a stage. `ready` is the day the unit knew itself. `part` is xun or month where
    the unit names only that part of the month (of talks, on which nothing turns), empty where it names the day.
    """

    word: str
    day: date
    paper: str
    ready: date
    known: date | None = None
    number: int = 0
    amount: Amount | None = None
    replaced: date | None = None
    withdrawn: date | None = None
    reason: str = ""
    part: str = ""
    ruling: Ruling | None = None

    def stands(self, at: date) -> bool:
        """Tell whether the unit still says so at the end of a day."""
        gone = [day for day in (self.replaced, self.withdrawn) if day is not None]
        return self.known is not None and self.known <= at and all(day > at for day in gone)

    def standing(self, at: date) -> str | None:
        """Return claimed, verified or refused as known at the end of a day, None if it does not stand."""
        if not self.stands(at):
            return None
        if self.ruling is None or self.ruling.known > at:
            return "claimed"
        return "refused" if self.ruling.verdict == "refused" else "verified"


@dataclass(frozen=True)
class Transfer:
    """A project passed on through the service centre; declined ones change nothing."""

    number: int
    giver: str
    taker: str
    asked: date
    day: date
    known: date
    accepted: bool
    reason: str


@dataclass
class Record:
    """One project number of the ledger, as its unit reports it."""

    index: int
    group: str
    place: str
    first_place: str
    mode: str
    origin: str
    seat: str
    investor: str
    name: str
    industry: str
    units: list[tuple[date, str]]
    worth: int = 0
    currency: str = "CNY"
    number: str = ""
    event: str = ""
    groups: list[tuple[date, str]] = field(default_factory=list)
    amounts: list[tuple[date, Amount]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    transfer: Transfer | None = None
    cancelled: date | None = None
    cancel_reason: str = ""
    closed: date | None = None
    twin: "Record | None" = None

    def unit_on(self, day: date) -> str:
        """Return the unit that answers for the project on a day."""
        return [unit for start, unit in self.units if start <= day][-1]

    def place_on(self, day: date) -> str:
        """Return the area where the project is to stand: the taker's once it is passed on."""
        if self.transfer and self.transfer.accepted:
            return self.transfer.taker if self.transfer.known <= day else self.first_place
        return self.place

    def first_known(self) -> date | None:
        """Return the day of the first return that carries it."""
        return min((claim.known for claim in self.claims if claim.number == 0 and claim.known), default=None)

    def of(self, word: str) -> list[Claim]:
        """Return the claims of a word in the order they were made."""
        return [claim for claim in self.claims if claim.word == word]


@dataclass
class Decision:
    """The office's word on two project numbers: the same project or not; `unit` is where the one is counted."""

    number: int
    left: Record
    right: Record
    same: bool
    unit: str
    day: date
    known: date
    reason: str
    revoked: date | None = None

    def holds(self, at: date) -> bool:
        """Tell whether it says "the same" as known at the end of a day."""
        return self.same and self.known <= at and (self.revoked is None or self.revoked > at)


def latest(series: list[tuple[date, object]], at: date) -> object | None:
    """Return the last value of a dated series that is known on a day."""
    known = [(day, n) for n, (day, _) in enumerate(series) if day <= at]
    return series[max(known)[1]][1] if known else None
