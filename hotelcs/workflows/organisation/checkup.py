"""What `hotelcs doctor` looks at: the library, the file, the key, the ledger. Reads only, with SQL alone."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from hotelcs.clock import iso
from hotelcs.errors import Corrupt
from hotelcs.i18n import N_, tr
from hotelcs.storage import driver, keys, place
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.hotel_file import SCHEMA
from hotelcs.workflows import ledger, ledger_check
from hotelcs.workflows.desk import Desk

State = Literal["ok", "warn", "bad"]
WAL_LARGE = 64 * 1024 * 1024
DISK_LOW = 500 * 1024 * 1024
FEED_OLD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, how it is, and the sentence about it."""

    name: str
    state: State
    words: str


def examine(desk: Desk) -> list[Check]:
    """Every check, in the order in which they are told."""
    looks: tuple[Callable[[Desk], Check], ...] = (
        _library, _journal, _permissions, _place, _key, _schema, _wal, _disk, _day, _damage, _ledger, _anchors, _passwords,
        _feeds, _paging, _backup, _drill,
    )  # fmt: skip
    return [look(desk) for look in looks]


def _library(desk: Desk) -> Check:  # noqa: ARG001 - the process has one library, whatever the hotel
    version = ".".join(map(str, driver.VERSION))
    if driver.wal_is_safe():
        return Check(
            "sqlite",
            "ok",
            tr(N_("SQLite {version} from {library}."), version=version, library=driver.LIBRARY),
        )
    words = N_("SQLite {version} from {library} can lose data in WAL mode, so the rollback journal is used.")
    return Check("sqlite", "warn", tr(words, version=version, library=driver.LIBRARY))


def _journal(desk: Desk) -> Check:
    mode = _pragma(desk, "journal_mode")
    if mode == "wal" and driver.wal_is_safe():
        return Check("journal", "ok", tr(N_("Journal: write-ahead log; readers and the writer do not wait.")))
    if mode == "wal":
        words = N_("Journal: write-ahead log, which this SQLite library must not write. Use a newer one.")
        return Check("journal", "bad", tr(words))
    words = N_("Journal: rollback journal ({mode}); safe, readers may wait for a moment.")
    return Check("journal", "ok", tr(words, mode=mode))


def _permissions(desk: Desk) -> Check:
    loose = [path for path in _files(desk) if path.exists() and place.loose_permissions(path)]
    if loose:
        words = N_("Others can read {path}: chmod 600 {path}")
        return Check("permissions", "bad", tr(words, path=loose[0]))
    return Check("permissions", "ok", tr(N_("Only the owner can read the files (0600).")))


def _files(desk: Desk) -> Iterator[Path]:
    path = desk.file.path
    yield from (path, path.with_name(path.name + "-wal"), keys.key_file(desk.uid))


def _place(desk: Desk) -> Check:
    kind = place.file_system(desk.file.path)
    return Check("place", "ok", tr(N_("The file is on a local disk ({kind})."), kind=kind or "?"))


def _key(desk: Desk) -> Check:
    path = keys.key_file(desk.uid)
    if keys.load(desk.uid).present:
        return Check("key", "ok", tr(N_("The key file is there: {path}"), path=path))
    words = N_(
        "The key file {path} is missing or unreadable: document numbers are not shown and cannot be kept."
    )
    return Check("key", "bad", tr(words, path=path))


def _schema(desk: Desk) -> Check:  # noqa: ARG001 - opening the desk has compared them
    return Check("schema", "ok", tr(N_("Schema {schema}, the one of this program."), schema=SCHEMA))


