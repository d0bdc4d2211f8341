"""`yinfeng resolve`: which rows of a table are the same firm or project. No database, no campaign."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from yinfeng.identity.core.history import Renaming
    from yinfeng.identity.core.records import Records
    from yinfeng.identity.core.resolving import Line
    from yinfeng.kernel.problems import Problem

app = typer.Typer(no_args_is_help=True)
_LARGE = 1 << 30


class Format(StrEnum):
    """How the pairs are written."""

    CSV = "csv"
    JSON = "json"


@app.callback()
def identity() -> None:
    """Commands of this room are named one by one on the command line."""


@app.command()
def resolve(
    file: Annotated[
        Path, typer.Argument(metavar="RECORDS.csv", help="id,name[,uscc,investor,place,amount,unit,day], a row each")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PAIRS.csv", help="where the pairs go; else they are printed"),
    ] = None,
    history: Annotated[
        Path | None, typer.Option(metavar="FILE", help="names that changed: name,former[,valid_from,valid_to]")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="csv or json")] = Format.CSV,
) -> None:
    """Find which rows are the same firm or project, and which only look so.

    Writes left_id, right_id, probability, verdict and reason. Verdicts: same (from 0.7 on, at every size), part_of,
    different, unsure. Rows that cannot be used are told with their line and left out, which ends with 1.
    """
    records, n_problems = _read(file)
    renamings, n_more = _read_history(history)
    with _working(len(records)):
        _write(_lines(records, renamings), output, form)
    if n_problems + n_more:
        raise typer.Exit(1)


def _read(file: Path) -> tuple["Records", int]:
    """Return the records of a file and how many problems it has; all of them are told."""
    from yinfeng.identity.core.reading import read_records

    read = read_records(_text(file), file.name)
    _tell([*read.problems, *read.remarks])
    if read.records is None:
        raise typer.Exit(1)
    return read.records, len(read.problems)


def _read_history(file: Path | None) -> tuple[list["Renaming"], int]:
    from yinfeng.identity.core.reading import read_history

    if file is None:
        return [], 0
    history, problems = read_history(_text(file), file.name)
    _tell(problems)
    return history, len(problems)


def _text(file: Path) -> str:
    """Return the text of a file in any encoding that people save tables in."""
    from yinfeng.kernel.decoding import decode

    try:
        if file.stat().st_size > _LARGE:
            raise _failed(1, f"{file.name}: larger than 1 GiB")
        decoded = decode(file.read_bytes())
    except OSError as error:
        raise _failed(3, f"{file}: {error.strerror}") from None
    if decoded is None:
        raise _failed(1, f"{file.name}: not a text in UTF-8, UTF-16, GB18030 or Big5")
    return decoded.text


def _failed(code: int, message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(code)


def _tell(problems: "Iterable[Problem]") -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)


def _lines(records: "Records", history: "list[Renaming]") -> "Iterator[Line]":
    from yinfeng.identity.core.resolving import resolve as resolved
    from yinfeng.identity.reference import load_vocabulary

    return resolved(records, load_vocabulary(), history).lines()


@contextmanager
def _working(n: int) -> Iterator[None]:
    """Show on a terminal that a large file is being worked on."""
    if not sys.stderr.isatty() or n < 100_000:
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{n} rows …"):
        yield


def _write(lines: "Iterator[Line]", output: Path | None, form: Format) -> None:
    if output is None:
        _print(lines, sys.stdout, form)
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as target:
            _print(lines, target, form)
    except OSError as error:
        raise _failed(3, f"{output}: {error.strerror}") from None


def _print(lines: "Iterator[Line]", target: TextIO, form: Format) -> None:
    from yinfeng.identity.core.resolving import Line

    if form == Format.JSON:
        json.dump([line._asdict() for line in lines], target, ensure_ascii=False, indent=1)
        target.write("\n")
        return
    writer = csv.writer(target)
    writer.writerow(Line._fields)
    writer.writerows(lines)
