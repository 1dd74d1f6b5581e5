"""What came of calling a guest, and what it changes: the hour they come, what they need, whether they come at all."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.calls import GuestCall
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.calls import due, holds
from hotelcs.workflows.fields import Minute, Ref, Words
from hotelcs.workflows.reservations import states
from hotelcs.workflows.reservations.cancel import Cancel

ANSWERS = {
    due.PRE_ARRIVAL: ("confirmed", "changed", "cancelled", "unreachable"),
    due.HOLD: ("confirmed", "changed", "cancelled", "unreachable"),
    due.DUE_OUT: ("leaving", "late_out", "extends", "unreachable"),
}
"""What can come of a call, by its kind; on the screens a digit each."""
_TRIED = (
    "SELECT count(*) FROM guest_call WHERE reservation_id = :id AND kind = :kind AND day = :day "
    "AND outcome = 'unreachable' AND voided_at IS NULL"
)
_DUE_OUT = "SELECT due_out FROM stay WHERE reservation_id = :id AND status = 'in_house'"


@dataclass(frozen=True, slots=True)
class Called:
    """The call's number, the booking, what came of it; the hour noted before and now; how often nobody answered.

    `held_until` is until when the booking is kept now (UTC); `fee_minor` what cancelling cost.
    """

    call: int
    reservation: str
    kind: str
    outcome: str
    eta_before: int | None
    eta: int | None
    noted: str
    held_until: str | None
    tries: int
    fee_minor: int


class RecordCall(Act):
    """Note a call: before arrival, before a hold lapses, or to a guest who is to leave.

    `eta` is when they come (or leave), `needs` what they ask for, in their words; `assist` that somebody has to help them.
    """

    reservation: Ref
    kind: Literal["pre_arrival", "hold", "due_out"]
    outcome: Literal["confirmed", "changed", "cancelled", "unreachable", "leaving", "late_out", "extends"]
    eta: Minute | None = None
    transport: Words = Field(default="", max_length=60)
    needs: Words = ""
    assist: bool = False

    def perform(self, work: Work) -> Called:
        """The hour and the needs go into the booking; a guest who does not come is cancelled by the house's rule."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "record-call")
        self._check(work, reservation)
        before = reservation.eta_minute
        call = work.add(self._call(work, reservation))
        coming = self.kind != due.DUE_OUT and self.outcome in ("confirmed", "changed")
        noted = self._note(work, reservation) if coming else ""
        kept = (
            holds.keep(work, reservation)
            if coming and self.kind == due.HOLD and reservation.status == "confirmed"
            else None
        )
        fee = 0
        if self.outcome == "cancelled":
            fee = (
                Cancel(reservation=reservation.no, reason="cancelled on the telephone")
                .perform(work)
                .fee_minor
            )
        tries = int(value(work.reader, _TRIED, id=reservation.id, kind=self.kind, day=call.day.isoformat()))
        return Called(call.id, reservation.no, self.kind, self.outcome, before, reservation.eta_minute, noted,
                      iso(kept) if kept else None, tries, fee)  # fmt: skip

    def _check(self, work: Work, reservation: Reservation) -> None:
        if self.outcome not in ANSWERS[self.kind]:
            raise Refusal("ANSWER_WRONG", N_("{outcome} is no answer to this call."), field="outcome",
                          next=ANSWERS[self.kind], outcome=self.outcome)  # fmt: skip
        here = reservation.status == "checked_in"
        if here != (self.kind == due.DUE_OUT):
            told = (
                N_("{no} has arrived; nobody is called before that.")
                if here
                else N_("{no} is not in the house.")
            )
            raise Refusal("CALL_WRONG", told, field="kind", next=("show calls",), no=reservation.no)
        day = work.business_date.isoformat()
        if here and str(value(work.reader, _DUE_OUT, id=reservation.id)) > day:
            raise Refusal("NOT_LEAVING", N_("{no} is not to leave today."), field="reservation", next=("show calls",),
                          no=reservation.no)  # fmt: skip

    def _call(self, work: Work, reservation: Reservation) -> GuestCall:
        """About the arrival of the booking, or today for those who leave."""
        guest = work.session.get(Guest, reservation.guest_id) if reservation.guest_id else None
        day = work.business_date if self.kind == due.DUE_OUT else reservation.arrival
        return GuestCall(
            reservation_id=int(reservation.id or 0), kind=self.kind, day=day, outcome=self.outcome, at_minute=self.eta,
            transport=self.transport, needs=self.needs, assist=self.assist, lang=guest.lang if guest else "",
            actor=work.actor.login, at=work.now,
        )  # fmt: skip

    def _note(self, work: Work, reservation: Reservation) -> str:
        """Write hour and needs into the booking; the line added to its requests comes back."""
        line = ", ".join(filter(None, (self.transport, self.needs)))
        added = line if line and line not in reservation.requests.splitlines() else ""
        if added:
            reservation.requests = "\n".join(filter(None, (reservation.requests, added)))
        if self.eta is not None and self.eta != reservation.eta_minute:
            reservation.eta_minute = self.eta
            added = added or " "
        if added:
            work.touch(reservation)
        return added.strip()

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Striking the call out; a cancelled booking is reinstated instead."""
        from hotelcs.workflows.verbs import act_of

        if result["outcome"] == "cancelled":
            return None
        asked = {"call": result["call"], "eta": result["eta_before"], "noted": result["noted"]}
        return act_of("strike-call").parse(
            {name: given for name, given in asked.items() if given is not None}
        )


@dataclass(frozen=True, slots=True)
class CallStruck:
    """The call that does not count any more, and its booking."""

    call: int
    reservation: str


class StrikeCall(Act):
    """Strike a call out that was noted by mistake; `eta` and `noted` say what the booking had, and what was added."""

    call: int = Field(ge=1)
    eta: Minute | None = None
    noted: Words = ""

    def perform(self, work: Work) -> CallStruck:
        """The hour is what it was, the line is taken out of the requests, a hold kept by the call is kept no more."""
        call = work.session.get(GuestCall, self.call)
        if call is None or call.voided_at is not None:
            raise lookup.unknown("CALL_UNKNOWN", N_("There is no call {reference}."), "call", str(self.call))
        call.voided_at = work.now
        reservation = work.session.get_one(Reservation, call.reservation_id)
        if reservation.status in ("confirmed", "guaranteed") and call.outcome in ("confirmed", "changed"):
            reservation.eta_minute = self.eta if call.at_minute is not None else reservation.eta_minute
            lines = reservation.requests.splitlines()
            if self.noted and self.noted in lines:
                lines.remove(self.noted)
                reservation.requests = "\n".join(lines)
            if call.kind == due.HOLD:
                reservation.hold_until = None
            work.touch(reservation)
        work.changed += 1
        return CallStruck(self.call, reservation.no)
