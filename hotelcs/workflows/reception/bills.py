"""Whose bill an act is about, in which window, and when a bill is done with (handbook 02 §2.4, SM-14)."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio

OVER = ("checked_out", "cancelled", "no_show", "walked")
"""States of a reservation that is done with: its bills are closed as soon as nothing is owed."""
_PAID = (
    "SELECT coalesce(sum(p.amount_minor), 0) FROM payment p JOIN folio f ON f.id = p.folio_id "
    "WHERE f.reservation_id = :id AND p.kind NOT IN ('preauth_hold','preauth_release')"
)
_HELD = (
    "SELECT coalesce(sum(d.amount_minor), 0) FROM deposit d JOIN stay s ON s.id = d.stay_id "
    "WHERE s.reservation_id = :id AND d.status = 'held' AND d.method <> 'preauth'"
)


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who pays: the reservation, and the stay once there is one."""

    reservation: Reservation
    stay: Stay | None

    @property
    def id(self) -> int:
        """The id of the reservation, under which all bills are added up."""
        return int(self.reservation.id or 0)


def debtor(work: Work, *, stay: str | None, reservation: str | None) -> Debtor:
    """Who is named by a stay (its number or room) or a reservation; one of the two is needed."""
    if stay:
        found = lookup.stay(work, stay)
        return Debtor(lookup.by_id(work, Reservation, found.reservation_id), found)
    if reservation:
        booked = lookup.reservation(work, reservation)
        query = select(Stay).where(Stay.reservation_id == booked.id, Stay.status != "voided")
        return Debtor(booked, work.session.exec(query).first())
    raise Refusal(
        "BILL_MISSING", N_("Whose bill is it? Give a stay or a reservation."), field="stay", next=("find",)
    )


def window(work: Work, who: Debtor, number: int) -> Folio:
    """The open folio of that window, opened now when there is none; a closed one never opens again."""
    if number == 1:
        return folio.of_reservation(work, who.reservation, who.stay)
    query = select(Folio).where(
        Folio.reservation_id == who.id, Folio.status != "closed", Folio.window == number
    )  # fmt: skip
    found = work.session.exec(query.order_by(col(Folio.id))).first()
    if found is None:
        stay_id = who.stay.id if who.stay else None
        found = work.add(
            Folio(no=numbers.new(work, "F"), reservation_id=who.id, stay_id=stay_id, window=number)
        )
    return found


def returnable(work: Work, who: Debtor) -> int:
    """What was paid and not paid back yet, without deposits still held (those have an act of their own)."""
    return int(value(work.reader, _PAID, id=who.id)) - int(value(work.reader, _HELD, id=who.id))


def finish(work: Work, who: Debtor) -> int:
    """The balance now; the bills of a guest who is gone are closed once it is nil."""
    owed = folio.balance(work, who.id)
    if owed == 0 and who.reservation.status in OVER:
        query = select(Folio).where(
            Folio.reservation_id == who.id, Folio.status != "closed", Folio.kind != "house"
        )
        for bill in work.session.exec(query):
            bill.status = "closed"
    return owed
