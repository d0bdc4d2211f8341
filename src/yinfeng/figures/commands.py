"""`yinfeng measure`."""

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


def _figures(slug: str, only: str, day: date | None, instant: datetime | None):
    from django.db import OperationalError
    from django.utils import timezone

    from yinfeng.figures.selectors import When, default_day, get_figure, list_figures
    from yinfeng.kernel.refusals import NotFoundError
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.plan.selectors import get_campaign

    viewer = Viewer("命令行")
    try:
        campaign = get_campaign(slug=slug, viewer=viewer)
        when = When(day or default_day(campaign, timezone.localdate()), instant)
        return (
            [get_figure(campaign, only, when, viewer=viewer)] if only else list_figures(campaign, when, viewer=viewer)
        )
    except NotFoundError as error:
        raise _wrong(f"there is no campaign or measure {error}") from None
    except OperationalError as error:
        typer.echo(f"the database cannot be used: {error}; `yinfeng migrate` brings it to this version", err=True)
        raise typer.Exit(3) from None


def _print_table(figures) -> None:
    from rich.console import Console
    from rich.table import Table

    from yinfeng.figures.core.values import text_of

    moment = figures[0].moment
    table = Table("measure", "label", "counts", "reported", "claimed", "verified", "code", box=None)
    for column in table.columns:
        column.no_wrap = column.header != "label"
    for figure in figures:
        beside = [text_of(figure.standings[standing]) for standing in ("reported", "claimed", "verified")]
        table.add_row(figure.measure.key, figure.measure.label, text_of(figure.value), *beside, figure.code)
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
