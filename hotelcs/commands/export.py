"""`hotelcs export`: what the hotel gives to others as a file."""

from pathlib import Path
from typing import Annotated

import typer

from hotelcs.commands.envelope import run
from hotelcs.i18n import N_

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
