"""Which backups of a hotel go: by figures in the folder where one was made, by their age wherever one lies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hotelcs.errors import InputOutput, Locked
from hotelcs.storage import backup_notes, failures, pruning
from hotelcs.storage.pruning import Pruning
from hotelcs.storage.rotation import Keep
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backups import at_hand, folders
from hotelcs.workflows.privacy.classes import days_of

CLASS = "backup"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rotated:
    """The names of what went, what stays in the folder counted by period, and of each folder where nothing went why not."""

    pruned: list[str]
    kept: dict[str, int]
    left: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """How long backups hold what is in the hotel today.

    `until` is the day by which the last one goes, as long as backups are made: None when backups are kept for ever, or when
    there is none. `pinned` are files that only a person removes; `away` folders that nobody can look into now.
    """

    any: bool
    until: str | None
    pinned: tuple[str, ...]
    away: tuple[str, ...]


def longest(desk: Desk) -> timedelta | None:
    """How long a backup may be kept: the days of its class (`set-retention class=backup`); None for ever."""
    with desk.file.read() as reader:
        days = days_of(reader).get(CLASS)
    return None if days is None else timedelta(days=days)


def pruning_of(desk: Desk, folder: Path, keep: Keep | None, there: list[Path] | None = None) -> Pruning:
    """What is to be judged in a folder, beside what lies in the others that are `there` (looked up when left out)."""
    notes = backup_notes.read(desk.file.path)
    drilled = backup_notes.instant(notes.proved_at)
    there = at_hand(desk.file.path) if there is None else there
    elsewhere = tuple(one for other in there if other != folder for one in pruning.there(other, desk.uid))
    return Pruning(folder, desk.uid, keep, desk.clock(), ZoneInfo(desk.tz), drilled, Path(notes.proved).name,
                   longest(desk), elsewhere)  # fmt: skip


def rotate(desk: Desk, folder: Path, keep: Keep) -> Rotated:
    """Remove what no figure keeps in the folder, and what is too old in every folder that is there.

    One where nothing can be removed now keeps the others from nothing: it is told in `left`.
    """
    gone: list[str] = []
    kept: dict[str, int] = {}
    left: list[tuple[str, str]] = []
    there = at_hand(desk.file.path)
    for one in (folder, *(other for other in there if other != folder)):
        try:
            with failures.told_of_files(one):
                wish = pruning_of(desk, one, keep if one == folder else None, there)
                if one == folder:
                    gone, kept = pruning.prune(wish)
                elif any(not verdict.stays for verdict in pruning.judged(wish)):
                    gone += pruning.prune(wish)[0]
        except (Locked, InputOutput) as error:
            left.append((str(one), str(error)))
    return Rotated(gone, kept, tuple(left))


def holding(desk: Desk) -> Holding:
    """How long backups hold what is in the hotel now."""
    there = at_hand(desk.file.path)
    found = [(folder / one.name, one) for folder in there for one in pruning.there(folder, desk.uid)]
    most = longest(desk)
    newest: datetime = max((one.at for _, one in found), default=desk.clock())  # it may be ahead of the clock
    # a backup that is begun now goes with the first one after so many days: the day after, at the latest
    last = (
        None
        if most is None
        else (max(desk.clock(), newest) + most + DAY).astimezone(ZoneInfo(desk.tz)).date().isoformat()
    )
    noted = backup_notes.read(desk.file.path).folders
    away = tuple(
        str(folder) for folder in folders(desk.file.path) if str(folder) in noted and folder not in there
    )
    pinned = tuple(str(path) for path, one in found if one.pinned)
    return Holding(bool(found or away), last if found or away else None, pinned, away)
