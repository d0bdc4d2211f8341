"""Loads what was published: figures of the plan's documents, and the campaign's table of indicators."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from yinfeng.figures.core.published import PublishedAsk, load_published
from yinfeng.figures.models import PublishedFigure
from yinfeng.kernel.problems import DID_YOU_MEAN, Place, Problem, nearest
from yinfeng.kernel.quantity import Quantity, parse_quantity
from yinfeng.ledger.core.records import read_records
from yinfeng.plan.core.schema import Plan, Published
from yinfeng.plan.folder import read_text
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

Row = Mapping[str, str]

_INDICATOR = "indicator_id"
_COLUMNS = (
    "indicator", "value", "unit", "scope", "period", "source_title", "source_url", "source_date", "notes", "bound",
)  # fmt: skip
_BOUNDS = {"exact": "exact", "approx": "approx", "forecast": "approx", "lower_bound": "over", "target": "at_least"}


class PublishedProblemsError(Exception):
    """The file of published figures has problems, all of which are carried; nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Files:
    """What lies in a campaign's folder: the questions, and the indicators by their number."""

    asks: tuple[PublishedAsk, ...]
    indicators: Mapping[str, Row]


def load_published_figures(*, campaign: Campaign, folder: Path) -> int:
    """Store every published figure of a campaign's folder and plan; return how many. One transaction.

    Raises: PublishedProblemsError with every problem of `published.yaml` and of the table of indicators.
    """
    plan = get_plan(campaign)
    files = _read(folder, plan)
    rows = [*_asked(campaign, plan, files), *_not_asked(campaign, plan, files)]
    with transaction.atomic():
        PublishedFigure.objects.filter(campaign=campaign).delete()
        PublishedFigure.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _read(folder: Path, plan: Plan) -> _Files:
    questions, table = folder / "published.yaml", folder / "ledger" / "indicators.csv"
    indicators, problems = _read_indicators(table) if table.exists() else ({}, [])
    asks: tuple[PublishedAsk, ...] = ()
    if questions.exists():
        text, told = read_text(questions.read_bytes(), questions.name)
        asks, damaged = load_published(text, questions.name)
        problems = [*told, *damaged, *_unfounded(asks, plan, indicators, questions.name), *problems]
    if problems:
        raise PublishedProblemsError(problems)
    return _Files(asks, indicators)


def _read_indicators(table: Path) -> tuple[dict[str, Row], list[Problem]]:
    problems: list[Problem] = []

    def report(line: int, column: str, message: str, advice: str, **facts: object) -> None:
        problems.append(Problem(Place(table.name, line=line, field=column), message, advice, facts))

    indicators: dict[str, Row] = {}
    for line, row in read_records(table.read_bytes(), key=_INDICATOR, columns=_COLUMNS, report=report):
        if row[_INDICATOR] in indicators:
            report(line, _INDICATOR, "编号“{key}”已经用过。", "请换一个编号。", key=row[_INDICATOR])
        indicators.setdefault(row[_INDICATOR], row)
    return indicators, problems


def _unfounded(asks: Iterable[PublishedAsk], plan: Plan, indicators: Mapping[str, Row], file: str) -> Iterator[Problem]:
    """Yield a problem for each figure, indicator or target that an entry names and nothing is."""
    known = {
        "plan": {figure.key for figure in plan.published},
        "indicator": set(indicators),
        "target": {target.key for target in plan.targets},
    }
    for one in asks:
        for name, keys in known.items():
            key = getattr(one, name)
            if key is not None and key not in keys:
                near = nearest(key, keys)
                advice = DID_YOU_MEAN if near else "请核对，或删去这一行。"
                facts = {"key": key, "name": name, "near": near}
                place = Place(file, field=one.key)
                yield Problem(place, "{name} 写的“{key}”找不到。", advice, facts)


def _asked(campaign: Campaign, plan: Plan, files: _Files) -> Iterator[PublishedFigure]:
    in_plan = {figure.key: figure for figure in plan.published}
    for one in files.asks:
        base = _of_plan(plan, in_plan[one.plan]) if one.plan in in_plan else _of_indicator(files.indicators, one)
        quantity = one.reads or _quantity(base["printed"])
        yield PublishedFigure(
            **base | {
                "campaign": campaign, "key": one.key, "bound": one.bound, "target": one.target or "",
                "missing": one.missing or "", "low": quantity.low if quantity else None,
                "unit": quantity.unit if quantity else "",
                "asked": one.ask.model_dump(mode="json", by_alias=True, fallback=str) if one.ask else None,
            }
        )  # fmt: skip


def _of_plan(plan: Plan, figure: Published) -> dict[str, str]:
    clause = next((clause for clause in plan.clauses if clause.key == figure.clause), None)
    document = next((one for one in plan.documents if clause and one.key == clause.document), None)
    return {
        "label": figure.label, "printed": figure.value, "scope_printed": figure.scope_printed or "",
        "scope_read": figure.of, "window": str(figure.period or figure.as_of or ""), "clause": figure.clause or "",
        "source_title": document.title if document else plan.title,
        "source_day": str(document.published) if document else "", "note": figure.note or "",
    }  # fmt: skip


def _of_indicator(indicators: Mapping[str, Row], one: PublishedAsk) -> dict[str, str]:
    row = indicators.get(one.indicator or "")
    base = _plain(row) if row else {}
    written = {
        "label": one.label, "printed": one.value, "scope_printed": one.scope_printed, "source_title": one.source,
        "source_day": one.published,
    }  # fmt: skip
    return {"label": one.key, "printed": "", "source_title": ""} | base | {k: v for k, v in written.items() if v}


def _plain(row: Row) -> dict[str, str]:
    """Return the columns of an indicator; where it may be linked, its address."""
    url = row["source_url"] if row["source_url"].startswith("http") else ""
    return {
        "label": row["indicator"], "printed": f"{row['value']}{row['unit']}", "scope_printed": row["scope"],
        "window": row["period"][:32], "source_title": row["source_title"], "source_url": url,
        "source_day": row["source_date"], "note": row["notes"][:500],
    }  # fmt: skip


def _not_asked(campaign: Campaign, plan: Plan, files: _Files) -> Iterator[PublishedFigure]:
    """Keep the published figures that no question answers yet: they are shown as such."""
    asked = {one.plan for one in files.asks} | {one.indicator for one in files.asks}
    for figure in plan.published:
        if figure.key not in asked:
            yield _row(campaign, f"plan-{figure.key}"[:64], "exact", _of_plan(plan, figure))
    for number, row in files.indicators.items():
        if number not in asked:
            bound = next((ours for name, ours in _BOUNDS.items() if row["bound"].startswith(name)), "exact")
            yield _row(campaign, number, bound, _plain(row))


def _row(campaign: Campaign, key: str, bound: str, base: dict[str, str]) -> PublishedFigure:
    quantity = _quantity(base["printed"])
    low, unit = (quantity.low, quantity.unit) if quantity else (None, "")
    return PublishedFigure(campaign=campaign, key=key, bound=bound, low=low, unit=unit, **base)


def _quantity(printed: str) -> Quantity | None:
    try:
        return parse_quantity(printed)
    except ValueError:
        return None
