"""Visitors: who is in the house with whom, since when, and by when they leave."""

from dataclasses import dataclass

from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.owned import CLOSED, Owned, is_all
from hotelcs.workflows.views import Asking

_VISITORS = (
    "SELECT v.no, v.name, v.doc_last4, s.no, m.no, g.name, v.approved, v.reason, v.in_at, v.due_at, v.out_at, v.outcome, v.actor, "
    "v.version FROM visitor v JOIN stay s ON s.id = v.stay_id JOIN room m ON m.id = s.room_id JOIN guest g ON g.id = s.guest_id "
)
_INSIDE = _VISITORS + "WHERE v.out_at IS NULL{more} ORDER BY v.due_at, v.id"
_GONE = _VISITORS + "WHERE v.out_at IS NOT NULL{more} ORDER BY v.id DESC LIMIT :most"
_OF_STAY = " AND s.no = :stay"


@dataclass(frozen=True, slots=True)
class VisitorRow:
    """A visitor: of the document the last four, times of the hotel's clock; `minutes` since they came, `late` past the hour.

    `outcome` is empty while they are in the house, else left or registered.
    """

    visitor: str
    name: str
    document: str
    stay: str
    room: str
    guest: str
    approved: bool
    reason: str
    since: str
    until: str
    minutes: int
    late: bool
    out_at: str
    outcome: str
    by: str
    owner: str
    login: str
    held: str
    version: int


def visitors(asking: Asking, all: str | bool = "", stay: str = "") -> list[VisitorRow]:
    """Visitors in the house, those who leave first before others; with `all` those who are gone too, the latest first."""
    more, values = (_OF_STAY, {"stay": stay}) if stay else ("", {})
    rows = asking.rows(_INSIDE.format(more=more), **values)
    if is_all(all):
        rows += asking.rows(_GONE.format(more=more), most=CLOSED, **values)
    owned = Owned(asking)
    found = []
    for (no, name, last, host, room, guest, approved, reason, since, due, out, outcome, by, version) in rows:  # fmt: skip
        hands = owned.of("visitor", no, open_=not out)
        found.append(VisitorRow(
            no, name, f"***{last}" if last else "", host, room, guest, bool(approved), reason, asking.local(since), asking.local(due),
            minutes_past(since, asking.now), not out and minutes_past(due, asking.now) >= 0, asking.local(out), outcome, by,
            hands.owner, hands.login, hands.held, version,
        ))  # fmt: skip
    return found
