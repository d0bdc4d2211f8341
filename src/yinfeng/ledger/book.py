"""What is read of the ledger while something is written to it: each subject and each entry once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from yinfeng.ledger.core.entries import Entry
from yinfeng.ledger.core.fold import State, fold
from yinfeng.ledger.models import Subject
from yinfeng.ledger.selectors import last_entry, load_entries
from yinfeng.plan.models import Campaign

_CHUNK = 500
_MOST_KEPT = 5_000
Item = TypeVar("Item")


class Book:
    """The subjects of a campaign and their entries, as far as somebody asked for them.

    The ledger only grows, so what was read stays true: what is asked for again is not read again, only what was added
    since. Of many thousand subjects what was read first is given up when more is read, so ask for entries and states
    right after `read`. `position` is the last entry that was looked at. A book is used within transactions and thrown
    away with one that fails. One query when it is opened.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self._subjects: defaultdict[str, dict[str, int | None]] = defaultdict(dict)
        self._entries: dict[int, list[Entry]] = {}
        self._states: dict[int, State] = {}
        self.position = last_entry(campaign)

    def subjects(self, kind: str, keys: Collection[str]) -> Mapping[str, int]:
        """Return the ids of those keys that the campaign had when the book was last read.

        One query for every 500 that were not asked for before.
        """
        asked = self._subjects[kind]
        for some in _chunks(key for key in keys if key not in asked):
            asked.update(dict.fromkeys(some))
            rows = Subject.objects.filter(campaign=self.campaign, kind=kind, key__in=some)
            asked.update(rows.values_list("key", "pk"))
        return {key: subject for key in keys if (subject := asked[key]) is not None}

    def enter(self, kind: str, subjects: Mapping[str, int]) -> None:
        """Enter subjects that were made just now, their ids by key: nothing is said of them yet."""
        self._subjects[kind].update(subjects)
        self._entries.update((subject, []) for subject in subjects.values())

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that were written just now, after the book was last read."""
        for entry in entries:
            self._add(entry)

    def read(self, subjects: Collection[int]) -> None:
        """Read all that is said of these subjects. One query for what was added, one for every 500 not read before."""
        if len(self._entries) > _MOST_KEPT:
            self._entries.clear()
            self._states.clear()
        for entries in load_entries(self.campaign, after=self.position).values():
            self._subjects.clear()  # whoever added entries may have added subjects that were not there
            self.add(entries)
        for some in _chunks(subject for subject in subjects if subject not in self._entries):
            self._entries |= {subject: [] for subject in some} | load_entries(self.campaign, some)

    def _add(self, entry: Entry) -> None:
        self.position = max(self.position, entry.id)
        if (known := self._entries.get(entry.subject)) is not None:
            known.append(entry)
            self._states.pop(entry.subject, None)

    def entries(self, subject: int) -> Sequence[Entry]:
        """Return the entries of a subject that was read, in the order of recording."""
        return self._entries[subject]

    def state(self, subject: int) -> State:
        """Return the state of a subject that was read."""
        if subject not in self._states:
            self._states[subject] = fold(self._entries[subject])
        return self._states[subject]


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = list(items)
    for start in range(0, len(rest), _CHUNK):
        yield rest[start : start + _CHUNK]
