"""The manual page `docs/hotelcs.1`, made from the commands: `python -m tests.man_page` writes it anew."""

from typing import Any

import typer
from typer.main import get_command

from hotelcs import __version__
from hotelcs.commands.options import OPTIONS
from hotelcs.commands.table import COMMANDS, Row
from hotelcs.i18n import tr
from tests.source_tree import ROOT

CODES = ROOT / "docs" / "reference" / "exit-codes.md"
PAGE = ROOT / "docs" / "hotelcs.1"


def escaped(text: str) -> str:
    """Text that is no request and no escape of roff."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{plain}" if plain[:1] in {".", "'"} else plain


def made() -> str:
    """The whole page."""
    lines = [
        f'.TH HOTELCS 1 "" "hotelcs {__version__}" "User Commands"',
        ".SH NAME",
        "hotelcs \\- a hotel's customer service centre at the keyboard",
        ".SH SYNOPSIS",
        ".B hotelcs",
        "[options] [command] [options]",
        ".SH DESCRIPTION",
        "Without a command the screens open. Every command may run while they are open.",
        ".SH OPTIONS",
        "Before or after the command.",
    ]
    for option in OPTIONS:
        lines += [
            ".TP",
            f"\\fB\\-\\-{escaped(option.name)}\\fR {escaped(option.metavar)}".rstrip(),
            escaped(tr(option.help)),
        ]
    lines.append(".SH COMMANDS")
    for row in COMMANDS:
        lines += [".SS " + escaped(row.name), escaped(tr(row.help)), *_below(row)]
    lines += [
        ".SH EXIT STATUS",
        *(line for code, told in exits() for line in (".TP", f"\\fB{code}\\fR", escaped(told))),
    ]
    return "\n".join(lines) + "\n"


def exits() -> list[tuple[str, str]]:
    """Exit codes and what they mean, from their page."""
    rows = [
        line.strip("|").split("|") for line in CODES.read_text("utf-8").splitlines() if line.startswith("| ")
    ]
    return [
        (row[0].strip(), row[1].strip()) for row in rows if row[0].strip().isdigit() and "`E_" not in row[1]
    ]


def _below(row: Row) -> list[str]:
    """The sub-commands of a family, or the options of a command."""
    thing = row.load()
    if isinstance(thing, typer.Typer):
        found = get_command(thing)
        below: dict[str, Any] = getattr(found, "commands", {"": found})
    else:
        app = typer.Typer(add_completion=False)
        app.command()(thing)
        below = {"": get_command(app)}
    lines: list[str] = []
    for name, command in below.items():
        lines += [".TP", f"\\fBhotelcs {escaped(f'{row.name} {name}'.strip())}\\fR"]
        lines.append(
            " ".join(
                _shown(one)
                for one in command.params
                if one.name not in {"install_completion", "show_completion"}
            )
            or "\\&"
        )
    return lines


def _shown(parameter: Any) -> str:
    """An option or argument as it is typed."""
    named = (
        escaped(parameter.opts[-1])
        if parameter.opts[0].startswith("-")
        else escaped(str(parameter.name).upper())
    )
    return named if parameter.required else f"[{named}]"


if __name__ == "__main__":
    PAGE.write_text(made(), "utf-8")
