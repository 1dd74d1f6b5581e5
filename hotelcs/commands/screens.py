"""`hotelcs ui`: the same as no command."""

import typer

from hotelcs.commands.opening import open_screens


def ui(ctx: typer.Context) -> int:
    """Open the terminal screens."""
    return open_screens(ctx.obj)
