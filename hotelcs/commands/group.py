"""From the words of the command line to a command: its module is imported when it is called, by its row."""

import gettext
import os
from difflib import get_close_matches
from typing import Any, NoReturn

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


class Root(TyperGroup):
    """`hotelcs` itself, when no command follows: the help page, or the refusal of a word that names nothing."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The global options and the commands, from their tables; no command is imported."""
        with formatter.section(tr("Options")):
            formatter.write_dl([(f"--{o.name} {o.metavar}".rstrip(), tr(o.help)) for o in OPTIONS])
        with formatter.section(tr("Commands")):
            formatter.write_dl([(row.name, tr(row.help)) for row in COMMANDS])

    def resolve_command(self, ctx: Any, args: list[str]) -> NoReturn:
        """Refuse the first word with the nearest command."""
        nearest = get_close_matches(args[0], ROWS, n=1)
        hint = N_("Did you mean {nearest}?") if nearest else ""
        raise Usage(N_("There is no command {name}."), hint=hint, name=args[0], nearest="".join(nearest))


def invoke(settings: Settings, words: list[str]) -> int:
    """Run the command that `words` name; its exit code. Raises Usage for what typer does not understand."""
    _speak()
    if words[0] in ROWS:
        command, name, rest = _loaded(ROWS[words[0]]), f"hotelcs {words[0]}", words[1:]
        if "--help" not in rest:  # typer imports pydantic to find out that --help was not asked for
            _without_help(command)
    else:
        command, name, rest = _root(), "hotelcs", words
    try:
        return command.main(rest, prog_name=name, standalone_mode=False, obj=settings) or 0
    except typer.TyperException as error:
        raise _usage(error) from None


def _root() -> Any:
    root = typer.Typer(cls=Root, add_completion=False, rich_markup_mode=None)
    root.callback(help=tr(N_("A hotel's customer service centre. Without a command the screens open.")))(
        _nothing
    )
    return get_command(root)


def _without_help(command: Any) -> None:
    """Take `--help` off `command` and what is below it."""
    command.add_help_option = False
    for below in getattr(command, "commands", {}).values():
        _without_help(below)


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
    command.help = command.help and tr(command.help)
    command.rich_markup_mode = None
    for parameter in command.params:
        if words := getattr(parameter, "help", None):
            parameter.help = tr(words)
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
