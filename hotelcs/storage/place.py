"""Where a hotel's file may live: a regular file of ours, mode 0600, on a local disk."""

import os
import stat
from pathlib import Path

from hotelcs.errors import InputOutput, NotReady
from hotelcs.i18n import N_

NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs", "lustre"})
"""File systems on which SQLite's locks cannot be trusted (as the mount table names them)."""

MISSING = N_("There is no hotel at {path}.")
MISSING_HINT = N_("Make one with: hotelcs init --template boutique, or look around with: hotelcs demo")


def check_existing(path: Path) -> None:
    """Refuse a path that is missing, a link, not a file, or on a network share; mend nothing."""
    if path.is_symlink():
        raise NotReady(N_("{path} is a link; name the file itself."), path=path)
    if not path.exists():
        raise NotReady(MISSING, hint=MISSING_HINT, path=path)
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotReady(N_("{path} is not a file."), path=path)
    if path.stat().st_size == 0:
        raise NotReady(N_("{path} is empty; it holds no hotel."), hint=MISSING_HINT, path=path)
    refuse_network(path)


def refuse_network(path: Path) -> None:
    """Refuse a network share: WAL and locks do not work there."""
    if (kind := file_system(path)) in NETWORK:
        raise NotReady(
            N_("{path} is on a network share ({kind}); the database must be on a local disk."),
            hint=N_("Work on the machine that holds it (over SSH), or use PostgreSQL."),
            path=path,
            kind=kind,
        )


def file_system(path: Path, table: Path = Path("/proc/self/mountinfo")) -> str:
    """The type of the file system that holds `path`, "" where the system does not say."""
    try:
        lines = table.read_text("utf-8").splitlines()
    except OSError:
        return ""
    target, best, kind = str(path.resolve()), "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        mount = left.split()[4].replace("\\040", " ")
        inside = target == mount or target.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, right.split()[0]
    return kind


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read; refuse one that is there already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error.strerror) from error
    refuse_network(path)


def loose_permissions(path: Path) -> bool:
    """Whether group or others may read the file (`doctor` names it)."""
    return bool(path.stat().st_mode & 0o077)
