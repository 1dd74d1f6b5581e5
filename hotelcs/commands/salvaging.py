"""`hotelcs salvage`: read what can be read of a damaged file into a new one, and say what is gone."""

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.storage.filling import Table
    from hotelcs.storage.salvage import Salvaged
    from hotelcs.workflows.machine.salvaging import Looked

PARTIAL = 10


def salvage(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=N_("The damaged file; it is only read."))] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="PATH", help=N_("The new file."))] = None,
    accept: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help=N_("Go on with a file that was salvaged and is whole.")),
    ] = None,
    reason: Annotated[str, typer.Option(help=N_("Why; it goes into the ledger."))] = "",
) -> int:
    """Make a new file of what can be read of a damaged one; or take such a file on."""

    def body(job: Run) -> Outcome:
        if accept is not None:
            if file is not None or to is not None or not reason:
                raise Usage(N_("--accept PATH goes with --reason alone."))
            return accepted(job, accept.expanduser().absolute(), reason)
        if file is None or to is None:
            raise Usage(N_("Say what and where to: hotelcs salvage FILE --to PATH"))
        return salvaged(job, file.expanduser().absolute(), to.expanduser().absolute())

    return run(ctx.obj, "salvage", body)


def salvaged(job: Run, file: Path, to: Path) -> Outcome:
    """`data`: `file`, `tables` (of which something is gone), `pages`, `stray`, `log`, `ledger`, `wrong`. Exit 10 unless all is there."""
    from hotelcs.storage import salvage as storage
    from hotelcs.storage.place import refuse_taken
    from hotelcs.storage.scratch import NAME, scratch
    from hotelcs.workflows.desk import open_desk
    from hotelcs.workflows.machine.salvaging import look

    refuse_taken(to)
    with scratch(to.parent) as folder:
        come, made = storage.salvage(file, folder)
        with closing(open_desk(made, login=job.settings.login, clock=job.settings.clock)) as desk:
            if desk.login:  # who worked there may be among what is gone
                desk.require("restore", N_("Salvage a damaged hotel"))
            job.hotel, found = desk.hotel, look(desk)
        if not job.settings.dry_run:
            storage.put(made, to)
    if job.settings.dry_run:
        with suppress(OSError):  # somebody else works there
            (to.parent / NAME).rmdir()
    return _told(file, to, come, found)


def _told(file: Path, to: Path, come: "Salvaged", found: "Looked") -> Outcome:
    kept = sum(table.kept for table in come.tables.values())
    data: dict[str, Any] = {
        "file": str(to), "from": str(file), "rows": kept, "pages": come.damaged, "stray": come.stray, "log": come.log,
        "tables": [{"table": one.name, "kept": one.kept, "refused": one.refused, "missing": one.missing,
                    "numbers": one.numbers, "whole": one.whole} for one in come.lost],
        "ledger": {"entries": found.entries, "missing": [list(gap) for gap in found.gaps]}, "wrong": list(found.wrong),
    }  # fmt: skip
    lines = [
        tr(
            N_("{path}: {rows} rows, {entries} entries of the ledger."),
            path=to,
            rows=kept,
            entries=found.entries,
        )
    ]
    lines += [_line(one) for one in come.lost]
    lines += [
        tr(N_("Entries {first} to {last} of the ledger are gone."), first=first, last=last)
        for first, last in found.gaps
    ]
    lines += [tr(N_("Not so any more: {rule}"), rule=words) for words in found.wrong]
    if come.log == "unreadable":
        lines.append(tr(N_("The log beside the file could not be read; the last acts may be missing.")))
    if come.whole and not found.wrong:
        lines.append(
            tr(
                N_("Nothing is missing. To go on with it: hotelcs salvage --accept {path} --reason …"),
                path=to,
            )
        )
        return Outcome(data, lines, 1)
    pages = len(come.damaged)
    reason = tr(
        N_("Not everything could be read: {pages} damaged pages, {tables} tables."),
        pages=pages,
        tables=len(come.lost),
    )
    return Outcome(data, lines, 1, exit=PARTIAL, reason=reason)


def _line(one: "Table") -> str:
    """What is gone of a table, with the numbers that are known."""
    gone = one.missing + one.refused
    if not gone:
        return tr(
            N_("{table}: {kept} rows; more may have been on pages that cannot be read."),
            table=one.name,
            kept=one.kept,
        )
    line = tr(N_("{table}: {kept} rows; gone: {gone}."), table=one.name, kept=one.kept, gone=gone)
    return f"{line} {', '.join(one.numbers)}" if one.numbers else line


def accepted(job: Run, path: Path, reason: str) -> Outcome:
    """`data`: `file`, `entry`. Refused unless every rule of the hotel holds in it; where rows are missing, only with --yes."""
    from hotelcs.workflows.machine import salvaging

    settings, data = job.settings, {"file": str(path), "entry": None}
    entry = salvaging.accept(
        path, settings.login, reason, settings.clock, partial=settings.yes, keep=not settings.dry_run
    )
    if settings.dry_run:
        return Outcome(data, [tr(N_("{path} may be accepted; nothing was changed."), path=path)])
    return Outcome(data | {"entry": entry}, [tr(N_("{path} is a hotel as any other again."), path=path)], 1)
