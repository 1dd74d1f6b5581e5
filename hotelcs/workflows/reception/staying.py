"""A stay and the people in it: begun, registered with the authority, given their keys."""

from datetime import timedelta

from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import KeyCard, Registration, Stay, StayGuest
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.housekeeping import cleanliness
from hotelcs.workflows.reception import queueing
from hotelcs.workflows.reception.admit import Admitted
from hotelcs.workflows.rollcall.opening import append_arrivals

OVERSEAS_DEADLINE = timedelta(hours=24)
"""Guests from outside the mainland are registered within 24 hours of arrival (handbook 02 §2.7)."""
DOMESTIC_DEADLINE = timedelta(minutes=30)
"""The alert for everybody else (a setting of the handbook, SM-13)."""


def begin(
    work: Work, reservation: Reservation, room: Room, lead: Guest, *, briefed: str = "", override: str = "",
    seconds: int | None = None,
) -> Stay:  # fmt: skip
    """Open the stay: the reservation is checked in, its open queue ticket ends. `seconds` is how long it took."""
    stay = Stay(
        no=numbers.new(work, "S"),
        reservation_id=int(reservation.id or 0),
        room_id=int(room.id or 0),
        guest_id=int(lead.id or 0),
        arrived_at=work.now,
        due_out=reservation.departure,
        date_in=work.business_date,
        briefed=briefed,
        override_reason=override,
        room_hk_before=room.hk_state,
        checkin_seconds=seconds,
    )
    work.add(stay)
    reservation.status_before, reservation.status = reservation.status, "checked_in"
    work.touch(reservation)
    occupy(work, room)
    queueing.end_ticket(work, int(reservation.id or 0))
    return stay


def occupy(work: Work, room: Room) -> None:
    """Guests are in the room: an inspected room is only clean from now on (handbook 02 §2.6, no code OI)."""
    room.vacant_since = None
    if room.hk_state == "inspected":
        cleanliness.change(work, room, "clean", "check_in")


def vacate(work: Work, room: Room, cause: str) -> None:
    """Nobody is in the room any more: it is dirty, and housekeeping's."""
    room.vacant_since = work.business_date
    cleanliness.change(work, room, "dirty", cause)


def settle(work: Work, stay: Stay, party: list[Admitted]) -> int:
    """Write down everybody who sleeps in the room and their duty of registration. Its rows are counted."""
    for admitted in party:
        settle_one(work, stay, admitted)
    return len(party)


def settle_one(work: Work, stay: Stay, admitted: Admitted) -> StayGuest:
    """One person joins the stay."""
    person = admitted.person
    row = work.add(
        StayGuest(
            stay_id=int(stay.id or 0),
            guest_id=int(admitted.guest.id or 0),
            document_id=admitted.document.id if admitted.document else None,
            name=admitted.guest.name,
            nationality=admitted.guest.nationality,
            minor=admitted.minor,
            guardian_name=person.guardian,
            guardian_phone=person.guardian_phone,
            relation=person.relation,
            exception=person.exception,
            joined_at=work.now,
        )
    )
    deadline = work.now + (OVERSEAS_DEADLINE if admitted.overseas else DOMESTIC_DEADLINE)
    kind = "overseas" if admitted.overseas else "domestic"
    work.add(Registration(stay_guest_id=int(row.id or 0), kind=kind, deadline=deadline))
    append_arrivals(work)
    return row  # type: ignore[no-any-return]


def issue_card(work: Work, stay: Stay) -> KeyCard:
    """Hand out one more key card."""
    stay.cards += 1
    return work.add(KeyCard(stay_id=int(stay.id or 0), no=f"{stay.no}/{stay.cards}", issued_at=work.now))  # type: ignore[no-any-return]
