"""Take a check-out back: the guests are in the house again (handbook 02 SM-02: reinstate).

The folio that the check-out closed is open again, and the master bill that was closed with the last room of its party: it was closed by the act that is taken back, so this is no
re-opening of a settled account (SM-14). Late fee, overtime and nights overstayed that the check-out charged are taken back by opposite
lines and asked anew at the next one. Money that changed hands stays where it is: payments, refunds and the
deposit given back are rows of their own and are not undone.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import select

from hotelcs.clock import nights as nights_between
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.incidents import Incident
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay, StayGuest
from hotelcs.workflows import rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref
from hotelcs.workflows.incidents.incident_acts import VoidIncident
from hotelcs.workflows.rates import extras
from hotelcs.workflows.reception import by_hours, folio, in_house, master, room_ready
from hotelcs.workflows.reception.skip import INCIDENT
from hotelcs.workflows.reservations import nights, states
from hotelcs.workflows.reservations.booked_kinds import BY_DAY
from hotelcs.workflows.rollcall.opening import append_arrivals

ENDED = ("checked_out", "skipped")
"""How a stay ended that can begin again."""
AGAIN = ("late:", "overtime:")
"""Charges of a check-out that the next one asks anew."""


@dataclass(frozen=True, slots=True)
class CheckOutUndone:
    """The stay in house again, its departure, nights taken again, and what was corrected in minor units."""

    stay: str
    reservation: str
    room: str
    due_out: str
    nights: int
    corrected_minor: int


class UndoCheckOut(Act):
    """Take a check-out back, or that guests had run off. Nights given up are taken again at `rates` (else the booking's rate).

    `leave_today` lets those nights go: the guests are back until check-out time.
    """

    stay: Ref
    reason: Name
    rates: tuple[Amount, ...] = ()
    leave_today: bool = False

    def perform(self, work: Work) -> CheckOutUndone:
        """Refused after the business date, and when the room or the nights were given to somebody else.

        Money has changed hands: it takes the right to undo late, or a second person's yes.
        """
        rights.ask(work, "undo.late", "stay")
        stay, reservation = in_house.known(work, self.stay, "undo-check-out")
        self._refuse(work, stay, reservation)
        room = in_house.room_of(work, stay)
        room_ready.refuse_occupied(work, room)
        self._people_back(work, stay)
        self._no_theft(work, stay, room)
        stay.status, stay.departed_at, stay.date_out = "in_house", None, None
        reservation.status, reservation.status_before = "checked_in", reservation.status
        left = reservation.departure
        taken = self._nights_back(work, stay, reservation, room)
        work.touch(stay)
        work.touch(reservation)
        room.vacant_since = None
        append_arrivals(work)
        corrected = self._reopen(work, reservation, left)
        by_hours.lengthen(work, reservation)
        due_out = stay.due_out.isoformat()
        return CheckOutUndone(stay.no, reservation.no, room.no, due_out, taken, corrected)

    def _refuse(self, work: Work, stay: Stay, reservation: Reservation) -> None:
        if stay.status not in ENDED:
            raise Refusal("NOT_CHECKED_OUT", N_("{stay} is not checked out."), field="stay",
                          next=states.LEGAL[reservation.status], stay=stay.no)  # fmt: skip
        if stay.date_out != work.business_date:
            raise Refusal("UNDO_TOO_LATE", N_("{stay} ended on {day}; its business date is closed."), field="stay",
                          next=("walk-in", "book"), stay=stay.no, day=stay.date_out)  # fmt: skip

    def _people_back(self, work: Work, stay: Stay) -> None:
        query = select(StayGuest).where(StayGuest.stay_id == stay.id, StayGuest.left_at == stay.departed_at)
        for person in work.session.exec(query):
            person.left_at = None

    def _no_theft(self, work: Work, stay: Stay, room: Room) -> None:
        """They had not run off: the emergency that was written down with it counts for nothing, unless somebody took it up."""
        if stay.status != "skipped":
            return
        query = select(Incident.no).where(
            Incident.type == INCIDENT, Incident.at == stay.departed_at, Incident.room_id == room.id, Incident.status == "reported"
        )  # fmt: skip
        for number in list(work.session.exec(query)):
            VoidIncident(incident=number, reason=self.reason).perform(work)

    def _nights_back(self, work: Work, stay: Stay, reservation: Reservation, room: Room) -> int:
        first = max(reservation.departure, work.business_date)
        if self.leave_today or stay.due_out <= first:
            stay.due_out = reservation.departure
            return 0
        added = nights_between(first, stay.due_out)
        rates = self.rates or (reservation.rate_minor,) * len(added)
        if len(rates) != len(added):
            raise Refusal("RATES_WRONG", N_("{count} nights come back; give a rate for each."), field="rates",
                          next=("rates",), count=len(added))  # fmt: skip
        listed = [nights.Night(night, room.type_id, rate) for night, rate in zip(added, rates, strict=True)]
        reservation_id = int(reservation.id or 0)
        nights.sell(work, reservation_id, listed)
        nights.hold_room(work, reservation_id, int(room.id or 0), room.type_id, listed)
        reservation.departure = stay.due_out
        if reservation.arrival + timedelta(days=1) <= stay.due_out and reservation.kind in BY_DAY:
            reservation.kind = "overnight"
        return len(listed)

    def _reopen(self, work: Work, reservation: Reservation, left: date) -> int:
        """The folios are open; fees of leaving and nights overstayed after `left` are taken back. Minor units."""
        for bill in work.session.exec(
            select(Folio).where(Folio.reservation_id == reservation.id, Folio.kind == "guest")
        ):
            bill.status = "open"
        master.resume(work, reservation)
        corrected = 0
        for line in folio.standing(work, int(reservation.id or 0)):
            again = (line.auto_key or "").startswith(AGAIN) or _overstayed(line, left)
            if again and line.business_date == work.business_date:
                corrected -= folio.opposite(
                    work, line, "undo-check-out", bill=master.open_for(work, line)
                ).amount_minor
        return corrected


def _overstayed(line: FolioLine, left: date) -> bool:
    """Whether the check-out charged `line` for a night after the booked departure `left`."""
    nightly = line.kind == "room" or (line.auto_key or "").startswith(extras.KEYS)
    return nightly and line.auto_key is not None and line.night is not None and line.night >= left
