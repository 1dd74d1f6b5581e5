"""What `hotelcs doctor` looks at, one family of checks after the other. Reads only, with SQL alone."""

from collections.abc import Callable
from contextlib import closing, suppress

from hotelcs.errors import HotelcsError
from hotelcs.storage import backup_notes, driver, failures
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine import file_checks, job_checks, ledger_checks, log_checks, work_checks
from hotelcs.workflows.machine.check import Check, State

__all__ = ["Check", "State", "examine", "mend"]


def examine(desk: Desk, backup_hours: int = job_checks.BACKUP_HOURS) -> list[Check]:
    """Every check, in the order in which they are told."""
    looks: tuple[Callable[[Desk], Check], ...] = (
        *_of_the_place(desk),
        *log_checks.LOOKS,
        *ledger_checks.LOOKS,
        *work_checks.LOOKS,
        *job_checks.looks(backup_hours),
    )
    return [look(desk) for look in looks]


def _of_the_place(desk: Desk) -> tuple[Callable[[Desk], Check], ...]:
    """What is looked at where the hotel lies: its file, or the server."""
    if not desk.file.on_server:
        return file_checks.LOOKS
    from hotelcs.workflows.machine import server_checks

    return (*file_checks.OF_ANY_HOTEL, *server_checks.LOOKS)


def mend(desk: Desk) -> list[str]:
    """What can be put right without anybody's decision: the log written back, indexes built anew, locks of processes gone let go.

    The names of what was done come back. The log is written back first: new indexes make it grow. Raises Locked when another
    desk writes for longer than one waits, InputOutput.
    """
    from hotelcs.storage.writing_back import write_back
    from hotelcs.workflows.machine.job_runs import sweep

    done = [] if desk.file.still else [f"lock {family}" for family in sweep(desk.file, desk.clock())]
    if desk.file.on_server or desk.file.still:
        return done
    path = desk.file.path
    whole = write_back(path, desk.clock())
    with failures.told(path), closing(driver.connect(str(path), wait=desk.file.wait)) as connection:
        connection.insist("REINDEX")
    if whole and write_back(path, desk.clock()) and driver.JOURNAL == "wal":
        done.append("checkpoint")
    return [*done, "reindex"]


def write_back_log(desk: Desk, *, again: bool = False) -> None:
    """After a backup or an audit: write the log back; with `again` only where it could not be before.

    Nothing that stands in the way of that is a failure of the job.
    """
    if (
        desk.file.on_server
        or desk.file.still
        or (again and not backup_notes.read(desk.file.path).log_busy_since)
    ):
        return
    from hotelcs.storage.writing_back import write_back

    with suppress(HotelcsError):
        write_back(desk.file.path, desk.clock())
