"""Who should have left and has not, when the date is closed: they sleep here, so the night is theirs (docs/adr/0034).

The handbook posts one room charge for every overnight stay in house (02 §2.4.3). The night is sold before the charges are
posted, at the rate of the last one; the stay is due out on the next date. So nothing of this date has to be added once it is
closed, whether they stay on, leave or are gone.
"""

from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.workflows.act import Work
from hotelcs.workflows.reservations import nights
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS

_DUE = (
    "SELECT s.id, r.id, m.type_id, coalesce(n.rate_minor, r.rate_minor) FROM stay s "
    "JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "LEFT JOIN reservation_night n ON n.reservation_id = r.id AND n.night = :last "
    "WHERE s.status = 'in_house' AND s.due_out = :day AND r.departure = :day AND r.arrival < :day AND r.arrival > :first "
    "AND r.kind NOT IN ('day_use','hourly') ORDER BY s.id"
)
BATCH = 400
"""So many rows are read at once."""


def sell_the_night(work: Work) -> frozenset[int]:
    """Sell tonight to every stay that was due out today and is still in house; their bookings (ids) come back.

    By force, since they are in the room already; it is held for nobody any more, for the night is over. Rooms by the hour
    are no nights, and a stay of the longest kind grows no longer: those stay on the list of who has not left. A handful of
    statements, however many there are.
    """
    today = work.business_date
    due = work.reader.rows(
        _DUE, day=today.isoformat(), last=_before(today, 1), first=_before(today, MAX_NIGHTS)
    )
    nights.sell_each(
        work,
        [(booking, nights.Night(today, room_type, rate)) for _, booking, room_type, rate in due],
        force=True,
    )
    tomorrow = today + timedelta(days=1)
    for stay in _rows(work, Stay, [stay for stay, *_ in due]):
        stay.due_out = tomorrow
        work.touch(stay)
    for booking in _rows(work, Reservation, [booking for _, booking, *_ in due]):
        booking.departure = tomorrow
        work.touch(booking)
    work.session.flush()
    return frozenset(booking for _, booking, *_ in due)


def _before(day: date, days: int) -> str:
    return (day - timedelta(days=days)).isoformat()


def _rows(work: Work, model: Any, ids: list[int]) -> list[Any]:
    """Rows by their ids, in their order."""
    found: list[Any] = []
    for at in range(0, len(ids), BATCH):
        found += work.session.exec(
            select(model).where(col(model.id).in_(ids[at : at + BATCH])).order_by(col(model.id))
        )
    return found
