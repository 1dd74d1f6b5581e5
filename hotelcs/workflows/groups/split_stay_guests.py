"""Some guests of a room in house go into a room of their own: their people, documents and registrations go with them."""

from dataclasses import dataclass

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay, StayGuest
from hotelcs.text import fold
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio, in_house, room_ready, settling, staying
from hotelcs.workflows.reception.admit import refuse_small_room
from hotelcs.workflows.reservations import assign_room, nights

_FOLLOWS = text("UPDATE registration SET stay_guest_id = :after WHERE stay_guest_id = :before")
COPIED = (
    "guest_id", "document_id", "name", "nationality", "minor", "guardian_name", "guardian_phone", "relation", "exception",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Split:
    """The booking they leave, theirs, their stay, and how many people went and are left."""

    before: Reservation
    made: Reservation
    stay: Stay
    went: int
    left: int


def move(work: Work, reference: str, guests: tuple[str, ...], room: Room, *, force: bool = False) -> Split:
    """Let `guests` (numbers or names) of a stay begin one of their own in `room`, from tonight on.

    Refused like a move when the room is not ready or too small, and when nobody, or no adult, would be left or go.
    """
    from hotelcs.workflows.groups.split_guests import another

    stay, booking = in_house.present(work, reference, "add-guest")
    people = settling.present(work, stay)
    going = [_one(work, stay, people, wanted) for wanted in guests]
    left = [person for person in people if person not in going]
    _refuse_left(stay, going, left)
    room_ready.refuse_unready(work, room, override="")
    minors = sum(person.minor for person in going)
    refuse_small_room(work, room, len(going) - minors, minors)
    listed = nights.of(work, int(booking.id or 0), work.business_date)
    if not listed:
        raise Refusal(
            "NO_NIGHTS", N_("{no} has no night there."), field="reservation", next=("extend",), no=booking.no
        )
    made = another(work, booking, listed, room, adults=len(going) - minors, children=minors, force=force)
    made.guest_id, made.status, made.status_before = going[0].guest_id, "confirmed", None
    assign_room.hold(work, made, room, force=force)
    begun = staying.begin(work, made, room, lookup.by_id(work, Guest, made.guest_id), briefed=stay.briefed)
    for person in going:
        _follow(work, person, begun)
    folio.of_reservation(work, made, begun)
    _lead(work, stay, booking, left)
    booking.adults = sum(not person.minor for person in left)
    booking.children = sum(person.minor for person in left)
    work.touch(booking)
    return Split(booking, made, begun, len(going), len(left))


def _one(work: Work, stay: Stay, people: list[StayGuest], wanted: str) -> StayGuest:
    """The person of the stay with this number or name. Raises Refusal GUEST_NOT_THERE."""
    for person in people:
        guest = lookup.by_id(work, Guest, person.guest_id)
        if wanted.strip().upper() == guest.no or fold(wanted) == fold(person.name):
            return person
    raise Refusal(
        "GUEST_NOT_THERE",
        N_("One of them is not in {stay}."),
        field="guests",
        next=("show stay",),
        stay=stay.no,
    )


def _refuse_left(stay: Stay, going: list[StayGuest], left: list[StayGuest]) -> None:
    from hotelcs.workflows.groups.split_guests import somebody_stays

    if not left:
        raise somebody_stays(stay.no)
    if all(person.minor for person in left) or all(person.minor for person in going):
        raise Refusal(
            "NO_ADULT", N_("Minors are not left without an adult."), field="guests", next=("show stay",)
        )


def _follow(work: Work, person: StayGuest, stay: Stay) -> None:
    """Somebody leaves the old stay and joins the new one; the duty of registration goes with them."""
    person.left_at = work.now
    work.session.flush()
    row = work.add(
        StayGuest(
            stay_id=int(stay.id or 0), joined_at=work.now, **{name: getattr(person, name) for name in COPIED}
        )
    )
    work.run(_FOLLOWS, {"before": person.id, "after": row.id})


def _lead(work: Work, stay: Stay, booking: Reservation, left: list[StayGuest]) -> None:
    """The old stay keeps a first guest who is there."""
    if all(person.guest_id != stay.guest_id for person in left):
        stay.guest_id = min(left, key=lambda person: (person.minor, person.id or 0)).guest_id
        booking.guest_id = stay.guest_id
        work.touch(stay)
