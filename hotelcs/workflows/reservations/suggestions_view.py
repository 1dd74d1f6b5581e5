"""Rooms for a booking, the best first, each with its reasons; or how to split it over several."""

from dataclasses import dataclass
from datetime import date

from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.workflows.reservations import asked, candidates, named, room_scores, splitting
from hotelcs.workflows.reservations.room_scores import Wanted
from hotelcs.workflows.views import Asking

MOST = 12
OCCUPIED, READY = ("OC", "OD"), ("VI", "VC")
_BOOKING = (
    "SELECT r.id, t.code, r.arrival, r.departure, r.adults, r.children, coalesce(r.party, ''), coalesce(r.guest_id, 0) "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id WHERE r.id = :id"
)
_FULL = (
    "SELECT DISTINCT t.code FROM type_night n JOIN room_type t ON t.id = n.type_id "
    "WHERE n.night >= :first AND n.night < :until AND n.sold >= n.cap AND NOT EXISTS ("
    "SELECT 1 FROM reservation_night o WHERE o.reservation_id = :id AND o.night = n.night AND o.type_id = n.type_id)"
)
_PARTY = (
    "SELECT m.floor, m.no FROM reservation r JOIN room m ON m.id = r.room_id "
    "WHERE r.party = :party AND r.id <> :id AND r.status IN ('confirmed','guaranteed','checked_in')"
)
_BEFORE = "SELECT DISTINCT m.no FROM stay s JOIN room m ON m.id = s.room_id WHERE s.guest_id = :guest AND s.status = 'checked_out'"
_TYPES = "SELECT code, base_rate_minor FROM room_type ORDER BY base_rate_minor, sort, code"
_LIFT = "SELECT 1 FROM room WHERE features LIKE '%near_lift%' LIMIT 1"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A room with its score and reasons. A row of `kind` "split" is one part of a plan: its nights from → until."""

    room: str
    floor: int
    type: str
    code: str
    score: int
    reasons: tuple[str, ...]
    kind: str = "room"
    from_night: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Whom a room is sought for: the reservation (NOBODY for none yet), type, ISO dates, people, party, guest."""

    id: int
    type: str
    first: str
    until: str
    adults: int
    children: int
    party: str = ""
    guest: int = 0


def suggestions(
    asking: Asking,
    reservation: str | None = None,
    type: str | None = None,
    arrival: str | date | None = None,
    departure: str | date | None = None,
    adults: int | str = 1,
    vacant: str = "",
) -> list[Suggestion]:
    """At most twelve rooms for a `reservation`, or for type, arrival and departure; parts of a split when there is none.

    With `vacant` only rooms in which nobody is now, those that are ready first: somebody stands at the desk with the bags.

    Raises Usage when neither is given, Refusal (RESERVATION_UNKNOWN) when there is no such booking.
    """
    today = asking.business_date()
    need = (
        _of_booking(asking, reservation, today)
        if reservation
        else _of_dates(type, arrival, departure, adults)
    )
    if need is None:
        return []
    types = dict(asking.rows(_TYPES))
    if need.type not in types:
        raise Usage(N_("There is no room type {reference}."), hint=", ".join(types), reference=need.type)
    ranked = _ranked(asking, need, types, today)
    if vacant:
        ranked = sorted(
            (one for one in ranked if one.code not in OCCUPIED), key=lambda one: one.code not in READY
        )
    return ranked[:MOST] or _split(asking, need)


def _ranked(asking: Asking, need: Need, types: dict[str, int], today: str) -> list[Suggestion]:
    """Rooms of the type or a dearer one that take the party and may be sold, the best first."""
    full = {code for (code,) in asking.rows(_FULL, first=need.first, until=need.until, id=need.id)}
    wanted = _wanted(asking, need, types, today)
    order = list(types)
    made = []
    for room in candidates.free(asking, need.first, need.until, but=need.id):
        if (
            room.type in full
            or room.rate_minor < wanted.rate_minor
            or not room.takes(need.adults, need.children)
        ):
            continue
        points, reasons = room_scores.score(
            room, wanted, abs(order.index(room.type) - order.index(need.type))
        )
        made.append(Suggestion(room.room, room.floor, room.type, room.code, points, reasons))
    return sorted(made, key=lambda s: (-s.score, s.floor, len(s.room), s.room))


def _of_booking(asking: Asking, reservation: str, today: str) -> Need | None:
    """The need of a booking; nights gone by are not sought for, and for one that is over there is none."""
    found = asking.rows(_BOOKING, id=named.key_of(asking.reader, reservation))
    key, kind, first, until, adults, children, party, guest = found[0]
    if until < today or first < until == today:
        return None
    return Need(key, kind, max(first, min(today, until)), until, adults, children, party, guest)


def _of_dates(
    kind: str | None, arrival: str | date | None, departure: str | date | None, adults: int | str
) -> Need:
    if not (kind and arrival and departure):
        raise Usage(N_("Name a reservation, or type, arrival and departure."))
    first, until = asked.span(arrival, departure, ("arrival", "departure"))
    return Need(splitting.NOBODY, kind, first, until, int(adults), 0)


def _wanted(asking: Asking, need: Need, types: dict[str, int], today: str) -> Wanted:
    """What the scores compare with: where the party is, where the guest was before."""
    party = asking.rows(_PARTY, party=need.party, id=need.id) if need.party else []
    before = asking.rows(_BEFORE, guest=need.guest) if need.guest else []
    return Wanted(
        need.type, types[need.type], today, need.first, frozenset(floor for floor, _ in party),
        frozenset(no for _, no in party), frozenset(no for (no,) in before), bool(asking.rows(_LIFT)),
    )  # fmt: skip


def _split(asking: Asking, need: Need) -> list[Suggestion]:
    """The parts of the plan with the fewest moves; empty when some night has no room at all."""
    plan = splitting.plan(asking.reader, splitting.Question(need.type, need.first, need.until, need.id))
    return [
        Suggestion(
            part.room, part.floor, need.type, "", 0,
            (tr(N_("only from {first} to {until}"), first=part.first, until=part.until),), "split", part.first, part.until,
        )
        for part in plan
    ]  # fmt: skip
