"""`hotelcs export`: what the hotel gives to others as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from hotelcs.commands.envelope import run
from hotelcs.i18n import N_
from hotelcs.workflows.exports.kinds import KINDS

family = typer.Typer()


@family.callback()
def export() -> None:
    """Give something to others as a file."""


@family.command(
    "calendar", help=N_("When a room cannot be sold, as a calendar for channels; nothing about guests.")
)
def calendar(
    ctx: typer.Context,
    room: Annotated[str, typer.Option(metavar="NO", help=N_("The room."))],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=N_("The file; standard output when left out."))
    ] = None,
    but: Annotated[
        str,
        typer.Option(
            "--for", metavar="FEED", help=N_("Leave out what came from this feed: its channel knows it.")
        ),
    ] = "",
) -> int:
    """The calendar of a room."""
    from hotelcs.commands import calendars

    return run(ctx.obj, "export calendar", lambda job: calendars.given(job, room, file, but))


def _exports(name: str) -> Callable[..., int]:
    """The command that writes the rows of `name`."""

    def rows(
        ctx: typer.Context,
        format_: Annotated[str, typer.Option("--format", help=N_("csv, json, md or xlsx."))] = "csv",
        first: Annotated[str, typer.Option("--from", metavar="DATE", help=N_("The first day."))] = "",
        last: Annotated[str, typer.Option("--to", metavar="DATE", help=N_("The last day."))] = "",
        out: Annotated[
            Path | None,
            typer.Option(
                "--out", metavar="FILE", help=N_("The new file; one in the folder of exports when left out.")
            ),
        ] = None,
        reveal: Annotated[
            bool,
            typer.Option(
                "--reveal/--mask", help=N_("Names, telephones and words whole; masked unless told.")
            ),
        ] = False,
        reason: Annotated[str, typer.Option(help=N_("Why it has to be whole."))] = "",
    ) -> int:
        """Export rows."""
        from hotelcs.commands.exporting import exported

        asked = {"format": format_, "from": first, "to": last, "out": out, "reveal": reveal, "reason": reason}
        return run(ctx.obj, f"export {name}", lambda job: exported(job, name, asked))

    return rows


for _kind in KINDS:
    family.command(_kind.name, help=_kind.title)(_exports(_kind.name))
