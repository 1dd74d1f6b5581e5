"""`hotelcs report incident` for the superiors and `hotelcs privacy breach-report` for the authority, as text or PDF."""

from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands.envelope import run
from hotelcs.commands.printing import Out, Pdf, printed
from hotelcs.errors import Usage
from hotelcs.i18n import N_

if TYPE_CHECKING:
    from hotelcs.reports.sheet import Printed
    from hotelcs.workflows.desk import Desk

LANGUAGES = ("own", "en", "zh", "both")


Number = Annotated[str, typer.Argument(metavar="NUMBER", help=N_("The number of an emergency."))]
Language = Annotated[
    str,
    typer.Option(
        "--language", metavar="|".join(LANGUAGES), help=N_("The language: that of the program unless told.")
    ),
]


def incident(
    ctx: typer.Context, number: Number, lang: Language = "own", pdf: Pdf = None, out: Out = None
) -> int:
    """Write the report."""

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports.incident import incident as report

        return report(desk, number, lang=language(lang))

    return run(ctx.obj, "report incident", lambda job: printed(job, make, pdf, out))


def breach(
    ctx: typer.Context, number: Number, lang: Language = "own", pdf: Pdf = None, out: Out = None
) -> int:
    """Write the notice."""

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports.breach import breach as notice

        return notice(desk, number, lang=language(lang))

    return run(ctx.obj, "privacy breach-report", lambda job: printed(job, make, pdf, out))


def language(asked: str) -> str:
    """The language asked for, empty for that of the program. Raises Usage."""
    if asked not in LANGUAGES:
        raise Usage(N_("{option} is {choices}."), option="--language", choices=", ".join(LANGUAGES))
    return "" if asked == "own" else asked
