"""Rooms of a type that are free on every night asked for."""

from dataclasses import dataclass
from datetime import date

from hotelcs.workflows.reservations import asked, candidates
from hotelcs.workflows.views import Asking, day_of


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A room nobody holds; `code` is what it is now."""

    room: str
    floor: int
    type: str
    code: str
    features: str


def free_rooms(
    asking: Asking,
    type: str | None = None,
    arrival: str | date | None = None,
    departure: str | date | None = None,
) -> list[FreeRoom]:
    """Rooms free from arrival to departure (not used), for tonight without dates. Raises Usage for reversed dates."""
    begins = day_of(arrival or asking.business_date(), "arrival")
    first, until = asked.span(
        begins, departure or date.fromordinal(begins.toordinal() + 1), ("arrival", "departure")
    )
    found = candidates.free(asking, first, until, type=type)
    return [FreeRoom(c.room, c.floor, c.type, c.code, " ".join(sorted(c.features))) for c in found]
