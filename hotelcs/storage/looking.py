"""Where the private copies of hotels to look at lie (`still_file`), and how those that killed programs left are removed."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NAME = "hotelcs-look"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own inside, of which the owner and the rights are looked at


def rooms() -> Iterator[Path]:
    """The folder of this account in each place that may have one, in memory first; none of them need be there."""
    for parent in (
        str(MEMORY),
        os.environ.get("XDG_RUNTIME_DIR", ""),
        os.environ.get("TMPDIR") or "/tmp",  # noqa: S108 - as above
        "/var/tmp",  # noqa: S108 - as above
    ):
        if parent.startswith("/") and parent != "/":
            yield Path(parent) / f"{NAME}-{os.getuid()}"


def is_ours(room: Path) -> bool:
    """Whether the folder is this account's, and nobody else may look into it."""
    try:
        found = room.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def sweep() -> None:
    """Remove the copies that nobody looks at any more. Cheap where there are none: a name is asked in each place."""
    for room in rooms():
        if is_ours(room):
            from hotelcs.storage import scratch

            with suppress(OSError):
                scratch.sweep(room)
