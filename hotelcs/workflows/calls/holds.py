"""Bookings that nothing guarantees are held until an hour; then each is kept or let go by somebody (SM-01: hold lapses).

A hold that has lapsed is a mark, nothing is released by itself. Letting go cancels the booking, so its nights are free
and `reinstate` brings it back.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Minute, Ref
from hotelcs.workflows.reservations import cancel, states

LAPSED = "hold lapsed"
"""The reason written on a booking that was let go."""
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class HoldKept:
    """The booking, and until when it is kept (UTC); None when only as long as the house keeps every booking."""

    reservation: str
    held_until: str | None


@dataclass(frozen=True, slots=True)
class HoldReleased:
    """The booking let go, the nights that are free again, and who on the waitlist has their turn now."""

    reservation: str
    released_nights: int
    waiting: tuple[str, ...]


class KeepHold(Act):
    """Keep a booking of today beyond the hour it is held: until midnight, or another hour; `kept=no` takes that back."""

    reservation: Ref
    until: Minute | None = None
    kept: bool = True

    def perform(self, work: Work) -> HoldKept:
        """Whatever the clock says: the guest may have called at noon."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "keep-hold")
        refuse_other_day(work, reservation)
        until = keep(work, reservation, self.until) if self.kept else None
        if not self.kept and reservation.hold_until is not None:
            reservation.hold_until = None
            work.touch(reservation)
        return HoldKept(reservation.no, iso(until) if until else None)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Held as long as every other booking."""
        from hotelcs.workflows.verbs import act_of

        if result["held_until"] is None:
            return None
        return act_of("keep-hold").parse({"reservation": result["reservation"], "kept": False})


class ReleaseHold(Act):
    """Let a booking go that nothing guarantees and whose hour is past."""

    reservation: Ref

    def perform(self, work: Work) -> HoldReleased:
        """Only after its hour; before that it is cancelled by the guest's word alone."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "release-hold")
        refuse_other_day(work, reservation)
        until = held_until(reservation, work.property.hold_minute, work.property.tz)
        if work.now < until:
            raise Refusal("STILL_HELD", N_("{no} is held until {until}."), field="reservation", next=("cancel", "keep-hold"),
                          no=reservation.no, until=until.astimezone(ZoneInfo(work.property.tz)).strftime("%H:%M"))  # fmt: skip
        released = cancel.close(work, reservation, "cancelled", LAPSED)
        return HoldReleased(reservation.no, released, cancel.turns(work, [reservation]) if released else ())

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Bringing it back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reinstate").parse({"reservation": result["reservation"]})


def refuse_other_day(work: Work, reservation: Reservation) -> None:
    """Holds are a matter of the day of arrival. Raises Refusal ARRIVAL_LATER."""
    if reservation.arrival > work.business_date:
        raise Refusal("ARRIVAL_LATER", N_("{no} arrives on {arrival}; the business date is {today}."), field="reservation",
                      next=("cancel", "amend"), no=reservation.no, arrival=reservation.arrival, today=work.business_date)  # fmt: skip


def keep(work: Work, reservation: Reservation, minute: int | None = None) -> datetime:
    """Keep a booking until `minute` of its day (midnight when not told), or its own hour if that is later; UTC comes back."""
    until = _at(
        reservation,
        max(MIDNIGHT if minute is None else minute, reservation.eta_minute or 0),
        work.property.tz,
    )
    reservation.hold_until = until
    work.touch(reservation)
    return until


def held_until(reservation: Reservation, hold_minute: int, tz: str) -> datetime:
    """Until when a booking without guarantee is held: the house's hour, its own hour, or what was said, the latest of them."""
    usual = _at(reservation, max(hold_minute, reservation.eta_minute or 0), tz)
    return max(usual, reservation.hold_until) if reservation.hold_until else usual


def _at(reservation: Reservation, minute: int, tz: str) -> datetime:
    """A minute of the day of arrival as an instant; midnight is the last minute of it."""
    return datetime.combine(reservation.arrival, time(*divmod(min(minute, MIDNIGHT - 1), 60)), ZoneInfo(tz))
