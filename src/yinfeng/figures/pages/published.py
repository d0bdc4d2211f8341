"""Reconciliation: every published figure held against the ledger. Rows are never invented."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.published import Asked
from yinfeng.figures.core.reconciling import Held
from yinfeng.figures.holding import Holding
from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.reconciliation import Reconciled, reconcile
from yinfeng.figures.showing.definitions import window_text
from yinfeng.figures.showing.speaker import FigureSpeaker, name_of
from yinfeng.figures.showing.texts import grouped, length_text, pair_text
from yinfeng.figures.showing.words import AXES, VERDICT_MEANINGS, VERDICTS
from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.display import money
from yinfeng.ledger.showing import STANDINGS, days
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.core.values import WHOLE_REGION
from yinfeng.plan.selectors import get_plan

PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A published figure as it is printed here."""

    one: Reconciled
    printed: str
    verdict: str
    label: object
    scope: str
    window: str
    word: str
    standings: str
    known_at: str
    main: str
    beside: str
    sure: list[tuple[str, str]]
    possible: list[tuple[str, str]]


@figure_page
def published(asked: FigureRequest) -> HttpResponse:
    """Show the published figures that are asked for, by verdict, and after them those nobody asks for yet."""
    plan = get_plan(asked.campaign)
    found = reconcile(asked.campaign, viewer=asked.viewer, known_at=asked.when.known_at)
    verdict, document = (asked.parameters.get(name, "") for name in ("verdict", "document"))
    wanted = [one for one in found if _fits(one, verdict, document)]
    say = asked.speaker(plan)
    unasked = Paginator([one for one in wanted if one.verdict is None], PAGE).get_page(asked.parameters.get("page"))
    return asked.show(
        "published",
        plan=plan,
        judged=[_shown(one, say) for one in sorted(wanted, key=_place) if one.verdict is not None],
        unasked=[_shown(one, say) for one in unasked.object_list],
        page=unasked,
        tabs=[
            (key, label, VERDICT_MEANINGS[key], sum(_verdict(one) == key for one in found))
            for key, label in VERDICTS.items()
        ],
        documents=_documents(found, plan),
        verdict=verdict if verdict in VERDICTS else "",
        document=document,
        n_all=len(found),
    )


_ORDER = ("contradicted", "partly", "explained", "not_held", "unasked")


def _place(one: Reconciled) -> int:
    return _ORDER.index(_verdict(one))


def _verdict(one: Reconciled) -> str:
    return one.verdict or "unasked"


def _fits(one: Reconciled, verdict: str, document: str) -> bool:
    return verdict in ("", _verdict(one)) and document in ("", one.published.source_title)


def _documents(found: Sequence[Reconciled], plan: Plan) -> list[tuple[str, int]]:
    """Return the sources of published figures with how many each has, the plan's own documents first."""
    titles = [one.published.source_title for one in found]
    own = [document.title for document in plan.documents]
    order = dict.fromkeys([*(title for title in own if title in titles), *titles])
    return [(title, titles.count(title)) for title in order]


def _shown(one: Reconciled, say: FigureSpeaker) -> ShownFigure:
    held, published, question, holding = one.held, one.published, one.question, one.holding
    verdict = _verdict(one)
    if held is None or question is None or holding is None:
        return ShownFigure(
            one, grouped(published.printed), verdict, VERDICTS[verdict], _of_plan(one, say), _window(published.window),
            "", "", "", "", "", [], [],
        )  # fmt: skip
    ask = question.ask()
    return ShownFigure(
        one,
        grouped(published.printed),
        verdict,
        VERDICTS[verdict],
        _scope(ask, say, holding),
        window_text(ask.window),
        say.word(ask.counted_word),
        _counted(question),
        str(question.known_at or ""),
        *_held(held, ask),
        _names(held.rows_sure, ask, say, holding),
        _names(held.rows_possible, ask, say, holding),
    )


def _held(held: Held, ask: Ask) -> tuple[str, str]:
    """Return what the ledger sets against the printed figure, and what else it holds."""
    n = pair_text(len(held.rows_sure), len(held.rows_possible))
    rows = gettext("%(n)s 行") % {"n": n}
    known = money(held.amount_sure) + (f" (+{money(held.amount_possible)})" if held.amount_possible else "")
    if ask.op == "sum":
        return known, rows
    if ask.op == "days":
        return length_text(held.days) or "—", rows
    has_any = held.amount_sure or held.amount_possible
    return n, gettext("已知金额 %(amount)s") % {"amount": known} if has_any else ""


def _counted(question: Asked) -> str:
    """Return which standings the publisher counted; nothing where it counted all that are not refused."""
    return gettext("、").join(str(STANDINGS[standing]) for standing in question.standings)


def _window(printed: str) -> str:
    """Return a window that was stored as text as others are shown; one that cannot be read, as it is printed."""
    try:
        return days(parse_interval(printed))
    except ValueError:
        return printed


def _of_plan(one: Reconciled, say: FigureSpeaker) -> str:
    scope = one.published.scope_read
    return say.speaker.units.get(scope, say.plan.region.name if scope in WHOLE_REGION else scope)


def _scope(ask: Ask, say: FigureSpeaker, holding: Holding) -> str:
    """Return the scope as read: the filters of the question, named rows by their names; without any, the region."""
    parts = [f"{AXES.get(axis, axis)} {say.label(axis, label)}" for axis, label in ask.where]
    if ask.keys and len(ask.keys) == 1 and ask.keys[0] in holding.states:
        parts = [name_of(holding.states[ask.keys[0]], ask.keys[0])]
    if ask.at_least is not None:
        parts.append(f"≥{ask.at_least}")
    return " · ".join(parts) or say.plan.region.name


def _names(keys: Sequence[str], ask: Ask, say: FigureSpeaker, holding: Holding) -> list[tuple[str, str]]:
    return [(name_of(holding.states[key], key), say.addresses.subject(ask.kind, key)) for key in keys]
