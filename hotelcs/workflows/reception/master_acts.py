"""Opening, changing and closing the master bill of a party (handbook 02 §2.3.5, 03 W-11)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.bill_rules import MasterRoute
from hotelcs.models.folios import Folio
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.reception import bills, master, routing
from hotelcs.workflows.reception.route_charges import Whats

_FORGET = text("DELETE FROM master_route WHERE folio_id = :folio")


@dataclass(frozen=True, slots=True)
class MasterSet:
    """The master bill, the party, the booking it hangs on, the company that pays it, and the kinds it receives."""

    folio: str
    party: str
    reservation: str
    company: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MasterClosed:
    """The master bill that is closed, and what its company was charged; minor units."""

    folio: str
    party: str
    company_minor: int


class OpenMaster(Act):
    """Open the master bill of the party of a booking: from now on it receives `what` from every room of the party.

    `what` is room, extras, all, or kinds of charges. A `company` pays it by its account when the last room leaves.
    """

    reservation: Ref
    what: Whats = ("room",)
    company: Ref | None = None
    title: Words = ""

    def perform(self, work: Work) -> MasterSet:
        """One open master bill a party; rooms that are added to the party later are under it as well."""
        booked = lookup.reservation(work, self.reservation)
        first = master.head(work, booked)
        if (bill := master.of_party(work, first)) is not None:
            raise Refusal("MASTER_OPEN", N_("The party has the master bill {folio} already."), field="reservation",
                          next=("change-master", "show folio"), folio=bill.no)  # fmt: skip
        bill = work.add(Folio(no=numbers.new(work, "F"), reservation_id=int(first.id or 0), kind="master"))
        return settled(work, bill, self.what, self.company, self.title)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Closing it, while nothing is on it."""
        from hotelcs.workflows.verbs import act_of

        return act_of("close-master").parse({"folio": result["folio"]})


class ChangeMaster(Act):
    """Say anew what a master bill receives, who pays it, or what it is called; what stands on it stays there."""

    folio: Ref
    what: Whats | None = None
    company: Ref | None = None
    no_company: bool = False
    title: Words | None = None

    def perform(self, work: Work) -> MasterSet:
        """What is left out stays as it is."""
        bill = master.of_number(work, self.folio)
        if self.no_company:
            bill.company_id = None
        return settled(work, bill, self.what, self.company, self.title)


class CloseMaster(Act):
    """Close a master bill on which nothing is owed, or which its company pays now; charges go to the rooms' own bills again."""

    folio: Ref

    def perform(self, work: Work) -> MasterClosed:
        """Refused (MASTER_OWED) while something is owed that no company pays."""
        bill = master.of_number(work, self.folio)
        party = str(bills.of_folio(work, bill).reservation.party)
        charged = master.settle(work, bill)
        bill.status = "closed"
        work.changed += 1
        return MasterClosed(bill.no, party, charged)


def settled(
    work: Work, bill: Folio, what: tuple[str, ...] | None, company: str | None, title: str | None
) -> MasterSet:
    """Write what was said about `bill`; how it is now comes back."""
    if company:
        account = credit.account(work, company)
        credit.refuse_beyond(work, account, 0)
        bill.company_id, bill.title = account.id, bill.title or account.name
    if title:
        bill.title = title
    if what is not None:
        work.run(_FORGET, {"folio": bill.id})
        for kind in routing.kinds_of(what):
            work.add(MasterRoute(folio_id=int(bill.id or 0), kind=kind))
    work.changed += 1
    work.session.flush()
    return described(work, bill)


def described(work: Work, bill: Folio) -> MasterSet:
    """The master bill as it is now."""
    who = bills.of_folio(work, bill)
    rows = work.reader.rows("SELECT kind FROM master_route WHERE folio_id = :id", id=bill.id)
    kinds = tuple(kind for kind in routing.ALL if (kind,) in rows)
    payer = credit.by_id(work, bill.company_id).code if bill.company_id is not None else ""
    return MasterSet(bill.no, str(who.reservation.party), who.reservation.no, payer, kinds)
