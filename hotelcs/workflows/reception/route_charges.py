"""Say where the charges of a stay go: to a window of its bill, perhaps paid by a company (handbook 02 §2.4.1)."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.bill_rules import Routing
from hotelcs.models.folios import Folio
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Refs, Words
from hotelcs.workflows.reception import bills, routing

MOST = 9
KINDS = N_("not room, extras, all, nor kinds of charges")


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that say kinds of charges; anything else is no word of this field."""
    if not words or any(word not in routing.FAMILIES and word not in routing.ALL for word in words):
        raise ValueError(KINDS)
    return words


Whats = Annotated[Refs, AfterValidator(_known)]
"""Kinds of charges: room, extras, all, or one by one."""


@dataclass(frozen=True, slots=True)
class Routed:
    """The booking, the kinds, the window they go to from now on and its folio, who pays it; the windows before by kind."""

    reservation: str
    kinds: tuple[str, ...]
    window: int
    folio: str
    company: str
    before: dict[str, int]


class RouteCharges(Act):
    """Send `what` (room, extras, all, or kinds of charges) of a stay or a booking to a `window`, from now on.

    A `company` pays that window by its account at check-out; without a window it gets the next free one. Window 1 keeps
    charges on the guest's own bill, also when the party has a master bill; `forget` drops the rules for `what`.
    """

    stay: Ref | None = None
    reservation: Ref | None = None
    what: Whats
    window: int | None = Field(default=None, ge=1, le=MOST)
    company: Ref | None = None
    title: Words = ""
    forget: bool = False

    def perform(self, work: Work) -> Routed:
        """What is on the bill already stays where it is; `transfer-lines` moves it."""
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation)
        if who.reservation.status in bills.OVER:
            raise Refusal("ILLEGAL_STATE", N_("{no} is over; nothing will be charged to it."), field="reservation",
                          next=("transfer-lines", "find"), no=who.reservation.no)  # fmt: skip
        kinds = routing.kinds_of(self.what)
        before = _before(work, who.id, kinds)
        bill = self._window(work, who)
        for kind in kinds:
            self._rule(work, who.id, kind, bill.window)
        payer = credit.by_id(work, bill.company_id).code if bill.company_id is not None else ""
        return Routed(who.reservation.no, kinds, bill.window, bill.no, payer, before)

    def _window(self, work: Work, who: bills.Debtor) -> Folio:
        """The window, open, with its company and title."""
        account = credit.account(work, self.company) if self.company else None
        if account is not None:
            credit.refuse_beyond(work, account, 0)
        number = self.window or (_of_company(work, who.id, account.id) if account and account.id else 1)
        if account is not None and number == 1:
            raise Refusal("WINDOW_OF_GUEST", N_("Window 1 is the guest's own; a company pays another one."), field="window",
                          next=("window=2",))  # fmt: skip
        bill = bills.window(work, who, number)
        if account is not None:
            bill.company_id = account.id
            bill.title = self.title or account.name
        elif self.title:
            bill.title = self.title
        work.session.flush()
        return bill

    def _rule(self, work: Work, reservation: int, kind: str, window: int) -> None:
        row = work.session.get(Routing, (reservation, kind))
        if self.forget:
            if row is not None:
                work.session.delete(row)
        elif row is None:
            work.session.add(Routing(reservation_id=reservation, kind=kind, window=window))
        else:
            row.window = window
        work.changed += 1
        work.session.flush()

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """The rule before, when it was one and the same for all these kinds."""
        from hotelcs.workflows.verbs import act_of

        asked = {"reservation": result["reservation"], "what": result["kinds"]}
        if not result["before"]:
            return act_of("route-charges").parse({**asked, "forget": True})
        windows = set(result["before"].values())
        if len(windows) == 1 and len(result["before"]) == len(result["kinds"]):
            return act_of("route-charges").parse({**asked, "window": windows.pop()})
        return None


def _before(work: Work, reservation: int, kinds: tuple[str, ...]) -> dict[str, int]:
    query = select(Routing).where(Routing.reservation_id == reservation, col(Routing.kind).in_(kinds))
    return {row.kind: row.window for row in work.session.exec(query)}


def _of_company(work: Work, reservation: int, company: int) -> int:
    """The window of a booking that a company pays, or the first one that nobody has."""
    query = select(Folio).where(Folio.reservation_id == reservation, Folio.kind == "guest")
    taken = {bill.window: bill for bill in work.session.exec(query.order_by(col(Folio.id)))}
    own = [number for number, bill in taken.items() if bill.company_id == company]
    free = [number for number in range(2, MOST + 1) if number not in taken]
    if not own and not free:
        raise Refusal("WINDOWS_FULL", N_("The bill has all its windows."), field="window", next=("window",))
    return (own or free)[0]
