"""The fee of cancelling a booking now, and of not coming (handbook 02 §2.4.9)."""

from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.reservations.fee_rules import Booked, Due, nights_of, terms_of


def cancel_due(work: Work, reservation: Reservation) -> Due:
    """The fee of cancelling now."""
    return _booked(work, reservation).cancel(work.now)


def no_show_due(work: Work, reservation: Reservation) -> Due:
    """The fee of not coming."""
    return _booked(work, reservation).no_show()


def _booked(work: Work, reservation: Reservation) -> Booked:
    house, key = work.property, int(reservation.id or 0)
    return Booked(
        reservation.status, reservation.arrival, reservation.created_at, reservation.rate_minor,
        nights_of(work.reader, key), terms_of(work.reader, key), house.cancel_free_hours, house.checkin_minute, house.tz,
    )  # fmt: skip
