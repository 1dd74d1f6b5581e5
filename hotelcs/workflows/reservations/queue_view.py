"""Guests who wait at the desk for their room, longest first."""

from dataclasses import dataclass

from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reservations.arrivals_view import minutes_since
from hotelcs.workflows.reservations.asked import masked
from hotelcs.workflows.views import Asking

_QUEUE = (
    "SELECT q.id, r.no, coalesce(g.name, ''), t.code, q.since, coalesce(m.no, ''), m.hk_state, s.id, b.kind, "
    "q.phone, coalesce((SELECT group_concat(tag, ' ') FROM (SELECT l.tag FROM luggage l WHERE l.reservation_id = r.id AND l.out_at IS NULL ORDER BY l.tag)), "
    "q.luggage_tag) FROM queue_ticket q JOIN reservation r ON r.id = q.reservation_id "
    "JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id LEFT JOIN room m ON m.id = r.room_id "
    "LEFT JOIN stay s ON s.room_id = m.id AND s.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = m.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "WHERE q.ended_at IS NULL ORDER BY q.since, q.id"
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket of the queue: since how many minutes, the room if there is one and whether it is ready now.

    `luggage_tag`: every tag the desk keeps something under for them.
    """

    ticket: int
    reservation: str
    guest: str
    type: str
    minutes: int
    since: str
    room: str
    room_code: str
    ready: bool
    phone: str
    luggage_tag: str


def queue(asking: Asking) -> list[Ticket]:
    """Everybody who waits. `since` is hotel time; the phone is masked."""
    listed: dict[int, Ticket] = {}
    for key, no, guest, kind, since, room, hk_state, stay, block, phone, tag in asking.rows(
        _QUEUE, today=asking.business_date()
    ):
        code = code_of(hk_state, occupied=stay is not None, block=block) if room else ""
        row = Ticket(
            key, no, guest, kind, minutes_since(since, asking.now), asking.local(since), room, code,
            code in ("VC", "VI"), masked(phone), tag,
        )  # fmt: skip
        listed.setdefault(key, row)
    return list(listed.values())
