"""`yinfeng ledger import | batches | undo`."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.ledger.core.mapping import Table
    from yinfeng.plan.models import Campaign

app = typer.Typer(help="Bring tables into the ledger, list and undo batches.", no_args_is_help=True)

Slug = Annotated[str, typer.Option("--campaign", "-c", help="the campaign's name, such as quanzhou-2022")]
Data = Annotated[Path | None, typer.Option(metavar="DIR", help="data directory; else YINFENG_DATA, else var/demo")]
Unit = Annotated[str, typer.Option(help="the key of the unit on whose behalf you act")]


@app.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="a CSV file that the campaign's mapping knows")],
    campaign: Slug,
    data: Data = None,
    unit: Unit = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="read and report, store nothing")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="store the sound rows although others have problems")
    ] = False,
    report: Annotated[Path | None, typer.Option(metavar="R.json", help="write what became of every row")] = None,
) -> None:
    """Read a table into the ledger as one batch. With problems nothing is stored unless --accept is given."""
    with _outside(data):
        from django.utils import timezone

        from yinfeng.kernel.viewer import Viewer
        from yinfeng.ledger.importing import Import, import_file

        found = _campaign(campaign)
        mapping = _mapping(found, table)
        by = _viewer(found, Viewer("命令行", unit))

        def run(*, dry: bool) -> Import:
            return import_file(campaign=found, path=table, table=mapping, by=by, at=timezone.now(), dry_run=dry)

        if report:
            report.open("a", encoding="utf-8").close()  # cannot be written: nothing is stored
        result = run(dry=True)
        stored = not dry_run and (accept or not result.problems)
        if stored:
            result = run(dry=False)
        _tell(result, report, stored=stored)
    if result.problems and not accept:
        raise typer.Exit(1)


@app.command()
def batches(campaign: Slug, data: Data = None) -> None:
    """List the batches of a campaign, latest first."""
    with _outside(data):
        from django.utils import timezone

        from yinfeng.kernel.viewer import Viewer
        from yinfeng.ledger.selectors import list_batches

        for batch in list_batches(_campaign(campaign), viewer=Viewer("命令行")):
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
    with _outside(data):
        from django.utils import timezone

        from yinfeng.kernel.refusals import RefusedError
        from yinfeng.kernel.viewer import Viewer
        from yinfeng.ledger import actions

        held = _campaign(campaign)
        found = held.batches.filter(pk=batch).first()
        if found is None:
            raise _Failed(2, f"there is no batch {batch}")
        by = _viewer(held, Viewer("命令行", unit))
        try:
            undoing = actions.undo(batch=found, by=by, at=timezone.now(), reason=reason)
        except RefusedError as error:
            raise _Failed(1, str(error)) from None
    typer.echo(f"{undoing.n_entries} entries withdrawn")


class _Failed(typer.Exit):
    """An exit that says why on standard error."""

    def __init__(self, code: int, message: str) -> None:
        typer.echo(message, err=True)
        super().__init__(code)


@contextmanager
def _outside(data: Path | None) -> Iterator[None]:
    """Start Django on the data directory; a database or file that cannot be used becomes one sentence and exit 3."""
    if data:
        os.environ["YINFENG_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinfeng.settings")
    try:
        import django
        from django.db import DatabaseError

        django.setup()
    except OSError as error:
        raise _Failed(3, f"{error.filename}: {error.strerror}") from None
    try:
        yield
    except OSError as error:
        raise _Failed(3, f"{error.filename}: {error.strerror}") from None
    except DatabaseError as error:
        raise _Failed(3, f"the database cannot be used: {error}; `yinfeng migrate` brings it to this version") from None


def _campaign(slug: str) -> "Campaign":
    from yinfeng.kernel.refusals import NotFoundError
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.plan.selectors import get_campaign

    try:
        return get_campaign(slug=slug, viewer=Viewer("命令行"))
    except NotFoundError:
        raise _Failed(2, f"there is no campaign {slug} in this data directory") from None


def _viewer(campaign: "Campaign", viewer: "Viewer") -> "Viewer":
    """Return the viewer, if the unit named on the command line is one of the plan's."""
    from yinfeng.plan.selectors import get_plan

    plan = get_plan(campaign)
    if viewer.unit and viewer.unit not in {one.key for one in (*plan.units, *plan.bodies)}:
        raise _Failed(2, f"the plan of {campaign.slug} has no unit {viewer.unit}")
    return viewer


def _mapping(campaign: "Campaign", table: Path) -> "Table":
    from yinfeng.ledger.importing import find_table, find_table_by_name
    from yinfeng.ledger.loading import mapping_of

    tables, problems = mapping_of(campaign)
    if problems:
        raise _Failed(1, "\n".join(map(str, problems)))
    if not tables:
        raise _Failed(2, f"campaigns/{campaign.slug}/ledger/tables.yaml is missing: it says what the columns mean")
    found = find_table(tables, "/".join(table.parts[-2:])) or find_table_by_name(tables, table.name)
    if found is None:
        patterns = ", ".join(known.files for known in tables)
        raise _Failed(2, f"{table.name} fits none of the file names that the mapping knows: {patterns}")
    return found


def _tell(result, report: Path | None, *, stored: bool) -> None:
    for problem in result.problems:
        typer.echo(str(problem))
    if result.stored_before:
        typer.echo(f"{result.file} is in the ledger already: nothing added")
    else:
        verb = "stored" if stored else "found, nothing stored"
        typer.echo(
            f"{result.n_rows} rows · {len(result.drafts)} entries {verb} · {result.n_known} known already · "
            f"{len(result.problems)} problems"
        )
    if report:
        rows = {
            "file": result.file,
            "rows": result.n_rows,
            "entries": len(result.drafts),
            "known": result.n_known,
            "stored": stored,
            "problems": [{"where": str(problem.where), "message": problem.say()} for problem in result.problems],
        }
        report.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
