"""Rooms sold by the hour or for the day: their slot, base and overtime (handbook 02 §2.4.3, §2.4.5).

They are never a night: no night rows, no room charge by the night audit. A day use costs the rate of the
booking once (`room_half`); an hourly room costs its rate per hour (`room_hour`), at least the base hours.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.storage.reading import one
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reservations import assign_room
from hotelcs.workflows.reservations.asked import clock
from hotelcs.workflows.reservations.booked_kinds import BY_DAY

HOUR = 60
_SLOT = "SELECT day, from_minute, to_minute FROM room_slot WHERE reservation_id = :id"

_END = text("UPDATE room_slot SET to_minute = :end WHERE reservation_id = :id")


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours of one day, in minutes since midnight at the hotel."""

    day: date
    begin: int
    end: int

    def hours(self) -> int:
        """Started hours between begin and end."""
        return -(-(self.end - self.begin) // HOUR)


def is_by_day(reservation: Reservation) -> bool:
    """Whether the booking is for hours of a day."""
    return reservation.departure == reservation.arrival and reservation.kind in BY_DAY


def held_slot(work: Work, reservation: Reservation) -> Slot | None:
    """The hours held in a room, if any are."""
    found = one(work.reader, _SLOT, id=reservation.id)
    return Slot(date.fromisoformat(str(found[0])), int(found[1]), int(found[2])) if found else None


def slot_of(work: Work, reservation: Reservation) -> tuple[int, int] | None:
    """The minutes of the slot held, for holding another room in the same hours."""
    held = held_slot(work, reservation)
    return (held.begin, held.end) if held else None


def start(work: Work, reservation: Reservation, room: Room, *, override: str) -> None:
    """The guests of an hourly booking are here: hours that are over begin now, and must end by the latest."""
    held = held_slot(work, reservation)
    if held is None or reservation.kind != "hourly" or work.local_now().date() != held.day:
        return
    minute = work.local_minute()
    if minute >= held.end:
        held = Slot(held.day, minute, minute + held.end - held.begin)
        assign_room.hold(work, reservation, room, slot=(held.begin, min(held.end, 24 * HOUR)))
    if not override:
        refuse_late(held.end, work.property.hourly_latest_minute)


def refuse_late(end: int, latest: int) -> None:
    """Refuse hours that end after the minute `latest` (§2.4.5)."""
    if end > latest:
        raise Refusal(
            "HOURS_TOO_LATE",
            N_("These hours would end at {end}; they must end by {latest}."),
            field="hours",
            next=("fewer hours", "walk-in"),
            end=clock(end),
            latest=clock(latest),
        )


def charge_base(work: Work, reservation: Reservation, bill: Folio) -> int:
    """Post what the hours cost at check-in, once; minor units come back (0 for nights)."""
    if not is_by_day(reservation) or not reservation.rate_minor:
        return 0
    held = held_slot(work, reservation)
    base = work.property.hourly_base_hours
    hours = max(base, held.hours() if held else base) if reservation.kind == "hourly" else 1
    kind = "room_hour" if reservation.kind == "hourly" else "room_half"
    key = folio.fresh_key(work, f"hours:{reservation.id}:{reservation.arrival}")
    line = folio.charge(work, bill, kind, reservation.rate_minor, qty=hours, auto_key=key)
    return line.amount_minor


def charge_overtime(work: Work, reservation: Reservation, bill: Folio) -> int:
    """Post the hours stayed beyond the slot at check-out; minor units come back."""
    held = held_slot(work, reservation)
    if held is None or not is_by_day(reservation):
        return 0
    rate = _hourly_rate(work, reservation)
    hours = overtime_hours(minutes_over(work, held), free_minutes=work.property.hourly_free_minutes)
    if not hours or not rate:
        return 0
    key = folio.fresh_key(work, f"overtime:{reservation.id}:{reservation.arrival}")
    line = folio.charge(work, bill, "room_hour", rate, qty=hours, description="overtime", auto_key=key)
    return line.amount_minor


def overtime_hours(minutes: int, *, free_minutes: int) -> int:
    """Hours to pay for leaving `minutes` after the slot: none while free, then every started hour (§2.4.5)."""
    return 0 if minutes <= free_minutes else -(-minutes // HOUR)


def minutes_over(work: Work, held: Slot) -> int:
    """Minutes between the end of the slot and now; negative while hours are left."""
    midnight = datetime.combine(held.day, datetime.min.time(), ZoneInfo(work.property.tz))
    return int((work.now - (midnight + timedelta(minutes=held.end))).total_seconds() // 60)


def lengthen(work: Work, reservation: Reservation) -> None:
    """Give a slot that was cut short at check-out the hours that were paid for."""
    held = held_slot(work, reservation)
    if held is None or not is_by_day(reservation):
        return
    lines = folio.standing(work, int(reservation.id or 0))
    paid = [line.qty for line in lines if (line.auto_key or "").startswith("hours:")]
    hourly = reservation.kind == "hourly" and paid
    end = held.begin + HOUR * paid[0] if hourly else work.property.late_half_until_minute
    work.run(_END, {"id": reservation.id, "end": max(held.end, min(end, 24 * HOUR))})


def _hourly_rate(work: Work, reservation: Reservation) -> int:
    if reservation.kind == "hourly":
        return reservation.rate_minor
    kind: RoomType = lookup.by_id(work, RoomType, reservation.type_id)
    return kind.hourly_rate_minor
