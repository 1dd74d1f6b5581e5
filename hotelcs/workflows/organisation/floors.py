"""The rooms of a new hotel that names only its floors: numbers by floor, types by its template."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hotelcs.config import data_path
from hotelcs.errors import Usage
from hotelcs.i18n import N_

TOP, MOST = 200, 99
SHARE = 4
"""Of the rooms of a floor one in so many is of a type whose share nobody says."""


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    """A room to be added."""

    no: str
    floor: int
    type: str


def types_of(template: str) -> list[dict[str, Any]]:
    """The fields of `add-room-type` for each type of `template`, and `every` where a type has its share."""
    with data_path("templates", "rooms.toml").open("rb") as file:
        listed: list[dict[str, Any]] = tomllib.load(file)[template]
    return listed


def floors_of(text: str) -> list[int]:
    """The floors in "1-3" or "1,2,5-8", ascending. Raises Usage."""
    floors: set[int] = set()
    try:
        for part in text.split(","):
            first, dash, last = part.strip().partition("-")
            floors |= set(range(_whole(first), _whole(last if dash else first) + 1)) or _nothing(part)
        if min(floors) < 1 or max(floors) > TOP:
            _nothing(text)
    except ValueError:
        message = N_("{value} is not a range of floors like {example}.")
        raise Usage(message, field="floors", value=text[:40], example="5-16") from None
    return sorted(floors)


def per_floor_of(text: str) -> int:
    """How many rooms a floor has, as it was typed. Raises Usage."""
    try:
        return _whole(text)
    except ValueError:
        raise Usage(
            N_("A floor has from 1 to {most} rooms, not {value}."),
            field="per_floor",
            most=MOST,
            value=text[:40],
        ) from None


def _whole(text: str) -> int:
    """A number of floors or rooms: digits alone, few of them. Raises ValueError."""
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(TOP))):
        raise ValueError(text)
    return int(text)


def _nothing(text: str) -> set[int]:
    raise ValueError(text)


def rooms_on(floors: list[int], per_floor: int, kinds: Sequence[dict[str, Any]]) -> list[PlannedRoom]:
    """`per_floor` rooms on each floor; their numbers are equally long (0501 beside 1601). Raises Usage."""
    if not 1 <= per_floor <= MOST:
        raise Usage(
            N_("A floor has from 1 to {most} rooms, not {value}."),
            field="per_floor",
            most=MOST,
            value=per_floor,
        )
    digits = len(str(max(floors))) + 2
    return [
        PlannedRoom(f"{floor * 100 + place:0{digits}d}", floor, code)
        for floor in floors
        for place, code in enumerate(_types_along(kinds, per_floor), 1)
    ]


def _types_along(kinds: Sequence[dict[str, Any]], per_floor: int) -> Iterator[str]:
    """The types along a corridor: the rarest first to take its places."""
    first, *others = kinds
    rarest = sorted(others, key=lambda kind: -int(kind.get("every", SHARE)))
    for place in range(1, per_floor + 1):
        yield next((kind["code"] for kind in rarest if place % kind.get("every", SHARE) == 0), first["code"])
