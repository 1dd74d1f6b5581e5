"""What went, kept outside the database: so that a backup brought back does not bring it back too (reliability §7.4).

A line holds a keyed digest, never a value; whoever has no key of this hotel learns from it how many guests went and when.
The file lies in the state folder, and a copy beside the backups. A purge is noted by class and limit.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hotelcs.clock import iso
from hotelcs.config import state_home
from hotelcs.errors import InputOutput
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.storage.keys import Keys
from hotelcs.storage.place import NO_LINK
from hotelcs.storage.reading import Reader
from hotelcs.workflows.act import Work
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.doing import database_of

BACKUPS = "backups"
_ALL_GONE = "SELECT no, created_at FROM guest WHERE name = :gone"
_PURGED = "SELECT scope FROM erasure WHERE kind = 'purge' AND status IN ('running', 'done')"


@dataclass(frozen=True, slots=True)
class Went:
    """What the file says: digests of guests, and up to which business date each class was purged."""

    guests: frozenset[str]
    purges: dict[str, str]


def place_of(uid: str) -> Path:
    """Where the file of the hotel `uid` lies."""
    return state_home() / "erasures" / f"{uid}.log"


def places_of(uid: str, database: Path | None) -> tuple[Path, ...]:
    """The file, and its copy beside the backups of `database`."""
    copies = () if database is None else (database.parent / BACKUPS / f"erasures-{uid[:8]}.log",)
    return (place_of(uid), *copies)


def digest_of(keys: Keys, number: str, created_at: str) -> str:
    """By what a guest is known again: the number, which may be given again after a restore, with the instant it was made."""
    return keys.digest(f"erased:{number}:{created_at}")


def note_guest(work: Work, guest: Guest) -> None:
    """Write that a guest goes, before it does. Raises InputOutput when it cannot be kept: then nothing goes."""
    told = [f"guest {digest_of(work.keys, guest.no, iso(guest.created_at))}"]
    _append(work.property.uid, database_of(work), work.now, told)


def note_purge(work: Work, limits: dict[str, str]) -> None:
    """Write up to which date each class goes; `limits` are class and date. Raises InputOutput."""
    _append(work.property.uid, database_of(work), work.now, _purges(work.keys, limits))


def note_all_gone(reader: Reader, keys: Keys, uid: str, database: Path, now: datetime) -> None:
    """Write what went from the hotel at any machine, so far as this one does not know it. Raises InputOutput."""
    known = went(keys, places_of(uid, database))
    guests = [digest_of(keys, no, instant_of(at)) for no, at in reader.rows(_ALL_GONE, gone=GONE)]
    limits: dict[str, str] = {}
    for (scope,) in reader.rows(_PURGED):
        for kind, day in json.loads(scope)["limits"].items():
            limits[kind] = max(limits.get(kind, ""), day)
    news = {kind: day for kind, day in limits.items() if day > known.purges.get(kind, "")}
    told = [f"guest {digest}" for digest in guests if digest not in known.guests] + _purges(keys, news)
    if told:
        _append(uid, database, now, told)


def _purges(keys: Keys, limits: dict[str, str]) -> list[str]:
    return [f"purge {kind} {day} {_sign(keys, kind, day)}" for kind, day in sorted(limits.items())]


def instant_of(stored: object) -> str:
    """An instant as its text, from SQL or from a model."""
    return stored if isinstance(stored, str) else iso(stored)  # type: ignore[arg-type]


def went(keys: Keys, places: Iterable[Path]) -> Went:
    """What every copy of the file says together; a purge that this hotel's key did not sign counts for nothing."""
    guests: set[str] = set()
    purges: dict[str, str] = {}
    for place in places:
        for line in _lines(place):
            match line.split()[1:]:
                case ["guest", digest]:
                    guests.add(digest)
                case ["purge", kind, day, sign] if sign == _sign(keys, kind, day):
                    purges[kind] = max(purges.get(kind, ""), day)
                case _:
                    continue
    return Went(frozenset(guests), purges)


def _sign(keys: Keys, kind: str, day: str) -> str:
    return keys.digest(f"purged:{kind}:{day}")


def _lines(place: Path) -> list[str]:
    try:
        return place.read_text("ascii", errors="replace").splitlines()
    except OSError:
        return []


def _append(uid: str, database: Path | None, now: datetime, told: list[str]) -> None:
    first, *copies = places_of(uid, database)
    try:
        _write(first, told, now)
    except OSError as error:
        raise InputOutput(N_("{path} cannot be written: {why}."), path=first, why=error.strerror) from error
    for copy in copies:
        with suppress(OSError):
            if copy.parent.is_dir():
                _write(copy, told, now)


def _write(place: Path, told: list[str], now: datetime) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND | NO_LINK, 0o600)
    try:
        os.write(handle, "".join(f"{iso(now)} {line}\n" for line in told).encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)
