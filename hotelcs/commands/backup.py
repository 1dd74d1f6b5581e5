"""`hotelcs backup`: a checked copy of the hotel, made while desks work, sealed; and the old ones that may go."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.backup_keys import keys, new_key
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.storage.backup import Wish
    from hotelcs.storage.manifest import Manifest
    from hotelcs.storage.rotation import Keep
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.machine.backing_up import Purpose

TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MOST = 100_000
"""More of a period than this is no figure that anybody means."""

family = typer.Typer()
family.add_typer(keys, name="keys")
family.command("new-key", help=N_("Make a pair of keys; the secret one is shown once and kept nowhere."))(
    new_key
)


@family.callback(invoke_without_command=True)
def backup(
    ctx: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=N_("The folder; backups beside the database."))
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help=N_("Check the hotel's rules and the ledger on the copy."))
    ] = False,
    tag: Annotated[
        str, typer.Option(metavar="WORD", help=N_("A word for the file's name: what it is for."))
    ] = "",
    *,
    new_disk: Annotated[
        bool, typer.Option("--new-disk", help=N_("Another disk is in the place of the one with the backups."))
    ] = False,
    pin: Annotated[bool, typer.Option("--pin", help=N_("Never remove this one."))] = False,
    keep_hourly: Annotated[int, typer.Option(metavar="N", help=N_("Hours of which one stays."))] = 0,
    keep_daily: Annotated[int, typer.Option(metavar="N", help=N_("Days of which one stays."))] = 14,
    keep_weekly: Annotated[int, typer.Option(metavar="N", help=N_("Weeks of which one stays."))] = 8,
    keep_monthly: Annotated[int, typer.Option(metavar="N", help=N_("Months of which one stays."))] = 12,
    keep_yearly: Annotated[int, typer.Option(metavar="N", help=N_("Years of which one stays."))] = 0,
    keep_all: Annotated[bool, typer.Option("--keep-all", help=N_("Remove no older ones."))] = False,
) -> int:
    """Copy the hotel into one file while desks work, check it, seal it, and remove what is kept no longer."""
    if ctx.invoked_subcommand:
        return 0

    def body(job: Run) -> Outcome:
        from hotelcs.storage.rotation import Keep
        from hotelcs.workflows.machine.backing_up import Purpose

        figures = (keep_hourly, keep_daily, keep_weekly, keep_monthly, keep_yearly)
        _refuse_odd(tag, figures)
        purpose = Purpose(tag, out, verify, pin, job.settings.lock_wait)
        keep = None if keep_all else Keep(*figures)
        return kept(job, purpose, keep, new_disk=new_disk)

    return run(ctx.obj, "backup", body)


def _refuse_odd(tag: str, figures: tuple[int, ...]) -> None:
    if tag and not TAG.fullmatch(tag):
        raise Usage(
            N_("{option} is a word of letters, digits, - and _; it was given {value}."),
            option="--tag",
            value=tag,
        )
    for figure in figures:
        if not 0 <= figure <= MOST:
            raise Usage(
                N_("{option} is a number from 0 to {most}; it was given {value}."),
                option="--keep",
                most=MOST,
                value=figure,
            )


def kept(job: Run, purpose: "Purpose", keep: "Keep | None", *, new_disk: bool = False) -> Outcome:
    """Make the backup; within a minute of one that holds the same, nothing (`changed` 0). Then rotate, unless `keep` is None.

    Exit 4 when the copy is sound and the hotel in it breaks a rule of its own: `data.problems`.
    """
    from hotelcs.workflows.machine.backing_up import make, wish_of
    from hotelcs.workflows.machine.backup_target import on_the_same_disk, refuse_away
    from hotelcs.workflows.machine.checkup import write_back_log

    with at_desk(job) as desk:
        desk.require("backup", N_("Back up the hotel"))
        wish = wish_of(desk, purpose)
        refuse_away(desk.file.path, desk.uid, wish.folder, new=new_disk)
        if job.settings.dry_run:
            return _intended(desk, wish, keep)
        same = _of_this_minute(desk, wish)
        path, made = same or make(desk, purpose)
        rotated, warnings = _rotated(desk, wish.folder, keep)
        write_back_log(desk)
        if not wish.recipients and not desk.demo:
            warnings += (tr(UNSEALED),)
        if not (desk.demo or desk.file.on_server) and on_the_same_disk(desk.file.path, wish.folder):
            warnings += (tr(SAME_DISK, folder=wish.folder),)
    return _told(path, made, 0 if same else 1, rotated, warnings)


SAME_DISK = N_(
    "{folder} is on the disk of the hotel: when that breaks, both are gone. Name another one with --out."
)
UNSEALED = N_("The copy is not sealed: name a public key with hotelcs backup keys add.")


def _state(made: "Manifest") -> str:
    """How far it was looked into: the copy itself always, the rules of the hotel where that was asked for."""
    if made.verified:
        return tr(N_("verified"))
    return tr(N_("unsound")) if made.problems else tr(N_("written, not verified"))


def _intended(desk: "Desk", wish: "Wish", keep: "Keep | None") -> Outcome:
    """What would be made and removed."""
    from hotelcs.storage.pruning import judged
    from hotelcs.workflows.machine.rotating import pruning_of

    going = []
    if keep is not None and wish.folder.is_dir():
        going = [verdict.name for verdict in judged(pruning_of(desk, wish.folder, keep)) if not verdict.stays]
    line = tr(N_("A backup would be made in {folder}."), folder=wish.folder)
    return Outcome({"folder": str(wish.folder), "sealed": bool(wish.recipients), "pruned": going}, [line])


def _rotated(desk: "Desk", folder: Path, keep: "Keep | None") -> tuple[dict[str, Any], tuple[str, ...]]:
    """The names of what was removed, and what stays by period. What stands in the way of removing is a warning."""
    from hotelcs.workflows.machine.rotating import rotate

    nothing: dict[str, Any] = {"pruned": [], "kept": {}}
    if keep is None:
        return nothing, ()
    done = rotate(desk, folder, keep)
    told = N_("No older backup was removed in {folder}: {why}")
    warnings = tuple(tr(told, folder=folder, why=why) for folder, why in done.left)
    return {"pruned": done.pruned, "kept": done.kept}, warnings


def _of_this_minute(desk: "Desk", wish: "Wish") -> "tuple[Path, Manifest] | None":
    """A backup of the last minute with the same purpose that holds everything."""
    from hotelcs.storage import manifest
    from hotelcs.workflows import ledger

    if not wish.folder.is_dir():
        return None
    with desk.file.read() as reader:
        head = ledger.head(reader)
    wanted = (desk.uid, wish.tag, head, wish.recipients, wish.pinned)
    now = wish.clock()
    for path, made in reversed(manifest.listed(wish.folder)):
        recent = 0 <= (now - datetime.fromisoformat(made.started_at)).total_seconds() < 60
        same = (made.uid, made.tag, (made.entry, made.head), made.recipients, made.pinned) == wanted
        if recent and same and (made.examined or wish.examine is None):
            return path, made
    return None


def _told(
    path: Path, made: "Manifest", changed: int, rotated: dict[str, Any], warnings: tuple[str, ...]
) -> Outcome:
    """`verified` only where the rules of the hotel were looked at and hold; `verify_seconds` is what looking took."""
    data = {
        "file": str(path), "bytes": made.bytes, "sha256": made.sha256, "schema": made.schema, "rows": made.rows,
        "entry": made.entry, "head": made.head, "verified": made.verified, "verify_seconds": made.look_seconds, "examined": made.examined, "problems": list(made.problems),
        "sealed": bool(made.recipients), **rotated,
    }  # fmt: skip
    size = f"{made.bytes / 1_000_000:.1f}"
    line = tr(
        N_("{path}  {size} MB  sha256 {digest}…  {state}"),
        path=path,
        size=size,
        digest=made.sha256[:12],
        state=_state(made),
    )
    pruned = rotated["pruned"]
    lines = [line, *([tr(N_("Removed: {files}"), files=", ".join(pruned))] if pruned else [])]
    if not made.problems:
        return Outcome(data, lines, changed, warnings)
    reason = tr(
        N_("The copy is sound, but {count} rules of the hotel are broken in it."), count=len(made.problems)
    )
    return Outcome(data, lines, changed, (*warnings, *made.problems), exit=4, reason=reason)
