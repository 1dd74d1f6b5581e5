"""Messages for guests: what waits for whom, from whom; and what was given by whom."""

from dataclasses import dataclass

from hotelcs.workflows.registers.luggage_view import WHEN
from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.owned import CLOSED, Owned, is_all
from hotelcs.workflows.views import Asking

_MESSAGES = (
    "SELECT x.no, r.no, r.status, coalesce(s.no, ''), coalesce(m.no, a.no, ''), coalesce(g.name, ''), x.sender, x.words, x.urgent, "
    "x.at, x.actor, x.status, x.closed_at, x.closed_by, x.version FROM guest_message x "
    "JOIN reservation r ON r.id = x.reservation_id LEFT JOIN guest g ON g.id = r.guest_id LEFT JOIN room a ON a.id = r.room_id "
    "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' LEFT JOIN room m ON m.id = s.room_id "
)
_WAITING = _MESSAGES + "WHERE x.status = 'open'{more} ORDER BY x.urgent DESC, x.id"
_OVER = _MESSAGES + "WHERE x.status <> 'open'{more} ORDER BY x.id DESC LIMIT :most"
_OF_BOOKING = " AND r.no = :reservation"


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message: `whereabouts` says whether its guests are in_house, to_come or gone; `minutes` since it was left.

    `status` is open, delivered or withdrawn, `closed` and `closed_by` when and by whom. Times are the hotel's clock.
    """

    message: str
    room: str
    guest: str
    whereabouts: str
    sender: str
    text: str
    urgent: bool
    at: str
    minutes: int
    by: str
    status: str
    closed: str
    closed_by: str
    reservation: str
    stay: str
    owner: str
    login: str
    held: str
    version: int


def messages(asking: Asking, all: str | bool = "", reservation: str = "") -> list[MessageRow]:
    """Messages that wait, urgent ones first; of one booking; with `all` those that are over too, the latest first."""
    more, values = (_OF_BOOKING, {"reservation": reservation.strip().upper()}) if reservation else ("", {})
    rows = asking.rows(_WAITING.format(more=more), **values)
    if is_all(all):
        rows += asking.rows(_OVER.format(more=more), most=CLOSED, **values)
    owned = Owned(asking)
    found = []
    for (
        no,
        booking,
        state,
        stay,
        room,
        guest,
        sender,
        text,
        urgent,
        at,
        by,
        status,
        closed,
        closed_by,
        version,
    ) in rows:
        hands = owned.of("message", no, open_=status == "open")
        found.append(MessageRow(
            no, room, guest, WHEN.get(state, "gone"), sender, text, bool(urgent), asking.local(at), minutes_past(at, asking.now), by,
            status, asking.local(closed), closed_by, booking, stay, hands.owner, hands.login, hands.held, version,
        ))  # fmt: skip
    return found
