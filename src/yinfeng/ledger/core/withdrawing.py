"""What a withdrawal takes away, and what stands once it has."""

from collections.abc import Iterable, Mapping

from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import Fact, fold


def withdrawals(entries: Iterable[Entry]) -> dict[int, Entry]:
    """Return what is taken back, by id, and by which entry.

    Shape: entries of any number of subjects in any order; ids give the order of recording.
    Rules: the latest decide first, since a withdrawal may be withdrawn.
    """
    taken: dict[int, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.id, reverse=True):
        if entry.standing == Standing.WITHDRAWN and entry.id not in taken and entry.concerns is not None:
            taken.setdefault(entry.concerns, entry)
    return taken


def statement_of(fact: Fact, facts: Iterable[Fact]) -> tuple[Entry, ...]:
    """Return a saying with all that it corrected, the oldest first: what its unit takes back as a whole.

    Rules: what stands for itself beside it (a verified saying whose correction waits) is no part of it.
    """
    standing = {other.said.id for other in facts if other is not fact}
    return (*(former for former in fact.corrects if former.id not in standing), fact.said)


def left_without(entries: Iterable[Entry], taken: Entry) -> tuple[Fact, ...]:
    """Return what would stand of a saying if one entry about it (itself, a correction, a ruling) were withdrawn.

    Shape: entries of one subject in any order, `taken` one of them.
    """
    known = list(entries)
    by_id = {entry.id: entry for entry in known}
    last = max(by_id)
    withdrawal = Entry(last + 1, taken.subject, taken.word, Standing.WITHDRAWN, taken.known_at, concerns=taken.id)
    saying = root(by_id[taken.id], by_id)
    facts = fold([*known, withdrawal]).facts
    return tuple(fact for fact in facts.get(saying.word, ()) if root(fact.said, by_id) == saying)


def root(entry: Entry, by_id: Mapping[int, Entry]) -> Entry:
    """Return the first saying that an entry goes back to, by what each concerns."""
    while entry.concerns is not None and entry.concerns in by_id:
        entry = by_id[entry.concerns]
    return entry
