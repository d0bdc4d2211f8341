"""The `yinfeng` command. A room's commands are imported when one is called, so that help answers at once.

Exit codes: 0 done · 1 the input has problems · 2 wrong use · 3 the outside world failed · 130 interrupted.
"""

import sys
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from yinfeng.kernel.outside import excuse


class Command(NamedTuple):
    """One name on the command line: its help, the module whose typer `app` brings it, and which command of it."""

    help: str
    module: str
    command: str = ""  # the whole group where none is named


COMMANDS = {
    "demo": Command("Load the campaigns and serve them on this machine.", "yinfeng.site.commands", "demo"),
    "serve": Command("Serve what a data directory holds.", "yinfeng.site.commands", "serve"),
    "migrate": Command("Bring a data directory's database to this version.", "yinfeng.site.commands", "migrate"),
    "plan": Command("Check, show and compare plan files.", "yinfeng.plan.commands"),
    "measure": Command("Print the figures of a campaign.", "yinfeng.figures.commands", "measure"),
    "bulletin": Command("Write a bulletin whose figures open.", "yinfeng.figures.commands", "bulletin"),
    "resolve": Command("Find the same firm or project in a table.", "yinfeng.identity.commands", "resolve"),
    "doubts": Command("Print what a ledger cannot explain by itself.", "yinfeng.integrity.commands", "doubts"),
    "ledger": Command("Bring tables into the ledger, list and undo batches.", "yinfeng.workbooks.commands"),
}


class LazyGroup(TyperGroup):
    """A group of stand-ins that carry a name and help; the command itself is imported to be run."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name, the imported command and the rest of the arguments."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, _load(COMMANDS[name]), rest


def _load(named: Command) -> Any:
    found: Any = typer.main.get_command(import_module(named.module).app)
    return found.commands[named.command] if named.command else found


app = typer.Typer(cls=LazyGroup, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
for _name, _named in COMMANDS.items():
    app.command(_name, help=_named.help)(lambda: None)


@app.callback()
def yinfeng() -> None:
    """Yinfeng (引凤) runs a region's investment-promotion campaign from its published plan."""


def main() -> None:
    """Run the command line; a failure of the outside world becomes its one sentence."""
    try:
        app()
    except Exception as error:
        if not (sentence := excuse(error)):
            raise
        typer.echo(sentence, err=True)
        sys.exit(3)
