"""The typer root: it knows every command by name and help, and imports one when it is called."""

import gettext
import os
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from hotelcs.commands.context import Settings
from hotelcs.commands.options import OPTIONS
from hotelcs.commands.table import COMMANDS, Row
from hotelcs.config import data_path
from hotelcs.errors import Usage
from hotelcs.i18n import LANGUAGES, N_, current, tr

HEADINGS = (
    N_("Options"),
    N_("Arguments"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("Show this message and exit."),
)
"""Words of typer's own help pages, asked for through gettext."""

ROWS = {row.name: row for row in COMMANDS}
NO_COMMAND = N_("There is no command {name}.")


class LazyGroup(TyperGroup):
    """A group whose commands are rows of the table until one of them is called."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The names, in the table's order."""
        return list(ROWS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Import and translate the command named `cmd_name`; None when there is none."""
        return _loaded(ROWS[cmd_name]) if cmd_name in ROWS else None

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """The command of the first word; a word that is none is refused with the nearest one."""
        if args[0] not in ROWS and not args[0].startswith("-"):
            nearest = get_close_matches(args[0], ROWS, n=1)
            hint = N_("Did you mean {nearest}?") if nearest else ""
            raise Usage(NO_COMMAND, hint=hint, name=args[0], nearest="".join(nearest))
        return super().resolve_command(ctx, args)  # type: ignore[arg-type]

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:
        """The global options and the commands, from their tables."""
        with formatter.section(tr("Options")):
            formatter.write_dl([(f"--{o.name} {o.metavar}".rstrip(), tr(o.help)) for o in OPTIONS])
        with formatter.section(tr("Commands")):
            formatter.write_dl([(row.name, tr(row.help)) for row in COMMANDS])


def invoke(settings: Settings, words: list[str]) -> int:
    """Run the command that `words` name; its exit code. Raises Usage for what typer does not understand."""
    _speak()
    root = typer.Typer(
        cls=LazyGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    root.callback(help=tr(N_("A hotel's customer service centre. Without a command the screens open.")))(
        _nothing
    )
    try:
        return get_command(root).main(words, prog_name="hotelcs", standalone_mode=False, obj=settings) or 0
    except typer.TyperException as error:
        raise _usage(error) from None


def _nothing() -> None:
    """Global options were taken before; there is nothing left for the root to do."""


def _speak() -> None:
    """Let typer's own headings come from our catalogue, in our language."""
    gettext.bindtextdomain("hotelcs", str(data_path("locale")))
    gettext.textdomain("hotelcs")
    os.environ["LANGUAGE"] = LANGUAGES[current()]


def _loaded(row: Row) -> Any:
    """The command of `row` as typer's object, with every help text in the current language."""
    thing = row.load()
    if not isinstance(thing, typer.Typer):
        single = typer.Typer()
        single.command(row.name)(thing)
        thing = single
    thing._add_completion = False  # noqa: SLF001
    command = get_command(thing)
    command.name, command.help = row.name, row.help
    _translate(command)
    return command


def _translate(command: Any) -> None:
    """Put the help of `command`, of its options and of its sub-commands into the current language."""
    command.help = tr(command.help or "")
    command.rich_markup_mode = None
    for parameter in command.params:
        parameter.help = tr(getattr(parameter, "help", None) or "")
    for below in getattr(command, "commands", {}).values():
        _translate(below)


def _usage(error: typer.TyperException) -> Usage:
    """What typer did not understand, in our words where there are some."""
    match type(error).__name__:
        case "NoSuchOption":
            return Usage(N_("There is no option {option}."), option=getattr(error, "option_name", ""))
        case "MissingParameter":
            name = getattr(getattr(error, "param", None), "name", "")
            return Usage(N_("{name} is missing."), name=name)
        case "UsageError" if commands := getattr(getattr(error, "cmd", None), "commands", {}):
            return Usage(N_("Say which: {choices}."), choices=", ".join(commands))
        case _:
            return Usage("{words}", words=error.format_message())
