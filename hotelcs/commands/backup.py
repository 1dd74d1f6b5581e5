"""`hotelcs backup`: a checked copy of the hotel, made while desks work."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.storage.backup import Wish
    from hotelcs.storage.manifest import Manifest
    from hotelcs.workflows.desk import Desk

FOLDER = "backups"
"""Beside the database, unless told otherwise."""
TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


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
) -> int:
    """Copy the hotel into one file while desks work, and check the copy."""
    return run(ctx.obj, "backup", lambda job: kept(job, out, tag, verify=verify))


def kept(job: Run, out: Path | None, tag: str, *, verify: bool) -> Outcome:
    """Make the backup; within a minute of one that holds the same, nothing (`changed` 0).

    Exit 4 when the copy is sound and the hotel in it breaks a rule of its own: `data.problems`.
    """
    from hotelcs.storage.anchors import Anchors
    from hotelcs.storage.backup import back_up

    if tag and not TAG.fullmatch(tag):
        raise Usage(
            N_("{option} is a word of letters, digits, - and _; it was given {value}."),
            option="--tag",
            value=tag,
        )
    with at_desk(job) as desk:
        desk.require("backup", N_("Back up the hotel"))
        wish = wish_of(job, desk, out, tag, verify=verify)
        if job.settings.dry_run:
            return Outcome(
                {"folder": str(wish.folder)},
                [tr(N_("A backup would be made in {folder}."), folder=wish.folder)],
            )
        if same := _of_this_minute(desk, wish):
            return _told(*same, changed=0)
        path, made = back_up(wish)
        Anchors(desk.uid, desk.file.path).note(made.entry, made.head, job.settings.clock(), "backup")
        return _told(path, made, changed=1)


def wish_of(job: Run, desk: "Desk", out: Path | None, tag: str, *, verify: bool) -> "Wish":
    """What is wanted: the name bears the hotel's own time."""
    from hotelcs.storage.backup import Wish

    stamp = f"{job.settings.clock().astimezone(ZoneInfo(desk.tz)):%Y%m%d-%H%M%S}"
    folder = out.expanduser().absolute() if out else folder_of(desk.file.path)
    examine = rules if verify else None
    return Wish(desk.file.path, folder, stamp, job.settings.clock, tag, job.settings.lock_wait, examine)


def folder_of(database: Path) -> Path:
    """Where backups of the database at `database` go."""
    return database.absolute().parent / FOLDER


def rules(reader: Any) -> list[str]:
    """What the hotel's own rules say of a copy: sentences, none when all is well."""
    from hotelcs.errors import Corrupt
    from hotelcs.storage import keys
    from hotelcs.storage.reading import value
    from hotelcs.workflows import ledger
    from hotelcs.workflows.night.invariants import broken

    found = [str(rule) for rule in broken(reader)]
    try:
        ledger.verify(reader, keys.load(str(value(reader, "SELECT uid FROM property"))))
    except Corrupt as error:
        found.append(str(error))
    return found


def _of_this_minute(desk: "Desk", wish: "Wish") -> "tuple[Path, Manifest] | None":
    """A backup of the last minute with the same purpose that holds everything."""
    from hotelcs.storage import manifest
    from hotelcs.workflows import ledger

    if not wish.folder.is_dir():
        return None
    with desk.file.read() as reader:
        head = ledger.head(reader)
    now = wish.clock()
    for path, made in reversed(manifest.listed(wish.folder)):
        recent = 0 <= (now - datetime.fromisoformat(made.started_at)).total_seconds() < 60
        same = (made.uid, made.tag, (made.entry, made.head)) == (desk.uid, wish.tag, head)
        if recent and same and (made.examined or wish.examine is None):
            return path, made
    return None


def _told(path: Path, made: "Manifest", *, changed: int) -> Outcome:
    data = {
        "file": str(path), "bytes": made.bytes, "sha256": made.sha256, "schema": made.schema, "rows": made.rows,
        "entry": made.entry, "head": made.head, "verified": True, "examined": made.examined, "problems": list(made.problems),
    }  # fmt: skip
    size = f"{made.bytes / 1_000_000:.1f}"
    line = tr(
        N_("{path}  {size} MB  sha256 {digest}…  verified"), path=path, size=size, digest=made.sha256[:12]
    )
    if not made.problems:
        return Outcome(data, [line], changed)
    reason = tr(
        N_("The copy is sound, but {count} rules of the hotel are broken in it."), count=len(made.problems)
    )
    return Outcome(data, [line], changed, made.problems, exit=4, reason=reason)
