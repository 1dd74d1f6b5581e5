"""`hotelcs ui` and `hotelcs plain`: the same as no command, and the same as `--plain`."""

from dataclasses import replace

import typer

from hotelcs.commands.opening import open_screens


def ui(ctx: typer.Context) -> int:
    """Open the terminal screens."""
    return open_screens(ctx.obj)


def plain(ctx: typer.Context) -> int:
    """Work line by line, without drawing."""
    return open_screens(replace(ctx.obj, plain=True))
