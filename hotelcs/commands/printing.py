"""`hotelcs print bill` and `hotelcs print card`: for a guest's hands, as text or PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotelcs.reports.sheet import Printed
    from hotelcs.workflows.desk import Desk

family = typer.Typer()
LANGUAGES = ("guest", "en", "zh", "both")
Number = Annotated[str, typer.Argument(metavar="NUMBER", help=N_("A stay, a room, a booking or a folio."))]
Language = Annotated[
    str,
    typer.Option(
        "--language", metavar="|".join(LANGUAGES), help=N_("The language: the guest's unless told.")
    ),
]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help=N_("Write a PDF to this new file."))]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help=N_("Write the text to this new file."))
]


@family.callback()
def printing() -> None:
    """Bills and registration cards."""


@family.command("bill", help=N_("Print the bill of a stay, a booking or a folio."))
def bill(
    ctx: typer.Context,
    number: Number,
    window: Annotated[int, typer.Option(help=N_("One window only."))] = 0,
    lang: Language = "guest",
    pdf: Pdf = None,
    out: Out = None,
) -> int:
    """Print a bill."""

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports import bill as bills

        letter = number.strip()[:1].upper()
        field = "no" if letter == "F" else "reservation" if letter == "R" else "stay"
        return bills.bill(desk, {field: number}, lang=_language(lang), window=window or None)

    return run(ctx.obj, "print bill", lambda job: printed(job, make, pdf, out))


@family.command("card", help=N_("Print the registration card of a stay."))
def card(
    ctx: typer.Context, number: Number, lang: Language = "guest", pdf: Pdf = None, out: Out = None
) -> int:
    """Print a registration card."""

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports import card as cards

        return cards.card(desk, number, lang=_language(lang))

    return run(ctx.obj, "print card", lambda job: printed(job, make, pdf, out))


def _language(asked: str) -> str:
    if asked not in LANGUAGES:
        raise Usage(N_("{option} is {choices}."), option="--language", choices=", ".join(LANGUAGES))
    return "" if asked == "guest" else asked


def printed(job: Run, make: "Callable[[Desk], Printed]", pdf: Path | None, out: Path | None) -> Outcome:
    """`data`: `name`, `lang`, `lines`, and the `files` that were written. Files that are there are left as they are."""
    from hotelcs.reports.printing import written

    for file in filter(None, (pdf, out)):
        if file.exists():
            raise Usage(N_("{path} exists already; it was left as it is."), path=file)
    with at_desk(job) as desk:
        printed = make(desk)
    files = []
    if not job.settings.dry_run:
        files += [str(written(printed, as_pdf=True, to=pdf))] if pdf else []
        files += [str(written(printed, to=out))] if out else []
    told = [tr(N_("Written: {path}"), path=file) for file in files] or list(printed.lines)
    return Outcome(
        {"name": printed.name, "lang": printed.lang, "lines": list(printed.lines), "files": files}, told
    )
