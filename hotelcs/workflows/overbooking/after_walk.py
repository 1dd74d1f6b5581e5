"""After a guest was sent elsewhere: taken back while the day is open, called in the morning, the channel told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.models.walks import PartnerHotel, WalkRecord
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.groups import members
from hotelcs.workflows.overbooking import walk_guards
from hotelcs.workflows.reception import folio, master
from hotelcs.workflows.reservations import beds, cancel, nights, states
from hotelcs.workflows.reservations.reinstate import take_again

AGAIN = timedelta(minutes=60)
"""Until somebody who could not be reached is called again."""
_LINES = (
    "SELECT l.id FROM folio_line l LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE l.folio_id = :folio AND l.corrects_id IS NULL AND c.id IS NULL UNION "
    "SELECT l.id FROM folio f JOIN folio_line l ON l.folio_id = f.id LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE f.reservation_id = :booking AND l.reason = 'walk' AND l.description = :told AND l.corrects_id IS NULL AND c.id IS NULL UNION "
    "SELECT l.id FROM line_source o JOIN folio_line l ON l.id = o.line_id LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE o.reservation_id = :booking AND l.reason = 'walk' AND l.description = :told AND l.corrects_id IS NULL AND c.id IS NULL "
    "ORDER BY 1"
)
"""Costs of a walk that stand: on the account of the house, and on whichever bill a rule or a hand has sent them to."""


@dataclass(frozen=True, slots=True)
class WalkUndone:
    """The booking, its state again, the return booking that was cancelled, costs taken off the house's account."""

    reservation: str
    status: str
    return_cancelled: str | None
    cost_reversed_minor: int


@dataclass(frozen=True, slots=True)
class WalkFollowed:
    """The booking, what came of the call, and when the next one is due (UTC) when nobody answered."""

    reservation: str
    outcome: str
    follow_up_at: str | None


@dataclass(frozen=True, slots=True)
class ChannelTold:
    """The booking, and the channel that knows now."""

    reservation: str
    channel: str


class Unwalk(Act):
    """Take it back that a guest was sent elsewhere: a room was found, or it was the wrong guest."""

    reservation: Ref
    overbook: bool = False

    def perform(self, work: Work) -> WalkUndone:
        """On the same business date; the nights are taken again, the return booking is cancelled, the costs go."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "unwalk")
        record = walk_guards.standing(work, reservation)
        if record.business_date != work.business_date:
            raise Refusal("TOO_LATE", N_("{no} slept elsewhere on {day}; book anew."), field="reservation", next=("book",),
                          no=reservation.no, day=record.business_date)  # fmt: skip
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        back = _cancel_return(work, reservation, record)
        status = reservation.status_before or "confirmed"
        take_again(work, reservation, status, overbook=self.overbook)
        reservation.status, reservation.status_before = status, "walked"
        reservation.reason, reservation.ended_at = "", None
        work.touch(reservation)
        master.resume(work, reservation)
        beds.hold_free(work, reservation)
        record.undone_at = work.now
        work.touch(record)
        return WalkUndone(reservation.no, status, back, _reverse_costs(work, record, reservation))


def _cancel_return(work: Work, sent: Reservation, record: WalkRecord) -> str | None:
    """Cancel the booking of the nights after; its number when it stood. Refused (RETURN_ARRIVED) once its guest has come."""
    if record.return_id is None:
        return None
    back = work.session.get_one(Reservation, record.return_id)
    if back.status in ("checked_in", "checked_out"):
        raise Refusal("RETURN_ARRIVED", N_("The guest of {no} has come back already, with {back}."), field="reservation",
                      next=("undo-check-in", "show reservation"), no=sent.no, back=back.no)  # fmt: skip
    if back.status not in nights.HOLDING:
        return None
    members.move_all(work, back, sent)
    cancel.close(work, back, "cancelled", "not sent elsewhere")
    return back.no


def _reverse_costs(work: Work, record: WalkRecord, reservation: Reservation) -> int:
    """Take the costs back wherever they stand; minor units come back."""
    told = f"{reservation.no} {work.session.get_one(PartnerHotel, record.partner_id).code}"
    rows = work.reader.rows(_LINES, folio=record.folio_id, booking=reservation.id, told=told)
    taken = 0
    for (key,) in rows:
        line = work.session.get_one(FolioLine, key)
        folio.opposite(work, line, "not sent elsewhere", bill=master.open_for(work, line))
        taken += line.amount_minor
    return taken


class FollowWalk(Act):
    """What came of calling a guest who was sent elsewhere; nobody answering, they are called again."""

    reservation: Ref
    outcome: Literal["content", "unhappy", "unreachable"]
    words: Words = ""

    def perform(self, work: Work) -> WalkFollowed:
        """Once somebody has answered it is done."""
        reservation = lookup.reservation(work, self.reservation)
        record = walk_guards.standing(work, reservation)
        if record.followed_at is not None:
            raise Refusal("FOLLOWED_ALREADY", N_("The guest of {no} was called already."), field="reservation", next=("show walks",),
                          no=reservation.no)  # fmt: skip
        record.outcome = self.outcome
        record.words = self.words or record.words
        if self.outcome == "unreachable":
            record.follow_due_at = work.now + AGAIN
        else:
            record.followed_at = work.now
        work.touch(record)
        again = iso(record.follow_due_at) if record.followed_at is None else None
        return WalkFollowed(reservation.no, self.outcome, again)


class TellChannel(Act):
    """The portal a walked guest had booked through was told."""

    reservation: Ref

    def perform(self, work: Work) -> ChannelTold:
        """With the time of it; telling it twice changes nothing."""
        reservation = lookup.reservation(work, self.reservation)
        record = walk_guards.standing(work, reservation)
        if not record.channel:
            raise Refusal("NOBODY_TO_TELL", N_("{no} was booked with the house; there is nobody to tell."), field="reservation",
                          no=reservation.no)  # fmt: skip
        if record.told_at is None:
            record.told_at = work.now
            work.touch(record)
        return ChannelTold(reservation.no, record.channel)
