"""Finding guests who are in the house, for acts that need them there."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.reservations import states


def present(work: Work, reference: str, verb: str) -> tuple[Stay, Reservation]:
    """The stay in house named by its number, its room or its reservation, and the reservation.

    A reservation that is not checked in is refused (ILLEGAL_STATE) naming its legal acts, a stay that is over
    as well (NOT_IN_HOUSE).
    """
    stay, reservation = known(work, reference, verb)
    if stay.status != "in_house":
        raise Refusal("NOT_IN_HOUSE", N_("{stay} is not in house."), field="stay",
                      next=states.LEGAL[reservation.status], stay=stay.no)  # fmt: skip
    return stay, reservation


def known(work: Work, reference: str, verb: str) -> tuple[Stay, Reservation]:
    """The stay named, in house or not, and its reservation."""
    if (numbers.full(reference) or "").startswith("R"):
        _refuse_state(lookup.reservation(work, reference), verb)
    stay = lookup.stay(work, reference)
    reservation: Reservation = lookup.by_id(work, Reservation, stay.reservation_id)
    return stay, reservation


def room_of(work: Work, stay: Stay) -> Room:
    """The room of the stay."""
    return lookup.by_id(work, Room, stay.room_id)  # type: ignore[no-any-return]


def _refuse_state(reservation: Reservation, verb: str) -> None:
    """Acts the table of states does not list need the guests in house; the refusal names the legal ones."""
    listed = any(verb in legal for legal in states.LEGAL.values())
    if listed or reservation.status != "checked_in":
        states.require(reservation, verb)
