"""`hotelcs report incident`: an emergency for the superiors, as text or PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands.envelope import run
from hotelcs.commands.printing import printed
from hotelcs.errors import Usage
from hotelcs.i18n import N_

if TYPE_CHECKING:
    from hotelcs.reports.sheet import Printed
    from hotelcs.workflows.desk import Desk

LANGUAGES = ("own", "en", "zh", "both")


def incident(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help=N_("The number of an emergency."))],
    lang: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="|".join(LANGUAGES),
            help=N_("The language: that of the program unless told."),
        ),
    ] = "own",
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="FILE", help=N_("Write a PDF to this new file."))
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=N_("Write the text to this new file."))
    ] = None,
) -> int:
    """Write the report."""
    if lang not in LANGUAGES:
        raise Usage(N_("{option} is {choices}."), option="--language", choices=", ".join(LANGUAGES))

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports.incident import incident as report

        return report(desk, number, lang="" if lang == "own" else lang)

    return run(ctx.obj, "report incident", lambda job: printed(job, make, pdf, out))
