"""Who should have left and has not, when the date is closed: they sleep here, so the night is theirs (docs/adr/0034).

The handbook posts one room charge for every overnight stay in house (02 §2.4.3). The night is sold before the charges are
posted, at the rate of the last one; the stay is due out on the next date. So nothing of this date has to be added once it is
closed, whether they stay on, leave or are gone.
"""

from datetime import timedelta

from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import late_fee
from hotelcs.workflows.reservations import nights
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS

_DUE = (
    "SELECT s.id FROM stay s JOIN reservation r ON r.id = s.reservation_id WHERE s.status = 'in_house' AND s.due_out = :day "
    "AND r.departure = :day AND r.arrival < :day AND r.kind NOT IN ('day_use','hourly') ORDER BY s.id"
)


def sell_the_night(work: Work) -> frozenset[int]:
    """Sell tonight to every stay that was due out today and is still in house; their bookings (ids) come back.

    By force, since they are in the room already; it is held for nobody any more, for the night is over. Rooms by the hour
    are no nights, and a stay of the longest kind grows no longer: those stay on the list of who has not left.
    """
    today, sold = work.business_date, set()
    for (key,) in work.reader.rows(_DUE, day=today.isoformat()):
        stay = work.session.get_one(Stay, key)
        booking = work.session.get_one(Reservation, stay.reservation_id)
        if (today - booking.arrival).days >= MAX_NIGHTS:
            continue
        room = work.session.get_one(Room, stay.room_id)
        night = nights.Night(today, room.type_id, late_fee.last_rate(work, booking))
        nights.sell(work, int(booking.id or 0), [night], force=True)
        booking.departure = stay.due_out = today + timedelta(days=1)
        work.touch(booking)
        work.touch(stay)
        sold.add(int(booking.id or 0))
    work.session.flush()
    return frozenset(sold)
