"""The list of subjects of a kind, one selector for all kinds: filters in plain SQL on the rows that repeat the fold."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import NullIf

from yinfeng.kernel.folding import search_key
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import models
from yinfeng.ledger.core.entries import BEST_FIRST
from yinfeng.ledger.core.listing import short_names, stage_words, units_by_tier
from yinfeng.ledger.lists.asking import Asked, read_money, read_window
from yinfeng.ledger.lists.columns import Column, ListKind
from yinfeng.plan.core.filters import UNSAID
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign

STANDINGS = tuple(standing.value for standing in BEST_FIRST)


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger holds of a kind before anything is asked: how many, and the values of each column by number."""

    n: int
    values: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows match: by stage and standing (empty where there is no stage), and by what is to be looked into.

    `in_period` counts those whose stage was possibly reached in the campaign's period.
    """

    n: int = 0
    in_period: int = 0
    stages: Mapping[str, int] = field(default_factory=dict)
    standings: Mapping[str, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)


def held(campaign: Campaign, kind: ListKind, *, viewer: Viewer) -> Held:
    """Return how many subjects there are and what the filters on data columns can offer. One query."""
    fields = [wanted.field for wanted in kind.filters if wanted.field]
    if not fields:
        return Held(_rows(campaign, kind).count(), {})
    values: dict[str, Counter[str]] = {name: Counter() for name in fields}
    n = 0
    for *found, number in _rows(campaign, kind).values_list(*fields).annotate(n=Count("pk")):
        n += number
        for name, value in zip(fields, found, strict=True):
            values[name][value] += number
    return Held(n, values)


def choices(kind: ListKind, plan: Plan, held: Held) -> Mapping[str, Collection[str]]:
    """Return the values that each filter of sort choice may take."""
    tiers = units_by_tier(plan)
    fixed: dict[str, Collection[str]] = {
        "unit": {UNSAID, *(unit.key for unit in plan.units)},
        "tier": tiers.keys(),
        "group": {UNSAID, *(body.key for body in plan.bodies if body.kind == "industry_group")},
        "stage": {UNSAID, *stage_words(plan, kind.key)},
        "standing": {UNSAID, *STANDINGS},
        "certainty": {"possible", "sure"},
    }
    own = {
        wanted.key: {value or UNSAID for value in held.values[wanted.field]} for wanted in kind.filters if wanted.field
    }
    return fixed | own


def matching(kind: ListKind, filters: Mapping[str, str], plan: Plan) -> Q:
    """Return the condition that rows have to meet: every filter, by its rule below."""
    conditions = [_condition(kind, key, value, plan) for key, value in filters.items()]
    return reduce(and_, [*conditions, _in_window(filters)], Q())


def _condition(kind: ListKind, key: str, value: str, plan: Plan) -> Q:
    if key in _CONDITIONS:
        return _CONDITIONS[key](kind, value, plan)
    column = kind.asks[key].field if key in kind.asks else ""
    return _equals(column, value) if column else Q()


def _equals(column: str, value: str) -> Q:
    return Q(**{column: "" if value == UNSAID else value})


def _holds(column: str, *keys: str) -> Q:
    if keys == (UNSAID,):
        return Q(**{column: ""})
    return reduce(or_, (Q(**{f"{column}__contains": f"|{key}|"}) for key in keys), Q(pk__in=[]))


def _found(text: str) -> Q:
    """Every word of a search stands somewhere in the folded text; case and script do not matter."""
    return reduce(and_, (Q(search__contains=search_key(word)) for word in text.split()), Q())


def _amounts_to(kind: ListKind, said: str) -> Q:
    """The lower end reaches the amount, in its own currency."""
    least, figure = read_money(said), kind.figure
    if figure is None:
        return Q()
    if not figure.currency:
        currency = Q() if least.unit == figure.unit else Q(pk__in=[])
    else:
        currency = Q(**{figure.currency: least.unit})
    return currency & Q(**{f"{figure.field}__gte": least.low})


def _has_no_figure(kind: ListKind) -> Q:
    return Q(**{f"{kind.figure.field}__isnull": True}) if kind.figure else Q()


_CONDITIONS: Mapping[str, Callable[[ListKind, str, Plan], Q]] = {
    "text": lambda kind, value, plan: _found(value),
    "unit": lambda kind, value, plan: _holds("units", value),
    "tier": lambda kind, value, plan: _holds("units", *units_by_tier(plan).get(value, ())),
    "group": lambda kind, value, plan: _holds("groups", value),
    "stage": lambda kind, value, plan: _equals("stage", value),
    "standing": lambda kind, value, plan: _equals("stage_standing", value),
    "at_least": lambda kind, value, plan: _amounts_to(kind, value),
    "undated": lambda kind, value, plan: Q(stage_from__isnull=True),
    "unfigured": lambda kind, value, plan: _has_no_figure(kind),
    "contested": lambda kind, value, plan: ~Q(contested=""),
    "uncertain": lambda kind, value, plan: Q(n_uncertain__gt=0),
    "above_scale": lambda kind, value, plan: Q(above_scale=True),
    "listed": lambda kind, value, plan: ~Q(lists=""),
}


def _in_window(filters: Mapping[str, str]) -> Q:
    """The stage possibly or surely happened in the window; what has no day at all did neither."""
    first, last = read_window(filters)
    if first is None and last is None:
        return Q()
    start, end = first.from_day if first else None, last.to_day if last else None
    found = Q(stage_to__isnull=False)
    if filters.get("certainty") == "sure":
        found &= Q(stage_from__gte=start) if start else Q()
        return found & (Q(stage_to__lte=end) if end else Q())
    found &= Q(stage_to__gte=start) if start else Q()
    return found & (Q(stage_from__isnull=True) | Q(stage_from__lte=end) if end else Q())


def tally(campaign: Campaign, kind: ListKind, filters: Mapping[str, str], plan: Plan, *, viewer: Viewer) -> Tally:
    """Count the matching rows by stage, standing and flag. One query."""
    flags = {wanted.key: Count("pk", filter=matching(kind, {wanted.key: "1"}, plan)) for wanted in kind.flags}
    groups = _rows(campaign, kind).filter(matching(kind, filters, plan)).values("stage", "stage_standing")
    stages, standings, marked = Counter[str](), Counter[str](), Counter[str]()
    flags["in_period"] = Count("pk", filter=_in_window(period_of(plan)))
    for group in groups.annotate(n=Count("pk"), **flags):
        stages[group["stage"]] += group["n"]
        standings[group["stage_standing"]] += group["n"]
        marked.update({key: group[key] for key in flags})
    return Tally(stages.total(), marked.pop("in_period", 0), stages, standings, marked)


def period_of(plan: Plan) -> dict[str, str]:
    """Return the filters that ask for the campaign's period."""
    return {"from": str(plan.period.from_day), "to": str(plan.period.to_day)}


