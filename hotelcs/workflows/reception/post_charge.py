"""Post a charge to a guest's bill: minibar, laundry, a taxi, or an allowance against it (handbook 02 §2.4)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.reservations import Reservation
from hotelcs.storage.reading import value
from hotelcs.workflows import rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref, Words
from hotelcs.workflows.reception import bills, folio
from hotelcs.workflows.reservations import states

Kind = Literal[
    "room", "room_half", "room_hour", "extra_bed", "breakfast", "minibar", "laundry", "damage", "phone", "transport",
    "other", "discount", "allowance", "cancel_fee", "no_show_fee", "early_fee", "late_fee", "lost_key",
]  # fmt: skip
_GIVEN = (
    "SELECT coalesce(-sum(l.amount_minor), 0) FROM folio f JOIN folio_line l ON l.folio_id = f.id "
    "WHERE f.reservation_id = :id AND l.kind IN ('discount','allowance')"
)
"""What was taken off the bills of a booking so far, less what was taken back of it; taken together it is one case."""
IN_FAVOUR = frozenset({"discount", "allowance"})
"""Kinds that are taken off the bill; the amount is given as a plain figure."""
NOT_YET = ("tentative", "waitlist", "walked")


@dataclass(frozen=True, slots=True)
class Charged:
    """The line, its folio and reservation, its amount (negative in the guest's favour) and the balance, minor units."""

    line: int
    folio: str
    reservation: str
    amount_minor: int
    balance_minor: int


class PostCharge(Act):
    """Charge `qty` times `amount` to the bill of a stay or a reservation; discount and allowance are taken off."""

    stay: Ref | None = None
    reservation: Ref | None = None
    kind: Kind
    amount: Annotated[Amount, Field(gt=0)]
    qty: int = Field(default=1, ge=1, le=999)
    description: Words = ""
    reason: Words = ""
    window: int = Field(default=1, ge=1, le=9)

    def perform(self, work: Work) -> Charged:
        """After the guest has left, a charge opens a new folio: a closed one never opens again."""
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation)
        if who.reservation.status in NOT_YET:
            raise Refusal("ILLEGAL_STATE", N_("{no} is {state}; nothing can be charged yet."), field="reservation",
                          next=states.LEGAL[who.reservation.status], no=who.reservation.no,
                          state=Word(states.NAMES[who.reservation.status]))  # fmt: skip
        unit = self._unit(work, who.reservation)
        bill = bills.window(work, who, self.window)
        line = folio.charge(
            work, bill, self.kind, unit, qty=self.qty, description=self.description, reason=self.reason
        )
        balance = bills.finish(work, who)
        return Charged(int(line.id or 0), bill.no, who.reservation.no, line.amount_minor, balance)

    def _unit(self, work: Work, reservation: Reservation) -> int:
        """The price of one, negative for what is taken off; that needs its right and a reason."""
        if self.kind not in IN_FAVOUR:
            return self.amount
        rights.ask(work, "folio.allowance", "kind")
        given = int(value(work.reader, _GIVEN, id=reservation.id))
        rights.within(work, rights.ALLOWANCE, given + self.amount * self.qty, "amount")
        if not self.reason and not self.description:
            raise Refusal("REASON_MISSING", N_("Say why something is taken off the bill."), field="reason")
        return -self.amount

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite line."""
        from hotelcs.workflows.verbs import act_of

        return act_of("correct-line").parse({"line": result["line"], "reason": "undone"})
