"""The rule of ownership, on plain values: every open item has exactly one owner (handbook 01 S-11, S-157).

An explicit owner who works here keeps it; while it is offered it is whose it was when the offer was made; an offer that
nobody accepted in time goes to the supervisor; whatever has no owner who works here is the duty manager's.
"""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.roster import presence
from hotelcs.workflows.roster.presence import Responsible
from hotelcs.workflows.roster.shift_times import wall_of

_OWNED = (
    "SELECT o.kind, o.ref, o.staff_id FROM ownership o JOIN staff s ON s.id = o.staff_id "
    "WHERE s.left_on IS NULL OR s.left_on >= :day"
)
_OFFERED = (
    "SELECT t.kind, t.ref, CASE WHEN s.left_on IS NULL OR s.left_on >= :day THEN t.from_id END, t.to_id, t.until "
    "FROM transfer t JOIN staff s ON s.id = t.from_id WHERE t.status = 'pending'"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An item offered to somebody, until an instant; who had it then is None once they work here no more."""

    giver: int | None
    receiver: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Whose an item is (a row of staff, None in a hotel without people), and how: own, offered, bounced, unassigned."""

    staff: int | None
    how: str
    offered_to: int | None = None


class Owners:
    """Who owns what at an instant; read once for a whole list."""

    def __init__(self, reader: Reader, now: datetime, tz: str) -> None:
        wall = wall_of(now, tz)
        day = wall.date().isoformat()
        self.now = now
        self.answers: Responsible = presence.responsible(reader, wall)
        self.owned = {(kind, ref): staff for kind, ref, staff in reader.rows(_OWNED, day=day)}
        self.offers = {
            (kind, ref): Offer(giver, receiver, parse_instant(until))
            for kind, ref, giver, receiver, until in reader.rows(_OFFERED, day=day)
        }

    def of(self, kind: str, ref: str) -> Held:
        """Whose the item is."""
        offer = self.offers.get((kind, ref))
        if offer is not None and offer.until < self.now:
            return Held(self.answers.supervisor, "bounced")
        if offer is not None:
            return Held(offer.giver or self.answers.duty_manager, "offered", offer.receiver)
        owner = self.owned.get((kind, ref))
        return Held(owner, "own") if owner is not None else Held(self.answers.duty_manager, "unassigned")
