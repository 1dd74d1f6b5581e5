"""The rule of ownership, on plain values: every open item has exactly one owner (handbook 01 S-11, S-57, S-157).

An explicit owner who works here and is here keeps it; while that person is at home by the roster the duty manager
answers for it, and when they are back it is theirs again. While it is offered it is whose it was when the offer was made;
an offer that nobody accepted in time goes to the supervisor; whatever has no owner who works here is the duty manager's.
"""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.roster import presence
from hotelcs.workflows.roster.presence import Responsible
from hotelcs.workflows.roster.shift_times import wall_of

_TODAY = "(SELECT day FROM business_day WHERE status = 'open')"
_OWNED = (
    "SELECT o.kind, o.ref, o.staff_id FROM ownership o JOIN staff s ON s.id = o.staff_id "
    f"WHERE s.left_on IS NULL OR s.left_on >= {_TODAY}"
)
_OFFERED = (
    f"SELECT t.kind, t.ref, CASE WHEN s.left_on IS NULL OR s.left_on >= {_TODAY} THEN t.from_id END, t.to_id, t.until "
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
    """Who answers for an item (a row of staff, None in a hotel without people), and how: own, absent, offered, bounced,
    unassigned. `owner` is whose it is explicitly, answering or at home; None while it is nobody's in particular.
    """  # noqa: D205 - one sentence too long for a line

    staff: int | None
    how: str
    offered_to: int | None = None
    owner: int | None = None

    @property
    def away(self) -> int | None:
        """The owner for whom somebody else answers."""
        return self.owner if self.owner != self.staff else None


class Owners:
    """Who owns what at an instant; read once for a whole list."""

    def __init__(self, reader: Reader, now: datetime, tz: str) -> None:
        self.now = now
        self.answers: Responsible = presence.responsible(reader, wall_of(now, tz))
        self.owned = {(kind, ref): staff for kind, ref, staff in reader.rows(_OWNED)}
        self.offers = {
            (kind, ref): Offer(giver, receiver, parse_instant(until))
            for kind, ref, giver, receiver, until in reader.rows(_OFFERED)
        }

    def of(self, kind: str, ref: str) -> Held:
        """Whose the item is."""
        offer = self.offers.get((kind, ref))
        if offer is not None and offer.until < self.now:
            return Held(self.answers.supervisor, "bounced")
        owner = self.owned.get((kind, ref)) if offer is None else offer.giver
        duty = self.answers.duty_manager
        away = owner is not None and duty is not None and self.answers.is_away(owner)
        staff = duty if owner is None or away else owner
        if offer is not None:
            return Held(staff, "offered", offer.receiver, owner)
        if owner is None:
            return Held(staff, "unassigned")
        return Held(staff, "absent" if staff != owner else "own", owner=owner)
