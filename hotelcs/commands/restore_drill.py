"""`hotelcs restore-drill`: whether the newest backup can be brought back; run it each month."""

from pathlib import Path
from typing import Annotated

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.identity import IDENTITY, identities
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr


def restore_drill(
    ctx: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=N_("The folder of the backups; all that are known."))
    ] = None,
    identity: Annotated[Path | None, typer.Option(metavar="FILE", help=IDENTITY)] = None,
) -> int:
    """Bring the newest backup back into a scratch file, compare it, look at its rules, and note the result."""

    def body(job: Run) -> Outcome:
        from hotelcs.workflows.machine.trying import drill, newest

        with at_desk(job) as desk:
            desk.require("backup", N_("Try a backup"))
            folder = out.expanduser().absolute() if out else None
            if job.settings.dry_run:
                path, _ = newest(desk, folder)
                return Outcome({"file": str(path)}, [tr(N_("{path} would be tried."), path=path)])
            checked, path = drill(desk, identities(identity), folder)
        data = {"file": str(path), "ok": not checked.exit, "words": checked.words}
        line = f"{path}  {checked.words}"
        return Outcome(data, [line], 1, exit=checked.exit, reason=checked.words if checked.exit else "")

    return run(ctx.obj, "restore-drill", body)