def without_one(
    campaign: Campaign, kind: ListKind, filters: Mapping[str, str], plan: Plan, *, viewer: Viewer
) -> Mapping[str, int]:
    """Return how many rows would match if one filter were dropped, for each. One query."""
    others = {key: {other: value for other, value in filters.items() if other != key} for key in filters}
    counts = {f"without_{key}": Count("pk", filter=matching(kind, kept, plan)) for key, kept in others.items()}
    found = _rows(campaign, kind).aggregate(**counts)
    return {key: found[f"without_{key}"] for key in filters}


def list_rows(
    campaign: Campaign, kind: ListKind, asked: Asked, plan: Plan, *, viewer: Viewer
) -> QuerySet[models.Listed]:
    """Return the matching rows in the order asked for; rows that are equal in it stand by key. One query when read."""
    rows = _rows(campaign, kind).filter(matching(kind, asked.filters, plan)).defer("search")
    return rows.order_by(*_ordering(kind, asked.order or kind.order, plan))


def count_rows(campaign: Campaign, kind: ListKind, filters: Mapping[str, str], plan: Plan, *, viewer: Viewer) -> int:
    """Return how many rows match. One query."""
    return _rows(campaign, kind).filter(matching(kind, filters, plan)).count()


def _rows(campaign: Campaign, kind: ListKind) -> QuerySet[models.Listed]:
    return models.KINDS[kind.key].objects.filter(campaign=campaign)


def _ordering(kind: ListKind, order: str, plan: Plan) -> list[OrderBy | str]:
    key, descends = order.removeprefix("-"), order.startswith("-")
    column = next((column for column in kind.columns if column.key == key), None)
    if column is None:
        return ["-key" if descends else "key"]
    return [*_by_currency(column), *(_directed(term, descends) for term in _terms(kind, column, plan)), "key"]


def _directed(term: Combinable, descends: bool) -> OrderBy:
    """What has no value comes last in both directions."""
    return term.desc(nulls_last=True) if descends else term.asc(nulls_last=True)


def _by_currency(column: Column) -> list[OrderBy]:
    """Amounts of different currencies are not compared: each currency by itself, those without an amount last."""
    if not column.currency:
        return []
    known = Case(When(**{f"{column.field}__isnull": True}, then=None), default=F(column.currency))
    return [known.asc(nulls_last=True)]


def _terms(kind: ListKind, column: Column, plan: Plan) -> list[Combinable]:
    if column.shows == "keys":
        places = [
            When(**{f"{column.field}__startswith": f"|{key}|"}, then=n) for n, key in enumerate(short_names(plan))
        ]
        return [Case(When(**{column.field: ""}, then=None), *places, default=len(places))]
    if column.shows in ("stage", "standing"):
        words = stage_words(plan, kind.key) if column.shows == "stage" else STANDINGS[::-1]
        places = [When(**{column.field: word}, then=n) for n, word in enumerate(words)]
        return [Case(When(**{column.field: ""}, then=None), *places, default=len(places))]
    if column.shows == "day":
        return [F("stage_from"), F("stage_to")]
    if column.shows == "marks":
        return [_marked(kind)]
    return [NullIf(column.field, Value(""))] if column.shows in ("name", "text", "code") else [F(column.field)]


def _marked(kind: ListKind) -> Case:
    """What is contested before what may be a duplicate before the rest."""
    uncertain = [When(n_uncertain__gt=0, then=1)] if "uncertain" in kind.asks else []
    return Case(When(~Q(contested=""), then=2), *uncertain, default=None)
