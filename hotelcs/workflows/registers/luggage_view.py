"""Luggage and parcels: what is kept, whose it is, where, since when, and what nobody has fetched in time."""

from dataclasses import dataclass
from typing import Any

from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.owned import CLOSED, Owned, is_all
from hotelcs.workflows.views import Asking

_KEPT = (
    "SELECT l.tag, l.kind, coalesce(r.no, ''), coalesce(r.status, ''), coalesce(s.no, ''), coalesce(m.no, a.no, ''), "
    "coalesce(g.name, l.owner), l.sender, l.pieces, l.fragile, l.location, l.note, l.in_at, l.until, l.out_at, l.handed_to, l.actor, "
    "q.id, l.version FROM luggage l LEFT JOIN reservation r ON r.id = l.reservation_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room a ON a.id = r.room_id LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' "
    "LEFT JOIN room m ON m.id = s.room_id LEFT JOIN queue_ticket q ON q.reservation_id = r.id AND q.ended_at IS NULL "
)
_HERE = _KEPT + "WHERE l.out_at IS NULL{more} ORDER BY l.until, l.id"
_GONE = _KEPT + "WHERE l.out_at IS NOT NULL{more} ORDER BY l.id DESC LIMIT :most"
WHEN = {
    "checked_in": "in_house",
    "confirmed": "to_come",
    "guaranteed": "to_come",
    "tentative": "to_come",
    "": "passing",
}
"""Where the guests of a booking are: in the house, still to come; else gone."""


@dataclass(frozen=True, slots=True)
class LuggageRow:
    """Something kept under a tag; `guest` is whose it is, `whereabouts` in_house, to_come, waiting (queued), gone or passing.

    Times are the hotel's clock; `minutes` since it came, `late` when nobody fetched it in time.
    """

    tag: str
    kind: str
    guest: str
    room: str
    whereabouts: str
    pieces: int
    fragile: bool
    location: str
    sender: str
    note: str
    since: str
    until: str
    minutes: int
    late: bool
    out_at: str
    handed_to: str
    by: str
    reservation: str
    stay: str
    owner: str
    login: str
    held: str
    version: int


def luggage(
    asking: Asking, kind: str = "", all: str | bool = "", tag: str = "", reservation: str = ""
) -> list[LuggageRow]:
    """What is kept, what is to be fetched first before the rest; of a `kind` (luggage, parcel), a `tag` or a booking.

    With `all` what was handed out too, the latest first.
    """
    given: dict[str, Any] = {
        "kind": kind,
        "tag": tag.strip().upper(),
        "reservation": reservation.strip().upper(),
    }
    columns = {"kind": "l.kind", "tag": "l.tag", "reservation": "r.no"}
    values = {name: wanted for name, wanted in given.items() if wanted}
    more = "".join(f" AND {columns[name]} = :{name}" for name in values)
    rows = asking.rows(_HERE.format(more=more), **values)
    if is_all(all):
        rows += asking.rows(_GONE.format(more=more), most=CLOSED, **values)
    owned = Owned(asking)
    return [_row(asking, owned, row) for row in rows]


def _row(asking: Asking, owned: Owned, row: tuple[Any, ...]) -> LuggageRow:
    (tag, kind, booking, status, stay, room, guest, sender, pieces, fragile, location, note, since, until, out, to, by, ticket,
     version) = row  # fmt: skip
    hands = owned.of(kind, tag, open_=not out)
    where = "waiting" if ticket is not None else WHEN.get(status, "gone")
    return LuggageRow(
        tag, kind, guest or "", room, where, pieces, bool(fragile), location, sender, note, asking.local(since), asking.local(until),
        minutes_past(since, asking.now), not out and minutes_past(until, asking.now) >= 0, asking.local(out), to, by, booking, stay,
        hands.owner, hands.login, hands.held, version,
    )  # fmt: skip
