"""`yinfeng measure | bulletin`."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Measure a campaign.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(metavar="CAMPAIGN", help="the campaign's name, such as quanzhou-2022")]
Data = Annotated[Path | None, typer.Option(metavar="DIR", help="data directory; else YINFENG_DATA, else var/demo")]


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
        raise _wrong("--format is table or json")
    _start(data)
    figures = _figures(campaign, only, day, instant)
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
        raise _wrong(f"{target.name}: a bulletin is written as .html, .md or .json")
    _start(data)
    text = _bulletin(campaign, unit, day, instant, target.suffix[1:], site)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        typer.echo(f"{target}: {error.strerror}", err=True)
        raise typer.Exit(3) from None
    typer.echo(f"{target}")


def _bulletin(slug: str, unit: str, day: date | None, instant: datetime | None, form: str, site: str) -> str:
    from django.urls import reverse
    from django.utils import timezone

    from yinfeng.figures.bulletin import make_bulletin, written

    found, when = _campaign(slug, day, instant)
    if unit and unit not in _units(found):
        raise _wrong(f"the plan of {slug} has no unit {unit}")
    made = make_bulletin(found, when, viewer=_viewer(), at=timezone.now(), unit=unit)
    return written(made, form, lambda code: site.rstrip("/") + reverse("figures:printed", args=[slug, code]))


def _units(campaign) -> set[str]:
    from yinfeng.plan.selectors import get_plan

    return {unit.key for unit in get_plan(campaign).units}


def _figures(slug: str, only: str, day: date | None, instant: datetime | None):
    from yinfeng.figures.opening import measure_all
    from yinfeng.figures.selectors import get_figure
    from yinfeng.kernel.refusals import NotFoundError

    campaign, when = _campaign(slug, day, instant)
    try:
        if only:
            return [get_figure(campaign, only, when, viewer=_viewer())]
        return measure_all(campaign, when, viewer=_viewer())[2]
    except NotFoundError as error:
        raise _wrong(f"the plan of {slug} has no measure {error}") from None


def _campaign(slug: str, day: date | None, instant: datetime | None):
    """Return the campaign and the moment asked for."""
    from django.db import OperationalError
    from django.utils import timezone

    from yinfeng.kernel.refusals import NotFoundError
    from yinfeng.plan.moments import When, default_day
    from yinfeng.plan.selectors import get_campaign

    try:
        campaign = get_campaign(slug=slug, viewer=_viewer())
    except NotFoundError:
        raise _wrong(f"there is no campaign {slug} in this data directory") from None
    except OperationalError as error:
        typer.echo(f"the database cannot be used: {error}; `yinfeng migrate` brings it to this version", err=True)
        raise typer.Exit(3) from None
    return campaign, When(day or default_day(campaign, timezone.localdate()), instant)


def _viewer():
    from yinfeng.kernel.viewer import Viewer

    return Viewer("命令行")


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
        raise _wrong(f"--as-of {text} is not a day such as 2022-12-31") from None


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise _wrong(f"--known-at {text} is not an instant such as 2022-12-31T18:00+08:00") from None
    if instant is not None and instant.tzinfo is None:
        raise _wrong(f"--known-at {text} needs an offset such as +08:00")
    return instant


def _wrong(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(2)


def _start(data: Path | None) -> None:
    import os

    if data:
        os.environ["YINFENG_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinfeng.settings")
    import django

    django.setup()
