"""Mark one booking as a no-show before the night does it for all (handbook 02 SM-01, §2.4.9)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.night import close_day
from hotelcs.workflows.reservations import fees, nights, states


@dataclass(frozen=True, slots=True)
class Missed:
    """The booking, the fee charged in minor units and why, and the nights that are free again."""

    reservation: str
    fee_minor: int
    released_nights: int
    why: str = ""


class NoShow(Act):
    """The guest did not come. What a guaranteed booking owes is said by its plan, else its first night."""

    reservation: Ref

    def perform(self, work: Work) -> Missed:
        """Only once the day of arrival has begun."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "no-show")
        if reservation.arrival > work.business_date:
            raise Refusal("ARRIVAL_LATER", N_("{no} arrives on {arrival}; the business date is {today}."),
                          field="reservation", next=("cancel", "amend"), no=reservation.no,
                          arrival=reservation.arrival, today=work.business_date)  # fmt: skip
        released = len(nights.of(work, int(reservation.id or 0)))
        why = fees.no_show_due(work, reservation).why
        fee = close_day.miss(work, reservation)
        return Missed(reservation.no, fee, released, why)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Reinstating, with the fee taken back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reinstate").parse({"reservation": result["reservation"], "reverse_fee": True})
