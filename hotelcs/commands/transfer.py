"""`hotelcs import`: rooms, guests, bookings, staff, the roster, prices, rooming lists from a file, every row checked before anything is written.

Calendars of channels come in by the same command; what is special about them is in `commands.calendars`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from hotelcs.commands import rejects
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.progress import Bar
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotelcs.workflows.transfer.rows import Reject
    from hotelcs.workflows.transfer.take import Import, Kind

KINDS = ("rooms", "guests", "reservations", "staff", "roster", "rates", "holidays")
CALENDAR = "calendar"
ROOMING = "rooming"
SHOWN = 20
"""Overbooked nights and rejected rows that are told one by one."""
PARTIAL = 10
GUESSED = N_(
    "Encoding mismatch: this is not UTF-8. It was read as {encoding}; look at some names, or say --encoding."
)


def import_(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="|".join((*KINDS, CALENDAR, ROOMING)), help=N_("What the file holds."))
    ],
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|URL", help=N_("A CSV file, plain or gzip; a calendar, or its address.")),
    ] = "",
    mapping: Annotated[
        str, typer.Option("--map", help=N_("A shipped mapping by name, or a TOML file."))
    ] = "",
    source: Annotated[
        str, typer.Option(help=N_("The name its rows are known by; the file's name when left out."))
    ] = "",
    reject: Annotated[Path | None, typer.Option(help=N_("Where rejected rows go."))] = None,
    encoding: Annotated[str, typer.Option(help=N_("How the file is written, where it is not UTF-8."))] = "",
    room: Annotated[str, typer.Option(metavar="NO", help=N_("The room a calendar is of."))] = "",
    every: Annotated[
        bool, typer.Option("--all", help=N_("Read every calendar that was named before."))
    ] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help=N_("Believe a calendar that lost most of its events."))
    ] = False,
    all_stays: Annotated[
        bool,
        typer.Option(
            "--all-stays", help=N_("Closed nights are bookings too: the channel writes both alike.")
        ),
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help=N_("The calendar's address is in our own network."))
    ] = False,
    group: Annotated[
        str, typer.Option(metavar="NO", help=N_("The group whose rooming list the file is."))
    ] = "",
) -> int:
    """Take a file in."""

    def body(job: Run) -> Outcome:
        if kind == CALENDAR:
            from hotelcs.commands import calendars

            wanted = calendars.Wanted(file, room, source, every=every, accept_fewer=accept_fewer, all_stays=all_stays,
                                      allow_private=allow_private, reject=reject)  # fmt: skip
            return calendars.taken(job, wanted)
        if not file:
            raise Usage(N_("{name} is missing."), name="FILE")
        if kind == ROOMING:
            from hotelcs.commands import rooming

            return rooming.imported(job, Path(file), mapping, group, reject, encoding)
        return imported(job, kind, Path(file), mapping, source, reject, encoding)

    return run(ctx.obj, "import", body)


def imported(
    job: Run, kind: str, file: Path, mapping: str, source: str, reject: Path | None, encoding: str = ""
) -> Outcome:
    """Import `file`; `data` has the counts, the rejects and where they were written. Exit 10 with rejects."""
    if kind not in KINDS:
        raise Usage(
            N_("There is no import of {kind}; choose {choices}."),
            kind=kind,
            choices=", ".join((*KINDS, CALENDAR, ROOMING)),
        )
    from hotelcs.workflows.transfer.take import name_of, take

    dry = job.settings.dry_run
    if reject is not None:
        rejects.refuse_place(reject, (file, Path(job.settings.db).expanduser()))
    with at_desk(job) as desk, Bar(quiet=job.settings.quiet) as bar:
        made = take(desk, cast("Kind", kind), file, use=mapping or None, source=source or None, encoding=encoding,
                    preview=dry, progress=bar)  # fmt: skip
    place = reject or (None if dry else Path(f"{name_of(file, source).replace('/', '_')}-rejects.csv"))
    written, trouble = put_aside(place, made.rejects)
    return _outcome(made, written, trouble)


def put_aside(place: Path | None, rejected: "Sequence[Reject]") -> tuple[Path | None, str]:
    """Write rejects to `place`; where they are, and what is told when they could not be written: the good rows are in."""
    if not rejected or place is None:
        return None, ""
    try:
        return rejects.write(place, rejected), ""
    except InputOutput as error:
        return None, str(error)


def _outcome(made: "Import", written: Path | None, trouble: str = "") -> Outcome:
    result = made.done.result
    listed = rows_of(made.rejects)
    data = {**result, "rejects": listed, "reject_file": str(written) if written else None}
    if result["before"]:
        line = tr(N_("{rows} rows: imported before; nothing was changed."), rows=result["rows"])
        return Outcome(data, [line])
    counted = N_("{rows} rows: {added} new, {known} known, {rejected} rejected")
    if written:
        counted = N_("{rows} rows: {added} new, {known} known, {rejected} rejected ({file})")
    line = tr(counted, **result, file=written)
    warnings = tuple(_warnings(result, made.rejects if written is None else ()))
    if made.guessed:
        warnings = (tr(GUESSED, encoding=made.guessed), *warnings)
    warnings = (trouble, *warnings) if trouble else warnings
    if not made.rejects:
        return Outcome(data, [line], made.done.changed, warnings)
    reason = tr(N_("{rejected} rows were rejected."), rejected=len(made.rejects))
    return Outcome(data, [line], made.done.changed, warnings, PARTIAL, reason)


def rows_of(rejected: "Sequence[Reject]") -> list[dict[str, Any]]:
    """The first thousand rejects as rows for programs."""
    return [_row(reject) for reject in rejected[:1000]]


def _row(reject: "Reject") -> dict[str, Any]:
    return {"line": reject.line, "field": reject.field, "value": reject.value, "reason": reject.reason}


def _warnings(result: dict[str, Any], untold: "tuple[Reject, ...]") -> list[str]:
    """What somebody should look at: types made, nights overbooked, guests unknown, rejects in no file."""
    said = []
    if types := result["types"]:
        said.append(
            tr(
                N_("Room types were made, without rooms unless the file has some: {types}"),
                types=", ".join(types),
            )
        )
    if nights := result["overbooked"]:
        listed = ", ".join(nights[:SHOWN]) + (" …" if len(nights) > SHOWN else "")
        said.append(tr(N_("{count} nights are overbooked: {nights}"), count=len(nights), nights=listed))
    if missing := result["without_guest"]:
        said.append(
            tr(N_("{count} bookings are without a guest's name; check-in asks for it."), count=missing)
        )
    return said + told(untold)


def told(rejected: "Sequence[Reject]") -> list[str]:
    """The first rejects, one by one."""
    return [tr(N_("Line {line}: {field} {value}: {reason}"), **_row(reject)) for reject in rejected[:SHOWN]]
