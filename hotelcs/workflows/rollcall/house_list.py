"""Who is in the house: everybody that a roll call opened now would have, without opening one (degraded mode, handbook 03 W-08)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.rollcall.people_here import COLUMNS, KINDS, moment
from hotelcs.workflows.roster.shift_times import wall_of
from hotelcs.workflows.views import Asking

ORDER = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody in the house. A guest without a name was booked and never written down; `post` is that of staff."""

    kind: str
    ref: str
    name: str
    room: str
    floor: int | None
    assist: bool
    need: str
    minor: bool
    years: int | None
    nationality: str
    lang: str
    phone: str
    post: str


def people_here(reader: Reader, now: datetime, tz: str) -> list[PersonHere]:
    """Everybody in the house at `now`, those who need help first, by room, staff last; one query a kind."""
    at = moment(wall_of(now, tz))
    rows = [row for here in KINDS.values() for row in reader.rows(f"SELECT {COLUMNS} FROM ({here})", **at)]
    rows.sort(key=_place)
    return [_person(row) for row in rows]


def house_list(asking: Asking) -> list[PersonHere]:
    """Who is in the house now: those who need help to get out first, then by room, then staff."""
    return people_here(asking.reader, asking.now, asking.tz)


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    kind, source, _, _, room, floor, assist, _, minor, *_ = row
    return not assist, not room, floor or 0, len(room), room, ORDER.index(kind), bool(minor), source


def _person(row: tuple[Any, ...]) -> PersonHere:
    kind, _, ref, name, room, floor, assist, need, minor, age, nationality, lang, phone, post = row
    return PersonHere(
        kind, ref, name, room, floor, bool(assist), need, bool(minor), age, nationality, lang, phone, post
    )
