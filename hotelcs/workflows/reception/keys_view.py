"""Key cards: which are out, and with whom."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_CARDS = (
    "SELECT k.no, s.no, m.no, g.name, s.status, k.issued_at, k.status FROM key_card k JOIN stay s ON s.id = k.stay_id "
    "JOIN room m ON m.id = s.room_id JOIN guest g ON g.id = s.guest_id "
    "WHERE (:status = 'all' OR k.status = :status) AND (:stay = '' OR s.no = :stay) "
    "AND (:room = '' OR (m.no = :room AND s.status = 'in_house')) ORDER BY m.no, k.id LIMIT 1000"
)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key card; `issued_at` is hotel time, `status` out, returned, lost or cancelled."""

    card: str
    stay: str
    room: str
    guest: str
    in_house: bool
    issued_at: str
    status: str


def keys(asking: Asking, stay: str = "", room: str = "", status: str = "") -> list[KeyRow]:
    """Cards that are out; of one stay or room every card, unless `status` narrows it."""
    wanted = status or ("all" if stay or room else "out")
    found = asking.rows(_CARDS, status=wanted, stay=stay.upper(), room=room)
    return [
        KeyRow(card, number, where, guest, state == "in_house", asking.local(issued_at), now)
        for card, number, where, guest, state, issued_at, now in found
    ]
