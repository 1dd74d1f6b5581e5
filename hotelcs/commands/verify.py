"""`hotelcs verify`: whether the hotel, or a backup of it, is what it should be. Reads only."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk, folder_of, has_hotel
from hotelcs.commands.envelope import run
from hotelcs.commands.identity import IDENTITY, identities
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Corrupt, InputOutput, NotReady, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.machine.checking import Checked
    from hotelcs.workflows.machine.kept_checks import Depth, Seen

LIVE = "live"


def verify(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE]", help=N_("A backup; the hotel itself when left out."))] = LIVE,
    *,
    deep: Annotated[bool, typer.Option("--deep", help=N_("Every index, too."))] = False,
    chain: Annotated[bool, typer.Option("--chain", help=N_("The ledger, entry by entry."))] = False,
    invariants: Annotated[bool, typer.Option("--invariants", help=N_("The rules of the hotel, and that no card is stored."))] = False,
    restore_test: Annotated[
        bool, typer.Option("--restore-test", help=N_("Bring the backup, or the newest, back into a scratch file."))
    ] = False,
    last_backup: Annotated[bool, typer.Option("--last-backup", help=N_("The newest backup, too."))] = False,
    every: Annotated[bool, typer.Option("--all", help=N_("Every backup that this machine knows of, too."))] = False,
    identity: Annotated[Path | None, typer.Option(metavar="FILE", help=IDENTITY)] = None,
) -> int:  # fmt: skip
    """Check the hotel, or a backup of it; nothing is changed."""

    def body(job: Run) -> Outcome:
        from hotelcs.workflows.machine.kept_checks import Depth

        if file == LIVE:
            with at_desk(job) as desk:
                desk.require("backup", N_("Check the hotel"))
                found = _live(
                    desk, identity, deep=deep, chain=chain, invariants=invariants, test=restore_test
                )
                asked = Depth(chain, invariants, every)
                return _told(found, _kept(desk, identity, asked) if every or last_backup else None)
        if every or last_backup:
            raise Usage(
                N_("{option} belongs to the hotel itself: leave the file out."), option="--all, --last-backup"
            )
        uid = _asked(job)
        return _told(
            _backup(job, Path(file), uid, identity, chain=chain, invariants=invariants, test=restore_test)
        )

    return run(ctx.obj, "verify", body)


def _asked(job: Run) -> str | None:
    """The hotel that this machine has, which says who may; a damaged or missing one cannot be asked."""
    if not has_hotel(job):
        return None
    with suppress(Corrupt, InputOutput, NotReady), at_desk(job) as desk:
        desk.require("backup", N_("Check a backup"))
        return str(desk.uid)
    return None


def _live(
    desk: "Desk", identity: Path | None, *, deep: bool, chain: bool, invariants: bool, test: bool
) -> "list[Checked]":
    from hotelcs.workflows.machine import checking
    from hotelcs.workflows.machine.trying import tried

    found = list(checking.file_of(desk, deep=deep))
    if chain:
        found.append(checking.chain_of(desk))
    if invariants:
        with desk.file.read() as reader:
            found += checking.rules_of(reader)
            found.append(checking.cards_of(reader))
    if test:
        found.append(tried(desk, identities(identity))[0])
    return found


def _backup(
    job: Run, file: Path, uid: str | None, identity: Path | None, *, chain: bool, invariants: bool, test: bool
) -> "list[Checked]":
    from hotelcs.storage.opened import opened
    from hotelcs.storage.scratch import scratch
    from hotelcs.workflows.machine import checking

    file = file.expanduser().absolute()
    beside = folder_of(job)
    with opened(file, identities(identity), beside) as found:
        checks = list(checking.backup_of(found, uid, chain=chain, invariants=invariants))
        if test:
            with scratch(beside) as folder:
                checks.append(checking.brought_back(found, folder))
    return checks


def _kept(desk: "Desk", identity: Path | None, depth: "Depth") -> "list[Seen]":
    from hotelcs.workflows.machine.kept_checks import seen

    return list(seen(desk, None if identity is None else identities(identity), depth))


def _told(checks: "list[Checked]", kept: "list[Seen] | None" = None) -> Outcome:
    """`data.checks` has name, ok and words of each; `failed` the names. Exit 8 for damage, 4 for broken rules.

    `data.backups`, where they were asked for: file, ok, and whether it was `opened` or, sealed, compared by its checksum alone.
    """
    warnings = tuple(one.checked.words for one in kept or () if not one.file)
    checks = [*checks, *(one.checked for one in kept or () if one.file)]
    failed = [check for check in checks if check.exit]
    data: dict[str, Any] = {
        "checks": [{"name": check.name, "ok": not check.exit, "words": check.words} for check in checks],
        "failed": sorted({check.name for check in failed}),
    }
    if kept is not None:
        data["backups"] = [
            {"file": one.file, "ok": not one.checked.exit, "opened": one.opened} for one in kept if one.file
        ]
    if not failed:
        lines = [*(check.words for check in checks), tr(N_("OK: {count} checks."), count=len(checks))]
        return Outcome(data, lines, warnings=warnings)
    worst = max(failed, key=lambda check: check.exit)
    return Outcome(
        data, [check.words for check in checks], warnings=warnings, exit=worst.exit, reason=worst.words
    )
