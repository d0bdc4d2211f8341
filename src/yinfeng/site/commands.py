"""`yinfeng demo | serve | migrate`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yinfeng.kernel.outside import OutsideError
from yinfeng.kernel.problems import Problem
from yinfeng.site.data import data_directory, database_files, hold, prepare, remove_database
from yinfeng.site.demo import campaign_folders, ensure_port_free, has_changed, load_absent, step, unknown_migrations

if TYPE_CHECKING:
    from yinfeng.ledger.importing import Import

app = typer.Typer(help="Serve campaigns.", no_args_is_help=True)

Port = Annotated[int, typer.Option(min=1, max=65535, help="where to listen on this machine")]
Data = Annotated[Path | None, typer.Option(metavar="DIR", help="data directory; else YINFENG_DATA, else var/demo")]
Documents = Annotated[Path | None, typer.Option(metavar="DIR", help="a folder with the documents the plans cite")]


@app.command()
def demo(
    port: Port = 8000,
    data: Data = None,
    documents: Documents = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="start from an empty database; asks first")] = False,
) -> None:
    """Load the campaigns the database lacks and serve them on this machine until Ctrl-C."""
    ensure_port_free(port)
    directory = _open(data, documents, fresh=fresh)
    _migrate()
    _load_campaigns()
    _serve(directory, port)


@app.command()
def serve(port: Port = 8000, data: Data = None, documents: Documents = None) -> None:
    """Serve what the data directory holds on this machine until Ctrl-C."""
    ensure_port_free(port)
    directory = _open(data, documents)
    _migrate()
    _serve(directory, port)


@app.command()
def migrate(data: Data = None) -> None:
    """Bring the database of the data directory to this version's schema."""
    _open(data, None)
    _migrate()


def _open(data: Path | None, documents: Path | None, *, fresh: bool = False) -> Path:
    """Point this process and its workers at the data directory, and start Django on it."""
    if data:
        os.environ["YINFENG_DATA"] = str(data.resolve())
    if documents:
        os.environ["YINFENG_DOCUMENTS"] = str(documents.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinfeng.settings")
    directory = data_directory()
    prepare(directory)
    if fresh and database_files(directory):
        typer.confirm(f"Remove the database in {directory} and load everything again?", abort=True)
        remove_database(directory)
    with step("start", typer.echo):
        import django

        django.setup()
    return directory


def _migrate() -> None:
    from django.core.management import call_command

    with step("database schema", typer.echo):
        if newer := unknown_migrations():
            raise OutsideError(
                f"the database was made by a newer yinfeng ({', '.join(newer)}): use that version, or choose another "
                "directory with --data DIR"
            )
        call_command("migrate", verbosity=0, interactive=False)


def _load_campaigns() -> None:
    from django.conf import settings
    from django.utils import timezone

    from yinfeng.figures.publishing import PublishedProblemsError
    from yinfeng.ledger.loading import MappingProblemsError
    from yinfeng.plan.actions import PlanProblemsError

    refused = False
    for folder in campaign_folders(settings.CAMPAIGNS_DIR):
        problems: list[Problem] = []
        try:
            with step(f"campaign {folder.name}", typer.echo):
                load_absent(folder, by="demo", at=timezone.now(), tell=_collect(problems))
        except PublishedProblemsError as error:
            typer.echo(f"    published figures left out:\n{error}", err=True)
        except (PlanProblemsError, MappingProblemsError) as error:
            typer.echo(str(error), err=True)
            refused = True
        _tell_kept_as_printed(problems)
        if has_changed(folder):
            typer.echo(f"    {folder.name}/plan.yaml is newer than what is loaded; --fresh loads it")
    if refused:
        raise typer.Exit(1)


def _collect(problems: list[Problem]) -> "Callable[[Import], None]":
    """Gather the problems of the files; on a terminal also count the files while they are read."""
    read = 0

    def tell(file: "Import") -> None:
        nonlocal read
        problems.extend(file.problems)
        read += 1
        if sys.stdout.isatty():
            count = f"{read} files"
            typer.echo(count + "\b" * len(count), nl=False)

    return tell


def _tell_kept_as_printed(problems: list[Problem]) -> None:
    """Say how many cells were kept as printed because they could not be read, and show the first of them."""
    if problems:
        typer.echo(f"    {len(problems)} cells kept as printed or left out, for instance {problems[0]}")


def _require_static_files() -> None:
    from django.conf import settings

    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        raise OutsideError(f"{settings.STATIC_ROOT} holds no static files: run `make setup`")


def _serve(directory: Path, port: int) -> None:
    from yinfeng.site import server

    _require_static_files()
    with hold(directory):
        typer.echo(f"\n  引凤 Yinfeng   http://127.0.0.1:{port}/   Ctrl-C stops it")
        server.serve(port)
    typer.echo("\n  stopped")
