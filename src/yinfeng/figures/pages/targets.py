"""Targets on the first page: a line each, and above them in two sentences whether the campaign is on schedule."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from yinfeng.figures.core.progress import Pace, Progress, pace, shortfall
from yinfeng.figures.landscape import behind
from yinfeng.figures.overview import Card, Overview, Stated
from yinfeng.figures.showing.speaker import FigureSpeaker, Line
from yinfeng.figures.showing.texts import (
    NOTHING,
    bar_of,
    completion_text,
    figure_text,
    grouped,
    pair_text,
    percent,
    schedule_text,
    share_text,
    yuan_only,
)
from yinfeng.figures.showing.words import PACES, PRECISIONS
from yinfeng.kernel.quantity import Quantity
from yinfeng.ledger.showing import STANDINGS

_FURTHEST = 4


@dataclass(frozen=True, slots=True)
class ShownPace:
    """How far a target is: a bar, one word, a share, and the sentence that says it in full."""

    key: str
    label: object
    share: str
    bar: dict[str, str]
    sentence: str
    is_published: bool


@dataclass(frozen=True, slots=True)
class ShownStated:
    """A published figure as it is printed, how much of the target it says is reached, and that against the calendar."""

    one: Stated
    printed: str
    completion: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A target as it is printed: three numbers that are never added, and what the third is made of."""

    card: Card
    owed: str
    stated: list[ShownStated]
    url: str
    text: str
    standings: list[tuple[str, object, str, bool, bool]]
    natures: list[Line]
    marks: list[tuple[str, str]]
    pace: ShownPace | None


def shown_card(card: Card, say: FigureSpeaker, *, is_sparse: bool) -> ShownCard:
    """Return a target as a line. Where no unit has reported, only what was published can tell how far it is."""
    figure = card.opened.figure
    return ShownCard(
        card,
        grouped(str(card.owed)) if card.owed else "",
        [_shown_stated(one) for one in card.stated],
        say.addresses.figure(figure.measure.key),
        figure_text(figure),
        [
            (standing, STANDINGS[standing], text, standing in figure.ask.standings, text in NOTHING)
            for standing, value in figure.standings.items()
            for text in [figure_text(figure, value)]
        ],
        say.lines(card.opened, "nature", card.natures) if any(label for label, _ in card.natures) else [],
        _marks(card),
        _published_pace(card) if is_sparse else _pace(card),
    )


def _pace(card: Card) -> ShownPace | None:
    found, figure = card.progress, card.opened.figure
    if found is None or not figure.is_held:
        return None
    sentence = completion_text(found, card.owed) + yuan_only(figure.value) + schedule_text(found)
    return _shown_pace(found, card.owed, sentence)


def _published_pace(card: Card) -> ShownPace | None:
    one = next((one for one in card.stated if one.progress), None)
    return (
        _shown_pace(one.progress, one.owed, _shown_stated(one).sentence, is_published=True)
        if one and one.progress
        else None
    )


def _shown_pace(found: Progress, owed: Quantity | None, sentence: str, *, is_published: bool = False) -> ShownPace:
    key, is_rate = pace(found), owed is not None and owed.unit == "%"
    share = completion_text(found, owed) if is_rate else share_text(found)
    return ShownPace(key, PACES[key], share, bar_of(found), "" if sentence == share else sentence, is_published)


def _shown_stated(one: Stated) -> ShownStated:
    completion, schedule = completion_text(one.progress, one.owed), schedule_text(one.progress)
    return ShownStated(one, grouped(one.published.printed), completion, completion + schedule if schedule else "")


def _marks(card: Card) -> list[tuple[str, str]]:
    """Return what has to be known of the ledger's number before it is used, each with how many."""
    made, value = card.made, card.opened.figure.value
    marks = [(str(PRECISIONS[name]), pair_text(*pair)) for name, pair in made.precision.items() if name != "day"]
    marks.append((gettext("疑似重复"), pair_text(*made.paired)))
    marks.append((gettext("两边都已计入的疑似重复"), pair_text(*made.both)))
    without, n = value.without_amount_sure + value.without_amount_possible, value.sure + value.possible
    if value.op != "rate" and without < n:
        marks.append((gettext("没有金额"), pair_text(value.without_amount_sure, value.without_amount_possible)))
    return [(label, text) for label, text in marks if text != "0"]


def answer(found: Overview, cards: Sequence[ShownCard], say: FigureSpeaker) -> dict[str, object]:
    """Return what a leader asks first: how many targets stand how, which is furthest behind, and which units."""
    paces = Counter(card.pace.key for card in cards if card.pace)
    late = [] if found.is_sparse or not found.landscape else behind(found.landscape.tiers)
    return {
        "paces": [(key, label, paces[key]) for key, label in PACES.items() if paces[key]],
        "n_untold": len(cards) - sum(paces.values()),
        "worst": _worst(cards),
        "late": [_late(unit, one, found, say) for unit, one in late[:_FURTHEST]],
        "n_late": len(late),
        "n_owing": sum(len(tier.progress) for tier in found.landscape.tiers) if found.landscape else 0,
    }


def _worst(cards: Sequence[ShownCard]) -> ShownCard | None:
    """Return the target that lacks most of what is due."""
    late = [card for card in cards if card.pace and not card.pace.is_published and card.pace.key in _LATE]
    return max(late, key=lambda card: shortfall(card.card.progress) if card.card.progress else 0, default=None)


_LATE = (Pace.BEHIND, Pace.SHORT)


def _late(unit: str, one: Progress, found: Overview, say: FigureSpeaker) -> Line:
    measure = found.landscape.charted.figure.measure.key if found.landscape else ""
    return Line(say.label("unit", unit), percent(one.completion[0], 1), say.addresses.figure(measure, {"unit": unit}))
