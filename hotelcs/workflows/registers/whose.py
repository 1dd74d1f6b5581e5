"""Whose something is: the booking behind a room, a stay or a number, whether its guests are here, to come or gone."""

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work

EXPECTED = ("tentative", "confirmed", "guaranteed", "checked_in")
"""States of a booking whose guests are here or to come."""


def booking(work: Work, reference: str) -> Reservation:
    """The booking of whoever is in a room, of a stay, or of its own number. Raises Refusal NOBODY_THERE, and as lookup."""
    named = reference.strip()
    room = work.session.exec(select(Room).where(Room.no == named)).first()
    if room is not None:
        query = select(Stay).where(Stay.room_id == room.id, Stay.status == "in_house")
        inside = work.session.exec(query).first()
        if inside is None:
            raise Refusal(
                "NOBODY_THERE", N_("Nobody is in room {room}."), field="whose", next=("find",), room=room.no
            )
        return _of(work, inside)
    whole = numbers.full(named) or named.upper()
    try:
        return (
            _of(work, lookup.stay(work, named)) if whole.startswith("S") else lookup.reservation(work, named)
        )
    except Refusal as refusal:
        refusal.field = "whose"
        raise


def _of(work: Work, stay: Stay) -> Reservation:
    found: Reservation = lookup.by_id(work, Reservation, stay.reservation_id)
    return found


def expected(work: Work, reference: str) -> Reservation:
    """The booking of guests who are here or to come. Raises Refusal GUEST_GONE."""
    found = booking(work, reference)
    if found.status not in EXPECTED:
        raise Refusal("GUEST_GONE", N_("The guests of {no} are not here and do not come any more."), field="whose",
                      next=("find",), no=found.no)  # fmt: skip
    return found


def stay_of(work: Work, reservation: Reservation) -> Stay | None:
    """The stay of a booking that is in the house."""
    query = select(Stay).where(Stay.reservation_id == reservation.id, Stay.status == "in_house")
    return work.session.exec(query).first()


def together(work: Work, stay: Stay) -> list[Stay]:
    """Every stay in the house of the same party, this one first."""
    party = lookup.by_id(work, Reservation, stay.reservation_id).party
    if party is None:
        return [stay]
    query = (
        select(Stay)
        .join(Reservation, col(Reservation.id) == Stay.reservation_id)
        .where(Reservation.party == party, Stay.status == "in_house", Stay.id != stay.id)
        .order_by(col(Stay.id))
    )
    return [stay, *work.session.exec(query)]
