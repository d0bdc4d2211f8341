"""Loads what was published: figures of the plan's documents, and the campaign's table of indicators."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from yinfeng.figures.core.published import PublishedAsk, load_published
from yinfeng.figures.models import PublishedFigure
from yinfeng.kernel.problems import Problem
from yinfeng.kernel.quantity import Quantity, parse_quantity
from yinfeng.plan.core.schema import Plan, Published
from yinfeng.plan.models import Campaign
from yinfeng.plan.selectors import get_plan

Row = Mapping[str, str]

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

    Raises: PublishedProblemsError if `published.yaml` has problems.
    """
    files = _read(folder)
    plan = get_plan(campaign)
    rows = [*_asked(campaign, plan, files), *_not_asked(campaign, plan, files)]
    with transaction.atomic():
        PublishedFigure.objects.filter(campaign=campaign).delete()
        PublishedFigure.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _read(folder: Path) -> _Files:
    questions = folder / "published.yaml"
    asks: tuple[PublishedAsk, ...] = ()
    if questions.exists():
        asks, problems = load_published(questions.read_text(encoding="utf-8"), questions.name)
        if problems:
            raise PublishedProblemsError(problems)
    table = folder / "ledger" / "indicators.csv"
    rows = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))) if table.exists() else ()
    return _Files(asks, {row["indicator_id"]: row for row in rows})


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
