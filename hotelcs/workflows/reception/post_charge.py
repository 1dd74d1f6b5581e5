"""Post a charge to a guest's bill: minibar, laundry, a taxi, or an allowance against it (handbook 02 §2.4)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.folios import Folio
from hotelcs.storage.reading import value
from hotelcs.workflows import rights
from hotelcs.workflows.accounts import price_list
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
    "WHERE f.reservation_id = :id AND f.kind = 'guest' AND l.kind IN ('discount','allowance')"
)
_GIVEN_ON = "SELECT coalesce(-sum(amount_minor), 0) FROM folio_line WHERE folio_id = :id AND kind IN ('discount','allowance')"
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
    """Charge `qty` times `amount`, or an `item` of the price list, to the bill of a stay, a reservation or a master bill.

    Discount and allowance are taken off. Without a `window` the charge goes where the rules of the bill send it.
    """

    stay: Ref | None = None
    reservation: Ref | None = None
    folio: Ref | None = None
    kind: Kind | None = None
    item: Ref | None = None
    amount: Annotated[Amount, Field(gt=0)] | None = None
    qty: int = Field(default=1, ge=1, le=999)
    description: Words = ""
    reason: Words = ""
    window: int | None = Field(default=None, ge=1, le=9)

    def perform(self, work: Work) -> Charged:
        """After the guest has left, a charge opens a new folio: a closed one never opens again."""
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation, number=self.folio)
        if who.master is None and who.reservation.status in NOT_YET:
            raise Refusal("ILLEGAL_STATE", N_("{no} is {state}; nothing can be charged yet."), field="reservation",
                          next=states.LEGAL[who.reservation.status], no=who.reservation.no,
                          state=Word(states.NAMES[who.reservation.status]))  # fmt: skip
        kind, unit = self._priced(work, who)
        bill = bills.window(work, who, self.window)
        line = folio.charge(
            work, bill, kind, unit, qty=self.qty, description=self.description, reason=self.reason,
            routed=self.window is None, item=self.item.upper() if self.item else None,
        )  # fmt: skip
        balance = bills.finish(work, who)
        placed: Folio = work.session.get_one(Folio, line.folio_id)
        return Charged(int(line.id or 0), placed.no, who.reservation.no, line.amount_minor, balance)

    def _priced(self, work: Work, who: bills.Debtor) -> tuple[str, int]:
        """Kind and price of one: of the item unless told otherwise, negative for what is taken off."""
        if self.item is not None:
            item, price = price_list.price_of(work, self.item)
            return self.kind or item.category, self.amount or price
        if self.kind is None or self.amount is None:
            raise Refusal("CHARGE_MISSING", N_("What is charged? Give an item of the price list, or a kind and an amount."),
                          field="item", next=("show price-list", "kind", "amount"))  # fmt: skip
        return self.kind, self._taken_off(work, who, self.amount) if self.kind in IN_FAVOUR else self.amount

    def _taken_off(self, work: Work, who: bills.Debtor, amount: int) -> int:
        """What is taken off, negative; that needs its right and a reason."""
        rights.ask(work, "folio.allowance", "kind")
        given = int(
            value(work.reader, _GIVEN_ON, id=who.master.id)
            if who.master
            else value(work.reader, _GIVEN, id=who.id)
        )
        rights.within(work, rights.ALLOWANCE, given + amount * self.qty, "amount")
        if not self.reason and not self.description:
            raise Refusal("REASON_MISSING", N_("Say why something is taken off the bill."), field="reason")
        return -amount

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite line."""
        from hotelcs.workflows.verbs import act_of

        return act_of("correct-line").parse({"line": result["line"], "reason": "undone"})