def _wal(desk: Desk) -> Check:
    log = desk.file.path.with_name(desk.file.path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    words = tr(N_("Write-ahead log: {size} MB."), size=round(size / 1024 / 1024, 1))
    return Check("wal", "warn" if size > WAL_LARGE else "ok", words)


def _disk(desk: Desk) -> Check:
    free = shutil.disk_usage(desk.file.path.parent).free
    words = tr(N_("Free on the disk: {size} MB."), size=free // 1024 // 1024)
    return Check("disk", "warn" if free < DISK_LOW else "ok", words)


def _day(desk: Desk) -> Check:
    with desk.file.read() as reader:
        found = reader.rows("SELECT day FROM business_day WHERE status = 'open'")
    if not found:
        return Check("business-day", "bad", tr(N_("No business day is open.")))
    return Check("business-day", "ok", tr(N_("The business date is {day}."), day=found[0][0]))


def _damage(desk: Desk) -> Check:
    found = _pragma(desk, "quick_check(1)")
    if found == "ok":
        return Check("file", "ok", tr(N_("The file is sound (quick check).")))
    return Check("file", "bad", tr(N_("The file is damaged: {why}"), why=found))


def _ledger(desk: Desk) -> Check:
    with desk.file.read() as reader:
        seq, head = ledger.head(reader)
        unkeyed = ledger.unkeyed(reader)
    if unkeyed:
        words = N_(
            "Ledger: {unkeyed} of {count} entries were made without the key file; who made them is not proved."
        )
        return Check("ledger", "warn", tr(words, unkeyed=unkeyed, count=seq))
    return Check("ledger", "ok", tr(N_("Ledger: {count} entries, head {head}."), count=seq, head=head[:12]))


def _anchors(desk: Desk) -> Check:
    """The end of the ledger, against what this machine remembers; the chain itself is `audit-log --verify`."""
    kept = Anchors(desk.uid, desk.file.path)
    marked, anchors = kept.marked(), ledger_check.known(desk.uid, desk.file)
    if marked is None:
        words = N_("No anchor of the ledger on this machine yet; the next act makes one ({path}).")
        return Check("anchors", "warn", tr(words, path=kept.mark_file.parent))
    try:
        with desk.file.read() as reader:
            ledger_check.compare(reader, anchors)
    except Corrupt as error:
        return Check("anchors", "bad", str(error))
    return Check("anchors", "ok", tr(N_("Anchors agree; the newest is entry {seq}."), seq=marked.seq))


def _passwords(desk: Desk) -> Check:
    """Whether anybody can sign in at the screens."""
    with desk.file.read() as reader:
        rows = reader.rows(
            "SELECT count(*), sum(password <> '') FROM account WHERE NOT service AND status = 'active'"
        )
    people, having = int(rows[0][0]), int(rows[0][1] or 0)
    if not having and not desk.demo:
        words = N_(
            "Nobody has a password: hotelcs user reset-password --login LOGIN hands out the first one."
        )
        return Check("passwords", "warn", tr(words))
    return Check(
        "passwords",
        "ok",
        tr(N_("{having} of {people} people have a password."), having=having, people=people),
    )


def _feeds(desk: Desk) -> Check:
    """Calendars of channels that could not be read, or were not read for a day."""
    old = iso(desk.clock() - FEED_OLD)
    with desk.file.read() as reader:
        found = reader.rows(
            "SELECT name, fault, coalesce(good_at, '') FROM calendar_feed WHERE active ORDER BY name"
        )
    if failed := next((row for row in found if row[1]), None):
        words = N_("The calendar {feed} could not be read ({why}); hotelcs import calendar --all says more.")
        return Check("feeds", "warn", tr(words, feed=failed[0], why=failed[1]))
    if late := next((row for row in found if row[2] < old), None):
        return Check("feeds", "warn", tr(N_("The calendar {feed} was not read for a day."), feed=late[0]))
    return Check(
        "feeds", "ok", tr(N_("Calendars of channels: {count}, all read within a day."), count=len(found))
    )


def _paging(desk: Desk) -> Check:
    """Pages that nobody got, that wait too long, or that could never be sent."""
    from hotelcs.workflows.paging.health import health

    return Check("paging", *health(desk))


def _backup(desk: Desk) -> Check:
    """The newest verified backup: whether it is there, young and sealed. A demo hotel needs none."""
    from hotelcs.workflows.machine.backups import health

    return Check("backup", *(("ok", tr(N_("A demo hotel needs no backup."))) if desk.demo else health(desk)))


def _drill(desk: Desk) -> Check:
    """Whether a backup was tried lately."""
    from hotelcs.workflows.machine.backups import drilled

    return Check(
        "restore-drill", *(("ok", tr(N_("A demo hotel needs no drill."))) if desk.demo else drilled(desk))
    )


def _pragma(desk: Desk, name: str) -> str:
    with desk.file.read() as reader:
        return str(reader.rows(f"PRAGMA {name}")[0][0])
