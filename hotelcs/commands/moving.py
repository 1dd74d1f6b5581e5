"""`hotelcs transfer`: the hotel from its file to a PostgreSQL server, or back."""

from typing import Annotated

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr


def transfer(
    ctx: typer.Context,
    to: Annotated[
        str,
        typer.Option(metavar="URL|PATH", help=N_("Where to: a PostgreSQL URL, or the path of a new file.")),
    ],
) -> int:
    """Move the hotel from its file to a PostgreSQL server, or back; every row is compared, the ledger is checked."""
    return run(ctx.obj, "transfer", lambda job: moved(job, to))


def moved(job: Run, to: str) -> Outcome:
    """Copy the hotel to `to`; `data` has the place, tables, rows, entries and the newest hash. The source stays."""
    from hotelcs.workflows.organisation.moving import move

    with at_desk(job) as desk:
        desk.require("backup", N_("Move the hotel"))
        house = move(desk.file, to, keep=not job.settings.dry_run)
    data = {"place": house.place, "uid": house.uid, "tables": house.tables, "rows": house.rows,
            "entries": house.entries, "head": house.head}  # fmt: skip
    lines = [
        tr(
            N_("{rows} rows of {tables} tables are the same at {place}; the ledger is whole: {entries} entries."),
            place=house.place, rows=house.rows, tables=house.tables, entries=house.entries,
        ),
        tr(N_("Nothing was kept: this was a dry run.")) if job.settings.dry_run else tr(
            N_("From now on work there alone: HOTELCS_DB={place}. The old place stays as it is."), place=house.place
        ),
    ]  # fmt: skip
    return Outcome(data, lines, int(not job.settings.dry_run))
