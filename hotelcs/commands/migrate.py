"""`hotelcs migrate`: bring an older database up to date, after a checked backup."""

from pathlib import Path
from typing import Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr
from hotelcs.storage.place import is_url

TAG = "pre_migrate"


def migrate(
    ctx: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help=N_("Only say whether it is needed: exit 7 when it is."))
    ] = False,
    backup: Annotated[
        bool,
        typer.Option(
            "--backup/--no-backup", help=N_("A checked backup first; without one where it was made already.")
        ),
    ] = True,
) -> int:
    """Bring an older database up to date: a checked backup first, then all steps in one transaction."""
    return run(ctx.obj, "migrate", lambda job: migrated(job, check=check, backup=backup))


def migrated(job: Run, *, check: bool, backup: bool = True) -> Outcome:
    """Migrate; `data` has the schema before and after, its `steps` and the backup. At the target already: `changed` 0."""
    from hotelcs.storage import migrate as storage
    from hotelcs.storage import schema

    settings = job.settings
    if is_url(settings.db):
        return _on_server(job)
    path = Path(settings.db).expanduser().absolute()
    before = job.schema = storage.schema_of(path)
    moves = [f"{at} -> {at + 1}" for at in range(before, schema.SCHEMA)]
    data = {"from": before, "to": schema.SCHEMA, "steps": moves, "backup": None}
    if before == schema.SCHEMA:
        return Outcome(data, [tr(N_("The database has schema {schema}; nothing to do."), schema=before)])
    if check or before > schema.SCHEMA:
        raise schema.mismatch(before)
    if settings.dry_run:
        return Outcome(
            data, [tr(N_("Schema {before} would become {after}."), before=before, after=schema.SCHEMA)]
        )
    saved = _saved(job, path) if backup else None
    steps = storage.run(path, wait=settings.lock_wait)
    job.schema = schema.SCHEMA
    said = (
        N_("Schema {before} is now {after}; the backup before is {path}.") if saved
        else N_("Schema {before} is now {after}; no backup was made before.")
    )  # fmt: skip
    line = tr(said, before=before, after=schema.SCHEMA, path=saved)
    return Outcome(data | {"backup": str(saved) if saved else None}, [line], int(steps))


def _saved(job: Run, path: Path) -> Path:
    """The checked backup of what is migrated, pinned so that no rotation takes it."""
    from hotelcs.storage import backup_notes
    from hotelcs.storage.backup import Wish, back_up
    from hotelcs.workflows.machine.backing_up import folder_of, recipients_of

    settings = job.settings
    stamp = f"{settings.clock():%Y%m%d-%H%M%SZ}"
    folder, keys = folder_of(path), recipients_of(path)
    wish = Wish(path, folder, stamp, settings.clock, TAG, settings.lock_wait, recipients=keys)
    saved, _ = back_up(wish)
    backup_notes.note_folder(path, folder)
    return saved


def _on_server(job: Run) -> Outcome:
    """A hotel on a server has the schema of this program, or opening it says what to do."""
    with at_desk(job):
        data: dict[str, Any] = {"from": job.schema, "to": job.schema, "steps": [], "backup": None}
        return Outcome(data, [tr(N_("The database has schema {schema}; nothing to do."), schema=job.schema)])
