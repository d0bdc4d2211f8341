"""What a row of a table adds to what the ledger holds: a claim, a correction, a ruling, a withdrawal, or nothing.

What the same unit said before in the same words is not said again; where it says something else of a word that has
one value, that is a correction of what it said before.
"""

from dataclasses import replace
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.cells import read_day
from yinfeng.ledger.core.entries import Entry, Standing, value_said
from yinfeng.ledger.core.fold import Fact, State
from yinfeng.ledger.core.mapping import Table
from yinfeng.ledger.core.tables import Said
from yinfeng.ledger.core.withdrawing import statement_of
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.drafts import Draft

RULINGS = {"accept": Standing.VERIFIED, "refuse": Standing.REFUSED}


class UnfitError(Exception):
    """A row does not fit what the ledger holds; message and advice are those of the problem."""


def drafts_of(one: Said, table: Table, state: State, at: datetime) -> list[Draft]:
    """Return what a row's saying adds to the ledger: nothing where the ledger holds it.

    Raises: UnfitError if it rules on or withdraws what nobody said, or rules as nobody may.
    """
    known_at, known_by = _known(one.origin.day, at)
    interval = one.interval or (None if one.dated else Interval(None, timezone.localtime(at).date()))
    draft = Draft(
        table.kind, one.key, one.word, Standing(table.standing), interval, one.quantity, one.text or one.label, one.raw,
        known_at=known_at, known_by=known_by, by_unit=one.ruler if one.act in RULINGS else one.sender,
    )  # fmt: skip
    if one.act == "assert":
        return asserted(draft, state)
    if one.act in RULINGS and one.ruler in ("", one.sender):
        raise UnfitError(_("审核要由填报单位以外的一个单位作出，这一行没有读入。"), _("请写明审核单位。"))
    standing = RULINGS.get(one.act, Standing.WITHDRAWN)
    about = replace(draft, standing=standing, interval=None, text=one.text if table.act != "assert" else "")
    if _raises(one, table, state):
        raise UnfitError(_("核定数大于 {sender} 的填报数，这一行没有读入。"), _("数额有增加时，请由填报单位更正。"))
    carried = table.carries.get(one.word) if one.act == "accept" and one.quantity else None
    if carried:
        paid = replace(one, word=carried, interval=None, label="")
        amounts = [replace(about, word=carried, concerns=said.id) for said in _concerned(paid, table, state)]
        about = replace(about, quantity=None, raw="")
        return [replace(about, concerns=said.id) for said in _concerned(one, table, state)] + amounts
    return [replace(about, word=said.word, concerns=said.id) for said in _concerned(one, table, state)]


def _raises(one: Said, table: Table, state: State) -> bool:
    """Tell whether a ruling accepts more than was said, which only the unit that said it may do."""
    if one.act != "accept" or one.quantity is None:
        return False
    word = table.carries.get(one.word)
    said = _concerned(replace(one, word=word, interval=None, label="") if word else one, table, state)[-1]
    return said.unit == one.quantity.unit and said.high is not None and one.quantity.high > said.high


def asserted(draft: Draft, state: State) -> list[Draft]:
    """Return what an assertion adds to a state: itself, the correction of what its unit said before, or nothing."""
    facts = state.facts.get(draft.word)
    if facts is None:
        return [draft]
    units = _speaks_for(draft.by_unit, state)
    mine = [fact for fact in facts if fact.entry.by in units]
    if any(_says_the_same(fact, draft) for fact in mine):
        return []
    if word_of(draft.word).many:
        mine = [fact for fact in mine if _same_instalment(fact, draft)]
    if draft.standing == Standing.CLAIMED and mine:
        return [replace(draft, concerns=mine[-1].entry.id)]
    return [draft]


def _speaks_for(sender: str, state: State) -> set[str]:
    """A unit to which a subject was passed on answers for what the units before it said."""
    units = {sender}
    for fact in state.facts.get("unit", ()):
        if fact.entry.text == sender:
            units |= {earlier.text for earlier in fact.corrects}
    return units


def _same_instalment(fact: Fact, draft: Draft) -> bool:
    """Of a word that comes in instalments, the one with the same label, or else of the same day, is meant."""
    if draft.quantity is None:
        return False
    return fact.said.text == draft.text if draft.text else fact.said.interval == draft.interval


def _says_the_same(fact: Fact, draft: Draft) -> bool:
    """Compare with what was said, not with what a ruling made of it; an attribute is the same on whatever day."""
    entry, quantity = fact.said, draft.quantity
    same = entry.value == value_said(quantity, draft.text) and (
        quantity is not None or not draft.raw or entry.text == draft.text
    )
    return same and (word_of(draft.word).family == "attribute" or entry.interval == draft.interval)


def _concerned(one: Said, table: Table, state: State) -> list[Entry]:
    """Return what a ruling or withdrawal is about: the last saying that fits, or all where the whole is meant.

    A ruling may come after a correction and still be about what stood there before; it then names the day of that.
    What is withdrawn goes with all that it corrected, so that the first saying does not come back.
    """
    whole = bool(table.whole) and one.word == table.whole
    units = _speaks_for(one.sender, state)
    words = list(state.facts) if whole else [one.word]
    facts = [fact for word in words for fact in state.facts.get(word, ()) if fact.entry.by in units]
    fit = [
        (fact, entry) for fact in facts for entry in (*fact.corrects, fact.said) if whole or _fits(entry, one, table)
    ]
    if not fit:
        raise UnfitError(
            _("台账里没有 {sender} 对 {key} 填报的“{word}”，这一行没有读入。"), _("请先填报，或核对编号。")
        )
    if whole:
        return list({entry.id: entry for _fact, entry in fit}.values())
    fact, entry = fit[-1]
    return list(statement_of(fact, facts)) if one.act == "withdraw" and entry is fact.said else [entry]


def _fits(entry: Entry, one: Said, table: Table) -> bool:
    if table.act == "assert":
        return entry.text == one.text
    return (not one.label or entry.text == one.label) and (one.interval is None or entry.interval == one.interval)


def _known(day: str, at: datetime) -> tuple[datetime, str]:
    """The last instant of the day as printed (a year: its end); the instant of loading where none is printed."""
    try:
        last = read_day(day).to_day
    except ValueError:
        return at, "loaded"
    return datetime.combine(last, time.max, timezone.get_default_timezone()), "published"
