"""`hotelcs report complaints`: what was complained of, counted, for people, spreadsheets and programs (handbook 05 §5.2)."""

from pathlib import Path
from typing import Annotated

import typer

from hotelcs.commands.envelope import run
from hotelcs.commands.reports import reported
from hotelcs.i18n import N_


def complaints(
    ctx: typer.Context,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("The first day; thirty days back."))
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help=N_("The last day; the business date."))
    ] = "",
    by: Annotated[str, typer.Option(help=N_("Groups: code, dept, shift or room."))] = "code",
    open_: Annotated[bool, typer.Option("--open", help=N_("Only those that are open."))] = False,
    cases: Annotated[bool, typer.Option("--cases", help=N_("Each complaint, too."))] = False,
    format_: Annotated[
        str,
        typer.Option("--format", help=N_("txt, md, csv, json, html or xlsx; as the file ends, else txt.")),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=N_("Write it to this file, over the one before.")),
    ] = None,
) -> int:
    """Report complaints."""
    from hotelcs.reports.complaint_report import complaints as make

    return run(
        ctx.obj,
        "report complaints",
        lambda job: reported(
            job, lambda desk: make(desk, first, last, by, open_=open_, cases=cases), format_, out
        ),
    )
