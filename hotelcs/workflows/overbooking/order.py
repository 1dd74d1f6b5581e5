"""In which order guests would be sent to another hotel: the least commitment first, some never (handbook 03 W-12).

Of the same commitment those with the latest hour go first, then who booked last. Why somebody is where they are is
always told.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hotelcs.storage.reading import Reader

AGENCIES = ("agency", "ota")
"""Channels behind which somebody else answers to the guest."""
RULES = ("none_late", "none", "agency_one_night", "direct_one_night")
"""What puts somebody on the list, the first to be sent first."""
CHILDREN_FROM = 21 * 60
"""From this minute on, families with children stay."""
_ARRIVALS = (
    "SELECT r.id, r.no, coalesce(g.name, ''), t.code, r.arrival, r.departure, r.eta_minute, r.adults, r.children, "
    "r.guarantee, r.channel, r.status, r.prepaid_minor, coalesce(g.vip_level, 0), r.party IS NOT NULL, r.do_not_move, "
    "p.reason, q.id IS NOT NULL, "
    "EXISTS (SELECT 1 FROM guest_call c WHERE c.reservation_id = r.id AND c.assist AND c.voided_at IS NULL) "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room_promise p ON p.reservation_id = r.id "
    "LEFT JOIN queue_ticket q ON q.reservation_id = r.id AND q.ended_at IS NULL AND q.promised_at IS NOT NULL "
    "WHERE r.status IN ('confirmed','guaranteed') AND r.arrival <= :today AND r.departure > :today"
)
_HOLD = "SELECT hold_minute FROM property"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is to come today: their place on the list (0: never sent), by which rule, or what keeps them."""

    id: int
    reservation: str
    guest: str
    type: str
    arrival: str
    nights: int
    eta: int | None
    adults: int
    children: int
    guarantee: str
    channel: str
    status: str
    prepaid_minor: int
    rule: str
    kept: tuple[str, ...]
    promise: str
    place: int = 0


def candidates(reader: Reader, today: str, minute: int) -> list[Candidate]:
    """Everybody still to come on `today` at `minute` of the hotel's day: those to be sent in order, then those who are not."""
    ((held_until,),) = reader.rows(_HOLD)
    found = [_of(row, today, minute, int(held_until)) for row in reader.rows(_ARRIVALS, today=today)]
    listed = sorted((one for one in found if not one.kept), key=_key)
    placed = [replace(one, place=place) for place, one in enumerate(listed, 1)]
    return [
        *placed,
        *sorted((one for one in found if one.kept), key=lambda one: (one.guest, one.reservation)),
    ]


def _of(row: tuple[Any, ...], today: str, minute: int, held_until: int) -> Candidate:
    (key, no, guest, kind, arrival, departure, eta, adults, children, guarantee, channel, status, prepaid, vip, party, pinned,
     promise, promised, assist) = row  # fmt: skip
    left = (date.fromisoformat(departure) - date.fromisoformat(today)).days
    kept = {
        "vip": bool(vip), "family": bool(children) and minute >= CHILDREN_FROM, "assist": bool(assist), "nights": left > 1,
        "party": bool(party), "promised": promise is not None or bool(promised), "pinned": bool(pinned),
    }  # fmt: skip
    late = eta is not None and eta > held_until
    return Candidate(
        key, no, guest, kind, arrival, left, eta, adults, children, guarantee, channel, status, prepaid,
        _rule(guarantee, channel, late=late), tuple(name for name, true in kept.items() if true), promise or "",
    )  # fmt: skip


def _rule(guarantee: str, channel: str, *, late: bool) -> str:
    if guarantee == "none":
        return "none_late" if late else "none"
    return "agency_one_night" if channel in AGENCIES else "direct_one_night"


def _key(one: Candidate) -> tuple[int, bool, int, int]:
    """By rule; families after others; the latest hour first; who booked last first."""
    return RULES.index(one.rule), one.children > 0, -(one.eta or 0), -one.id


def _at(one: Candidate, place: int) -> Candidate:

    return replace(one, place=place)
