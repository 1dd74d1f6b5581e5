"""The master bill of a party: the one open folio that its rooms' charges can go to (docs/adr/0016).

It hangs on the first booking of the party and stands apart from that guest's own windows. It is opened by `open-master`,
paid by `take-payment folio=`, and closed when nothing is owed and everybody has left, or by `close-master`.
"""

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.money import Money
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import bills, folio
from hotelcs.workflows.reception.house_bill import refuse_house
from hotelcs.workflows.reception.routing import HEAD

_OTHERS = (
    "SELECT count(*) FROM reservation WHERE party = :party AND id <> :id "
    "AND status NOT IN ('checked_out','cancelled','no_show','walked')"
)


def head(work: Work, reservation: Reservation) -> Reservation:
    """The first booking of the party of `reservation`. Raises Refusal NO_PARTY."""
    if not reservation.party:
        raise Refusal("NO_PARTY", N_("{no} was booked alone; a master bill is for rooms booked together."), field="reservation",
                      next=("route-charges",), no=reservation.no)  # fmt: skip
    key = value(work.reader, f"SELECT {HEAD}", id=reservation.id)
    return work.session.get_one(Reservation, key)


def of_party(work: Work, reservation: Reservation) -> Folio | None:
    """The open master bill of the party of `reservation`; None without one."""
    if not reservation.party:
        return None
    query = select(Folio).where(
        Folio.reservation_id == head(work, reservation).id, Folio.kind == "master", Folio.status != "closed"
    )
    return work.session.exec(query).first()


def settle_last(work: Work, leaving: Reservation) -> None:
    """Before the last room of a party leaves, its master bill is charged to its company, or has to be settled already.

    Raises Refusal MASTER_OWED.
    """
    bill = of_party(work, leaving)
    if bill is None or int(value(work.reader, _OTHERS, party=leaving.party, id=leaving.id)):
        return
    settle(work, bill)
    bill.status = "closed"


def settle(work: Work, bill: Folio) -> int:
    """Charge what is owed to the company of the bill; minor units come back. Raises Refusal MASTER_OWED when it has none."""
    owed = folio.balance_of(work, bill)
    if owed > 0 and bill.company_id is not None:
        folio.pay(work, bill, "payment", "company_ar", owed)
        return owed
    if owed:
        raise Refusal(
            "MASTER_OWED", N_("{amount} is still to be paid on the master bill {folio}.") if owed > 0
            else N_("{amount} must be refunded first on the master bill {folio}."), field="folio",
            next=("take-payment", "refund", "change-master", "transfer-lines"), folio=bill.no,
            amount=Money(abs(owed), work.property.currency), items=(owed,),
        )  # fmt: skip
    return 0


def of_number(work: Work, number: str) -> Folio:
    """The open master bill with that number. Raises Refusal FOLIO_UNKNOWN, HOUSE_BILL, NOT_A_MASTER, FOLIO_CLOSED."""
    bill = bills.named(work, number)
    refuse_house(bill.kind, bill.no)
    if bill.kind != "master":
        raise Refusal("NOT_A_MASTER", N_("{folio} is the bill of a guest, not of a party."), field="folio",
                      next=("open-master",), folio=bill.no)  # fmt: skip
    bills.refuse_closed(bill)
    return bill
