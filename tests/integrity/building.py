"""Small ledgers for the doubts, written down as a clerk would say them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from yinfeng.integrity.core.asking import ask
from yinfeng.integrity.core.projects import Ledger, Project
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger.core.entries import Entry, Standing
from yinfeng.ledger.core.fold import fold

TODAY = date(2026, 11, 22)


@dataclass
class Book:
    """Entries by project; each is said by unit-a unless another is named, and known on the day it speaks of."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    papers: dict[int, str] = field(default_factory=dict)
    ids: count = field(default_factory=lambda: count(1))

    def say(
        self, key, word, day=None, *, amount="", text="", paper="", known=None, concerns=None,
        standing="claimed", by="unit-a",
    ):  # fmt: skip
        """Add one entry and return its id."""
        figure = parse_quantity(amount) if amount else None
        on = date.fromisoformat(day) if day else None
        known_on = date.fromisoformat(known) if known else on or date(2026, 1, 1)
        source = self._paper(paper)
        entry = Entry(
            next(self.ids), 0, word, Standing(standing), datetime(*known_on.timetuple()[:3], tzinfo=UTC), by, concerns,
            on, on, figure.low if figure else None, figure.high if figure else None, figure.unit if figure else "",
            text, "", source,
        )  # fmt: skip
        self.entries.setdefault(key, []).append(entry)
        return entry.id

    def project(self, key, amount="2亿元", *, signed="2026-03-05", name="", unit="unit-a", paper=""):
        """Add a project with name, unit, agreed amount and signing; return the ids of amount and signing."""
        self.say(key, "name", text=name or f"项目{key}")
        self.say(key, "unit", text=unit, by=unit)
        agreed = self.say(key, "agreed_amount", amount=amount, by=unit)
        return agreed, self.say(key, "signed", signed, paper=paper, by=unit)

    def _paper(self, title):
        if not title:
            return None
        number = next((number for number, kept in self.papers.items() if kept == title), len(self.papers) + 1)
        self.papers[number] = title
        return number

    def ledger(self, **also):
        """Return the ledger as the detectors take it."""
        projects = {key: Project(key, fold(entries)) for key, entries in self.entries.items()}
        return Ledger(projects, TODAY, self.papers, **also)

    def asked(self, kind="", **also):
        """Return the doubts that the ledger raises, of one kind or all."""
        found = ask(self.ledger(**also))
        return [doubt for doubt in found if not kind or doubt.kind == kind]
