"""`hotelcs import`: rooms, guests, bookings, staff, the roster, rooming lists from a file, every row checked before anything is written."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.progress import Bar
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.transfer.rows import Reject
    from hotelcs.workflows.transfer.take import Import, Kind

KINDS = ("rooms", "guests", "reservations", "staff", "roster", "rooming")
SHOWN = 20
"""Overbooked nights and rejected rows that are told one by one."""
PARTIAL = 10


def import_(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="|".join(KINDS), help=N_("What the file holds."))],
    file: Annotated[Path, typer.Argument(help=N_("A CSV file, plain or gzip."))],
    mapping: Annotated[
        str, typer.Option("--map", help=N_("A shipped mapping by name, or a TOML file."))
    ] = "",
    source: Annotated[
        str, typer.Option(help=N_("The name its rows are known by; the file's name when left out."))
    ] = "",
    reject: Annotated[Path | None, typer.Option(help=N_("Where rejected rows go."))] = None,
    group: Annotated[str, typer.Option(help=N_("The group whose rooming list the file is."))] = "",
) -> int:
    """Take a file in."""
    if kind == "rooming":
        from hotelcs.commands import rooming

        return run(ctx.obj, "import", lambda job: rooming.imported(job, file, mapping, group, reject))
    return run(ctx.obj, "import", lambda job: imported(job, kind, file, mapping, source, reject))


def imported(job: Run, kind: str, file: Path, mapping: str, source: str, reject: Path | None) -> Outcome:
    """Import `file`; `data` has the counts, the rejects and where they were written. Exit 10 with rejects."""
    if kind not in KINDS:
        raise Usage(
            N_("There is no import of {kind}; choose {choices}."), kind=kind, choices=", ".join(KINDS)
        )
    from hotelcs.commands import rejects
    from hotelcs.workflows.transfer.take import name_of, take

    dry = job.settings.dry_run
    if reject is not None:
        rejects.refuse_place(reject, (file, Path(job.settings.db).expanduser()))
    with at_desk(job) as desk, Bar(quiet=job.settings.quiet) as bar:
        made = take(desk, cast("Kind", kind), file, use=mapping or None, source=source or None, preview=dry,
                    progress=bar)  # fmt: skip
    place = reject or (None if dry else Path(f"{name_of(file, source).replace('/', '_')}-rejects.csv"))
    written, trouble = None, ""
    if made.rejects and place is not None:
        try:
            written = rejects.write(place, made.rejects)
        except InputOutput as error:  # the good rows are in; what is wrong with the others is told instead
            trouble = str(error)
    return _outcome(made, written, trouble)


def _outcome(made: "Import", written: Path | None, trouble: str = "") -> Outcome:
    result = made.done.result
    listed = [_row(reject) for reject in made.rejects[:1000]]
    data = {**result, "rejects": listed, "reject_file": str(written) if written else None}
    if result["before"]:
        line = tr(N_("{rows} rows: imported before; nothing was changed."), rows=result["rows"])
        return Outcome(data, [line])
    counted = N_("{rows} rows: {added} new, {known} known, {rejected} rejected")
    if written:
        counted = N_("{rows} rows: {added} new, {known} known, {rejected} rejected ({file})")
    line = tr(counted, **result, file=written)
    warnings = tuple(_warnings(result, made.rejects if written is None else ()))
    warnings = (trouble, *warnings) if trouble else warnings
    if not made.rejects:
        return Outcome(data, [line], made.done.changed, warnings)
    reason = tr(N_("{rejected} rows were rejected."), rejected=len(made.rejects))
    return Outcome(data, [line], made.done.changed, warnings, PARTIAL, reason)


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
    said += [tr(N_("Line {line}: {field} {value}: {reason}"), **_row(reject)) for reject in untold[:SHOWN]]
    return said
