"""The timeline of a subject as its page prints it: each line with its words, its source, and what the viewer may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.core.entries import ASSERTING, Entry, Standing
from yinfeng.ledger.core.timeline import Act, Line, by_days, timeline
from yinfeng.ledger.core.words import word_of
from yinfeng.ledger.showing import CONFIDENCES, KNOWN_BY, PUBLISHER_CLASSES, SOURCE_KINDS, Shown, Speaker, days


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an entry says, in words: its value and days, either of which may be empty."""

    number: int
    value: Shown
    days: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the timeline with its row and words. `may` names what the viewer may do about it."""

    line: Line
    row: models.Entry
    word: str
    said: Spoken
    about: Spoken | None
    unit: Shown
    may: tuple[str, ...]

    @property
    def act(self) -> Act:
        """What the entry does."""
        return self.line.act

    @property
    def source_kind(self) -> object:
        """What kind of source it has."""
        return SOURCE_KINDS.get(self.row.source.kind) if self.row.source else ""

    @property
    def publisher(self) -> object:
        """What class the publisher of its source is of, in words."""
        key = self.row.source.publisher_class if self.row.source else ""
        return PUBLISHER_CLASSES.get(key, key)

    @property
    def confidence(self) -> object:
        """How far its source is trusted, in words."""
        key = self.row.source.confidence if self.row.source else ""
        return CONFIDENCES.get(key, key)

    @property
    def known_by(self) -> object:
        """By which rule the instant is set since when it is known."""
        return KNOWN_BY.get(self.row.known_by, self.row.known_by)


def steps(
    rows: Mapping[int, models.Entry], entries: Iterable[Entry], speaker: Speaker, kind: str, *, viewer: Viewer,
    ordered_by_days: bool = False,
) -> list[Step]:  # fmt: skip
    """Return the timeline of a subject, latest first or in the order of days. No query."""
    lines = timeline(entries)
    return [
        _step(line, rows[line.entry.id], speaker, kind, viewer)
        for line in (by_days(lines) if ordered_by_days else lines)
    ]


def blocks(steps: Iterable[Step]) -> list[list[Step]]:
    """Return the steps in blocks: neighbours that were stored together from one place of one source."""

    def origin(step: Step) -> tuple[object, ...]:
        row = step.row
        return (row.batch_id, row.source_id, row.spot, row.known_at, row.by_unit)

    return [list(some) for _, some in groupby(steps, key=origin)]


def _step(line: Line, row: models.Entry, speaker: Speaker, kind: str, viewer: Viewer) -> Step:
    def said(entry: Entry) -> Spoken:
        return Spoken(entry.id, speaker.value(entry, kind), days(entry.interval))

    return Step(
        line, row, speaker.word(row.word), said(line.entry), said(line.about) if line.about else None,
        speaker.unit(row.by_unit), may_do(line, viewer),
    )  # fmt: skip


def may_do(line: Line, viewer: Viewer) -> tuple[str, ...]:
    """Name the deeds that are open to a viewer: rule on what another unit or a publication says, correct and withdraw
    what the own unit said. A relation is no matter of papers and is not ruled on.
    """
    if not viewer.unit:
        return ()
    own = line.entry.by == viewer.unit
    if line.in_force and line.entry.standing in ASSERTING:
        ruled = () if word_of(line.entry.word).holds == "subject" else ("rule",)
        return ("correct", "withdraw") if own else ruled
    taken = line.withdrawn_by is not None or (line.entry.standing == Standing.WITHDRAWN and line.about is None)
    return ("withdraw",) if own and not taken else ()
