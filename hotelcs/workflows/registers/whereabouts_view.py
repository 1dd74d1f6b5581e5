"""Where guests say they are; what is past its hour is not told any more."""

from dataclasses import dataclass

from hotelcs.clock import iso
from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.views import Asking

_HOLDS = (
    "SELECT s.no, m.no, g.name, w.place, w.at, w.until, w.actor FROM whereabouts w JOIN stay s ON s.id = w.stay_id "
    "JOIN room m ON m.id = s.room_id JOIN guest g ON g.id = s.guest_id "
    "WHERE w.ended_at IS NULL AND w.until > :now AND s.status = 'in_house'{more} ORDER BY w.until, w.id"
)


@dataclass(frozen=True, slots=True)
class WhereaboutsRow:
    """Where the guests of a stay are, until when; times of the hotel's clock, `minutes` since they said so."""

    stay: str
    room: str
    guest: str
    place: str
    until: str
    since: str
    minutes: int
    by: str


def whereabouts(asking: Asking, stay: str = "") -> list[WhereaboutsRow]:
    """Everybody who said where they are and still is there, or one stay."""
    more, values = (" AND s.no = :stay", {"stay": stay}) if stay else ("", {})
    return [
        WhereaboutsRow(
            no, room, guest, place, asking.local(until), asking.local(at), minutes_past(at, asking.now), by
        )
        for no, room, guest, place, at, until, by in asking.rows(
            _HOLDS.format(more=more), now=iso(asking.now), **values
        )
    ]
