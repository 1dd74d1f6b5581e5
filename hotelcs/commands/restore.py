"""`hotelcs restore`: look at a backup, say what would be lost, save the present, bring the backup back."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands.counter import at_desk, folder_of, has_hotel
from hotelcs.commands.envelope import run
from hotelcs.commands.identity import IDENTITY, identities
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.restoring import entered_anew, over_the_hotel, same
from hotelcs.commands.unfinished import resumed, rolled_back
from hotelcs.errors import Corrupt, InputOutput, NotReady, Usage
from hotelcs.i18n import N_, tr
from hotelcs.storage.place import is_url

if TYPE_CHECKING:
    from hotelcs.storage.restore import Found


def restore(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=N_("The backup."))] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PATH", help=N_("Make a new file of it."))
    ] = None,
    over: Annotated[bool, typer.Option("--replace", help=N_("Put it in the place of the hotel."))] = False,
    reason: Annotated[str, typer.Option(help=N_("Why; it goes into the ledger."))] = "",
    identity: Annotated[Path | None, typer.Option(metavar="FILE", help=IDENTITY)] = None,
    *,
    alone: Annotated[
        bool, typer.Option("--alone", help=N_("Without a second person, in an emergency; others are told."))
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help=N_("Finish a restore that was cut off."))] = False,
    rollback: Annotated[
        bool, typer.Option("--rollback", help=N_("Put back the state before the last restore."))
    ] = False,
) -> int:
    """Bring a backup back: into a new file, or in the place of the hotel after saving its present state."""

    def body(job: Run) -> Outcome:
        if resume or rollback:
            if (resume and rollback) or file or to or over:
                raise Usage(N_("--resume and --rollback stand alone: they know the backup."))
            return resumed(job, identity) if resume else rolled_back(job, reason, identity, alone=alone)
        if file is None:
            raise Usage(N_("{name} is missing."), name="FILE")
        return brought_back(job, file, to, reason, identity, over=over, alone=alone)

    return run(ctx.obj, "restore", body)


def brought_back(
    job: Run, file: Path, to: Path | None, reason: str, identity: Path | None, *, over: bool, alone: bool
) -> Outcome:
    """Restore `file`; `data.lost` counts what the live hotel has beyond it, `changed` is 0 when it has nothing."""
    if (to is None) is not over:
        raise Usage(N_("Say where to: --to PATH makes a new file, --replace takes the place of the hotel."))
    file = file.expanduser().absolute()
    live = None if is_url(job.settings.db) else Path(job.settings.db).expanduser().absolute()
    if over and live is not None and live.exists() and file.exists() and file.samefile(live):
        return same(file, "")
    from hotelcs.storage.opened import opened

    target = to.expanduser().absolute() if to else live
    _ask_the_hotel(job)
    with opened(file, identities(identity), target.parent if target else folder_of(job)) as found:
        warnings = (
            () if found.manifest else (tr(N_("The backup has no manifest; its checksum was not compared.")),)
        )
        if target is not None and (to is not None or not target.exists()):
            outcome = _new(job, found, target, reason)
        else:
            outcome = over_the_hotel(job, found, reason, alone=alone)
    return replace(outcome, warnings=warnings + outcome.warnings)


def _new(job: Run, found: "Found", path: Path, reason: str) -> Outcome:
    from hotelcs.storage import restore as storage
    from hotelcs.storage.place import identity

    data = {"file": str(path), "from": str(found.path), "lost": {"entries": 0, "rows": {}}}
    if job.settings.dry_run and identity(path) is None:
        return Outcome(data, [tr(N_("{path} would be made from {file}."), path=path, file=found.path)])
    storage.into_new(found, path, seconds=job.settings.lock_wait)
    warnings: tuple[str, ...] = ()
    if path == Path(job.settings.db).expanduser().absolute():
        warnings = entered_anew(job, found, reason)
    return Outcome(data, [tr(N_("{path} was made from {file}."), path=path, file=found.path)], 1, warnings)


def _ask_the_hotel(job: Run) -> None:
    """Where there is a hotel, it says who may; one that is damaged or not there cannot be asked."""
    if not has_hotel(job):
        return
    with suppress(Corrupt, InputOutput, NotReady), at_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))
