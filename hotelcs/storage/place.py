"""Where a hotel's file may live: a regular file of ours, mode 0600, on a local disk."""

import os
import re
import stat
from pathlib import Path

from hotelcs.errors import InputOutput, NotReady
from hotelcs.i18n import N_

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "9p", "afs", "coda", "ceph", "glusterfs", "lustre",
    "beegfs", "orangefs", "davfs", "vboxsf", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs2",
    "fuse.glusterfs", "fuse.ceph", "fuse.gvfsd-fuse",
})  # fmt: skip
"""File systems on which SQLite's locks cannot be trusted (as the mount table names them)."""

WITHOUT_MODES = frozenset({
    "vfat", "exfat", "ntfs", "ntfs3", "msdos", "fuseblk",
    "cifs", "smb2", "smb3", "smbfs", "ncpfs", "vboxsf", "davfs",
})  # fmt: skip
"""File systems whose files have the mode that the mount gives them all: `chmod` changes nothing there."""

MISSING = N_("There is no hotel at {path}.")
MISSING_HINT = N_("Make one with: hotelcs init --template boutique, or look around with: hotelcs demo")
MOUNTS = Path("/proc/self/mountinfo")
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Do not follow a planted link, where the system can be told so."""


def is_url(named: str) -> bool:
    """Whether `named` is a database's URL, not a path."""
    return "://" in named


def refuse_name(named: str) -> None:
    """Refuse a database URL, and a path that SQLite cannot be told because it is not UTF-8.

    Of a URL only its kind is said again, since the rest may hold a password.
    """
    kind, is_url, _ = named.partition("://")
    if is_url:
        raise NotReady(
            N_("A hotel is opened from a file; {kind} is no path."),
            hint=N_("Name the hotel's file with --db or HOTELCS_DB."),
            kind=kind,
        )
    try:
        named.encode()
    except UnicodeEncodeError:
        raise InputOutput(N_("{path} is not UTF-8; give the file a name that is."), path=named) from None


def check_existing(path: Path) -> None:
    """Refuse a path that is missing, a link, not a file, not writable, open to everybody, or on a network share; mend nothing."""
    check_there(path)
    refuse_network(path)
    refuse_unwritable(path)
    refuse_open_to_all(path)


def check_there(path: Path) -> None:
    """Refuse a path that is missing, a link, not a file, or empty."""
    try:
        if path.is_symlink():
            raise NotReady(N_("{path} is a link; name the file itself."), path=path)
        found = path.stat()
    except FileNotFoundError:
        raise NotReady(MISSING, hint=MISSING_HINT, path=path) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputOutput(N_("{path} cannot be opened: {why}."), path=path, why=why) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotReady(N_("{path} is not a file."), path=path)
    if found.st_size == 0:
        raise NotReady(N_("{path} is empty; it holds no hotel."), hint=MISSING_HINT, path=path)


def is_read_only(path: Path) -> bool:
    """Whether the disk that holds `path` can only be read: mounted so, or made so by the system after an error."""
    try:
        return bool(os.statvfs(path.parent).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def refuse_taken(path: Path) -> None:
    """Refuse a place for a new file where there is one, or the log of another."""
    if identity(path) is not None:
        raise NotReady(N_("{path} exists already; it was left as it is."), path=path)
    refuse_leftovers(path)


def refuse_leftovers(path: Path) -> None:
    """Refuse a place where the log of another file was left: the library would take it into a new one."""
    for end in ("-wal", "-journal"):
        if (left := path.with_name(path.name + end)).exists():
            raise NotReady(
                N_("{left} was left by another file; it would be taken into the new one."),
                hint=N_("Move it aside, then try again."),
                left=left,
            )


def refuse_network(path: Path) -> None:
    """Refuse a network share: WAL and locks do not work there."""
    if (kind := file_system(path)) in NETWORK:
        raise NotReady(
            N_("{path} is on a network share ({kind}); the database must be on a local disk."),
            hint=N_("Work on the machine that holds it (over SSH), or use PostgreSQL."),
            path=path,
            kind=kind,
        )


def refuse_unwritable(path: Path) -> None:
    """Refuse a file, or a folder for its journal, that this account may not write."""
    for place, mode, order in ((path, os.R_OK | os.W_OK, "u+rw"), (path.parent, os.W_OK | os.X_OK, "u+rwx")):
        if not os.access(place, mode):
            raise InputOutput(
                N_("This account may not write {place}, so the hotel cannot be opened."),
                hint=N_("As its owner: chmod {order} {place}"),
                place=place,
                order=order,
            )

    for end in ("-wal", "-shm"):
        log = path.with_name(path.name + end)
        if log.exists() and not os.access(log, os.R_OK | os.W_OK):
            raise InputOutput(
                N_("{place} belongs to another account, so the hotel cannot be opened."),
                hint=N_("As root: chown {owner} {place}"),
                place=log,
                owner=owner_of(path),
            )


def refuse_open_to_all(path: Path) -> None:
    """Refuse a file that everybody on the machine may read or write. A group may share one (docs/guide/install.md).

    Where files have no modes of their own nobody could mend it: the file is opened, and `doctor` says so.
    """
    if path.stat().st_mode & 0o007 and has_modes(path):
        raise InputOutput(
            N_("Everybody on this machine may open {path}, which holds guests' data; it was not opened."),
            hint=N_("As its owner: chmod o-rwx {path}"),
            path=path,
        )


def owner_of(path: Path) -> str:
    """The account that owns the file, as `chown` takes it."""
    found = path.stat()
    try:
        import pwd

        return f"{pwd.getpwuid(found.st_uid).pw_name}:{found.st_gid}"
    except (ImportError, KeyError):
        return f"{found.st_uid}:{found.st_gid}"


def file_system(path: Path, table: Path | None = None) -> str:
    """The type of the file system that holds `path`, "" where the system does not say."""
    try:
        lines = (table or MOUNTS).read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    target, best, kind = str(path.resolve()), "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        mount = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), left.split(" ")[4])
        inside = target == mount or target.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, right.split(" ")[0]
    return kind


def has_modes(path: Path) -> bool:
    """Whether files where `path` is have a mode and an owner of their own."""
    return file_system(path) not in WITHOUT_MODES


def identity(path: Path) -> tuple[int, int] | None:
    """Which file `path` names now (device, inode), without opening it; None when it names none."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - on the way of every write
    except OSError:
        return None
    return found.st_dev, found.st_ino


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read; refuse one that is there already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        refuse_network(path)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | NO_LINK, 0o600))
    except OSError as error:
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error.strerror) from error


def loose_permissions(path: Path) -> bool:
    """Whether group or others may read the file (`doctor` names it)."""
    return bool(path.stat().st_mode & 0o077)
