"""The master bill of a party: the one open folio that its rooms' charges can go to (docs/adr/0016).

It hangs on the first booking of the party and stands apart from that guest's own windows. It is opened by `open-master`,
paid by `take-payment folio=`, and closed when nothing is owed and everybody has left, or by `close-master`.
"""

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.money import Money
from hotelcs.storage.reading import value
from hotelcs.workflows import numbers
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import bills, folio
from hotelcs.workflows.reception.house_bill import refuse_house
from hotelcs.workflows.reception.routing import HEAD

_OTHERS = (
    "SELECT count(*) FROM reservation WHERE party = :party AND id <> :id "
    "AND status NOT IN ('checked_out','cancelled','no_show','walked')"
)
_SHUT_BY_HAND = "SELECT 1 FROM ledger_reference f JOIN ledger l ON l.seq = f.seq WHERE f.ref = :no AND l.verb = 'close-master' LIMIT 1"


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
    if bill is None or _others(work, leaving):
        return
    settle(work, bill)
    bill.status = "closed"


def settle_gone(work: Work, gone: Reservation) -> None:
    """After the last of a party was cancelled, did not come, or was sent elsewhere: its company is charged, the bill closed.

    What no company can pay stays owed on the open bill, which is closed when it is paid.
    """
    bill = of_party(work, gone)
    if bill is None or _others(work, gone):
        return
    owed = folio.balance_of(work, bill)
    if owed > 0 and not left_owing(work, gone):
        folio.pay(work, bill, "payment", "company_ar", owed)
        owed = 0
    if owed == 0:
        bill.status = "closed"
        work.changed += 1


def left_owing(work: Work, leaving: Reservation) -> int:
    """What stays owed on the master bill when `leaving` goes as the last of its party and no company pays it, in minor units."""
    bill = of_party(work, leaving)
    if bill is None or _others(work, leaving):
        return 0
    owed = folio.balance_of(work, bill)
    paid = bill.company_id is not None and credit.can_pay(work, bill.company_id, owed)
    return 0 if paid else max(0, owed)


def resume(work: Work, back: Reservation) -> None:
    """Somebody of a party that was gone is expected or in house again: the master bill that was closed with it is open again.

    One that was closed by hand, or that another has followed, stays closed.
    """
    if not back.party or of_party(work, back) is not None or _others(work, back):
        return
    query = select(Folio).where(Folio.reservation_id == head(work, back).id, Folio.kind == "master")
    last = work.session.exec(query.order_by(col(Folio.id).desc())).first()
    if last is not None and value(work.reader, _SHUT_BY_HAND, no=last.no) is None:
        last.status = "open"
        work.changed += 1


def open_for(work: Work, line: FolioLine) -> Folio:
    """The bill on which `line` can be taken back: its own, or the one that stands for it once that is closed."""
    bill = work.session.get_one(Folio, line.folio_id)
    return successor(work, bill) if bill.status == "closed" else bill


def successor(work: Work, bill: Folio) -> Folio:
    """The open bill for what is corrected on a closed one: the same window, or the master bill of the party.

    A master bill that is opened for it is paid by the same company and receives nothing by rule.
    """
    if bill.kind != "master":
        return bills.window(work, bills.of_folio(work, bill), bill.window)
    query = select(Folio).where(
        Folio.reservation_id == bill.reservation_id, Folio.kind == "master", Folio.status != "closed"
    )
    found = work.session.exec(query).first()
    if found is not None:
        return found
    made: Folio = work.add(Folio(no=numbers.new(work, "F"), reservation_id=bill.reservation_id, kind="master",
                                 title=bill.title, company_id=bill.company_id))  # fmt: skip
    return made


def _others(work: Work, reservation: Reservation) -> int:
    """How many others of the party are still to come or to leave."""
    return int(value(work.reader, _OTHERS, party=reservation.party, id=reservation.id))


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
