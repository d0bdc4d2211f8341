"""`yinfeng plan check | show | diff`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yinfeng.kernel.problems import Problem
from yinfeng.plan.core.assignments import assignments, labels, unknowns
from yinfeng.plan.core.diff import diff_plans
from yinfeng.plan.core.schema import LIST_SECTIONS, Plan
from yinfeng.plan.core.spans import Coverage, check_document, coverage
from yinfeng.plan.folder import LoadedFolder, check_namesakes, find_documents, read_folder

app = typer.Typer(help="Check, show and compare plan files.", no_args_is_help=True)

PlanFile = Annotated[Path, typer.Argument(metavar="FILE", help="a plan.yaml, or the campaign folder that holds it")]
Format = Annotated[str, typer.Option("--format", help="table or json")]
_out = Console(soft_wrap=True)


def _read(file: Path) -> LoadedFolder:
    try:
        return read_folder(file / "plan.yaml" if file.is_dir() else file)
    except OSError as error:
        typer.echo(f"{file}: {error.strerror}", err=True)
        raise typer.Exit(3) from None


@app.command()
def check(
    file: PlanFile,
    coverage_wanted: Annotated[bool, typer.Option("--coverage", help="count covered, listed, missing")] = False,
    documents: Annotated[Path | None, typer.Option(help="a folder that holds the documents")] = None,
    output: Format = "table",
) -> None:
    """Print every problem of a plan with its line, and on request the coverage of its documents."""
    folder = _read(file)
    base = (file if file.is_dir() else file.parent) / "documents"
    folders = [base, *([documents] if documents else [])]
    found = find_documents(folder.plan.documents, folders)
    tables = folder.sentences()
    problems = [*folder.problems, *check_namesakes(folder.plan.documents, folders, found)]
    for document in folder.plan.documents:
        if document.key in found:
            problems += check_document(folder.plan, document, found[document.key], tables.get(document.key, ()))
    covered = [coverage(folder.plan, key, table) for key, table in tables.items()] if coverage_wanted else []
    _print_check(folder.plan, problems, covered, found, output)
    if problems or any(row.missing for row in covered):
        raise typer.Exit(1)


def _print_check(
    plan: Plan, problems: list[Problem], covered: list[Coverage], found: Iterable[str], output: str
) -> None:
    if output == "json":
        report = {
            "problems": [{"where": str(problem.where), "message": problem.say()} for problem in problems],
            "coverage": {row.document: _counts(row) for row in covered},
            "documents_found": sorted(found),
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for problem in problems:
        typer.echo(str(problem))
    for row in covered:
        counts = _counts(row)
        typer.echo(f"{row.document}: " + " · ".join(f"{name} {n}" for name, n in counts.items()))
        for sentence in row.missing:
            typer.echo(f"  missing [{sentence.start}, {sentence.end}]")
    absent = [document.file for document in plan.documents if document.key not in found]
    if absent:
        typer.echo("documents not at hand, anchors not compared with the text: " + ", ".join(absent))
    typer.echo(f"{len(problems)} problems")


def _counts(row: Coverage) -> dict[str, int]:
    return {"covered": len(row.covered), "listed": len(row.listed), "missing": len(row.missing)}


@app.command()
def show(file: PlanFile, output: Format = "table") -> None:
    """Print what a plan holds: sections, clauses with whom they oblige, what the text leaves unsaid."""
    plan = _read(file).plan
    if output == "json":
        typer.echo(plan.model_dump_json(indent=1, by_alias=True, fallback=str))
        return
    sections = Table("section", "items", title=plan.title)
    for section in LIST_SECTIONS:
        sections.add_row(section, str(len(getattr(plan, section))))
    _out.print(sections)
    names = labels(plan)
    clauses = Table("clause", "span", "summary", "responsible", "due", "creates")
    for row in assignments(plan):
        who = "、".join(names.get(key, key) for key in row.responsible or ()) or "unknown"
        clause = row.clause
        span = f"{clause.document} {list(clause.span)}"
        clauses.add_row(clause.key, span, clause.summary, who, str(row.due).split(":")[0], str(len(row.created)))
    _out.print(clauses)
    typer.echo("not in the published text: " + " · ".join(f"{name} {n}" for name, n in unknowns(plan).items()))


@app.command()
def diff(before: PlanFile, after: PlanFile, output: Format = "table") -> None:
    """Print what changed between two plan files."""
    changes = diff_plans(_read(before).plan, _read(after).plan)
    if output == "json":
        rows = [{name: str(getattr(change, name)) for name in change.__slots__} for change in changes]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for change in changes:
        spot = " ".join(part for part in (change.section, change.key, change.field) if part)
        if change.field:
            typer.echo(f"~ {spot}: {change.before} -> {change.after}")
        else:
            typer.echo(f"{'+' if change.before is None else '-'} {spot}")
    typer.echo(f"{len(changes)} changes")
