"""What happens to stay, nights, room and folios when the guests are gone."""

from datetime import date

from sqlalchemy import text

from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import by_hours, folio, in_house, settling, staying
from hotelcs.workflows.registers.left_behind import left_behind
from hotelcs.workflows.reservations import nights

NOTHING_CHARGED = N_("They leave on the day they came and nothing was charged for the room.")
_SHORTER = text("UPDATE room_slot SET to_minute = :minute WHERE reservation_id = :id")


def leave(
    work: Work, stay: Stay, reservation: Reservation, *, status: str = "checked_out"
) -> tuple[int, ...]:
    """Stay and reservation close, the room is dirty; the rates of the nights given up come back.

    The `status` of the stay tells how: checked out, or skipped.
    """
    stay.status, stay.departed_at, stay.date_out = status, work.now, work.business_date
    work.touch(stay)
    _end_slot(work, reservation)
    rates = give_up_nights(work, reservation)
    reservation.status_before, reservation.status = reservation.status, "checked_out"
    work.touch(reservation)
    staying.vacate(work, in_house.room_of(work, stay), "check_out")
    for person in settling.present(work, stay):
        person.left_at = work.now
    return rates


def give_up_nights(work: Work, reservation: Reservation) -> tuple[int, ...]:
    """Nights not slept are free at once; their rates come back. Leaving on the day of arrival is a day use."""
    if reservation.departure <= work.business_date or reservation.departure == reservation.arrival:
        return ()
    rates = release_from(work, reservation, work.business_date)
    if reservation.departure == reservation.arrival:
        reservation.kind = "day_use"
    return rates


def release_from(work: Work, reservation: Reservation, departure: date) -> tuple[int, ...]:
    """Free the nights from `departure` on, which becomes the departure; their rates come back in order."""
    rates = tuple(n.rate_minor for n in nights.of(work, int(reservation.id or 0), departure))
    nights.release(work, int(reservation.id or 0), departure, forget=True)
    reservation.departure = departure
    return rates


def notices(work: Work, reservation: Reservation) -> tuple[str, ...]:
    """What the desk should look at before letting the guests go, as sentences to translate."""
    return (*left_behind(work.reader, int(reservation.id or 0)), *_uncharged(work, reservation))


def _uncharged(work: Work, reservation: Reservation) -> tuple[str, ...]:
    if (
        by_hours.is_by_day(reservation)
        or reservation.arrival < work.business_date
        or not reservation.rate_minor
    ):
        return ()
    charged = any(line.kind.startswith("room") for line in folio.standing(work, int(reservation.id or 0)))
    return () if charged else (NOTHING_CHARGED,)


def _end_slot(work: Work, reservation: Reservation) -> None:
    """Hours of a room that were not used are free from now on."""
    held = by_hours.held_slot(work, reservation)
    if held is None or work.local_now().date() != held.day:
        return
    minute = work.local_minute()
    if held.begin < minute < held.end:
        work.run(_SHORTER, {"id": reservation.id, "minute": minute})
