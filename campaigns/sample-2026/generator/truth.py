"""What any reading of the files has to come to, worked out from the model and not from the files.

A subject is a project number, or two that the office holds to be the same. A word counts by its best standing among
those asked for: verified before claimed. `claimed` alone is what is reported and not yet ruled on.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from generator.amounts import LARGE_FROM
from generator.campaign import TIERS, World
from generator.model import Amount, Claim, Record, latest
from generator.phenomena import phenomena
from generator.side_truth import others

YEAR_START = date(2026, 1, 1)
ASKED = {"verified": ("verified",), "claimed": ("claimed",), "verified_or_claimed": ("verified", "claimed")}
VIEWS = (
    (date(2026, 6, 30), date(2026, 6, 30)), (date(2026, 6, 30), date(2026, 7, 8)),
    (date(2026, 6, 30), date(2026, 11, 24)), (date(2026, 11, 24), date(2026, 11, 24)),
)  # fmt: skip
"""As-of day and the day whose knowledge is used; on 8 July the mid-year notice was printed."""

Money = dict[str, list[int]]


@dataclass(frozen=True)
class Subject:
    """One project as known on a day: one record, or two that are held to be the same."""

    records: tuple[Record, ...]
    unit: str
    known: date

    @property
    def group(self) -> str:
        """Return the industry group it is in."""
        return str(latest(self.records[0].groups, self.known))

    def claims(self, word: str, asked: tuple[str, ...]) -> list[Claim]:
        """Return the claims of a word at the best standing asked for that it has."""
        for standing in asked:
            found = [c for r in self.records for c in r.of(word) if c.standing(self.known) == standing]
            if found:
                return found
        return []

    def reached(self, word: str, asked: tuple[str, ...], first: date, last: date) -> bool:
        """Tell whether a word was reached between two days, both included."""
        return any(first <= claim.day <= last for claim in self.claims(word, asked))

    def amount(self, asked: tuple[str, ...]) -> Amount | None:
        """Return the agreed amount at the best standing asked for, None if it is not known or cannot be read."""
        ruled = [c.ruling.amount for r in self.records for c in r.of("signed") if c.standing(self.known) == "verified"]
        said = [latest(record.amounts, self.known) for record in self.records]
        for standing, amounts in (("verified", ruled), ("claimed", said)):
            readable = [amount for amount in amounts if amount is not None and amount.low is not None]
            if standing in asked and readable:
                return readable[0]
        return None


def subjects(world: World, known: date) -> list[Subject]:
    """Return the subjects that are known on a day."""
    same = [decision for decision in world.decisions if decision.holds(known)]
    merged = {id(decision.right) for decision in same}
    partner = {id(decision.left): decision for decision in same}
    found = []
    for record in world.records:
        first = record.first_known()
        if first is None or first > known or id(record) in merged:
            continue
        decision = partner.get(id(record))
        records = (record, decision.right) if decision else (record,)
        found.append(Subject(records, decision.unit if decision else record.unit_on(known), known))
    return found


def _add(total: Money, amount: Amount | None) -> None:
    unit = "unreadable" if amount is None else amount.unit
    low, high = (1, 1) if amount is None else (amount.low, amount.high)
    total[unit] = [total.get(unit, [0, 0])[0] + low, total.get(unit, [0, 0])[1] + high]


def money(amounts: Iterable[Amount | None]) -> Money:
    """Add up amounts by currency in fen, low and high ends; `unreadable` counts those that have none."""
    total: Money = {}
    for amount in amounts:
        _add(total, amount)
    return dict(sorted(total.items()))


def signed(found: list[Subject], asked: tuple[str, ...], day: date) -> list[Subject]:
    """Return those signed this year by a day."""
    return [subject for subject in found if subject.reached("signed", asked, YEAR_START, day)]


def landed(found: list[Subject], asked: tuple[str, ...], day: date) -> dict[str, int]:
    """Count landed projects of 2 billion yuan or more: sure, and possible where the amount does not tell."""
    cohort = [s for s in signed(found, asked, day) if s.reached("registered", asked, date.min, day)]
    cohort = [s for s in cohort if any(s.reached(w, asked, date.min, day) for w in ("site_secured", "started"))]
    counts = {"sure": 0, "possible": 0}
    for amount in (subject.amount(asked) for subject in cohort):
        if amount is None or amount.unit != "CNY" or amount.low < LARGE_FROM <= amount.high:
            counts["possible"] += 1
        elif amount.low >= LARGE_FROM:
            counts["sure"] += 1
    return counts


def rate(word: str) -> Callable[[list[Subject], tuple[str, ...], date], dict[str, int]]:
    """Return the reckoning of a rate by count."""

    def reckon(found: list[Subject], asked: tuple[str, ...], day: date) -> dict[str, int]:
        cohort = signed(found, asked, day)
        return {"numerator": sum(s.reached(word, asked, date.min, day) for s in cohort), "denominator": len(cohort)}

    return reckon


def _arrived(subject: Subject, asked: tuple[str, ...], first: date, last: date) -> list[Amount | None]:
    paid = []
    for record in subject.records:
        for claim in record.of("funded"):
            standing = claim.standing(subject.known)
            if standing in asked and first <= claim.day <= last:
                paid.append(claim.ruling.amount if standing == "verified" else claim.amount)
    return paid


def funding(found: list[Subject], asked: tuple[str, ...], day: date) -> dict[str, Money]:
    """Set the money that arrived for this year's signings against what they agreed."""
    cohort = signed(found, asked, day)
    paid = [amount for subject in cohort for amount in _arrived(subject, asked, date.min, day)]
    return {"numerator": money(paid), "denominator": money(subject.amount(asked) for subject in cohort)}


