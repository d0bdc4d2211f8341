"""`yinfeng doubts`: what the ledger of a campaign asks about itself."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from yinfeng.ledger.commands import AT_TERMINAL, Data, FailedExit, find_campaign, outside

if TYPE_CHECKING:
    from yinfeng.integrity.core.doubts import Doubt

app = typer.Typer(no_args_is_help=True)
_SHOWN = 50


@app.callback()
def integrity() -> None:
    """Commands of this room are named one by one on the command line."""


@app.command()
def doubts(
    campaign: Annotated[str, typer.Argument(metavar="CAMPAIGN", help="the campaign's name, such as quanzhou-2022")],
    as_of: Annotated[str, typer.Option(metavar="DAY", help="such as 2022-12-31; else today")] = "",
    unit: Annotated[str, typer.Option(metavar="U", help="the key of one unit")] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="one kind of doubt, such as order")] = "",
    output: Annotated[str, typer.Option("--format", help="table or json")] = "table",
    data: Data = None,
) -> None:
    """Print what the ledger cannot explain by itself, the most money first: asked of the units, never an accusation.

    A table prints the first fifty, json all of them with their rows.
    """
    if output not in ("table", "json"):
        raise FailedExit(2, "--format is table or json")
    with outside(data):
        found = _asked(campaign, _day(as_of), unit, kind)
    if output == "json":
        typer.echo(json.dumps([_plain(doubt) for doubt in found], ensure_ascii=False, indent=1))
    else:
        _print_table(found)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise FailedExit(2, f"'{text}' is not a day such as 2022-12-31") from None


def _asked(slug: str, day: date | None, unit: str, kind: str) -> "list[Doubt]":
    from django.utils import timezone

    from yinfeng.integrity.core.doubts import KINDS
    from yinfeng.integrity.selectors import list_doubts
    from yinfeng.plan.selectors import get_plan

    campaign = find_campaign(slug)
    plan = get_plan(campaign)
    if unit and unit not in {one.key for one in plan.units}:
        raise FailedExit(2, f"the plan of {slug} has no unit {unit}")
    if kind and kind not in KINDS:
        raise FailedExit(2, f"there is no doubt '{kind}'; there are {', '.join(KINDS)}")
    found = list_doubts(campaign, plan, day or timezone.localdate(), viewer=AT_TERMINAL)
    return [one for one in found if unit in ("", one.unit) and kind in ("", one.kind)]


def _plain(doubt: "Doubt") -> dict[str, object]:
    from yinfeng.integrity.core.doubts import KINDS

    return {
        "code": doubt.code, "kind": doubt.kind, "about": doubt.about, "rows": doubt.rows,
        "unit": doubt.unit, "stake": str(doubt.stake), "currency": doubt.currency, "asks": doubt.say(),
        "settles": KINDS[doubt.kind].settles,
    }  # fmt: skip


def _print_table(found: "Sequence[Doubt]") -> None:
    from rich.console import Console
    from rich.table import Table

    from yinfeng.integrity.core.doubts import KINDS
    from yinfeng.kernel.display import money

    table = Table("代码", "涉及金额", "疑点", "要问的")
    for one in found[:_SHOWN]:
        table.add_row(one.code, money(one.stake, one.currency), KINDS[one.kind].label, one.say())
    Console().print(table)
    if len(found) > _SHOWN:
        typer.echo(f"共 {len(found)} 个疑点，列出前 {_SHOWN} 个；--format json 全部列出。")
