"""`hotelcs restore --resume` and `--rollback`: a restore that was cut off is finished or taken back; one that is done, too."""

from pathlib import Path
from typing import TYPE_CHECKING

from hotelcs.commands.counter import at_desk
from hotelcs.commands.identity import identities
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.restoring import anchor, copied, entered, over_the_hotel
from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_, tr
from hotelcs.storage.place import is_url

if TYPE_CHECKING:
    from hotelcs.storage.maintenance import Gate
    from hotelcs.storage.restore import Found
    from hotelcs.workflows.desk import Desk


def resumed(job: Run, identity: Path | None) -> Outcome:
    """Finish the restore that was cut off; `changed` 0 when there is none, or it had not touched the hotel."""
    from hotelcs.storage import content, maintenance
    from hotelcs.storage.opened import opened

    live = _stands_for(job)
    progress = maintenance.read(live)
    if progress is None:
        return Outcome({}, [tr(N_("No restore was cut off; nothing was changed."))])
    with at_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))
        if job.settings.dry_run:
            return _intended(progress.step, progress.backup)
        with maintenance.closed(live, seconds=job.settings.lock_wait, anew=False) as gate:
            progress = gate.progress
            if progress.step in maintenance.UNTOUCHED:
                gate.open()
                return Outcome({}, [tr(N_("The restore had not begun to copy; the hotel is as it was."))])
            _refuse_unknown(gate)
            with opened(Path(progress.backup), identities(identity), live.parent) as found:
                if found.sha256 != progress.sha256:
                    raise Corrupt(
                        N_("{path} is not the backup that was being brought back."), path=found.path
                    )
                with desk.file.read() as reader:
                    arrived = content.content_of(reader) == found.content
                if not arrived:
                    copied(job, desk, found, gate)
                anchor(job, desk)
                desk.close()
                return entered(job, found, None, gate, Path(progress.saved))


def _stands_for(job: Run) -> Path:
    """The hotel's file, or what stands for a hotel on a server on this machine: what is remembered lies beside it."""
    if not is_url(job.settings.db):
        return Path(job.settings.db).expanduser().absolute()
    with at_desk(job) as desk:
        return desk.file.path


def _refuse_unknown(gate: "Gate") -> None:
    if not gate.progress.backup or not gate.progress.saved:
        raise NotReady(
            N_(
                "What the restore was doing cannot be read. The backups made before it are called pre_restore."
            ),
            hint=N_("Restore one of the backups with --replace after moving the file .restoring aside."),
        )


def rolled_back(job: Run, reason: str, identity: Path | None, *, alone: bool) -> Outcome:
    """Put the state before the restore back: of one that was cut off as it was, of a finished one like any backup."""
    from hotelcs.storage import backup_notes, maintenance
    from hotelcs.storage.opened import opened

    live = _stands_for(job)
    progress = maintenance.read(live)
    if progress is not None and progress.step not in maintenance.UNTOUCHED:
        return _taken_back(job, identity)
    saved = backup_notes.read(live).saved
    if not saved:
        raise NotReady(
            N_("No state before a restore is known here."), hint=N_("hotelcs show backups lists all.")
        )
    with opened(Path(saved), identities(identity), live.parent) as found:
        return over_the_hotel(job, found, reason, alone=alone)


def _taken_back(job: Run, identity: Path | None) -> Outcome:
    """The hotel is what it was, with the ledger it had; the last entry is that the restore was begun."""
    from hotelcs.storage import maintenance
    from hotelcs.storage.opened import opened

    live = _stands_for(job)
    with at_desk(job) as desk:
        desk.require("restore", N_("Bring a backup back"))
        if job.settings.dry_run:
            return _intended(maintenance.COPYING, "")
        with maintenance.closed(live, seconds=job.settings.lock_wait, anew=False) as gate:
            _refuse_unknown(gate)
            saved = Path(gate.progress.saved)
            with opened(saved, identities(identity), live.parent) as found:
                _copy_back(job, desk, gate, found)
    line = tr(N_("The hotel is as it was before the restore; {file} holds the same."), file=saved)
    return Outcome({"from": str(saved)}, [line], 1)


def _copy_back(job: Run, desk: "Desk", gate: "Gate", found: "Found") -> None:
    from hotelcs.storage import restore as storage

    storage.refuse_other_hotel(found, desk.uid)
    storage.into_live(found, desk.file.path, seconds=job.settings.lock_wait)
    anchor(job, desk)
    gate.open()


def _intended(step: str, backup: str) -> Outcome:
    line = tr(N_("A restore was cut off (step: {step}); nothing was changed."), step=step)
    return Outcome({"step": step, "backup": backup}, [line])
