"""Doubts about one project: days out of order, more arrived than agreed, late changes, nothing after a ceremony."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from yinfeng.integrity.core.doubts import Doubt
from yinfeng.integrity.core.projects import Ledger, Project, amount_text
from yinfeng.integrity.core.rules import Rules
from yinfeng.kernel.display import money
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import Fact
from yinfeng.ledger.core.words import word_of

ORDER = (("started", "completed"), ("started", "producing"), ("signed", "producing"))
"""Steps of which the second cannot come first."""
_SEQUEL = frozenset(("registered", "funded", "site_secured", "started", "completed", "producing", "terminated"))


def order(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where a step surely lies before one that has to precede it: all its days before any of the other."""
    for project in ledger.projects.values():
        for first, second in ORDER:
            earlier, later = (project.state.best(word)[-1:] for word in (first, second))
            if earlier and later and _is_before(later[0].entry, earlier[0].entry):
                yield _disorder(ledger, project, earlier[0].entry, later[0].entry)
                break


def _is_before(one: Entry, other: Entry) -> bool:
    return one.to_day is not None and other.from_day is not None and one.to_day < other.from_day


def _disorder(ledger: Ledger, project: Project, earlier: Entry, later: Entry) -> Doubt:
    facts = {
        "earlier": ledger.label(earlier.word), "earlier_day": str(earlier.interval),
        "later": ledger.label(later.word), "later_day": str(later.interval),
    }  # fmt: skip
    return _about(project, "order", (earlier.id, later.id), facts)


def over_arrived(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where what has arrived is more than the agreed amount's upper end, in the same currency."""
    for project in ledger.projects.values():
        agreed = project.agreed
        if agreed is None:
            continue
        came = [entry for entry in project.instalments() if entry.unit == agreed.unit and entry.low is not None]
        total = sum(entry.low or 0 for entry in came)
        if total > (agreed.high or 0):
            facts = {"one": money(total, agreed.unit), "other": amount_text(agreed)}
            rows = (agreed.id, *(entry.id for entry in came))
            yield _about(project, "over-arrived", rows, facts, (total - (agreed.high or 0), agreed.unit))


def late_change(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where a figure of a closed month was changed: an amount, or a day to another month."""
    for project in ledger.projects.values():
        for fact in project.all_facts():
            if fact.corrects and (changed := _changed_late(project, fact, rules)):
                old, days = changed
                new, stake = fact.said, project.stake
                if word_of(new.word).holds == "money" and old.unit == new.unit:
                    stake = abs((new.high or 0) - (old.high or 0)), new.unit
                facts = {
                    "word": ledger.label(new.word), "one": _reads(old), "other": _reads(new), "days": str(days),
                    "changed_on": new.known_at.date().isoformat(),
                }  # fmt: skip
                yield _about(project, "late-change", (old.id, new.id), facts, stake)


def _changed_late(project: Project, fact: Fact, rules: Rules) -> tuple[Entry, int] | None:
    """Return what a fact read before its last change, and how many days its month was over by then."""
    new, old = fact.said, fact.corrects[-1]
    of = old.to_day or _signed_on(project)
    if of is None or not _figure_changed(old, new):
        return None
    closed = date(of.year, of.month, monthrange(of.year, of.month)[1])
    days = (new.known_at.date() - closed).days
    return (old, days) if days > rules.closed_after else None


def _figure_changed(old: Entry, new: Entry) -> bool:
    if word_of(new.word).holds == "money":
        return (old.low, old.high, old.unit) != (new.low, new.high, new.unit)
    days = [entry.to_day for entry in (old, new)]
    return word_of(new.word).family == "stage" and all(days) and days[0].replace(day=1) != days[1].replace(day=1)  # type: ignore[union-attr]


def _signed_on(project: Project) -> date | None:
    """Return the day an amount belongs to: that of the signing."""
    facts = [fact for fact in project.state.best("signed") if fact.entry.to_day]
    return facts[0].entry.to_day if facts else None


def _reads(entry: Entry) -> str:
    return amount_text(entry) if entry.high is not None else str(entry.interval)


def ceremony_only(ledger: Ledger, rules: Rules) -> Iterator[Doubt]:
    """Ask where an amount was named at an event and nothing has followed: no contract, no ruling, no further step.

    Rules: only of units that claim what happens to their projects; a ledger of press reports alone would ask of all.
    """
    for project in ledger.projects.values():
        events, signed = project.events, project.state.best("signed")
        if not events or not signed or not project.agreed or project.unit not in ledger.claiming:
            continue
        if any(fact.standing == Standing.VERIFIED or ledger.paper_of(fact.said) for fact in (*signed, *events)):
            continue
        silent = ledger.today - max(fact.entry.to_day or ledger.today for fact in signed)
        has_sequel = any(project.state.of(word) for word in _SEQUEL)
        if silent > timedelta(days=rules.silent_after) and not has_sequel:
            facts = {
                "events": "、".join(dict.fromkeys(fact.entry.text for fact in events)),
                "one": amount_text(project.agreed), "days": str(silent.days),
            }  # fmt: skip
            rows = (project.agreed.id, *(fact.entry.id for fact in (*signed, *events)))
            yield _about(project, "ceremony-only", rows, facts)


def _about(
    project: Project, kind: str, rows: tuple[int, ...], facts: dict[str, str], stake: tuple[int, str] | None = None
) -> Doubt:
    return Doubt(kind, (project.key,), rows, project.unit, *(stake or project.stake), {"name": project.name, **facts})
