"""Setting up a hotel in one go: the file, the keys, the people, the rooms; all of it or nothing.

Everything is made in a file beside the wanted place, which takes its name only when it is finished.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.clock import fixed
from hotelcs.errors import InputOutput, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import keys, place
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.opening import place_of
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation import floors
from hotelcs.workflows.organisation.founding import Plan, found, remove

if TYPE_CHECKING:
    from hotelcs.storage.postgres.server import Server
    from hotelcs.workflows.transfer.take import Kind

COUNTED = (
    ("rooms", "room"),
    ("types", "room_type"),
    ("staff", "staff"),
    ("accounts", "account"),
    ("posts", "post"),
    ("duties", "duty"),
    ("shifts", "roster_entry"),
)
"""What is counted in a new hotel, and the table it is in."""
Furnish = Callable[[Desk], object]
"""Puts rooms into the new hotel, at the desk of its administrator."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """A hotel that was set up: where it is, what is in it, its key, and the administrator's password for one use."""

    path: "Path | Server"
    uid: str
    counts: dict[str, int]
    key_file: Path
    recovery: str
    password: str


def set_up(path: "Path | Server", plan: Plan, now: datetime, furnish: Furnish, *, keep: bool = True) -> SetUp:
    """Make the hotel at `path`, a file or a server; with `keep` false it is made and thrown away (what would be, in figures).

    Raises Refusal HOTEL_EXISTS for a path that is taken, and whatever `furnish` raises; then nothing is left.
    """
    if not isinstance(path, Path):
        return _set_up_there(path, plan, now, furnish, keep=keep)
    refuse_taken(path)
    work = path.with_name(f".{path.name}.{os.getpid()}.new")
    uid, done = "", False
    try:
        uid, counts, password = _build(work, plan, now, furnish)
        made = SetUp(path, uid, counts, keys.key_file(uid), keys.load(uid).secret.hex(), password)
        if keep:
            _settle(work, path)
            Anchors(uid, work).move_to(Anchors(uid, path))
            done = True
        return made
    finally:
        _sweep(work)
        if uid and not done:
            keys.key_file(uid).unlink(missing_ok=True)
            Anchors(uid, work).forget()


def _set_up_there(server: "Server", plan: Plan, now: datetime, furnish: Furnish, *, keep: bool) -> SetUp:
    """The same on a server: what is unfinished is seen by nobody who does not know its uid, and taken away."""
    uid, counts, password = _build(server, plan, now, furnish)
    made = SetUp(server.of(uid), uid, counts, keys.key_file(uid), keys.load(uid).secret.hex(), password)
    if not keep:
        _take_away(server.of(uid), uid)
    return made


def _take_away(place: "Path | Server", uid: str) -> None:
    """What is on a server and was not finished; the unfinished file is swept by who made it."""
    keys.key_file(uid).unlink(missing_ok=True)
    if not isinstance(place, Path):
        remove(place)


def refuse_taken(path: Path) -> None:
    """Refuse a path where something is already; it is left as it is."""
    try:
        taken = os.path.lexists(path)
    except ValueError as error:
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error) from None
    if taken:
        raise Refusal(
            "HOTEL_EXISTS",
            N_("{path} exists already; it was left as it is."),
            hint=N_("Name another place with --db, or say --if-missing."),
            field="db",
            path=path,
        )


def _build(
    work: "Path | Server", plan: Plan, now: datetime, furnish: Furnish
) -> tuple[str, dict[str, int], str]:
    """Found and furnish the hotel at `work`; its uid, the rows in it, the administrator's password for one use."""
    from hotelcs.workflows.door.passwords import once

    hotel = found(work, plan, now)
    there, anchored = hotel.place, hotel.path
    hotel.close()
    desk = open_desk(there, login=plan.admin, clock=fixed(now))
    try:
        furnish(desk)
        password = once()
        desk.do("reset-password", {"login": plan.admin, "secret": password})
        with desk.file.read() as reader:
            counts = {
                name: int(reader.rows(f"SELECT count(*) FROM {table}")[0][0]) for name, table in COUNTED
            }
        return desk.uid, counts, password
    except BaseException:
        desk.close()
        _take_away(there, desk.uid)
        Anchors(desk.uid, anchored).forget()
        raise
    finally:
        desk.close()


def _settle(work: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody was faster."""
    try:
        os.link(work, path)
    except FileExistsError:
        refuse_taken(path)
    except OSError:  # a file system without links
        refuse_taken(path)
        try:
            work.rename(path)
        except OSError as error:
            raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error.strerror) from error


def _sweep(work: Path) -> None:
    """Take away the unfinished file and what SQLite laid beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):  # where nothing could be made, nothing is left
            work.with_name(work.name + ending).unlink(missing_ok=True)


def furnish_floors(template: str, listed: list[int], per_floor: int) -> Furnish:
    """The furnishing by floors: types of the template, then `per_floor` rooms on each floor."""
    return furnish_types(floors.types_of(template), listed, per_floor)


def furnish_types(kinds: list[dict[str, Any]], listed: list[int], per_floor: int) -> Furnish:
    """The furnishing by floors with these types: fields of `add-room-type`, and `every` where a type has its share."""
    rooms = floors.rooms_on(listed, per_floor, kinds)

    def furnish(desk: Desk) -> None:
        for kind in kinds:
            desk.do("add-room-type", {name: value for name, value in kind.items() if name != "every"})
        for room in rooms:
            desk.do("add-room", {"no": room.no, "floor": room.floor, "type": room.type})

    return furnish


def nothing(desk: Desk) -> None:
    """No rooms for now."""


def furnish_file(path: Path, kind: "Kind" = "rooms") -> Furnish:
    """The furnishing by a list of rooms, staff or the roster. Raises Refusal ROWS_REJECTED with the wrong rows."""

    def furnish(desk: Desk) -> None:
        from hotelcs.workflows.transfer.take import take

        made = take(desk, kind, path)
        if made.rejects:
            first = made.rejects[0]
            raise Refusal(
                "ROOMS_REJECTED" if kind == "rooms" else "ROWS_REJECTED",
                N_("{file} has {count} wrong rows; the first is line {line}: {reason}"),
                field=kind,
                next=("mend-file",),
                items=tuple(
                    (reject.line, reject.field, reject.value, reject.reason) for reject in made.rejects[:100]
                ),
                file=path,
                count=len(made.rejects),
                line=first.line,
                reason=first.reason,
            )

    return furnish


def furnish_all(*listed: Furnish) -> Furnish:
    """One furnishing after the other."""

    def furnish(desk: Desk) -> None:
        for one in listed:
            one(desk)

    return furnish


def place_for(db: str) -> "Path | Server":
    """The place that a database setting names, where a hotel can be made. Raises as `local_file`, NotReady."""
    return place_of(db) if db.startswith("postgres") and place.is_url(db) else local_file(db)


def local_file(db: str) -> Path:
    """The path that a database setting names. Raises Refusal for a URL, where no file can be made."""
    if place.is_url(db):
        raise Refusal(
            "NOT_A_FILE",
            N_("{db} is no path; a hotel is made in a file."),
            field="db",
            db=db.partition("://")[0],
        )
    place.refuse_name(db)
    path = Path(db).expanduser()
    if path.parent.exists():
        place.refuse_network(path)
    return path
