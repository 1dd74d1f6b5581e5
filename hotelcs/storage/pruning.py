"""Rotation on the disk: removes what no rule keeps, and only what this program made for this hotel."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from hotelcs.storage import failures, manifest, rotation, vault
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.rotation import Keep, Kept, Verdict


@dataclass(frozen=True, slots=True)
class Pruning:
    """Whose backups are rotated and by which rules; `drilled` and `proved` come from the last drill that went well.

    Without `keep` only what is older than `longest` goes; `elsewhere` are the hotel's backups in other folders.
    """

    folder: Path
    uid: str
    keep: Keep | None
    now: datetime
    zone: tzinfo
    drilled: datetime | None = None
    proved: str = ""
    longest: timedelta | None = None
    elsewhere: tuple[Kept, ...] = ()


def judged(wish: Pruning) -> list[Verdict]:
    """What becomes of each of the hotel's backups in the folder."""
    return rotation.judge(
        there(wish.folder, wish.uid),
        wish.keep,
        wish.now,
        wish.zone,
        drilled=wish.drilled,
        proved=wish.proved,
        longest=wish.longest,
        elsewhere=wish.elsewhere,
    )


def there(folder: Path, uid: str) -> list[Kept]:
    """The finished backups of the hotel in the folder."""
    return [
        _kept(path, made)
        for path, made in manifest.listed(folder)
        if made.uid == uid and _instant(made) is not None
    ]


def prune(wish: Pruning) -> tuple[list[str], dict[str, int]]:
    """Remove what nothing keeps; the names of what was removed, and what stays counted by period (`rotation.kept`).

    Raises Locked while a backup is being made.

    The backup goes first and its manifest after it: a manifest alone is no backup, and is swept.
    """
    with vault.working(wish.folder), failures.told_of_files(wish.folder):
        _sweep(wish)
        verdicts = judged(wish)
        gone = [verdict.name for verdict in verdicts if not verdict.stays]
        for name in gone:
            (wish.folder / name).unlink(missing_ok=True)
            manifest.place_of(wish.folder / name).unlink(missing_ok=True)
        if gone:
            vault.settle(wish.folder)
    return gone, rotation.kept(verdicts)


def _sweep(wish: Pruning) -> None:
    """Remove manifests of this hotel whose backup is gone: a run was killed between the two."""
    for note in wish.folder.glob(f"*.db*{manifest.SUFFIX}"):
        path = note.with_name(note.name.removesuffix(manifest.SUFFIX))
        if path.exists():
            continue
        with suppress(Exception):  # one that cannot be understood is not ours to remove
            made = manifest.read(path)
            if made is not None and made.file == path.name and made.uid == wish.uid:
                note.unlink()


def _kept(path: Path, made: Manifest) -> Kept:
    at = _instant(made)
    assert at is not None, path  # noqa: S101 - the caller has looked
    return Kept(path.name, at, made.verified, made.pinned, made.tag)


def _instant(made: Manifest) -> datetime | None:
    """When it was begun; None for a manifest that names no instant: such a backup is left alone."""
    try:
        at = datetime.fromisoformat(made.started_at)
    except ValueError:
        return None
    return at if at.tzinfo else None
