"""`yinfeng ledger batches | undo`; `import` is added by the room of workbooks, which reads what no mapping fits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yinfeng.kernel.outside import excuse
from yinfeng.kernel.viewer import Viewer

if TYPE_CHECKING:
    from yinfeng.plan.models import Campaign

app = typer.Typer(help="Bring tables into the ledger, list and undo batches.", no_args_is_help=True)

Slug = Annotated[str, typer.Option("--campaign", "-c", help="the campaign's name, such as quanzhou-2022")]
Data = Annotated[Path | None, typer.Option(metavar="DIR", help="data directory; else YINFENG_DATA, else var/demo")]
AT_TERMINAL = Viewer("命令行")
"""Who types a command; a unit is named where something is written."""
Unit = Annotated[str, typer.Option(help="the key of the unit on whose behalf you act")]


@app.command()
def batches(campaign: Slug, data: Data = None) -> None:
    """List the batches of a campaign, latest first."""
    with outside(data):
        from django.utils import timezone

        from yinfeng.ledger.selectors import list_batches

        for batch in list_batches(find_campaign(campaign), viewer=AT_TERMINAL):
            undone = " (undone)" if hasattr(batch, "undone_by") else ""
            day = f"{timezone.localtime(batch.at):%Y-%m-%d %H:%M}"
            typer.echo(f"{batch.pk:6} {day} {batch.n_entries:6} {batch.title} {batch.file_name}{undone}")


@app.command()
def undo(
    batch: Annotated[int, typer.Argument(help="the number that `batches` prints")],
    campaign: Slug,
    reason: Annotated[str, typer.Option(help="why")],
    data: Data = None,
    unit: Unit = "",
) -> None:
    """Withdraw every entry of a batch."""
    with outside(data):
        from django.utils import timezone

        from yinfeng.kernel.refusals import RefusedError
        from yinfeng.ledger import actions

        held = find_campaign(campaign)
        found = held.batches.filter(pk=batch).first()
        if found is None:
            raise FailedExit(2, f"there is no batch {batch}")
        by = acting(held, Viewer("命令行", unit))
        try:
            undoing = actions.undo(batch=found, by=by, at=timezone.now(), reason=reason)
        except RefusedError as error:
            raise FailedExit(1, str(error)) from None
    typer.echo(f"{undoing.n_entries} entries withdrawn")


class FailedExit(typer.Exit):
    """An exit that says why on standard error."""

    def __init__(self, code: int, message: str) -> None:
        typer.echo(message, err=True)
        super().__init__(code)


@contextmanager
def outside(data: Path | None) -> Iterator[None]:
    """Start Django on the data directory; a database or file that cannot be used becomes one sentence and exit 3."""
    if data:
        os.environ["YINFENG_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinfeng.settings")
    try:
        import django

        django.setup()
        yield
    except Exception as error:
        if not (sentence := excuse(error)):
            raise
        raise FailedExit(3, sentence) from None


def find_campaign(slug: str) -> "Campaign":
    """Return the campaign of a name; one that is not there is wrong use."""
    from yinfeng.kernel.refusals import NotFoundError
    from yinfeng.plan.selectors import get_campaign

    try:
        return get_campaign(slug=slug, viewer=AT_TERMINAL)
    except NotFoundError:
        raise FailedExit(2, f"there is no campaign {slug} in this data directory") from None


def acting(campaign: "Campaign", viewer: Viewer) -> Viewer:
    """Return the viewer, if the unit named on the command line is one of the plan's."""
    from yinfeng.plan.selectors import get_plan

    plan = get_plan(campaign)
    if viewer.unit and viewer.unit not in {one.key for one in (*plan.units, *plan.bodies)}:
        raise FailedExit(2, f"the plan of {campaign.slug} has no unit {viewer.unit}")
    return viewer
