"""`yinfeng measure | bulletin`."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from yinfeng.ledger.commands import AT_TERMINAL, Data, FailedExit, find_campaign, outside

app = typer.Typer(help="Measure a campaign.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(metavar="CAMPAIGN", help="the campaign's name, such as quanzhou-2022")]


@app.command()
def measure(
    campaign: Slug,
    as_of: Annotated[str, typer.Option(metavar="DAY", help="such as 2022-12-31")] = "",
    only: Annotated[str, typer.Option("--measure", metavar="KEY", help="one measure of the plan")] = "",
    known_at: Annotated[str, typer.Option(metavar="INSTANT", help="such as 2022-12-31T18:00+08:00")] = "",
    output: Annotated[str, typer.Option("--format", help="table or json")] = "table",
    data: Data = None,
) -> None:
    """Print the figures of a campaign: what counts, and what is reported, claimed and verified beside it."""
    day, instant = _day(as_of), _instant(known_at)
    if output not in ("table", "json"):
        raise FailedExit(2, "--format is table or json")
    with outside(data):
        found = find_campaign(campaign)
        figures = _figures(found, only, _when(found, day, instant))
    if output == "json":
        typer.echo(json.dumps([_plain(figure) for figure in figures], ensure_ascii=False, indent=1))
        return
    _print_table(figures)


@app.command()
def bulletin(
    campaign: Slug,
    target: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="FILE.html, FILE.md or FILE.json")],
    as_of: Annotated[str, typer.Option(metavar="DAY", help="such as 2022-12-31")] = "",
    known_at: Annotated[str, typer.Option(metavar="INSTANT", help="such as 2022-12-31T18:00+08:00")] = "",
    unit: Annotated[str, typer.Option(metavar="U", help="the key of one unit")] = "",
    site: Annotated[str, typer.Option(metavar="URL", help="where the codes open")] = "http://127.0.0.1:8000",
    data: Data = None,
) -> None:
    """Write the bulletin of a campaign or of one unit; every figure in it keeps a code that opens it."""
    day, instant = _day(as_of), _instant(known_at)
    if target.suffix not in (".html", ".md", ".json"):
        raise FailedExit(2, f"{target.name}: a bulletin is written as .html, .md or .json")
    with outside(data):
        found = find_campaign(campaign)
        text = _bulletin(found, _when(found, day, instant), unit, target.suffix[1:], site)
        target.write_text(text, encoding="utf-8")
    typer.echo(f"{target}")


def _bulletin(campaign, when, unit: str, form: str, site: str) -> str:
    from django.urls import reverse
    from django.utils import timezone

    from yinfeng.figures.bulletin import make_bulletin, written
    from yinfeng.plan.selectors import get_plan

    if unit and unit not in {one.key for one in get_plan(campaign).units}:
        raise FailedExit(2, f"the plan of {campaign.slug} has no unit {unit}")
    made = make_bulletin(campaign, when, viewer=AT_TERMINAL, at=timezone.now(), unit=unit)
    return written(made, form, lambda code: site.rstrip("/") + reverse("figures:printed", args=[campaign.slug, code]))


def _figures(campaign, only: str, when):
    from yinfeng.figures.selectors import get_basis
    from yinfeng.kernel.refusals import NotFoundError

    basis = get_basis(campaign, when, viewer=AT_TERMINAL)
    try:
        return [basis.figure(only)] if only else basis.figures()
    except NotFoundError as error:
        raise FailedExit(2, f"the plan of {campaign.slug} has no measure {error}") from None


def _when(campaign, day: date | None, instant: datetime | None):
    """Return the moment asked for, on the campaign's own day where none is."""
    from django.utils import timezone

    from yinfeng.plan.moments import When, default_day

    return When(day or default_day(campaign, timezone.localdate()), instant)


def _print_table(figures) -> None:
    from rich.console import Console
    from rich.table import Table

    from yinfeng.figures.core.values import text_of

    moment = figures[0].moment
    table = Table("measure", "label", "counts", "reported", "claimed", "verified", "code", box=None)
    for column in table.columns:
        column.no_wrap = column.header != "label"
    for figure in figures:
        values = [figure.value, *(figure.standings[standing] for standing in ("reported", "claimed", "verified"))]
        texts = [text_of(value) if figure.is_held else "not held" for value in values]
        table.add_row(figure.measure.key, figure.measure.label, *texts, figure.code)
    console = Console()
    console.width = max(console.width, 140)
    console.print(table)
    typer.echo(
        f"as of {moment.as_of} · known at {moment.known_at.isoformat()} · plan {moment.plan_digest[:12]} · "
        f"ledger entry {moment.position}"
    )


def _plain(figure) -> dict[str, object]:
    return {
        "measure": figure.measure.key,
        "label": figure.measure.label,
        "code": figure.code,
        "is_held": figure.is_held,
        "value": figure.value.as_json(),
        "standings": {standing: value.as_json() for standing, value in figure.standings.items()},
        "window": str(figure.ask.window),
        "as_of": str(figure.moment.as_of),
        "known_at": figure.moment.known_at.isoformat(),
        "plan": figure.moment.plan_digest,
        "position": figure.moment.position,
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise FailedExit(2, f"--as-of {text} is not a day such as 2022-12-31") from None


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise FailedExit(2, f"--known-at {text} is not an instant such as 2022-12-31T18:00+08:00") from None
    if instant is not None and instant.tzinfo is None:
        raise FailedExit(2, f"--known-at {text} needs an offset such as +08:00")
    return instant
