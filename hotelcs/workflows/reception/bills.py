"""Whose bill an act is about, in which window, and when a bill is done with (handbook 02 §2.4, SM-14)."""

from dataclasses import dataclass

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import balances, folio
from hotelcs.workflows.reception.house_bill import refuse_house

OVER = balances.OVER
_PAID = f"SELECT {balances.paid(balances.of_guest(':id'))}"
_PAID_ON = f"SELECT {balances.paid(balances.of_party(':id'))}"
_HELD = (
    "SELECT coalesce(sum(d.amount_minor), 0) FROM deposit d JOIN stay s ON s.id = d.stay_id "
    "WHERE s.reservation_id = :id AND d.status = 'held' AND d.method <> 'preauth'"
)
_LEFT = "SELECT count(*) FROM reservation WHERE party = :party AND status NOT IN ('checked_out','cancelled','no_show','walked')"


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who pays: the reservation, and the stay once there is one; or a bill apart, the `master` of a party or one of the house."""

    reservation: Reservation
    stay: Stay | None
    master: Folio | None = None

    @property
    def id(self) -> int:
        """The id of the reservation, under which all bills are added up."""
        return int(self.reservation.id or 0)


def debtor(work: Work, *, stay: str | None, reservation: str | None, number: str | None = None) -> Debtor:
    """Who is named by a stay (its number or room), a reservation, or the number of a folio; one of them is needed.

    Raises Refusal BILL_MISSING, HOUSE_BILL.
    """
    if number:
        bill = named(work, number)
        refuse_house(bill.kind, bill.no)
        return of_folio(work, bill)
    if stay:
        found = lookup.stay(work, stay)
        return Debtor(lookup.by_id(work, Reservation, found.reservation_id), found)
    if reservation:
        return _of(work, lookup.reservation(work, reservation))
    raise Refusal(
        "BILL_MISSING", N_("Whose bill is it? Give a stay or a reservation."), field="stay", next=("find",)
    )


def named(work: Work, number: str) -> Folio:
    """The folio of a number. Raises Refusal FOLIO_UNKNOWN."""
    found = lookup.numbered(work, Folio, number)
    if found is None:
        raise lookup.unknown("FOLIO_UNKNOWN", N_("There is no folio {reference}."), "folio", number)
    return found


def of_folio(work: Work, bill: Folio) -> Debtor:
    """Who owes what stands on `bill`."""
    reservation: Reservation = lookup.by_id(work, Reservation, bill.reservation_id)
    return _of(work, reservation) if bill.kind == "guest" else Debtor(reservation, None, bill)


def _of(work: Work, reservation: Reservation) -> Debtor:
    query = select(Stay).where(Stay.reservation_id == reservation.id, Stay.status != "voided")
    return Debtor(reservation, work.session.exec(query).first())


def window(work: Work, who: Debtor, number: int | None) -> Folio:
    """The open folio of that window (1 without a number), opened now when there is none.

    A closed one never opens again; instead of a closed master bill `open-master` opens another.
    """
    if who.master is not None:
        refuse_closed(who.master)
        return who.master
    if number in (None, 1):
        return folio.of_reservation(work, who.reservation, who.stay)
    return folio.window(work, who.id, int(number or 1), who.stay.id if who.stay else None)


def refuse_closed(bill: Folio) -> None:
    """Refuse to write on a folio that is closed (Refusal FOLIO_CLOSED)."""
    if bill.status == "closed":
        again = "open-master" if bill.kind == "master" else "post-charge"
        raise Refusal("FOLIO_CLOSED", N_("{folio} is closed; what is closed stays as it is."), field="folio",
                      next=("correct-line", again), folio=bill.no)  # fmt: skip


def owed(work: Work, who: Debtor) -> int:
    """What is owed: on all windows of a booking, or on a master bill. Minor units."""
    return folio.balance(work, who.id) if who.master is None else folio.balance_of(work, who.master)


def returnable(work: Work, who: Debtor) -> int:
    """What was paid and not paid back yet, without deposits still held (those have an act of their own)."""
    if who.master is not None:
        return int(value(work.reader, _PAID_ON, id=who.master.id))
    return int(value(work.reader, _PAID, id=who.id)) - held(work, who)


def held(work: Work, who: Debtor) -> int:
    """Deposits of a booking that are still held, without holds on cards; none on a master bill. Minor units."""
    return 0 if who.master is not None else int(value(work.reader, _HELD, id=who.id))


def finish(work: Work, who: Debtor) -> int:
    """The balance now; the bills of who is gone are closed once it is nil."""
    left = owed(work, who)
    if left == 0 and is_over(work, who):
        close(work, who)
    return left


def is_over(work: Work, who: Debtor) -> bool:
    """Whether nobody is to come or to leave on this bill any more."""
    if who.master is None or not who.reservation.party:
        return who.reservation.status in OVER
    return int(value(work.reader, _LEFT, party=who.reservation.party)) == 0


def close(work: Work, who: Debtor) -> None:
    """Close the open bills of `who`; the balance is nil."""
    if who.master is not None:
        who.master.status = "closed"
        return
    query = select(Folio).where(
        Folio.reservation_id == who.id, Folio.status != "closed", Folio.kind == "guest"
    )
    for bill in work.session.exec(query):
        bill.status = "closed"
