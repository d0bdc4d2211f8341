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
Item = TypeVar("Item")


class Book:
    """The subjects of a campaign and their entries, as far as somebody asked for them.

    The ledger only grows, so what was read stays true: what is asked for again is not read again, only what was added
    since. It is used within transactions and thrown away with one that fails. One query when it is opened.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self._subjects: defaultdict[str, dict[str, Subject]] = defaultdict(dict)
        self._entries: dict[int, list[Entry]] = {}
        self._states: dict[int, State] = {}
        self._position = last_entry(campaign)

    def subjects(self, kind: str, keys: Collection[str]) -> Mapping[str, Subject]:
        """Return those of the keys that the campaign has. One query for every 500 that were not met before."""
        met = self._subjects[kind]
        for some in _chunks(key for key in keys if key not in met):
            for subject in Subject.objects.filter(campaign=self.campaign, kind=kind, key__in=some):
                met[subject.key] = subject
        return {key: met[key] for key in keys if key in met}

    def enter(self, subjects: Iterable[Subject]) -> None:
        """Enter subjects that were made just now: nothing is said of them yet."""
        for subject in subjects:
            self._subjects[subject.kind][subject.key] = subject
            self._entries[subject.pk] = []

    def read(self, subjects: Collection[int]) -> None:
        """Read all that is said of these subjects. One query for what was added, one for every 500 not read before."""
        self._read_on()
        for some in _chunks(subject for subject in subjects if subject not in self._entries):
            self._entries |= {subject: [] for subject in some} | load_entries(self.campaign, some)

    def _read_on(self) -> None:
        for subject, added in load_entries(self.campaign, after=self._position).items():
            self._position = max(self._position, added[-1].id)
            if subject in self._entries:
                self._entries[subject] += added
                self._states.pop(subject, None)

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
