"""`hotelcs roll-call`: who is in the house or on the roll call under way, printed, kept on disk, or where that copy lies."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.printing import LANGUAGES
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

ASKED = LANGUAGES[1:]


def roll_call(
    ctx: typer.Context,
    incident: Annotated[str, typer.Argument(metavar="[NUMBER]", help=N_("An emergency; the roll call under way when left out."))] = "",
    *,
    write: Annotated[bool, typer.Option("--write", help=N_("Write the copy on disk anew, for a timer."))] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=N_("Write the text to this new file."))] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help=N_("Write a PDF to this new file."))] = None,
    print_: Annotated[bool, typer.Option("--print", help=N_("Print it here; so it is without another option."))] = False,
    lang: Annotated[str, typer.Option("--language", metavar="|".join(ASKED), help=N_("The language; both unless told."))] = "both",
) -> int:  # fmt: skip
    """Who has to be found: the roll call under way, or who is in the house."""
    del print_
    return run(ctx.obj, "roll-call", lambda job: listed(job, incident, lang, out, pdf, write=write))


def listed(job: Run, incident: str, lang: str, out: Path | None, pdf: Path | None, *, write: bool) -> Outcome:
    """`data`: the `lines`, the `files` written, and where the `copy` on disk lies. Files that are there are left as they are.

    Whoever makes backups may have the copy written, too, without reading it: the account of a timer does.
    """
    from hotelcs.reports.copy_on_disk import place_of
    from hotelcs.reports.house_list import house_list
    from hotelcs.reports.printing import written

    if lang not in ASKED:
        raise Usage(N_("{option} is {choices}."), option="--language", choices=", ".join(ASKED))
    for file in filter(None, (out, pdf)):
        if file.exists():
            raise Usage(N_("{path} exists already; it was left as it is."), path=file)
    with at_desk(job) as desk:
        reads = _may_read(desk)
        copy_alone = write and not (out or pdf)
        desk.require("backup" if copy_alone and not reads else "guest.read", N_("Who is in the house"))
        printed = house_list(desk, lang=lang, incident=incident)
        files = [_kept(desk)] if write and not job.settings.dry_run else []
        copy = str(place_of(desk.uid, desk.file.path))
    if not job.settings.dry_run:
        files += [str(written(printed, to=out))] if out else []
        files += [str(written(printed, as_pdf=True, to=pdf))] if pdf else []
    lines = list(printed.lines) if reads else []
    told = [tr(N_("Written: {path}"), path=file) for file in files] or lines
    return Outcome({"name": printed.name, "lines": lines, "files": files, "copy": copy}, told)


def _may_read(desk: "Desk") -> bool:
    with desk.file.read() as reader:
        return desk.actor(reader).may("guest.read")


def _kept(desk: "Desk") -> str:
    from hotelcs.reports.copy_on_disk import write_copy

    try:
        return str(write_copy(desk))
    except OSError as error:
        raise InputOutput(
            N_("{path} cannot be written: {why}."), path=error.filename or "?", why=error.strerror or error
        ) from error
