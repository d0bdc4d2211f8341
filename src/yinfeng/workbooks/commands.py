"""`yinfeng ledger import`: a table that the campaign's mapping knows, else any workbook."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yinfeng.ledger.commands import Data, FailedExit, Unit, acting, app, find_campaign, outside

if TYPE_CHECKING:
    from yinfeng.ledger.core.mapping import Table
    from yinfeng.plan.core.schema import Plan
    from yinfeng.plan.models import Campaign

__all__ = ["app"]


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a table: xlsx, xls, ods, csv or html")],
    campaign: Annotated[
        str, typer.Option("--campaign", "-c", help="the campaign's name; else the only one that is not invented")
    ] = "",
    data: Data = None,
    unit: Unit = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="read and report, store nothing")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="store the sound rows although others have problems")
    ] = False,
    report: Annotated[Path | None, typer.Option(metavar="R.json", help="write what became of every row")] = None,
) -> None:
    """Read a table into the ledger as one batch. With problems nothing is stored unless --accept is given.

    A file whose name the campaign's mapping knows is read by it; any other is understood by its own headers.
    """
    with outside(data):
        campaign = campaign or _only_real()
        if dry_run and (plan := _plan_alone(campaign)):
            sound = _look(file, plan, report)
        else:
            found = find_campaign(campaign)
            table = _mapped(found, file)
            options = {"unit": unit, "dry_run": dry_run, "accept": accept, "report": report}
            sound = _bring_mapped(found, file, table, **options) if table else _bring(found, file, **options)
    if not sound and not accept:
        raise typer.Exit(1)


def _only_real() -> str:
    """Return the only campaign that is not invented, of the data directory or else of the folder of campaigns."""
    from django.conf import settings
    from django.db import DatabaseError

    from yinfeng.plan.folder import read_folder
    from yinfeng.plan.models import Campaign

    try:
        slugs = list(Campaign.objects.filter(invented=False).values_list("slug", flat=True))
    except DatabaseError:
        slugs = []
    if not slugs:
        plans = sorted(Path(settings.CAMPAIGNS_DIR).glob("*/plan.yaml"))
        slugs = [path.parent.name for path in plans if not read_folder(path).plan.invented]
    if len(slugs) != 1:
        raise FailedExit(2, f"say which campaign with --campaign: {', '.join(slugs) or 'there is none'}")
    return slugs[0]


def _plan_alone(slug: str) -> "Plan | None":
    """Return the plan in the folder of campaigns where the data directory does not hold the campaign."""
    from django.conf import settings
    from django.db import DatabaseError

    from yinfeng.plan.folder import read_folder
    from yinfeng.plan.models import Campaign

    path = Path(settings.CAMPAIGNS_DIR) / slug / "plan.yaml"
    try:
        if Campaign.objects.filter(slug=slug).exists() or not path.is_file():
            return None
    except DatabaseError:
        if not path.is_file():
            raise
    folder = read_folder(path)
    if folder.problems:
        raise FailedExit(1, "\n".join(map(str, folder.problems)))
    return folder.plan


def _mapped(campaign: "Campaign", file: Path) -> "Table | None":
    from yinfeng.ledger.importing import find_table, find_table_by_name
    from yinfeng.ledger.loading import mapping_of

    tables, problems = mapping_of(campaign)
    if problems:
        raise FailedExit(1, "\n".join(map(str, problems)))
    return find_table(tables, "/".join(file.parts[-2:])) or find_table_by_name(tables, file.name)


def _look(file: Path, plan: "Plan", report: Path | None) -> bool:
    """Read a workbook without a ledger and tell what is in it; return whether it is without problems."""
    from yinfeng.workbooks.core.sheets import UnreadableError
    from yinfeng.workbooks.opening import open_workbook
    from yinfeng.workbooks.telling import told

    _try(report)
    try:
        opened = open_workbook(file.read_bytes(), file.name, plan)
    except UnreadableError as refused:
        raise _refused(file, refused, report) from None
    for problem in opened.problems:
        typer.echo(told(problem))
    n_projects = sum(len(sheet.projects) for sheet in opened.reading.sheets)
    typer.echo(f"{n_projects} projects found, nothing stored · {len(opened.problems)} problems")
    _write_report(report, opened)
    return not opened.problems


def _bring(campaign: "Campaign", file: Path, *, unit: str, dry_run: bool, accept: bool, report: Path | None) -> bool:
    """Bring a workbook in; return whether it is without problems."""
    from django.utils import timezone

    from yinfeng.kernel.refusals import RefusedError
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.workbooks.actions import bring
    from yinfeng.workbooks.core.sheets import UnreadableError

    by, content = acting(campaign, Viewer("命令行", unit)), file.read_bytes()
    _try(report)

    try:
        result = bring(
            campaign=campaign, content=content, name=file.name, by=by, at=timezone.now(), dry_run=dry_run,
            only_if_sound=not accept,
        )  # fmt: skip
    except UnreadableError as refused:
        raise _refused(file, refused, report) from None
    except RefusedError as refused:
        raise FailedExit(2, f"{refused} (--unit)") from None
    _tell(result, stored=not dry_run and (accept or not result.opened.problems))
    _write_report(report, result.opened)
    return not result.opened.problems


def _tell(result, *, stored: bool) -> None:
    from yinfeng.workbooks.telling import told

    problems = result.opened.problems
    for problem in problems:
        typer.echo(told(problem))
    verb = "stored" if stored else "found, nothing stored"
    typer.echo(
        f"{result.n_projects} projects · {result.n_new} entries {verb} · {result.n_known} known already · "
        f"{len(problems)} problems"
    )


def _try(report: Path | None) -> None:
    """Open the report for writing: where it cannot be written, nothing is read or stored."""
    if report:
        report.open("a", encoding="utf-8").close()


def _write_report(report: Path | None, opened) -> None:
    from yinfeng.workbooks.core.report import report_of

    _write(report, report_of(opened.reading))


def _refused(file: Path, refused, report: Path | None) -> FailedExit:
    """Write the report of a file that cannot be read and return how the command ends."""
    from dataclasses import replace

    from yinfeng.kernel.problems import Place
    from yinfeng.workbooks.core.report import refusal

    problem = replace(refused.problem, where=Place(file.name))
    _write(report, refusal(file.name, problem))
    return FailedExit(1, str(problem))


def _write(report: Path | None, value: object) -> None:
    if report:
        report.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def _bring_mapped(
    campaign: "Campaign", file: Path, table: "Table", *, unit: str, dry_run: bool, accept: bool, report: Path | None
) -> bool:
    """Bring a table in by the campaign's mapping; return whether it is without problems."""
    from django.utils import timezone

    from yinfeng.kernel.viewer import Viewer
    from yinfeng.ledger.importing import Import
    from yinfeng.ledger.importing import import_file as import_mapped

    by = acting(campaign, Viewer("命令行", unit))

    def run(*, dry: bool) -> Import:
        return import_mapped(campaign=campaign, path=file, table=table, by=by, at=timezone.now(), dry_run=dry)

    _try(report)
    result = run(dry=True)
    stored = not dry_run and (accept or not result.problems)
    if stored:
        result = run(dry=False)
    _tell_mapped(result, stored=stored)
    rows = {
        "file": result.file, "rows": result.n_rows, "entries": len(result.drafts), "known": result.n_known,
        "stored": stored,
        "problems": [{"where": str(problem.where), "message": problem.say()} for problem in result.problems],
    }  # fmt: skip
    _write(report, rows)
    return not result.problems


def _tell_mapped(result, *, stored: bool) -> None:
    for problem in result.problems:
        typer.echo(str(problem))
    if result.stored_before:
        typer.echo(f"{result.file} is in the ledger already: nothing added")
        return
    verb = "stored" if stored else "found, nothing stored"
    typer.echo(
        f"{result.n_rows} rows · {len(result.drafts)} entries {verb} · {result.n_known} known already · "
        f"{len(result.problems)} problems"
    )