def speed(found: list[Subject], asked: tuple[str, ...], day: date) -> dict[str, float]:
    """Return the days from signing to start of what started this year."""
    days = []
    for subject in found:
        if subject.reached("started", asked, YEAR_START, day) and (before := subject.claims("signed", asked)):
            days.append((subject.claims("started", asked)[0].day - before[0].day).days)
    return {"n": len(days), "median": median(days), "least": min(days), "most": max(days)} if days else {"n": 0}


def talks(found: list[Subject], _: tuple[str, ...], day: date) -> int:
    """Count projects in talks by a day that are neither signed nor given up, by whatever standing."""
    asked = ASKED["verified_or_claimed"]
    open_ones = [s for s in found if s.reached("negotiating", asked, date.min, day)]
    gone = ("signed", "terminated")
    return sum(not any(s.reached(word, asked, date.min, day) for word in gone) for s in open_ones)


def refusals(found: list[Subject], day: date) -> int:
    """Count projects of which a signing of this year was refused and stands refused."""
    return sum(s.reached("signed", ("refused",), YEAR_START, day) for s in found)


def _year_count(word: str) -> Callable[[list[Subject], tuple[str, ...], date], int]:
    return lambda found, asked, day: sum(s.reached(word, asked, YEAR_START, day) for s in found)


MEASURES: dict[str, Callable[[list[Subject], tuple[str, ...], date], object]] = {
    "new-signed-count": lambda found, asked, day: len(signed(found, asked, day)),
    "new-signed-amount": lambda found, asked, day: money(s.amount(asked) for s in signed(found, asked, day)),
    "landed-20yi-count": landed,
    "registration-rate": rate("registered"), "start-rate": rate("started"), "production-rate": rate("producing"),
    "funding-rate": funding,
    "signing-to-start": speed,
    "arrived-amount": lambda f, asked, day: money(a for s in f for a in _arrived(s, asked, YEAR_START, day)),
    "talks-count": talks, "started-count": _year_count("started"), "terminated-count": _year_count("terminated"),
}  # fmt: skip


def view(world: World, as_of: date, known: date) -> dict[str, object]:
    """Return every measure by unit, tier and group, and for the city."""
    found = subjects(world, known)
    parts: dict[str, list[Subject]] = defaultdict(list)
    for subject in found:
        for label in ("all", subject.unit, TIERS[subject.unit], subject.group):
            parts[label].append(subject)
    answers = {
        key: {name: {part: ask(parts[part], asked, as_of) for part in sorted(parts)} for name, asked in ASKED.items()}
        for key, ask in MEASURES.items()
    }
    refused = {part: refusals(parts[part], as_of) for part in sorted(parts)}
    return {
        "as_of": as_of.isoformat(), "known": known.isoformat(), "subjects": len(found), "measures": answers,
        "refused-signings": refused, "others": others(world, as_of, known),
    }  # fmt: skip


def pairs(world: World) -> list[dict[str, str]]:
    """Return every project that two units report, with what the office says of it."""
    said = {id(decision.right): decision for decision in world.decisions if decision.same}
    number = {record.index: record.number for record in world.records}
    rows = []
    for record in world.records:
        if record.twin is not None:
            decision = said.get(id(record))
            state = "open" if decision is None else "revoked" if decision.revoked else "same"
            rows.append({"first": number[record.twin.index], "second": record.number, "office": state})
    return rows


def truth_text(world: World) -> str:
    """Return the truth as JSON."""
    different = [(d.left.number, d.right.number) for d in world.decisions if not d.same]
    whole = {
        "note": "示例数据：由生成器的模型算出，不是从文件读出；金额以分为单位",
        "phenomena": phenomena(world),
        "views": [view(world, as_of, known) for as_of, known in VIEWS],
        "two_units_report": pairs(world),
        "declared_different": [{"first": first, "second": second} for first, second in different],
    }
    return _lines(whole, 4) + "\n"


def _lines(value: object, depth: int) -> str:
    """Return JSON with a line for each entry down to a depth, so that a change shows as a few lines."""
    if isinstance(value, dict) and depth:
        inner = [f"{json.dumps(key)}: {_lines(part, depth - 1)}" for key, part in value.items()]
        return "{" + ",\n".join(inner) + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(_lines(part, depth - 1) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
