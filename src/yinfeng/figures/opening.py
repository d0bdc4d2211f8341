"""A figure opened: the rows behind it, what came near, how far papers carry it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.identity import Moment
from yinfeng.figures.core.measuring import Posed
from yinfeng.figures.core.merging import ends
from yinfeng.figures.core.near import Made, let_in, made_of, near
from yinfeng.figures.core.rows import Row, rows, words_of
from yinfeng.figures.holding import Holding
from yinfeng.figures.parameters import CLOSED_AXES
from yinfeng.figures.selectors import Figure, figure_in, get_basis, get_measure
from yinfeng.kernel.refusals import ParameterError
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.core.entries import ASSERTING
from yinfeng.ledger.core.fold import Fact
from yinfeng.ledger.models import Entry, Source
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When


@dataclass(frozen=True, slots=True)
class Opened:
    """A figure with the subjects it was computed on and the rows that count, sure ones first."""

    figure: Figure
    holding: Holding
    rows: list[Row]

    @property
    def plan(self) -> Plan:
        """The plan whose measure it is."""
        return self.holding.plan

    @property
    def posed(self) -> Posed:
        """The question as it was put."""
        return _posed(self.holding, self.figure.ask)

    @property
    def words(self) -> tuple[str, ...]:
        """The words the rows speak of."""
        return words_of(self.figure.ask, self.holding.conditions)

    @property
    def made(self) -> Made:
        """What the count is made of."""
        return made_of(self.posed, self.rows, self.holding.states)


def _posed(holding: Holding, ask: Ask) -> Posed:
    return Posed(holding.columns, ask, holding.conditions)


def open_figure(
    campaign: Campaign, key: str, when: When, *, viewer: Viewer, where: Mapping[str, str] | None = None
) -> Opened:
    """Return a measure of the plan as a figure with its rows. Three queries, more where the ledger is new.

    Raises: NotFoundError if the plan has no such measure; ParameterError if it cannot be filtered like that.
    """
    basis = get_basis(campaign, when, viewer=viewer)
    return open_in(basis.holding(get_measure(basis.plan, key).kind), key, basis.moment, where or {})


def open_in(holding: Holding, key: str, moment: Moment, where: Mapping[str, str]) -> Opened:
    """Return a figure with its rows from subjects that are at hand. No query.

    Raises: NotFoundError if the plan has no such measure; ParameterError if it cannot be filtered like that.
    """
    measure = get_measure(holding.plan, key)
    if measure.group and "group" in where:
        raise ParameterError(gettext("“%(label)s”本身只数一个小组，不能再按小组筛选。") % {"label": measure.label})
    for axis, label in where.items():
        if axis in CLOSED_AXES and label and label not in holding.columns.axes[axis].labels:
            raise ParameterError(gettext("方案和台账里都没有 %(axis)s=%(label)s。") % {"axis": axis, "label": label})
    figure = figure_in(holding, measure, moment, where)
    return Opened(figure, holding, rows(_posed(holding, figure.ask), holding.states))


def is_silent(holding: Holding, ask: Ask) -> bool:
    """Tell whether a rate asks for a word of which the ledger says nothing at all: then its zero is no finding."""
    words = words_of(replace(ask, cohort="", word=""), holding.conditions)
    tracks = (holding.columns.track(word, standing) for word in words for standing in ask.standings)
    return ask.op == "rate" and not any(track.subject.size for track in tracks)


def list_sources(campaign: Campaign, some: Iterable[Row]) -> dict[int, Source]:
    """Return the sources that some rows rest on, by number. One query."""
    wanted = {number for row in some for fact in (*row.facts, *row.amounts) for number in _sources(fact)}
    return {source.pk: source for source in Source.objects.filter(campaign=campaign, pk__in=wanted)}


def count_taken_in(opened: Opened) -> int:
    """Count the subjects that were ruled to be the same as one that counts and did not count again. No query."""
    counting, said = {row.key for row in opened.rows}, opened.holding.said
    return sum(end in counting for key, end in ends(said).items() if end != key)


def count_with_paper(campaign: Campaign, some: Iterable[Row]) -> int:
    """Count the rows for which a paper proves what is counted. One query."""
    papers = set(Source.objects.filter(campaign=campaign, kind="paper").values_list("pk", flat=True))
    return sum(any(papers & _sources(fact) for fact in row.facts) for row in some) if papers else 0


def _sources(fact: Fact) -> set[int]:
    entries = (fact.entry, fact.ruling, *fact.corrects)
    return {entry.source for entry in entries if entry is not None and entry.source is not None}


def count_near(campaign: Campaign, opened: Opened) -> dict[str, int]:
    """Count what was not counted though it came near, see `core.near`, and what was withdrawn. One query."""
    found = near(opened.posed, opened.holding.states)
    return found | {"withdrawn": len(_withdrawn(campaign, opened) & let_in(opened.posed))}


def _withdrawn(campaign: Campaign, opened: Opened) -> set[str]:
    """Return the subjects of which an assertion of the question's words was taken back and not put back."""
    moment: Moment = opened.figure.moment
    taken = Entry.objects.filter(
        campaign=campaign, subject__kind=opened.figure.ask.kind, word__in=opened.words, standing="withdrawn",
        pk__lte=moment.position, known_at__lte=moment.known_at,
    ).order_by("-pk")  # fmt: skip
    back: set[int] = set()
    keys = set()
    for number, concerns, standing, key in taken.values_list(
        "pk", "concerns", "concerns__standing", "subject__key"
    ).iterator():
        if number not in back:
            back.add(concerns)
            if standing in ASSERTING:
                keys.add(key)
    return keys
