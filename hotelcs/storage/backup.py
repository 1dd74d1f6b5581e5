"""A backup: a copy of the open hotel, made in one step, checked, sealed, and only then given its name.

A killed run leaves no backup and no manifest that is not whole; what it left unfinished is swept by the next.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs import __version__
from hotelcs.clock import Clock, iso
from hotelcs.storage import content, driver, failures, manifest, sealing, vault
from hotelcs.storage.content import Content
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.reading import DriverReader, Reader

Examine = Callable[[Reader], list[str]]
"""Looks at the copy with the rules of the hotel; the sentences of what it found wrong."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to back up and where to: `stamp` is the instant in the file's name, `tag` its purpose.

    `seconds` bound the wait for a desk that writes. With `recipients` (public keys of age) the copy is sealed for them.
    """

    source: Path
    folder: Path
    stamp: str
    clock: Clock
    tag: str = ""
    seconds: float = 30.0
    examine: Examine | None = None
    recipients: tuple[str, ...] = ()
    pinned: bool = False
    copy: Callable[[Path], None] | None = None
    """Makes the copy of a hotel that is in no file (on a server); `source` only names the backups then."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the copy holds, what the rules of the hotel found wrong in it, and the seconds that looking took."""

    content: Content
    problems: tuple[str, ...]
    seconds: float


def back_up(wish: Wish) -> tuple[Path, Manifest]:
    """Make the backup; where it is, and its manifest. Desks go on working meanwhile.

    Raises Locked (another run, or a desk that does not let go), InputOutput (no space, no rights), Corrupt
    (the copy is damaged, so the hotel is). Nothing is left in the folder then.
    """
    started_at = iso(wish.clock())
    if wish.recipients:
        sealing.library()
    with vault.working(wish.folder) as work:
        vault.refuse_small(wish.folder, _wanted(wish))
        path = _name(wish)
        partial = work / f"{wish.source.stem}.partial.db"
        _copy(wish, partial)
        ready, digests, looked = _looked_at(wish, work, partial)
        made = _manifest(wish, path, digests, looked, started_at)
        note = work / (path.name + ".note.partial")
        vault.make_private(note)
        note.write_text(made.text(), "utf-8")
        # The manifest first: then every backup that can be seen has one.
        vault.appear(note, manifest.place_of(path))
        vault.appear(ready, path)
        return path, made


def _copy(wish: Wish, partial: Path) -> None:
    """The copy, private from its first byte."""
    if wish.copy is not None:
        wish.copy(partial)
        stand_alone(partial)
        return
    vault.make_private(partial)
    copy_live(wish.source, partial, seconds=wish.seconds)


def _wanted(wish: Wish) -> int:
    """The space that the run takes: the copy, and beside it the sealed one."""
    if wish.copy is not None:
        return 0  # what a server holds takes another size in a file: not known before
    log = wish.source.with_name(wish.source.name + "-wal")
    size = wish.source.stat().st_size + (log.stat().st_size if log.exists() else 0)
    return size * 11 // 5 if wish.recipients else size + size // 4


def _looked_at(wish: Wish, work: Path, partial: Path) -> tuple[Path, sealing.Digests, Looked]:
    """The file to be shown, checked; sealed meanwhile when it shall be, and what was in clear is gone then."""
    if not wish.recipients:
        looked = _look(partial, wish.examine)
        size, digest = partial.stat().st_size, content.sha256_of(partial)
        return partial, sealing.Digests(size, digest, size, digest), looked
    sealed = work / f"{wish.source.stem}.sealed.partial"
    vault.make_private(sealed)
    with ThreadPoolExecutor(1) as other:
        sealing_it = other.submit(sealing.seal, partial, sealed, wish.recipients)
        looked = _look(partial, wish.examine)
        digests = sealing_it.result()
    partial.unlink()
    return sealed, digests, looked


def copy_live(source: Path, target: Path, *, seconds: float) -> None:
    """Copy the hotel at `source`, which desks may be using, into the empty file `target`."""
    with failures.told(source):
        reader = driver.connect(str(source), wait=min(seconds, 1.0), readonly=True)
        try:
            copy_into(reader, target, seconds=seconds)
        finally:
            reader.close()


def copy_into(reader: Any, target: Path, *, seconds: float) -> None:
    """Copy what `reader` is connected to into the empty file `target`, which then stands alone (no log)."""
    with failures.told(target):
        writer = driver.connect(str(target))
        try:
            writer.execute("PRAGMA synchronous=OFF")  # whoever gives the file its name waits for the disk
            driver.copy(reader, writer, seconds=seconds)
        finally:
            writer.close()
        stand_alone(target)


def stand_alone(path: Path) -> None:
    """Take a copy out of WAL: it is one file, and reading it makes no others."""
    writer = driver.connect(str(path))
    try:
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()


def _look(partial: Path, examine: Examine | None) -> Looked:
    begun = time.monotonic()
    found, problems = content.checked_still(partial), []
    if examine is not None:
        with closing(driver.connect_still(str(partial))) as connection:
            problems = examine(DriverReader(connection))
    return Looked(found, tuple(problems), round(time.monotonic() - begun, 1))


def _name(wish: Wish) -> Path:
    """A name that is free, also when a killed run has left the manifest of one."""
    tag = f"-{wish.tag}" if wish.tag else ""
    end = sealing.SUFFIX if wish.recipients else ""
    for number in range(1, 1000):
        again = f".{number}" if number > 1 else ""
        path = wish.folder / f"{wish.source.stem}-{wish.stamp}{tag}{again}.db{end}"
        if not path.exists():
            manifest.place_of(path).unlink(missing_ok=True)
            return path
    raise FileExistsError(wish.folder)


def _manifest(wish: Wish, path: Path, digests: sealing.Digests, looked: Looked, started_at: str) -> Manifest:
    found = looked.content
    return Manifest(
        file=path.name,
        bytes=digests.bytes,
        sha256=digests.sha256,
        uid=found.uid,
        schema=found.schema,
        design=found.design,
        version=__version__,
        rows=found.rows,
        entry=found.entry,
        head=found.head,
        started_at=started_at,
        ended_at=iso(wish.clock()),
        tag=wish.tag,
        examined=wish.examine is not None,
        problems=looked.problems,
        plain_bytes=digests.plain_bytes,
        plain_sha256=digests.plain_sha256,
        recipients=wish.recipients,
        pinned=wish.pinned,
        look_seconds=looked.seconds,
    )
