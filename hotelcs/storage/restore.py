"""Bringing a backup back: looked at thoroughly, what would be lost counted, then copied into the live file.

Into the live file, through the library: putting another file in its place would leave open desks writing into
a lost file, and the log of the old one would be taken for that of the new.
"""

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hotelcs.errors import Corrupt, NotReady, Refusal, SchemaMismatch
from hotelcs.i18n import N_
from hotelcs.storage import backup, content, driver, failures, manifest, migrate, place, schema, vault
from hotelcs.storage.content import Content
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.reading import DriverReader, Reader, one, value

DIFFERS = N_("{path} is not what was backed up: its checksum differs.")


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that passed every check. Without a manifest its checksum could not be compared.

    `path` is what was named, `file` the database to read: the same, or what a sealed one was opened into.
    """

    path: Path
    file: Path
    content: Content
    sha256: str
    manifest: Manifest | None


@dataclass(frozen=True, slots=True)
class Loss:
    """What the live hotel has and the backup has not: ledger entries, and rows by table (where there are more).

    `since` is the instant of the last entry that both have; `diverged` says that the backup has entries of its
    own, so it is not an earlier state of this hotel.
    """

    entries: int
    rows: dict[str, int]
    since: str
    diverged: bool

    @property
    def nothing(self) -> bool:
        """Whether the live hotel is the backup."""
        return self.entries == 0 and not self.rows and not self.diverged


def look_at(path: Path) -> Found:
    """Check the backup at `path` without changing it. No connection of this process may have it open.

    Raises NotReady (no file, a link, another program's), Corrupt (checksum, damage, foreign tables or rules),
    SchemaMismatch (made by a newer program).
    """
    refuse_odd(path)
    note = manifest.read(path)
    digest = content.sha256_of(path)
    if note is not None and digest != note.sha256:
        raise Corrupt(DIFFERS, path=path)
    return examined(path, path, note, digest)


def examined(path: Path, file: Path, note: Manifest | None, digest: str) -> Found:
    """The backup at `path`, with its database in `file`, after every check of the database."""
    schema.refuse_foreign(file)
    found = content.checked_still(file)
    if found.schema > schema.SCHEMA:
        raise schema.mismatch(found.schema)
    if found.schema == schema.SCHEMA and found.design != _design_of(migrate.FOLDER):
        raise Corrupt(N_("{path} has other tables or rules than a hotel of this program."), path=path)
    return Found(path, file, found, digest, note)


def refuse_odd(path: Path) -> None:
    """Refuse what is no finished file: missing, a link, empty, in use."""
    try:
        if path.is_symlink() or not path.is_file():
            raise NotReady(N_("There is no backup at {path}."), path=path)
        if path.stat().st_size == 0:
            raise NotReady(N_("{path} is empty; it holds no hotel."), path=path)
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise NotReady(N_("{path} is in use or was left by a crash; it is no backup."), path=path)
    except OSError as error:
        raise failures.failure_of_file(error, path) from None


@cache
def _design_of(_: Path) -> str:
    """The design of a hotel as the migrations in a folder make it."""
    with tempfile.TemporaryDirectory(prefix="hotelcs-") as folder:
        path = Path(folder) / "new.db"
        migrate.create(path)
        connection = driver.connect(str(path), readonly=True)
        try:
            return content.content_of(DriverReader(connection)).design
        finally:
            connection.close()


def refuse_other_hotel(found: Found, uid: str) -> None:
    """Refuse the backup of another hotel than the one with `uid`."""
    if found.content.uid != uid:
        raise Refusal(
            "OTHER_HOTEL",
            N_("{path} is a backup of another hotel."),
            field="file",
            next=("restore --to",),
            path=found.path,
        )


def refuse_older(found: Found) -> None:
    """Refuse to put a backup with an older schema in the place of a hotel; a file of its own may be made of it."""
    if found.content.schema != schema.SCHEMA:
        raise SchemaMismatch(
            N_("The backup has an older schema ({found}; this program needs {known})."),
            hint=N_("Restore it with --to, then: hotelcs migrate"),
            found=found.content.schema,
            known=schema.SCHEMA,
        )


def loss(live: Reader, found: Found) -> Loss:
    """What would be lost if `found`, of the same schema, took the place of what `live` reads."""
    newest = int(value(live, "SELECT max(seq) FROM ledger") or 0)
    connection = driver.connect_still(str(found.file))
    try:
        common = _last_common(live, DriverReader(connection), min(newest, found.content.entry))
    finally:
        connection.close()
    more = {
        name: int(value(live, f'SELECT count(*) FROM "{name}"')) - rows
        for name, rows in found.content.rows.items()
    }
    return Loss(
        entries=newest - common,
        rows={name: rows for name, rows in more.items() if rows > 0},
        since=str(value(live, "SELECT at FROM ledger WHERE seq = :seq", seq=common) or ""),
        diverged=found.content.entry > common,
    )


def _last_common(live: Reader, kept: Reader, most: int) -> int:
    """The last ledger entry that both have: they agree up to some entry and differ after it, so halving finds it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        here, there = (
            one(reader, "SELECT hash FROM ledger WHERE seq = :seq", seq=middle) for reader in (live, kept)
        )
        low, high = (middle, high) if here == there else (low, middle - 1)
    return low


def into_live(found: Found, live: Path, *, seconds: float) -> None:
    """Copy the backup into the live file; every open desk sees it at once. The caller has saved the present.

    Raises Locked when a desk does not let go within `seconds`, InputOutput when the disk refuses; the live
    hotel is as it was then.
    """
    refuse_older(found)
    with failures.told(live):
        source = driver.connect_still(str(found.file))
        target = driver.connect(str(live), wait=seconds)
        try:
            driver.use_journal(target)
            driver.copy(source, target, seconds=seconds)
            _refuse_different(content.checked(target, live), found)
        finally:
            target.close()
            source.close()


def into_new(found: Found, path: Path, *, seconds: float = 30.0) -> None:
    """Make a new file at `path` (0600) from the backup. Refuses a file that is there."""
    if place.identity(path) is not None:
        raise NotReady(N_("{path} exists already; it was left as it is."), path=path)
    place.refuse_leftovers(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with failures.told_of_files(path):
        place.create_private(partial)
        try:
            source = driver.connect_still(str(found.file))
            try:
                backup.copy_into(source, partial, seconds=seconds)
            finally:
                source.close()
            _refuse_different(content.checked_still(partial), found)
            vault.appear(partial, path)
        finally:
            partial.unlink(missing_ok=True)


def _refuse_different(made: Content, found: Found) -> None:
    if made != found.content:
        raise Corrupt(N_("What was restored differs from the backup {path}."), path=found.path)
